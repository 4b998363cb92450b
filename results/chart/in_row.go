package chart

import (
	"math"
	"slices"
)

// rowIn is the row of a mark; -1: it has none.
func rowIn(m Mark) int {
	switch m := m.(type) {
	case Range:
		return m.Row
	case Dots:
		return m.Row
	case Histogram:
		return m.Row
	case Bar:
		return m.Row
	case Tornado:
		return m.Row
	case Timeline:
		return m.Row
	}
	return -1
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
	case Bar:
		return m.Says
	}
	return ""
}

// heightAt is the height of the bar at a value; 0 where there is none.
func (m Histogram) heightAt(x float64) float64 {
	for i, h := range m.Heights {
		if i+1 < len(m.Edges) && x >= m.Edges[i] && x < m.Edges[i+1] {
			return h
		}
	}
	return 0
}

// tallest is the height of the highest bar of a panel.
func (p *Panel) tallest() float64 {
	most := 0.0
	for _, m := range p.Marks {
		if m, ok := m.(Histogram); ok {
			for _, h := range m.Heights {
				if h <= largest {
					most = max(most, h)
				}
			}
		}
	}
	return most
}

// missing says whether one of some values is no number.
func missing(values ...float64) bool { return slices.ContainsFunc(values, math.IsNaN) }

// missing says whether a range lacks one of its quantiles.
func (m Range) missing() bool { return missing(m.P5, m.P25, m.P50, m.P75, m.P95) }
