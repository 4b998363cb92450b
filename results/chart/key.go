package chart

// keyOf are the signs that need words, each once: of lines and fans with names, layers, and lines across.
func keyOf(c *Chart) []keyEntry {
	var entries []keyEntry
	known := map[string]bool{}
	add := func(text string, draw func(s *svg, x, y float64)) {
		if text != "" && !known[text] {
			known[text] = true
			entries = append(entries, keyEntry{text, draw})
		}
	}
	for _, p := range c.Panels {
		for _, m := range p.Marks {
			switch m := m.(type) {
			case Fan:
				add(m.Name, lineSign(m.Series))
			case Line:
				add(m.Name, lineSign(m.Series))
			case Stack:
				for i, l := range m.Layers {
					add(l.Name, areaSign(i))
				}
			case Rule:
				if m.OfY {
					add(m.Text, func(s *svg, x, y float64) {
						s.rule(x, y-5, x+26, y-5, `stroke="currentColor" stroke-width="1.3" stroke-dasharray="5 3" opacity="0.8"`)
					})
				}
			}
		}
	}
	return entries
}

// lineSign is a line as those of a series.
func lineSign(series int) func(s *svg, x, y float64) {
	return func(s *svg, x, y float64) {
		s.rule(x, y-5, x+26, y-5, stroked(series)+` stroke-width="2"`+dashed(series))
	}
}

// areaSign is a piece of an area as those of a series.
func areaSign(series int) func(s *svg, x, y float64) {
	return func(s *svg, x, y float64) {
		s.rect(x, y-11, x+26, y+1, filled(series)+` fill-opacity="0.6"`)
		s.hatch(x, x+26, func(float64) (float64, float64) { return y - 11, y + 1 }, series)
	}
}
