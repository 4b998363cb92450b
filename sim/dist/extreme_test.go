package dist

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"wargame/scenario/builtin"
	"wargame/sim/rng"
)

// extreme draws a parameter of a domain: one of its ends, a number near 0, or one of any size.
func (w *wild) extreme(d builtin.Domain) float64 {
	least, most, whole := d.Bounds()
	x := []float64{least, most, 0, 1, math.SmallestNonzeroFloat64, 1 / builtin.MostSize, math.MaxFloat64,
		w.size(100, 100), w.size(15, 15), w.size(6, 15), w.size(3, 3), w.size(1, 1)}[int(12*w.uniform())]
	if least < 0 && w.uniform() < 0.5 {
		x = -x
	}
	if most == 1 {
		x = min(x, 1)
	}
	if whole {
		x = math.Floor(x)
	}
	return x
}

// extremes draws the parameters of a distribution, in ascending order where they have one.
func (w *wild) extremes(f *family) []float64 {
	var p []float64
	for _, d := range f.rules.Domains {
		p = append(p, w.extreme(d))
	}
	if f.rules.Relation != builtin.Unrelated {
		slices.Sort(p)
	}
	return p
}

// However extreme its parameters, a distribution is refused, or its quantiles are numbers that do not fall, where its distribution
// function, which stays within 0..1, says.
func TestExtremeParameters(t *testing.T) {
	for _, f := range families() {
		if f.compound != nil || f.name == "choice" || f.name == "discrete" {
			continue
		}
		w := &wild{key: rng.Key(1, f.name, "extreme", 0)}
		s := New(f.name, len(familyOf(f.name).rules.Domains))
		possible := 0
		for range 1500 {
			p := w.extremes(s.family)
			if s.Check(p) != nil {
				continue
			}
			possible++
			for _, wrong := range s.wrongAt(p, w) {
				t.Errorf("%s%v: %s", f.name, p, wrong)
			}
		}
		if possible < 100 {
			t.Errorf("only %d of the parameters of %s were possible", possible, f.name)
		}
	}
}

// wrongAt says what is wrong with the quantiles and the distribution function at p.
func (s *Shape) wrongAt(p []float64, w *wild) (wrong []string) {
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	last := math.Inf(-1)
	for _, u := range []float64{1 - lastOne, 1e-12, 1e-3, 0.1, 0.5, 0.7, 0.98, 1 - 1e-6, lastOne} {
		x := s.Quantile(u, p)
		if math.IsNaN(x) || math.IsInf(x, 0) {
			say("quantile of %v is %v", u, x)
			continue
		}
		if x < last-1e-11*math.Abs(last) {
			say("quantile of %v is %v, below %v", u, x, last)
		}
		last = x
		off := 1e-11*math.Abs(x) + 1e-15*math.Abs(p[0]) + math.SmallestNonzeroFloat64
		if below, at := s.below(x-off, p, false), s.CDF(x+off, p); !(below <= u+1e-9 && at >= u-1e-9) {
			say("quantile of %v is %v, where the distribution goes from %v to %v", u, x, below, at)
		}
	}
	if top := s.CDF(math.MaxFloat64, p); !(top > 1-1e-12) {
		say("distribution function ends at %v", top)
	}
	for _, x := range []float64{last, 0, 1, 4, w.size(100, 100), -w.size(100, 100), w.size(15, 15), w.number()} {
		if c := s.CDF(x, p); !(c >= 0 && c <= 1) {
			say("distribution function at %v is %v", x, c)
		}
	}
	return wrong
}
