package analysis

import (
	"math"

	"wargame/analysis/equilibrium"
)

// Moves is what the order of moves is worth to two players: who leads announces its strategy, and the other answers.
type Moves struct {
	LuckKnown bool // to who answers: it chooses trial by trial. Else it knows no more than who leads
	Led       [2]Led
	First     [2]Estimate // what each gets more by leading than by answering
}

// Led is what comes of it where one player leads. It announces what is best for it on average, given how the other answers; of answers
// equally good for the other, it counts on the one worst for itself.
type Led struct {
	Announced int
	Share     float64   // of the resamples, those in which it announces the same
	Answers   []float64 // by strategy of the other: share of the trials in which it is the answer
	Gets      [2]Estimate
}

// moves finds what the order of moves is worth.
func (g *gaming) moves() {
	m := g.found
	if len(m.Players) != 2 {
		return
	}
	m.Moves = append(m.Moves, g.ordered(false, func(int) leading { return leading{g.game, g.again} }))
	if g.LuckKnown {
		m.Moves = append(m.Moves, g.ordered(true, g.answered))
	}
}

// leading is the game that a leader faces, in the run and in each resample.
type leading struct {
	game  equilibrium.Game
	again []equilibrium.Game
}

// ordered is what comes of either order of moves.
func (g *gaming) ordered(known bool, faces func(leader int) leading) Moves {
	x := Moves{LuckKnown: known}
	var value [2][2]float64 // by leader, then by player
	var resampled [2][2][]float64
	for leader := range x.Led {
		of := faces(leader)
		led := &x.Led[leader]
		cell := of.game.Led(leader)
		led.Announced = of.game.Played(cell, leader)
		led.Answers = g.answers(leader, cell, known)
		for _, game := range of.again {
			at := game.Led(leader)
			if game.Played(at, leader) == led.Announced {
				led.Share++
			}
			for player := range led.Gets {
				resampled[leader][player] = append(resampled[leader][player], game.Payoffs[player][at])
			}
		}
		led.Share /= Resamples
		for player := range led.Gets {
			value[leader][player] = of.game.Payoffs[player][cell]
			led.Gets[player] = Interval(value[leader][player], resampled[leader][player])
		}
	}
	for player := range x.First {
		more := make([]float64, Resamples)
		for s := range more {
			more[s] = resampled[player][player][s] - resampled[1-player][player][s]
		}
		x.First[player] = Interval(value[player][player]-value[1-player][player], more)
	}
	return x
}

// answers are in which share of the trials each strategy of the other is the answer to what is led with in a cell.
func (g *gaming) answers(leader, cell int, known bool) []float64 {
	follower := 1 - leader
	shares := make([]float64, g.found.Shape[follower])
	if !known {
		shares[g.game.Played(cell, follower)] = 1
		return shares
	}
	count := make([]int, len(shares))
	for t := range g.Trials {
		count[g.game.Played(g.reply(leader, cell, t), follower)]++
	}
	for own, n := range count {
		shares[own] = float64(n) / float64(g.Trials)
	}
	return shares
}

// answered is the game that a leader faces where the other knows the trial when it answers. Whatever it would answer, the follower then
// gets what its best answers come to: the same in each column.
func (g *gaming) answered(leader int) leading {
	shape := g.game.Shape
	of := leading{equilibrium.Game{Shape: shape, Payoffs: [][]float64{make([]float64, shape.Cells()), make([]float64, shape.Cells())}}, make([]equilibrium.Game, Resamples)}
	for s := range of.again {
		of.again[s] = equilibrium.Game{Shape: shape, Payoffs: [][]float64{make([]float64, shape.Cells()), make([]float64, shape.Cells())}}
	}
	for own := range shape[leader] {
		start := shape.With(0, leader, own)
		count, got := make(sums, g.of.batches), [2]sums{make(sums, g.of.batches), make(sums, g.of.batches)}
		for t := range g.Trials {
			b, cell := g.of.batch(t), g.reply(leader, start, t)
			count[b]++
			for player := range got {
				got[player][b] += g.Goals[player][cell].Values[t]
			}
		}
		for player := range got {
			mean := g.of.ratio(got[player], count)
			for answer := range shape[1-leader] {
				cell := shape.With(start, 1-leader, answer)
				of.game.Payoffs[player][cell] = mean.value
				for s, x := range mean.resampled {
					of.again[s].Payoffs[player][cell] = x
				}
			}
		}
	}
	return of
}

// reply is the cell to which the follower turns in a trial, given what is led with in a cell.
func (g *gaming) reply(leader, cell, trial int) int {
	follower := 1 - leader
	at := func(player, cell int) float64 { return g.Goals[player][cell].Values[trial] }
	top, size := math.Inf(-1), 0.0
	for own := range g.found.Shape[follower] {
		y := at(follower, g.game.With(cell, follower, own))
		top, size = max(top, y), max(size, math.Abs(y))
	}
	reply := None
	for own := range g.found.Shape[follower] {
		to := g.game.With(cell, follower, own)
		if at(follower, to) >= top-rounding*size && (reply == None || at(leader, to) < at(leader, reply)) {
			reply = to
		}
	}
	return reply
}
