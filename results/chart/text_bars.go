package chart

import (
	"math"
	"strings"

	"wargame/results/table"
	"wargame/scenario/source"
)

// drawBar draws a bar from nothing to a value.
func (f *field) drawBar(m Bar) {
	if math.IsNaN(m.Value) {
		return
	}
	from, to := f.column(min(0, m.Value)), f.column(max(0, m.Value))
	f.put(from, f.top, strings.Repeat(f.box, to-from+1), m.Series+1)
}

// drawTornado draws where a value goes when something is low and when it is high; the shorter over the longer where they go one way.
func (f *field) drawTornado(m Tornado) {
	bar := func(to float64, sign string) {
		if math.IsNaN(m.Base) || math.IsNaN(to) {
			return
		}
		from, to2 := f.column(min(m.Base, to)), f.column(max(m.Base, to))
		f.put(from, f.top, strings.Repeat(sign, to2-from+1), 1)
	}
	if math.Abs(m.High-m.Base) < math.Abs(m.Low-m.Base) {
		bar(m.Low, f.low)
		bar(m.High, f.high)
	} else {
		bar(m.High, f.high)
		bar(m.Low, f.low)
	}
	if !math.IsNaN(m.Base) {
		f.put(f.column(m.Base), f.top, f.base, 0)
	}
	left, from, right, to := m.ends()
	if left = f.cut(left, f.before-1); !math.IsNaN(from) {
		f.put(f.column(from)-1-table.Width(left), f.top, left, 0)
	}
	if right = f.cut(right, f.behind-1); !math.IsNaN(to) {
		f.put(f.column(to)+2, f.top, right, 0)
	}
}

// drawTimeline draws what holds from when to when: words in brackets, or the sign of the series where they do not fit.
func (f *field) drawTimeline(m Timeline) {
	for _, s := range m.Spans {
		if math.IsNaN(s.From) || math.IsNaN(s.To) {
			continue
		}
		from, to := f.column(s.From), f.column(s.To)
		if to > from && s.To < f.x.High { // the next begins there
			to--
		}
		wide := to - from + 1
		switch {
		case s.Series < 0:
			f.put(from, f.top, strings.Repeat(f.usual, max(wide, 0)), 0)
		case f.fits(s):
			text := source.Shown(s.Text)
			room := wide - 2 - table.Width(text)
			f.put(from, f.top, f.from+strings.Repeat(f.across, room/2)+text+strings.Repeat(f.across, room-room/2)+f.to, s.Series+1)
		default:
			f.put(from, f.top, strings.Repeat(of(f.layers, s.Series), max(wide, 1)), s.Series+1)
		}
	}
}

// fits says whether the words of a span stand in it.
func (f *field) fits(s Span) bool {
	return table.Width(source.Shown(s.Text))+2 <= f.column(s.To)-f.column(s.From)
}
