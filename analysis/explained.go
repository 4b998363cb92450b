package analysis

import (
	"math"

	"wargame/results/stats"
	"wargame/sim/rng"
)

// columns are the factors of some trials as estimators read them, made once for all targets that count in the same trials.
type columns struct {
	factors []Factor
	bins    []*bins
	lines   []lines
	low     []tenth
	high    []tenth
	ranks   *ranks
	starts  []int   // of batches, and where the last one ends
	coin    []uint8 // which half of the trials each is in, by a throw of its own
	of      *resampling
	orderer *orderer // of targets
}

// columnsOf are those of the trials given, of a run whose trials are resampled as said.
func (r *Run) columnsOf(trials []int, of *resampling, workers int) *columns {
	c := &columns{of: of, starts: of.starts(trials), coin: make([]uint8, len(trials)), orderer: newOrderer(len(trials))}
	t := Target{Trials: trials}
	for _, f := range r.Factors() {
		if f.X = t.Of(f.X); varies(f.X) {
			c.factors = append(c.factors, f)
		}
	}
	key := rng.Key(r.Seed, "halves", "delta", 0)
	for i, n := range trials {
		c.coin[i] = uint8(rng.Bits(key, uint64(n)) >> 63)
	}
	n := len(c.factors)
	c.bins, c.lines, c.low, c.high = make([]*bins, n), make([]lines, n), make([]tenth, n), make([]tenth, n)
	ranked := make([]ranked, n)
	parts, _ := binsOf(len(trials))
	atOnceWith(n, workers, func() *orderer { return newOrderer(len(trials)) }, func(o *orderer, j int) {
		x := c.factors[j].X
		order := o.order(x)
		c.bins[j], ranked[j] = newBins(x, order, parts), newRanked(x, order)
		c.low[j], c.high[j] = newTenths(x, order, c.starts)
		c.lines[j] = newLines(x, c.bins[j])
	})
	c.ranks = newRanks(ranked, c.starts, workers)
	return c
}

// explained is a target over columns.
type explained struct {
	*columns
	y       []float64
	mean    float64
	squares float64 // of what values differ from the mean, summed
	spot    []uint8 // of each trial: the cell of the target that it is in, after those of the first half where it is in the second
	wide    int     // cells of the target
	score   *score
}

func (c *columns) explain(y []float64) *explained {
	e := &explained{columns: c, y: y}
	n := float64(len(y))
	for _, v := range y {
		e.mean += v
	}
	e.mean /= n
	for _, v := range y {
		d := v - e.mean
		e.squares += float64(d * d)
	}
	return e
}

// varies says that there is something to explain, but for rounding, and that it can be computed with.
func (e *explained) varies() bool {
	size := max(math.Abs(e.mean), 1e-300)
	return e.squares < math.Inf(1) && math.Sqrt(e.squares/float64(len(e.y))) > rounding*size
}

// prepare makes what every factor is held against.
func (e *explained) prepare(workers int) {
	_, parts := binsOf(len(e.y))
	order := e.orderer.order(e.y)
	cells := newBins(e.y, order, parts)
	e.spot, e.wide = cells.part, len(cells.count)
	for t, half := range e.coin {
		e.spot[t] += half * uint8(e.wide)
	}
	e.score = e.ranks.score(newRanked(e.y, order), workers)
}

// figure is a value and by how much each batch moves it, summed over the trials of the batch: by its influence function, so that
// a figure of a resample is the figure and the mean of what the trials drawn move it.
type figure struct {
	value float64
	moves sums
	noise float64 // its standard error if the factor had no influence; 0: what moves it tells that too
}

// estimate is the figure with the percentile interval of its resamples, which holds zero where noise alone would often come to as much.
func (f figure) estimate(e *explained) Estimate {
	n := float64(len(e.y))
	values := e.of.drawn(f.moves)
	for s, moved := range values {
		values[s] = f.value + moved/n
	}
	x := Interval(f.value, values)
	if off := stats.Z95 * f.noise; f.value < off {
		x.Lo = min(x.Lo, f.value-off)
	}
	return x
}

// figure makes one of how much the trials of each batch move it.
func (e *explained) figure(value float64, moves func(batch int) float64) figure {
	f := figure{value: value, moves: make(sums, e.of.batches)}
	for b := range f.moves {
		f.moves[b] = moves(b)
	}
	return f
}

// trials are the places of the trials of a batch.
func (c *columns) trials(batch int) (from, to int) { return c.starts[batch], c.starts[batch+1] }
