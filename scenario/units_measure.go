package scenario

import (
	"math"

	"wargame/scenario/builtin"
	"wargame/scenario/formula"
	"wargame/scenario/source"
	"wargame/scenario/unit"
)

// measurer works units out. Each expression is walked once.
type measurer struct {
	s       *Scenario
	clock   unit.Unit
	parsed  map[string]form         // units by their text
	of      [KindOutcome + 1][]form // of quantities
	takes   []form                  // of the arguments of tables
	unknown []unknownUnit

	giving, later []meeting
	stops         []Stop
	clashes       []Clash
}

// measure is the unit of an expression. What stands together in it meets.
func (m *measurer) measure(e *Expr) form {
	if e == nil {
		return form{open: &Expr{}}
	}
	switch e.Op {
	case OpNumber:
		if e.Time != "" {
			return form{unit: m.clock}
		}
		return form{open: e}
	case OpTime:
		return form{unit: m.clock, soft: true}
	case OpVariable, OpLever, OpStock, OpFlow, OpAuxiliary, OpOutcome, OpPolicyOutcome:
		return m.reference(e)
	case OpNegate:
		return m.measure(e.Args[0])
	case OpAdd, OpSubtract:
		return m.together(e, e.Args)
	case OpMultiply:
		return m.measure(e.Args[0]).mul(m.measure(e.Args[1]))
	case OpDivide:
		return m.quotient(e)
	case OpPower:
		return m.power(e)
	case OpLess, OpLessEqual, OpGreater, OpGreaterEqual, OpEqual, OpNotEqual:
		m.together(e, e.Args)
		return form{}
	case OpAnd, OpOr, OpNot:
		for _, a := range e.Args {
			m.measure(a)
		}
		return form{}
	case OpIf:
		m.measure(e.Args[0])
		return m.together(e, e.Args[1:])
	case OpTable:
		m.meets(e.Args[0], m.takes[e.Index], source.Span{}, "what "+m.s.Tables[e.Index].Name+" takes elsewhere")
		return m.reference(e)
	case OpDraw:
		f, _ := m.drawn(e, e.Dist, e.Args)
		return f
	case OpCDF:
		f, x := m.drawn(e, e.Dist, e.Args)
		m.meets(x[0], f, e.Span, "what the distribution gives")
		return form{}
	}
	return m.called(e)
}

// apart is how what stands together is called, seen from the part that is told of.
var apart = map[Op]string{
	OpAdd: "what it is added to", OpSubtract: "what it is subtracted from", OpIf: "the other branch",
	OpLess: comparedTo, OpLessEqual: comparedTo, OpGreater: comparedTo, OpGreaterEqual: comparedTo, OpEqual: comparedTo, OpNotEqual: comparedTo,
}

const comparedTo = "what it is compared to"

// together is the unit of two parts that are in the same one.
func (m *measurer) together(e *Expr, args []*Expr) form {
	if args[0].Type == Name {
		return form{open: e, why: OpenValue}
	}
	first, second := m.measure(args[0]), m.measure(args[1])
	if m.meet(meeting{this: second, that: first, at: args[1].Span, beside: args[0].Span, than: apart[e.Op]}) {
		return form{open: e} // what would follow from the clash is not told of
	}
	if first.open != nil && !(first.named && second.open != nil) {
		return second
	}
	return first
}

// reference is the unit of the quantity that an expression names.
func (m *measurer) reference(e *Expr) form {
	q, _ := e.Quantity()
	if q.Kind == KindEvent {
		return form{}
	}
	f := m.of[q.Kind][q.Index]
	f.named = true
	if f.open != nil {
		f.open = e
	}
	return f
}

// quotient is the unit of x / y. Over one UNIT, as in x per UNIT, x may be per UNIT by its own unit: then it is converted to the unit
// of the clock. And a time over one UNIT is how many of them it is, as a number or in that unit.
func (m *measurer) quotient(e *Expr) form {
	over, under := m.measure(e.Args[0]), e.Args[1]
	per, one := m.one(under)
	switch {
	case !one || over.open != nil:
	case over.unit.Has(per, -unit.Whole):
		return over.mul(form{unit: per}).div(form{unit: m.clock})
	case len(over.vars) == 0 && over.unit.Equal(m.clock):
		return form{open: e, why: OpenCount, named: over.named}
	}
	return over.div(m.measure(under))
}

// one is the unit of which a number is one, as that of "1 month" or "per month" is.
func (m *measurer) one(e *Expr) (unit.Unit, bool) {
	length, ok := formula.Ratio(e.Time, m.s.Clock.Unit)
	if e.Op != OpNumber || !ok || math.Abs(e.Value-length) > SameTime*length {
		return unit.Unit{}, false
	}
	return unit.One(e.Time), true
}

// power is the unit of x ^ n. Where n is no number that is known, nothing is known of what has a unit. The exponent says how often,
// and may be in whatever is counted or in time: (1 - loss) ^ hits, 1.02 ^ time.
func (m *measurer) power(e *Expr) form {
	base := m.measure(e.Args[0])
	m.measure(e.Args[1])
	if n, ok := m.s.value(e.Args[1]); ok {
		if p, ok := unit.PowerOf(n); ok {
			if f, ok := base.pow(p); ok {
				return f
			}
		}
	}
	if base.open == nil && len(base.vars) == 0 && base.unit.Pure() {
		return form{}
	}
	return form{open: e, why: OpenPower, named: base.named}
}

// meets says that an expression should be in a unit.
func (m *measurer) meets(e *Expr, that form, beside source.Span, than string) {
	if e != nil {
		m.meet(meeting{this: m.measure(e), that: that, at: e.Span, beside: beside, than: than})
	}
}

// calledOps are the rows of functions that are operators here.
var calledOps = func() (rows [opEnd]*builtin.Function) {
	for _, ops := range [...]map[string]Op{historyOps, measureOps, stateOps} {
		for name, op := range ops {
			rows[op] = builtin.LookupFunction(name)
		}
	}
	return rows
}()

// called is the unit of what a function gives. What is asked of a quantity by its name has no other argument.
func (m *measurer) called(e *Expr) form {
	row := calledOps[e.Op]
	if row == nil {
		row = e.Func
	}
	c := call{m: m, at: e, name: row.Name, rule: &row.Units, group: 1}
	for _, a := range e.Args {
		c.take(a, m.measure(a))
	}
	if _, ok := refersTo[e.Op]; ok {
		c.take(e, m.reference(e))
	}
	return c.value()
}

// drawn is the unit of what a distribution gives, and the arguments after its own.
func (m *measurer) drawn(e *Expr, d *Dist, args []*Expr) (form, []*Expr) {
	row := builtin.LookupDistribution(d.Name)
	own := d.Count + len(d.Inner) // parameters, distributions among them
	for _, inner := range d.Inner {
		own -= inner.Count
	}
	c, inner := call{m: m, at: e, name: d.Name, rule: &row.Units, group: row.Group}, d.Inner
	for i := range own {
		if distributionParam(row, i).Type == builtin.DistributionType {
			var f form
			f, args = m.drawn(e, inner[0], args)
			inner = inner[1:]
			c.take(e, f)
			continue
		}
		c.take(args[0], m.measure(args[0]))
		args = args[1:]
	}
	return c.value(), args
}
