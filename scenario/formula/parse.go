package formula

import (
	"fmt"
	"strings"

	"wargame/scenario/source"
)

// Parse reads an expression. It always gives a tree; where a mistake was found, a node of kind [Bad] stands in it.
// The mistakes are independent of each other and in order of place.
func Parse(t source.Text) (*Node, source.Diagnostics) {
	if len(t.Value) > maxLength {
		return tooLong(t)
	}
	s := scanner{mistakes: mistakes{source: t}, text: t.Value}
	s.scan()
	p := parser{mistakes: s.mistakes, text: t.Value, tokens: s.tokens}
	n := p.whole()
	return n, p.found.Sort()
}

// tooLong refuses a text by its length and, where that is why it is long, by its nesting.
func tooLong(t source.Text) (*Node, source.Diagnostics) {
	m := mistakes{source: t}
	depth := 0
	for i := 0; i < len(t.Value); i++ {
		switch t.Value[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > maxDepth {
			m.tooDeep(i, i+1)
			break
		}
	}
	m.mistake(0, 0, "expression-too-long",
		fmt.Sprintf("this expression is %d bytes long; at most %d are allowed", len(t.Value), maxLength),
		"split it into auxiliaries")
	return &Node{Kind: Bad, Span: t.Whole(), to: len(t.Value)}, m.found.Sort()
}

func (m *mistakes) tooDeep(from, to int) {
	m.mistake(from, to, "expression-too-deep",
		fmt.Sprintf("this expression nests more than %d deep", maxDepth), "split it into auxiliaries")
}

// parser builds a tree from tokens by precedence climbing.
type parser struct {
	mistakes
	text   string
	tokens []token
	at     int
	depth  int
	// openIfs is the number of choices around here that wait for their "then" or "else" inside the innermost
	// parentheses; outerIfs is that outside of them.
	openIfs, outerIfs int
}

func (p *parser) next() token { return p.tokens[p.at] }

// take steps over a token; the end is never stepped over.
func (p *parser) take() token {
	t := p.tokens[p.at]
	if t.kind != tokEnd {
		p.at++
	}
	return t
}

// stop ends the reading: what follows is not looked at.
func (p *parser) stop() { p.at = len(p.tokens) - 1 }

// word is the text of a token.
func (p *parser) word(t token) string { return p.text[t.from:t.to] }

// written is the text of a node, shortened for messages.
func (p *parser) written(n *Node) string {
	const enough = 200 // bytes; long texts of deep trees are not read once for every node
	text := p.text[n.from:min(n.to, n.from+enough)]
	return shorten(strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " "))
}

// node places a node at the bytes from..to.
func (p *parser) node(n Node, from, to int) *Node {
	n.from, n.to = from, to
	n.Span = p.source.Span(from, to)
	return &n
}

// whole reads the text to its end, also past what closes nothing.
func (p *parser) whole() *Node {
	if p.nextIs(tokEnd) {
		if len(p.found) == 0 {
			p.mistake(0, len(p.text), "missing-value", "expected an expression", "")
		}
		return p.node(Node{Kind: Bad}, 0, len(p.text))
	}
	n := p.group()
	for !p.nextIs(tokEnd) {
		t := p.take()
		p.stray(t, n)
		if t.kind == tokClose {
			n = p.infix(n, levelTo)
		}
		p.rest()
	}
	return n
}

// stray reports a mark that belongs to nothing around it.
func (p *parser) stray(t token, before *Node) {
	message, hint := fmt.Sprintf("unexpected %q", p.word(t)), ""
	switch t.kind {
	case tokClose:
		message = fmt.Sprintf("this %q closes nothing", p.word(t))
	case tokThen, tokElse:
		message = fmt.Sprintf("this %q belongs to no \"if\"", p.word(t))
		hint = "write if A then B else C"
	case tokComma:
		hint = p.commaHint(t, before)
	}
	p.mistake(t.from, t.to, "unexpected", message, hint)
}

// nextIs says that the next token is of a kind.
func (p *parser) nextIs(kind tokenKind) bool { return p.next().kind == kind }

// commaHint says what a comma outside of a call was probably meant for.
func (p *parser) commaHint(t token, before *Node) string {
	if after := p.next(); after.kind == tokNumber && before.Kind == Number && before.to == t.from && after.from == t.to {
		return fmt.Sprintf("write thousands as 1_200 and decimals as 1.5: %s_%s or %[1]s.%[2]s", shorten(before.Literal), shorten(p.word(after)))
	}
	return "only a call, such as max(a, b), takes several values"
}

