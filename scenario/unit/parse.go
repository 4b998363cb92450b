package unit

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a unit may be made of; beyond it, it is prose.
const (
	maxText  = 200
	maxDepth = 8
)

// Parse reads a unit; false of what is no unit but prose: "yes or no", "weeks of strikes". The grammar, loosest first:
//
//	unit    = product { ("/" | "per" | "a") product }      shells/week, missiles a week, per worker and week
//	product = factor { ("*" | "·" | "×" | "and") factor }  "and" below a "per" alone
//	factor  = atom { atom }                                thousand shells, EUR billion: numbers beside a word
//	atom    = ( word | number | "(" unit ")" ) [ power ]   km2, km^2, km², s^-1, g^(1/2)
//
// A hyphen multiplies where a word of the table ends what it joins: soldier-weeks, but not half-tracks. Quotients are read from
// the left, so that men/man/day is men / (man * day).
func Parse(text string) (Unit, bool) {
	if len(text) > maxText || !utf8.ValidString(text) {
		return Unit{}, false
	}
	p := parser{text: text}
	p.next()
	u, ok := p.unit(0)
	return u, ok && p.token == ""
}

// parser reads a text token by token. A token is a word, a number or a mark; at the end it is empty.
type parser struct {
	text  string // what is left
	token string
}

// next goes to the next token.
func (p *parser) next() {
	p.text = strings.TrimLeft(p.text, " \t\n")
	size := 0
	for i, r := range p.text {
		if !isLetter(r) && (i == 0 || !isInside(r)) {
			break
		}
		size = i + utf8.RuneLen(r)
	}
	if size == 0 {
		_, size = utf8.DecodeRuneInString(p.text)
	}
	p.token, p.text = p.text[:size], p.text[size:]
}

// isLetter says that a word may begin with a character, or a number.
func isLetter(r rune) bool {
	return unicode.IsLetter(r) || '0' <= r && r <= '9' || r == '%' || r == '‰' || r == '$' || r == '€'
}

// isInside says that a word may go on with a character that it does not begin with.
func isInside(r rune) bool { return r == '_' || r == '-' || r == '\'' || r == '.' }

// accept goes on where the token is one of some.
func (p *parser) accept(tokens ...string) bool {
	for _, t := range tokens {
		if p.token == t {
			p.next()
			return true
		}
	}
	return false
}

func (p *parser) unit(depth int) (Unit, bool) {
	var u Unit
	if p.token != "per" {
		first, ok := p.product(depth, false)
		if !ok {
			return u, false
		}
		u = first
	}
	for p.accept("/", "per", "a", "an") {
		x, ok := p.product(depth, true)
		if !ok {
			return u, false
		}
		u = u.Div(x)
	}
	return u, true
}

// product reads factors; those below a quotient may be joined by "and".
func (p *parser) product(depth int, below bool) (Unit, bool) {
	u, ok := p.factor(depth)
	for ok && (p.accept("*", "·", "×", "⋅") || below && p.accept("and")) {
		var x Unit
		if x, ok = p.factor(depth); ok {
			u = u.Mul(x)
		}
	}
	return u, ok
}

// factor reads atoms beside each other: of two neighbours one is a number, or both are pure.
func (p *parser) factor(depth int) (Unit, bool) {
	key := keyOf(p.token)
	u, ok := p.atom(depth)
	for ok && p.startsAtom() {
		next := keyOf(p.token)
		if p.token == "(" || key == "(" || !isMagnitude(key) && !isMagnitude(next) && !(isPure(key) && isPure(next)) {
			return u, false
		}
		var x Unit
		if x, ok = p.atom(depth); ok {
			u = u.Mul(x)
		}
		key = next
	}
	return u, ok
}

// startsAtom says that the token begins another atom.
func (p *parser) startsAtom() bool {
	switch p.token {
	case "", "per", "a", "an", "and":
		return false
	case "(":
		return true
	}
	r, _ := utf8.DecodeRuneInString(p.token)
	return isLetter(r)
}

func (p *parser) atom(depth int) (Unit, bool) {
	var u Unit
	var ok bool
	switch {
	case p.token == "(" && depth < maxDepth:
		p.next()
		if u, ok = p.unit(depth + 1); !ok || !p.accept(")") {
			return u, false
		}
	case p.token == "(" || !p.startsAtom():
		return u, false
	default:
		if u, ok = wordOf(p.token); !ok {
			return u, false
		}
		p.next()
	}
	return p.raised(u)
}

// raised reads the power of an atom, if it has one.
func (p *parser) raised(u Unit) (Unit, bool) {
	switch {
	case p.accept("²"):
		return u.Pow(2 * Whole)
	case p.accept("³"):
		return u.Pow(3 * Whole)
	case !p.accept("^"):
		return u, true
	}
	if p.accept("(") {
		over, ok := p.whole()
		if !ok || !p.accept("/") {
			return u, false
		}
		under, ok := p.whole()
		if !ok || under == 0 || !p.accept(")") {
			return u, false
		}
		power, ok := over.Div(under)
		if !ok {
			return u, false
		}
		return u.Pow(power)
	}
	power, ok := p.whole()
	if !ok {
		return u, false
	}
	return u.Pow(power)
}

// whole reads a whole number as a power.
func (p *parser) whole() (Power, bool) {
	sign := Whole
	if p.accept("-") {
		sign = -Whole
	}
	n, err := strconv.ParseUint(p.token, 10, 16)
	if err != nil || Power(n)*Whole > maxPower {
		return 0, false
	}
	p.next()
	return Power(n) * sign, true
}

// maxNumber bounds the numbers of units, so that their primes are found at once.
const maxNumber = 1_000_000_000

// wordOf is the unit of one word or number; "km2" and "soldier-weeks" are made of two.
func wordOf(text string) (Unit, bool) {
	if isNumber(text) {
		n, err := strconv.ParseUint(text, 10, 64)
		if err != nil || n == 0 || n > maxNumber || text[0] == '0' {
			return Unit{}, false
		}
		if n == 1 {
			return Unit{}, true
		}
		return One(text), true
	}
	if strings.HasSuffix(text, "-") || strings.Contains(text, "--") {
		return Unit{}, false
	}
	if last := text[len(text)-1]; '2' <= last && last <= '9' && isKnown(keyOf(text[:len(text)-1])) {
		return One(text[:len(text)-1]).Pow(Power(last-'0') * Whole)
	}
	if i := strings.LastIndexByte(text, '-'); i > 0 && isKnown(keyOf(text[i+1:])) {
		first, ok := wordOf(text[:i])
		return first.Mul(One(text[i+1:])), ok
	}
	return One(text), true
}
