package equilibrium

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

// Domination is a strategy that its player need never play.
type Domination struct {
	Strategy int
	By       []float64 // how often to play each of the player's strategies instead: one alone, or a mixture
	Strict   bool      // it is better so whatever the others play; else it is never worse, and now and then better
}

// Pure is the strategy to play instead, where that is one alone.
func (d Domination) Pure() (strategy int, pure bool) {
	for own, odds := range d.By {
		if odds == 1 {
			return own, true
		}
	}
	return 0, false
}

// Dominated are the strategies of a player that are dominated: strictly by another, or strictly by a mixture, or else weakly by another.
func (g Game) Dominated(player int) []Domination {
	var list []Domination
	for own := range g.Shape[player] {
		if d, ok := g.dominated(player, own); ok {
			list = append(list, d)
		}
	}
	return list
}

func (g Game) dominated(player, own int) (Domination, bool) {
	gains, others := make([][]float64, 0, g.Shape[player]), g.Others(player)
	near, weak := g.near(player), -1
	for other := range g.Shape[player] {
		gain := make([]float64, len(others))
		least, most := math.Inf(1), math.Inf(-1)
		for n, cell := range others {
			gain[n] = g.Payoffs[player][g.With(cell, player, other)] - g.Payoffs[player][g.With(cell, player, own)]
			least, most = min(least, gain[n]), max(most, gain[n])
		}
		gains = append(gains, gain)
		switch {
		case least > near:
			return Domination{own, g.only(player, other), true}, true
		case least >= -near && most > near && weak < 0:
			weak = other
		}
	}
	if odds, value := maximin(gains); value > near {
		return Domination{own, odds, true}, true
	}
	if weak >= 0 {
		return Domination{own, g.only(player, weak), false}, true
	}
	return Domination{}, false
}

// only is to play one strategy always.
func (g Game) only(player, strategy int) []float64 {
	odds := make([]float64, g.Shape[player])
	odds[strategy] = 1
	return odds
}

// maximin is how often to take each row of a matrix, so that what is got in the worst column is the most, and how much that is: the
// value of a game of two whose gains sum to zero (von Neumann 1928), by Dantzig's linear program. NaN where that is not solved.
func maximin(gains [][]float64) (odds []float64, value float64) {
	least, most := math.Inf(1), math.Inf(-1)
	for _, gain := range gains {
		for _, v := range gain {
			least, most = min(least, v), max(most, v)
		}
	}
	size := most - least
	if !(size > 0) || math.IsInf(size, 0) {
		return nil, math.NaN()
	}
	// Of losses between 1 and 2, with which the rows w scaled by the value: the most in all, with no column's loss above 1. That no row
	// is taken is feasible, and the simplex method starts there.
	rows, columns := len(gains), len(gains[0])
	a := mat.NewDense(columns, rows+columns, nil)
	cost, limit, basis := make([]float64, rows+columns), make([]float64, columns), make([]int, columns)
	for i, gain := range gains {
		cost[i] = -1
		for j, v := range gain {
			a.Set(j, i, 1+(most-v)/size)
		}
	}
	for j := range columns {
		a.Set(j, rows+j, 1)
		limit[j], basis[j] = 1, rows+j
	}
	total, w, err := lp.Simplex(cost, a, limit, rounding/10, basis)
	if err != nil {
		return nil, math.NaN()
	}
	odds = w[:rows:rows]
	for i := range odds {
		odds[i] /= -total
	}
	return odds, most - float64(size*(-1/total-1))
}
