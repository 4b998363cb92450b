package chart

import (
	"math"
	"strings"

	"wargame/results/number"
	"wargame/results/table"
)

// heat draws rows and columns of cells, the stronger the darker, with what they say where it fits. Columns that are too narrow for
// their names are numbered, and named under each other before.
func (g *grid) heat(c *Chart) {
	left, longest := 0, 0
	for _, name := range c.Y.Names {
		left = max(left, table.Width(g.cut(name, 3*g.Width/10)))
	}
	for _, name := range c.X.Names {
		longest = max(longest, table.Width(g.cut(name, g.Width)))
	}
	wide := max(1, min(16, (g.Width-left-1)/len(c.X.Names)))
	heads := c.X.Names
	if longest >= wide {
		heads = g.numbered(c.X.Names)
	}
	for i := range c.Panels {
		g.prose(c.Panels[i].Title)
		g.prose(c.X.Label)
		for column, head := range heads {
			g.put(left+1+column*wide, g.y, g.cut(head, wide-1), 0)
		}
		g.y++
		for row, name := range c.Y.Names {
			g.put(0, g.y, g.cut(name, left), 0)
			for _, m := range c.Panels[i].Marks {
				if m, ok := m.(Heat); ok {
					g.heatRow(m, row, left+1, wide, len(c.X.Names))
				}
			}
			g.y++
		}
	}
}

// numbered writes names with numbers, and gives the numbers.
func (g *grid) numbered(names []string) []string {
	heads := make([]string, len(names))
	for i, name := range names {
		heads[i] = number.Group(i + 1)
		g.put(0, g.y, g.cut(heads[i]+" "+name, g.Width), 0)
		g.y++
	}
	return heads
}

func (g *grid) heatRow(m Heat, row, left, wide, columns int) {
	for i := range columns {
		part := m.at(row, i)
		if math.IsNaN(part) {
			continue
		}
		sign := g.strengths[min(int(part*float64(len(g.strengths))), len(g.strengths)-1)]
		text := m.says(row, i)
		if table.Width(text) > wide-3 {
			text = ""
		}
		g.put(left+i*wide, g.y, strings.Repeat(sign, max(1, wide-1)), 1)
		g.put(left+i*wide, g.y, text, 0)
	}
}
