package analysis

import (
	"math"
	"slices"

	"wargame/analysis/equilibrium"
)

// Equilibrium is a cell in which nobody gains by another strategy while the others stay, as far as trials can tell.
type Equilibrium struct {
	Cell    int
	Settled bool    // every strategy there is the best answer beyond the error of the differences; else it may be
	Share   float64 // of the resamples, those in which it is one
}

// Mixture is an equilibrium of two players of which one or both mix strategies.
type Mixture struct {
	Odds  [2][]Estimate // how often each plays each of its strategies
	Means [2]Estimate   // what each gets
	Share float64       // of the resamples, those in which the same strategies are mixed in one
}

// pure finds the cells in which best answers meet, or may.
func (g *gaming) pure() {
	m := g.found
	share := make([]float64, g.game.Cells())
	none := 0
	for _, game := range g.again {
		found := game.Pure()
		if len(found) == 0 {
			none++
		}
		for _, cell := range found {
			share[cell]++
		}
	}
	m.None = float64(none) / Resamples
	for cell := range share {
		e := Equilibrium{cell, true, share[cell] / Resamples}
		for _, goal := range m.Goals {
			e.Settled = e.Settled && goal.Answers[cell] == Best
		}
		if !slices.ContainsFunc(m.Goals, func(goal Goal) bool { return goal.Answers[cell] == Worse }) {
			m.Pure = append(m.Pure, e)
		}
	}
}

// mixed finds the equilibria of two players in which somebody mixes: those of the means, and what becomes of each in the resamples.
func (g *gaming) mixed() {
	m := g.found
	switch {
	case len(m.Players) != 2:
		m.Unmixed = "mixed equilibria are told of two actors"
		return
	case !m.Solvable():
		m.Unmixed = "there are too many strategies to look for mixed equilibria"
		return
	}
	all := g.game.Mixed()
	m.Endless = equilibrium.Continuum(all)
	all = slices.DeleteFunc(all, equilibrium.Profile.Pure)
	m.Mixed = make([]Mixture, len(all))
	atOnce(len(all), g.Workers, func(n int) { m.Mixed[n] = g.resampled(all[n]) })
}

// resampled is an equilibrium with its intervals.
func (g *gaming) resampled(p equilibrium.Profile) Mixture {
	var x Mixture
	again := make([]equilibrium.Profile, len(g.again))
	there := make([]bool, len(g.again))
	for s, game := range g.again {
		if again[s], there[s] = p.In(game); there[s] {
			x.Share++
		}
	}
	x.Share /= Resamples
	interval := func(figure func(equilibrium.Profile) float64) Estimate {
		resampled := make([]float64, len(again))
		for s := range again {
			resampled[s] = math.NaN()
			if there[s] {
				resampled[s] = figure(again[s])
			}
		}
		return Interval(figure(p), resampled)
	}
	for player := range p.Odds {
		for own := range p.Odds[player] {
			x.Odds[player] = append(x.Odds[player], interval(func(p equilibrium.Profile) float64 { return p.Odds[player][own] }))
		}
		x.Means[player] = interval(func(p equilibrium.Profile) float64 { return p.Means[player] })
	}
	return x
}
