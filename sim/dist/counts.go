package dist

import (
	"math"

	"wargame/scenario/builtin"
	"wargame/sim/kernel"
)

// Poisson and binomial quantiles: the smallest k with F(k) >= u, found by walking from a start with the ratio of
// neighbouring probabilities, or at once where it is sure what the walk would come to (near.go). The start is 0 where the mean is small, else the mode, whose probability comes from Loader's
// saddle point form (Fast and accurate computation of binomial probabilities, 2000), so that nothing underflows; all
// draws with the same parameters walk the same numbers, which makes them nondecreasing in u. Beyond a standard
// deviation of a thousand F is bisected instead: F is a sum of a few terms near its ends, and else an incomplete gamma or beta
// function (see tail.go).

const (
	smallMean = 16  // below, the walk starts at 0
	wideMean  = 1e6 // variance above which F is bisected
)

// walk is a start: the value k, its probability and that of at most k; with what leads on to its neighbours.
type walk struct {
	k, at, below float64
	last         float64    // the largest value, infinite for poisson
	factor       float64    // the mean of a poisson, the odds of a binomial
	sd           float64    // above 0: bisect
	p            [2]float64 // the parameters
}

func poissonQuantile(u float64, p []float64) float64 {
	mean := [2]float64{p[0]}
	if k, sure := nearPoisson(normalQuantile(u), mean); sure {
		return k
	}
	w := poissonStart(mean, kernel.Scalar(kernel.Exp, -p[0], 0, 0))
	return w.quantile(u)
}

func binomialQuantile(u float64, p []float64) float64 {
	params := [2]float64(p)
	if k, sure := nearBinomial(normalQuantile(u), params); sure {
		return k
	}
	w := binomialStart(params, binomialNever(p[0], p[1]))
	return w.quantile(u)
}

// lnRest is ln(1-share) from the logarithm of 1-share as rounded, without the loss of that rounding: Kahan's correction
// (Goldberg, What every computer scientist should know about floating-point arithmetic, 1991, theorem 4).
func lnRest(share, ln float64) float64 {
	rounded := (1 - share) - 1
	if rounded == 0 {
		return -share
	}
	return float64(ln * (-share / rounded))
}

// inverse holds 1/k for small k, since a division takes longer than the rest of a step of a walk.
var inverse = func() (table [128]float64) {
	for k := range table {
		table[k] = 1 / float64(k)
	}
	return table
}()

// up is the probability of k+1 over that of k.
func (w *walk) up(k float64) float64 {
	ratio := w.factor
	if w.last <= builtin.MostCounted {
		ratio = float64((w.last - k) * w.factor)
	}
	if k < float64(len(inverse)-1) {
		return ratio * inverse[int(k)+1]
	}
	return ratio / (k + 1)
}

// down is the probability of k-1 over that of k.
func (w *walk) down(k float64) float64 {
	if w.last > builtin.MostCounted {
		return k / w.factor
	}
	return k / ((w.last - k + 1) * w.factor)
}

// sum is the probability of at most k, where that of k is at and k at most the mode: term by term, as far as they count.
func (w *walk) sum(k, at float64) float64 {
	sum := 0.0
	for ; k >= 0 && sum+at != sum; k-- {
		sum += at
		at = float64(at * w.down(k))
	}
	return sum
}

// atMost is sum within 1; none, the probability of 0, where that of k is too small to be told from 0.
func (w *walk) atMost(k, at, none float64) float64 {
	if at == 0 {
		return none
	}
	return min(w.sum(k, at), 1)
}

// cdf is the probability of at most k.
func (w *walk) cdf(k float64) float64 {
	if w.last > builtin.MostCounted {
		return poissonBelow(k, w.p[:], true)
	}
	return binomialBelow(k, w.p[:], true)
}

// quantile is the smallest k with F(k) >= u.
func (w *walk) quantile(u float64) float64 {
	if w.sd > 0 {
		return w.bisect(u)
	}
	k, at, below := w.k, w.at, w.below
	if u > below {
		for u > below && k < w.last {
			at = float64(at * w.up(k))
			if below+at == below {
				break // all that is left is rounding
			}
			below += at
			k++
		}
		return k
	}
	for k > 0 && below-at >= u {
		below -= at
		at = float64(at * w.down(k))
		k--
	}
	return k
}

