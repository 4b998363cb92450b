package dist

import "wargame/scenario/builtin"

// family is what is known of a distribution by name.
type family struct {
	name     string
	rules    *builtin.Distribution // which parameters are possible
	formula  formula               // which one Expand writes, if there is one
	mean     func(p []float64) float64
	variance func(p []float64) float64
	integer  bool // all draws are whole numbers, whatever the parameters

	// Those without a formula; nil otherwise.
	quantile func(u float64, p []float64) float64
	below    func(x float64, p []float64, closed bool) float64
	counts   *drawing                           // for poisson and binomial: their quantile by columns
	table    func(s *Shape, p []float64) *Table // where the quantile is smooth, so that a table can hold it
	shapes   int                                // how many of the first parameters a table's work depends on

	compound *compound // for truncated and mixture: what takes a Shape to know; else nil
}

// formula says how a distribution is written in kernel operations: see expression.
type formula uint8

const (
	noFormula formula = iota
	normalFormula
	lognormalFormula
	toFormula
	uniformFormula
	exponentialFormula
	weibullFormula
	triangularFormula
	bernoulliFormula
	choiceFormula
	discreteFormula
	truncatedFormula // where what it truncates has one
)

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
		{name: "to", formula: toFormula, mean: toMean, variance: toVariance},
		{name: "normal", formula: normalFormula, mean: first, variance: func(p []float64) float64 { return p[1] * p[1] }},
		{name: "lognormal", formula: lognormalFormula, mean: lognormalMean, variance: lognormalVariance},
		{name: "uniform", formula: uniformFormula, mean: func(p []float64) float64 { return (p[0] + p[1]) / 2 },
			variance: func(p []float64) float64 { return (p[1] - p[0]) * (p[1] - p[0]) / 12 }},
		{name: "triangular", formula: triangularFormula, mean: func(p []float64) float64 { return (p[0] + p[1] + p[2]) / 3 }, variance: triangularVariance},
		{name: "exponential", formula: exponentialFormula, mean: func(p []float64) float64 { return 1 / p[0] }, variance: func(p []float64) float64 { return 1 / (p[0] * p[0]) }},
		{name: "weibull", formula: weibullFormula, mean: weibullMean, variance: weibullVariance},
		{name: "bernoulli", formula: bernoulliFormula, integer: true, mean: first, variance: func(p []float64) float64 { return p[0] * (1 - p[0]) }},
		{name: "choice", formula: choiceFormula, mean: choiceMean, variance: choiceVariance},
		{name: "discrete", formula: discreteFormula, mean: discreteMean, variance: discreteVariance},
		{name: "truncated", formula: truncatedFormula, table: truncatedTable, compound: &compound{
			(*Shape).checkTruncated, (*Shape).truncatedQuantile, (*Shape).truncatedBelow, (*Shape).truncatedMean, (*Shape).truncatedVariance}},
		{name: "mixture", compound: &compound{
			(*Shape).checkMixture, (*Shape).mixtureQuantile, (*Shape).mixtureBelow, (*Shape).mixtureMean, (*Shape).mixtureVariance}},
		{name: "beta", mean: betaMean, variance: betaVariance, quantile: betaQuantile, below: betaBelow, table: newTable, shapes: 2},
		{name: "pert", mean: pertMean, variance: pertVariance, quantile: pertQuantile, below: pertBelow, table: newTable},
		{name: "gamma", mean: func(p []float64) float64 { return p[0] / p[1] },
			variance: func(p []float64) float64 { return p[0] / (p[1] * p[1]) }, quantile: gammaQuantile, below: gammaBelow, table: newTable, shapes: 1},
		{name: "student_t", mean: studentMean, variance: studentVariance, quantile: studentQuantile, below: studentBelow, table: studentTable, shapes: 1},
		{name: "poisson", mean: first, variance: first, quantile: poissonQuantile, below: poissonBelow, integer: true, counts: &drawing{fewPoisson, nearPoisson, poissonStart}},
		{name: "binomial", mean: func(p []float64) float64 { return p[0] * p[1] },
			variance: func(p []float64) float64 { return p[0] * p[1] * (1 - p[1]) },
			quantile: binomialQuantile, below: binomialBelow, integer: true, counts: &drawing{fewBinomial, nearBinomial, binomialStart}},
	}
}

func first(p []float64) float64 { return p[0] }
