package analysis

import (
	"fmt"
	"math"
	"slices"

	"wargame/analysis/equilibrium"
	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
)

// Matrix is what comes of every combination of the strategies of some actors, all with the same luck. A combination is a cell.
type Matrix struct {
	Heading
	equilibrium.Shape // how many strategies each player has
	Players           []scenario.ActorStrategies
	Baseline          *scenario.Policy // which says where levers stand that none of them sets
	Outcomes          []OutcomeMatrix  // shown beside

	// What follows from what the players want; nil where nobody says.
	Goals   []Goal // by player
	Pure    []Equilibrium
	None    float64 // share of resamples in which no cell is an equilibrium
	Mixed   []Mixture
	Endless bool    // there are more mixed equilibria, between those found
	Moves   []Moves // of two: with luck unknown and, if asked, known to who answers
	Unmixed string  // why nothing is said of mixed equilibria; empty: it is
}

// OutcomeMatrix is the mean of an outcome in each cell.
type OutcomeMatrix struct {
	*scenario.Outcome
	Means []Estimate
}

// Goal is what a player gets, in its own unit, more being better.
type Goal struct {
	Wants   string     // as the file has it, in canonical form
	Means   []Estimate // by cell
	Answers []Answer   // by cell, of what the player plays there to what the others play
	Missed  []Estimate // by cell: how much better the best answer is on average, one of all strategies compared with it
	Secure  Secure

	Dominated []equilibrium.Domination // as far as trials can tell
}

// Answer is what a strategy is against given strategies of the others.
type Answer uint8

// The answers. Of strategies that are the same in every trial, all are best where one is.
const (
	Worse Answer = iota // than the best, beyond the error of the difference
	Open                // it may be the best
	Best                // all others are worse
)

// String is the answer in one word, for programs.
func (a Answer) String() string { return [...]string{"worse", "open", "best"}[a] }

// Secure is what a player gets on average at least, whatever the others play.
type Secure struct {
	Estimate
	Shares []float64 // by strategy: of the resamples, those in which it secures the most
}

// Clear are the strategies that secure the most in nearly all resamples: none, one, or several that do just as well.
func (s Secure) Clear() []int {
	var list []int
	for own, share := range s.Shares {
		if share >= Clear {
			list = append(list, own)
		}
	}
	return list
}

// Played is what came out where every combination was played.
type Played struct {
	Heading    Heading // without the hash of what came out
	Scenario   *scenario.Scenario
	Players    []scenario.ActorStrategies
	Goals      [][]sim.Column // by player, then by cell; each counts in every trial. nil: not everybody says what they want
	Outcomes   []*scenario.Outcome
	Values     [][]sim.Column // of the outcomes: by outcome, then by cell
	Seed       uint64
	Trials     int
	Replicates int
	Certain    bool // nothing is drawn, so that all trials are the same
	LuckKnown  bool // say too what comes of it where who answers knows the trial
	Workers    int
}

// NewMatrix says what follows from what was played. Its error is a *Refused.
func NewMatrix(p Played) (*Matrix, error) {
	m := &Matrix{Heading: p.Heading, Players: p.Players, Baseline: p.Scenario.Policies[p.Scenario.Baseline]}
	for _, player := range p.Players {
		m.Shape = append(m.Shape, len(player.Strategies))
	}
	m.Receipt.OutcomesHash = results.HashColumns(slices.Concat(slices.Concat(p.Goals...), slices.Concat(p.Values...)))
	of := newResampling(NewBootstrap(p.Seed, "matrix"), p.Trials)
	for k, q := range p.Outcomes {
		means, err := p.means(p.Values[k], of, q.Name)
		if err != nil {
			return nil, err
		}
		shown := OutcomeMatrix{Outcome: q, Means: make([]Estimate, len(means))}
		for cell, x := range means {
			shown.Means[cell] = Interval(x.value, x.resampled)
		}
		m.Outcomes = append(m.Outcomes, shown)
	}
	if p.Goals == nil {
		return m, nil
	}
	g := gaming{Played: p, found: m, of: of, means: make([][]merit, len(p.Players))}
	for i, player := range p.Players {
		var err error
		if g.means[i], err = p.means(p.Goals[i], of, "the goal of "+player.Actor.Called()); err != nil {
			return nil, err
		}
	}
	g.play()
	return m, nil
}

// means are those of columns, in the run and in each resample.
func (p *Played) means(columns []sim.Column, of *resampling, what string) ([]merit, error) {
	list, counted := make([]merit, len(columns)), make([]int, len(columns))
	atOnce(len(columns), p.Workers, func(cell int) {
		count, sum := make(sums, of.batches), make(sums, of.batches)
		for t, y := range columns[cell].Values {
			if counts(columns[cell], t) {
				count[of.batch(t)]++
				sum[of.batch(t)] += y
				counted[cell]++
			}
		}
		list[cell] = of.ratio(sum, count)
	})
	for cell, x := range list {
		switch {
		case counted[cell] < 2:
			return nil, &Refused{fmt.Sprintf("%s counts in %d of %d trials of a combination, which is too few", what, counted[cell], p.Trials),
				"run more --trials; or a logarithm, a root or a division in it has no value there"}
		case math.IsInf(x.value, 0) || math.IsNaN(x.value):
			return nil, &Refused{what + " is too large to compare", "give it in a larger unit; or a logarithm or a division in it is of 0"}
		}
	}
	return list, nil
}

// gaming is a matrix being made of what was played.
type gaming struct {
	Played
	found *Matrix
	of    *resampling
	means [][]merit          // of the goals, by player, then by cell
	game  equilibrium.Game   // of the means
	again []equilibrium.Game // of those of each resample
}

// play fills in what follows from what the players want.
func (g *gaming) play() {
	game := func(mean func(merit) float64) equilibrium.Game {
		made := equilibrium.Game{Shape: g.found.Shape}
		for _, means := range g.means {
			payoffs := make([]float64, len(means))
			for cell, x := range means {
				payoffs[cell] = mean(x)
			}
			made.Payoffs = append(made.Payoffs, payoffs)
		}
		return made
	}
	g.game = game(func(x merit) float64 { return x.value })
	g.again = make([]equilibrium.Game, Resamples)
	for s := range g.again {
		g.again[s] = game(func(x merit) float64 { return x.resampled[s] })
	}
	g.found.Goals = make([]Goal, len(g.game.Shape))
	for player := range g.game.Shape {
		g.found.Goals[player] = g.goal(player)
	}
	g.pure()
	g.mixed()
	g.moves()
}

// estimate is what a figure of the game comes to, with the interval of its resamples.
func (g *gaming) estimate(figure func(equilibrium.Game) float64) Estimate {
	resampled := make([]float64, len(g.again))
	for s, game := range g.again {
		resampled[s] = figure(game)
	}
	return Interval(figure(g.game), resampled)
}
