package dist

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// sample is a distribution with parameters, and what it should be held against.
type sample struct {
	name  string
	p     []float64
	shape *Shape
	other quantiler // gonum's, where it has one
	whole bool      // has values with a probability of their own
}

// quantiler is what gonum's distributions offer.
type quantiler interface {
	Quantile(u float64) float64
	CDF(x float64) float64
}

func (s sample) String() string { return fmt.Sprint(s.name, s.p) }

func of(name string, other quantiler, p ...float64) sample {
	return sample{name: name, p: p, shape: New(name, len(p)), other: other}
}

func whole(name string, p ...float64) sample {
	return sample{name: name, p: p, shape: New(name, len(p)), whole: true}
}

func truncated(inner sample, lo, hi float64) sample {
	p := append(append([]float64{}, inner.p...), lo, hi)
	return sample{"truncated " + inner.name, p, New("truncated", len(p), inner.shape), nil, inner.whole}
}

// mixture takes its weights in turn.
func mixture(weights []float64, inner ...sample) sample {
	m := sample{name: "mixture"}
	var shapes []*Shape
	for i, s := range inner {
		m.p = append(append(m.p, s.p...), weights[i])
		m.name += " " + s.name
		m.whole = m.whole || s.whole
		shapes = append(shapes, s.shape)
	}
	m.shape = New("mixture", len(m.p), shapes...)
	return m
}

