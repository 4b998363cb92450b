package scenario

import (
	"wargame/scenario/source"
	"wargame/scenario/unit"
)

// Units say in which unit each quantity of a scenario is: what is written, and what follows from it. Numbers in expressions have
// the unit that is missing where they stand, so that nothing follows from 0.5 * x, and nothing is guessed.
//
// A unit is a point of a vector space (see package unit), and so is one that is not known yet: each quantity without a unit is an
// axis of its own. What stands together, as the sides of a sum do, is an equation, and the equations are solved one by one as linear
// ones are, by elimination: first those that give a quantity its value, in the order of the file, then all others (A. Kennedy,
// Relational Parametricity and Units of Measure, 1997, has the general case). An equation that does not hold is a [Clash].
type Units struct {
	Quantities []QuantityUnit // all that are numbers: variables, levers, stocks, flows, auxiliaries, tables, outcomes
	Stops      []Stop         // in the order of expressions
	Clashes    []Clash
}

// QuantityUnit is the unit of a quantity.
type QuantityUnit struct {
	Quantity
	Known UnitKnown
	Unit  unit.Unit   // where it is written or follows
	From  source.Span // of what it follows from
}

// UnitKnown says from what a unit is known.
type UnitKnown uint8

// From what units are known.
const (
	UnitUnknown UnitKnown = iota
	UnitWritten           // by the file; of a flow, by one of its stocks
	UnitFollows           // from the units of others
	UnitProse             // what is written is no unit
)

// Stop is where checking stopped: nothing follows for, or from, a part of an expression.
type Stop struct {
	Span source.Span // of the part
	By   *Expr       // what in it has any unit
	Why  OpenBy
}

// OpenBy says why a part of an expression has any unit.
type OpenBy uint8

// Why parts have any unit.
const (
	OpenNumber OpenBy = iota // a number takes the unit that is missing
	OpenProse                // the unit of a quantity is none
	OpenPower                // a power that is no number, or noise over the root of a step
	OpenCount                // a time over one week or the like: a number, or in weeks
	OpenValue                // a function whose value is in any unit
	OpenMany                 // a product of more units than anything follows from
)

// Clash is two parts that are in different units, and should not.
type Clash struct {
	This, That unit.Unit
	At, Beside source.Span // of This; of That, or of where it is said
	Than       string      // what That is, for people: "what it is added to"
	Follows    []Derived   // quantities whose units are not written, but follow; with none, both units are written
	Soft       bool        // a unit is that of time itself, which the file writes nowhere
}

// Derived is a quantity whose unit follows, and from where.
type Derived struct {
	Quantity
	Unit unit.Unit
	From source.Span
}

// Units works the units of a scenario out.
func (s *Scenario) Units() *Units {
	m := newMeasurer(s)
	m.quantities()
	m.asides()
	m.solve()
	return m.found()
}

// writesUnits says whether the scenario writes a unit at all: without one there is nothing to check.
func (s *Scenario) writesUnits() bool {
	for k := range KindOutcome + 1 {
		for q := range s.Quantities(k) {
			if s.Label(q).Unit != "" {
				return true
			}
		}
	}
	return false
}
