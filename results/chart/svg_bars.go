package chart

import (
	"math"

	"wargame/scenario/source"
)

// drawBar draws a bar from nothing to a value.
func (p *plotArea) drawBar(m Bar, y [2]float64) {
	p.say(m.Says, y)
	if math.IsNaN(m.Value) {
		return
	}
	mid := (y[0] + y[1]) / 2
	p.rect(p.px(0), mid-7, p.px(m.Value), mid+7, filled(m.Series)+` fill-opacity="0.75"`)
}

// drawTornado draws where a value goes: a full bar for what is high, an empty one for what is low, and beside each what it is.
func (p *plotArea) drawTornado(m Tornado, y [2]float64) {
	mid := (y[0] + y[1]) / 2
	bar := func(to, half float64, attributes string) {
		if !math.IsNaN(m.Base) && !math.IsNaN(to) {
			p.rect(p.px(m.Base), mid-half, p.px(to), mid+half, attributes)
		}
	}
	low, high := 8.0, 8.0
	if (m.Low-m.Base)*(m.High-m.Base) > 0 { // on one side: the shorter within the longer
		if math.Abs(m.Low-m.Base) < math.Abs(m.High-m.Base) {
			low = 4
		} else {
			high = 4
		}
	}
	full, empty := filled(0), onPaper+" "+stroked(0)+` stroke-width="1.5"`
	if high < low {
		bar(m.Low, low, empty)
		bar(m.High, high, full)
	} else {
		bar(m.High, high, full)
		bar(m.Low, low, empty)
	}
	if !math.IsNaN(m.Base) {
		p.rule(p.px(m.Base), y[0], p.px(m.Base), y[1], `stroke="currentColor" stroke-width="1.5"`)
	}
	left, from, right, to := m.ends()
	if room := p.left - p.label - gutter; left != "" && !math.IsNaN(from) {
		p.short(p.px(from)-5, mid+4, smallLetters, toRight, fitted(left, smallLetters, room), left)
	}
	if room := p.end - p.right - gutter; right != "" && !math.IsNaN(to) {
		p.short(p.px(to)+5, mid+4, smallLetters, fromLeft, fitted(right, smallLetters, room), right)
	}
}

// ends are the values that the bars of a row reach to the left and to the right, the base where both are on the other side of it, and what stands there.
func (m Tornado) ends() (left string, from float64, right string, to float64) {
	left, from, right, to = m.LowSays, m.Low, m.HighSays, m.High
	if m.High < m.Low {
		left, from, right, to = m.HighSays, m.High, m.LowSays, m.Low
	}
	return left, min(from, m.Base), right, max(to, m.Base)
}

// drawTimeline draws what holds from when to when; what is usual is a thin line.
func (p *plotArea) drawTimeline(m Timeline, y [2]float64) {
	mid := (y[0] + y[1]) / 2
	for _, s := range m.Spans {
		if math.IsNaN(s.From) || math.IsNaN(s.To) {
			continue
		}
		from, to := p.px(s.From), p.px(s.To)
		if s.Series < 0 {
			p.rule(from, mid, to, mid, `stroke="currentColor" stroke-width="1" opacity="0.35"`)
		} else {
			p.span(from, mid-10, to, mid+10, s.Series)
		}
		if p.fits(s) && s.Series >= 0 {
			p.text((from+to)/2, mid+4, smallLetters, centered, source.Shown(s.Text))
		}
	}
}

// fits says whether the words of a span stand in it.
func (p *plotArea) fits(s Span) bool {
	return lengthOf(source.Shown(s.Text), smallLetters)+8 <= p.px(s.To)-p.px(s.From)
}
