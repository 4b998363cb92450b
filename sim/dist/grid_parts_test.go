package dist

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"wargame/scenario/builtin"
)

// Distributions of values with weights, and those made of others, meet the grid too: distribution functions at the mean, one standard
// deviation beside it and six; quantiles there and in both tails.
func TestPartsOnTheGrid(t *testing.T) {
	met := map[string]int{}
	for _, s := range samples() {
		switch s.shape.Name() {
		case "bernoulli", "choice", "discrete", "truncated", "mixture":
		default:
			continue
		}
		met[s.shape.Name()]++
		mean, sd := s.shape.Mean(s.p), math.Sqrt(s.shape.Variance(s.p))
		for _, z := range []float64{-6, -1, 0, 1, 6} {
			x := mean + z*sd
			for _, closed := range []bool{true, false} {
				if got, want := s.shape.below(x, s.p, closed), plainBelow(s.shape, s.p, x, closed); math.Abs(got-want) > 1e-9 {
					t.Errorf("%v: distribution function at %v is %v, want %v", s, x, got, want)
				}
			}
		}
		for _, u := range []float64{1e-9, 1e-4, 0.16, 0.5, 0.84, 0.9999, 1 - 1e-9} {
			x := s.shape.Quantile(u, s.p)
			if want, ok := plainPick(s.shape, s.p, u); ok {
				if x != want {
					t.Errorf("%v: quantile of %v is %v, want %v", s, u, x, want)
				}
				continue
			}
			off := 1e-13 * math.Abs(x)
			if before, at := plainBelow(s.shape, s.p, x-off, false), plainBelow(s.shape, s.p, x+off, true); before > u+1e-11 || at < u-1e-11 {
				t.Errorf("%v: quantile of %v is %v, where the distribution goes from %v to %v", s, u, x, before, at)
			}
		}
	}
	if len(met) != 5 {
		t.Errorf("only %v are looked at", met)
	}
}

// plainBelow is a distribution function as its definition reads, of functions that are not this package's.
func plainBelow(s *Shape, p []float64, x float64, closed bool) float64 {
	if list := plainAtoms(s, p); list != nil {
		sum, all := 0.0, 0.0
		for _, a := range list {
			sum += a.weight * pointBelow(a.value, x, closed)
			all += a.weight
		}
		return sum / all
	}
	switch s.Name() {
	case "truncated":
		inner, lo, hi := s.inner[0], p[len(p)-2], p[len(p)-1]
		p = p[:len(p)-2]
		switch {
		case x < lo:
			return 0
		case x > hi:
			return 1
		case lo == hi:
			return pointBelow(lo, x, closed)
		}
		from, to := plainBelow(inner, p, lo, false), plainBelow(inner, p, hi, true)
		return (plainBelow(inner, p, x, closed) - from) / (to - from)
	case "mixture":
		sum, all := 0.0, 0.0
		for _, inner := range s.inner {
			n := inner.count
			sum += p[n] * plainBelow(inner, p[:n], x, closed)
			all += p[n]
			p = p[n+1:]
		}
		return sum / all
	case "poisson", "binomial":
		return bySum(s.Name(), p, lastWhole(x, closed))
	}
	return plain(s.Name(), p, x, closed)
}

// plain is plainBelow of a distribution without values that have a probability of their own.
func plain(name string, p []float64, x float64, closed bool) float64 {
	switch name {
	case "normal":
		if p[1] == 0 {
			return pointBelow(p[0], x, closed)
		}
		return distuv.Normal{Mu: p[0], Sigma: p[1]}.CDF(x)
	case "to":
		mu, sigma := (math.Log(p[0])+math.Log(p[1]))/2, (math.Log(p[1])-math.Log(p[0]))/(2*builtin.NormalP95)
		return distuv.LogNormal{Mu: mu, Sigma: sigma}.CDF(x)
	case "uniform":
		return distuv.Uniform{Min: p[0], Max: p[1]}.CDF(x)
	case "exponential":
		return distuv.Exponential{Rate: p[0]}.CDF(x)
	case "triangular":
		return distuv.NewTriangle(p[0], p[2], p[1], nil).CDF(x)
	case "weibull":
		return distuv.Weibull{K: p[0], Lambda: p[1]}.CDF(x)
	case "gamma":
		if x <= 0 {
			return 0
		}
		return distuv.Gamma{Alpha: p[0], Beta: p[1]}.CDF(x)
	case "student_t":
		return distuv.StudentsT{Mu: p[1], Sigma: p[2], Nu: p[0]}.CDF(x)
	}
	panic("dist: no " + name + " by hand")
}

// plainAtoms is the values of a distribution that lists them, in the order written, each with its weight; else nil.
func plainAtoms(s *Shape, p []float64) []atom[float64] {
	var list []atom[float64]
	switch s.Name() {
	case "bernoulli":
		list = []atom[float64]{{0, 1 - p[0]}, {1, p[0]}}
	case "choice":
		for _, v := range p {
			list = append(list, atom[float64]{v, 1})
		}
	case "discrete":
		for ; len(p) > 0; p = p[2:] {
			list = append(list, atom[float64]{p[0], p[1]})
		}
	case "truncated":
		n := len(p) - 2
		for _, a := range plainAtoms(s.inner[0], p[:n]) {
			if a.value >= p[n] && a.value <= p[n+1] {
				list = append(list, a)
			}
		}
	}
	return list
}

// plainPick is the value at which the weights, added up in the order written, reach the share u of all; false for a
// distribution that lists no values.
func plainPick(s *Shape, p []float64, u float64) (float64, bool) {
	list := plainAtoms(s, p)
	all := 0.0
	for _, a := range list {
		all += a.weight
	}
	for _, a := range list {
		if u -= a.weight / all; u <= 0 && a.weight > 0 {
			return a.value, true
		}
	}
	return 0, false
}
