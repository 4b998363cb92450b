package explain

import (
	"slices"

	"wargame/results/table"
	"wargame/scenario"
)

// picture is the sketch, the most frequent values highest.
func (v *Variable) picture() *table.Picture {
	p := &table.Picture{High: float64(slices.Max(v.Sketch)), Seen: true}
	for _, n := range v.Sketch {
		p.Values = append(p.Values, float64(n))
	}
	return p
}

// barWidth is how many values the picture of a schedule has at most.
const barWidth = 26

// picture is a bar as so many values, each at the beginning of its part of the whole length; nil without a bar.
func (b *Bar) picture(width int) *table.Picture {
	if b == nil {
		return nil
	}
	p := &table.Picture{Low: b.Low, High: b.High}
	end := b.Spans[len(b.Spans)-1].To
	at := 0
	for i := range width {
		time := end * float64(i) / float64(width)
		for at+1 < len(b.Spans) && b.Spans[at+1].From <= time+scenario.SameTime {
			at++
		}
		p.Values = append(p.Values, b.Spans[at].Value)
	}
	return p
}
