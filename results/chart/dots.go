package chart

import "math"

// A stack is values that are drawn as dots on top of each other, from one index to before another.
type stack struct {
	from, to int
	at       float64 // in the middle of the values
}

// stacks puts together, from the left, values that lie within the width of a dot: Wilkinson, "Dot Plots", 1999. at is where a value lies.
// What is no number stands nowhere.
func stacks(values []float64, width float64, at func(float64) float64) []stack {
	var out []stack
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		x := at(v)
		if n := len(out) - 1; n >= 0 && x < at(values[out[n].from])+width {
			out[n].to = i + 1
			out[n].at = (at(values[out[n].from]) + x) / 2
			continue
		}
		out = append(out, stack{i, i + 1, x})
	}
	return out
}

func tallest(s []stack) int {
	most := 0
	for _, one := range s {
		most = max(most, one.to-one.from)
	}
	return most
}

// dotSize is how large dots may be for their stacks to be no higher than their row, but no smaller than one can see.
func (p *plotArea) dotSize(m Dots) float64 {
	const most, least = 10.0, 3.5
	d := most
	for d > least && float64(tallest(stacks(m.Values, d, p.px)))*d > dotsHeight {
		d -= 0.5
	}
	return d
}

func (p *plotArea) dotsHeight(m Dots) float64 {
	d := p.dotSize(m)
	return max(22, d*float64(tallest(stacks(m.Values, d, p.px))))
}

// drawDots draws stacks of dots on the bottom of their row.
func (p *plotArea) drawDots(m Dots, y [2]float64) {
	p.say(m.Says, y)
	d := p.dotSize(m)
	p.printf(`<g %s>`, stroked(m.Series))
	for _, s := range stacks(m.Values, d, p.px) {
		for i := s.from; i < s.to; i++ {
			fill := filled(m.Series)
			if i < len(m.Hollow) && m.Hollow[i] {
				fill = `fill="none"`
			}
			p.printf(`<circle cx="%s" cy="%s" r="%s" %s/>`, num(max(p.left+d/2, min(s.at, p.right-d/2))), num(y[1]-1-d*(float64(i-s.from)+0.5)), num(d/2-0.7), fill)
		}
	}
	p.printf(`</g>`)
}
