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

// UnitLength gives the length in days of a duration unit, singular or plural. A year is 365.25 days (a Julian year)
// and a month a twelfth of it.
func UnitLength(unit string) (days float64, ok bool) {
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return 1, true
	case "week":
		return 7, true
	case "month":
		return 365.25 / 12, true
	case "year":
		return 365.25, true
	}
	return 0, false
}

func isUnit(word string) bool {
	_, ok := UnitLength(word)
	return ok
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
	if _, ok := keywords[s]; ok || isUnit(s) || IsValue(s) {
		return true
	}
	switch s {
	case "none", "by", "otherwise", "every":
		return true
	}
	return false
}

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
