package equilibrium

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// bimatrix is a game of two, from the tables in which it is printed.
func bimatrix(a, b [][]float64) Game {
	g := Game{Shape{len(a), len(a[0])}, make([][]float64, 2)}
	for i := range a {
		g.Payoffs[0] = append(g.Payoffs[0], a[i]...)
		g.Payoffs[1] = append(g.Payoffs[1], b[i]...)
	}
	return g
}

type table = [][]float64

var (
	// von Stengel 2007 (see Mixed), the example of his sections 3.2 to 3.5, and the degenerate one of 3.6.
	vonStengel = bimatrix(table{{3, 3}, {2, 5}, {0, 6}}, table{{3, 2}, {2, 6}, {3, 1}})
	degenerate = bimatrix(table{{3, 3}, {2, 5}, {0, 6}}, table{{3, 3}, {2, 6}, {3, 1}})

	pennies = bimatrix(table{{1, -1}, {-1, 1}}, table{{-1, 1}, {1, -1}})
	dilemma = bimatrix(table{{-1, -3}, {0, -2}}, table{{-1, 0}, {-3, -2}})
	chicken = bimatrix(table{{0, -1}, {1, -10}}, table{{0, 1}, {-1, -10}})
)

func TestMixed(t *testing.T) {
	for _, c := range []struct {
		name      string
		game      Game
		want      string
		continuum bool
	}{
		{"von Stengel", vonStengel, "1 0 0 | 1 0; 0.8 0.2 0 | 0.6667 0.3333; 0 0.3333 0.6667 | 0.3333 0.6667", false},
		{"von Stengel, degenerate", degenerate, "1 0 0 | 1 0; 1 0 0 | 0.6667 0.3333; 0 0.3333 0.6667 | 0.3333 0.6667", true},
		{"matching pennies", pennies, "0.5 0.5 | 0.5 0.5", false},
		{"prisoner's dilemma", dilemma, "0 1 | 0 1", false},
		{"chicken", chicken, "1 0 | 0 1; 0 1 | 1 0; 0.9 0.1 | 0.9 0.1", false},
		{"nobody cares", bimatrix(table{{7, 7}, {7, 7}}, table{{0, 0}, {0, 0}}), "1 0 | 1 0; 1 0 | 0 1; 0 1 | 1 0; 0 1 | 0 1", true},
		{"one strategy against three", bimatrix(table{{1, 2, 3}}, table{{5, 4, 5}}), "1 | 1 0 0; 1 | 0 0 1", true},
		{"far apart in size", bimatrix(table{{3e9, 3e9}, {2e9, 5e9}, {0, 6e9}}, table{{3e-9, 2e-9}, {2e-9, 6e-9}, {3e-9, 1e-9}}),
			"1 0 0 | 1 0; 0.8 0.2 0 | 0.6667 0.3333; 0 0.3333 0.6667 | 0.3333 0.6667", false},
	} {
		found := c.game.Mixed()
		says := ""
		for n, p := range found {
			if n > 0 {
				says += "; "
			}
			says += said(p.Odds[0]) + " | " + said(p.Odds[1])
		}
		if says != c.want || Continuum(found) != c.continuum {
			t.Errorf("%s: %s, continuum %v; want %s, %v", c.name, says, Continuum(found), c.want, c.continuum)
		}
	}
}

func said(odds []float64) (text string) {
	for i, x := range odds {
		if i > 0 {
			text += " "
		}
		text += fmt.Sprintf("%.4g", x)
	}
	return text
}

// The game of 6 against 6 strategies with the most equilibria that are known: 75. Von Stengel, "New maximal numbers of equilibria in
// bimatrix games", Discrete and Computational Geometry 21, 1999, 557-568.
func TestSeventyFiveEquilibria(t *testing.T) {
	a := table{
		{9504, -660, 19976, -20526, 1776, -8976},
		{-111771, 31680, -130944, 168124, -8514, 52764},
		{397584, -113850, 451176, -586476, 29216, -178761},
		{171204, -45936, 208626, -263076, 14124, -84436},
		{1303104, -453420, 1227336, -1718376, 72336, -461736},
		{737154, -227040, 774576, -1039236, 48081, -300036},
	}
	b := table{
		{72336, 48081, 29216, 14124, 1776, -8514},
		{-461736, -300036, -178761, -84436, -8976, 52764},
		{1227336, 774576, 451176, 208626, 19976, -130944},
		{-1718376, -1039236, -586476, -263076, -20526, 168124},
		{1303104, 737154, 397584, 171204, 9504, -111771},
		{-453420, -227040, -113850, -45936, -660, 31680},
	}
	if found := bimatrix(a, b).Mixed(); len(found) != 75 || Continuum(found) {
		t.Errorf("%d equilibria, want 75", len(found))
	}
}

// generic are games in which no two payoffs are the same.
func generic(t *rapid.T, shape Shape) Game {
	g := Game{shape, make([][]float64, len(shape))}
	for player := range g.Payoffs {
		for _, v := range rapid.SliceOfNDistinct(rapid.IntRange(-5000, 5000), shape.Cells(), shape.Cells(), rapid.ID[int]).Draw(t, "payoffs") {
			g.Payoffs[player] = append(g.Payoffs[player], float64(v)/1000)
		}
	}
	return g
}

