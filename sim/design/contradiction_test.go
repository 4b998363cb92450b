package design

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// What mends a contradiction does, and a hundredth less does not: of correlations drawn at random among up to six variables,
// some of them left out.
func TestContradictionsAreMended(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	found, absent := 0, 0
	for range 3000 {
		n := 3 + r.IntN(4)
		var list []Correlation
		for a := range n {
			for b := a + 1; b < n; b++ {
				if r.IntN(3) > 0 {
					list = append(list, Correlation{b, a, math.Round(100*(2*r.Float64()-1)) / 100})
				}
			}
		}
		_, contradictions := Copulas(list)
		for _, c := range contradictions {
			var own []Correlation
			members := map[int]bool{}
			for _, i := range c.Places {
				own = append(own, list[i])
				members[list[i].A], members[list[i].B] = true, true
			}
			if len(own) < 2 {
				continue
			}
			found++
			if k := len(members); len(c.Absent) > 0 {
				absent++
				if len(c.Absent)+len(own) > k*(k-1)/2 {
					t.Errorf("%v: %d absent", own, len(c.Absent))
				}
			}
			is := func(x Correlation) bool {
				return min(x.A, x.B) == min(c.Mended.A, c.Mended.B) && max(x.A, x.B) == max(c.Mended.A, c.Mended.B)
			}
			was := 0.0
			if i := slices.IndexFunc(own, is); i >= 0 {
				was = own[i].Rho
				own = slices.Delete(own, i, i+1)
			}
			try := func(rho float64) bool {
				_, wrong := Copulas(append(slices.Clone(own), Correlation{c.Mended.A, c.Mended.B, rho}))
				return wrong == nil
			}
			if !try(c.Mended.Rho) {
				t.Errorf("%v: %v does not mend it", own, c.Mended)
			}
			if less := c.Mended.Rho - math.Copysign(0.01, c.Mended.Rho-was); math.Abs(less-was) < math.Abs(c.Mended.Rho-was) && try(less) {
				t.Errorf("%v: %v would do as well as %v", own, less, c.Mended)
			}
		}
	}
	if found < 500 || absent < 100 {
		t.Errorf("only %d contradictions, %d of them with pairs left out", found, absent)
	}
}

// Three prices: rank correlations of 0.9 are normal ones of 0.908, so that the third is 2*0.908^2 - 1 = 0.649 at least, a rank correlation
// of 0.631.
func TestThePairLeftOut(t *testing.T) {
	_, contradictions := Copulas([]Correlation{{0, 1, 0.9}, {1, 2, 0.9}})
	if len(contradictions) != 1 || !slices.Equal(contradictions[0].Absent, []Correlation{{A: 0, B: 2}}) || contradictions[0].Mended != (Correlation{0, 2, 0.64}) {
		t.Errorf("%+v", contradictions)
	}
}
