package odds

import (
	"math"

	"wargame/sim/rng"
)

// weigh heeds more of the newest sighting: as much as leaves enough worlds, or all that is left of it. It says how much is heeded now, from
// 0 to 1: its likelihood counts to that power.
func (f *Filter) weigh(heeded float64, all bool) float64 {
	likely := f.now.likely[len(f.now.likely)-1]
	more := 1 - heeded
	weights := reweighed(f.weights, likely, more)
	switch {
	case weights == nil: // no world can be the game
		return 1
	case !all && effective(weights) < f.enough():
		more = f.most(likely, more)
		weights = reweighed(f.weights, likely, more)
		heeded += more
	default:
		heeded = 1
	}
	f.weights = weights
	return heeded
}

// most is by how much a likelihood can be heeded so that enough worlds count.
func (f *Filter) most(likely []float64, more float64) float64 {
	low, high := 0.0, more
	for range 30 {
		middle := (low + high) / 2
		if effective(reweighed(f.weights, likely, middle)) < f.enough() {
			high = middle
		} else {
			low = middle
		}
	}
	return high // never 0
}

// enough is how many worlds have to count: where they are fewer, worlds are picked again.
func (f *Filter) enough() float64 { return float64(f.o.Worlds) / 2 }

// reweighed are weights times likelihoods to a power, given by their logarithms; nil where all would be 0.
func reweighed(weights, likely []float64, power float64) []float64 {
	best := math.Inf(-1)
	for row, w := range weights {
		if w > 0 {
			best = max(best, likely[row])
		}
	}
	if math.IsInf(best, -1) {
		return nil
	}
	next := make([]float64, len(weights))
	for row, w := range weights {
		if w > 0 {
			next[row] = float64(w * exp(float64(power*(likely[row]-best))))
		}
	}
	return shares(next)
}

// shares makes weights that sum to 1, in place.
func shares(weights []float64) []float64 {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	for row := range weights {
		weights[row] /= sum
	}
	return weights
}

// effective is how many of equal weight would tell as much as these do: (Σw)²/Σw².
func effective(weights []float64) float64 {
	sum, squares := 0.0, 0.0
	for _, w := range weights {
		sum += w
		squares += float64(w * w)
	}
	if squares == 0 {
		return 0
	}
	return float64(sum*sum) / squares
}

// fitting are the weights of worlds that can be the game and that all fits which was read; 0 of others.
func (f *Filter) fitting() []float64 {
	weights := make([]float64, f.o.Worlds)
	for row, w := range f.weights {
		if !f.now.out[row] && !f.now.amiss[row] {
			weights[row] = w
		}
	}
	return weights
}

// distinct is how many worlds count, copies of one as that one.
func (f *Filter) distinct() float64 { return effective(f.byOrigin(f.fitting())) }

// byOrigin sums what belongs to copies of one world, in the order in which the first of them stand.
func (f *Filter) byOrigin(x []float64) []float64 {
	place := map[int]int{}
	var sums []float64
	for row, origin := range f.worlds.origin {
		i, ok := place[origin]
		if !ok {
			i = len(sums)
			place[origin], sums = i, append(sums, 0)
		}
		sums[i] += x[row]
	}
	return sums
}

// pick picks worlds again, each about as often as its weight says: systematic resampling (Kitagawa, "Monte Carlo filter and smoother for
// non-Gaussian nonlinear state space models", 1996).
func (f *Filter) pick() {
	u := rng.Uniform(rng.Key(f.seed, "", "pick", f.picks), 0)
	f.picks++
	rows := make([]int, f.o.Worlds)
	sum, from := f.weights[0], 0
	for i := range rows {
		at := (float64(i) + u) / float64(f.o.Worlds)
		for at > sum && from < f.o.Worlds-1 {
			from++
			sum += f.weights[from]
		}
		rows[i] = from
	}
	f.worlds = f.worlds.pick(rows)
	f.now = &played{rows: f.now.rows, read: f.now.read, likely: pickEach(f.now.likely, rows), out: pickFrom(f.now.out, rows), amiss: pickFrom(f.now.amiss, rows)}
	f.weights = f.even()
}
