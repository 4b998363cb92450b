package formula

import (
	"fmt"

	"wargame/scenario/source"
)

// Bounds of an expression.
const (
	maxLength   = 64 << 10 // bytes
	maxDepth    = 200      // parentheses, calls, signs, powers and choices one inside the other
	maxMistakes = 20       // reported of one expression
)

// mistakes collects what is wrong with one text.
type mistakes struct {
	source source.Text
	found  source.Diagnostics
	places map[[2]int]bool // what was reported, by its bytes
	full   bool            // nothing more is reported
}

// mistake reports what is wrong with the bytes from..to of the text. A second mistake of the very same bytes is a
// consequence of the first.
func (m *mistakes) mistake(from, to int, code, message, hint string) {
	place := [2]int{from, to}
	if m.full || m.places[place] {
		return
	}
	if m.places == nil {
		m.places = map[[2]int]bool{}
	}
	m.places[place] = true
	if len(m.found) == maxMistakes {
		m.full = true
		code, hint = "too-many-mistakes", ""
		message = fmt.Sprintf("this expression has more than %d mistakes; the others are not shown", maxMistakes)
	}
	m.found = append(m.found, source.Diagnostic{
		Code:    code,
		Span:    m.source.Span(from, to),
		Message: message,
		Hint:    hint,
	})
}

// shorten cuts a text quoted in a message.
func shorten(s string) string {
	const most = 24
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
