package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Estimate is a number and an interval around it. An end that the sample cannot bound is infinite.
type Estimate struct {
	Value float64
	Interval
}

// Quantiles gives the quantiles of a sample of n values at each of ps (ascending, in 0..1) by R's type 7, linear
// between order statistics, and the 95% interval of each that order statistics give without assumption. All are
// NaN where the sample is empty.
func (s Sample) Quantiles(n int, ps []float64) []Estimate {
	out := make([]Estimate, len(ps))
	if n == 0 {
		for i := range out {
			out[i] = Estimate{math.NaN(), Interval{math.NaN(), math.NaN()}}
		}
		return out
	}
	var ranks []int
	bounds := make([][2]int, len(ps))
	for i, p := range ps {
		k, _ := position(n, p)
		lo, hi := QuantileRanks(n, p)
		bounds[i] = [2]int{lo, hi}
		ranks = append(ranks, k, min(k+1, n-1), max(lo, 0), min(hi, n-1))
	}
	slices.Sort(ranks)
	ranks = slices.Compact(ranks)
	values := s.OrderStatistics(ranks)
	at := func(rank int) float64 {
		i, _ := slices.BinarySearch(ranks, rank)
		return values[i]
	}
	for i, p := range ps {
		k, part := position(n, p)
		v := at(k)
		if part > 0 {
			v += float64(part * (at(k+1) - v))
		}
		lo, hi := bounds[i][0], bounds[i][1]
		out[i] = Estimate{v, Interval{math.Inf(-1), math.Inf(1)}}
		if lo >= 0 {
			out[i].Lo = at(lo)
		}
		if hi < n {
			out[i].Hi = at(hi)
		}
	}
	return out
}

// position is where the type 7 quantile stands: at rank k, or that part of the way to the next.
func position(n int, p float64) (k int, part float64) {
	h := float64(n-1) * p
	k = int(h)
	return k, h - float64(k)
}

// QuantileRanks are the ranks (from 0) of the two order statistics between which the p-quantile of the
// distribution lies with a chance of at least 95%, at most 2.5% on either side: David and Nagaraja, "Order
// Statistics", 2003, 7.1. lo is -1, and hi is n, where no order statistic bounds that side.
func QuantileRanks(n int, p float64) (lo, hi int) {
	below := distuv.Binomial{N: float64(n), P: p} // how many values lie below the quantile
	half := Z95 * math.Sqrt(float64(n)*p*(1-p))
	// lo is the greatest with P(below <= lo) <= 2.5%: the quantile is left of x[lo] where at most lo values are
	// below it.
	lo = clampInt(int(float64(n)*p-half), -1, n-1)
	for lo >= 0 && below.CDF(float64(lo)) > 0.025 {
		lo--
	}
	for lo+1 < n && below.CDF(float64(lo+1)) <= 0.025 {
		lo++
	}
	// hi is the least with P(below > hi) <= 2.5%: the quantile is right of x[hi] where more than hi are below it.
	hi = clampInt(int(float64(n)*p+half), 0, n)
	for hi < n && below.CDF(float64(hi)) < 0.975 {
		hi++
	}
	for hi > 0 && below.CDF(float64(hi-1)) >= 0.975 {
		hi--
	}
	return lo, hi
}

func clampInt(x, lo, hi int) int { return max(lo, min(x, hi)) }
