package chart

import (
	"math"
	"slices"
)

// plotArea is a panel on paper.
type plotArea struct {
	*svg
	x, y                     plotted
	left, right, top, bottom float64
	over                     bool    // names stand over their rows
	label, end               float64 // where names before rows end, and where what stands beside them begins
	ys                       rowsAt  // where rows stand, on an axis of names
	tallest                  float64 // height of the histograms of the panel
}

// px is where a value of X lies on paper.
func (p *plotArea) px(x float64) float64 { return p.left + (p.right-p.left)*p.x.at(x) }

// py is where a value of Y lies.
func (p *plotArea) py(y float64) float64 { return p.bottom - (p.bottom-p.top)*p.y.at(y) }

// chart draws the panels of a chart, with what stands around them.
func (s *svg) chart(c *Chart) {
	switch {
	case c.X.named() && c.Y.named():
		s.heat(c)
	case c.Y.named():
		s.rows(c)
	default:
		s.planes(c)
	}
}

const (
	gutter    = 8.0   // between what stands beside each other
	tickGap   = 14.0  // between what is written at ticks
	leastTick = 60.0  // how far ticks stand apart at least
	leastPlot = 190.0 // how wide a panel is at least, where there is more than one
)

// xTicks are the ticks of X, as many as their texts leave room for.
func (p *plotArea) xTicks() []tick {
	for most := int(min(12, max(3, (p.right-p.left)/leastTick))); ; most-- {
		ticks := p.x.ticks(most)
		if most <= 3 || p.apart(ticks) {
			return ticks
		}
	}
}

// apart says whether the texts of ticks stand beside each other.
func (p *plotArea) apart(ticks []tick) bool {
	end := math.Inf(-1)
	for _, t := range ticks {
		from, to := p.around(t)
		if from < end {
			return false
		}
		end = to + tickGap
	}
	return true
}

// around is from where to where the text of a tick of X goes: in the middle under it, within the picture, and not under the numbers of Y.
func (p *plotArea) around(t tick) (from, to float64) {
	length, least := lengthOf(t.text, smallLetters), 0.0
	if len(p.y.Names) == 0 {
		least = p.left - 2
	}
	from = max(least, min(p.px(t.at)-length/2, p.width-length))
	return from, from + length
}

// xAxis draws the lines of ticks over the height of the plot, and their texts and what they mean under it.
func (p *plotArea) xAxis() {
	ticks := p.xTicks()
	var lines [][2][2]float64
	for _, t := range ticks {
		lines = append(lines, [2][2]float64{{p.px(t.at), p.top}, {p.px(t.at), p.bottom}})
	}
	p.rules(lines, faint)
	p.rule(p.left, p.bottom, p.right, p.bottom, `stroke="currentColor" stroke-width="1" opacity="0.6"`)
	end := math.Inf(-1)
	for _, t := range ticks {
		if from, to := p.around(t); from >= end {
			p.text((from+to)/2, p.bottom+smallLine, smallLetters, centered+" "+quiet, t.text)
			end = to + 2
		}
	}
}

// faint is the look of the lines of ticks.
const faint = `stroke="currentColor" stroke-width="1" opacity="0.14"`

// xTitle writes what X means under the ticks.
func (p *plotArea) xTitle() {
	if p.x.title() == "" {
		return
	}
	p.short((p.left+p.right)/2, p.bottom+smallLine+line, letters, centered, fitted(p.x.title(), letters, p.right-p.left), p.x.title())
}

// below is how much room the ticks of X and what they mean take.
func below(x *plotted) float64 {
	if x.title() == "" {
		return smallLine + 6
	}
	return smallLine + line + 6
}

// spread moves places apart so that each is at least so far from the next, all between two ends if there is room; they keep their order.
func spread(at []float64, apart, from, to float64) []float64 {
	order := make([]int, len(at))
	for i := range at {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case at[i] < at[j]:
			return -1
		case at[i] > at[j]:
			return 1
		}
		return 0
	})
	out := make([]float64, len(at))
	next := from
	for _, i := range order {
		out[i] = max(at[i], next)
		next = out[i] + apart
	}
	next = to
	for _, i := range slices.Backward(order) {
		if out[i] <= next {
			break
		}
		out[i] = next
		next -= apart
	}
	return out
}
