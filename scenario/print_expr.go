package scenario

import (
	"strconv"
	"strings"
)

// String prints a checked expression as it would be written, with the names of s. What was written out on checking
// (sets, choices by name, units, constants of the clock) is printed written out.
func (e *Expr) String(s *Scenario) string {
	p := printer{s: s}
	p.print(e, 0)
	return p.b.String()
}

type printer struct {
	s *Scenario
	b strings.Builder
}

// infix gives the operators between two operands, and how tightly they bind.
var infix = map[Op]struct {
	text  string
	binds int
}{
	OpOr: {"or", 2}, OpAnd: {"and", 3}, OpLess: {"<", 5}, OpLessEqual: {"<=", 5}, OpGreater: {">", 5},
	OpGreaterEqual: {">=", 5}, OpEqual: {"==", 5}, OpNotEqual: {"!=", 5}, OpAdd: {"+", 6}, OpSubtract: {"-", 6},
	OpMultiply: {"*", 7}, OpDivide: {"/", 7}, OpPower: {"^", 9},
}

// functionOf gives the operators that are printed as functions of their arguments.
var functionOf = reversed(historyOps, measureOps)

// stateOf gives the operators that are printed as functions of the name of a flow, stock or event.
var stateOf = reversed(stateOps, map[string]Op{"count": OpCount})

// reversed gives the names of operators.
func reversed(tables ...map[string]Op) map[Op]string {
	names := map[Op]string{}
	for _, t := range tables {
		for name, op := range t {
			names[op] = name
		}
	}
	return names
}

// print prints an expression where operators that bind less tightly than min need parentheses.
func (p *printer) print(e *Expr, min int) {
	if e == nil {
		p.b.WriteString("?")
		return
	}
	if own := tightness(e); own < min {
		p.b.WriteByte('(')
		defer p.b.WriteByte(')')
	}
	switch e.Op {
	case OpNumber:
		p.b.WriteString(literal(e))
	case OpTime:
		p.b.WriteString("time")
	case OpNegate:
		p.b.WriteByte('-')
		p.print(e.Args[0], 8)
	case OpNot:
		p.b.WriteString("not ")
		p.print(e.Args[0], 4)
	case OpIf:
		p.b.WriteString("if ")
		p.print(e.Args[0], 2)
		p.b.WriteString(" then ")
		p.print(e.Args[1], 2)
		p.b.WriteString(" else ")
		p.print(e.Args[2], 1)
	case OpCall:
		if e.Type == Name {
			p.level(e)
			return
		}
		p.call(e.Func.Name, e.Args)
	case OpTable:
		p.call(p.reference(e), e.Args)
	case OpDraw:
		p.shape(e.Dist, e.Args)
	case OpCDF:
		p.b.WriteString("cdf(")
		p.shape(e.Dist, e.Args[:e.Dist.Count])
		p.b.WriteString(", ")
		p.print(e.Args[e.Dist.Count], 0)
		p.b.WriteByte(')')
	default:
		p.named(e)
	}
}

// named prints references, infix operators and functions.
func (p *printer) named(e *Expr) {
	if in, ok := infix[e.Op]; ok {
		left, right := in.binds, in.binds+1
		switch {
		case in.binds == 5: // comparisons are not chained
			left = 6
		case e.Op == OpPower:
			left, right = 10, 8
		}
		p.print(e.Args[0], left)
		p.b.WriteString(" " + in.text + " ")
		p.print(e.Args[1], right)
		return
	}
	if name, ok := functionOf[e.Op]; ok && e.Op != OpCount {
		p.call(name, e.Args)
		return
	}
	if name, ok := stateOf[e.Op]; ok {
		p.b.WriteString(name + "(" + p.reference(e) + ")")
		return
	}
	p.b.WriteString(p.reference(e))
}

// level prints the next level up or down, which is written out as a minimum or maximum.
func (p *printer) level(e *Expr) {
	name := "above"
	if e.Func.Name == "max" {
		name = "below"
	}
	p.call(name, e.Args[0].Args[:1])
}

// reference is the name of what an expression refers to.
func (p *printer) reference(e *Expr) string {
	q, ok := e.Quantity()
	if !ok {
		panic("scenario: an operator that refers to nothing")
	}
	name := p.s.Label(q).Name
	if e.Op == OpPolicyOutcome {
		return p.s.Policies[e.Policy].Name + "." + name
	}
	return name
}

func (p *printer) call(name string, args []*Expr) {
	p.b.WriteString(name + "(")
	for i, a := range args {
		if i > 0 {
			p.b.WriteString(", ")
		}
		p.print(a, 0)
	}
	p.b.WriteByte(')')
}

// shape prints a distribution with its flattened parameters.
func (p *printer) shape(d *Dist, args []*Expr) {
	if d.Name == "to" {
		p.print(args[0], 1)
		p.b.WriteString(" to ")
		p.print(args[1], 1)
		return
	}
	p.b.WriteString(d.Name + "(")
	for i, next := 0, 0; next < d.Count; i++ {
		if i > 0 {
			p.b.WriteString(", ")
		}
		if d.Name == "truncated" && i == 0 || d.Name == "mixture" && i%2 == 0 {
			in := d.Inner[i/2]
			p.shape(in, args[next:next+in.Count])
			next += in.Count
			continue
		}
		p.print(args[next], 0)
		next++
	}
	p.b.WriteByte(')')
}

// tightness says how tightly the outermost operator of an expression binds.
func tightness(e *Expr) int {
	switch e.Op {
	case OpDraw:
		if e.Dist.Name == "to" {
			return 0
		}
	case OpIf:
		return 1
	case OpNot:
		return 4
	case OpNegate:
		return 8
	case OpNumber:
		if e.Value < 0 {
			return 8
		}
	}
	if in, ok := infix[e.Op]; ok {
		return in.binds
	}
	return 10
}

// literal is a number, truth value or name.
func literal(e *Expr) string {
	switch {
	case e.Type == Truth:
		return strconv.FormatBool(e.Value != 0)
	case e.Name != "":
		return strconv.Quote(e.Name)
	}
	return strconv.FormatFloat(e.Value, 'g', -1, 64)
}
