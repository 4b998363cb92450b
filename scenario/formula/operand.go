package formula

import (
	"fmt"
	"strings"
)

// operand reads what may stand before an operator that binds as tightly as min: a value, or a prefix and its
// operand.
func (p *parser) operand(min level) *Node {
	t := p.next()
	switch {
	case t.kind == tokOp && t.op == Subtract:
		p.take()
		return p.nested(func() *Node { return p.negated(t, p.expression(levelNegate)) })
	case t.kind == tokOp && t.op == Not:
		p.take()
		return p.nested(func() *Node { return p.not(t, min) })
	case t.kind == tokOp && t.op == Add:
		p.mistake(t.from, t.to, "unary-plus", `a value has no "+" before it`, "leave it out")
		p.take()
		return p.nested(func() *Node { return p.operand(min) })
	case t.kind == tokIf:
		p.take()
		return p.nested(func() *Node { return p.choice(t) })
	}
	return p.perUnit(p.value())
}

// not reads what a "not" denies. Beside an operator that binds tighter it would be misread.
func (p *parser) not(t token, min level) *Node {
	n := p.expression(levelNot)
	if min > levelNot {
		p.mistake(t.from, t.to, "loose-not", `"not" needs parentheses here`, fmt.Sprintf("write (not %s)", p.written(n)))
	}
	return p.node(Node{Kind: Unary, Op: Not, Args: []*Node{n}}, t.from, n.to)
}

// choice reads an if after its word. It reaches as far to the right as it can.
func (p *parser) choice(start token) *Node {
	p.openIfs++
	condition, whole := p.branch()
	then := condition
	if p.next().kind == tokThen {
		p.take()
		then, whole = p.branch()
	} else if whole {
		p.unfinished(start, "then")
		whole = false
	}
	p.openIfs--
	if p.next().kind != tokElse {
		if whole {
			p.unfinished(start, "else")
		}
		return p.node(Node{Kind: Bad}, start.from, then.to)
	}
	p.take()
	otherwise := p.expression(levelIf)
	return p.node(Node{Kind: If, Args: []*Node{condition, then, otherwise}}, start.from, otherwise.to)
}

// branch reads a part of an if that a word ends, and says whether all before that word could be read, so that a
// missing word is a mistake of its own.
func (p *parser) branch() (n *Node, whole bool) {
	n = p.expression(levelIf)
	if t := p.next(); t.kind == tokOp && t.op == To {
		p.mistake(t.from, t.to, "loose-to", `"to" binds loosest and needs parentheses inside an "if"`, "write (a to b)")
		n = p.infix(n, levelTo)
	}
	skipped := p.restAfter(n)
	return n, !skipped && n.Kind != Bad
}

// unfinished reports, at its beginning, an if without one of its words.
func (p *parser) unfinished(start token, word string) {
	hint := "write if A then B else C"
	if p.nextIs(tokComma) {
		hint = "an if is no function: write if A then B else C"
	}
	p.mistake(start.from, start.to, "unfinished-if", fmt.Sprintf("this \"if\" has no %q", word), hint)
}

// value reads a number, name, call or whatever else stands for itself.
func (p *parser) value() *Node {
	t := p.next()
	word := p.word(t)
	switch t.kind {
	case tokNumber:
		return p.number()
	case tokTruth:
		p.take()
		return p.node(Node{Kind: Truth, Value: t.value}, t.from, t.to)
	case tokText:
		p.take()
		return p.node(Node{Kind: Text, Name: word[1 : len(word)-1]}, t.from, t.to)
	case tokDate:
		p.take()
		return p.node(Node{Kind: Date, Name: word}, t.from, t.to)
	case tokUnit:
		return p.time()
	case tokName:
		p.take()
		if p.nextIs(tokOpen) {
			return p.call(t)
		}
		return p.node(Node{Kind: Name, Name: word}, t.from, t.to)
	case tokOpen:
		return p.parenthesised()
	case tokBad:
		p.take()
		if p.nextIs(tokUnit) { // the unit of a number that could not be read
			p.take()
		}
		return p.node(Node{Kind: Bad}, t.from, t.to)
	}
	return p.missing()
}

// missing reports that a value was to stand here. It does not step over what ends a group or goes on with it.
func (p *parser) missing() *Node {
	t := p.next()
	if operator := t.kind == tokPer || t.kind == tokOp && t.op != To; p.at == 0 || operator {
		p.mistake(t.from, t.to, "missing-value", fmt.Sprintf("expected a value before %q", p.word(t)), "")
	} else {
		before := p.tokens[p.at-1]
		p.mistake(before.to, before.to, "missing-value", fmt.Sprintf("expected a value after %q", p.word(before)), "")
	}
	return p.node(Node{Kind: Bad}, t.from, t.from)
}

// number reads a number and the unit after it.
func (p *parser) number() *Node {
	t := p.take()
	n := Node{Kind: Number, Value: t.value, Literal: p.word(t)}
	to := t.to
	digits, scale := splitNumber(n.Literal)
	if word := p.word(p.next()); p.nextIs(tokName) && scale == "" && looseMagnitude(word) != "" {
		loose := p.take()
		p.mistake(loose.from, loose.to, "loose-magnitude",
			fmt.Sprintf("the magnitude %q must stand against its number", word), fmt.Sprintf("write %s%s", digits, looseMagnitude(word)))
		n = Node{Kind: Bad}
		to = loose.to
	}
	if u := p.next(); u.kind == tokUnit {
		p.take()
		n.Unit = p.unit(u)
		n.Literal += " " + strings.ToLower(p.word(u))
		to = u.to
	}
	return p.node(n, t.from, to)
}

