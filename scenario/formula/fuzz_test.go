package formula

import (
	"testing"
	"unicode/utf8"

	"wargame/scenario/source"
)

// FuzzParse holds of any text that reading it gives a tree and places inside the text, and that where nothing is
// wrong with it, printing and reading it again gives the same tree and text.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"", "40k to 90k", "triangular(15%, 25%, 40%)", "if a > 200 or time < week 4 then 100% else 0%",
		"10k per day", "(a + b) per year", "2^-x^3", "not a == b and c", `talks == "opened"`, "x >= 2025-08-01",
		"shells_$country", "pause.cost", "sum(country, x_$country)", "a < b < c", "if a then 1", "f(a, (b",
		"10 to 20k", "1.2.3", "5m", "a && b || !c", "10 % 3", "a ? b : c", "((((((((((", "))))", "\x00\xff", "🌾 + 1",
		"“hold”", "1 + + 2", "per day", "week", "- - -1", "if if a then b else c then d else e", "2025-13-45",
		"if(a, b, c)", "if (a, b) then c else d", "10 k pre day", "(a then b", "1,200", "x per day per week", "a not b",
		"next($c, x_$c else 0)", "if next(a else b) then c else d", "if next(a else b", "previous(a else if b then c else d)", "3 rounds", "1944-06-06 06:30", "hours * 2 hours",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, found := parse(text)
		inside := func(s source.Span) bool {
			return s.File != nil && 0 <= s.From && s.From <= s.To && s.To <= len(text)
		}
		n.Walk(func(n *Node) bool {
			if !inside(n.Span) {
				t.Errorf("%q: the span %d..%d is outside", text, n.Span.From, n.Span.To)
			}
			if n.Kind == Bad && len(found) == 0 {
				t.Errorf("%q: a bad node without a mistake", text)
			}
			return true
		})
		for i, d := range found {
			if !inside(d.Span) || i > 0 && d.Span.From < found[i-1].Span.From || d.Message == "" || d.Code == "" {
				t.Errorf("%q: diagnostic %d: %+v", text, i, d)
			}
			if utf8.ValidString(text) && !utf8.ValidString(d.Message+d.Hint) {
				t.Errorf("%q: %q is not valid UTF-8", text, d.Message+d.Hint)
			}
		}
		if len(found) > 0 {
			return
		}
		printed := n.String()
		again, found := parse(printed)
		if len(found) > 0 || shape(again) != shape(n) || again.String() != printed {
			t.Errorf("%q prints as %q, which reads as %s\n%v", text, printed, shape(again), found)
		}
	})
}
