package dist

// family is what is known of a distribution by name.
type family struct {
	name   string
	params []string                // as messages call them; none where the list has no fixed length
	check  func(p []float64) error // beyond being finite; nil: nothing more
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
			return &f
		}
	}
	panic("dist: no distribution named " + name)
}

// families is the table of distributions. Truncated and mixture are made from others and have their own code.
func families() []family {
	return []family{
		{name: "to", params: []string{"low", "high"}, check: checkTo, mean: toMean, spread: toVariance},
		{name: "normal", params: []string{"mean", "sd"}, check: atLeastZero("normal", "sd", 1),
			mean: first, spread: func(p []float64) float64 { return p[1] * p[1] }},
		{name: "lognormal", params: []string{"mu", "sigma"}, check: atLeastZero("lognormal", "sigma", 1),
			mean: lognormalMean, spread: lognormalVariance},
		{name: "uniform", params: []string{"lo", "hi"}, check: checkUniform,
			mean:   func(p []float64) float64 { return (p[0] + p[1]) / 2 },
			spread: func(p []float64) float64 { return (p[1] - p[0]) * (p[1] - p[0]) / 12 }},
		{name: "triangular", params: []string{"lo", "mode", "hi"}, check: checkMode("triangular"),
			mean: func(p []float64) float64 { return (p[0] + p[1] + p[2]) / 3 }, spread: triangularVariance},
		{name: "exponential", params: []string{"rate"}, check: above("exponential", "rate", 0),
			mean: func(p []float64) float64 { return 1 / p[0] }, spread: func(p []float64) float64 { return 1 / (p[0] * p[0]) }},
		{name: "weibull", params: []string{"shape", "scale"},
			check: both(above("weibull", "shape", 0), atLeastZero("weibull", "scale", 1)), mean: weibullMean, spread: weibullVariance},
		{name: "bernoulli", params: []string{"p"}, check: checkShare("bernoulli", 0),
			mean: first, spread: func(p []float64) float64 { return p[0] * (1 - p[0]) }},
		{name: "choice", mean: choiceMean, spread: choiceVariance},
		{name: "discrete", check: checkDiscrete, mean: discreteMean, spread: discreteVariance},
		{name: "truncated"},
		{name: "mixture"},
		{name: "beta", params: []string{"alpha", "beta"}, check: both(above("beta", "alpha", 0), above("beta", "beta", 1)),
			mean: betaMean, spread: betaVariance, quantile: betaQuantile, below: betaBelow, tabled: true},
		{name: "pert", params: []string{"lo", "mode", "hi"}, check: checkMode("pert"),
			mean: pertMean, spread: pertVariance, quantile: pertQuantile, below: pertBelow, tabled: true},
		{name: "gamma", params: []string{"shape", "rate"}, check: both(above("gamma", "shape", 0), above("gamma", "rate", 1)),
			mean:   func(p []float64) float64 { return p[0] / p[1] },
			spread: func(p []float64) float64 { return p[0] / (p[1] * p[1]) }, quantile: gammaQuantile, below: gammaBelow, tabled: true},
		{name: "student_t", params: []string{"nu", "mean", "scale"},
			check: both(above("student_t", "nu", 0), atLeastZero("student_t", "scale", 2)),
			mean:  studentMean, spread: studentVariance, quantile: studentQuantile, below: studentBelow, tabled: true},
		{name: "poisson", params: []string{"mean"}, check: checkPoisson,
			mean: first, spread: first, quantile: poissonQuantile, below: poissonBelow, whole: &drawing{poissonStart, poissonNone}},
		{name: "binomial", params: []string{"n", "p"}, check: checkBinomial,
			mean:     func(p []float64) float64 { return p[0] * p[1] },
			spread:   func(p []float64) float64 { return p[0] * p[1] * (1 - p[1]) },
			quantile: binomialQuantile, below: binomialBelow, whole: &drawing{binomialStart, binomialNone}},
	}
}

func first(p []float64) float64 { return p[0] }
