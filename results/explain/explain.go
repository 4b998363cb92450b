// Package explain says in words, numbers and equations what a scenario assumes: what a reader needs who wants to
// argue with it, or an author who wants to see what was understood.
//
//	*scenario.Scenario ── New ──▶ *Explanation ── Page ──▶ *table.Page, for a terminal or as a document
//	                                           ── Diagram ──▶ Mermaid
//
// An [Explanation] is values alone, and so are its JSON and its page. Expressions stand as they do in the file where
// they stand there whole, so that a reader finds them again; where a set or a choice by name was written out, they
// stand as they were checked.
package explain

import (
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// Explanation is what a scenario says, in the order in which a reader can follow.
type Explanation struct {
	Scenario  string     `json:"scenario"` // the file's name without its ending
	Title     string     `json:"title"`
	Question  string     `json:"question"`
	About     string     `json:"about"`
	Files     []string   `json:"files"` // all that it was read from, its own first
	Clock     Clock      `json:"clock"`
	Actors    []Name     `json:"actors"`
	Variables []Variable `json:"variables"`
	Constants []Constant `json:"constants"`
	Levers    []Lever    `json:"levers"`
	Policies  []Policy   `json:"policies"`
	Model     []Quantity `json:"model"` // each after those that it is computed from at the same point, then stocks and events
	Outcomes  []Outcome  `json:"outcomes"`
	Watch     []string   `json:"watch"`
	Checks    []Check    `json:"checks"`

	s *scenario.Scenario
}

// Clock is how time passes.
type Clock struct {
	Unit  string  `json:"unit"`
	Step  float64 `json:"step"` // in units
	Steps int     `json:"steps"`
	Start string  `json:"start,omitempty"` // ISO date
}

// Name is a thing with its title.
type Name struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// Constant is a variable that is the same number in every trial.
type Constant struct {
	Name
	Unit   string   `json:"unit"`
	Value  *float64 `json:"value,omitempty"` // nil in an abstract scenario that does not say
	Is     string   `json:"is"`              // as written
	Source string   `json:"source"`
	About  string   `json:"about,omitempty"`
}

// Lever is what a policy may set.
type Lever struct {
	Name
	Unit    string   `json:"unit"`
	Actor   string   `json:"actor"`
	Default string   `json:"default"`         // in words
	Value   *float64 `json:"value,omitempty"` // of a default that is a number
	Low     *float64 `json:"low,omitempty"`
	High    *float64 `json:"high,omitempty"`
	Options []string `json:"options,omitempty"`
	Source  string   `json:"source"`
	About   string   `json:"about,omitempty"`
}

// Outcome is a measure by which policies are compared.
type Outcome struct {
	Name
	Unit       string   `json:"unit"`
	Is         string   `json:"is"`
	Chance     bool     `json:"chance"` // a truth value
	Better     string   `json:"better,omitempty"`
	Acceptable string   `json:"acceptable,omitempty"`
	Given      string   `json:"given,omitempty"`
	About      string   `json:"about,omitempty"`
	Depends    *Depends `json:"depends_on"`
}

// Check is what must hold.
type Check struct {
	That  string  `json:"that"`
	Share float64 `json:"in"` // share of trials
}

// New explains a scenario. Its error is what a trial ran into when its variables were drawn.
func New(s *scenario.Scenario) (*Explanation, error) {
	x := &Explanation{
		Scenario: s.Name, Title: s.Title, Question: s.Question, About: s.About,
		Clock:  Clock{Unit: s.Clock.Unit, Step: s.Clock.Step, Steps: s.Clock.Steps, Start: s.Clock.Start},
		Actors: []Name{}, Variables: []Variable{}, Constants: []Constant{}, Levers: []Lever{}, Watch: []string{},
		Outcomes: []Outcome{}, Checks: []Check{},
		s: s,
	}
	for _, f := range s.Files {
		x.Files = append(x.Files, f.Name)
	}
	for _, a := range s.Actors {
		x.Actors = append(x.Actors, name(a.Label))
	}
	if err := x.variables(); err != nil {
		return nil, err
	}
	for _, l := range s.Levers {
		lever := Lever{Name: name(l.Label), Unit: l.Unit, Actor: l.Actor, Default: x.setTo(l.Default, l), Options: l.Options,
			Source: l.Source, About: l.About}
		if v, ok := literal(l.Default); ok {
			lever.Value = &v
		}
		if l.Ranged {
			lever.Low, lever.High = &l.Low, &l.High
		}
		x.Levers = append(x.Levers, lever)
	}
	x.Policies = x.policies()
	x.Model = x.model()
	x.outcomes()
	for _, w := range s.Watch {
		x.Watch = append(x.Watch, w.Name)
	}
	for _, c := range s.Checks {
		x.Checks = append(x.Checks, Check{That: oneLine(c.That), Share: c.Share})
	}
	return x, nil
}

func (x *Explanation) outcomes() {
	for i, o := range x.s.Outcomes {
		out := Outcome{Name: name(o.Label), Unit: o.Unit, Is: x.written(o.Value), About: o.About,
			Chance: o.Value != nil && o.Value.Type == scenario.Truth, Depends: x.depends(scenario.KindOutcome.At(i))}
		switch o.Better {
		case scenario.Higher:
			out.Better = "higher"
		case scenario.Lower:
			out.Better = "lower"
		}
		if o.Acceptable != nil {
			out.Acceptable = o.Acceptable.Relation.String() + " " + value(o.Acceptable.Limit, o.Unit, out.Chance)
		}
		if o.Given != nil {
			out.Given = x.written(o.Given)
		}
		x.Outcomes = append(x.Outcomes, out)
	}
}

func name(l scenario.Label) Name { return Name{l.Name, l.Title} }

// value is a number with its unit; shares of unit % and chances are in percent.
func value(v float64, unit string, chance bool) string {
	if chance {
		return number.OfChance().Say(v, number.Exact)
	}
	return number.In(unit).Say(v, number.Exact)
}

// written is an expression as it stands in the file, or as it was checked where it does not stand there whole: what
// a template or a choice by name was made from.
func (x *Explanation) written(e *scenario.Expr) string {
	if e == nil {
		return "?"
	}
	if f := e.Span.File; f != nil && e.Span.To <= len(f.Text) {
		text := oneLine(string(f.Text[e.Span.From:e.Span.To]))
		if !strings.ContainsAny(text, "$#") {
			tree, problems := formula.Parse(source.Fixed(text, source.Span{}))
			if len(problems) == 0 && (e.Op != scenario.OpNumber || isLiteral(tree)) {
				return text
			}
		}
	}
	if choice := x.choice(e); choice != "" {
		return choice
	}
	return e.String(x.s)
}

// choice is an expression as a choice by name, {by: posture, hold: 1, attack: 1.6}, or empty where it is none.
func (x *Explanation) choice(e *scenario.Expr) string {
	by, names := x.chosenBy(e)
	if by == nil {
		return ""
	}
	parts := []string{"by: " + by.String(x.s)}
	for ; ; e = e.Args[2] {
		if same, _ := x.chosenBy(e); same == nil || same.Op != by.Op || same.Index != by.Index {
			break
		}
		name := e.Args[0].Args[1].Name
		names = slices.DeleteFunc(names, func(n string) bool { return n == name })
		parts = append(parts, name+": "+x.written(e.Args[1]))
	}
	last := "otherwise"
	if len(names) == 1 {
		last = names[0]
	}
	return "{" + strings.Join(append(parts, last+": "+x.written(e)), ", ") + "}"
}

// chosenBy is the lever or stock that the condition of an if compares with one of its names, and all of these.
func (x *Explanation) chosenBy(e *scenario.Expr) (*scenario.Expr, []string) {
	if e.Op != scenario.OpIf || e.Args[0].Op != scenario.OpEqual || e.Args[0].Args[1].Op != scenario.OpNumber {
		return nil, nil
	}
	switch by := e.Args[0].Args[0]; {
	case by.Type != scenario.Name:
	case by.Op == scenario.OpLever:
		return by, slices.Clone(x.s.Levers[by.Index].Options)
	case by.Op == scenario.OpStock:
		return by, slices.Clone(x.s.Stocks[by.Index].Levels)
	}
	return nil, nil
}

// isLiteral says that a tree is a number, or something that is one when it is checked; what stands for a value that the
// file leaves out, such as the floor of a stock, has the place of a name.
func isLiteral(tree *formula.Node) bool {
	named := false
	tree.Walk(func(n *formula.Node) bool {
		named = named || n.Kind == formula.Name
		return true
	})
	return !named
}

// oneLine is a text without line breaks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// duration is a length of time in the units of the clock.
func (x *Explanation) duration(units float64) string {
	unit := x.s.Clock.Unit
	if units != 1 {
		unit += "s"
	}
	return number.Exact(units) + " " + unit
}
