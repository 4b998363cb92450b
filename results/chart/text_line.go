package chart

import "math"

// drawLine draws a line through points: dots of braille, of which a cell has two across and four down, with gaps by series, or one sign a cell.
func (f *field) drawLine(xs, ys []float64, series int) {
	if f.ASCII {
		f.drawSigns(xs, ys, series)
		return
	}
	dots := map[[2]int]rune{} // by column and line
	across, before := 2*f.width, math.NaN()
	for i := range across {
		x := f.x.value(float64(i) / float64(across-1))
		y := along(xs, ys, x)
		if math.IsNaN(y) || gap(series, i) {
			before = math.NaN()
			continue
		}
		at := math.Round(f.y.at(y) * float64(4*f.height-1))
		from, to := at, at
		if !math.IsNaN(before) { // no hole where the line is steep
			from, to = min(at, before+1), max(at, before-1)
			if before < at {
				to = at
			}
		}
		for up := int(from); up <= int(to); up++ {
			cell := [2]int{f.left + i/2, f.top + f.height - 1 - up/4}
			dots[cell] |= braille[i%2][3-up%4]
		}
		before = at
	}
	for x := f.left; x < f.left+f.width; x++ {
		for y := f.top; y < f.top+f.height; y++ {
			if d := dots[[2]int{x, y}]; d != 0 {
				f.put(x, y, string(0x2800+d), series+1)
			}
		}
	}
}

// braille are the bits of the dots of a cell, by column and from the top down: Unicode, "Braille Patterns".
var braille = [2][4]rune{{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}}

// gaps are of so many dots of a line as many that are not drawn.
var gaps = [...]struct{ of, not int }{{1, 0}, {6, 2}, {4, 2}, {10, 3}, {3, 1}, {12, 6}, {8, 4}, {5, 3}}

// gap says whether dot i of the line of a series is not drawn.
func gap(series, i int) bool {
	g := gaps[max(series, 0)%len(gaps)]
	return i%g.of >= g.of-g.not
}

// drawSigns draws a sign in each column.
func (f *field) drawSigns(xs, ys []float64, series int) {
	for x := f.left; x < f.left+f.width; x++ {
		if y := along(xs, ys, f.value(x)); !math.IsNaN(y) {
			f.put(x, f.row(y), of(f.strokes, series), series+1)
		}
	}
}