// time reads a time such as week 8.
func (p *parser) time() *Node {
	u := p.take()
	t := p.next()
	if t.kind != tokNumber {
		hint := fmt.Sprintf("write 1 %s for a duration, %[1]s 1 for a time, per %[1]s for a rate", p.unit(u))
		if before := p.at - 2; before >= 0 && p.tokens[before].kind == tokOp && p.tokens[before].op == Divide {
			hint = fmt.Sprintf("for a rate, write per %s instead of /", p.unit(u))
		}
		p.mistake(u.from, u.to, "loose-unit", fmt.Sprintf("the unit %q stands without a number", p.word(u)), hint)
		return p.node(Node{Kind: Bad}, u.from, u.to)
	}
	p.take()
	digits, scale := splitNumber(p.word(t))
	if scale != "" {
		p.mistake(t.from, t.to, "bad-time", fmt.Sprintf("a time takes a number without %q", scale), fmt.Sprintf("write %s %s", p.unit(u), shorten(digits)))
	}
	return p.node(Node{Kind: Time, Value: t.value, Unit: p.unit(u), Literal: p.word(t)}, u.from, t.to)
}

// unit is a unit in the singular.
func (p *parser) unit(t token) string {
	return strings.TrimSuffix(strings.ToLower(p.word(t)), "s")
}

// perUnit reads "per UNIT" after a value, if it follows.
func (p *parser) perUnit(n *Node) *Node {
	for count := 0; p.nextIs(tokPer); count++ {
		t := p.take()
		u := p.next()
		if u.kind != tokUnit {
			p.mistake(t.from, t.to, "bad-per", `"per" takes a unit: `+unitNames, p.perHint(n))
			return p.node(Node{Kind: Bad}, n.from, t.to)
		}
		p.take()
		switch {
		case count > 0:
			p.mistake(t.from, t.to, "bad-per", `a second "per" needs parentheses`, fmt.Sprintf("write (%s) per %s", p.written(n), p.unit(u)))
		case !n.Paren && n.Kind != Number && n.Kind != Name && n.Kind != Call && n.Kind != Bad:
			p.mistake(t.from, t.to, "bad-per", `"per" follows a number, a name or parentheses`, fmt.Sprintf("write (%s) per %s", p.written(n), p.unit(u)))
		}
		n = p.node(Node{Kind: Per, Unit: p.unit(u), Args: []*Node{n}}, n.from, u.to)
	}
	return n
}

// perHint says how to divide by what "per" does not take.
func (p *parser) perHint(n *Node) string {
	t := p.next()
	if t.kind != tokNumber && t.kind != tokName {
		return ""
	}
	by := p.word(t)
	if u := p.tokens[p.at+1]; u.kind == tokUnit {
		by += " " + p.word(u)
	}
	return fmt.Sprintf("to divide, write %s / %s", p.written(n), shorten(by))
}

// parenthesised reads an expression in parentheses of its own.
func (p *parser) parenthesised() *Node {
	open := p.take()
	isIf := p.at > 1 && p.tokens[p.at-2].kind == tokIf
	var n *Node
	to := p.enclosed(open, func() {
		n = p.nested(p.group)
		if !p.nextIs(tokComma) {
			return
		}
		t := p.take()
		if isIf {
			p.mistake(t.from, t.to, "unexpected", `unexpected ","`, "an if is no function: write if A then B else C")
		} else {
			p.stray(t, n)
		}
		n = p.node(Node{Kind: Bad}, n.from, n.to)
		p.rest()
	})
	n.Paren = true
	n.from, n.to = open.from, to
	n.Span = p.source.Span(open.from, to)
	return n
}

// call reads the arguments of the call of a name.
func (p *parser) call(name token) *Node {
	open := p.take()
	n := Node{Kind: Call, Name: p.word(name), NameSpan: p.source.Span(name.from, name.to)}
	to := p.enclosed(open, func() {
		if p.nextIs(tokClose) {
			return
		}
		n.Args = append(n.Args, p.nested(p.group))
		for p.nextIs(tokComma) {
			p.take()
			n.Args = append(n.Args, p.nested(p.group))
		}
		if takesElse(n.Name) && p.nextIs(tokElse) {
			p.take()
			n.Args, n.Else = append(n.Args, p.nested(p.group)), true
		}
	})
	return p.node(n, name.from, to)
}

// enclosed reads what stands between an opening parenthesis and its closing one, and gives where that ends. A
// parenthesis never closed is reported where it opens.
func (p *parser) enclosed(open token, read func()) (to int) {
	outer, inside := p.outerIfs, p.openIfs
	p.outerIfs, p.openIfs = outer+inside, 0
	read()
	// A word of an if ends the parentheses where an if outside of them waits for it; else it belongs to nothing.
	for !p.nextIs(tokClose) && !p.nextIs(tokEnd) && (p.outerIfs == 0 || p.nextIs(tokComma)) {
		if t := p.take(); t.kind != tokComma {
			p.stray(t, nil)
		}
		p.rest()
	}
	p.outerIfs, p.openIfs = outer, inside
	if p.nextIs(tokClose) {
		return p.take().to
	}
	p.mistake(open.from, open.to, "unclosed-parenthesis", fmt.Sprintf("this %q is never closed", p.word(open)), "")
	return max(open.to, p.tokens[p.at-1].to)
}
