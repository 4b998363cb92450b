package analysis

import (
	"math"
	"slices"

	"wargame/sim"
)

// Worth is what it would be worth to know something before a policy is chosen: by how much the expected value of an outcome would
// be better, in its unit.
type Worth struct {
	Factor *Factor // nil: everything that is drawn once
	Estimate
}

// Shown says that it is shown to be more than nothing.
func (w Worth) Shown() bool { return w.Lo > 0 }

// partial is the worth of knowing a factor, of which columns give by how much the best policy does better than each other, trial by trial
// (Strong, Oakley and Brennan, "Estimating multiparameter partial expected value of perfect information from a probabilistic
// sensitivity analysis sample", Medical Decision Making 34, 2014): the mean over the trials of the greatest of the curves given the
// factor, less the greatest of their means.
//
// The greatest of curves that are off is too great: what resamples are over the estimate on average is taken off, and the interval is
// the basic one, so that it holds zero, or less, where all may be error.
func (c *cells) partial(x Factor, columns []folded) Worth {
	smooth := c.splines()
	rows := make([][][]float64, len(columns))
	for i, f := range columns {
		rows[i] = smooth.smooth(f)
	}
	curve := make([]float64, len(c.at))
	of := func(count []float64, means func(f folded) []float64) float64 {
		top, greatest, trials := make([]float64, len(c.at)), 0.0, 0.0
		for i, f := range columns {
			overall := 0.0
			for p, row := range rows[i] {
				curve[p] = -dot(row, means(f))
				overall += float64(count[p] * curve[p])
				top[p] = max(top[p], curve[p])
			}
			greatest = max(greatest, overall)
		}
		for _, n := range count {
			trials += n
		}
		if gained := dot(count, top) - greatest; gained > rounding*greatest {
			return gained / trials
		}
		return 0
	}
	value := of(c.count, func(f folded) []float64 { return f.mean })
	resampled := make([]float64, len(c.shares))
	for s, count := range c.shares {
		resampled[s] = of(count, func(f folded) []float64 { return f.resampled[s] })
	}
	return Worth{&x, basic(value, resampled)}
}

// basic is a value without its bias, as resamples tell it, and the basic interval: what resamples are off, mirrored.
func basic(value float64, resampled []float64) Estimate {
	e, mean := Interval(value, resampled), 0.0
	for _, v := range resampled {
		mean += v / float64(len(resampled))
	}
	return Estimate{2*value - mean, 2*value - e.Hi, 2*value - e.Lo}
}

// Crossed is a run in which each of some worlds meets several lucks, all policies the same ones.
type Crossed struct{ Worlds, Lucks int }

// CrossedLike is one of about as many trials as a run, for what it takes to tell a world from its luck: 16 lucks, of at least 256
// worlds.
func CrossedLike(trials int) Crossed {
	const lucks, least, most = 16, 256, 4096
	return Crossed{min(max(trials/lucks, least), most), lucks}
}

// Options are those of a run that crosses them. Each world has lucks of its own, so that no luck is common to all.
func (c Crossed) Options(o sim.RunOptions) sim.RunOptions {
	o.Trials, o.First, o.Design, o.Lucks = c.Worlds*c.Lucks, 1, nil, nil
	o.Worlds = func(trial int) uint64 { return uint64(1 + (trial-1)/c.Lucks) }
	return o
}

// Information is the worth of knowing all that is drawn once, but not the luck, before a policy is chosen by outcome k of a crossed
// run: the mean over worlds of the best that any policy does on average over luck, less what the policy does that is chosen without
// knowing, whose place is given: the best of a run of many more worlds. The best of averages over few lucks is too good: by the jackknife
// over lucks that is taken off, up to their number squared (Quenouille, "Notes on bias in estimation", Biometrika 43, 1956).
func (c Crossed) Information(o *sim.Outcomes, k, chosen int) Worth {
	up := upwards(o.Outcome(k))
	of := newResampling(NewBootstrap(o.Seed, "information"), c.Worlds)
	count, gained := make(sums, of.batches), make(sums, of.batches)
	sum := make([]float64, len(o.Policies)) // over the lucks of a world
	size := 0.0
	for w := range c.Worlds {
		at := func(i, luck int) float64 { return up * o.Columns[i][k].Values[w*c.Lucks+luck] }
		for i := range sum {
			sum[i] = 0
			for luck := range c.Lucks {
				sum[i] += at(i, luck)
			}
		}
		without := 0.0 // the greatest sums without one luck, summed
		for luck := range c.Lucks {
			most := math.Inf(-1)
			for i := range sum {
				most = max(most, sum[i]-at(i, luck))
			}
			without += most
		}
		own := sum[chosen] / float64(c.Lucks)
		count[of.batch(w)]++
		gained[of.batch(w)] += slices.Max(sum) - without/float64(c.Lucks) - own
		size = max(size, math.Abs(own))
	}
	m := newMerit(of, ratio(gained, count))
	if math.Abs(m.value) <= rounding*size {
		return Worth{} // the same policy is best in every world
	}
	return Worth{nil, Interval(m.value, m.resampled)}
}
