package analysis

import (
	"slices"

	"wargame/results/stats"
)

// mostCells is into how many cells a factor is cut at most, of about as many trials each; at least ten trials, and one value, are one.
const mostCells = 40

// cells are the values of a factor, in ascending order, cut into parts: curves over the factor are curves over the means of its cells.
type cells struct {
	at          []float64   // mean of the factor in each
	count       []float64   // trials in each
	least, most float64     // of the factor
	cell        []uint8     // of each trial
	shares      [][]float64 // trials in each in each resample
	of          *resampling
}

func newCells(x []float64, of *resampling) *cells {
	parts := max(1, min(mostCells, len(x)/10))
	ranks := make([]int, parts)
	for k := range ranks {
		ranks[k] = (k+1)*len(x)/parts - 1
	}
	edges := slices.Compact(stats.Of(x).OrderStatistics(ranks)) // the last value of each
	c := &cells{at: make([]float64, len(edges)), count: make([]float64, len(edges)), cell: make([]uint8, len(x)),
		least: slices.Min(x), most: edges[len(edges)-1], of: of}
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

// folded is a column by cell: its mean in each, of all trials and of each resample, and its squares around these means, summed.
type folded struct {
	mean      []float64
	within    float64
	resampled [][]float64
}

// fold is a column by cell. A cell that a resample left empty keeps the mean that it has in the run.
func (c *cells) fold(y gain) folded {
	byBatch := c.byBatch()
	f := folded{mean: make([]float64, len(c.at))}
	for t, cell := range c.cell {
		byBatch[c.of.batch(t)][cell] += y.at(t)
	}
	for _, row := range byBatch {
		for i, sum := range row {
			f.mean[i] += sum / c.count[i]
		}
	}
	for t, cell := range c.cell {
		d := y.at(t) - f.mean[cell]
		f.within += float64(d * d)
	}
	f.resampled = c.of.combined(byBatch)
	for s, row := range f.resampled {
		for i := range row {
			if n := c.shares[s][i]; n > 0 {
				row[i] /= n
			} else {
				row[i] = f.mean[i]
			}
		}
	}
	return f
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
