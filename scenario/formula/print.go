package formula

import (
	"strconv"
	"strings"
)

// String prints the tree so that parsing it gives the same tree: parentheses stand where they stood in what was read
// and where the tree needs them.
func (n *Node) String() string {
	var p printer
	p.print(n, levelTo, true)
	return p.String()
}

type printer struct{ strings.Builder }

// print prints n as an operand of something that binds as tightly as min. Only where n is last, so that nothing
// follows it up to the next word, comma or closing parenthesis, may it end in an if, which takes in all that follows.
func (p *printer) print(n *Node, min level, last bool) {
	if n.Paren || needsParentheses(n, min, last) {
		p.WriteByte('(')
		p.bare(n, true)
		p.WriteByte(')')
		return
	}
	p.bare(n, last)
}

func needsParentheses(n *Node, min level, last bool) bool {
	switch n.Kind {
	case Unary, Binary:
		return operators[n.Op].level < min
	case If:
		return !last
	}
	return false
}

// bare prints n without parentheses around it.
func (p *printer) bare(n *Node, last bool) {
	switch n.Kind {
	case Number:
		p.WriteString(n.number())
	case Truth:
		p.WriteString(strconv.FormatBool(n.Value != 0))
	case Text:
		p.quoted(n.Name)
	case Name, Date:
		p.WriteString(n.Name)
	case Time:
		p.WriteString(n.Unit + " " + n.number())
	case Call:
		p.WriteString(n.Name + "(")
		for i, a := range n.Args {
			switch {
			case n.Else && i == len(n.Args)-1:
				p.WriteString(" else ")
			case i > 0:
				p.WriteString(", ")
			}
			p.print(a, levelTo, true)
		}
		p.WriteByte(')')
	case Unary:
		p.unary(n, last)
	case Binary:
		p.binary(n, last)
	case If:
		p.WriteString("if ")
		p.print(n.Args[0], levelIf, true)
		p.WriteString(" then ")
		p.print(n.Args[1], levelIf, true)
		p.WriteString(" else ")
		p.print(n.Args[2], levelIf, last)
	case Per:
		p.per(n)
	case Bad:
		p.WriteString("?")
	}
}

// number is the literal, or for a number that was never written down the shortest that reads as the same.
func (n *Node) number() string {
	if n.Literal != "" {
		return n.Literal
	}
	s := strconv.FormatFloat(n.Value, 'g', -1, 64)
	if n.Kind == Number && n.Unit != "" {
		s += " " + n.Unit + "s"
	}
	return s
}

func (p *printer) quoted(name string) {
	quote := `"`
	if strings.Contains(name, quote) {
		quote = "'"
	}
	p.WriteString(quote + name + quote)
}

func (p *printer) unary(n *Node, last bool) {
	p.WriteString(n.Op.String())
	if n.Op == Not {
		p.WriteByte(' ')
	}
	p.print(n.Args[0], operators[n.Op].level, last)
}

func (p *printer) binary(n *Node, last bool) {
	l := operators[n.Op].level
	left, right := l, l+1
	switch l {
	case levelTo, levelCompare: // not chained
		left = l + 1
	case levelPower:
		left, right = l+1, l
	}
	p.print(n.Args[0], left, false)
	if n.Op != Power {
		p.WriteString(" " + n.Op.String() + " ")
		p.print(n.Args[1], right, last)
		return
	}
	p.WriteByte('^')
	exponent := n.Args[1]
	if exponent.Kind == Unary && exponent.Op == Negate && !exponent.Paren {
		p.WriteByte('-')
		exponent = exponent.Args[0]
	}
	p.print(exponent, right, last)
}

func (p *printer) per(n *Node) {
	x := n.Args[0]
	switch {
	case x.Paren, x.Kind == Number, x.Kind == Name, x.Kind == Call:
		p.print(x, levelTo, true)
	default:
		p.WriteByte('(')
		p.bare(x, true)
		p.WriteByte(')')
	}
	p.WriteString(" per " + n.Unit)
}
