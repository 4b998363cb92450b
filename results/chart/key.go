package chart

import "math"

// keyEntry is a sign that needs words.
type keyEntry struct {
	text   string
	sign   keySign
	series int
}

// keySign is what kind of sign it is.
type keySign uint8

const (
	lineSign keySign = iota
	areaSign
	spanSign
	ruleSign
)

// keyOf are the signs of a chart that need words, each once: lines and fans with names, layers, lines across, and what holds in spans
// that do not fit their words.
func keyOf(c *Chart, fits func(Span) bool) []keyEntry {
	var entries []keyEntry
	known := map[string]bool{}
	add := func(text string, sign keySign, series int) {
		if text != "" && !known[text] {
			known[text] = true
			entries = append(entries, keyEntry{text, sign, series})
		}
	}
	for _, p := range c.Panels {
		for _, m := range p.Marks {
			switch m := m.(type) {
			case Fan:
				add(m.Name, lineSign, m.Series)
			case Line:
				add(m.Name, lineSign, m.Series)
			case Stack:
				for i, l := range m.Layers {
					add(l.Name, areaSign, i)
				}
			case Timeline:
				for _, s := range m.Spans {
					if s.Series >= 0 && !fits(s) {
						add(s.Text, spanSign, s.Series)
					}
				}
			case Rule:
				if m.OfY && !math.IsNaN(m.At) {
					add(m.Text, ruleSign, 0)
				}
			}
		}
	}
	return entries
}

// anySpan fits: where there are no rows, no span is drawn.
func anySpan(Span) bool { return true }