// group reads an expression up to a comma, a closing parenthesis, a "then", an "else" or the end.
func (p *parser) group() *Node {
	n := p.expression(levelTo)
	p.restAfter(n)
	return n
}

// restAfter reports what cannot follow the expression n, steps over it, and says whether there was any.
func (p *parser) restAfter(n *Node) bool {
	if p.atGroupEnd() {
		return false
	}
	if t := p.next(); n.Kind != Bad && t.kind != tokBad && p.tokens[p.at-1].kind != tokBad {
		p.adjacent(n, t)
		if t.kind == tokName && p.tokens[p.at+1].kind == tokUnit { // 10k pre day
			p.at += 2
		}
	}
	p.rest()
	return true
}

// rest steps over what is left of a group, reading it for mistakes inside its parts only.
func (p *parser) rest() {
	for !p.atGroupEnd() {
		p.expression(levelTo)
	}
}

func (p *parser) atGroupEnd() bool {
	switch p.next().kind {
	case tokEnd, tokClose, tokComma, tokThen, tokElse:
		return true
	}
	return false
}

// nested reads something one level deeper, unless that is too deep.
func (p *parser) nested(read func() *Node) *Node {
	if p.depth == maxDepth {
		t := p.next()
		p.tooDeep(t.from, t.to)
		p.stop()
		p.full = true // what the cut leaves open is no mistake of its own
		return p.node(Node{Kind: Bad}, t.from, t.to)
	}
	p.depth++
	n := read()
	p.depth--
	return n
}

// expression reads operands and the operators between them that bind at least as tightly as min.
func (p *parser) expression(min level) *Node {
	return p.infix(p.operand(min), min)
}

// infix reads the operators after left that bind at least as tightly as min, and their right sides.
func (p *parser) infix(left *Node, min level) *Node {
	for {
		t := p.next()
		if t.kind != tokOp || t.op == Not || operators[t.op].level < min {
			return left
		}
		p.take()
		var right *Node
		switch l := operators[t.op].level; l {
		case levelPower:
			right = p.exponent()
		case levelTo:
			p.lowEnd(left, t)
			right = p.expression(l + 1)
		default:
			right = p.expression(l + 1)
		}
		if operators[t.op].level == levelCompare {
			p.notChained(left, t, right)
		}
		left = p.node(Node{Kind: Binary, Op: t.op, Args: []*Node{left, right}}, left.from, right.to)
		switch t.op {
		case To:
			p.bothEnds(left)
		case Subtract:
			p.dashed(left, t)
		}
	}
}

// exponent reads the right side of a power, which may have one minus of its own.
func (p *parser) exponent() *Node {
	return p.nested(func() *Node {
		t := p.next()
		if t.kind != tokOp || t.op != Subtract {
			return p.expression(levelPower)
		}
		p.take()
		if again := p.next(); again.kind == tokOp && again.op == Subtract {
			p.mistake(again.from, again.to, "double-minus", "only one minus may stand after ^", "use parentheses")
			p.take()
		}
		return p.negated(t, p.expression(levelPower))
	})
}

// negated is the negative of a node, whose minus is t.
func (p *parser) negated(t token, n *Node) *Node {
	return p.node(Node{Kind: Unary, Op: Negate, Args: []*Node{n}}, t.from, n.to)
}

// notChained reports a comparison of a comparison: a < b < c.
func (p *parser) notChained(left *Node, t token, right *Node) {
	if left.Kind != Binary || left.Paren || operators[left.Op].level != levelCompare {
		return
	}
	middle := p.written(left.Args[1])
	p.mistake(t.from, t.to, "chained-comparison", "comparisons cannot be chained",
		fmt.Sprintf("write %s and %s %s %s", p.written(left), middle, t.op, p.written(right)))
}

// lowEnd reports a left side of "to" that nobody means.
func (p *parser) lowEnd(left *Node, t token) {
	switch {
	case left.Paren:
	case left.Kind == Binary && left.Op == To:
		p.mistake(t.from, t.to, "chained-to", `"to" has two ends only`, "")
	case left.Kind == If:
		p.mistake(t.from, t.to, "to-after-if", `"to" binds loosest: it would take the whole "if" as its low end`,
			"put parentheses around the range, or around the if")
	}
}
