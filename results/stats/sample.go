// Package stats computes statistics of columns of numbers: moments, quantiles, and the intervals that say how far
// more trials could move them.
//
// The same column gives the same bits wherever and however it is read: sums fold fixed batches of [Batch] trials,
// each by one fixed tree, then in batch order; products are rounded before they are added; and quantiles are
// selected, not sorted, in memory that does not grow with the column.
package stats

import (
	"iter"
	"math/bits"
)

// Batch is how many trials are folded by one tree.
const Batch = 4096

// Sample is a column of numbers that is read in batches: stored, or made as it is read (a paired difference, the
// values of trials that count). It must give the same numbers each time.
type Sample struct {
	trials int
	stored bool // read gives slices of its own
	read   func(dst []float64, from, to int) []float64
}

// Of is the sample of all of x. It keeps x.
func Of(x []float64) Sample {
	return Sample{len(x), true, func(_ []float64, from, to int) []float64 { return x[from:to] }}
}

// Made is a sample of which read gives the values of trials from..to-1, at most [Batch] of them, in dst, which has
// room for as many. It may leave trials out.
func Made(trials int, read func(dst []float64, from, to int) []float64) Sample {
	return Sample{trials, false, read}
}

// Part is the sample of trials from..to-1 of s.
func (s Sample) Part(from, to int) Sample {
	return Sample{to - from, s.stored, func(dst []float64, a, b int) []float64 { return s.read(dst, from+a, from+b) }}
}

// batches yields the values, a batch of trials at a time.
func (s Sample) batches() iter.Seq[[]float64] {
	return func(yield func([]float64) bool) {
		var dst []float64
		if !s.stored {
			dst = make([]float64, min(Batch, s.trials))
		}
		for from := 0; from < s.trials; from += Batch {
			to := min(from+Batch, s.trials)
			if !yield(s.read(dst[:min(to-from, len(dst))], from, to)) {
				return
			}
		}
	}
}

// treeSum adds x by halves: what lies beyond the largest power of two below the length is added to what stands at the
// beginning, again and again, until one number is left. sums has room for half of x.
func treeSum(sums, x []float64) float64 {
	for len(x) > 1 {
		half := 1 << (bits.Len(uint(len(x)-1)) - 1)
		rest := x[half:]
		sums = sums[:half]
		for i, v := range rest {
			sums[i] = x[i] + v
		}
		copy(sums[len(rest):], x[len(rest):half])
		x = sums
	}
	if len(x) == 0 {
		return 0
	}
	return x[0]
}

// Place is where x stands in a sample: the share of its values below x, those that are x counting half; NaN in an
// empty one.
func (s Sample) Place(x float64) float64 {
	below, at, n := 0, 0, 0
	for batch := range s.batches() {
		n += len(batch)
		for _, v := range batch {
			switch {
			case v < x:
				below++
			case v == x:
				at++
			}
		}
	}
	return (float64(below) + float64(at)/2) / float64(n)
}
