package formula

import "strings"

// keywords are the words that are tokens of the grammar.
var keywords = map[string]token{
	"if":    {kind: tokIf},
	"then":  {kind: tokThen},
	"else":  {kind: tokElse},
	"per":   {kind: tokPer},
	"to":    {kind: tokOp, op: To},
	"or":    {kind: tokOp, op: Or},
	"and":   {kind: tokOp, op: And},
	"not":   {kind: tokOp, op: Not},
	"true":  {kind: tokTruth, value: 1},
	"false": {kind: tokTruth, value: 0},
}

// unit is a unit of time.
type unit struct {
	name    string  // in the singular
	minutes float64 // whole, so that a ratio of two is the double nearest to it; 0: a bare count, which nothing converts
	beside  bool    // the word is a unit only beside its number or after "per", and a name elsewhere
}

// units are from the shortest on. A year is 365.25 days (a Julian year) and a month a twelfth of it. What is counted in rounds, or
// works for hours, may be called so: these words came late.
var units = [...]unit{
	{"minute", 1, true}, {"hour", 60, true}, {"day", 24 * 60, false}, {"week", 7 * 24 * 60, false}, {"month", 365.25 / 12 * 24 * 60, false},
	{"year", 365.25 * 24 * 60, false}, {"round", 0, true},
}

// Units are the units of time in the singular, from the shortest on; a round comes last, which is no part of a calendar.
func Units() []string {
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = u.name
	}
	return names
}

// unitNames are the units for messages.
const unitNames = "minute, hour, day, week, month, year and round"

// lookUpUnit is the unit that a word names, in the singular or the plural.
func lookUpUnit(word string) (unit, bool) {
	singular := strings.TrimSuffix(word, "s")
	for _, u := range units {
		if u.name == singular {
			return u, true
		}
	}
	return unit{}, false
}

// IsUnit says that a word names a unit of time, in the singular or the plural.
func IsUnit(word string) bool {
	_, ok := lookUpUnit(word)
	return ok
}

// Ratio is how many of one unit of time another is: a week in days is 7. There is none between rounds and units of the calendar.
func Ratio(of, in string) (float64, bool) {
	a, okA := lookUpUnit(of)
	b, okB := lookUpUnit(in)
	switch {
	case !okA || !okB:
		return 0, false
	case a == b:
		return 1, true
	}
	return a.minutes / b.minutes, a.minutes > 0 && b.minutes > 0
}

// IsIdentifier says that s may be a name by its letters: a lower-case letter, then lower-case letters, digits and
// underscores.
func IsIdentifier(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := 'a' <= c && c <= 'z'
		if !letter && (i == 0 || c != '_' && !isDigit(c)) {
			return false
		}
	}
	return s != ""
}

// IsReserved says that s is a word of expressions or of their surroundings and so cannot be a name in them. Functions and
// distributions cannot either; they are not known here.
func IsReserved(s string) bool {
	if _, ok := keywords[s]; ok || IsValue(s) {
		return true
	}
	if u, ok := lookUpUnit(s); ok && !u.beside {
		return true
	}
	switch s {
	case "none", "by", "otherwise", "every":
		return true
	}
	return false
}

// takesElse says that in a call of that name the last argument may stand behind an else. In any other, an else belongs to an if around it.
func takesElse(name string) bool { return name == "next" || name == "previous" }

// IsValue says that s stands for a value of its own wherever an expression has it.
func IsValue(s string) bool {
	switch s {
	case "time", "dt", "horizon", "pi", "true", "false":
		return true
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isWordStart says that an identifier as expressions write it may begin with c; sets mark their place by "$".
func isWordStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == '$'
}

func isWordPart(c byte) bool { return isWordStart(c) || isDigit(c) }
