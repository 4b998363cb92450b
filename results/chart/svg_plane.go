package chart

import (
	"math"
	"slices"
)

const (
	planeHeight    = 230.0 // of a chart's one panel, where the paper does not say
	multipleHeight = 140.0 // of each of several
	fewTicks       = 6
)

// planes draws a chart of numbers over numbers: its panels side by side as far as they go.
func (s *svg) planes(c *Chart) {
	x, y := c.plot(fewTicks, fewTicks)
	// Names stand where lines end, where there is room for all of them.
	direct := len(c.Panels) == 1 && s.width >= 480 && float64(len(endsOf(&c.Panels[0])))*smallLine < s.plotHeight
	if !direct {
		s.key(keyOf(c, anySpan))
	}
	left := 0.0
	for _, t := range y.ticks(fewTicks) {
		left = max(left, lengthOf(t.text, smallLetters)+6)
	}
	if title := y.title(); title != "" {
		s.y += line
		s.short(0, s.y-4, letters, fromLeft, fitted(title, letters, s.width), title)
	}
	const between = 18.0
	across := max(1, min(len(c.Panels), int((s.width-left+between)/(leastPlot+between))))
	wide := (s.width - left - float64(across-1)*between) / float64(across)
	for row := range slices.Chunk(c.Panels, across) {
		height := s.plotHeight
		if len(c.Panels) > 1 {
			height = multipleHeight
			s.y += line
		}
		areas, texts := make([]plotArea, len(row)), 0.0
		for i := range row {
			p := &areas[i]
			*p = plotArea{svg: s, x: x, y: y, left: left + float64(i)*(wide+between)}
			p.right = p.left + wide
			if len(c.Panels) > 1 {
				p.short(p.left, s.y-3, letters, `font-weight="600"`, fitted(row[i].Title, letters, wide), row[i].Title)
			}
			if direct {
				p.roomFor(endsOf(&row[i]))
			}
			texts = max(texts, p.ruleTexts(&row[i]))
		}
		s.y += texts + 6
		for i := range row {
			areas[i].top, areas[i].bottom = s.y, s.y+height
			areas[i].plane(&row[i], i == 0)
			if direct {
				areas[i].nameEnds(endsOf(&row[i]))
			}
		}
		s.y += height + below(&x)
	}
}

// roomFor leaves room for names beside the plot.
func (p *plotArea) roomFor(ends []lineEnd) {
	length := 0.0
	for _, e := range ends {
		length = max(length, lengthOf(fitted(e.name, smallLetters, 0.3*p.width), smallLetters))
	}
	if length > 0 {
		p.right -= length + 2*gutter
	}
}

