package table

import (
	"math"
	"strings"
)

// Picture is numbers to be drawn side by side: each a height on a scale, or, with Dots, as much of a line of so many dots.
type Picture struct {
	Dots int // how many dots High is; 0: heights

	Values    []float64
	Low, High float64 // the ends of the scale; where they are the same, all stand at the low end
	Seen      bool    // what is over the low end must be seen, however little it is: counts
}

// blocks draws a picture in a line.
func (p *Picture) blocks() string {
	if p.Dots > 0 {
		return p.dots()
	}
	levels := []rune("▁▂▃▄▅▆▇█")
	var line strings.Builder
	for _, v := range p.Values {
		height := 0.0
		if p.High > p.Low {
			height = (v - p.Low) / (p.High - p.Low) * float64(len(levels)-1)
		}
		if p.Seen {
			height = math.Ceil(height - 1e-9)
		}
		at := min(max(int(math.Round(height)), 0), len(levels)-1)
		line.WriteRune(levels[at])
	}
	return line.String()
}

// dots draws how much of a line of dots each number fills.
func (p *Picture) dots() string {
	var line strings.Builder
	for _, v := range p.Values {
		full := min(max(int(math.Round((v-p.Low)/(p.High-p.Low)*float64(p.Dots))), 0), p.Dots)
		line.WriteString(strings.Repeat("●", full) + strings.Repeat("·", p.Dots-full))
	}
	return line.String()
}