// bisect looks for the quantile within a range that is doubled until it holds it.
func (w *walk) bisect(u float64) float64 {
	lo, hi := w.k, w.k
	for step := w.sd; lo >= 0 && w.cdf(lo) >= u; step *= 2 {
		hi, lo = lo, math.Floor(lo-step)
	}
	for step := w.sd; hi < w.last && w.cdf(hi) < u; step *= 2 {
		lo, hi = hi, min(math.Ceil(hi+step), w.last)
	}
	for lo = max(lo, -1); hi-lo > 1; {
		middle := math.Floor((lo + hi) / 2)
		if w.cdf(middle) >= u {
			hi = middle
		} else {
			lo = middle
		}
	}
	return hi
}

// poissonStart begins a walk; none is the probability of 0.
func poissonStart(p [2]float64, none float64) walk {
	mean := p[0]
	w := walk{last: math.Inf(1), factor: mean, p: p}
	switch {
	case mean < smallMean:
		w.at, w.below = none, none
	case mean > wideMean:
		w.k, w.sd = math.Floor(mean), math.Sqrt(mean)
	default:
		w.k = math.Floor(mean)
		w.at = poissonAt(w.k, mean)
		w.below = w.sum(w.k, w.at)
	}
	return w
}

// poissonBelow is the probability of at most x (closed), or of less.
func poissonBelow(x float64, p []float64, closed bool) float64 {
	mean, k := p[0], lastWhole(x, closed)
	switch {
	case k < 0:
		return 0
	case mean == 0 || k > math.MaxFloat64:
		return 1
	case k < leastTail:
		w := walk{last: math.Inf(1), factor: mean}
		return w.atMost(k, poissonAt(k, mean), poissonAt(0, mean))
	}
	return betaTails(math.Inf(1), k+1, mean-(k+1))
}

// poissonAt is the probability of k where mean are expected.
func poissonAt(k, mean float64) float64 {
	if k == 0 {
		return kernel.Scalar(kernel.Exp, -mean, 0, 0)
	}
	return kernel.Scalar(kernel.Exp, -stirlingRest(k)-deviance(k, mean), 0, 0) / math.Sqrt(2*math.Pi*k)
}

// lastWhole is the largest whole number that is at most x (closed) or less than x.
func lastWhole(x float64, closed bool) float64 {
	if closed {
		return math.Floor(x)
	}
	return math.Ceil(x) - 1
}

// binomialStart begins a walk; none is the probability of 0.
func binomialStart(p [2]float64, none float64) walk {
	n, share := p[0], p[1]
	rest := 1 - share
	w := walk{last: n, factor: share / rest, p: p}
	switch {
	case share == 1:
		w.k, w.at, w.below = n, 1, 1
	case n*share < smallMean:
		w.at, w.below = none, none
	case n*share*rest > wideMean:
		w.k, w.sd = math.Floor(n*share), math.Sqrt(n*share*rest)
	default:
		w.k = min(math.Floor((n+1)*share), n)
		w.at = binomialAt(w.k, n, share)
		w.below = w.sum(w.k, w.at)
	}
	return w
}

// binomialAt is the probability of k of n, for k above 0.
func binomialAt(k, n, share float64) float64 {
	if k == n {
		return kernel.Scalar(kernel.Exp, n*math.Log1p(share-1), 0, 0)
	}
	e := stirlingRest(n) - stirlingRest(k) - stirlingRest(n-k) - deviance(k, n*share) - deviance(n-k, n*(1-share))
	return kernel.Scalar(kernel.Exp, e, 0, 0) * math.Sqrt(n/(2*math.Pi*k*(n-k)))
}

// binomialBelow is the probability of at most x (closed), or of less.
func binomialBelow(x float64, p []float64, closed bool) float64 {
	n, share := p[0], p[1]
	k := lastWhole(x, closed)
	switch {
	case k < 0:
		return 0
	case k >= n || share == 0:
		return 1
	case share == 1:
		return 0
	case k < leastTail:
		return binomialSum(k, n, share)
	case n-k-1 < leastTail:
		return 1 - binomialSum(n-k-1, n, 1-share)
	}
	mean := float64(n * share)
	rest := math.FMA(n, share, -mean) // what the product has lost
	return betaTails(n-k, k+1, (mean-(k+1))+(rest+share))
}

// binomialSum is the probability of at most k of n, for a small k.
func binomialSum(k, n, share float64) float64 {
	w := walk{last: n, factor: share / (1 - share)}
	if k == 0 {
		return binomialNever(n, share)
	}
	return w.atMost(k, binomialAt(k, n, share), binomialNever(n, share))
}

// binomialNever is the probability of 0.
func binomialNever(n, share float64) float64 {
	return kernel.Scalar(kernel.Exp, n*lnRest(share, kernel.Scalar(kernel.Ln, 1-share, 0, 0)), 0, 0)
}