// samples is every distribution, at ordinary and at awkward parameters.
func samples() []sample {
	ln := distuv.LogNormal{Mu: 0.5 * (math.Log(20) + math.Log(90)), Sigma: math.Log(4.5) / (2 * 1.6448536269514722)}
	return []sample{
		of("to", ln, 20, 90),
		of("to", distuv.Normal{Mu: 2, Sigma: 12 / (2 * 1.6448536269514722)}, -4, 8),
		of("to", distuv.Normal{Mu: 5, Sigma: 10 / (2 * 1.6448536269514722)}, 0, 10),
		of("normal", distuv.Normal{Mu: 3, Sigma: 2}, 3, 2),
		of("normal", distuv.Normal{Mu: -1e6, Sigma: 1e-3}, -1e6, 1e-3),
		of("lognormal", distuv.LogNormal{Mu: 1, Sigma: 0.7}, 1, 0.7),
		of("uniform", distuv.Uniform{Min: -2, Max: 5}, -2, 5),
		of("triangular", distuv.NewTriangle(1, 8, 3, nil), 1, 3, 8),
		of("triangular", distuv.NewTriangle(1, 8, 1, nil), 1, 1, 8),
		of("triangular", distuv.NewTriangle(1, 8, 8, nil), 1, 8, 8),
		of("exponential", distuv.Exponential{Rate: 0.3}, 0.3),
		of("weibull", distuv.Weibull{K: 1.7, Lambda: 4}, 1.7, 4),
		of("weibull", distuv.Weibull{K: 0.8, Lambda: 4}, 0.8, 4),
		of("beta", distuv.Beta{Alpha: 2, Beta: 5}, 2, 5),
		of("beta", distuv.Beta{Alpha: 0.5, Beta: 0.5}, 0.5, 0.5),
		of("beta", distuv.Beta{Alpha: 300, Beta: 200}, 300, 200),
		of("beta", nil, 5e8, 3e8),
		of("gamma", nil, 1e9, 2),
		of("student_t", nil, 1e8, 0, 1),
		of("gamma", distuv.Gamma{Alpha: 2.5, Beta: 0.1}, 2.5, 0.1),
		of("gamma", distuv.Gamma{Alpha: 0.6, Beta: 2}, 0.6, 2),
		of("gamma", distuv.Gamma{Alpha: 400, Beta: 2}, 400, 2),
		of("student_t", distuv.StudentsT{Mu: 1, Sigma: 2, Nu: 5}, 5, 1, 2),
		of("student_t", distuv.StudentsT{Mu: 0, Sigma: 1, Nu: 2.5}, 2.5, 0, 1),
		of("student_t", distuv.StudentsT{Mu: 0, Sigma: 1, Nu: 40}, 40, 0, 1),
		of("pert", scaled{distuv.Beta{Alpha: 2, Beta: 4}, 1, 4}, 1, 2, 5),
		of("pert", scaled{distuv.Beta{Alpha: 1, Beta: 5}, 1, 4}, 1, 1, 5),
		whole("bernoulli", 0.3),
		whole("bernoulli", 0),
		whole("bernoulli", 1),
		whole("choice", 2, 3, 5, 8),
		whole("discrete", 1, 0.2, 2, 0.5, 4, 0.3),
		whole("discrete", 1, 0, 2, 1, 4, 0),
		whole("poisson", 0),
		whole("poisson", 0.01),
		whole("poisson", 3.5),
		whole("poisson", 16),
		whole("poisson", 1300),
		whole("poisson", 999_999),
		whole("poisson", 2.5e6),
		whole("poisson", 1e12),
		whole("binomial", 0, 0.5),
		whole("binomial", 1, 0.3),
		whole("binomial", 12, 0),
		whole("binomial", 12, 1),
		whole("binomial", 20, 0.3),
		whole("binomial", 200, 0.97),
		whole("binomial", 200, 0.999),
		whole("binomial", 1e9, 1e-8),
		whole("binomial", 5000, 0.4),
		whole("binomial", 1e6, 0.4),
		whole("binomial", 1e8, 0.4),
		whole("binomial", 1e9, 0.3),
		whole("binomial", 1e12, 0.5),
		truncated(of("normal", nil, 3, 2), 2, 7),
		truncated(of("normal", nil, 3, 2), math.Inf(-1), 3),
		truncated(of("to", nil, 20, 90), 10, 100),
		truncated(of("exponential", nil, 0.3), 1, math.Inf(1)),
		truncated(of("triangular", nil, 1, 3, 8), 2, 5),
		truncated(of("weibull", nil, 1.7, 4), 0, 5),
		truncated(of("gamma", nil, 2.5, 0.1), 5, 60),
		truncated(of("student_t", nil, 3, 0, 1), -2, 5),
		truncated(truncated(of("normal", nil, 0, 1), -2, 2), 0, 5),
		truncated(whole("poisson", 4), 2, 7),
		truncated(whole("poisson", 40), 30.5, 45.5),
		truncated(whole("choice", 2, 3, 5, 8), 3, 6),
		truncated(whole("discrete", 1, 0.2, 2, 0.5, 4, 0.3), 2, 9),
		mixture([]float64{1}, of("normal", nil, 3, 2)),
		mixture([]float64{3, 1}, of("normal", nil, 0, 1), of("normal", nil, 10, 2)),
		mixture([]float64{1, 2, 1}, of("to", nil, 1, 2), of("gamma", nil, 2, 3), of("uniform", nil, -1, 4)),
		mixture([]float64{0, 2}, of("normal", nil, 0, 1), of("uniform", nil, 5, 6)),
		mixture([]float64{1, 1}, whole("poisson", 3), whole("poisson", 30)),
		mixture([]float64{0.7, 0.3}, whole("discrete", 0, 1), of("exponential", nil, 1)),
		mixture([]float64{0.5, 0.5}, whole("choice", -1, 0, 1), of("normal", nil, 0, 1)),
		mixture([]float64{1, 1}, of("normal", nil, 5, 0), of("normal", nil, 7, 0)),
	}
}

// scaled is a gonum distribution moved and stretched.
type scaled struct {
	distuv.Beta
	from, size float64
}

func (s scaled) Quantile(u float64) float64 { return s.from + s.size*s.Beta.Quantile(u) }
func (s scaled) CDF(x float64) float64      { return s.Beta.CDF((x - s.from) / s.size) }

