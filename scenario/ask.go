package scenario

import (
	"wargame/scenario/document"
	"wargame/scenario/source"
)

// Scope is what an expression from outside may read.
type Scope uint8

const (
	// InModel is at a point of time, as in watch: variables, tables, levers, stocks, flows, auxiliaries, events and time.
	InModel Scope = iota
	// InVariables is what a trial draws before its first step: variables, and tables of them.
	InVariables
	// InOutcomes is at the end of a trial, as in the value of an outcome: measures of what the model computed, variables
	// and other outcomes.
	InOutcomes
	// InChecks is across policies, as in checks: POLICY.OUTCOME.
	InChecks
)

// scopes say what may be read in each, and what an expression there is called unless its Place says.
var scopes = [...]struct {
	may  allowed
	what string
}{
	InModel:     {variables | model, "what is looked at in the model"},
	InVariables: {variables, "what is asked of the variables"},
	InOutcomes:  {variables | measures, "what is asked of a trial"},
	InChecks:    {comparisons, "what is asked of outcomes"},
}

// Place is where an expression from outside stands.
type Place struct {
	In     Scope
	What   string  // what the expression is, for messages: "--where", "an objective"; empty: a word for In
	Truth  bool    // it has to be a truth value
	Policy *Policy // InChecks: a policy of the scenario whose outcomes may also stand bare; nil: none
}

// Resolve checks an expression that does not stand in the scenario's files: a question, a column, an aim. It gives the
// expression, perhaps with warnings, or errors; both have their places in the text's own file (see [source.Typed]),
// and hints, as for any expression of the scenario.
//
// Nothing can be drawn, and previous, delayed and smooth have no place in it, so that looking at a model adds nothing
// to it. InModel the result may be one of the names of a lever or stock, which [Scenario.Names] gives; elsewhere it is
// a number or a truth value.
//
// The scenario is not changed: any number of goroutines may ask at once.
func (s *Scenario) Resolve(text source.Text, in Place) (*Expr, source.Diagnostics) {
	if s.Abstract {
		return nil, source.Diagnostics{{Code: "abstract", Span: text.Whole(), Message: "an abstract scenario has nothing to ask of",
			Hint: "ask a scenario that extends it"}}
	}
	c := s.reader()
	p := place{what: in.What, may: scopes[in.In].may}
	if p.what == "" {
		p.what = scopes[in.In].what
	}
	if in.In == InChecks && in.Policy != nil {
		p.of = c.policies[in.Policy.Name]
	}
	w := c.formula(&document.Node{Kind: document.Scalar, Text: text, Span: text.Whole()}, p.what)
	e := c.ask(w, p, in)
	c.checkDraws() // of cdf
	if c.diags.HasErrors() {
		return nil, c.diags.Sort()
	}
	return e, c.diags.Sort()
}

// ask resolves an expression of the type that its place wants.
func (c *checker) ask(w *written, p place, in Place) *Expr {
	switch {
	case in.Truth:
		return c.truth(w, p)
	case in.In == InModel:
		return c.resolve(w, p)
	}
	return c.plain(w, p)
}

// reader is a checker that knows the names of a whole scenario. It is made anew for each question, so that nothing it
// notes stays with the scenario.
func (s *Scenario) reader() *checker {
	c := &checker{s: s, names: namespace{}, outcomes: namespace{}, policies: namespace{}, used: map[*symbol]bool{},
		trees: map[*document.Node]*written{}, dated: true}
	for k := KindVariable; k <= KindOutcome; k++ {
		space := c.names
		if k == KindOutcome {
			space = c.outcomes
		}
		for q := range s.Quantities(k) {
			l := s.Label(q)
			space[l.Name] = &symbol{kind: k, name: l.Name, index: q.Index, span: l.Span, known: true, typ: s.typeOf(q), names: s.Levels(q)}
		}
	}
	for i, p := range s.Policies {
		c.policies[p.Name] = &symbol{kind: kindPolicy, name: p.Name, index: i, span: p.Span}
	}
	return c
}

// typeOf is the type of a quantity's value.
func (s *Scenario) typeOf(q Quantity) Type {
	switch q.Kind {
	case KindVariable:
		return s.Variables[q.Index].Value.Type
	case KindLever:
		return s.Levers[q.Index].Default.Type
	case KindAuxiliary:
		return s.Auxiliaries[q.Index].Value.Type
	case KindOutcome:
		return s.Outcomes[q.Index].Value.Type
	case KindStock:
		if s.Levels(q) != nil {
			return Name
		}
	}
	return Number
}