// plane draws one panel. Only the first of a row has its numbers beside it.
func (p *plotArea) plane(panel *Panel, first bool) {
	var lines [][2][2]float64
	for _, t := range p.y.ticks(fewTicks) {
		y := p.py(t.at)
		lines = append(lines, [2][2]float64{{p.left, y}, {p.right, y}})
		if first {
			p.text(p.left-6, y+4, smallLetters, toRight+" "+quiet, t.text)
		}
	}
	p.rules(lines, faint)
	p.xAxis()
	p.xTitle()
	for _, m := range panel.Marks {
		switch m := m.(type) {
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
}

// lineEnd is where a name belongs beside a plot.
type lineEnd struct {
	name string
	at   float64
}

// endsOf are the names of what a panel holds, where there are several, and of what crosses it.
func endsOf(panel *Panel) []lineEnd {
	var ends []lineEnd
	add := func(name string, values []float64) {
		for _, y := range slices.Backward(values) {
			if !math.IsNaN(y) && name != "" {
				ends = append(ends, lineEnd{name, y})
				return
			}
		}
	}
	for _, m := range panel.Marks {
		switch m := m.(type) {
		case Fan:
			add(m.Name, m.Middle)
		case Line:
			add(m.Name, m.Y)
		case Rule:
			if m.OfY {
				add(m.Text, []float64{m.At})
			}
		case Stack:
			sum := 0.0
			for _, l := range m.Layers {
				if n := len(l.Y); n > 0 {
					add(l.Name, []float64{sum + l.Y[n-1]/2})
					sum += l.Y[n-1]
				}
			}
		}
	}
	return ends
}

// nameEnds writes names beside the plot, each as near to its place as the others let it, and a line from one to the other.
func (p *plotArea) nameEnds(ends []lineEnd) {
	at := make([]float64, len(ends))
	for i, e := range ends {
		at[i] = p.py(e.at)
	}
	placed := spread(at, smallLine, p.top+6, p.bottom-2)
	for i, e := range ends {
		p.rule(p.right+1, at[i], p.right+2*gutter-3, placed[i], `stroke="currentColor" stroke-width="0.8" opacity="0.5"`)
		p.short(p.right+2*gutter, placed[i]+4, smallLetters, fromLeft, fitted(e.name, smallLetters, p.width-p.right-2*gutter+0.1), e.name)
	}
}

// points are where values lie on paper; stretches of them, where some are no numbers.
func (p *plotArea) points(xs, ys []float64) [][][2]float64 {
	var out [][][2]float64
	broken := true
	for i := range min(len(xs), len(ys)) {
		if math.IsNaN(xs[i]) || math.IsNaN(ys[i]) {
			broken = true
			continue
		}
		if broken {
			out, broken = append(out, nil), false
		}
		out[len(out)-1] = append(out[len(out)-1], [2]float64{p.px(xs[i]), p.py(ys[i])})
	}
	return out
}

// drawFan draws bands, the more likely the darker, and the line in their middle.
func (p *plotArea) drawFan(m Fan) {
	for _, b := range m.Bands {
		p.between(m.X, b.Lo, b.Hi, filled(m.Series)+` fill-opacity="0.2"`)
		for _, edge := range [][]float64{b.Lo, b.Hi} {
			for _, points := range p.points(m.X, edge) {
				p.path(points, false, `fill="none" `+stroked(m.Series)+` stroke-width="0.7" stroke-opacity="0.6"`+dashed(m.Series))
			}
		}
	}
	p.drawLine(Line{m.Name, m.Series, m.X, m.Middle})
}

// between fills what lies between two lines; where either has no number nothing is filled.
func (p *plotArea) between(xs, lo, hi []float64, attributes string) {
	n := min(len(xs), len(lo), len(hi))
	lo, hi = slices.Clone(lo[:n]), slices.Clone(hi[:n])
	for i := range n {
		if math.IsNaN(lo[i]) || math.IsNaN(hi[i]) {
			lo[i], hi[i] = math.NaN(), math.NaN()
		}
	}
	under, over := p.points(xs, lo), p.points(xs, hi)
	for i := range under {
		slices.Reverse(over[i])
		p.path(append(under[i], over[i]...), true, attributes)
	}
}

func (p *plotArea) drawLine(m Line) {
	for _, points := range p.points(m.X, m.Y) {
		p.path(points, false, `fill="none" `+stroked(m.Series)+` stroke-width="2" stroke-linejoin="round"`+dashed(m.Series))
	}
}

// drawRule draws a line across the panel.
func (p *plotArea) drawRule(m Rule) {
	if math.IsNaN(m.At) {
		return
	}
	if m.OfY {
		p.rule(p.left, p.py(m.At), p.right, p.py(m.At), acrossLook)
	} else {
		p.rule(p.px(m.At), p.top, p.px(m.At), p.bottom, acrossLook)
	}
}

// drawStack draws shares on top of each other, each with the texture of its place and a line over it.
func (p *plotArea) drawStack(m Stack) {
	under := make([]float64, len(m.X))
	for i, l := range m.Layers {
		over := slices.Clone(under)
		for k := range min(len(over), len(l.Y)) {
			over[k] += l.Y[k]
		}
		p.between(m.X, under, over, filled(i)+` fill-opacity="0.6"`)
		if n := len(m.X); n > 0 {
			p.hatch(p.px(m.X[0]), p.px(m.X[n-1]), func(x float64) (float64, float64) {
				return p.py(along(m.X, over, p.valueAt(x))), p.py(along(m.X, under, p.valueAt(x)))
			}, i)
		}
		for _, points := range p.points(m.X, over) {
			p.path(points, false, `fill="none" stroke="currentColor" stroke-width="0.8"`)
		}
		under = over
	}
}

// valueAt is the value of X at a place on paper.
func (p *plotArea) valueAt(px float64) float64 { return p.x.value((px - p.left) / (p.right - p.left)) }
