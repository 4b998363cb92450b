package scenario

import (
	"slices"

	"wargame/scenario/source"
	"wargame/scenario/unit"
)

// form is the unit of an expression, as far as it is known: a product of words and of the unknown units of quantities. The zero
// value is that of a pure number.
type form struct {
	open *Expr // what in it has whatever unit is missing; then the rest says nothing
	why  OpenBy
	vars []raised // the unknown units in it, each once
	unit unit.Unit

	named bool // a quantity is in it: where it is open, something is lost
	soft  bool // it has the unit of time without a word of the file
}

// raised is an unknown unit to a power.
type raised struct {
	at    int // into measurer.unknown
	power unit.Power
}

// unknownUnit is the unknown unit of a quantity, and what it was found to be.
type unknownUnit struct {
	of    Quantity
	known bool
	is    form
	from  source.Span // of what it follows from
}

// times is f multiplied by o to the power of 1 or -1.
func (f form) times(o form, power unit.Power) form {
	named := f.named || o.named
	if f.open == nil && o.open != nil {
		f = o
	}
	if f.open != nil {
		f.named = named
		return f
	}
	product := form{vars: f.vars, named: named, soft: f.soft || o.soft}
	if power == unit.Whole {
		product.unit = f.unit.Mul(o.unit)
	} else {
		product.unit = f.unit.Div(o.unit)
	}
	if len(o.vars) > 0 {
		product.vars = slices.Clone(f.vars)
	}
	for _, x := range o.vars {
		if power < 0 {
			x.power = -x.power
		}
		product.vars = withVar(product.vars, x)
	}
	if len(product.vars) > maxUnitWords || product.unit.Words() > maxUnitWords {
		return form{open: &Expr{}, why: OpenMany, named: true}
	}
	return product
}

// mul and div are the product and the quotient of two forms.
func (f form) mul(o form) form { return f.times(o, unit.Whole) }
func (f form) div(o form) form { return f.times(o, -unit.Whole) }

// withVar multiplies by an unknown unit.
func withVar(vars []raised, x raised) []raised {
	i := slices.IndexFunc(vars, func(y raised) bool { return y.at == x.at })
	switch {
	case i < 0:
		return append(vars, x)
	case vars[i].power+x.power == 0:
		return slices.Delete(vars, i, i+1)
	}
	vars[i].power += x.power
	return vars
}

// pow is a form to a power; false where there is no such unit.
func (f form) pow(p unit.Power) (form, bool) {
	if f.open != nil || p == unit.Whole {
		return f, true
	}
	u, ok := f.unit.Pow(p)
	raisedTo := form{unit: u, named: f.named, soft: f.soft}
	for _, x := range f.vars {
		power, fits := x.power.Mul(p)
		ok = ok && fits
		if power != 0 {
			raisedTo.vars = append(raisedTo.vars, raised{x.at, power})
		}
	}
	return raisedTo, ok
}

// settled puts what was found in place of unknown units.
func (m *measurer) settled(f form) form {
	if f.open != nil || !slices.ContainsFunc(f.vars, func(x raised) bool { return m.unknown[x.at].known }) {
		return f
	}
	result := form{unit: f.unit, named: f.named, soft: f.soft}
	for _, x := range f.vars {
		b := &m.unknown[x.at]
		if !b.known {
			result.vars = withVar(slices.Clone(result.vars), x)
			continue
		}
		b.is = m.settled(b.is)
		power, ok := b.is.pow(x.power)
		if !ok {
			return form{open: &Expr{}, why: OpenPower, named: true}
		}
		result = result.mul(power)
	}
	return result
}

// meeting is two parts that should be in one unit: an equation.
type meeting struct {
	this, that form
	at, beside source.Span
	than       string
	gives      bool // this is the value of that
}

// meet looks at two parts at once where both are known, and keeps them for later where one is not. It says whether they clash.
func (m *measurer) meet(x meeting) (clash bool) {
	switch {
	case x.this.open != nil || x.that.open != nil:
		m.stop(x)
	case len(x.this.vars) == 0 && len(x.that.vars) == 0:
		if clash = !x.this.unit.Equal(x.that.unit); clash {
			m.clash(x, x.this, x.that)
		}
	case x.gives:
		m.giving = append(m.giving, x)
	default:
		m.later = append(m.later, x)
	}
	return clash
}

// stop notes that one of two parts has any unit, where a quantity is in it: numbers alone have the unit of the other.
func (m *measurer) stop(x meeting) {
	for _, side := range [...]struct {
		form form
		at   source.Span
	}{{x.this, x.at}, {x.that, x.beside}} {
		if by := side.form.open; by != nil && side.form.named {
			m.stops = append(m.stops, Stop{Span: side.at, By: by, Why: side.form.why})
			return
		}
	}
}

// solve goes through what was kept: first what gives quantities their values.
func (m *measurer) solve() {
	for _, x := range append(m.giving, m.later...) {
		this, that := m.settled(x.this), m.settled(x.that)
		rest := this.div(that)
		switch {
		case rest.open != nil:
			m.stop(meeting{this: rest, at: x.at})
		case len(rest.vars) > 0:
			m.bind(rest, x.at)
		case !rest.unit.Pure():
			m.clash(x, this, that)
		}
	}
}

// bind takes one of the unknown units of a form that is that of a pure number, and says what it is by the others. Of several,
// it is the one to the simplest power, and of these the last: on the right of what gives a value stands the quantity itself.
func (m *measurer) bind(rest form, from source.Span) {
	best := 0
	for i, x := range rest.vars {
		if simple(x.power) >= simple(rest.vars[best].power) {
			best = i
		}
	}
	x := rest.vars[best]
	power, ok := (-unit.Whole).Div(x.power)
	if !ok {
		return
	}
	others := form{unit: rest.unit, vars: slices.Delete(slices.Clone(rest.vars), best, best+1), soft: rest.soft}
	is, ok := others.pow(power)
	if !ok {
		return
	}
	b := &m.unknown[x.at]
	b.known, b.is, b.from = true, is, from
}

// simple is greater for a power of 1 or -1 than for others.
func simple(p unit.Power) int {
	if p == unit.Whole || p == -unit.Whole {
		return 1
	}
	return 0
}
