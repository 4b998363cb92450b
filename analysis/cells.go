package analysis

import (
	"slices"

	"wargame/results/stats"
)

// mostCells is into how many cells a factor is cut at most, of about as many trials each; at least ten trials, and one value, are one.
const mostCells = 40

// cells are the values of a factor, in ascending order, cut into parts: curves over the factor are curves over the means of its cells.
type cells struct {
	at     []float64   // mean of the factor in each
	count  []float64   // trials in each
	cell   []uint8     // of each trial
	shares [][]float64 // trials in each in each resample
	of     *resampling
}

// cut is where a column is cut into parts of about as many trials each: the last value of each part, ascending. What has one value
// is in one part, however much it is.
func cut(x []float64, parts int) []float64 {
	ranks := make([]int, parts)
	for k := range ranks {
		ranks[k] = (k+1)*len(x)/parts - 1
	}
	return slices.Compact(stats.Of(x).OrderStatistics(ranks))
}

func newCells(x []float64, of *resampling) *cells {
	parts := max(1, min(mostCells, len(x)/10))
	edges := cut(x, parts)
	c := &cells{at: make([]float64, len(edges)), count: make([]float64, len(edges)), cell: make([]uint8, len(x)), of: of}
	byBatch := c.byBatch()
	for t, v := range x {
		cell, _ := slices.BinarySearch(edges, v)
		c.cell[t] = uint8(cell)
		byBatch[of.batch(t)][cell]++
		c.count[cell]++
		c.at[cell] += v
	}
	for i := range c.at {
		c.at[i] /= c.count[i]
	}
	c.shares = of.combined(byBatch)
	return c
}

// byBatch has room for a figure of each cell in each batch.
func (c *cells) byBatch() [][]float64 {
	rows := make([][]float64, c.of.batches)
	for b := range rows {
		rows[b] = make([]float64, len(c.at))
	}
	return rows
}

// gain is by how much one column is better than another, trial by trial.
type gain struct {
	own, base []float64
	up        float64 // -1 where less is better, else 1
}

func (g gain) at(trial int) float64 { return g.up * (g.own[trial] - g.base[trial]) }

// folded is a column by cell: its mean in each, the squared error of that mean, and its squares around these means, summed.
type folded struct {
	mean, error []float64
	within      float64
}

// fold is a column by cell. A cell of one trial has the error that the others have on average.
func (c *cells) fold(y gain) folded {
	f := folded{mean: make([]float64, len(c.at)), error: make([]float64, len(c.at))}
	for t, cell := range c.cell {
		f.mean[cell] += y.at(t)
	}
	trials := 0.0
	for i, n := range c.count {
		f.mean[i] /= n
		trials += n
	}
	for t, cell := range c.cell {
		d := y.at(t) - f.mean[cell]
		f.error[cell] += float64(d * d)
	}
	for i, n := range c.count {
		f.within += f.error[i]
		f.error[i] /= n * max(n-1, 1)
	}
	for i, n := range c.count {
		if n == 1 {
			f.error[i] = f.within / max(trials-float64(len(c.at)), 1)
		}
	}
	return f
}

// covariance is that of the means of two columns in each cell.
func (c *cells) covariance(x, y gain, ofX, ofY folded) []float64 {
	sum := make([]float64, len(c.at))
	for t, cell := range c.cell {
		sum[cell] += float64((x.at(t) - ofX.mean[cell]) * (y.at(t) - ofY.mean[cell]))
	}
	for i, n := range c.count {
		sum[i] /= n * max(n-1, 1)
	}
	return sum
}

// combined is what each resample has of what each batch has, summed: a row for each resample.
func (r *resampling) combined(byBatch [][]float64) [][]float64 {
	rows, wide := make([][]float64, len(r.times)), len(byBatch[0])
	all := make([]float64, len(rows)*wide)
	for s, times := range r.times {
		row := all[s*wide : (s+1)*wide]
		for b, n := range times {
			if n == 0 {
				continue
			}
			for i, v := range byBatch[b] {
				row[i] += float64(n * v)
			}
		}
		rows[s] = row
	}
	return rows
}
