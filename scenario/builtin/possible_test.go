package builtin

import (
	"math"
	"testing"
)

// What is not known is taken to be right, and what stands between known parameters does not hide that they contradict
// each other. Which parameter is told of is its place among those that are numbers.
func TestCheckOfWhatIsKnown(t *testing.T) {
	unknown := math.NaN() // refused wherever it is looked at
	check := func(param int, message, name string, p ...float64) {
		t.Helper()
		known := make([]bool, len(p))
		for i, v := range p {
			known[i] = !math.IsNaN(v)
		}
		wrong := LookupDistribution(name).Check(p, known)
		switch {
		case message == "" && wrong != nil:
			t.Errorf("%s%v: %v", name, p, wrong)
		case message != "" && (wrong == nil || wrong.Param != param || wrong.Message != message):
			t.Errorf("%s%v: %+v, want %d %s", name, p, wrong, param, message)
		}
	}
	check(0, "", "normal", unknown, 1)
	check(0, "", "normal", 1, unknown)
	check(1, "normal needs sd of at least 0, not -1", "normal", unknown, -1)
	check(0, "triangular needs low of at most high, not 3 and 2", "triangular", 3, unknown, 2)
	check(0, "", "triangular", 3, unknown, unknown)
	check(1, "pert needs mode of at most high, not 3 and 2", "pert", unknown, 3, 2)
	check(0, "", "to", 5, unknown)
	check(0, "", "to", unknown, 5)
	check(0, "", "discrete", 1, 0.2, 2, unknown)
	check(3, "discrete needs a probability from 0 to 1, not 2", "discrete", 1, unknown, 2, 2)
	check(1, "the probabilities of discrete sum to 1, not to 0.5", "discrete", unknown, 0.2, unknown, 0.3)
	check(0, "", "mixture", 0, unknown)
	check(1, "mixture needs weights of at least 0, not -1", "mixture", unknown, -1)
	check(0, "the weights of mixture are all 0", "mixture", 0, 0, 0)
	check(0, "truncated needs low below infinity, not +Inf", "truncated", math.Inf(1), unknown)
}

// Each domain takes its ends and nothing beyond.
func TestDomains(t *testing.T) {
	inf, most := math.Inf(1), math.MaxFloat64
	for _, c := range []struct {
		domain  Domain
		in, out []float64
	}{
		{Finite, []float64{-MostSize, 0, MostSize}, []float64{-inf, -1.1 * MostSize, 1.1 * MostSize, inf}},
		{Any, []float64{-most, 0, most}, []float64{-inf, inf}},
		{NotNegative, []float64{0, MostSize}, []float64{-5e-324, 1.1 * MostSize, inf}},
		{Positive, []float64{1 / MostSize, MostSize}, []float64{0, -1, 0.9 / MostSize, 1.1 * MostSize, inf}},
		{Shaping, []float64{1e-6, MostCounted}, []float64{0, 0.9e-6, MostCounted + 1, inf}},
		{Ageing, []float64{0.01, MostCounted}, []float64{0, 0.009, MostCounted + 1, inf}},
		{Freedom, []float64{0.2, MostCounted}, []float64{0, 0.19, MostCounted + 1, inf}},
		{LogMean, []float64{-300, 300}, []float64{-301, 301, -inf, inf}},
		{LogSpread, []float64{0, 40}, []float64{-5e-324, 41, inf}},
		{Share, []float64{0, 1}, []float64{-5e-324, 1 + 0x1p-52}},
		{Whole, []float64{0, 1, MostCounted}, []float64{-1, 0.5, MostCounted - 0.5, MostCounted + 1}},
		{Expected, []float64{0, 0.5, MostCounted}, []float64{-0.5, MostCounted + 1, inf}},
		{LowEnd, []float64{-inf, most}, []float64{inf}},
		{HighEnd, []float64{-most, inf}, []float64{-inf}},
		{Value, []float64{-most, most}, []float64{-inf, inf}},
		{Weight, []float64{0, most}, []float64{-5e-324, inf}},
	} {
		for _, v := range c.in {
			if !c.domain.holds(v) {
				t.Errorf("domain %d does not hold %v", c.domain, v)
			}
		}
		for _, v := range append(c.out, math.NaN()) {
			if c.domain.holds(v) {
				t.Errorf("domain %d holds %v", c.domain, v)
			}
		}
	}
}
