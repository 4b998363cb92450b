package odds

import (
	"math"
	"slices"

	"wargame/sim/rng"
)

// more is by how much a likelihood can be heeded so that enough worlds count, at most so much.
func (f *Filter) more(likely []float64, most float64) float64 {
	enough := func(more float64) bool {
		return effective(reweighed(f.weights, likely, more)) >= f.enough()
	}
	if enough(most) {
		return most
	}
	low, high := 0.0, most
	for range 30 {
		if middle := (low + high) / 2; enough(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return high // never 0
}

// enough is how many worlds have to count: where they are fewer, worlds are picked again.
func (f *Filter) enough() float64 { return float64(f.o.Worlds) / 2 }

// reweighed are weights times likelihoods to a power, given by their logarithms; as they were, where all would be 0.
func reweighed(weights, likely []float64, power float64) []float64 {
	best := math.Inf(-1)
	for row, w := range weights {
		if w > 0 {
			best = max(best, likely[row])
		}
	}
	if math.IsInf(best, -1) {
		return weights
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

// fitting are weights of worlds that can be the game and that all fits which was read, as far as it is heeded; 0 of others.
func (f *Filter) fitting(weights []float64) []float64 {
	fit := make([]float64, len(weights))
	for row, w := range weights {
		if !f.now.out[row] && f.fits(row) {
			fit[row] = w
		}
	}
	return fit
}

// fits says whether nothing that was read is amiss in a row.
func (f *Filter) fits(row int) bool {
	for i, j := range f.now.judged {
		if j.amiss[row] || j.off[row]*math.Sqrt(f.seen[i].near) > fitting {
			return false
		}
	}
	return true
}

// distinct is how many worlds count, copies of one as that one.
func (f *Filter) distinct() float64 { return f.distinctOf(f.weights) }

func (f *Filter) distinctOf(weights []float64) float64 {
	return effective(f.byOrigin(f.fitting(weights)))
}

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
	f.now = &played{rows: f.now.rows, read: f.now.read, out: pickFrom(f.now.out, rows), judged: slices.Clone(f.now.judged)}
	for i, j := range f.now.judged {
		f.now.judged[i] = judged{pickFrom(j.same, rows), pickFrom(j.near, rows), pickFrom(j.amiss, rows), pickFrom(j.off, rows)}
	}
	f.weights = f.even()
}
