package dist

import "wargame/scenario/builtin"

// family is what is known of a distribution by name.
type family struct {
	name   string
	rules  *builtin.Distribution // which parameters are possible
	mean   func(p []float64) float64
	spread func(p []float64) float64 // the variance

	// Those without a formula in kernel operations; nil otherwise.
	quantile func(u float64, p []float64) float64
	below    func(x float64, p []float64, closed bool) float64
	whole    *drawing // for poisson and binomial: their quantile by columns
	tabled   bool     // smooth, so that a table can hold the quantile
}

// familyOf finds a distribution by name.
func familyOf(name string) *family {
	for _, f := range families() {
		if f.name == name {
			f.rules = builtin.LookupDistribution(name)
			return &f
		}
	}
	panic("dist: no distribution named " + name)
}

// families is the table of distributions. Truncated and mixture are made from others and have their own code.
func families() []family {
	return []family{
		{name: "to", mean: toMean, spread: toVariance},
		{name: "normal", mean: first, spread: func(p []float64) float64 { return p[1] * p[1] }},
		{name: "lognormal", mean: lognormalMean, spread: lognormalVariance},
		{name: "uniform", mean: func(p []float64) float64 { return (p[0] + p[1]) / 2 },
			spread: func(p []float64) float64 { return (p[1] - p[0]) * (p[1] - p[0]) / 12 }},
		{name: "triangular", mean: func(p []float64) float64 { return (p[0] + p[1] + p[2]) / 3 }, spread: triangularVariance},
		{name: "exponential", mean: func(p []float64) float64 { return 1 / p[0] }, spread: func(p []float64) float64 { return 1 / (p[0] * p[0]) }},
		{name: "weibull", mean: weibullMean, spread: weibullVariance},
		{name: "bernoulli", mean: first, spread: func(p []float64) float64 { return p[0] * (1 - p[0]) }},
		{name: "choice", mean: choiceMean, spread: choiceVariance},
		{name: "discrete", mean: discreteMean, spread: discreteVariance},
		{name: "truncated"},
		{name: "mixture"},
		{name: "beta", mean: betaMean, spread: betaVariance, quantile: betaQuantile, below: betaBelow, tabled: true},
		{name: "pert", mean: pertMean, spread: pertVariance, quantile: pertQuantile, below: pertBelow, tabled: true},
		{name: "gamma", mean: func(p []float64) float64 { return p[0] / p[1] },
			spread: func(p []float64) float64 { return p[0] / (p[1] * p[1]) }, quantile: gammaQuantile, below: gammaBelow, tabled: true},
		{name: "student_t", mean: studentMean, spread: studentVariance, quantile: studentQuantile, below: studentBelow, tabled: true},
		{name: "poisson", mean: first, spread: first, quantile: poissonQuantile, below: poissonBelow, whole: &drawing{poissonStart, poissonNone}},
		{name: "binomial", mean: func(p []float64) float64 { return p[0] * p[1] },
			spread:   func(p []float64) float64 { return p[0] * p[1] * (1 - p[1]) },
			quantile: binomialQuantile, below: binomialBelow, whole: &drawing{binomialStart, binomialNone}},
	}
}

func first(p []float64) float64 { return p[0] }
