package chart

import (
	"math"

	"wargame/results/table"
)

// rowChart draws marks in rows over one scale; panels stand under each other.
func (g *grid) rowChart(c *Chart) {
	x, y := c.plot(rowTicks, fewTicks)
	label, says := 0, 0
	for _, name := range y.Names {
		label = max(label, table.Width(g.cut(name, 3*g.Width/10)))
	}
	for _, p := range c.Panels {
		for _, m := range p.Marks {
			says = max(says, table.Width(g.cut(saysOf(m), g.Width/4)))
		}
	}
	if says > 0 {
		says += 2
	}
	whole := field{grid: g, x: x, y: y}
	whole.before, whole.behind = g.besideBars(c)
	whole.left = label + 2 + whole.before
	whole.width = g.Width - whole.left - says - whole.behind
	g.key(keyOf(c, whole.fits))
	for i := range c.Panels {
		p, f := &c.Panels[i], whole
		g.prose(p.Title)
		g.y += f.ruleTexts(p)
		f.top = g.y
		for row, name := range y.Names {
			f.namedRow(p, row, name)
		}
		f.height = g.y - f.top
		f.rules(p)
		if !c.X.Said {
			f.xAxis(g.y)
			g.y += f.beneath()
		}
	}
}

// besideBars is how many cells the words beside the bars of a tornado need, before and behind them.
func (g *grid) besideBars(c *Chart) (before, behind int) {
	for _, p := range c.Panels {
		for _, m := range p.Marks {
			if m, ok := m.(Tornado); ok {
				left, _, right, _ := m.ends()
				before = max(before, table.Width(g.cut(left, g.Width/8))+1)
				behind = max(behind, table.Width(g.cut(right, g.Width/8))+1)
			}
		}
	}
	return before, behind
}

// namedRow draws the marks of a row, and its name and what stands beside it on its last line but for those of one line.
func (f *field) namedRow(p *Panel, row int, name string) {
	high := 1
	for _, m := range p.Marks {
		high = max(high, f.heightOf(m, row))
	}
	at := *f
	at.top, at.height = f.grid.y, high
	last := at.top + high - 1
	f.put(0, last, f.cut(name, f.left-f.before-2), 0)
	for _, m := range p.Marks {
		if rowIn(m) != row {
			continue
		}
		if says := f.cut(saysOf(m), f.Width/4); says != "" {
			f.put(f.Width-table.Width(says), last, says, 0)
		}
		switch m := m.(type) {
		case Range:
			at.drawRange(m)
		case Dots:
			at.drawDots(m)
		case Histogram:
			at.drawHistogram(m, p.tallest())
		case Bar:
			at.drawBar(m)
		case Tornado:
			at.drawTornado(m)
		case Timeline:
			at.drawTimeline(m)
		}
	}
	f.grid.y += high
}

const (
	histogramLines = 2
	dotLines       = 8 // at most
)

// heightOf is how many lines a mark needs in a row.
func (f *field) heightOf(m Mark, row int) int {
	if rowIn(m) != row {
		return 0
	}
	switch m := m.(type) {
	case Histogram:
		return histogramLines
	case Dots:
		_, high := dotPiles(m.Values, 1, dotLines, f.cellOf)
		return high
	}
	return 1
}

// drawRange draws a line over 90% of trials, a box over half of them, and marks their median and mean.
func (f *field) drawRange(m Range) {
	if m.missing() {
		return
	}
	ink := m.Series + 1
	for x := f.column(m.P5); x <= f.column(m.P95); x++ {
		f.put(x, f.top, f.across, ink)
	}
	f.put(f.column(m.P5), f.top, f.first, ink)
	f.put(f.column(m.P95), f.top, f.last, ink)
	for x := f.column(m.P25); x <= f.column(m.P75); x++ {
		f.put(x, f.top, f.box, ink)
	}
	f.put(f.column(m.P50), f.top, f.median, ink)
	if !math.IsNaN(m.Mean) {
		f.put(f.column(m.Mean), f.top, f.mean, ink)
	}
}

// cellOf is the cell in which a value lies, as a number.
func (f *field) cellOf(x float64) float64 { return float64(f.column(x)) }

// drawDots draws piles of dots that stand on the last line.
func (f *field) drawDots(m Dots) {
	columns, _ := dotPiles(m.Values, 1, dotLines, f.cellOf)
	for _, s := range pileUp(m.Values, float64(columns), f.cellOf) {
		left := min(f.column(m.Values[s.from]), f.left+f.width-columns)
		for i := s.from; i < s.to; i++ {
			sign := f.dot
			if i < len(m.Hollow) && m.Hollow[i] {
				sign = f.ring
			}
			f.put(left+(i-s.from)%columns, f.top+f.height-1-(i-s.from)/columns, sign, m.Series+1)
		}
	}
}

// drawHistogram draws columns of cells, as high as values are many there.
func (f *field) drawHistogram(m Histogram, most float64) {
	steps := len(f.heights)
	for x := f.left; x < f.left+f.width; x++ {
		h := m.heightAt(f.value(x)) / most
		if !(h > 0) {
			continue
		}
		full := max(1, int(math.Round(min(h, 1)*float64(f.height*steps))))
		for up := 0; full > 0; up++ {
			f.put(x, f.top+f.height-1-up, f.heights[min(full, steps)-1], m.Series+1)
			full -= steps
		}
	}
}
