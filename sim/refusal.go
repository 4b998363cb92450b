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
	Unknown      Code = "unknown"        // nothing has this name
	NotAnInput   Code = "not-an-input"   // a lever that a policy feeds
	NotByHand    Code = "not-by-hand"    // a program that was not compiled with Options.ByHand
	WrongNumber  Code = "wrong-number"   // neither one value nor one per row
	OutOfRange   Code = "out-of-range"   // a value that the quantity cannot take, or a row or world that there is not
	NotComputed  Code = "not-computed"   // what this program does not compute
	NothingYet   Code = "nothing-yet"    // what has not come about
	AtTheEnd     Code = "at-the-end"     // no step is left
	OtherModel   Code = "other-model"    // a state of another model
	MissingState Code = "missing-state"  // a state that lacks what the program needs
	SurplusState Code = "unknown-action" // a state with an intervention that the program cannot take
)

func refuse(code Code, name, format string, args ...any) *Refusal {
	return &Refusal{Code: code, Name: name, Message: fmt.Sprintf(format, args...)}
}

// near is ": did you mean X?" for a name that is like that of a quantity of some kinds, or nothing.
func (r *Rows) near(name string, of ...scenario.Kind) string {
	var names []string
	for q := range r.p.sc.Quantities(of...) {
		names = append(names, r.p.sc.Label(q).Name)
	}
	if found := source.Nearest(name, names); found != "" {
		return ": did you mean " + found + "?"
	}
	return ""
}
