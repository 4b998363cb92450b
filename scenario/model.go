package scenario

import (
	"slices"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// Scenario is what a scenario file says, merged, expanded and checked: every name is resolved, every expression
// has a type, nothing loops. It says nothing about how it is computed.
//
// Cross references are indices into the slices of the Scenario, in file order.
type Scenario struct {
	Name      string // the file's name without its ending
	File      *source.File
	Files     []*source.File // all files read, File among them
	Hash      string         // hex SHA-256 of the scenario as merged
	ModelHash string         // the same without what only tells of columns: titles, units, sources, which way is better
	Title     string
	Question  string
	About     string
	Abstract  bool // only for extending: what it needs may be missing, and such expressions are nil. It is not run

	Clock        Clock
	Actors       []Actor
	Variables    []*Variable
	Levers       []*Lever
	Strategies   []ActorStrategies // of actors that have any, in file order
	Policies     []*Policy
	Baseline     int // index into Policies
	Stocks       []*Stock
	Flows        []*Flow
	Auxiliaries  []*Auxiliary
	Tables       []*Table
	Events       []*Event
	Correlations []Correlation
	Outcomes     []*Outcome
	Watch        []*Series
	Checks       []*Check
	Game         *Game // how it is played; nil in an abstract scenario

	Warnings source.Diagnostics

	document *document.Document // as merged; expressions that are resolved later read its sets
	named    map[string]Quantity
	coupling coupling
}

// Label is what a reader is told of a thing; every field may be empty but Name.
type Label struct {
	Name     string
	Title    string
	Unit     string
	Source   string
	About    string
	Question string
	Actor    string
	Span     source.Span // of the name where it is declared
	UnitSpan source.Span // of the unit where it is written
}

// Variable is an uncertain quantity, drawn once per trial; without a distribution it is a constant.
type Variable struct {
	Label
	Value    *Expr
	Constant bool // the same number in every trial

	number *float64 // of a constant, for checks
}

// Lever is what a policy may set.
type Lever struct {
	Label
	Default *Expr    // a number, truth value or option; reads nothing
	Options []string // names it may take, or nil for a number or truth value
	Ranged  bool     // Low and High bound every value
	Low     float64
	High    float64
	Cost    *Expr // what it costs a turn as it stands, in a game with budgets; reads levers and constants; nil: nothing
}

// Policy is a branch: what it sets the levers to.
type Policy struct {
	Label
	Settings []*Setting // one per lever that differs from its default, in the order of Levers
}

// Setting is what the policy makes of a lever, or nil where it keeps the default.
func (p *Policy) Setting(lever int) *Setting {
	i, found := slices.BinarySearchFunc(p.Settings, lever, func(x *Setting, lever int) int { return x.Lever - lever })
	if !found {
		return nil
	}
	return p.Settings[i]
}

// SameTime is how near two times are equal, in clock units or in steps.
const SameTime = 1e-9

// Setting is what a policy makes of one lever. Values are already clamped to the lever's range where they are
// not constants inside it.
type Setting struct {
	Lever   int
	Entries []Entry // ascending in From
}

// Entry is a value and the time from which it is in force: from the first point not before From (times within
// SameTime are equal) until the next entry. A value without a schedule is a single entry from minus infinity. Before
// the first entry the lever's default holds.
type Entry struct {
	From  float64 // clock units since the start
	Value *Expr
}

// Stock is what accumulates. With Levels its value is the index of a level and only events change it.
type Stock struct {
	Label
	Start  *Expr // once per trial; reads variables and the model of the first point, with levers at their defaults
	Min    *Expr // nil: no floor
	Max    *Expr // nil: no ceiling
	Levels []string

	WithInflows bool // what leaves may take what enters in the same step, too
}

// Flow moves goods per clock unit between stocks.
type Flow struct {
	Label
	From, To int   // indices into Stocks; -1: outside the model
	Rate     *Expr // per clock unit, or nil
	Amount   *Expr // what moves in one step, not multiplied by dt; or nil
	Biflow   bool
	Delay    *Expr // duration in clock units; reads variables only; nil: none
	Order    int   // of the delay: the stages that goods go through, one after the other; 0: they arrive whole
	Loss     *Expr // share lost on the way, evaluated at departure; nil: none
	Priority int   // its turn where a stock that it leaves cannot give all that is wanted, from 1 on; 0: after those that have one
}

// Auxiliary is a named expression.
type Auxiliary struct {
	Label
	Value    *Expr
	Constant bool // the same number in every trial, policy and step

	number *float64 // of a constant, for checks
}

// Table is a piecewise linear function, flat outside its points.
type Table struct {
	Label
	X []float64 // ascending
	Y []*Expr   // expressions of variables, without draws

	constant bool // all of Y are
}

// Event is something that may happen in a step. At most one of Chance, Hazard, At and Every is set; with none it
// happens for certain whenever it is eligible, and has a When.
type Event struct {
	Label
	When       *Expr   // truth value; nil: always
	Chance     *Expr   // probability in one step, or over a ChanceUnit where that is not 0
	ChanceUnit float64 // clock units over which Chance is a probability; 0: one step
	ChancePer  string  // how these are written: "month"; empty: one step
	Hazard     *Expr   // rate per clock unit
	At         *Expr   // time in clock units; reads variables only
	Every      *Expr   // duration in clock units
	Lasts      *Expr   // duration in clock units; nil: the event is never active
	Repeats    bool    // may fire again; true with Every
	Effects    []Effect
}

// Effect is what a firing event does to one stock.
type Effect struct {
	Stock int
	Kind  EffectKind
	Value *Expr
}

// EffectKind is add, remove or set.
type EffectKind uint8

// What an effect does with its value.
const (
	Add EffectKind = iota
	Remove
	Set
)

// Correlation is a rank correlation between two variables that are each exactly one distribution call.
type Correlation struct {
	A, B int // indices into Variables
	Rho  float64
	Span source.Span
}

// Outcome is a measure by which policies are compared.
type Outcome struct {
	Label
	Value      *Expr  // Number, or Truth: shown as a chance
	Better     Better // which way is better, if either
	For        *Actor // for whom it is; nil: unsaid
	Acceptable *Bound // what would be good enough; nil: unsaid
	Given      *Expr  // only trials where it holds count; nil: all
	FirstTime  bool   // Value is one first_time call: trials can be censored
	Headline   bool   // it stands on the scorecard: see Scenario.Headlines
}

// headlines is how many outcomes a scorecard has where the author chose none.
const headlines = 9

// Headlines are the outcomes of the scorecard, as indices: those so marked or, where none is, all up to nine.
func (s *Scenario) Headlines() []int {
	var marked, all []int
	for k, o := range s.Outcomes {
		all = append(all, k)
		if o.Headline {
			marked = append(marked, k)
		}
	}
	if marked == nil {
		return all[:min(headlines, len(all))]
	}
	return marked
}

// IsChance says whether the value is a truth value, of which a chance is told.
func (o *Outcome) IsChance() bool { return o.Value != nil && o.Value.Type == Truth }

// Better says which way an outcome is better.
type Better uint8

// Which way is better.
const (
	Unsaid Better = iota
	Higher
	Lower
)

// String is the way in one word, as files have it; empty where it is unsaid.
func (b Better) String() string { return [...]string{Unsaid: "", Higher: "higher", Lower: "lower"}[b] }

// Says is the way in words, and for whom it is: "lower is better (for: Ukraine)"; empty where it is unsaid.
func (b Better) Says(whom *Actor) string {
	switch {
	case b == Unsaid:
		return ""
	case whom == nil:
		return b.String() + " is better"
	}
	return b.String() + " is better (" + whom.View() + ")"
}

// Series is an expression kept step by step.
type Series struct {
	Label
	Value  *Expr
	Levels []string // of a stock with levels or a lever with options: names of its values
}

// Check is a truth value over outcomes of policies that must hold.
type Check struct {
	That  string  // as written
	Value *Expr   // reads OpPolicyOutcome
	Share float64 // in this share of trials; 1: in all
	Span  source.Span
}
