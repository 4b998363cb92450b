package scenario

import (
	"iter"
	"slices"
	"strings"
)

// Kind is what a quantity is: the section of the file in which it stands.
type Kind uint8

// The kinds, in the order in which the sections are read.
const (
	KindVariable Kind = iota
	KindLever
	KindStock
	KindFlow
	KindAuxiliary
	KindTable
	KindEvent
	KindOutcome
)

// String is the kind in one word.
func (k Kind) String() string {
	return [...]string{
		"variable", "lever", "stock", "flow", "auxiliary", "table", "event", "outcome", "policy", "actor", "set", "team", "role", "inject", "strategy",
	}[k]
}

// WithArticle is the kind for sentences: "a stock", "an event".
func (k Kind) WithArticle() string {
	if strings.IndexByte("aeiou", k.String()[0]) >= 0 {
		return "an " + k.String()
	}
	return "a " + k.String()
}

// At is the quantity at a place among those of its kind.
func (k Kind) At(i int) Quantity { return Quantity{k, i} }

// Quantity names a quantity of a scenario: its kind, and its place among the quantities of that kind.
type Quantity struct {
	Kind  Kind
	Index int
}

// Label is what a reader is told of a quantity.
func (s *Scenario) Label(q Quantity) *Label {
	switch q.Kind {
	case KindVariable:
		return &s.Variables[q.Index].Label
	case KindLever:
		return &s.Levers[q.Index].Label
	case KindStock:
		return &s.Stocks[q.Index].Label
	case KindFlow:
		return &s.Flows[q.Index].Label
	case KindAuxiliary:
		return &s.Auxiliaries[q.Index].Label
	case KindTable:
		return &s.Tables[q.Index].Label
	case KindEvent:
		return &s.Events[q.Index].Label
	case KindOutcome:
		return &s.Outcomes[q.Index].Label
	}
	panic("scenario: a quantity of no kind")
}

// Count is how many quantities of a kind there are.
func (s *Scenario) Count(k Kind) int {
	return [...]int{
		KindVariable: len(s.Variables), KindLever: len(s.Levers), KindStock: len(s.Stocks), KindFlow: len(s.Flows),
		KindAuxiliary: len(s.Auxiliaries), KindTable: len(s.Tables), KindEvent: len(s.Events), KindOutcome: len(s.Outcomes),
	}[k]
}

// Quantities are those of some kinds, kind by kind in the order given, each kind in file order.
func (s *Scenario) Quantities(kinds ...Kind) iter.Seq[Quantity] {
	return func(yield func(Quantity) bool) {
		for _, k := range kinds {
			for i := range s.Count(k) {
				if !yield(k.At(i)) {
					return
				}
			}
		}
	}
}

// Quantity finds a quantity of the model by its name. Outcomes have names of their own and are not among them.
func (s *Scenario) Quantity(name string) (Quantity, bool) {
	q, ok := s.named[name]
	return q, ok
}

// nameQuantities makes the quantities of the model known by their names.
func (s *Scenario) nameQuantities() {
	s.named = map[string]Quantity{}
	for q := range s.Quantities(KindVariable, KindLever, KindStock, KindFlow, KindAuxiliary, KindTable, KindEvent) {
		s.named[s.Label(q).Name] = q
	}
}

// Levels are the names of the values of a quantity, where they are names: of a stock with levels or a lever with
// options; else nil.
func (s *Scenario) Levels(q Quantity) []string {
	switch q.Kind {
	case KindLever:
		return s.Levers[q.Index].Options
	case KindStock:
		return s.Stocks[q.Index].Levels
	}
	return nil
}

// Names are the names that an expression of type Name can give, in the order of their values; nil
// for other types.
func (s *Scenario) Names(e *Expr) []string {
	if e == nil || e.Type != Name {
		return nil
	}
	if q, ok := e.Quantity(); ok {
		return s.Levels(q)
	}
	for _, a := range e.Args {
		if names := s.Names(a); names != nil {
			return names
		}
	}
	return nil
}

// Expressions are what the value of a quantity is computed from, in the order of the keys of its entry, nil where it
// has none. Those of a lever are what the policies make of it. What an event does to a stock is not among those that
// say whether the event fires, but the last of those of the stock.
func (s *Scenario) Expressions(q Quantity) []*Expr {
	switch q.Kind {
	case KindVariable:
		return []*Expr{s.Variables[q.Index].Value}
	case KindLever:
		var list []*Expr
		for _, p := range s.Policies {
			if x := p.Setting(q.Index); x != nil {
				for _, entry := range x.Entries {
					list = append(list, entry.Value)
				}
			}
		}
		return list
	case KindStock:
		k := s.Stocks[q.Index]
		list := []*Expr{k.Start, k.Min, k.Max}
		for _, i := range s.coupling.events[q.Index] {
			for _, effect := range s.Events[i].Effects {
				if effect.Stock == q.Index {
					list = append(list, effect.Value)
				}
			}
		}
		return list
	case KindFlow:
		f := s.Flows[q.Index]
		return []*Expr{f.Rate, f.Amount, f.Delay, f.Loss}
	case KindAuxiliary:
		return []*Expr{s.Auxiliaries[q.Index].Value}
	case KindTable:
		return slices.Clip(s.Tables[q.Index].Y)
	case KindEvent:
		e := s.Events[q.Index]
		return []*Expr{e.When, e.Chance, e.Hazard, e.At, e.Every, e.Lasts}
	}
	o := s.Outcomes[q.Index]
	return []*Expr{o.Value, o.Given}
}

// expressions are all that the values of quantities and of watched series are computed from.
func (s *Scenario) expressions() iter.Seq[*Expr] {
	return func(yield func(*Expr) bool) {
		for k := range KindOutcome + 1 {
			for q := range s.Quantities(k) {
				for _, e := range s.Expressions(q) {
					if !yield(e) {
						return
					}
				}
			}
		}
		for _, w := range s.Watch {
			if !yield(w.Value) {
				return
			}
		}
	}
}