// levels are uniforms from one extreme to the other, ascending.
func levels() []float64 {
	var us []float64
	for e := 53; e > 7; e -= 3 {
		us = append(us, math.Pow(2, -float64(e)))
	}
	for u := 0.01; u < 0.995; u += 0.0097 {
		us = append(us, u)
	}
	for e := 8; e <= 53; e += 3 {
		us = append(us, 1-math.Pow(2, -float64(e)))
	}
	return us
}

func TestQuantileInvertsCDF(t *testing.T) {
	for _, s := range samples() {
		if err := s.shape.Check(s.p); err != nil {
			t.Errorf("%v: %v", s, err)
			continue
		}
		for _, u := range levels() {
			x := s.shape.Quantile(u, s.p)
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Errorf("%v: quantile of %g is %g", s, u, x)
				continue
			}
			at := s.shape.CDF(x, s.p)
			// what neighbouring numbers are apart in probability, and rounding
			slack := math.Abs(s.shape.CDF(x+1e-13*math.Abs(x), s.p)-s.shape.CDF(x-1e-13*math.Abs(x), s.p)) + 2e-14 + 1e-11*u
			if s.whole {
				if before := s.shape.below(x, s.p, false); at < u-1e-12 || before > u+1e-12 {
					t.Errorf("%v: quantile of %g is %g, where the distribution goes from %g to %g", s, u, x, before, at)
				}
			} else if math.Abs(at-u) > slack {
				t.Errorf("%v: quantile of %g is %g, where the distribution function is %g", s, u, x, at)
			}
		}
	}
}

func TestQuantileIsNondecreasing(t *testing.T) {
	for _, s := range samples() {
		last, lastU := math.Inf(-1), 0.0
		for _, u := range levels() {
			for _, v := range []float64{u, math.Nextafter(u, 1)} {
				if v >= 1 {
					continue
				}
				x := s.shape.Quantile(v, s.p)
				if slack := 1e-13 * math.Abs(x); x < last-slack {
					t.Errorf("%v: quantile of %g is %g, of %g %g", s, lastU, last, v, x)
				}
				last, lastU = x, v
			}
		}
	}
}

func TestAgainstGonum(t *testing.T) {
	for _, s := range samples() {
		if s.other == nil {
			continue
		}
		for _, u := range levels() {
			if u < 1e-6 || u > 1-1e-6 {
				continue
			}
			x, want := s.shape.Quantile(u, s.p), s.other.Quantile(u)
			if math.Abs(x-want) > 1e-9*max(math.Abs(want), 1e-3) {
				t.Errorf("%v: quantile of %g is %g, gonum's %g", s, u, x, want)
			}
			c, want := s.shape.CDF(x, s.p), s.other.CDF(x)
			if math.Abs(c-want) > 1e-9 {
				t.Errorf("%v: distribution function at %g is %g, gonum's %g", s, x, c, want)
			}
		}
	}
}

func TestMoments(t *testing.T) {
	for _, s := range samples() {
		mean, variance := s.shape.Mean(s.p), s.shape.Variance(s.p)
		byQuantile := s.shape.integrate(s.p, func(x float64) float64 { return x })
		spread := s.shape.integrate(s.p, func(x float64) float64 { return (x - mean) * (x - mean) })
		// jumps cost the integral accuracy: each up to its size over the points of its octave
		tolerance := 1e-6
		if s.shape.Name() == "mixture" {
			tolerance = 1e-4 // steep between its parts
		}
		if s.whole {
			tolerance = 0.03
		}
		if sd := math.Sqrt(variance); math.Abs(byQuantile-mean) > tolerance*sd+1e-14*math.Abs(mean) {
			t.Errorf("%v: mean %g, by the quantile %g", s, mean, byQuantile)
		}
		if s.name == "student_t" && s.p[0] < 3 {
			tolerance = 0.01 // what the tails beyond 2^-49 hold
		}
		if math.Abs(spread-variance) > 2*tolerance*variance {
			t.Errorf("%v: variance %g, by the quantile %g", s, variance, spread)
		}
	}
}

