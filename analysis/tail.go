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

// tail is what resamples need to know of a sample around one of its quantiles: of the values below a window of ranks their number and
// sum in each batch, and the values of the window. The rank of a quantile in a resample is off by some of its standard errors at most, so
// that a window of eight to either side holds it. Of values equal to an end of the window there may be any number.
type tail struct {
	p          float64
	count      sums // values of each batch
	below, sum sums // those below the window: how many, and their sum
	low, high  level
	window     []placed // between the levels, ascending
}

// level is all values equal to one.
type level struct {
	value float64
	count sums
}

// placed is a value and the batch of its trial.
type placed struct {
	value float64
	batch int
}

// tail is that of n values, as many as count, at p.
func (s sample) tail(n int, p float64, of *resampling) tail {
	room := func() sums { return make(sums, of.batches) }
	half := 8*math.Sqrt(float64(n)*p*(1-p)) + 16
	ends := s.stats().OrderStatistics([]int{int(max(0, float64(n)*p-half)), int(min(float64(n-1), float64(n)*p+half))})
	t := tail{p: p, count: room(), below: room(), sum: room(), low: level{ends[0], room()}, high: level{ends[1], room()}}
	for trial := range s.trials {
		y, counts := s.value(trial)
		if !counts {
			continue
		}
		b := of.batch(trial)
		t.count[b]++
		switch {
		case y < ends[0]:
			t.below[b]++
			t.sum[b] += y
		case y == ends[0]:
			t.low.count[b]++
		case y < ends[1]:
			t.window = append(t.window, placed{y, b})
		case y == ends[1]:
			t.high.count[b]++
		}
	}
	slices.SortStableFunc(t.window, func(a, b placed) int { return cmp.Compare(a.value, b.value) })
	return t
}

// each gives the values of a resample from the window on, with how many there are of each, ascending, until it is told to stop.
func (t tail) each(times []float64, give func(value, n float64) bool) {
	if !give(t.low.value, t.low.count.drawn(times)) {
		return
	}
	for _, x := range t.window {
		if !give(x.value, times[x.batch]) {
			return
		}
	}
	give(t.high.value, t.high.count.drawn(times))
}

// quantile is the p-quantile of a resample, by R's type 7.
func (t tail) quantile(times []float64) float64 {
	at := (t.count.drawn(times) - 1) * t.p
	rank := math.Floor(at)
	seen, low, high := t.below.drawn(times), math.NaN(), math.NaN()
	t.each(times, func(value, n float64) bool {
		seen += n
		if math.IsNaN(low) && seen > rank {
			low = value
		}
		high = value
		return seen <= rank+1
	})
	return low + float64((at-rank)*(high-low))
}

// mean is the mean of the lowest part p of a resample: of the value that ends it only what is still within counts (Rockafellar and
// Uryasev, "Conditional value-at-risk for general loss distributions", Journal of Banking & Finance 26, 2002).
func (t tail) mean(times []float64) float64 {
	most := max(t.count.drawn(times)*t.p, 1)
	seen, sum := t.below.drawn(times), t.sum.drawn(times)
	t.each(times, func(value, n float64) bool {
		n = min(n, most-seen)
		seen += n
		sum += float64(n * value)
		return seen < most
	})
	return sum / most
}
