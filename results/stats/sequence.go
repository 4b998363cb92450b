package stats

import "math"

// Sequence is an asymptotic confidence sequence of a mean of independent values: intervals, one after each value, that all hold the
// mean with a given chance, so that one may stop whenever they are narrow enough. An interval for one number of values, looked
// at again and again until it is narrow, would hold it less often than it says.
//
// Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences",
// Annals of Statistics 52, 2024, 2613-2640, https://arxiv.org/abs/2103.06476: the Gaussian mixture of Robbins, "Statistical methods
// related to the law of the iterated logarithm", 1970, with the standard deviation as it is so far.
type Sequence struct{ alpha, rho2 float64 }

// SequenceStart is the least number of values of which a Sequence speaks. It is asymptotic, as the central limit theorem: it holds
// at all times from one on that is late enough. After so many values the mean of what has a skewness of up to 3, an
// exponential distribution's being 2, is as good as normal by Cochran's rule (skewness at most a tenth of the root of their number);
// where there is more of it the caller has to wait for more.
const SequenceStart = 1024

// SequenceTarget is for how many values the sequences are narrowest: 10,000, what a run has unless more or fewer are asked
// for. Elsewhere they are a little wider than they could be: by up to a quarter at a tenth of it, by up to a sixth or so at a hundred times as many.
const SequenceTarget = 10_000

// NewSequence makes the sequences of a number of means, all of which hold theirs at all times with a chance of 95%
// (Bonferroni).
func NewSequence(means int) Sequence {
	alpha := 0.05 / float64(max(1, means))
	return Sequence{alpha, mixture(alpha, SequenceTarget)}
}

// mixture is the rho² for which the boundary is least at n values: (-W(-alpha²/e) - 1) / n, W being the lower branch of Lambert's
// function (the paper's appendix on the choice of rho). -W(-alpha²/e) is the w > 1 with w - ln w = 1 - 2 ln alpha, found as the limit of
// w = 1 - 2 ln alpha + ln w.
func mixture(alpha float64, n int) float64 {
	level := 1 - 2*math.Log(alpha)
	w := level
	for range 100 {
		w = level + math.Log(w)
	}
	return (w - 1) / float64(n)
}

// HalfWidth is half the width of the interval after n values with a standard deviation of sd; infinite before [SequenceStart].
func (s Sequence) HalfWidth(n int, sd float64) float64 {
	if n < SequenceStart {
		return math.Inf(1)
	}
	t := float64(n)
	v := float64(t*s.rho2) + 1
	return sd * math.Sqrt(v/(t*t*s.rho2)*math.Log(v/(s.alpha*s.alpha)))
}
