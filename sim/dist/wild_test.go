package dist

import (
	"math"
	"testing"

	"wargame/sim/rng"
)

// wild draws parameters over many orders of magnitude, as a careless scenario may have them.
type wild struct {
	key, n uint64
}

func (w *wild) uniform() float64 { w.n++; return rng.Uniform(w.key, w.n) }

// size is a positive number between 10^-lo and 10^hi.
func (w *wild) size(lo, hi float64) float64 { return math.Pow(10, (lo+hi)*w.uniform()-lo) }

func (w *wild) number() float64 { return (w.uniform() - 0.5) * w.size(2, 6) }

func (w *wild) ordered(n int) []float64 {
	p := []float64{w.number()}
	for range n - 1 {
		p = append(p, p[len(p)-1]+w.size(3, 3)*math.Floor(3*w.uniform()))
	}
	return p
}

func (w *wild) draw(name string) sample {
	switch name {
	case "to":
		low := w.number()
		return of(name, nil, low, low+w.size(3, 4))
	case "normal":
		return of(name, nil, w.number(), w.size(6, 6))
	case "lognormal":
		return of(name, nil, 5*(w.uniform()-0.5), w.size(4, 0.5))
	case "uniform":
		return of(name, nil, w.ordered(2)...)
	case "triangular", "pert":
		return of(name, nil, w.ordered(3)...)
	case "exponential":
		return of(name, nil, w.size(6, 6))
	case "weibull":
		return of(name, nil, w.size(0.7, 2), w.size(6, 6))
	case "beta":
		return of(name, nil, w.size(2, 4), w.size(2, 4))
	case "gamma":
		return of(name, nil, w.size(2, 5), w.size(3, 3))
	case "student_t":
		return of(name, nil, w.size(0.5, 4), w.number(), w.size(3, 3))
	case "bernoulli":
		return whole(name, w.uniform())
	case "poisson":
		return whole(name, w.size(3, 7))
	case "binomial":
		share := w.uniform()
		if w.n%3 == 0 {
			share = w.size(7, 0)
		}
		return whole(name, math.Floor(w.size(0, 5.5)), min(share, 1))
	case "choice":
		return whole(name, w.number(), w.number(), w.number())
	default:
		a, b := w.uniform(), w.uniform()
		return whole("discrete", w.number(), min(a, b), w.number(), max(a, b)-min(a, b), w.number(), 1-max(a, b))
	}
}

// Quantiles are numbers whatever the parameters, lie where the distribution function says, and do not fall.
func TestWildParameters(t *testing.T) {
	for _, f := range families() {
		if f.name == "truncated" || f.name == "mixture" {
			continue
		}
		w := &wild{key: rng.Key(1, f.name, "wild", 0)}
		for range 100 {
			s := w.draw(f.name)
			if err := s.shape.Check(s.p); err != nil {
				t.Errorf("%v: %v", s, err)
				continue
			}
			last := math.Inf(-1)
			for _, u := range []float64{1 - lastOne, 1e-12, 1e-6, 1e-3, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.999, 1 - 1e-6, 1 - 1e-12, lastOne} {
				x := s.shape.Quantile(u, s.p)
				if math.IsNaN(x) || math.IsInf(x, 0) {
					t.Errorf("%v: quantile of %g is %g", s, u, x)
					continue
				}
				if ordered := f.name != "choice" && f.name != "discrete"; ordered {
					if x < last-1e-11*math.Abs(last) {
						t.Errorf("%v: quantile of %g is %g, below %g", s, u, x, last)
					}
					spread := 1e-11*math.Abs(x) + 1e-15*math.Abs(s.p[0])
					below, at := s.shape.below(x-spread, s.p, false), s.shape.CDF(x+spread, s.p)
					slack := 1e-10
					if f.name == "beta" {
						slack = 1e-9 // of gonum's incomplete beta function, for parameters of hundreds
					}
					if below > u+slack || at < u-slack {
						t.Errorf("%v: quantile of %g is %g, where the distribution goes from %g to %g", s, u, x, below, at)
					}
				}
				last = x
			}
		}
	}
}
