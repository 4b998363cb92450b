package scenario

import "iter"

// refersTo gives the kind of quantity that each reference refers to; Expr.Index says which.
var refersTo = map[Op]Kind{
	OpVariable: KindVariable, OpLever: KindLever, OpAuxiliary: KindAuxiliary, OpTable: KindTable,
	OpStock: KindStock, OpOverflow: KindStock,
	OpFlow: KindFlow, OpWanted: KindFlow, OpInTransit: KindFlow,
	OpFired: KindEvent, OpHappened: KindEvent, OpActive: KindEvent, OpSince: KindEvent, OpFiring: KindEvent, OpCount: KindEvent,
	OpOutcome: KindOutcome, OpPolicyOutcome: KindOutcome,
}

// Quantity is what an expression itself refers to, beside what its arguments do; false where that is nothing.
func (e *Expr) Quantity() (Quantity, bool) {
	kind, ok := refersTo[e.Op]
	if !ok {
		return Quantity{}, false
	}
	return kind.At(e.Index), true
}

// Parts are an expression and all that it is made of, each before its arguments, in the order written. A nil
// expression has none.
func (e *Expr) Parts() iter.Seq[*Expr] {
	return func(yield func(*Expr) bool) { e.walk(yield) }
}

func (e *Expr) walk(yield func(*Expr) bool) bool {
	if e == nil {
		return true
	}
	if !yield(e) {
		return false
	}
	for _, a := range e.Args {
		if !a.walk(yield) {
			return false
		}
	}
	return true
}

// Reads are the quantities that an expression reads, now or in its past, in the order written and as often as it
// names them.
func (e *Expr) Reads() iter.Seq[Quantity] {
	return func(yield func(Quantity) bool) {
		for part := range e.Parts() {
			if q, ok := part.Quantity(); ok && !yield(q) {
				return
			}
		}
	}
}
