package contract

import (
	"wargame/results/explain"
	"wargame/scenario"
	"wargame/scenario/source"
)

// Explanation is what explain prints: what a scenario says, in the order in which a reader can follow.
type Explanation struct {
	Scenario   string              `json:"scenario"` // the file's name without its ending
	Title      string              `json:"title"`
	Question   string              `json:"question"`
	About      string              `json:"about"`
	Files      []string            `json:"files"` // all that it was read from, its own first
	Clock      Clock               `json:"clock"`
	Actors     []ExplainedActor    `json:"actors"`
	Variables  []ExplainedVariable `json:"variables"`
	Constants  []ExplainedConstant `json:"constants"`
	Levers     []ExplainedLever    `json:"levers"`
	Strategies []ExplainedStrategy `json:"strategies,omitempty"`
	Policies   []ExplainedPolicy   `json:"policies"`
	Model      []ExplainedQuantity `json:"model"`
	Outcomes   []ExplainedOutcome  `json:"outcomes"`
	Watch      []string            `json:"watch"`
	Checks     []ExplainedCheck    `json:"checks"`
	Game       *ExplainedGame      `json:"game,omitempty"` // absent of an abstract scenario
}

// Clock is how time passes.
type Clock struct {
	Unit  string  `json:"unit"`
	Step  float64 `json:"step"` // in units
	Steps int     `json:"steps"`
	Start string  `json:"start,omitempty"` // ISO date

	Method string `json:"method,omitempty"` // rk4; absent: euler
}

func newClock(c scenario.Clock) Clock {
	clock := Clock{Unit: c.Unit, Step: c.Step, Steps: c.Steps, Start: c.Start}
	if c.Method != scenario.Euler {
		clock.Method = c.Method.String()
	}
	return clock
}

// Name is a thing with its title.
type Name struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// ExplainedVariable is an uncertain quantity and how it is distributed.
type ExplainedVariable struct {
	Name
	Unit   string   `json:"unit"`
	Is     string   `json:"is"` // as written
	P1     *float64 `json:"p1,omitempty"`
	P5     *float64 `json:"p5,omitempty"`
	P50    *float64 `json:"p50,omitempty"`
	P95    *float64 `json:"p95,omitempty"`
	P99    *float64 `json:"p99,omitempty"`
	Chance *float64 `json:"chance,omitempty"` // of a truth value, instead of quantiles
	Sketch []int    `json:"sketch,omitempty"` // how many draws fall into each of equal parts from p1 to p99
	Source string   `json:"source"`
	About  string   `json:"about,omitempty"`
}

// ExplainedConstant is a variable that is the same number in every trial.
type ExplainedConstant struct {
	Name
	Unit   string   `json:"unit"`
	Value  *float64 `json:"value,omitempty"` // absent in an abstract scenario that does not say
	Is     string   `json:"is"`              // as written
	Source string   `json:"source"`
	About  string   `json:"about,omitempty"`
}

// ExplainedLever is what a policy may set.
type ExplainedLever struct {
	Name
	Unit    string   `json:"unit"`
	Actor   string   `json:"actor"`
	Default string   `json:"default"`         // in words
	Value   *float64 `json:"value,omitempty"` // of a default that is a number
	Low     *float64 `json:"low,omitempty"`
	High    *float64 `json:"high,omitempty"`
	Options []string `json:"options,omitempty"`
	Cost    string   `json:"cost,omitempty"` // of a turn of a game, as written
	Source  string   `json:"source"`
	About   string   `json:"about,omitempty"`
}

// ExplainedActor is who may set levers, and what it wants.
type ExplainedActor struct {
	Name
	Goal   string `json:"goal,omitempty"` // as written; more is better
	Unit   string `json:"unit,omitempty"` // of the goal
	Source string `json:"source,omitempty"`
	About  string `json:"about,omitempty"`
}

// ExplainedStrategy is a ready-made choice of an actor, as a timeline of what it sets.
type ExplainedStrategy struct {
	Actor string `json:"actor"`
	Name
	Source string             `json:"source,omitempty"`
	About  string             `json:"about,omitempty"`
	Sets   []ExplainedSetting `json:"sets"` // the actor's other levers have their defaults
}

// ExplainedPolicy is a branch, as a timeline of what it sets.
type ExplainedPolicy struct {
	Name
	Baseline bool               `json:"baseline"`
	About    string             `json:"about,omitempty"`
	Sets     []ExplainedSetting `json:"sets"` // the other levers stay at their default
}

// ExplainedSetting is what a policy makes of one lever.
type ExplainedSetting struct {
	Lever string `json:"lever"`
	Bar   *Bar   `json:"bar,omitempty"` // of a schedule of numbers
	Says  string `json:"says"`
}

// Bar is what a lever is over the whole length, on a scale from low to high.
type Bar struct {
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Spans []Span  `json:"spans"` // one after the other
}

// Span is a part of the time in which a lever stays as it is.
type Span struct {
	From  float64 `json:"from"` // in units of the clock
	To    float64 `json:"to"`
	Value float64 `json:"value"`
}

// ExplainedQuantity is a part of the model in words and as an equation.
type ExplainedQuantity struct {
	Kind string `json:"kind"` // "auxiliary", "table", "flow", "stock" or "event"
	Name
	Unit     string   `json:"unit"`
	Equation string   `json:"equation,omitempty"`
	Says     []string `json:"says"` // what the equation does not
	Source   string   `json:"source"`
	About    string   `json:"about,omitempty"`
}

