package formula

import (
	"fmt"
	"strings"

	"wargame/scenario/source"
)

// adjacent reports the token t, which follows the whole expression n without an operator between them.
func (p *parser) adjacent(n *Node, t token) {
	word := p.word(t)
	before := p.tokens[p.at-1]
	message, hint := fmt.Sprintf("unexpected %q after %q", shorten(word), shorten(p.word(before))), "an operator is missing"
	endsInNumber := before.kind == tokNumber
	digits, scale := splitNumber(p.word(before))
	switch {
	case t.kind == tokUnit:
		message = fmt.Sprintf("the unit %q must follow a number", word)
		hint = fmt.Sprintf("write %s * 1 %s, or per %[2]s for a rate", p.written(n), p.unit(t))
	case endsInNumber && scale == "%":
		hint = fmt.Sprintf("%% is percent; for the remainder, write mod(%s, %s)", digits, shorten(word))
	case endsInNumber && t.kind == tokNumber && len(word) == len("000"):
		hint = fmt.Sprintf("write thousands as %s_%s", shorten(p.word(before)), shorten(word))
	case t.kind == tokOp && t.op == Not:
		hint = "an operator is missing; to compare, write !="
	case t.kind == tokIf:
		hint = "write if A then B else C"
	case t.kind == tokName && endsInNumber && otherUnit(word) != "":
		message, hint = fmt.Sprintf("there is no unit %q", word), otherUnit(word)
	case t.kind == tokName && p.mistyped(word, endsInNumber) != "":
		hint = fmt.Sprintf("did you mean %q?", p.mistyped(word, endsInNumber))
	case t.kind == tokName && habits(word) != "":
		hint = habits(word)
	case before.kind == tokName && habits(p.word(before)) != "":
		hint = habits(p.word(before))
	case t.kind == tokName && changes[strings.ToLower(word)] && p.tokens[p.at+1].kind == tokUnit:
		hint = "for a value from a time on, write a schedule, {week 4: 0.5}, or if time >= week 4 then 0.5 else 1"
	case t.kind == tokName && p.counted(n) && p.tokens[p.at+1].kind == tokEnd:
		hint = fmt.Sprintf("what it is counted in has a key of its own, {value: %s, unit: %s}; to multiply, write *", p.written(n), shorten(word))
	case p.openIfs > 0:
		hint = "an operator, or the next word of the if, is missing"
	case t.kind == tokName || t.kind == tokOpen || t.kind == tokNumber:
		hint = "an operator is missing; to multiply, write *"
	}
	p.mistake(t.from, t.to, "missing-operator", message, hint)
}

// changes are words that people put before a time from which, or until which, a value holds.
var changes = map[string]bool{"from": true, "since": true, "after": true, "at": true, "in": true, "on": true, "until": true, "till": true, "before": true, "by": true}

// counted says that n, all of the expression so far, is a number literal or a range of two, after which people write what they count.
func (p *parser) counted(n *Node) bool {
	ends := []*Node{n}
	if n.Kind == Binary && n.Op == To {
		ends = n.Args
	}
	for _, e := range ends {
		if _, literal := literalEnd(e); !literal {
			return false
		}
	}
	return n.from == p.tokens[0].from
}

// mistyped is the word of the grammar that a word between values was probably meant to be, or "".
func (p *parser) mistyped(word string, afterNumber bool) string {
	words := []string{"and", "or", "per", "to"}
	if p.openIfs > 0 {
		words = append(words, "then", "else")
	}
	if afterNumber {
		for _, u := range units {
			words = append(words, u.name, u.name+"s")
		}
	}
	return source.Nearest(word, words)
}

// otherUnit is what to write instead of a unit of time that there is not.
func otherUnit(word string) string {
	instead := map[string]string{
		"second": "a second is 1 / 60 of a minute", "sec": "a second is 1 / 60 of a minute",
		"min": "write minutes", "hr": "write hours", "h": "write hours", "turn": "write rounds for a bare count",
		"fortnight": "a fortnight is 2 weeks", "quarter": "a quarter is 3 months", "decade": "a decade is 10 years",
		"century": "a century is 100 years", "centurie": "a century is 100 years",
	}[strings.TrimSuffix(strings.ToLower(word), "s")]
	if instead == "" {
		return ""
	}
	return "the units of time are " + unitNames + "; " + instead
}

// looseMagnitude is the magnitude that a word after a number means, or "".
func looseMagnitude(word string) string {
	switch strings.ToLower(word) {
	case "k", "thousand":
		return "k"
	case "m", "mn", "million":
		return "M"
	case "b", "bn", "billion":
		return "B"
	case "percent", "pct":
		return "%"
	}
	return ""
}

// habits is what to write instead of a word that stands between values elsewhere.
func habits(word string) string {
	switch strings.ToLower(word) {
	case "is", "equals", "eq":
		return "to compare, write =="
	case "isnt", "ne":
		return "to compare, write !="
	case "mod", "modulo":
		return "for the remainder, write mod(a, b)"
	case "div":
		return "for a whole quotient, write floor(a / b)"
	case "times":
		return "to multiply, write *"
	case "plus":
		return "write +"
	case "minus":
		return "write -"
	case "of":
		return "to take a share, write *"
	case "when", "unless", "while":
		return "write if A then B else C"
	case "xor":
		return "of two truth values, write (a and not b) or (b and not a)"
	case "each", "every":
		return "for a rate, write per day, per week and so on"
	}
	return ""
}
