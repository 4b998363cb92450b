package scenario

import (
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// allowed says what may stand in an expression beside numbers and pure functions of them.
type allowed uint8

const (
	variables   allowed = 1 << iota // variables
	model                           // levers, stocks, flows, auxiliaries, events and time
	draws                           // distribution calls
	history                         // previous, delayed, smooth
	firing                          // firing(event)
	measures                        // outcomes and what reads whole histories
	comparisons                     // policy.outcome
	aims                            // outcomes of the same trial and policy, and nothing else of it
)

// place is where an expression stands.
type place struct {
	what  string // "the start of a stock", for messages
	may   allowed
	owner *symbol // what it belongs to, or nil
	of    *symbol // comparisons: the policy whose outcomes stand without POLICY, or nil
	role  string  // which of its expressions, for the addresses of draws
	once  bool    // it is evaluated once per trial, before the first step
}

// resolver turns the tree of one expression into an Expr. Its methods give nil where an error was reported, here or
// at what a name stands for.
type resolver struct {
	c *checker
	place
	calls *int // distribution calls so far
	nodes *int // nodes made so far
	sets  *meantMember

	measured bool // this part stands in a measure of an outcome
}

func (c *checker) resolver(p place) *resolver {
	return &resolver{c: c, place: p, calls: new(int), nodes: new(int)}
}

// use notes that the expression names something; what it belongs to does not count.
func (r *resolver) use(s *symbol) {
	if s != r.owner {
		r.c.used[s] = true
	}
}

// resolve gives the Expr of an expression of any type; nil of nil.
func (c *checker) resolve(w *written, p place) *Expr {
	if w == nil {
		return nil
	}
	r := c.resolver(p)
	if w.by != nil {
		return r.choice(w.by, nil)
	}
	return r.expr(w.tree)
}

// plain resolves an expression that is a number or a truth value.
func (c *checker) plain(w *written, p place) *Expr {
	e := c.resolve(w, p)
	if e != nil && e.Type == Name {
		c.errorf(e.Span, "wrong-type", "%s is a number or a truth value, and this is one of the names %s",
			p.what, source.List(c.s.Names(e))).Hint = c.compareHint(e)
		return nil
	}
	return e
}

func (c *checker) number(w *written, p place) *Expr { return c.typed(c.resolve(w, p), Number) }
func (c *checker) truth(w *written, p place) *Expr  { return c.typed(c.resolve(w, p), Truth) }

// typed is the expression if it has the type that is wanted.
func (c *checker) typed(e *Expr, t Type) *Expr {
	if e == nil || e.Type == t {
		return e
	}
	d := c.errorf(e.Span, "wrong-type", "this is %s where %s is wanted", e.Type.words(), t.words())
	switch {
	case e.Type == Name:
		d.Hint = c.compareHint(e)
	case t == Number:
		d.Hint = "to count it, write if ... then 1 else 0"
	default:
		d.Hint = "compare it, as in ... > 0"
	}
	return nil
}

// words is the type for messages.
func (t Type) words() string {
	return [...]string{"a number", "a truth value", "a name"}[t]
}

// compareHint shows how an expression that gives a name is used.
func (c *checker) compareHint(e *Expr) string {
	if names := c.s.Names(e); len(names) > 0 {
		return `compare it to one of its names: ` + asWritten(e) + ` == "` + names[0] + `"`
	}
	return "compare it to one of its names"
}

// expr resolves a node of any type.
func (r *resolver) expr(n *formula.Node) *Expr {
	if !r.grow(n) {
		return nil
	}
	switch n.Kind {
	case formula.Number:
		if n.Unit == "" {
			return r.literal(n, n.Value, Number)
		}
		return r.length(n, n.Value, n.Unit)
	case formula.Time:
		return r.length(n, n.Value, anyTime)
	case formula.Date:
		if v, ok := r.c.inDate(n.Name, n.Span); ok {
			return r.time(n, v, anyTime)
		}
		return nil
	case formula.Truth:
		return r.literal(n, n.Value, Truth)
	case formula.Text:
		r.c.errorf(n.Span, "loose-name", "%q is a name, and names are known only beside their lever or stock", n.Name).Hint =
			`compare it, as in posture == "hold"`
		return nil
	case formula.Name:
		return r.name(n)
	case formula.Call:
		return r.call(n)
	case formula.Unary:
		return r.unary(n)
	case formula.Binary:
		return r.binary(n)
	case formula.If:
		return r.branches(n)
	case formula.Per:
		x := r.want(n.Args[0], Number)
		return r.node(n, OpDivide, Number, x, r.length(n, 1, n.Unit))
	}
	return nil
}

// grow counts one more part of the expression and of the scenario, and says whether it is allowed.
func (r *resolver) grow(n *formula.Node) bool {
	*r.nodes++
	r.c.parts++
	if *r.nodes == maxParts+1 {
		r.c.errorf(n.Span, "too-large", "the expression grows beyond %d parts; no more are allowed", maxParts)
	}
	if r.c.parts == maxAllParts+1 {
		r.c.errorf(n.Span, "too-large", "the expressions of the scenario grow beyond %d parts; no more are allowed", maxAllParts)
	}
	return *r.nodes <= maxParts && r.c.parts <= maxAllParts
}

// want resolves a node that must have a type.
func (r *resolver) want(n *formula.Node, t Type) *Expr { return r.c.typed(r.expr(n), t) }

// literal is a number, truth value or name.
func (r *resolver) literal(n *formula.Node, v float64, t Type) *Expr {
	return &Expr{Op: OpNumber, Type: t, Value: v, Span: n.Span}
}

// anyTime is the unit of points of time, and of lengths that no unit says.
const anyTime = "time"

// time is a length or point of time, in clock units, that is written in a unit.
func (r *resolver) time(n *formula.Node, v float64, unit string) *Expr {
	e := r.literal(n, v, Number)
	e.Time = unit
	return e
}

// length is so many of the node's unit of time, in clock units.
func (r *resolver) length(n *formula.Node, v float64, unit string) *Expr {
	v, ok := r.c.inUnits(v, n.Unit, n.Span)
	if !ok {
		return nil
	}
	return r.time(n, v, unit)
}

// node is an operator on arguments; nil if one of them is.
func (r *resolver) node(n *formula.Node, op Op, t Type, args ...*Expr) *Expr {
	for _, a := range args {
		if a == nil {
			return nil
		}
	}
	return &Expr{Op: op, Type: t, Args: args, Span: n.Span}
}

func (r *resolver) unary(n *formula.Node) *Expr {
	if n.Op == formula.Not {
		return r.node(n, OpNot, Truth, r.want(n.Args[0], Truth))
	}
	return r.node(n, OpNegate, Number, r.want(n.Args[0], Number))
}

// arithmetic gives the operators whose operands and result are of one type.
var arithmetic = map[formula.Op]struct {
	op Op
	of Type
}{
	formula.Add: {OpAdd, Number}, formula.Subtract: {OpSubtract, Number}, formula.Multiply: {OpMultiply, Number},
	formula.Divide: {OpDivide, Number}, formula.Power: {OpPower, Number},
	formula.And: {OpAnd, Truth}, formula.Or: {OpOr, Truth},
}

func (r *resolver) binary(n *formula.Node) *Expr {
	if n.Op == formula.To {
		return r.draw(n)
	}
	if a, ok := arithmetic[n.Op]; ok {
		left, right := r.want(n.Args[0], a.of), r.want(n.Args[1], a.of)
		return r.node(n, a.op, a.of, left, right)
	}
	return r.compare(n)
}

// branches resolves an if. Both branches are of one type.
func (r *resolver) branches(n *formula.Node) *Expr {
	condition, then, otherwise := r.want(n.Args[0], Truth), r.expr(n.Args[1]), r.expr(n.Args[2])
	if then != nil && then.Type == Name {
		then = r.loose(then)
	}
	if otherwise != nil && otherwise.Type == Name {
		otherwise = r.loose(otherwise)
	}
	if then != nil && otherwise != nil && then.Type != otherwise.Type {
		r.c.errorf(otherwise.Span, "wrong-type", "one branch is %s and the other %s", then.Type.words(), otherwise.Type.words()).Notes =
			[]source.Note{{Span: then.Span, Message: "the other branch"}}
		return nil
	}
	t := Number
	if then != nil {
		t = then.Type
	}
	return r.node(n, OpIf, t, condition, then, otherwise)
}

// loose reports an expression that gives a name where it cannot be compared to one.
func (r *resolver) loose(e *Expr) *Expr {
	r.c.errorf(e.Span, "wrong-type", "this is a name where a number or a truth value is wanted").Hint = r.c.compareHint(e)
	return nil
}

// asWritten is the text of an expression in its file.
func asWritten(e *Expr) string {
	if e.Span.File == nil {
		return "this"
	}
	return string(e.Span.File.Text[e.Span.From:e.Span.To])
}
