package analysis

import (
	"math"
	"slices"
)

// spans are over how many of its nearest cells a local line goes; the last is a line through all.
var spans = [...]int{5, 7, 10, 14, 20, 28, mostCells + 1}

// localLinear is the curve of local linear regression over the cells of a factor, as what it makes of their means (Cleveland, "Robust
// locally weighted regression and smoothing scatterplots", JASA 74, 1979: tricube weights of the nearest): the value at each cell is a row
// of weights of all. The span is the one whose lines say best what a trial left out was, exactly so
// for all trials at the mean of their cell. Of fewer cells than the least span the curve is their means.
func (c *cells) localLinear(f folded) [][]float64 {
	if len(c.at) < spans[0] {
		return c.ownMeans()
	}
	least, best := math.Inf(1), [][]float64(nil)
	for _, s := range spans {
		if s > len(c.at) && s != spans[len(spans)-1] {
			continue
		}
		rows := c.lines(s)
		if e := c.leaveOneOut(f, rows); e < least {
			least, best = e, rows
		}
	}
	return best
}

// leaveOneOut is the sum of the squares of what curves through all trials but one are off at that one. Where a curve is linear in
// what it is through, that is what it is off with the trial, over one less the weight that the trial has.
func (c *cells) leaveOneOut(f folded, curve [][]float64) float64 {
	error, trials := 0.0, 0.0
	for _, n := range c.count {
		trials += n
	}
	for i, row := range curve {
		off := f.mean[i] - dot(row, f.mean)
		rest := 1 - row[i]/c.count[i]
		error += (f.within*c.count[i]/trials + float64(c.count[i]*off*off)) / float64(rest*rest)
	}
	return error
}

// lines are the rows of local lines over so many cells.
func (c *cells) lines(span int) [][]float64 {
	rows := make([][]float64, len(c.at))
	near := make([]float64, len(c.at))
	for p, x := range c.at {
		for i, at := range c.at {
			near[i] = math.Abs(at - x)
		}
		reach := math.Inf(1)
		if span <= len(near) {
			slices.Sort(near)
			reach = near[span-1]
		}
		rows[p] = c.line(x, reach)
	}
	return rows
}

// line is the row of the line at x through cells nearer than reach.
func (c *cells) line(x, reach float64) []float64 {
	w := make([]float64, len(c.at))
	var s0, s1, s2 float64
	for i, at := range c.at {
		d := at - x
		if u := math.Abs(d) / reach; u < 1 {
			rest := 1 - float64(u*u*u)
			w[i] = float64(c.count[i] * rest * rest * rest)
		}
		s0, s1, s2 = s0+w[i], s1+float64(w[i]*d), s2+float64(w[i]*d*d)
	}
	free := float64(s0*s2) - float64(s1*s1)
	for i, at := range c.at {
		if free > 1e-12*float64(s0*s2) {
			w[i] *= (s2 - float64(s1*(at-x))) / free
		} else {
			w[i] /= s0 // all of them at one distance: their mean
		}
	}
	return w
}

// ownMeans are the rows of a curve through the means of the cells.
func (c *cells) ownMeans() [][]float64 {
	rows := make([][]float64, len(c.at))
	for p := range rows {
		rows[p] = make([]float64, len(c.at))
		rows[p][p] = 1
	}
	return rows
}

// along is what a row of weights makes of the means of cells, but nothing that none of those is of which it is mostly made: beside a
// corner (a policy that makes no difference up to a value, say) a line or a spline would swing over, where the means have hardly an error.
func along(row, means []float64) float64 {
	heaviest := 0.0
	for _, w := range row {
		heaviest = max(heaviest, math.Abs(w))
	}
	least, most, value := math.Inf(1), math.Inf(-1), 0.0
	for i, w := range row {
		value += float64(w * means[i])
		if math.Abs(w) > heaviest/20 {
			least, most = min(least, means[i]), max(most, means[i])
		}
	}
	return min(max(value, least), most)
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += float64(x * b[i])
	}
	return sum
}