// coarse are games with many ties.
func coarse(t *rapid.T, shape Shape) Game {
	g := Game{shape, make([][]float64, len(shape))}
	for player := range g.Payoffs {
		for range shape.Cells() {
			g.Payoffs[player] = append(g.Payoffs[player], float64(rapid.IntRange(0, 3).Draw(t, "payoff")))
		}
	}
	return g
}

func anyShape(t *rapid.T, players int) Shape {
	return rapid.SliceOfN(rapid.IntRange(1, 4), players, players).Draw(t, "shape")
}

// Nobody gains by turning away, by the definition; every game has an equilibrium (Nash 1951), and those in which nobody mixes are among
// them. A mixture of a strictly dominated strategy is none.
func TestMixedAreEquilibria(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := coarse(t, anyShape(t, 2))
		if rapid.Bool().Draw(t, "generic") {
			g = generic(t, g.Shape)
		}
		found := g.Mixed()
		if len(found) == 0 {
			t.Fatal("no equilibrium")
		}
		var pure []int
		for _, p := range found {
			for player := range p.Odds {
				gets := make([]float64, g.Shape[player])
				for cell, v := range g.Payoffs[player] {
					gets[g.Played(cell, player)] += v * p.Odds[1-player][g.Played(cell, 1-player)]
				}
				if top := slices.Max(gets); math.Abs(top-p.Means[player]) > 1e-7 {
					t.Fatalf("player %d gets %v of %v in %v", player, p.Means[player], gets, p.Odds)
				}
			}
			if p.Pure() {
				pure = append(pure, slices.Index(p.Odds[0], 1)*g.Shape[1]+slices.Index(p.Odds[1], 1))
			}
			for player := range p.Odds {
				for _, d := range g.Dominated(player) {
					if d.Strict && p.Odds[player][d.Strategy] > 0 {
						t.Fatalf("strategy %d of player %d is dominated by %v and played", d.Strategy, player, d.By)
					}
				}
			}
			if same, ok := p.In(g); !ok || !slices.Equal(same.Odds[0], p.Odds[0]) || !slices.Equal(same.Odds[1], p.Odds[1]) {
				t.Fatalf("%v is not found again: %v", p, same)
			}
		}
		if !slices.Equal(pure, g.Pure()) {
			t.Fatalf("pure: %v, among all: %v", g.Pure(), pure)
		}
	})
}

// A nondegenerate game has an odd number of equilibria: Wilson, "Computing equilibria of N-person games", 1971.
func TestOddNumber(t *testing.T) {
	g := Game{Shape{5, 6}, make([][]float64, 2)}
	x := uint64(1)
	for range 40 {
		for player := range g.Payoffs {
			g.Payoffs[player] = make([]float64, g.Cells())
			for cell := range g.Payoffs[player] {
				x = x*6364136223846793005 + 1442695040888963407 // Knuth's generator, whose high bits are random enough
				g.Payoffs[player][cell] = float64(x>>11) / (1 << 53)
			}
		}
		if n := len(g.Mixed()); n%2 == 0 {
			t.Errorf("%d equilibria in %v", n, g.Payoffs)
		}
	}
}

// Other scales and other orders of strategies change nothing but the order.
func TestMixedInOtherScales(t *testing.T) {
	other := Game{vonStengel.Shape, [][]float64{nil, nil}}
	for _, v := range vonStengel.Payoffs[0] {
		other.Payoffs[0] = append(other.Payoffs[0], 1e6*v-5e6)
	}
	for _, v := range vonStengel.Payoffs[1] {
		other.Payoffs[1] = append(other.Payoffs[1], 1e-6*v+3)
	}
	for n, p := range vonStengel.Mixed() {
		q := other.Mixed()[n]
		if math.Abs(1e6*p.Means[0]-5e6-q.Means[0]) > 1e-6 || math.Abs(1e-6*p.Means[1]+3-q.Means[1]) > 1e-9 || said(p.Odds[0]) != said(q.Odds[0]) {
			t.Errorf("%v, and %v", p, q)
		}
	}
}

func TestIn(t *testing.T) {
	mixed := vonStengel.Mixed()[1] // of the first two rows, 0.8 and 0.2
	near := bimatrix(table{{3, 3}, {2, 5}, {0, 6}}, table{{3, 2}, {2, 5}, {3, 1}})
	if p, ok := mixed.In(near); !ok || math.Abs(p.Odds[0][0]-0.75) > 1e-12 { // 3x + 2(1-x) = 2x + 5(1-x)
		t.Errorf("%v, %v", p, ok)
	}
	if p, ok := mixed.In(bimatrix(table{{3, 3}, {2, 5}, {4, 6}}, table{{3, 2}, {2, 6}, {3, 1}})); ok { // the third row beats both
		t.Errorf("%v is no equilibrium any more", p)
	}
}

func TestSolvable(t *testing.T) {
	for _, c := range []struct {
		shape Shape
		want  bool
	}{{Shape{9, 9}, true}, {Shape{2, 200}, true}, {Shape{10, 10}, false}, {Shape{2, 2, 2}, false}} {
		if c.shape.Solvable() != c.want {
			t.Errorf("%v: %v", c.shape, !c.want)
		}
	}
}
