package scenario

import (
	"math"
	"slices"

	"wargame/scenario/source"
)

// Game is how a scenario is played at a table: what its section game says, and what follows from the model where it says
// nothing. A run takes no notice of it.
type Game struct {
	About     string // for whoever leads the game
	Turn      int    // steps in a turn, at least one
	Turns     int    // what is left of the clock after them runs on with the last orders
	Teams     []*Team
	Public    []*Reading // what everybody sees, and the projector
	Reveal    Reveal     // when covert orders are shown
	Injects   []*Inject
	Estimates []*Estimate
	Debrief   []string // questions for the end
}

// Steps is the point at which a turn begins; the turns are numbered from 1. Steps(Turns+1) is where the last one ends.
func (g *Game) Steps(turn int) int { return (turn - 1) * g.Turn }

// Team gives orders together.
type Team struct {
	Label
	Controls   []int      // levers, ascending
	Covert     []int      // those whose orders other teams do not see before Game.Reveal, ascending
	Sees       []*Reading // beside what is public
	Budget     *Budget    // nil: orders cost nothing
	Brief      string
	Objectives []*Objective
	Roles      []*Role
	Late       Late
}

// Role is what one person of a team does.
type Role struct {
	Label
	Brief string
	Sees  []*Reading // beside what the team sees
}

// Reading is what people see of a quantity of the model.
type Reading struct {
	Series
	Error float64 // 90% of readings lie within this share of what is so; 0: exact
	Delay int     // steps by which it is late
}

// Budget is what a team can spend on its orders.
type Budget struct {
	Unit     string
	UnitSpan source.Span // of the unit where it is written
	PerTurn  float64
	Carry    bool   // what is left over can be spent later
	About    string // what it stands for
	Source   string // where the sum is from
}

// Objective is what a team wants to have come about at the end.
type Objective struct {
	Title string // Met as written, where the file says none
	Met   *Expr  // a truth value over outcomes
}

// Called is the team's title, or its name where it has none.
func (t *Team) Called() string { return t.called() }

// Called is the role's title, or its name where it has none.
func (r *Role) Called() string { return r.called() }

func (l *Label) called() string {
	if l.Title != "" {
		return l.Title
	}
	return l.Name
}

// Late says what becomes of a lever for which a team sealed no order.
type Late uint8

// What a late team's levers become.
const (
	LateKeep        Late = iota // what they are
	LateDefault                 // their defaults
	LateFacilitator             // what the facilitator says; the turn waits for it
)

var lates = []string{"keep", "default", "facilitator"}

// String is the word of a file.
func (l Late) String() string { return lates[l] }

// Reveal says when covert orders are shown to those who did not give them.
type Reveal uint8

// When covert orders are shown.
const (
	RevealAtDebrief Reveal = iota
	RevealNextTurn
)

var reveals = []string{"debrief", "next turn"}

// String is the word of a file.
func (r Reveal) String() string { return reveals[r] }

// Inject is news that the facilitator hands out. At most one of Turn and When is set; with neither it comes by hand alone.
type Inject struct {
	Label
	Text   string
	Turn   int     // the turn in whose brief it comes; 0: none
	When   *Expr   // it comes in the brief of the first turn at whose begin this holds
	Chance float64 // that it comes then; 1 where the file says nothing
	To     []int   // teams, ascending; nil: everybody
	Fires  int     // the event of the model that happens with it, in the first step of the turn; -1: none
}

// Estimate is a chance that every team is asked for.
type Estimate struct {
	Ask   string
	Of    *Expr // a truth value over outcomes
	Turns []int // in which it is asked, ascending
}

// defaultTurns is how many turns the clock is divided into where a file does not say how long one is.
const defaultTurns = 6

// WithTurn is the game with turns of so many steps instead, as many as fit. Injects and estimates of turns that there are no more
// are left out; the number of steps is from 1 to that of the clock.
func (s *Scenario) WithTurn(steps int) *Game {
	g := *s.Game
	g.Turn, g.Turns = steps, s.Clock.Steps/steps
	g.Injects = slices.DeleteFunc(slices.Clone(g.Injects), func(i *Inject) bool { return i.Turn > g.Turns })
	g.Estimates = nil
	for _, e := range s.Game.Estimates {
		kept := *e
		kept.Turns = slices.DeleteFunc(slices.Clone(e.Turns), func(t int) bool { return t > g.Turns })
		if len(kept.Turns) > 0 {
			g.Estimates = append(g.Estimates, &kept)
		}
	}
	return &g
}

// Named is a team by its name, or nil.
func (g *Game) Named(team string) *Team {
	if i := g.Index(team); i >= 0 {
		return g.Teams[i]
	}
	return nil
}

// Index is the place of a team among the teams, or -1.
func (g *Game) Index(team string) int {
	return slices.IndexFunc(g.Teams, func(t *Team) bool { return t.Name == team })
}

func (g *Game) teamNames() []string {
	var names []string
	for _, t := range g.Teams {
		names = append(names, t.Name)
	}
	return names
}

// Holder is the team that controls a lever, as an index, or -1.
func (g *Game) Holder(lever int) int {
	return slices.IndexFunc(g.Teams, func(t *Team) bool { return slices.Contains(t.Controls, lever) })
}

// defaultTurn is a sixth of the clock, in whole steps.
func defaultTurn(steps int) int {
	return max(int(math.Round(float64(steps)/defaultTurns)), 1)
}
