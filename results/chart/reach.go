package chart

import (
	"math"
	"slices"
)

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

func (m Bar) reach(x, _ *reach) { x.see(0, m.Value) }

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

// along is a line through points at x, by interpolation; NaN beyond its ends.
func along(xs, ys []float64, x float64) float64 {
	n := min(len(xs), len(ys))
	if n == 0 {
		return math.NaN()
	}
	slack := 1e-9 * (xs[n-1] - xs[0])
	switch i, _ := slices.BinarySearch(xs[:n], x); {
	case x < xs[0]-slack || x > xs[n-1]+slack:
		return math.NaN()
	case i == 0:
		return ys[0]
	case i == n:
		return ys[n-1]
	default:
		part := (x - xs[i-1]) / (xs[i] - xs[i-1])
		return ys[i-1]*(1-part) + ys[i]*part
	}
}
