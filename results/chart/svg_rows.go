package chart

import "math"

// rowsAt are where rows stand: the top and the bottom of each.
type rowsAt [][2]float64

// rows draws a chart whose Y is names: marks in rows over one scale. Panels stand under each other.
func (s *svg) rows(c *Chart) {
	const narrow = 460 // names stand over their rows then, and where one is too long to stand beside its row
	x, y := c.plot(rowTicks, fewTicks)
	whole := plotArea{svg: s, x: x, y: y, over: s.width < narrow}
	for _, name := range y.Names {
		whole.label = max(whole.label, lengthOf(name, letters))
	}
	whole.over = whole.over || whole.label > 0.34*s.width
	if whole.over {
		whole.label = 1 - gutter
	}
	says, before, behind := 0.0, 0.0, 0.0
	for _, p := range c.Panels {
		for _, m := range p.Marks {
			says = max(says, lengthOf(fitted(saysOf(m), letters, 0.25*s.width), letters))
			if m, ok := m.(Tornado); ok {
				left, _, right, _ := m.ends()
				before = max(before, lengthOf(fitted(left, smallLetters, 0.15*s.width), smallLetters)+gutter)
				behind = max(behind, lengthOf(fitted(right, smallLetters, 0.15*s.width), smallLetters)+gutter)
			}
		}
	}
	whole.end = s.width
	if says > 0 {
		whole.end -= says + gutter
	}
	whole.left, whole.right = whole.label+gutter+before, whole.end-behind
	s.key(keyOf(c, whole.fits))
	for i := range c.Panels {
		p := whole
		s.heading(c.Panels[i].Title)
		p.row(&c.Panels[i])
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
func (p *plotArea) row(panel *Panel) {
	p.svg.y += p.ruleTexts(panel)
	p.top = p.svg.y + 2
	at := p.top
	p.tallest = panel.tallest()
	for row, name := range p.y.Names {
		if p.over {
			p.short(0, at+line-3, letters, fromLeft, fitted(name, letters, p.width), name)
			at += line
		}
		height := 22.0
		for _, m := range panel.Marks {
			height = max(height, p.heightOf(m, row))
		}
		p.ys = append(p.ys, [2]float64{at, at + height})
		if !p.over {
			shown := fitted(name, letters, p.label)
			p.short(0, at+height/2+letters/2-2, letters, fromLeft, shown, name)
		}
		at += height
	}
	p.bottom = at + 2
	p.xAxis()
	p.xTitle()
	for _, m := range panel.Marks {
		p.drawInRow(m)
	}
	p.svg.y = p.bottom + below(&p.x)
}

// ruleTexts writes what lines across X mean over the panel, on as many lines as they need to stand beside each other, and says how high that is.
func (p *plotArea) ruleTexts(panel *Panel) (height float64) {
	var ends []float64
	for _, m := range panel.Marks {
		r, ok := m.(Rule)
		if !ok || r.OfY || r.Text == "" || math.IsNaN(r.At) {
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
	return float64(len(ends)) * smallLine
}

const (
	rowTicks        = 6 // of X, at whose ends it ends; fewer may be written
	histogramHeight = 46.0
)

// heightOf is how high a row has to be for a mark.
func (p *plotArea) heightOf(m Mark, row int) float64 {
	if rowIn(m) != row {
		return 0
	}
	switch m := m.(type) {
	case Dots:
		_, high := dotPiles(m.Values, dotSize, mostDots, p.px)
		return max(26, dotSize*float64(high)+8)
	case Histogram:
		return histogramHeight
	}
	return 26
}

// drawInRow draws a mark in its row.
func (p *plotArea) drawInRow(m Mark) {
	if r, ok := m.(Rule); ok && !r.OfY {
		p.drawRule(r)
	}
	row := rowIn(m)
	if row < 0 || row >= len(p.ys) {
		return
	}
	switch y := p.ys[row]; m := m.(type) {
	case Range:
		p.drawRange(m, y)
	case Dots:
		p.drawDots(m, y)
	case Histogram:
		p.drawHistogram(m, y)
	case Bar:
		p.drawBar(m, y)
	case Tornado:
		p.drawTornado(m, y)
	case Timeline:
		p.drawTimeline(m, y)
	}
}

// say writes beside a row.
func (p *plotArea) say(text string, y [2]float64) {
	if text != "" {
		p.short(p.width, (y[0]+y[1])/2+letters/2-2, letters, toRight, fitted(text, letters, p.width-p.end-gutter+0.1), text)
	}
}

// drawRange draws a line over 90% of trials, a box over half of them, the median across it, and a diamond at the mean.
func (p *plotArea) drawRange(m Range, y [2]float64) {
	mid := (y[0] + y[1]) / 2
	p.say(m.Says, y)
	if m.missing() {
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
		p.path([][2]float64{{x, mid - 5}, {x + 5, mid}, {x, mid + 5}, {x - 5, mid}}, true, onPaper+` stroke="currentColor" stroke-width="1.2"`)
	}
}

// drawHistogram draws bars that stand on the bottom of their row.
func (p *plotArea) drawHistogram(m Histogram, y [2]float64) {
	p.say(m.Says, y)
	most := p.tallest
	var outline [][2]float64
	for i, h := range m.Heights {
		if i+1 >= len(m.Edges) || !(most > 0) || missing(h, m.Edges[i], m.Edges[i+1]) {
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
	p.path(outline, false, filledAndStroked(m.Series)+` fill-opacity="0.45" stroke-width="1.5"`)
}
