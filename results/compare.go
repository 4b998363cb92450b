package results

import (
	"math"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim/kernel"
)

// difference is the trial-by-trial difference of one policy from another in one outcome.
type difference struct {
	sample   stats.Sample
	m        stats.Moments // NonZero is in how many trials they differ
	se       float64
	interval stats.Interval
	chance   bool
}

// difference of policy i from policy j in outcome k, its interval widened for a number of comparisons.
func (r run) difference(i, j, k, comparisons int) difference {
	a, b := r.Columns[i][k].Values, r.Columns[j][k].Values
	d := difference{sample: stats.Made(r.Trials, func(dst []float64, from, to int) []float64 {
		kernel.Default().Funcs[kernel.Subtract](dst, a[from:to], b[from:to], nil)
		return dst
	})}
	d.m = d.sample.Moments()
	d.se, d.interval = r.errorOf(d.sample, d.m, comparisons)
	if d.chance = r.quantity(k).Value.Type == scenario.Truth; d.chance {
		pairs := count(a, b)
		d.m.Mean = float64(pairs.First-pairs.Second) / float64(r.Trials)
		if !r.replicated || d.m.NonZero == 0 {
			d.interval = stats.Newcombe(pairs, z(comparisons))
		}
	}
	return d
}

// count counts trials by whether an event happened under either policy.
func count(a, b []float64) stats.Pairs {
	var p stats.Pairs
	for t := range a {
		switch {
		case a[t] != 0 && b[t] != 0:
			p.Both++
		case a[t] != 0:
			p.First++
		case b[t] != 0:
			p.Second++
		default:
			p.Neither++
		}
	}
	return p
}

// compare reports policy i against the baseline.
func (r run) compare(out *OutcomeReport, i, k int) {
	d := r.difference(i, r.baseline, k, 1)
	c := &Comparison{
		Mean:  d.m.Mean + 0,
		Lo:    finite(d.interval.Lo),
		Hi:    finite(d.interval.Hi),
		SE:    finite(d.se),
		PSame: float64(r.Trials-d.m.NonZero) / float64(r.Trials),
	}
	out.VsBaseline = c
	if better := r.quantity(k).Better; better != scenario.Unsaid {
		wins := d.m.Positive
		if better == scenario.Lower {
			wins = d.m.NonZero - d.m.Positive
		}
		c.PBetter = finite((float64(wins) + float64(r.Trials-d.m.NonZero)/2) / float64(r.Trials))
	}
	var w Warning
	c.Verdict, w = d.verdict()
	switch c.Verdict {
	case NoneSeen:
		c.Under = max(math.Abs(d.interval.Lo), math.Abs(d.interval.Hi))
		out.warn(w)
	case Open:
		out.warn(w)
	}
}

// verdict says what the difference may be called, and where that is not settled, why and what to do.
func (d difference) verdict() (Verdict, Warning) {
	n := d.m.N
	switch {
	case d.m.NonZero == 0:
		return Same, Warning{}
	case d.m.NonZero < fewTrials:
		return Open, warnFewDiffer(d.m.NonZero, n)
	}
	if need := d.tooSkewed(); need > 0 {
		return Open, warnSkewed(need)
	}
	if !d.interval.Holds(0) {
		return Settled, Warning{}
	}
	need := advise(n, d.m.Mean, d.se)
	if need > hopeless {
		return NoneSeen, warnNoneSeen
	}
	return Open, warnOpen(need)
}

// tooSkewed is tooSkewed of the differences. Those of a chance lie within -1..1: where nearly all are 1, the few that are
// not skew them away from the difference and carry none of it.
func (d difference) tooSkewed() float64 {
	if d.chance && (d.m.Skewness() > 0) != (d.m.Mean > 0) {
		return 0
	}
	return tooSkewed(d.m)
}

// hopeless is a number of trials that nobody will run.
const hopeless = 1e8

// advise is how many trials would probably settle a difference.
func advise(n int, difference, se float64) float64 {
	if difference == 0 || math.IsNaN(se) {
		return math.Inf(1)
	}
	return max(2*float64(n), stats.TrialsToSettle(n, difference, se))
}

// noise is below which part of a mean the spread is only the rounding of doubles.
const noise = 1e-12

// tooSkewed is how many trials the mean needs before its interval can be trusted, where it has too few: the
// skewness may be at most a tenth of the root of their number; Cochran, "Sampling Techniques", 1977, 2.15, asks for
// half as much. 0 where it can be trusted.
func tooSkewed(m stats.Moments) float64 {
	if m.SD() <= noise*math.Abs(m.Mean) {
		return 0
	}
	skewness := math.Abs(m.Skewness())
	if !(skewness > math.Sqrt(float64(m.N))/10) {
		return 0
	}
	return 100 * skewness * skewness
}
