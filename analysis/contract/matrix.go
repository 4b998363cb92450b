package contract

import (
	"wargame/analysis"
	"wargame/analysis/equilibrium"
)

// Matrix is what matrix prints. What follows from goals is absent where not every actor has one.
type Matrix struct {
	Heading
	Trials       int           `json:"trials"`
	Baseline     string        `json:"baseline"` // all else stands as in this policy
	Players      []Player      `json:"players"`
	Sentences    []string      `json:"sentences,omitempty"`
	Combinations []Combination `json:"combinations"`
	Equilibria   []Equilibrium `json:"equilibria,omitempty"`
	None         *float64      `json:"none,omitempty"` // share of resamples without any equilibrium in which nobody mixes
	Mixed        []Mixture     `json:"mixed,omitempty"`
	Endless      bool          `json:"endless,omitempty"` // there are more, between those listed
	Unmixed      string        `json:"unmixed,omitempty"` // why mixed ones are absent
	Moves        []Move        `json:"moves,omitempty"`
}

// Player is an actor that chooses.
type Player struct {
	Actor      string      `json:"actor"`
	Title      string      `json:"title"`
	Goal       string      `json:"goal,omitempty"`
	Unit       string      `json:"unit"`
	Strategies []Strategy  `json:"strategies"`
	Secure     *Estimate   `json:"secure,omitempty"` // what it gets on average at least, whatever the others play
	Dominated  []Dominated `json:"dominated,omitempty"`
}

// Strategy is one of a player.
type Strategy struct {
	Name    string   `json:"name"`
	Title   string   `json:"title"`
	Secures *float64 `json:"secures,omitempty"` // share of resamples in which it secures the most
}

// Dominated is a strategy that its player need never play.
type Dominated struct {
	Strategy string             `json:"strategy"`
	By       map[string]float64 `json:"by"` // how often to play each strategy instead
	Strict   bool               `json:"strict"`
}

// Combination is what came of it where each plays a strategy.
type Combination struct {
	Strategies map[string]string   `json:"strategies"` // by actor
	Goals      []Goal              `json:"goals,omitempty"`
	Outcomes   map[string]Estimate `json:"outcomes,omitempty"`
}

// Goal is what a player gets in a combination.
type Goal struct {
	Actor string `json:"actor"`
	Estimate
	Answer string    `json:"answer"` // best, open, worse
	Missed *Estimate `json:"missed"` // by how much the best answer is better
}

// Equilibrium is a combination in which nobody gains by turning away alone.
type Equilibrium struct {
	Strategies map[string]string `json:"strategies"`
	Settled    bool              `json:"settled"`
	Share      float64           `json:"share"` // of resamples in which it is one
}

// Mixture is an equilibrium in which strategies are mixed.
type Mixture struct {
	Odds  map[string]map[string]Estimate `json:"odds"` // by actor, then by strategy
	Goals map[string]Estimate            `json:"goals"`
	Share float64                        `json:"share"` // of resamples in which the same strategies are mixed in one
}

// Move is what comes of it where one announces first.
type Move struct {
	Luck      string              `json:"luck"` // unknown, or known to who answers
	First     string              `json:"first"`
	Announces string              `json:"announces"`
	Share     float64             `json:"share"`   // of resamples in which it announces the same
	Answers   map[string]float64  `json:"answers"` // share of trials in which the other answers so
	Goals     map[string]Estimate `json:"goals"`
	Worth     *Estimate           `json:"worth"` // to who announces, against answering
}

// NewMatrix makes the document of a matrix.
func NewMatrix(m *analysis.Matrix) Matrix {
	out := Matrix{Heading: newHeading("matrix", m.Heading), Trials: m.Receipt.Trials, Baseline: m.Baseline.Name, Sentences: m.Sentences(),
		Combinations: make([]Combination, m.Cells())}
	for player := range m.Players {
		out.Players = append(out.Players, newPlayer(m, player))
	}
	for cell := range out.Combinations {
		out.Combinations[cell] = newCombination(m, cell)
	}
	if m.Goals == nil {
		return out
	}
	out.None, out.Endless, out.Unmixed = &m.None, m.Endless, m.Unmixed
	out.Equilibria = each(m.Pure, func(e analysis.Equilibrium) Equilibrium { return Equilibrium{playedIn(m, e.Cell), e.Settled, e.Share} })
	out.Mixed = each(m.Mixed, func(x analysis.Mixture) Mixture {
		mixed := Mixture{map[string]map[string]Estimate{}, map[string]Estimate{}, x.Share}
		for player, odds := range x.Odds {
			name := m.Players[player].Actor.Name
			mixed.Odds[name], mixed.Goals[name] = byStrategy(m, player, each(odds, newEstimate)), newEstimate(x.Means[player])
		}
		return mixed
	})
	for _, x := range m.Moves {
		for leader := range x.Led {
			out.Moves = append(out.Moves, newMove(m, x, leader))
		}
	}
	return out
}

func newPlayer(m *analysis.Matrix, player int) Player {
	of := m.Players[player]
	p := Player{Actor: of.Actor.Name, Title: of.Actor.Title, Unit: of.Actor.Unit}
	for _, s := range of.Strategies {
		p.Strategies = append(p.Strategies, Strategy{Name: s.Name, Title: s.Title})
	}
	if m.Goals == nil {
		return p
	}
	goal := &m.Goals[player]
	p.Goal, p.Secure = goal.Wants, known(&goal.Secure.Estimate)
	for own := range p.Strategies {
		p.Strategies[own].Secures = &goal.Secure.Shares[own]
	}
	p.Dominated = each(goal.Dominated, func(d equilibrium.Domination) Dominated {
		return Dominated{m.Strategy(player, d.Strategy), byStrategy(m, player, d.By), d.Strict}
	})
	return p
}

func newCombination(m *analysis.Matrix, cell int) Combination {
	c := Combination{Strategies: playedIn(m, cell)}
	for player := range m.Goals {
		goal := &m.Goals[player]
		c.Goals = append(c.Goals, Goal{m.Players[player].Actor.Name, newEstimate(goal.Means[cell]), goal.Answers[cell].String(), known(&goal.Missed[cell])})
	}
	for _, o := range m.Outcomes {
		if c.Outcomes == nil {
			c.Outcomes = map[string]Estimate{}
		}
		c.Outcomes[o.Name] = newEstimate(o.Means[cell])
	}
	return c
}

func newMove(m *analysis.Matrix, x analysis.Moves, leader int) Move {
	led, luck := x.Led[leader], "unknown"
	if x.LuckKnown {
		luck = "known"
	}
	move := Move{Luck: luck, First: m.Players[leader].Actor.Name, Announces: m.Strategy(leader, led.Announced), Share: led.Share,
		Answers: byStrategy(m, 1-leader, led.Answers), Goals: map[string]Estimate{}, Worth: known(&x.First[leader])}
	for player, gets := range led.Gets {
		move.Goals[m.Players[player].Actor.Name] = newEstimate(gets)
	}
	return move
}

// playedIn is what each plays in a combination.
func playedIn(m *analysis.Matrix, cell int) map[string]string {
	played := map[string]string{}
	for player, of := range m.Players {
		played[of.Actor.Name] = m.Strategy(player, m.Played(cell, player))
	}
	return played
}

// byStrategy is what belongs to each strategy of a player, by its name.
func byStrategy[T any](m *analysis.Matrix, player int, list []T) map[string]T {
	named := map[string]T{}
	for own, x := range list {
		named[m.Strategy(player, own)] = x
	}
	return named
}
