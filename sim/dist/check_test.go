package dist

import (
	"math"
	"strings"
	"testing"

	"wargame/scenario/builtin"
)

func TestImpossibleParameters(t *testing.T) {
	check := func(want string, s sample) {
		t.Helper()
		err := s.shape.Check(s.p)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%v: %v, want %q", s, err, want)
		}
	}
	nan, inf := math.NaN(), math.Inf(1)
	check("normal needs sd of at least 0, not -3", of("normal", nil, 0, -3))
	check("normal needs a finite mean, not NaN", of("normal", nil, nan, 1))
	check("normal needs a finite sd, not -Inf", of("normal", nil, 0, -inf))
	check("lognormal needs sigma of at least 0, not -1", of("lognormal", nil, 0, -1))
	check("a range goes from its 5th to its 95th percentile, and 5 is not below 5", of("to", nil, 5, 5))
	check("a range needs a finite high end, not +Inf", of("to", nil, 5, inf))
	check("uniform needs low of at most high, not 3 and 2", of("uniform", nil, 3, 2))
	check("triangular needs mode of at most high, not 3 and 2", of("triangular", nil, 3, 3, 2))
	check("triangular needs mode of at most high, not 5 and 4", of("triangular", nil, 1, 5, 4))
	check("pert needs low of at most mode, not 1 and 0", of("pert", nil, 1, 0, 4))
	check("exponential needs rate above 0, not 0", of("exponential", nil, 0))
	check("exponential needs rate of at least 1e-100, not 5e-324", of("exponential", nil, math.SmallestNonzeroFloat64))
	check("normal needs mean of at most 1e+100, not 1e+101", of("normal", nil, 1e101, 1))
	check("pert needs low of at least -1e+100, not -1e+101", of("pert", nil, -1e101, 1, 2))
	check("", of("uniform", nil, 0, 1e308))
	check("uniform needs low and high that are at most 1.7976931348623157e+308 apart, not -1e+308 and 1e+308", of("uniform", nil, -1e308, 1e308))
	check("a range needs high of at most 1e+100, not 1e+101", of("to", nil, 1, 1e101))
	check("a range above 0 goes over a factor of at most 1e+50, not from 1e-30 to 1e+30", of("to", nil, 1e-30, 1e30))
	check("lognormal needs mu of at most 300, not 301", of("lognormal", nil, 301, 1))
	check("lognormal needs mu of at least -300, not -301", of("lognormal", nil, -301, 1))
	check("lognormal needs sigma of at most 40, not 41", of("lognormal", nil, 0, 41))
	check("triangular needs low and high that are equal or at least 1e-100 apart, not 0 and 1e-200", of("triangular", nil, 0, 0, 1e-200))
	check("beta needs alpha of at least 1e-06, not 1e-07", of("beta", nil, 1e-7, 1))
	check("gamma needs shape of at most 1e+15, not 1e+16", of("gamma", nil, 1e16, 1))
	check("weibull needs shape of at least 0.01, not 0.001", of("weibull", nil, 0.001, 1))
	check("student_t needs nu of at least 0.2, not 0.1", of("student_t", nil, 0.1, 0, 1))
	check("weibull needs shape above 0, not -1", of("weibull", nil, -1, 1))
	check("weibull needs scale of at least 0, not -1", of("weibull", nil, 1, -1))
	check("beta needs alpha above 0, not 0", of("beta", nil, 0, 1))
	check("beta needs beta above 0, not -2", of("beta", nil, 1, -2))
	check("gamma needs shape above 0, not 0", of("gamma", nil, 0, 1))
	check("gamma needs rate above 0, not 0", of("gamma", nil, 1, 0))
	check("student_t needs nu above 0, not 0", of("student_t", nil, 0, 0, 1))
	check("student_t needs scale of at least 0, not -1", of("student_t", nil, 1, 0, -1))
	check("bernoulli needs a probability from 0 to 1, not 1.5", of("bernoulli", nil, 1.5))
	check("poisson needs mean of at least 0, not -1", of("poisson", nil, -1))
	check("poisson needs mean of at most 1e+15, not 1e+16", of("poisson", nil, 1e16))
	check("", of("poisson", nil, 1e15))
	check("binomial needs a whole number n of at least 0, not 2.5", of("binomial", nil, 2.5, 0.5))
	check("binomial needs a whole number n of at least 0, not -1", of("binomial", nil, -1, 0.5))
	check("binomial needs n of at most 1e+15, not +Inf", of("binomial", nil, inf, 0.5))
	check("binomial needs a probability from 0 to 1, not -0.1", of("binomial", nil, 3, -0.1))
	check("choice needs a finite value, not NaN", of("choice", nil, 1, nan))
	check("the probabilities of discrete sum to 1, not to 0.9", of("discrete", nil, 1, 0.5, 2, 0.4))
	check("discrete needs a probability from 0 to 1, not -0.5", of("discrete", nil, 1, 1.5-0.5, 2, -0.5))
	check("discrete needs a finite probability, not NaN", of("discrete", nil, 1, nan, 2, 1))
	check("", of("discrete", nil, 1, 0.1, 2, 0.2, 3, 0.7+1e-10))
	check("the probabilities of discrete sum to 1, not to 1.00000001", of("discrete", nil, 1, 0.3, 2, 0.7+1e-8))
	check("normal needs sd of at least 0, not -3", truncated(of("normal", nil, 0, -3), 0, 1))
	check("truncated needs low of at most high, not 2 and 1", truncated(of("normal", nil, 0, 1), 2, 1))
	check("truncated needs low below infinity, not NaN", truncated(of("normal", nil, 0, 1), nan, 1))
	check("truncated needs low below infinity, not +Inf", truncated(of("normal", nil, 0, 1), inf, inf))
	check("truncated needs high above minus infinity, not -Inf", truncated(of("normal", nil, 0, 1), -inf, -inf))
	check("next to no probability between 50 and 60", truncated(of("normal", nil, 0, 1), 50, 60))
	check("next to no probability between 1.2 and 1.8", truncated(of("poisson", nil, 3), 1.2, 1.8))
	check("", truncated(of("normal", nil, 0, 1), -inf, 2))
	check("", truncated(of("poisson", nil, 3), 0, 0.5))
	check("mixture needs weights of at least 0, not -1", mixture([]float64{1, -1}, of("normal", nil, 0, 1), of("normal", nil, 0, 1)))
	check("mixture needs a finite weight, not +Inf", mixture([]float64{1, inf}, of("normal", nil, 0, 1), of("normal", nil, 0, 1)))
	check("the weights of mixture are all 0", mixture([]float64{0, 0}, of("normal", nil, 0, 1), of("normal", nil, 0, 1)))
	check("normal needs sd", mixture([]float64{1, 1}, of("normal", nil, 0, 1), of("normal", nil, 0, -1)))
}

