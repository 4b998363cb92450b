package formula

import (
	"fmt"
	"strings"
)

// end is a number literal at an end of "a to b": -10k weeks per month.
type end struct {
	sign, digits, scale, unit, per string
}

// literalEnd takes a number literal apart. Parentheses make it something else: they say that it is meant as it is.
func literalEnd(n *Node) (e end, ok bool) {
	if n.Kind == Unary && n.Op == Negate && !n.Paren {
		e.sign = "-"
		n = n.Args[0]
	}
	if n.Kind == Per && !n.Paren {
		e.per = n.Unit
		n = n.Args[0]
	}
	if n.Kind != Number || n.Paren {
		return end{}, false
	}
	number, unit, _ := strings.Cut(n.Literal, " ")
	e.digits, e.scale = splitNumber(number)
	e.unit = unit
	return e, true
}

// String is the literal as it would be written.
func (e end) String() string {
	s := e.sign + e.digits + e.scale
	if e.unit != "" {
		s += " " + e.unit
	}
	if e.per != "" {
		s += " per " + e.per
	}
	return s
}

// bothEnds reports a range of two number literals where only the high end says what both are measured in: is
// "10 to 20k" from 10 or from 10k? From 0 is the same either way.
func (p *parser) bothEnds(to *Node) {
	low, ok := literalEnd(to.Args[0])
	high, ok2 := literalEnd(to.Args[1])
	if !ok || !ok2 || isZero(low.digits) {
		return
	}
	both, alone := low, ""
	if low.scale == "" && high.scale != "" {
		both.scale, alone = high.scale, high.scale
	}
	if low.unit == "" && high.unit != "" {
		both.unit, alone = high.unit, join(alone, high.unit)
	}
	if low.per == "" && high.per != "" {
		both.per, alone = high.per, join(alone, "per "+high.per)
	}
	if alone == "" {
		return
	}
	asMeant := fmt.Sprintf("%s to %s", both, high)
	asWritten := fmt.Sprintf("(%s) to %s", low, high)
	p.mistake(to.from, to.to, "one-sided-range",
		fmt.Sprintf("%q stands on the high end alone: this could mean %s or %s", alone, asMeant, asWritten),
		fmt.Sprintf("write it on both sides: %s; or put the low end in parentheses", asMeant))
}

// dashed reports an expression that is one number literal less another, greater one without a space between: 60-300 is a range to
// whoever writes it.
func (p *parser) dashed(less *Node, minus token) {
	low, high := less.Args[0], less.Args[1]
	alone := less.from == p.tokens[0].from && p.nextIs(tokEnd) && low.to == minus.from && minus.to == high.from && p.word(minus) == "-"
	if !alone || low.Kind != Number || high.Kind != Number || !(low.Value < high.Value) {
		return
	}
	p.mistake(less.from, less.to, "dashed-range", fmt.Sprintf("%s could be a range or a difference", p.written(less)),
		fmt.Sprintf("for the range, write %s to %s; to subtract, write %[1]s - %[2]s", low.Literal, high.Literal))
}

func join(a, b string) string { return strings.TrimSpace(a + " " + b) }

// isZero says that all digits before the exponent are 0.
func isZero(digits string) bool {
	mantissa, _, _ := strings.Cut(strings.ToLower(digits), "e")
	return strings.Trim(mantissa, "0._") == ""
}

// splitNumber takes the magnitude off a number literal.
func splitNumber(literal string) (digits, scale string) {
	digits = strings.TrimRight(literal, "kMB%")
	return digits, literal[len(digits):]
}
