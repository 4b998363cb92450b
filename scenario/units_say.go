package scenario

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"wargame/scenario/source"
	"wargame/scenario/unit"
)

// clash notes that two parts are in different units.
func (m *measurer) clash(x meeting, this, that form) {
	if len(m.clashes) == maxClashes {
		return
	}
	c := Clash{This: this.unit, That: that.unit, At: x.at, Beside: x.beside, Than: x.than, Soft: x.this.soft || x.that.soft}
	for _, v := range slices.Concat(x.this.vars, x.that.vars) {
		if b := m.unknown[v.at]; b.known && len(c.Follows) < maxFollows {
			c.Follows = append(c.Follows, Derived{b.of, m.settled(b.is).unit, b.from})
		}
	}
	m.clashes = append(m.clashes, c)
}

// found is what was worked out.
func (m *measurer) found() *Units {
	slices.SortStableFunc(m.clashes, func(a, b Clash) int { return cmp.Compare(a.At.From, b.At.From) })
	u := &Units{Clashes: m.clashes}
	for q := range m.s.Quantities(KindVariable, KindLever, KindStock, KindFlow, KindAuxiliary, KindTable, KindOutcome) {
		if m.s.numeric(q) {
			u.Quantities = append(u.Quantities, m.unitOf(q))
		}
	}
	seen := map[source.Span]bool{} // a template is written out for each member of its set, and what stops in a part stops in the whole
	for _, s := range m.stops {
		if !seen[s.By.Span] {
			seen[s.By.Span] = true
			u.Stops = append(u.Stops, s)
		}
	}
	return u
}

func (m *measurer) unitOf(q Quantity) QuantityUnit {
	f := m.of[q.Kind][q.Index]
	settled := m.settled(f)
	switch {
	case f.open != nil:
		return QuantityUnit{Quantity: q, Known: UnitProse}
	case len(f.vars) == 0:
		return QuantityUnit{Quantity: q, Known: UnitWritten, Unit: f.unit}
	case settled.open != nil || len(settled.vars) > 0:
		return QuantityUnit{Quantity: q}
	}
	return QuantityUnit{Quantity: q, Known: UnitFollows, Unit: settled.unit, From: m.unknown[f.vars[0].at].from}
}

// checkUnits reports parts that should be in one unit and are not: an error where both units are written, unless they are to be
// looked at, and a warning where one follows from others.
func (c *checker) checkUnits(look bool) {
	if !c.s.writesUnits() || c.s.Abstract && !c.dated {
		return // without a clock, as a part of other scenarios may be, nothing is known of time
	}
	for _, x := range c.s.Units().Clashes {
		report := c.errorf
		if look || x.Soft || len(x.Follows) > 0 {
			report = c.warnf
		}
		d := report(x.At, "different-units", "%s", x)
		d.Hint = c.unitHint(x)
		if !x.Beside.IsZero() {
			d.Notes = append(d.Notes, source.Note{Span: x.Beside, Message: in(x.That) + " here"})
		}
		for _, f := range x.Follows {
			if f.From != x.At && f.From != x.Beside {
				d.Notes = append(d.Notes, source.Note{Span: f.From, Message: c.s.Label(f.Quantity).Name + " is " + in(f.Unit) + ", as follows from this"})
			}
		}
	}
}

// String says which units clash: "this is in t, and what it is added to is in kt".
func (x Clash) String() string {
	return fmt.Sprintf("this is %s, and %s is %s", in(x.This), x.Than, in(x.That))
}

// in is a unit in a sentence.
func in(u unit.Unit) string {
	if u.Pure() {
		return "a pure number"
	}
	return "in " + u.String()
}

// unitHint is what converts one unit into the other, or what is probably missing.
func (c *checker) unitHint(x Clash) string {
	clock := unit.One(c.s.Clock.Unit)
	if n, ok := x.This.Ratio(x.That); ok {
		return conversion(x.This, x.That, n)
	}
	if _, ok := x.This.Ratio(x.That.Mul(clock)); ok {
		return fmt.Sprintf("divide by a time, as in X / 3 %ss or X per %[1]s", c.s.Clock.Unit)
	}
	if _, ok := x.This.Mul(clock).Ratio(x.That); ok {
		return "multiply by a time; what comes in a step is X * dt"
	}
	if x.That.Pure() {
		return "divide by a quantity in the same unit, so that a pure number is left"
	}
	return "`wargame explain FILE --units` shows the unit of everything"
}

// conversion says how many of one unit are one of the other: "1000 t = 1 kt".
func conversion(this, that unit.Unit, n float64) string {
	if n >= 1 {
		this, that = that, this
	} else {
		n = 1 / n
	}
	return fmt.Sprintf("%s %s = 1 %s", strconv.FormatFloat(n, 'g', 6, 64), this, that.Single())
}
