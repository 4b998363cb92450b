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

// AddInformation fills in the worth of knowing all that is drawn once, from a crossed run of the outcomes that were weighed, in their order.
func (r *Robustness) AddInformation(c Crossed, o *sim.Outcomes) {
	for n := range r.Weighed {
		if x := &r.Weighed[n]; x.Unpaired == "" {
			w := c.Information(o, n, x.Best)
			x.Information = &w
		}
	}
}
