package chart

import (
	"strings"

	"wargame/results/table"
)

// key writes what signs mean, as many as go on a line.
func (g *grid) key(entries []keyEntry) {
	if len(entries) == 0 {
		return
	}
	x := 0
	for _, e := range entries {
		text := g.cut(e.text, g.Width-4)
		width := 4 + table.Width(text)
		if x > 0 && x+width > g.Width {
			x, g.y = 0, g.y+1
		}
		g.put(x, g.y, strings.Repeat(g.sign(e), 3), e.series+1)
		g.put(x+4, g.y, text, 0)
		x += width + 3
	}
	g.y++
}

// sign is what an entry is of.
func (g *grid) sign(e keyEntry) string {
	switch e.sign {
	case lineSign:
		return of(g.strokes, e.series)
	case areaSign, spanSign:
		return of(g.layers, e.series)
	}
	return g.usual
}
