package design

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"wargame/sim/kernel"
	"wargame/sim/rng"
)

// columns is the arithmetic of columns.
type columns struct{ n int }

func (c columns) Number(x float64) []float64 {
	dst := make([]float64, c.n)
	for i := range dst {
		dst[i] = x
	}
	return dst
}

func (c columns) Known([]float64) (float64, bool) { return 0, false }

func (c columns) Apply(op kernel.Op, args ...[]float64) []float64 {
	dst := make([]float64, c.n)
	var a [3][]float64
	copy(a[:], args)
	kernel.Go().Funcs[op](dst, a[0], a[1], a[2])
	return dst
}

func name(variable int) string { return string(rune('a' + variable)) }

func drawn(n, variables int) [][]float64 {
	index := make([]uint64, n)
	for i := range index {
		index[i] = uint64(i + 1)
	}
	u := make([][]float64, variables)
	for v := range u {
		u[v] = make([]float64, n)
		rng.Fill(u[v], rng.Key(1, name(v), "value", 0), index)
	}
	return u
}

// linked is what the copulas make of the uniforms of all variables.
func linked(t *testing.T, u [][]float64, list []Correlation) [][]float64 {
	t.Helper()
	copulas, contradictions := Copulas(list)
	if contradictions != nil {
		t.Fatal(contradictions)
	}
	out := slices.Clone(u)
	for _, c := range copulas {
		var members [][]float64
		for _, v := range c.Members {
			members = append(members, u[v])
		}
		for i, v := range c.Members {
			out[v] = Link(columns{len(u[v])}, c, i, members)
		}
	}
	return out
}

func ranks(x []float64) []float64 {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(x[i], x[j]) })
	r := make([]float64, len(x))
	for rank, i := range order {
		r[i] = float64(rank)
	}
	return r
}

// The rank correlation reached is the one asked for; from 40,000 trials its sd is at most 0.005.
func TestRankCorrelation(t *testing.T) {
	list := []Correlation{{0, 2, 0.7}, {2, 3, -0.4}, {0, 3, 0}, {1, 4, -0.95}}
	out := linked(t, drawn(40_000, 6), list)
	want := map[[2]int]float64{{0, 2}: 0.7, {2, 3}: -0.4, {0, 3}: 0, {1, 4}: -0.95, {0, 1}: 0, {4, 5}: 0, {2, 4}: 0}
	for pair, rho := range want {
		if got := correlation(ranks(out[pair[0]]), ranks(out[pair[1]])); math.Abs(got-rho) > 0.025 {
			t.Errorf("%s and %s: rank correlation %.3f, want %.3f", name(pair[0]), name(pair[1]), got, rho)
		}
	}
	for v, column := range out {
		for stratum, count := range strataOf(column, 10) {
			if math.Abs(float64(count)-4000) > 300 { // five standard errors
				t.Errorf("%s: %d of 40,000 in tenth %d", name(v), count, stratum)
			}
		}
	}
}

// A correlation changes only what correlations link, and not the first of these.
func TestOnlyLinkedVariablesChange(t *testing.T) {
	u := drawn(1000, 6)
	one := linked(t, u, []Correlation{{1, 3, 0.5}})
	two := linked(t, u, []Correlation{{1, 3, 0.5}, {5, 4, 0.3}, {0, 2, 0}})
	for v, changed := range []bool{false, false, false, true, false, true} {
		if got := !slices.Equal(u[v], two[v]); got != changed {
			t.Errorf("%s changed: %v, want %v", name(v), got, changed)
		}
		if v < 4 && !slices.Equal(one[v], two[v]) {
			t.Errorf("%s depends on what links others", name(v))
		}
	}
}

func TestExtremeUniformsStayInside(t *testing.T) {
	ends := []float64{0x1p-53, 1 - 0x1p-53, 0.5, 0x1p-53, 1 - 0x1p-53}
	out := linked(t, [][]float64{ends, ends}, []Correlation{{0, 1, 0.9}})
	for _, x := range out[1] {
		if !(x > 0 && x < 1) {
			t.Errorf("%g is not inside 0..1", x)
		}
	}
}

// Contradictions name the fewest correlations that cannot all hold, in each group that has some.
func TestContradictions(t *testing.T) {
	check := func(want [][]int, copulas int, list ...Correlation) {
		t.Helper()
		made, got := Copulas(list)
		same := func(c Contradiction, places []int) bool { return slices.Equal(c.Places, places) }
		if !slices.EqualFunc(got, want, same) || len(made) != copulas {
			t.Errorf("%v: %v and %d copulas, want %v and %d", list, got, len(made), want, copulas)
		}
	}
	check([][]int{{0, 1, 2}}, 0,
		Correlation{0, 1, 0.9}, Correlation{1, 2, 0.9}, Correlation{0, 2, -0.9}, Correlation{2, 3, 0.1})
	check([][]int{{1}}, 0, Correlation{0, 1, 0.2}, Correlation{1, 2, 1})
	check([][]int{{0, 1}}, 0, Correlation{0, 1, 0.8}, Correlation{0, 2, 0.8})
	check([][]int{{2}, {0}}, 1, Correlation{4, 5, -1}, Correlation{2, 3, 0.5}, Correlation{0, 1, 1})

	// With a normal correlation r, a share of 1-r^2 of the second variable's variance is left: at rho = 0.9999 1.8e-4,
	// which draws can show; at 0.9999999999 1.8e-10, which is rounding.
	check(nil, 1, Correlation{0, 1, 0.9999})
	check(nil, 1, Correlation{0, 1, -0.99999999})
	check([][]int{{0}}, 0, Correlation{0, 1, 0.9999999999})
	check([][]int{{0}}, 0, Correlation{0, 1, -0.9999999999})
}
