package analysis

import (
	"math"
	"math/bits"
	"slices"

	"wargame/results/stats"
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
	known := resampled
	if slices.ContainsFunc(known, math.IsNaN) {
		known = slices.DeleteFunc(slices.Clone(known), math.IsNaN)
	}
	if len(known) == 0 || 20*len(known) < 19*len(resampled) {
		return Estimate{value, math.NaN(), math.NaN()}
	}
	q := stats.Of(known).Quantiles(len(known), []float64{0.025, 0.975})
	return Estimate{value, q[0].Value, q[1].Value}
}
