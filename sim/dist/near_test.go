package dist

import (
	"math"
	"testing"

	"wargame/sim/kernel"
	"wargame/sim/rng"
)

// walked is the quantile of a poisson or binomial by its definition, from the start and one term after the other.
func walked(u float64, p []float64) float64 {
	var w walk
	if len(p) == 1 {
		w = poissonStart([2]float64{p[0]}, kernel.Scalar(kernel.Exp, -p[0], 0, 0))
	} else {
		w = binomialStart([2]float64(p), binomialNever(p[0], p[1]))
	}
	return w.quantile(u)
}

// counted draws parameters of a poisson or binomial with a variance of up to 10^most and a few without any.
func (w *wild) counted(name string, most float64) []float64 {
	if name == "poisson" {
		return []float64{w.size(2, most) * math.Floor(1.05*w.uniform()+0.95)}
	}
	share := w.uniform()
	switch math.Floor(6 * w.uniform()) {
	case 0:
		share = w.size(9, 0)
	case 1:
		share = 1 - w.size(9, 0)
	case 2:
		share = math.Round(share) // certain, one way or the other
	}
	return []float64{math.Floor(w.size(1, most) / max(share*(1-share), 1e-3)), share}
}

// Columns hold what the walk comes to, whatever stands beside it; impossible parameters are NaN.
func TestCountsByColumns(t *testing.T) {
	for _, name := range []string{"poisson", "binomial"} {
		w := &wild{key: rng.Key(1, name, "columns", 0)}
		s := New(name, len(familyOf(name).rules.Params))
		for round := range 60 {
			n := 1 + round*7
			p, u := make([][]float64, s.count), make([]float64, n)
			for j := range p {
				p[j] = make([]float64, n)
			}
			for i := range u {
				u[i] = w.uniform()
				for j, x := range w.counted(name, float64(round%6)) {
					if p[j][i] = x; i > 0 && round%4 == 0 {
						p[j][i] = p[j][0] // a column of one distribution
					}
				}
				if round%10 == 9 && i%9 == 0 {
					p[s.count-1][i] = []float64{-1, math.NaN(), math.Inf(1)}[i%3]
				}
			}
			dst := make([]float64, n)
			s.Fill(dst, u, p, make([]float64, s.count+Scratch))
			for i, got := range dst {
				lane := make([]float64, s.count)
				for j := range lane {
					lane[j] = p[j][i]
				}
				want := math.NaN()
				if s.Check(lane) == nil {
					want = walked(u[i], lane)
				}
				if got != want && (got == got || want == want) {
					t.Fatalf("%s%v: the quantile of %v is %v in a column, %v by the walk", name, lane, u[i], got, want)
				}
			}
		}
	}
}

// Where the quantile is found without a walk it is what the walk comes to, also where the walk is about to take another step.
func TestNearIsWhereTheWalkEnds(t *testing.T) {
	for _, c := range []struct {
		name string
		near func(float64, [2]float64) (float64, bool)
		most float64 // variance, as a power of 10
		runs int
	}{
		{"poisson", nearPoisson, 4, 800},
		{"binomial", nearBinomial, 4, 800},
		{"poisson", nearPoisson, 6, 20},
		{"binomial", nearBinomial, 6, 20},
		{"poisson", nearPoisson, 12, 20}, // where the distribution function is bisected
		{"binomial", nearBinomial, 12, 20},
	} {
		w := &wild{key: rng.Key(2, c.name, "near", 0)}
		for range c.runs {
			p := w.counted(c.name, c.most)
			params := [2]float64(append(p, 0)[:2])
			check := func(u float64) {
				k, sure := c.near(normalQuantile(u), params)
				if want := walked(u, p); sure && k != want {
					t.Errorf("%s%v: the quantile of %v is %v without a walk, %v by it", c.name, p, u, k, want)
				}
			}
			u := w.uniform()
			check(u)
			edge := lastAt(u, p)
			for _, off := range []float64{0, 1e-16, 1e-14, 1e-12, 1e-10, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3} {
				check(edge - off*edge)
				check(min(edge+off*(1-edge), lastOne))
			}
		}
	}
}

// Few draws are left to a walk: one in a hundred, where the standard deviation is 10 or more.
func TestMostCountsNeedNoWalk(t *testing.T) {
	w := &wild{key: rng.Key(3, "counts", "near", 0)}
	const draws = 20_000
	unsure := 0
	for range draws {
		variance := 100 * w.size(0, 6)
		if _, sure := nearPoisson(normalQuantile(w.uniform()), [2]float64{variance}); !sure {
			unsure++
		}
		if _, sure := nearBinomial(normalQuantile(w.uniform()), [2]float64{math.Floor(4 * variance), 0.5}); !sure {
			unsure++
		}
	}
	if unsure > 2*draws/100 {
		t.Errorf("%d of %d draws are not sure", unsure, 2*draws)
	}
}

// lastAt is the greatest uniform with the same quantile as u.
func lastAt(u float64, p []float64) float64 {
	k := walked(u, p)
	lo, hi := u, 1.0
	for {
		middle := halfway(lo, hi)
		switch {
		case middle <= lo || middle >= hi:
			return lo
		case walked(middle, p) == k:
			lo = middle
		default:
			hi = middle
		}
	}
}
