package dist

import (
	"math"
	"strings"
	"testing"
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
	check("normal needs sd of at least 0, got -3", of("normal", nil, 0, -3))
	check("normal needs finite parameters, got mean of NaN", of("normal", nil, nan, 1))
	check("lognormal needs sigma of at least 0, got -1", of("lognormal", nil, 0, -1))
	check(`"a to b" needs a below b, got 5 to 5`, of("to", nil, 5, 5))
	check("needs finite parameters, got high of +Inf", of("to", nil, 5, inf))
	check("uniform needs lo of at most hi, got 3 and 2", of("uniform", nil, 3, 2))
	check("triangular needs lo of at most hi, got 3 and 2", of("triangular", nil, 3, 3, 2))
	check("triangular needs mode within lo..hi, got 5 outside 1..4", of("triangular", nil, 1, 5, 4))
	check("pert needs mode within lo..hi, got 0 outside 1..4", of("pert", nil, 1, 0, 4))
	check("exponential needs rate above 0, got 0", of("exponential", nil, 0))
	check("weibull needs shape above 0, got -1", of("weibull", nil, -1, 1))
	check("weibull needs scale of at least 0, got -1", of("weibull", nil, 1, -1))
	check("beta needs alpha above 0, got 0", of("beta", nil, 0, 1))
	check("beta needs beta above 0, got -2", of("beta", nil, 1, -2))
	check("gamma needs shape above 0, got 0", of("gamma", nil, 0, 1))
	check("gamma needs rate above 0, got 0", of("gamma", nil, 1, 0))
	check("student_t needs nu above 0, got 0", of("student_t", nil, 0, 0, 1))
	check("student_t needs scale of at least 0, got -1", of("student_t", nil, 1, 0, -1))
	check("bernoulli needs p within 0..1, got 1.5", of("bernoulli", nil, 1.5))
	check("poisson needs mean within 0..1e+15, got -1", of("poisson", nil, -1))
	check("poisson needs mean within 0..1e+15, got 1e+16", of("poisson", nil, 1e16))
	check("binomial needs n to be a whole number from 0 to 1e+15, got 2.5", of("binomial", nil, 2.5, 0.5))
	check("binomial needs n to be a whole number from 0 to 1e+15, got -1", of("binomial", nil, -1, 0.5))
	check("binomial needs p within 0..1, got -0.1", of("binomial", nil, 3, -0.1))
	check("choice needs finite parameters, got value 2 of NaN", of("choice", nil, 1, nan))
	check("discrete needs probabilities that sum to 1, got a sum of 0.9", of("discrete", nil, 1, 0.5, 2, 0.4))
	check("discrete needs probabilities within 0..1, got -0.5 for value 2", of("discrete", nil, 1, 1.5-0.5, 2, -0.5))
	check("discrete needs finite parameters, got probability 1 of NaN", of("discrete", nil, 1, nan, 2, 1))
	check("", of("discrete", nil, 1, 0.1, 2, 0.2, 3, 0.7+1e-10))
	check("normal needs sd of at least 0, got -3", truncated(of("normal", nil, 0, -3), 0, 1))
	check("truncated needs lo of at most hi, got 2 and 1", truncated(of("normal", nil, 0, 1), 2, 1))
	check("truncated needs lo and hi to be numbers, got NaN and 1", truncated(of("normal", nil, 0, 1), nan, 1))
	check("truncated needs a range of numbers", truncated(of("normal", nil, 0, 1), inf, inf))
	check("next to no probability between 50 and 60", truncated(of("normal", nil, 0, 1), 50, 60))
	check("next to no probability between 1.2 and 1.8", truncated(of("poisson", nil, 3), 1.2, 1.8))
	check("", truncated(of("normal", nil, 0, 1), math.Inf(-1), 2))
	check("", truncated(of("poisson", nil, 3), 0, 0.5))
	check("mixture needs weights of at least 0, got weight 2 of -1", mixture([]float64{1, -1}, of("normal", nil, 0, 1), of("normal", nil, 0, 1)))
	check("mixture needs a weight above 0, got only 0", mixture([]float64{0, 0}, of("normal", nil, 0, 1), of("normal", nil, 0, 1)))
	check("normal needs sd", mixture([]float64{1, 1}, of("normal", nil, 0, 1), of("normal", nil, 0, -1)))
}

func TestFamiliesAreComplete(t *testing.T) {
	names := map[string]bool{}
	for _, f := range families() {
		if names[f.name] {
			t.Errorf("%s stands twice", f.name)
		}
		names[f.name] = true
		if compound := f.name == "truncated" || f.name == "mixture"; compound != (f.mean == nil) || compound != (f.spread == nil) {
			t.Errorf("%s: mean %v, variance %v", f.name, f.mean != nil, f.spread != nil)
		}
		if (f.quantile == nil) != (f.below == nil) || f.tabled && f.quantile == nil || f.whole != nil && f.quantile == nil {
			t.Errorf("%s has half of what a shape without a formula needs", f.name)
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
