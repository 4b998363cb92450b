package sim

import (
	"fmt"

	"wargame/scenario"
	"wargame/scenario/source"
)

// Refusal is what the engine's door does not let through: nothing is clamped, and nothing is ignored.
type Refusal struct {
	Code    Code
	Name    string // of what was named: a quantity, or a number; may be empty
	Message string // for people
}

func (e *Refusal) Error() string { return e.Message }

// Code says why something was refused.
type Code string

// The codes.
const (
	Unknown      Code = "unknown"       // nothing has this name
	NotAnInput   Code = "not-an-input"  // a lever that a policy feeds
	NotByHand    Code = "not-by-hand"   // a program that was not compiled with Options.ByHand
	WrongNumber  Code = "wrong-number"  // neither one value nor one per row
	OutOfRange   Code = "out-of-range"  // a value that the quantity cannot take, or a row or world that there is not
	NotComputed  Code = "not-computed"  // what this program does not compute
	NothingYet   Code = "nothing-yet"   // what has not come about
	AtTheEnd     Code = "at-the-end"    // no step is left
	OtherModel   Code = "other-model"   // a state of another model
	MissingState Code = "missing-state" // a state that lacks what the program needs
	SurplusState Code = "surplus-state" // a state with an order or intervention that the program cannot take
)

func refuse(code Code, name, format string, args ...any) *Refusal {
	return &Refusal{Code: code, Name: name, Message: fmt.Sprintf(format, args...)}
}

// unknown is the refusal of a name that is not that of a quantity of some kinds: it says what it is instead, or what it is
// like.
func (p *Program) unknown(name string, wanted ...scenario.Kind) *Refusal {
	what := "quantity"
	if len(wanted) == 1 {
		what = wanted[0].String()
	}
	if q, ok := p.sc.Quantity(name); ok {
		return refuse(Unknown, name, "%s is no %s but %s", name, what, q.Kind.WithArticle())
	}
	var names []string
	for q := range p.sc.Quantities(wanted...) {
		names = append(names, p.sc.Label(q).Name)
	}
	hint := ""
	if near := source.Nearest(name, names); near != "" {
		hint = ": did you mean " + near + "?"
	}
	return refuse(Unknown, name, "there is no %s %s%s", what, name, hint)
}
