package chart

// Axes of names hold no values: rows count nothing on Y.

func (m Fan) reach(x, y *reach) {
	x.see(m.X...)
	y.see(m.Middle...)
	for _, b := range m.Bands {
		y.see(b.Lo...)
		y.see(b.Hi...)
	}
}

func (m Line) reach(x, y *reach) {
	x.see(m.X...)
	y.see(m.Y...)
}

func (m Stack) reach(x, y *reach) {
	x.see(m.X...)
	y.see(0, 1)
}

func (m Range) reach(x, _ *reach) { x.see(m.P5, m.P25, m.P50, m.P75, m.P95, m.Mean) }

func (m Dots) reach(x, _ *reach) { x.see(m.Values...) }

func (m Histogram) reach(x, _ *reach) { x.see(m.Edges...) }

func (m Tornado) reach(x, _ *reach) { x.see(m.Base, m.Low, m.High) }

func (m Timeline) reach(x, _ *reach) {
	for _, s := range m.Spans {
		x.see(s.From, s.To)
	}
}

func (m Heat) reach(_, _ *reach) {}

func (m Rule) reach(x, y *reach) {
	if m.OfY {
		y.see(m.At)
	} else {
		x.see(m.At)
	}
}
