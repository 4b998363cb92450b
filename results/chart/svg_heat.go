package chart

import (
	"fmt"
	"math"
)

const heatHeight = 26.0 // of a row

// heat draws a chart of rows and columns, the panels under each other.
func (s *svg) heat(c *Chart) {
	names := 0.0
	for _, name := range c.Y.Names {
		names = max(names, lengthOf(fitted(name, letters, 0.3*s.width), letters))
	}
	left := names + gutter
	wide := (s.width - left) / float64(len(c.X.Names))
	for i := range c.Panels {
		s.heading(c.Panels[i].Title)
		if c.X.Label != "" {
			s.y += line
			s.short((left+s.width)/2, s.y-4, letters, centered, fitted(c.X.Label, letters, s.width-left), c.X.Label)
		}
		s.heatHeads(c.X.Names, left, wide)
		for row, name := range c.Y.Names {
			s.short(0, s.y+heatHeight/2+letters/2-2, letters, fromLeft, fitted(name, letters, names), name)
			for _, m := range c.Panels[i].Marks {
				if m, ok := m.(Heat); ok {
					s.heatRow(m, row, left, wide, len(c.X.Names))
				}
			}
			s.y += heatHeight
		}
		s.y += gutter
	}
}

// heatHeads writes the names of columns: upright where they do not fit beside each other.
func (s *svg) heatHeads(names []string, left, wide float64) {
	longest := 0.0
	for _, name := range names {
		longest = max(longest, lengthOf(fitted(name, smallLetters, 120), smallLetters))
	}
	if longest+gutter <= wide {
		s.y += line
		for i, name := range names {
			s.short(left+wide*(float64(i)+0.5), s.y-4, smallLetters, centered, fitted(name, smallLetters, 120), name)
		}
		return
	}
	s.y += longest + gutter
	for i, name := range names {
		x := left + wide*(float64(i)+0.5) + 4
		turned := fmt.Sprintf(`transform="rotate(-90 %s %s)"`, num(x), num(s.y-4))
		s.short(x, s.y-4, smallLetters, turned, fitted(name, smallLetters, 120), name)
	}
}

// heatRow draws the cells of a row, the stronger the fuller; their words stay legible on the strongest.
func (s *svg) heatRow(m Heat, row int, left, wide float64, columns int) {
	const strongest = 0.55
	for i := range columns {
		x := left + wide*float64(i)
		if part := m.at(row, i); !math.IsNaN(part) {
			s.rect(x+1, s.y+1, x+wide-1, s.y+heatHeight-1, filled(0)+fmt.Sprintf(` fill-opacity="%.2f"`, 0.04+(strongest-0.04)*part))
		}
		if says := m.says(row, i); says != "" {
			s.short(x+wide/2, s.y+heatHeight/2+4, smallLetters, centered, fitted(says, smallLetters, wide-2), says)
		}
	}
}

// at is how strong a cell is, from 0 to 1; NaN where it has no value.
func (m Heat) at(row, column int) float64 {
	if row >= len(m.Values) || column >= len(m.Values[row]) || math.IsNaN(m.Values[row][column]) {
		return math.NaN()
	}
	return scale{m.Low, m.High}.at(m.Values[row][column])
}

func (m Heat) says(row, column int) string {
	if row >= len(m.Says) || column >= len(m.Says[row]) {
		return ""
	}
	return m.Says[row][column]
}
