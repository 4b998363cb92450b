package chart

import "math"

// A pile is values that are drawn as dots on top of each other, in a column or more: those from one place to before another.
type pile struct{ from, to int }

// pileUp puts together, from the left, values that lie within a width: Wilkinson, "Dot Plots", 1999. at is where a value lies. What is no
// number stands nowhere.
func pileUp(values []float64, width float64, at func(float64) float64) []pile {
	var out []pile
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		if n := len(out) - 1; n >= 0 && at(v) < at(values[out[n].from])+width {
			out[n].to = i + 1
			continue
		}
		out = append(out, pile{i, i + 1})
	}
	return out
}

// dotPiles are how many columns piles have, and dots the highest on top of each other, where they may be so many.
func dotPiles(values []float64, size float64, most int, at func(float64) float64) (columns, high int) {
	for columns = 1; ; columns++ {
		tallest := 0
		for _, p := range pileUp(values, float64(columns)*size, at) {
			tallest = max(tallest, p.to-p.from)
		}
		if high = (tallest + columns - 1) / columns; high <= most {
			return columns, max(high, 1)
		}
	}
}

const (
	dotSize  = 6.5
	mostDots = 14 // on top of each other
)

// drawDots draws piles of dots that stand on the bottom of their row, each from its first value on to the right.
func (p *plotArea) drawDots(m Dots, y [2]float64) {
	p.say(m.Says, y)
	columns, _ := dotPiles(m.Values, dotSize, mostDots, p.px)
	p.printf(`<g %s>`, filledAndStroked(m.Series))
	for _, s := range pileUp(m.Values, float64(columns)*dotSize, p.px) {
		left := min(p.px(m.Values[s.from]), p.right-float64(columns-1)*dotSize)
		for i := s.from; i < s.to; i++ {
			hollow := ""
			if i < len(m.Hollow) && m.Hollow[i] {
				hollow = ` fill="none"`
			}
			up, across := (i-s.from)/columns, (i-s.from)%columns
			p.printf(`<circle cx="%s" cy="%s" r="%s"%s/>`, num(left+dotSize*float64(across)), num(y[1]-2-dotSize*(float64(up)+0.5)), num(dotSize/2-0.6), hollow)
		}
	}
	p.printf(`</g>`)
}
