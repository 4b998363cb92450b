package chart

import (
	"math"
	"slices"

	"wargame/results/table"
)

const (
	planeLines    = 12 // of a chart's one panel
	multipleLines = 8  // of each of several
	leastCells    = 30 // of a panel beside another
)

// planes draws a chart of numbers over numbers: its panels side by side as far as they go.
func (g *grid) planes(c *Chart) {
	x, y := c.plot(fewTicks, fewTicks)
	lines := g.Height
	if lines <= 0 {
		lines = planeLines
		if len(c.Panels) > 1 {
			lines = multipleLines
		}
	}
	g.key(keyOf(c, anySpan))
	left := 0
	for _, t := range y.ticks(fewTicks) {
		left = max(left, table.Width(t.text))
	}
	left += 2
	g.prose(y.title())
	const between = 3
	across := max(1, min(len(c.Panels), (g.Width-left+between)/(leastCells+between)))
	wide := (g.Width - left - (across-1)*between) / across
	for row := range slices.Chunk(c.Panels, across) {
		if len(c.Panels) > 1 {
			g.y++
		}
		fields, texts := make([]field, len(row)), 0
		for i := range row {
			f := &fields[i]
			*f = field{grid: g, x: x, y: y, left: left + i*(wide+between), width: wide, height: lines}
			if len(c.Panels) > 1 {
				f.put(f.left, g.y-1, f.cut(row[i].Title, wide), 0)
			}
			texts = max(texts, f.ruleTexts(&row[i]))
		}
		g.y += texts
		for i := range row {
			fields[i].top = g.y
			fields[i].plane(&row[i], i == 0)
		}
		g.y += lines + fields[0].beneath()
	}
}

// plane draws one panel. Only the first of a line has its numbers beside it.
func (f *field) plane(p *Panel, first bool) {
	var shade []int
	for _, m := range p.Marks {
		switch m := m.(type) {
		case Fan:
			shade = f.shade(shade, m)
		case Stack:
			f.drawStack(m)
		}
	}
	f.drawShade(shade, p)
	for _, m := range p.Marks {
		switch m := m.(type) {
		case Fan:
			f.drawLine(m.X, m.Middle, m.Series)
		case Line:
			f.drawLine(m.X, m.Y, m.Series)
		}
	}
	f.rules(p)
	for y := range f.height {
		f.put(f.left-1, f.top+y, f.side, 0)
	}
	if first {
		for _, t := range f.y.ticks(max(3, min(fewTicks, f.height/2))) {
			f.put(f.left-1, f.row(t.at), f.beside, 0)
			f.put(f.left-1-table.Width(t.text), f.row(t.at), t.text, 0)
		}
	}
	f.xAxis(f.top + f.height)
}

// shade counts the bands that cover each cell, line by line.
func (f *field) shade(shade []int, m Fan) []int {
	if shade == nil {
		shade = make([]int, f.width*f.height)
	}
	for _, b := range m.Bands {
		for x := range f.width {
			lo, hi := along(m.X, b.Lo, f.value(f.left+x)), along(m.X, b.Hi, f.value(f.left+x))
			if math.IsNaN(lo) || math.IsNaN(hi) {
				continue
			}
			for y := f.row(hi); y <= f.row(lo); y++ {
				shade[(y-f.top)*f.width+x]++
			}
		}
	}
	return shade
}

// drawShade draws cells the darker the more bands cover them.
func (f *field) drawShade(shade []int, p *Panel) {
	ink := 0
	for _, m := range p.Marks {
		if m, ok := m.(Fan); ok {
			if ink > 0 {
				ink = 0 // bands of several series have no colour
				break
			}
			ink = m.Series + 1
		}
	}
	for i, n := range shade {
		if n > 0 {
			f.put(f.left+i%f.width, f.top+i/f.width, f.bands[min(n, len(f.bands))-1], ink)
		}
	}
}

// drawStack draws columns of cells, each the sign of the layer that it lies in.
func (f *field) drawStack(m Stack) {
	for x := f.left; x < f.left+f.width; x++ {
		for y := range f.height {
			part := f.y.value((float64(y) + 0.5) / float64(f.height))
			for i, l := range m.Layers {
				if part -= along(m.X, l.Y, f.value(x)); part < 0 {
					f.put(x, f.top+f.height-1-y, of(f.layers, i), i+1)
					break
				}
			}
		}
	}
}
