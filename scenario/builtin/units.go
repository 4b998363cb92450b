package builtin

// Unit is a unit as rules have it: that of U and that of V, which arguments give, and the clock's, to whole powers. The zero
// value is that of a pure number.
type Unit struct {
	U, V, Time int8
	Free       bool // no unit, or one that nothing is known of: it is not looked at
}

// Rule says in which units the arguments of a row stand to each other, and in which its value is.
type Rule struct {
	Of    []Unit // one for each parameter; those of repeated parameters are repeated
	Gives Unit
}

// What most rules are made of.
var (
	pure  = Unit{}
	u     = Unit{U: 1}
	v     = Unit{V: 1}
	clock = Unit{Time: 1}
	free  = Unit{Free: true}
)

// times is the product of two units.
func (m Unit) times(o Unit) Unit {
	return Unit{U: m.U + o.U, V: m.V + o.V, Time: m.Time + o.Time}
}

// per is the quotient of two units.
func (m Unit) per(o Unit) Unit {
	return Unit{U: m.U - o.U, V: m.V - o.V, Time: m.Time - o.Time}
}

// takes begins a rule: takes(u, clock).gives(u).
func takes(of ...Unit) Rule { return Rule{Of: of} }

func (r Rule) gives(m Unit) Rule {
	r.Gives = m
	return r
}

// At is the unit of an argument; those from the last group of so many on are repeated.
func (r Rule) At(i, group int) Unit {
	if n := len(r.Of); i >= n {
		i = n - group + (i-n)%group
	}
	return r.Of[i]
}
