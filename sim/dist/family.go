package dist

import "wargame/scenario/builtin"

// family is what is known of a distribution by name.
type family struct {
	name     string
	rules    *builtin.Distribution // which parameters are possible
	mean     func(p []float64) float64
	variance func(p []float64) float64

	// Those without a formula in kernel operations; nil otherwise.
	quantile func(u float64, p []float64) float64
	below    func(x float64, p []float64, closed bool) float64
	whole    *drawing // for poisson and binomial: their quantile by columns
	tabled   bool     // smooth, so that a table can hold the quantile

	compound *compound // for truncated and mixture: all of the above; else nil
}

// compound is what a distribution that is made of others does with their parameters and its own.
type compound struct {
	check    func(s *Shape, p []float64) error
	quantile func(s *Shape, u float64, p []float64) float64 // where there is no formula
	below    func(s *Shape, x float64, p []float64, closed bool) float64
	mean     func(s *Shape, p []float64) float64
	variance func(s *Shape, p []float64) float64
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

// families is the table of distributions.
func families() []family {
	return []family{
		{name: "to", mean: toMean, variance: toVariance},
		{name: "normal", mean: first, variance: func(p []float64) float64 { return p[1] * p[1] }},
		{name: "lognormal", mean: lognormalMean, variance: lognormalVariance},
		{name: "uniform", mean: func(p []float64) float64 { return (p[0] + p[1]) / 2 },
			variance: func(p []float64) float64 { return (p[1] - p[0]) * (p[1] - p[0]) / 12 }},
		{name: "triangular", mean: func(p []float64) float64 { return (p[0] + p[1] + p[2]) / 3 }, variance: triangularVariance},
		{name: "exponential", mean: func(p []float64) float64 { return 1 / p[0] }, variance: func(p []float64) float64 { return 1 / (p[0] * p[0]) }},
		{name: "weibull", mean: weibullMean, variance: weibullVariance},
		{name: "bernoulli", mean: first, variance: func(p []float64) float64 { return p[0] * (1 - p[0]) }},
		{name: "choice", mean: choiceMean, variance: choiceVariance},
		{name: "discrete", mean: discreteMean, variance: discreteVariance},
		{name: "truncated", compound: &compound{
			(*Shape).checkTruncated, (*Shape).truncatedQuantile, (*Shape).truncatedBelow, (*Shape).truncatedMean, (*Shape).truncatedVariance}},
		{name: "mixture", compound: &compound{
			(*Shape).checkMixture, (*Shape).mixtureQuantile, (*Shape).mixtureBelow, (*Shape).mixtureMean, (*Shape).mixtureVariance}},
		{name: "beta", mean: betaMean, variance: betaVariance, quantile: betaQuantile, below: betaBelow, tabled: true},
		{name: "pert", mean: pertMean, variance: pertVariance, quantile: pertQuantile, below: pertBelow, tabled: true},
		{name: "gamma", mean: func(p []float64) float64 { return p[0] / p[1] },
			variance: func(p []float64) float64 { return p[0] / (p[1] * p[1]) }, quantile: gammaQuantile, below: gammaBelow, tabled: true},
		{name: "student_t", mean: studentMean, variance: studentVariance, quantile: studentQuantile, below: studentBelow, tabled: true},
		{name: "poisson", mean: first, variance: first, quantile: poissonQuantile, below: poissonBelow, whole: &drawing{poissonStart, poissonNone}},
		{name: "binomial", mean: func(p []float64) float64 { return p[0] * p[1] },
			variance: func(p []float64) float64 { return p[0] * p[1] * (1 - p[1]) },
			quantile: binomialQuantile, below: binomialBelow, whole: &drawing{binomialStart, binomialNone}},
	}
}

func first(p []float64) float64 { return p[0] }
