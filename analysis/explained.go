package analysis

import (
	"math"

	"wargame/sim/rng"
)

// columns are the factors of some trials as estimators read them, made once for all targets that count in the same trials.
type columns struct {
	factors []Factor
	bins    []*bins
	tenths  []tenths
	ranks   *ranks
	batch   []uint8 // of each trial
	coin    []uint8 // which half of the trials it is in, by a throw of its own
	of      *resampling
}

// columnsOf are those of the trials given, of a run whose trials are resampled as said.
func (r *Run) columnsOf(trials []int, of *resampling, workers int) *columns {
	c := &columns{of: of, batch: make([]uint8, len(trials)), coin: make([]uint8, len(trials))}
	t := Target{Trials: trials}
	for _, f := range r.Factors() {
		if f.X = t.Of(f.X); varies(f.X) {
			c.factors = append(c.factors, f)
		}
	}
	key := rng.Key(r.Seed, "halves", "delta", 0)
	for i, n := range trials {
		c.batch[i] = uint8(of.batch(n))
		c.coin[i] = uint8(rng.Bits(key, uint64(n)) >> 63)
	}
	c.bins, c.tenths = make([]*bins, len(c.factors)), make([]tenths, len(c.factors))
	parts, _ := binsOf(len(trials))
	atOnce(len(c.factors), workers, func(j int) {
		c.bins[j], c.tenths[j] = newBins(c.factors[j].X, parts), newTenths(c.factors[j].X)
	})
	c.ranks = newRanks(c.factors, workers)
	return c
}

// explained is a target over columns.
type explained struct {
	*columns
	y       []float64
	mean    float64
	squares float64 // of what values differ from the mean, summed
	cells   *bins   // of the target
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
func (e *explained) prepare() {
	_, parts := binsOf(len(e.y))
	e.cells = newBins(e.y, parts)
	e.score = e.ranks.score(e.y)
}

// figure is a value and by how much each batch moves it, summed over the trials of the batch: by its influence function, so that
// a figure of a resample is the figure and the mean of what the trials drawn move it.
type figure struct {
	value float64
	moves sums
}

// estimate is the figure with the percentile interval of its resamples.
func (f figure) estimate(e *explained) Estimate {
	n := float64(len(e.y))
	return Interval(f.value, e.of.each(func(times []float64) float64 { return f.value + f.moves.drawn(times)/n }))
}

// figure makes one of how much each trial moves it.
func (e *explained) figure(value float64, moves func(trial int) float64) figure {
	f := figure{value, make(sums, e.of.batches)}
	for t := range e.y {
		f.moves[e.batch[t]] += moves(t)
	}
	return f
}
