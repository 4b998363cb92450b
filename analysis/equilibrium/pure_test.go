package equilibrium

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestShape(t *testing.T) {
	s := Shape{2, 3, 4}
	for a := range 2 {
		for b := range 3 {
			for c := range 4 {
				cell := (a*3+b)*4 + c
				if s.Played(cell, 0) != a || s.Played(cell, 1) != b || s.Played(cell, 2) != c {
					t.Errorf("cell %d: %d %d %d", cell, s.Played(cell, 0), s.Played(cell, 1), s.Played(cell, 2))
				}
				if got, want := s.With(cell, 1, 2), (a*3+2)*4+c; got != want {
					t.Errorf("cell %d with 2: %d, want %d", cell, got, want)
				}
			}
		}
	}
	if got := s.Others(1); fmt.Sprint(got) != "[0 1 2 3 12 13 14 15]" {
		t.Error(got)
	}
}

func TestPure(t *testing.T) {
	three := Game{Shape{2, 2, 2}, [][]float64{ // each wants to be in the majority
		{3, 2, 2, 0, 0, 2, 2, 3}, {3, 2, 0, 2, 2, 0, 2, 3}, {3, 0, 2, 2, 2, 2, 0, 3}}}
	for _, c := range []struct {
		name string
		game Game
		want string
	}{
		{"von Stengel", vonStengel, "[0]"},
		{"von Stengel, degenerate", degenerate, "[0]"},
		{"matching pennies", pennies, "[]"},
		{"prisoner's dilemma", dilemma, "[3]"},
		{"chicken", chicken, "[1 2]"},
		{"a majority of three", three, "[0 7]"},
	} {
		if got := fmt.Sprint(c.game.Pure()); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if got := vonStengel.Regret(0, 4); got != 3 {
		t.Errorf("the row player misses %v with its third row against the first column", got)
	}
	if got := fmt.Sprint(degenerate.Best(1, 0)); got != "[0 1]" {
		t.Errorf("best answers to the first row: %s", got)
	}
}

func TestSecure(t *testing.T) {
	for _, c := range []struct {
		game   Game
		player int
		want   string
	}{
		{vonStengel, 0, "3 [0]"}, {vonStengel, 1, "2 [0]"}, {pennies, 0, "-1 [0 1]"}, {dilemma, 0, "-2 [1]"}, {chicken, 1, "-1 [0]"},
	} {
		value, by := c.game.Secure(c.player)
		if got := fmt.Sprint(value, by); got != c.want {
			t.Errorf("player %d of %v: %s, want %s", c.player, c.game, got, c.want)
		}
	}
}

func TestDominated(t *testing.T) {
	same := table{{0, 0}, {0, 0}, {0, 0}}
	for _, c := range []struct {
		name string
		game Game
		want string
	}{
		{"prisoner's dilemma", dilemma, "0 by 0 1, strictly true"},
		{"von Stengel", vonStengel, ""},
		{"by a mixture alone", bimatrix(table{{3, 0}, {0, 3}, {1, 1}}, same), "2 by 0.5 0.5 0, strictly true"},
		{"weakly", bimatrix(table{{3, 0}, {3, 1}, {0, 2}}, same), "0 by 0 1 0, strictly false"},
		{"the same is not dominated", bimatrix(table{{3, 0}, {3, 0}, {0, 3}}, same), ""},
	} {
		got := ""
		for _, d := range c.game.Dominated(0) {
			got += fmt.Sprintf("%d by %s, strictly %v", d.Strategy, said(d.By), d.Strict)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// The linear program gives the value that the equilibrium of the same game has: in a game whose gains sum to zero, all have one value.
func TestMaximin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := coarse(t, anyShape(t, 2))
		if rapid.Bool().Draw(t, "generic") {
			g = generic(t, g.Shape)
		}
		gains := make(table, g.Shape[0])
		for cell, v := range g.Payoffs[0] {
			g.Payoffs[1][cell] = -v
			gains[g.Played(cell, 0)] = append(gains[g.Played(cell, 0)], v)
		}
		odds, value := maximin(gains)
		if slices.Min(g.Payoffs[0]) == slices.Max(g.Payoffs[0]) {
			if !math.IsNaN(value) {
				t.Fatalf("%v of a game in which nothing hangs on anything", value)
			}
			return
		}
		sum, worst := 0.0, math.Inf(1)
		for j := range gains[0] {
			got := 0.0
			for i, x := range odds {
				got += x * gains[i][j]
			}
			worst = min(worst, got)
		}
		for _, x := range odds {
			sum += x
		}
		if want := g.Mixed()[0].Means[0]; math.Abs(value-want) > 1e-7 || math.Abs(worst-want) > 1e-7 || math.Abs(sum-1) > 1e-9 {
			t.Fatalf("%v by the program with %v, which gets %v at least; %v in equilibrium", value, odds, worst, want)
		}
	})
}

func TestLed(t *testing.T) {
	for _, c := range []struct {
		name   string
		game   Game
		leader int
		want   int
	}{
		{"who announces to go straight makes the other give way", chicken, 0, 2},
		{"and so does the other", chicken, 1, 1},
		{"the second row, to which the second column is the answer", vonStengel, 0, 3},
		{"the first column, where the first row answers", vonStengel, 1, 0},
		{"who announces a side is found out", pennies, 0, 1},
		{"announcing changes nothing of a dilemma", dilemma, 1, 3},
		{"of answers equally good for the other, the worse counts", bimatrix(table{{5, 0}, {1, 1}}, table{{2, 2}, {3, 3}}), 0, 2},
	} {
		if got := c.game.Led(c.leader); got != c.want {
			t.Errorf("%s: cell %d, want %d", c.name, got, c.want)
		}
	}
}
