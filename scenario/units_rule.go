package scenario

import (
	"wargame/scenario/builtin"
	"wargame/scenario/source"
	"wargame/scenario/unit"
)

// call is a function or distribution whose arguments are held to the rule of its row, one after the other.
type call struct {
	m     *measurer
	at    *Expr
	name  string
	rule  *builtin.Rule
	group int // of arguments that are repeated
	taken int // arguments so far
	u, v  given
}

// given is a unit that arguments give: that of the first of them whose unit is known.
type given struct {
	form form
	at   source.Span
	set  bool
}

// take holds the next argument to the rule.
func (c *call) take(arg *Expr, f form) {
	want := c.rule.At(c.taken, c.group)
	c.taken++
	switch {
	case want.Free || arg.Type == Name:
	case want.U != 0 && want.V == 0 && !c.u.set:
		c.u = given{c.root(f, want.U, want.Time, arg), arg.Span, true}
	case want.V != 0 && want.U == 0 && !c.v.set:
		c.v = given{c.root(f, want.V, want.Time, arg), arg.Span, true}
	default:
		x := meeting{this: f, that: c.made(want), at: arg.Span, than: "what " + c.name + " takes here"}
		switch {
		case want.U != 0:
			x.beside, x.than = c.u.at, c.beside()
		case want.V != 0:
			x.beside, x.than = c.v.at, c.beside()
		}
		switch clash := c.m.meet(x); {
		case want != (builtin.Unit{U: 1}):
		case clash:
			c.u.form = form{open: c.at} // what would follow is not told of
		case c.u.form.open != nil:
			c.u = given{f, arg.Span, true}
		}
	}
}

// beside is how another argument is called.
func (c *call) beside() string {
	if c.name == "to" {
		return "the other end of the range"
	}
	return "what stands beside it in " + c.name
}

// value is the unit of what the call gives.
func (c *call) value() form {
	if c.rule.Gives.Free || c.at.Type == Name {
		return form{open: c.at, why: OpenValue, named: true}
	}
	f := c.made(c.rule.Gives)
	f.soft = f.soft || c.rule.Gives.Time != 0 && c.rule.Gives.U == 0
	return f
}

// root is the unit of which an argument is a power, times one of time.
func (c *call) root(f form, power, time int8, arg *Expr) form {
	f = f.div(c.made(builtin.Unit{Time: time}))
	if power == 1 {
		return f
	}
	if arg.Time != "" {
		return form{open: arg, why: OpenPower, named: true} // noise / sqrt(dt): its spread is one over a clock unit, in whatever it is
	}
	inverse, ok := unit.Whole.Div(unit.Power(power) * unit.Whole)
	if ok {
		f, ok = f.pow(inverse)
	}
	if !ok {
		return form{open: arg, why: OpenPower, named: true}
	}
	return f
}

// made is a unit of the rule, of what the arguments gave.
func (c *call) made(want builtin.Unit) form {
	f := form{}
	for _, x := range [...]struct {
		of    form
		power int8
	}{{c.u.form, want.U}, {c.v.form, want.V}, {form{unit: c.m.clock}, want.Time}} {
		if x.power == 0 {
			continue
		}
		power, ok := x.of.pow(unit.Power(x.power) * unit.Whole)
		if !ok {
			return form{open: c.at, why: OpenPower, named: true}
		}
		f = f.mul(power)
	}
	return f
}
