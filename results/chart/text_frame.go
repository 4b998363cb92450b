package chart

import (
	"math"

	"wargame/results/table"
)

// field is a panel on a terminal.
type field struct {
	*grid
	x, y        plotted
	left, width int // the cells of the plot on a line
	top, height int // its lines

	before, behind int // cells of a line before the plot and behind it, for words beside bars
}

// column is the cell in which a value of X lies.
func (f *field) column(x float64) int {
	return f.left + int(math.Round(f.x.at(x)*float64(f.width-1)))
}

// value is the value of X in the middle of a cell.
func (f *field) value(column int) float64 {
	return f.x.value(float64(column-f.left) / float64(max(f.width-1, 1)))
}

// xAxis draws the line under a plot, with ticks, and writes what they say and mean under it: three lines, or two where X says nothing.
func (f *field) xAxis(y int) {
	for x := range f.width {
		f.put(f.left+x, y, f.across, 0)
	}
	f.put(f.left-1, y, f.corner, 0)
	end := 0
	for _, t := range f.xTicks() {
		f.put(f.column(t.at), y, f.under, 0)
		if from, to := f.around(t); from >= end {
			f.put(from, y+1, t.text, 0)
			end = to + 1
		}
	}
	if title := f.cut(f.x.title(), f.width); title != "" {
		f.put(f.left+max(0, (f.width-table.Width(title))/2), y+2, title, 0)
	}
}

// beneath is how many lines the axis takes.
func (f *field) beneath() int {
	if f.x.title() == "" {
		return 2
	}
	return 3
}

// xTicks are the ticks of X, as many as their texts leave room for.
func (f *field) xTicks() []tick {
	for most := min(12, max(3, f.width/6)); ; most-- {
		ticks, end, apart := f.x.ticks(most), -1, true
		for _, t := range ticks {
			from, to := f.around(t)
			apart = apart && from > end
			end = to + 1
		}
		if most <= 3 || apart {
			return ticks
		}
	}
}

// around is from which cell to before which the text of a tick goes.
func (f *field) around(t tick) (from, to int) {
	width := table.Width(t.text)
	from = max(0, min(f.column(t.at)-width/2, f.Width-width))
	return from, from + width
}

// rules draws the lines across, where nothing else is drawn, and writes over them what they mean.
func (f *field) rules(p *Panel) {
	for _, m := range p.Marks {
		r, ok := m.(Rule)
		if !ok || math.IsNaN(r.At) {
			continue
		}
		if r.OfY {
			if f.y.named() {
				continue
			}
			y := f.row(r.At)
			for x := f.left; x < f.left+f.width; x++ {
				f.over(x, y, f.usual)
			}
			continue
		}
		for y := f.top; y < f.top+f.height; y++ {
			f.over(f.column(r.At), y, f.down)
		}
	}
}

// over draws where nothing is.
func (f *field) over(x, y int, sign string) {
	if f.at(x, y) == " " {
		f.put(x, y, sign, 0)
	}
}

// row is the line on which a value of Y lies.
func (f *field) row(y float64) int {
	return f.top + f.height - 1 - int(math.Round(f.y.at(y)*float64(f.height-1)))
}

// ruleTexts writes what lines across X mean over the panel, on as many lines as they need to stand beside each other, and says on how many.
func (f *field) ruleTexts(p *Panel) (lines int) {
	var ends []int
	for _, m := range p.Marks {
		r, ok := m.(Rule)
		if !ok || r.OfY || r.Text == "" || math.IsNaN(r.At) {
			continue
		}
		text := r.Text
		if f.ASCII {
			text = table.ASCII(text)
		}
		text = f.cut(text, f.Width)
		from, to := f.around(tick{r.At, text})
		level := 0
		for level < len(ends) && ends[level] >= from {
			level++
		}
		if level == len(ends) {
			ends = append(ends, 0)
		}
		ends[level] = to
		f.put(from, f.grid.y+level, text, 0)
	}
	return len(ends)
}
