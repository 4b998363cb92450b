// Package equilibrium is games in strategic form, as numbers alone: each player chooses one strategy, all at once, and what each gets
// hangs on what all have chosen. A choice of all players is a cell.
//
//	Game ── Best, Regret ──▶ what to answer to the others      ┐
//	     ── Pure, Mixed ───▶ what nobody would turn away from  ├ all in the order of players and of strategies
//	     ── Dominated ─────▶ what nobody would play            │
//	     ── Secure ────────▶ what is sure whatever others play ┘
//
// It knows nothing of where the numbers come from. Two payoffs are equal that differ by no more than rounding.
package equilibrium

import "math"

// Shape is how many strategies each player has. Cells are numbered so that the strategy of the last player changes fastest.
type Shape []int

// Cells is how many there are.
func (s Shape) Cells() int {
	n := 1
	for _, size := range s {
		n *= size
	}
	return n
}

// stride is how many cells on a player's next strategy is.
func (s Shape) stride(player int) int { return s[player+1:].Cells() }

// Played is what a player plays in a cell.
func (s Shape) Played(cell, player int) int { return cell / s.stride(player) % s[player] }

// With is the cell to which a player turns with another strategy, while the others stay.
func (s Shape) With(cell, player, strategy int) int {
	return cell + (strategy-s.Played(cell, player))*s.stride(player)
}

// Others are the cells in which a player plays its first strategy: what the others may play, each once.
func (s Shape) Others(player int) []int {
	var list []int
	for cell := range s.Cells() {
		if s.Played(cell, player) == 0 {
			list = append(list, cell)
		}
	}
	return list
}

// Game is what each player gets, the more the better.
type Game struct {
	Shape
	Payoffs [][]float64 // by player, then by cell
}

// rounding is how far two payoffs may be apart, relatively, for no reason but rounding.
const rounding = 1e-9

// near is how far two payoffs of a player may be apart and be the same.
func (g Game) near(player int) float64 {
	size := 0.0
	for _, v := range g.Payoffs[player] {
		size = max(size, math.Abs(v))
	}
	return rounding * size
}

// Best are a player's best answers to what the others play in a cell.
func (g Game) Best(player, cell int) []int {
	top, near := g.top(player, cell), g.near(player)
	var list []int
	for own := range g.Shape[player] {
		if g.Payoffs[player][g.With(cell, player, own)] >= top-near {
			list = append(list, own)
		}
	}
	return list
}

// top is the most that a player can get while the others stay.
func (g Game) top(player, cell int) float64 {
	top := math.Inf(-1)
	for own := range g.Shape[player] {
		top = max(top, g.Payoffs[player][g.With(cell, player, own)])
	}
	return top
}

// Regret is what a player misses in a cell: by how much its best answer to the others is better.
func (g Game) Regret(player, cell int) float64 { return g.top(player, cell) - g.Payoffs[player][cell] }

// Pure are the cells in which each plays a best answer to the others: Nash equilibria in which nobody mixes.
func (g Game) Pure() []int {
	var list []int
cells:
	for cell := range g.Cells() {
		for player := range g.Shape {
			if g.Regret(player, cell) > g.near(player) {
				continue cells
			}
		}
		list = append(list, cell)
	}
	return list
}

// Secure is what a player can be sure of by one strategy, whatever the others play (its maximin), and the strategies by which it can.
func (g Game) Secure(player int) (value float64, strategies []int) {
	least := make([]float64, g.Shape[player])
	value = math.Inf(-1)
	for own := range least {
		least[own] = math.Inf(1)
		for _, cell := range g.Others(player) {
			least[own] = min(least[own], g.Payoffs[player][g.With(cell, player, own)])
		}
		value = max(value, least[own])
	}
	for own, v := range least {
		if v >= value-g.near(player) {
			strategies = append(strategies, own)
		}
	}
	return value, strategies
}

// Led is the cell to which it comes where one of two players announces its strategy and the other answers. The leader announces what is
// best for it then; of answers that are equally good for the other, it counts on the one worst for itself, since the other need not
// choose better: a weak Stackelberg equilibrium (Breton, Alj and Haurie, "Sequential Stackelberg equilibria in two-person games", 1988).
func (g Game) Led(leader int) int {
	follower, led := 1-leader, -1
	for own := range g.Shape[leader] {
		start, worst := g.With(0, leader, own), -1
		for _, answer := range g.Best(follower, start) {
			if cell := g.With(start, follower, answer); worst < 0 || g.Payoffs[leader][cell] < g.Payoffs[leader][worst] {
				worst = cell
			}
		}
		if led < 0 || g.Payoffs[leader][worst] > g.Payoffs[leader][led]+g.near(leader) {
			led = worst
		}
	}
	return led
}
