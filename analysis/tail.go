package analysis

import (
	"cmp"
	"math"
	"slices"

	"wargame/results/stats"
)

// sample is the values of a column in the trials that count, the greater the better.
type sample struct {
	trials int
	value  func(trial int) (y float64, counts bool)
}

// stats is the sample for statistics of whole columns.
func (s sample) stats() stats.Sample {
	return stats.Made(s.trials, func(dst []float64, from, to int) []float64 {
		dst = dst[:0]
		for t := from; t < to; t++ {
			if y, counts := s.value(t); counts {
				dst = append(dst, y)
			}
		}
		return dst
	})
}

// tail is what resamples need to know of a sample around one of its quantiles: the values in a window of ranks, and of those below it
// their number and sum in each batch. The rank of a quantile in a resample is off by some of its standard errors at most, so that a
// window of eight to either side holds it.
type tail struct {
	p            float64
	count, below sums // values of each batch, and those under the window
	sum          sums // of those under the window
	window       []placed
}

// placed is a value and the batch of its trial.
type placed struct {
	value float64
	batch int
}

// tail is that of n values, as many as count, at p.
func (s sample) tail(n int, p float64, of *resampling) tail {
	t := tail{p: p, count: make(sums, of.batches), below: make(sums, of.batches), sum: make(sums, of.batches)}
	half := 8*math.Sqrt(float64(n)*p*(1-p)) + 16
	from, to := int(max(0, float64(n)*p-half)), int(min(float64(n), float64(n)*p+half)) // ranks
	ends := s.stats().OrderStatistics([]int{from, to - 1})
	under, within := from, to // how many of the values at an end are still under it: those that no value before has taken
	for trial := range s.trials {
		if y, counts := s.value(trial); counts && y < ends[0] {
			under--
			within--
		} else if counts && y < ends[1] {
			within--
		}
	}
	for trial := range s.trials {
		y, counts := s.value(trial)
		if !counts {
			continue
		}
		b := of.batch(trial)
		t.count[b]++
		switch {
		case y == ends[0] && under > 0:
			under--
			if ends[0] == ends[1] {
				within--
			}
			fallthrough
		case y < ends[0]:
			t.below[b]++
			t.sum[b] += y
		case y == ends[1] && within > 0:
			within--
			fallthrough
		case y < ends[1]:
			t.window = append(t.window, placed{y, b})
		}
	}
	slices.SortStableFunc(t.window, func(a, b placed) int { return cmp.Compare(a.value, b.value) })
	return t
}

// quantile is the p-quantile of a resample, by R's type 7.
func (t tail) quantile(times []float64) float64 {
	n := t.count.drawn(times)
	if n == 0 {
		return math.NaN()
	}
	at := (n - 1) * t.p
	rank := math.Floor(at)
	seen, low := t.below.drawn(times), math.NaN()
	for _, x := range t.window {
		seen += times[x.batch]
		if math.IsNaN(low) && seen > rank {
			low = x.value
		}
		if seen > rank+1 || seen >= n {
			return low + float64((at-rank)*(x.value-low))
		}
	}
	return low
}

// mean is the mean of the lowest part p of a resample: of the value that ends it only what is still within counts (Rockafellar and
// Uryasev, "Conditional value-at-risk for general loss distributions", Journal of Banking & Finance 26, 2002).
func (t tail) mean(times []float64) float64 {
	n := t.count.drawn(times)
	if n == 0 {
		return math.NaN()
	}
	most := max(n*t.p, 1)
	seen, sum := t.below.drawn(times), t.sum.drawn(times)
	for _, x := range t.window {
		more := min(times[x.batch], most-seen)
		if more <= 0 && seen >= most {
			break
		}
		seen += more
		sum += float64(more * x.value)
	}
	return sum / seen
}
