package analysis_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/analysis"
	"wargame/scenario"
	"wargame/sim/rng"
)

// uniforms are factors a, b, c ... of independent uniforms.
func uniforms(seed uint64, factors, n int) []analysis.Factor {
	list := make([]analysis.Factor, factors)
	for j := range list {
		key := rng.Key(seed, "factor", "value", j)
		x := make([]float64, n)
		for i := range x {
			x[i] = (float64(rng.Bits(key, uint64(i))>>11) + 0.5) / (1 << 53)
		}
		list[j] = analysis.Factor{Variable: &scenario.Variable{Label: scenario.Label{Name: string(rune('a' + j))}}, X: x}
	}
	return list
}

// planted are cases that are frequent in a box of the first factors, and rare elsewhere.
func planted(seed uint64, factors []analysis.Factor, box []analysis.Limits, inside, outside float64) []bool {
	luck := uniforms(seed+1_000, 1, len(factors[0].X))[0].X
	cases := make([]bool, len(luck))
	for i := range cases {
		chance := inside
		for j, l := range box {
			if !l.Hold(factors[j].X[i]) {
				chance = outside
			}
		}
		cases[i] = luck[i] < chance
	}
	return cases
}

// naivePeel is PRIM's way by its definition, box by box and value by value, with nothing kept from one step to the next.
func naivePeel(factors []analysis.Factor, cases []bool) []analysis.Box {
	limits := make([]analysis.Limits, len(factors))
	for j := range limits {
		limits[j] = analysis.Limits{Low: math.Inf(-1), High: math.Inf(1)}
	}
	count := func(limits []analysis.Limits) (b analysis.Box, values [][]float64) {
		b.Limits, values = limits, make([][]float64, len(factors))
		for i := range cases {
			in := true
			for j := range factors {
				in = in && factors[j].X[i] >= limits[j].Low && factors[j].X[i] <= limits[j].High
			}
			if !in {
				continue
			}
			b.Trials++
			if cases[i] {
				b.Cases++
			}
			for j := range factors {
				values[j] = append(values[j], factors[j].X[i])
			}
		}
		return b, values
	}
	box, values := count(limits)
	way := []analysis.Box{box}
	for box.Cases < box.Trials {
		best, gain := box, 0.0
		for j := range factors {
			x := slices.Sorted(slices.Values(values[j]))
			n, quantum := len(x), max(1, len(x)/20)
			low, high := x[quantum], x[n-1-quantum] // the first that stay
			if low == x[0] {
				low = slices.Min(append(slices.DeleteFunc(slices.Clone(x), func(v float64) bool { return v == x[0] }), math.Inf(1)))
			}
			if high == x[n-1] {
				high = slices.Max(append(slices.DeleteFunc(slices.Clone(x), func(v float64) bool { return v == x[n-1] }), math.Inf(-1)))
			}
			for _, l := range []analysis.Limits{{Low: low, High: box.Limits[j].High}, {Low: box.Limits[j].Low, High: high}} {
				tried := slices.Clone(box.Limits)
				tried[j] = l
				b, _ := count(tried)
				if b.Trials < 30 {
					continue
				}
				if g := (b.Density() - box.Density()) / float64(box.Trials-b.Trials); g > gain {
					best, gain = b, g
				}
			}
		}
		if gain == 0 {
			break
		}
		box, values = count(best.Limits)
		way = append(way, box)
	}
	return way
}

// The way is that of the definition, also over factors of few values and one that is nearly always the same.
func TestWayIsThatOfTheDefinition(t *testing.T) {
	for seed := range uint64(4) {
		factors := uniforms(seed, 5, 1_200)
		for i := range factors[1].X {
			factors[1].X[i] = math.Floor(4 * factors[1].X[i])
			factors[2].X[i] = math.Floor(factors[2].X[i] + 0.03)
		}
		cases := planted(seed, factors, []analysis.Limits{{Low: 0.5, High: 2}, {Low: 1, High: 2}}, 0.7, 0.2)
		d, err := analysis.Discover(factors, cases, analysis.Seek{Chosen: analysis.None, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(naivePeel(factors, cases), d.Boxes[0].Way); diff != "" {
			t.Errorf("seed %d:\n%s", seed, diff)
		}
	}
}

// Patience makes the faces of a box alike. A thin peel of mass m along a face on which a share f are cases takes the density d of a box of mass M
// to (dM - fm) / (M - m), which is d + (d-f)m/M but for squares of m: the peel that raises it most for its mass is along the face where f is
// least, and it goes on there until that face is as dense as the next. So all faces that were cut have about one density.
//
// About the middle of a bump exp(-sx²) exp(-ty²), the sides of a box from -w to w and -h to h have exp(-sw²) times the mean of exp(-ty²)
// up to h, which is sqrt(pi/t) erf(h sqrt(t)) / 2h, and its ends the same the other way round. They are equal for one h of each w.
func TestFacesOfABoxAreAlike(t *testing.T) {
	const across, down = 4, 16 // s and t
	bump := func(sharp, x float64) float64 { return math.Exp(-sharp * x * x) }
	mean := func(sharp, to float64) float64 {
		return math.Sqrt(math.Pi/sharp) * math.Erf(to*math.Sqrt(sharp)) / (2 * to)
	}
	factors := uniforms(8, 4, 40_000)
	luck := uniforms(9, 1, 40_000)[0].X
	cases := make([]bool, len(luck))
	for i := range cases {
		cases[i] = luck[i] < bump(across, factors[0].X[i]-0.5)*bump(down, factors[1].X[i]-0.5)
	}
	d, err := analysis.Discover(factors, cases, analysis.Seek{Chosen: analysis.None})
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, b := range d.Boxes[0].Way {
		if mass := float64(b.Trials) / 40_000; mass > 0.35 || mass < 0.15 {
			continue
		}
		wide, high := (b.Limits[0].High-b.Limits[0].Low)/2, (b.Limits[1].High-b.Limits[1].Low)/2
		side, end := bump(across, wide)*mean(down, high), bump(down, high)*mean(across, wide)
		if checked++; math.Abs(side-end) > 0.06 {
			t.Errorf("a box %g wide and %g high has %g along its sides and %g along its ends", 2*wide, 2*high, side, end)
		}
	}
	if checked < 10 {
		t.Errorf("%d boxes were looked at", checked)
	}
}