// Every distribution that scenarios can name has a family here, which reads that row's rules, and the other way round.
func TestFamiliesHaveRules(t *testing.T) {
	for _, d := range builtin.Distributions() {
		if f := familyOf(d.Name); f.rules == nil || f.rules.Name != d.Name {
			t.Errorf("%s has rules %v", d.Name, f.rules)
		}
	}
	if rows := len(builtin.Distributions()); len(families()) != rows {
		t.Errorf("%d families for %d distributions", len(families()), rows)
	}
}

func TestFamiliesAreComplete(t *testing.T) {
	names := map[string]bool{}
	for _, f := range families() {
		if names[f.name] {
			t.Errorf("%s stands twice", f.name)
		}
		names[f.name] = true
		if compound := f.compound != nil; compound != (f.mean == nil) || compound != (f.variance == nil) {
			t.Errorf("%s: mean %v, variance %v", f.name, f.mean != nil, f.variance != nil)
		}
		if c := f.compound; c != nil && (c.check == nil || c.quantile == nil || c.below == nil || c.mean == nil || c.variance == nil) {
			t.Errorf("%s has no way of its own for all that a distribution does", f.name)
		}
		byNumbers := f.formula == noFormula && f.compound == nil
		if byNumbers != (f.quantile != nil) || byNumbers != (f.below != nil) {
			t.Errorf("%s has half of what a shape without a formula needs, or both", f.name)
		}
		if f.table != nil && f.compound == nil && !byNumbers || f.counts != nil && (!byNumbers || !f.integer) {
			t.Errorf("%s has a table or columns of what is a formula", f.name)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("an unknown name makes a shape")
		}
	}()
	New("nonsense", 1)
}

// A column may hold lanes that nobody takes, with parameters that nobody checked: they are NaN, at once.
func TestImpossibleLanesAreNaN(t *testing.T) {
	for _, c := range []struct {
		shape string
		p     []float64
	}{
		{"beta", []float64{2, -3}}, {"gamma", []float64{-1, 1}}, {"student_t", []float64{0, 0, 1}}, {"pert", []float64{3, 2, 1}},
		{"poisson", []float64{-4}}, {"poisson", []float64{math.Inf(1)}}, {"binomial", []float64{1e15, 1.5}}, {"binomial", []float64{-1, 0.5}},
		{"binomial", []float64{math.NaN(), 0.5}},
	} {
		p := make([][]float64, len(c.p))
		for i, x := range c.p {
			p[i] = []float64{x}
		}
		dst := []float64{0}
		New(c.shape, len(c.p)).Fill(dst, []float64{0.3}, p, make([]float64, len(p)+Scratch))
		if dst[0] == dst[0] {
			t.Errorf("%s%v: %v", c.shape, c.p, dst[0])
		}
	}
}
