package dist

import (
	"math"

	"wargame/sim/kernel"
)

// Most quantiles of a poisson or binomial of some spread need no walk. The expansion of Cornish and Fisher, with the
// correction for steps of 1 (Giles, Algorithm 955: Approximation of the inverse Poisson cumulative distribution function, 2016,
// and its like for the binomial), comes so near to the place where the distribution function reaches u that no whole number lies
// between: then the walk would end at the whole number below. Where one may lie between, it is walked.

const (
	leastSpread = 16   // the least variance with an expansion
	farthest    = 4    // the farthest out in the tails, in standard deviations
	walkError   = 1e-7 // what the rounding of a walk's sums moves its steps by there, in standard deviations
)

// near is the quantile at the normal quantile z; false where that is not sure. share is that of a binomial, 0 of a poisson.
func near(z, mean, variance, share float64) (float64, bool) {
	if !(variance >= leastSpread && math.Abs(z) <= farthest) {
		return 0, false
	}
	sd := math.Sqrt(variance)
	square, both := float64(z*z), float64(share*(1-share))
	x := mean + float64(sd*z) + 0.5 + float64((1-2*share)*(square-1))/6
	x -= float64(z*(float64((1+2*both)*square)+2-14*both)) / float64(72*sd)
	// twice Giles's bound of what is left out, and the rounding of a mean
	slack := (1.0/20+square/40+float64(square*square)/80)/variance + float64(walkError*sd) + float64(0x1p-50*mean)
	k := math.Floor(x - slack)
	return k, x+slack < k+1
}

func nearPoisson(z float64, p [2]float64) (float64, bool) { return near(z, p[0], p[0], 0) }

func nearBinomial(z float64, p [2]float64) (float64, bool) {
	mean := float64(p[0] * p[1])
	return near(z, mean, float64(mean*(1-p[1])), p[1])
}

// normalQuantile is the standard normal quantile of u.
func normalQuantile(u float64) float64 { return kernel.Scalar(kernel.NormalQuantile, u, 0, 0) }
