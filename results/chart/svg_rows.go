package chart

import (
	"math"
	"slices"
)

// rowsAt are where rows stand: the top and the bottom of each.
type rowsAt [][2]float64

// rows draws a chart whose Y is names: marks in rows over one scale. Panels stand under each other.
func (s *svg) rows(c *Chart) {
	x, y := c.plot(max(3, int(s.width/90)), fewTicks)
	s.key(keyOf(c))
	label, says := 0.0, 0.0
	for _, name := range y.Names {
		label = max(label, lengthOf(fitted(name, letters, 0.34*s.width), letters))
	}
	for _, p := range c.Panels {
		for _, m := range p.Marks {
			says = max(says, lengthOf(fitted(saysOf(m), letters, 0.25*s.width), letters))
		}
	}
	over := s.width < 460 // names stand over their rows
	for i := range c.Panels {
		p := &plotArea{svg: s, x: x, y: y, left: label + gutter, right: s.width}
		if says > 0 {
			p.right -= says + gutter
		}
		if over {
			p.left = 1
		}
		s.heading(c.Panels[i].Title)
		p.row(&c.Panels[i], over)
		if i+1 < len(c.Panels) {
			s.y += gutter
		}
	}
}

// heading writes the title of a panel.
func (s *svg) heading(title string) {
	if title == "" {
		return
	}
	s.y += line
	s.short(0, s.y-4, letters, `font-weight="600"`, fitted(title, letters, s.width), title)
}

// row draws the rows of a panel.
func (p *plotArea) row(panel *Panel, over bool) {
	p.ruleTexts(panel)
	p.top = p.svg.y + 2
	at := p.top
	for row, name := range p.y.Names {
		if over {
			p.short(0, at+line-3, letters, fromLeft, fitted(name, letters, p.width), name)
			at += line
		}
		height := 22.0
		for _, m := range panel.Marks {
			if h, ok := m.(Histogram); ok {
				p.tallest = max(p.tallest, slices.Max(append(h.Heights, 0)))
			}
			height = max(height, p.heightOf(m, row))
		}
		p.ys = append(p.ys, [2]float64{at, at + height})
		if !over {
			shown := fitted(name, letters, p.left-gutter)
			p.short(0, at+height/2+letters/2-2, letters, fromLeft, shown, name)
		}
		at += height
	}
	p.bottom = at + 2
	p.xAxis()
	p.xTitle()
	for _, m := range panel.Marks {
		p.draw(m)
	}
	p.svg.y = p.bottom + below(&p.x)
}

// ruleTexts writes what rules mean over the panel, on as many lines as they need to stand beside each other.
func (p *plotArea) ruleTexts(panel *Panel) {
	var ends []float64
	for _, m := range panel.Marks {
		r, ok := m.(Rule)
		if !ok || r.OfY || r.Text == "" {
			continue
		}
		shown := fitted(r.Text, smallLetters, p.width)
		length := lengthOf(shown, smallLetters)
		from := max(0, min(p.px(r.At)-length/2, p.width-length))
		level := 0
		for level < len(ends) && ends[level] > from {
			level++
		}
		if level == len(ends) {
			ends = append(ends, 0)
		}
		ends[level] = from + length + gutter
		p.short(from+length/2, p.svg.y+float64(level+1)*smallLine-3, smallLetters, centered, shown, r.Text)
	}
	p.svg.y += float64(len(ends)) * smallLine
}

// saysOf is what stands beside the row of a mark.
func saysOf(m Mark) string {
	switch m := m.(type) {
	case Range:
		return m.Says
	case Dots:
		return m.Says
	case Histogram:
		return m.Says
	}
	return ""
}

const (
	histogramHeight = 46.0
	dotsHeight      = 64.0
)

// heightOf is how high a row has to be for a mark.
func (p *plotArea) heightOf(m Mark, row int) float64 {
	switch m := m.(type) {
	case Dots:
		if m.Row == row {
			return p.dotsHeight(m) + 6
		}
	case Histogram:
		if m.Row == row {
			return histogramHeight
		}
	case Timeline:
		if m.Row == row {
			return 26
		}
	case Tornado:
		if m.Row == row {
			return 24
		}
	}
	return 0
}

// draw draws a mark where it belongs.
func (p *plotArea) draw(m Mark) {
	switch m := m.(type) {
	case Range:
		if y, ok := p.rowOf(m.Row); ok {
			p.drawRange(m, y)
		}
	case Dots:
		if y, ok := p.rowOf(m.Row); ok {
			p.drawDots(m, y)
		}
	case Histogram:
		if y, ok := p.rowOf(m.Row); ok {
			p.drawHistogram(m, y)
		}
	case Fan:
		p.drawFan(m)
	case Line:
		p.drawLine(m)
	case Stack:
		p.drawStack(m)
	case Rule:
		p.drawRule(m)
	}
}

// rowOf is where a row stands, if there is one.
func (p *plotArea) rowOf(row int) ([2]float64, bool) {
	if row < 0 || row >= len(p.ys) {
		return [2]float64{}, false
	}
	return p.ys[row], true
}

// say writes beside a row.
func (p *plotArea) say(text string, y [2]float64) {
	if text != "" {
		p.short(p.width, (y[0]+y[1])/2+letters/2-2, letters, toRight, fitted(text, letters, p.width-p.right-gutter+0.1), text)
	}
}

// drawRange draws a line over 90% of trials, a box over half of them, the median across it, and a diamond at the mean.
func (p *plotArea) drawRange(m Range, y [2]float64) {
	mid := (y[0] + y[1]) / 2
	p.say(m.Says, y)
	if math.IsNaN(m.P50) {
		return
	}
	p.rule(p.px(m.P5), mid, p.px(m.P95), mid, stroked(m.Series)+` stroke-width="2"`)
	for _, end := range []float64{m.P5, m.P95} {
		p.rule(p.px(end), mid-4, p.px(end), mid+4, stroked(m.Series)+` stroke-width="2"`)
	}
	p.rect(p.px(m.P25), mid-6, p.px(m.P75), mid+6, filled(m.Series))
	p.rule(p.px(m.P50), mid-8, p.px(m.P50), mid+8, `stroke="currentColor" stroke-width="2.5"`)
	if !math.IsNaN(m.Mean) {
		x := p.px(m.Mean)
		p.path([][2]float64{{x, mid - 5}, {x + 5, mid}, {x, mid + 5}, {x - 5, mid}}, true, `fill="#fff" stroke="#000" stroke-width="1.2"`)
	}
}

// drawHistogram draws bars that stand on the bottom of their row.
func (p *plotArea) drawHistogram(m Histogram, y [2]float64) {
	p.say(m.Says, y)
	most := p.tallest
	var outline [][2]float64
	for i, h := range m.Heights {
		if i+1 >= len(m.Edges) || !(most > 0) || math.IsNaN(h) {
			break
		}
		top := y[1] - 1 - (y[1]-y[0]-6)*max(0, min(h/most, 1))
		outline = append(outline, [2]float64{p.px(m.Edges[i]), top}, [2]float64{p.px(m.Edges[i+1]), top})
	}
	if len(outline) == 0 {
		return
	}
	first, last := outline[0][0], outline[len(outline)-1][0]
	outline = append([][2]float64{{first, y[1] - 1}}, append(outline, [2]float64{last, y[1] - 1})...)
	p.path(outline, true, filled(m.Series)+` fill-opacity="0.45"`)
	p.path(outline, false, `fill="none" `+stroked(m.Series)+` stroke-width="1.5"`)
}
