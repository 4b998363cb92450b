package analysis

import (
	"math"
	"math/bits"
	"slices"

	"wargame/sim/rng"
)

// Estimate is a value and the 95% interval that its sampling error leaves.
type Estimate struct{ Value, Lo, Hi float64 }

// Resamples is from how many resamples an interval is told.
const Resamples = 1_000

// Bootstrap draws whole units (trials, or batches of them) again, with replacement. Which are drawn depends on the seed, the name
// of what is estimated and the number of the resample alone, never on the order in which resamples are made.
type Bootstrap struct{ key uint64 }

// NewBootstrap is the resamples of a run's seed for something that is estimated from it.
func NewBootstrap(seed uint64, estimated string) Bootstrap {
	return Bootstrap{rng.Key(seed, estimated, "resample", 0)}
}

// Draw sets dst to numbers from 0 up to n, those of resample number r.
func (b Bootstrap) Draw(dst []int, n, r int) {
	key := rng.Step(b.key, r)
	for i := range dst {
		high, _ := bits.Mul64(rng.Bits(key, uint64(i)), uint64(n))
		dst[i] = int(high)
	}
}

// Interval is the estimate with the percentile interval of what resamples gave: the 2.5% and 97.5% quantiles (R's type 7). Resamples
// in which it does not exist (NaN) are left out; where that is more than one in twenty, so is the interval, as NaN.
func Interval(value float64, resampled []float64) Estimate {
	known := slices.DeleteFunc(slices.Clone(resampled), math.IsNaN)
	if len(known) == 0 || 20*len(known) < 19*len(resampled) {
		return Estimate{value, math.NaN(), math.NaN()}
	}
	slices.Sort(known)
	return Estimate{value, quantile(known, 0.025), quantile(known, 0.975)}
}

// quantile is R's type 7 of sorted values.
func quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	k := min(int(at), len(sorted)-2)
	if k < 0 {
		return sorted[0]
	}
	return sorted[k] + float64((at-float64(k))*(sorted[k+1]-sorted[k]))
}
