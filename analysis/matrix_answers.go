package analysis

import (
	"math"

	"wargame/analysis/equilibrium"
	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
)

// goal is what a player gets, and what it had better play.
func (g *gaming) goal(player int) Goal {
	cells := g.game.Cells()
	x := Goal{Wants: g.Players[player].Actor.Goal.String(g.Scenario), Means: make([]Estimate, cells), Answers: make([]Answer, cells), Missed: make([]Estimate, cells), Secure: g.secure(player)}
	for cell, m := range g.means[player] {
		x.Means[cell] = Interval(m.value, m.resampled)
	}
	others := g.game.Others(player)
	atOnce(len(others), g.Workers, func(n int) { g.answer(player, others[n], &x) })
	found := make([]*equilibrium.Domination, g.game.Shape[player])
	weak := g.game.Dominated(player)
	atOnce(len(found), g.Workers, func(own int) { found[own] = g.dominated(player, own, weak) })
	for _, d := range found {
		if d != nil {
			x.Dominated = append(x.Dominated, *d)
		}
	}
	return x
}

// against is how a column of a player's goal differs from another: the same where it does by no more than rounding. The interval is widened for as many comparisons as a strategy has others
// to be held against.
func (g *gaming) against(player int, own, base sim.Column) results.Comparison {
	c, ok := results.Compare(own, base, results.Pairing{Better: scenario.Higher, Replicates: g.Replicates, Comparisons: g.game.Shape[player] - 1})
	near := rounding * max(math.Abs(c.Own), math.Abs(c.Base))
	switch {
	case !ok || c.Lo == nil || c.Hi == nil:
		c.Verdict = results.Open
	case *c.Lo >= -near && *c.Hi <= near:
		c.Verdict = results.Same
	case g.Certain:
		c.Verdict = results.Settled // by however few trials
	}
	return c
}

// answer marks what a player's strategies are against what the others play in a cell, each held against the best on average.
func (g *gaming) answer(player, cell int, x *Goal) {
	goal := g.Goals[player]
	top := g.game.With(cell, player, g.game.Best(player, cell)[0])
	open := false
	for own := range g.game.Shape[player] {
		at := g.game.With(cell, player, own)
		if at == top {
			continue
		}
		switch c := g.against(player, goal[top], goal[at]); c.Verdict {
		case results.Same:
			x.Answers[at] = Best
		case results.Settled:
			x.Missed[at] = differs(c)
		default:
			x.Missed[at], x.Answers[at], open = differs(c), Open, true
		}
	}
	x.Answers[top] = Best
	for own := range g.game.Shape[player] {
		if at := g.game.With(cell, player, own); open && x.Answers[at] == Best {
			x.Answers[at] = Open
		}
	}
}

// differs is a difference with its interval.
func differs(c results.Comparison) Estimate {
	e := exact(c.Mean)
	if c.Lo != nil && c.Hi != nil {
		e.Lo, e.Hi = *c.Lo, *c.Hi
	}
	return e
}

// exact is a number without an interval.
func exact(x float64) Estimate { return Estimate{x, math.NaN(), math.NaN()} }

// dominated is what dominates a strategy of a player beyond the error of every difference: another strategy or, of those dominated in the
// means, a mixture; nil: nothing does.
func (g *gaming) dominated(player, own int, inMeans []equilibrium.Domination) *equilibrium.Domination {
	var weak *equilibrium.Domination
	for other := range g.game.Shape[player] {
		if other == own {
			continue
		}
		by := make([]float64, g.game.Shape[player])
		by[other] = 1
		switch d := g.settled(player, equilibrium.Domination{Strategy: own, By: by, Strict: true}); {
		case d != nil && d.Strict:
			return d
		case weak == nil:
			weak = d
		}
	}
	for _, d := range inMeans {
		if _, pure := d.Pure(); d.Strategy == own && !pure {
			if d := g.settled(player, d); d != nil && d.Strict {
				return d
			}
		}
	}
	return weak
}

// settled is a domination, strict or weak, as far as it is settled for each play of the others; nil where it is not.
func (g *gaming) settled(player int, d equilibrium.Domination) *equilibrium.Domination {
	better := false
	for _, cell := range g.game.Others(player) {
		switch c := g.against(player, g.mixture(player, cell, d), g.Goals[player][g.game.With(cell, player, d.Strategy)]); {
		case c.Verdict == results.Same:
			d.Strict = false
		case c.Verdict == results.Settled && c.Direction == results.Better:
			better = true
		default:
			return nil
		}
	}
	if !better {
		return nil
	}
	return &d
}

// mixture is the goal of a player that plays what dominates, trial by trial on average over what it mixes.
func (g *gaming) mixture(player, cell int, d equilibrium.Domination) sim.Column {
	goal := g.Goals[player]
	if other, pure := d.Pure(); pure {
		return goal[g.game.With(cell, player, other)]
	}
	mixed := sim.Column{Values: make([]float64, g.Trials)}
	for other, odds := range d.By {
		for t, y := range goal[g.game.With(cell, player, other)].Values {
			mixed.Values[t] += float64(odds * y)
		}
	}
	return mixed
}

// secure is what a player gets on average at least.
func (g *gaming) secure(player int) Secure {
	s := Secure{Shares: make([]float64, g.game.Shape[player])}
	for _, game := range g.again {
		_, by := game.Secure(player)
		for _, own := range by {
			s.Shares[own]++
		}
	}
	for own := range s.Shares {
		s.Shares[own] /= Resamples
	}
	s.Estimate = g.estimate(func(game equilibrium.Game) float64 {
		value, _ := game.Secure(player)
		return value
	})
	return s
}