func TestSupport(t *testing.T) {
	for _, s := range samples() {
		n := len(s.p)
		lo, hi := math.Inf(-1), math.Inf(1)
		switch s.shape.Name() {
		case "uniform", "truncated":
			lo, hi = s.p[n-2], s.p[n-1]
		case "triangular", "pert":
			lo, hi = s.p[0], s.p[2]
		case "beta", "bernoulli":
			lo, hi = 0, 1
		case "binomial":
			lo, hi = 0, s.p[0]
		case "gamma", "weibull", "exponential", "lognormal", "poisson":
			lo = 0
		}
		for _, u := range levels() {
			if x := s.shape.Quantile(u, s.p); x < lo || x > hi {
				t.Errorf("%v: quantile of %g is %g, outside %g..%g", s, u, x, lo, hi)
			}
		}
		if s.shape.CDF(math.Inf(-1), s.p) != 0 || math.Abs(s.shape.CDF(math.Inf(1), s.p)-1) > 1e-15 {
			t.Errorf("%v: from %g to %g", s, s.shape.CDF(math.Inf(-1), s.p), s.shape.CDF(math.Inf(1), s.p))
		}
	}
}

// Distributions that have shrunk to a point are that point, never NaN.
func TestDegenerate(t *testing.T) {
	for _, c := range []struct {
		s    sample
		want float64
	}{
		{of("normal", nil, 4, 0), 4},
		{of("lognormal", nil, 0, 0), 1},
		{of("uniform", nil, 4, 4), 4},
		{of("triangular", nil, 4, 4, 4), 4},
		{of("pert", nil, 4, 4, 4), 4},
		{of("student_t", nil, 3, 4, 0), 4},
		{of("weibull", nil, 3, 0), 0},
		{of("choice", nil, 4), 4},
		{of("discrete", nil, 4, 1), 4},
		{of("poisson", nil, 0), 0},
		{of("binomial", nil, 4, 1), 4},
		{of("binomial", nil, 0, 0.5), 0},
		{truncated(of("normal", nil, 0, 1), 4, 4), 4},
		{truncated(of("normal", nil, 4, 0), 4, 9), 4},
		{truncated(of("uniform", nil, 4, 4), 0, 4), 4},
		{truncated(of("gamma", nil, 2, 1), 4, 4), 4},
		{mixture([]float64{1, 1}, of("normal", nil, 4, 0), of("uniform", nil, 4, 4)), 4},
	} {
		if err := c.s.shape.Check(c.s.p); err != nil {
			t.Errorf("%v: %v", c.s, err)
		}
		for _, u := range levels() {
			if x := c.s.shape.Quantile(u, c.s.p); x != c.want {
				t.Errorf("%v: quantile of %g is %g, want %g", c.s, u, x, c.want)
			}
		}
		if below, at := c.s.shape.below(c.want, c.s.p, false), c.s.shape.CDF(c.want, c.s.p); below != 0 || at != 1 {
			t.Errorf("%v: the distribution function goes from %g to %g at the point", c.s, below, at)
		}
	}
}

func TestOrderWritten(t *testing.T) {
	check := func(want float64, u float64, name string, p ...float64) {
		t.Helper()
		if got := New(name, len(p)).Quantile(u, p); got != want {
			t.Errorf("%s%v at %g: %g, want %g", name, p, u, got, want)
		}
	}
	check(9, 0.2, "choice", 9, 1, 5)
	check(1, 0.5, "choice", 9, 1, 5)
	check(5, 0.9, "choice", 9, 1, 5)
	check(9, 0.69, "discrete", 9, 0.7, 1, 0.3)
	check(1, 0.71, "discrete", 9, 0.7, 1, 0.3)
	check(7, lastOne, "discrete", 7, 1, 1, 0)
	check(7, 1-lastOne, "discrete", 1, 0, 7, 1)
	check(0, 0.69, "bernoulli", 0.3)
	check(1, 0.71, "bernoulli", 0.3)
}
