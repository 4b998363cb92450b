package scenario

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
		"variable", "lever", "stock", "flow", "auxiliary", "table", "event", "outcome", "policy", "actor",
	}[k]
}

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

// Quantity finds a quantity of the model by its name. Outcomes have names of their own and are not among them.
func (s *Scenario) Quantity(name string) (Quantity, bool) {
	for k := KindVariable; k < KindOutcome; k++ {
		for i := range s.Count(k) {
			if q := (Quantity{k, i}); s.Label(q).Name == name {
				return q, true
			}
		}
	}
	return Quantity{}, false
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