// ExplainedOutcome is a measure by which policies are compared.
type ExplainedOutcome struct {
	Name
	Unit       string  `json:"unit"`
	Is         string  `json:"is"`
	Chance     bool    `json:"chance"`           // a truth value
	Better     string  `json:"better,omitempty"` // "higher" or "lower"
	For        string  `json:"for,omitempty"`    // the actor for whom that is better
	Acceptable string  `json:"acceptable,omitempty"`
	Given      string  `json:"given,omitempty"`
	About      string  `json:"about,omitempty"`
	Depends    Depends `json:"depends_on"`
}

// Depends is what an outcome can depend on, by name.
type Depends struct {
	Variables []string `json:"variables"`
	Starts    []string `json:"starts"`
	Levers    []string `json:"levers"`
	Chance    []string `json:"chance"`
}

// ExplainedCheck is what must hold.
type ExplainedCheck struct {
	That  string  `json:"that"`
	Share float64 `json:"in"` // share of trials
}

// NewExplanation makes the document of an explanation, in its words.
func NewExplanation(x *explain.Explanation) Explanation {
	s, in := x.Scenario, explanation{x, explain.WordsOf(x.Scenario)}
	return Explanation{
		Scenario:   s.Name,
		Title:      s.Title,
		Question:   s.Question,
		About:      s.About,
		Files:      each(s.Files, func(f *source.File) string { return f.Name }),
		Clock:      newClock(s.Clock),
		Actors:     each(s.Actors, in.actor),
		Variables:  each(x.Variables, in.variable),
		Constants:  each(x.Constants, in.constant),
		Levers:     each(s.Levers, in.lever),
		Strategies: in.strategies(),
		Policies:   each(x.Policies, in.policy),
		Model:      each(x.Model, in.quantity),
		Outcomes:   each(x.Outcomes, in.outcome),
		Watch:      each(s.Watch, func(w *scenario.Series) string { return w.Name }),
		Checks:     each(s.Checks, func(c *scenario.Check) ExplainedCheck { return ExplainedCheck{source.OneLine(c.That), c.Share} }),
		Game:       in.game(),
	}
}

func name(l scenario.Label) Name { return Name{l.Name, l.Title} }

// explanation is what its parts are made of.
type explanation struct {
	*explain.Explanation
	explain.Words
}

func (x explanation) variable(v explain.Variable) ExplainedVariable {
	return ExplainedVariable{Name: name(v.Label), Unit: v.Unit, Is: x.Expression(v.Value), P1: v.P1, P5: v.P5, P50: v.P50, P95: v.P95, P99: v.P99,
		Chance: v.Chance, Sketch: v.Sketch, Source: v.Source, About: v.About}
}

func (x explanation) constant(c explain.Constant) ExplainedConstant {
	return ExplainedConstant{Name: name(c.Label), Unit: c.Unit, Value: c.Number, Is: x.Expression(c.Value), Source: c.Source, About: c.About}
}

func (x explanation) lever(l *scenario.Lever) ExplainedLever {
	out := ExplainedLever{Name: name(l.Label), Unit: l.Unit, Actor: l.Actor, Default: x.SetTo(l.Default, l), Options: l.Options,
		Source: l.Source, About: l.About}
	if v, ok := explain.Literal(l.Default); ok {
		out.Value = &v
	}
	if l.Cost != nil {
		out.Cost = x.Expression(l.Cost)
	}
	if l.Ranged {
		out.Low, out.High = &l.Low, &l.High
	}
	return out
}

func (x explanation) policy(p explain.Policy) ExplainedPolicy {
	return ExplainedPolicy{Name: name(p.Label), Baseline: p.Baseline, About: p.About, Sets: x.sets(p.Settings, p.Bars)}
}

func (x explanation) sets(settings []*scenario.Setting, bars []*explain.Bar) []ExplainedSetting {
	list := []ExplainedSetting{}
	for i, set := range settings {
		setting := ExplainedSetting{Lever: x.Scenario.Levers[set.Lever].Name, Says: x.Setting(set)}
		if b := bars[i]; b != nil {
			setting.Bar = &Bar{Low: b.Low, High: b.High, Spans: each(b.Spans, func(s explain.Span) Span { return Span(s) })}
		}
		list = append(list, setting)
	}
	return list
}

func (x explanation) actor(a scenario.Actor) ExplainedActor {
	out := ExplainedActor{Name: name(a.Label), Unit: a.Unit, Source: a.Source, About: a.About}
	if a.Goal != nil {
		out.Goal = x.Expression(a.Goal)
	}
	return out
}

func (x explanation) strategies() []ExplainedStrategy {
	var list []ExplainedStrategy
	for i, of := range x.Scenario.Strategies {
		for _, s := range x.Strategies[i] {
			list = append(list, ExplainedStrategy{Actor: of.Actor.Name, Name: name(s.Label), Source: s.Source, About: s.About, Sets: x.sets(s.Settings, s.Bars)})
		}
	}
	return list
}

func (x explanation) quantity(q scenario.Quantity) ExplainedQuantity {
	l := x.Scenario.Label(q)
	equation, says := x.Quantity(q)
	return ExplainedQuantity{Kind: q.Kind.String(), Name: name(*l), Unit: l.Unit, Equation: equation, Says: listed(says), Source: l.Source, About: l.About}
}

func (x explanation) outcome(o explain.Outcome) ExplainedOutcome {
	out := ExplainedOutcome{Name: name(o.Label), Unit: o.Unit, Is: x.Expression(o.Value), Chance: o.IsChance(), Better: o.Better.String(), For: o.For.Named(),
		Acceptable: x.Acceptable(o.Outcome), About: o.About,
		Depends: Depends{listed(o.Depends.Variables), listed(o.Depends.Starts), listed(o.Depends.Levers), listed(o.Depends.Chance)}}
	if o.Given != nil {
		out.Given = x.Expression(o.Given)
	}
	return out
}

// listed is a list that is empty, not null, where it has nothing.
func listed(texts []string) []string { return append([]string{}, texts...) }
