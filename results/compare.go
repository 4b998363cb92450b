package results

import (
	"math"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/kernel"
)

// Z95 is the normal quantile of the 95% intervals of a report.
const Z95 = stats.Z95

// Pairing says how two columns are compared.
type Pairing struct {
	Better      scenario.Better // which way is better, if either
	Chance      bool            // the values are truth values, and their mean a chance
	Replicates  int             // independently randomised parts of equal size that the trials make up; 0, 1: none
	Comparisons int             // of how many comparisons this is one: intervals are widened for it (Bonferroni); 0: 1
	Apart       bool            // the columns are of runs whose luck is not the same: nothing is paired
	BaseParts   int             // Replicates of the base, where it is of another run
}

// Comparison is the difference of a column from another, trial by trial over the same luck. Where a trial need not count
// (given), those that do may be others, so that nothing is paired: then it is the difference of their means, and the
// shares of trials are absent.
type Comparison struct {
	Mean    float64
	Lo      *float64 // 95% interval
	Hi      *float64
	PBetter *float64 // share of trials in which it does better; nil: nobody says which way is
	PSame   *float64 // in which both are equal
	PWorse  *float64 // in which it does worse; with the others 1

	Own     float64  // the column's mean
	Base    float64  // that of the other
	SE      *float64 // standard error of Mean
	Verdict Verdict
	Advice  *Warning // where the verdict is Open, Carried or NoneSeen: why, and what to do
	Under   float64  // of NoneSeen: the interval reaches no farther from zero

	Direction Direction // of Mean
}

// Compare is the difference of a column from a base, of as many trials unless they are of runs apart. It is false where fewer than
// two trials count in either.
func Compare(own, base sim.Column, p Pairing) (Comparison, bool) {
	ownSample, baseSample := counting(own), counting(base)
	if p.Apart {
		return compareApart(ownSample, baseSample, len(own.Values), len(base.Values), p)
	}
	if own.Given != nil || base.Given != nil {
		return compareMeans(ownSample.Moments(), baseSample.Moments(), len(own.Values), p)
	}
	n := len(own.Values)
	if n < 2 {
		return Comparison{}, false
	}
	c := compareTrials(own.Values, base.Values, p)
	c.Own, c.Base = ownSample.Mean(), baseSample.Mean()
	return c, true
}

// Between is the difference of outcome k under policy i of a run from a base, a run of the same trials, as one of so many comparisons.
// It is false where fewer than two trials count in either.
func Between(own, base *sim.Outcomes, i, k, comparisons int) (Comparison, bool) {
	q := own.Outcome(k)
	return Compare(own.Columns[i][k], base.Columns[i][k], Pairing{Better: q.Better, Chance: q.IsChance(), Replicates: replicatesOf(own), Comparisons: comparisons})
}

// compareTrials compares columns of which every trial counts, and leaves the mean of either to the caller.
func compareTrials(own, base []float64, p Pairing) Comparison {
	d := differ(own, base, p)
	n := d.m.N
	same := float64(n-d.m.NonZero) / float64(n)
	c := Comparison{Mean: d.m.Mean + 0, Lo: finite(d.interval.Lo), Hi: finite(d.interval.Hi), SE: finite(d.se), PSame: &same,
		Direction: direction(d.m.Mean, p.Better)}
	if p.Better != scenario.Unsaid {
		wins, losses := d.m.Positive, d.m.NonZero-d.m.Positive
		if p.Better == scenario.Lower {
			wins, losses = losses, wins
		}
		c.PBetter, c.PWorse = finite(float64(wins)/float64(n)), finite(float64(losses)/float64(n))
	}
	c.Verdict, c.Advice = d.verdict(c.Direction)
	if c.Verdict == NoneSeen {
		c.Under = max(math.Abs(d.interval.Lo), math.Abs(d.interval.Hi))
	}
	return c
}

// compareMeans compares columns of which other trials count. What would settle them is said in trials to run, of which as
// large a part would count as of these.
func compareMeans(own, base stats.Moments, trials int, p Pairing) (Comparison, bool) {
	if own.N < 2 || base.N < 2 {
		return Comparison{}, false
	}
	se := math.Hypot(own.SE(), base.SE())
	return compareErrors(own, base, trials, p, difference{se: se, interval: stats.Around(own.Mean-base.Mean, se, z(p.Comparisons))}), true
}

// compareErrors is the comparison of two means whose difference has the error and interval of d.
func compareErrors(own, base stats.Moments, trials int, p Pairing, d difference) Comparison {
	d.m.Mean, d.m.N = own.Mean-base.Mean, trials
	c := Comparison{Mean: d.m.Mean, Own: own.Mean, Base: base.Mean, SE: finite(d.se), Lo: finite(d.interval.Lo), Hi: finite(d.interval.Hi),
		Direction: direction(d.m.Mean, p.Better)}
	if d.interval.Holds(0) || math.Abs(d.m.Mean) <= rounding*math.Abs(base.Mean) {
		c.Verdict, c.Advice = d.unsettled()
	} else {
		c.Verdict = Settled
	}
	return c
}

// Moved is the mean less that of the other: Mean but for rounding, and what readers can check by the two means shown.
func (c *Comparison) Moved() float64 { return c.Own - c.Base }

// Clear says whether the difference is more than its error, and than rounding.
func (c *Comparison) Clear() bool {
	return c.SE != nil && math.Abs(c.Mean) > stats.Z95**c.SE+rounding*math.Abs(c.Base)
}

// HalfWidth is half the width of the 95% interval that the standard error gives; nil where there is none.
func (c *Comparison) HalfWidth() *float64 {
	if c.SE == nil {
		return nil
	}
	return finite(stats.Z95 * *c.SE)
}

// rounding is how far two means may differ, relatively, for no reason but rounding.
const rounding = 1e-9

// counting is the sample of the trials that count.
func counting(c sim.Column) stats.Sample {
	if c.Given == nil {
		return stats.Of(c.Values)
	}
	return where(c.Values, c.Given.Has)
}

// difference is the trial-by-trial difference of one column from another.
type difference struct {
	m        stats.Moments // NonZero is in how many trials they differ
	se       float64
	interval stats.Interval
	chance   bool

	replicates int // that se is of; 0, 1: of the trials
}

// differ finds the difference with its error and interval; of chances Newcombe's, where the trials are independent.
func differ(own, base []float64, p Pairing) difference {
	sample := minus(own, base)
	d := difference{m: sample.Moments(), chance: p.Chance, replicates: p.Replicates}
	replicated := p.Replicates > 1
	d.se, d.interval = errorOf(sample, d.m, len(own), p)
	if d.chance {
		pairs := count(own, base)
		d.m.Mean = float64(pairs.First-pairs.Second) / float64(len(own))
		if !replicated || d.m.NonZero == 0 {
			d.interval = stats.Newcombe(pairs, z(p.Comparisons))
		}
	}
	return d
}

// minus is the sample of the differences of two columns. It is the engine's arithmetic, as all that is done to whole columns.
func minus(a, b []float64) stats.Sample {
	subtract := kernel.Default().Funcs[kernel.Subtract]
	return stats.Made(len(a), func(dst []float64, from, to int) []float64 {
		subtract(dst, a[from:to], b[from:to], nil)
		return dst
	})
}

// count is how many trials there are of each kind: an event happened under both policies, one, or neither.
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

// errorOf is the standard error and 95% interval of the mean of a sample of some trials, m being its moments: from the
// values, or from how the replicates differ where there are several. A Bonferroni factor widens the interval for as many
// comparisons.
func errorOf(s stats.Sample, m stats.Moments, trials int, p Pairing) (se float64, i stats.Interval) {
	if p.Replicates <= 1 {
		se = m.SE()
		return se, stats.Around(m.Mean, se, z(p.Comparisons))
	}
	means := make([]float64, p.Replicates)
	size := trials / p.Replicates
	for part := range means {
		means[part] = s.Part(part*size, (part+1)*size).Mean()
	}
	se = stats.Of(means).Moments().SE()
	if p.Chance {
		se = math.Hypot(se, math.Sqrt(wholeCounts/float64(p.Replicates))/float64(size))
	}
	return se, stats.Around(m.Mean, se, stats.TQuantile(1-0.025/float64(max(1, p.Comparisons)), p.Replicates-1))
}

// wholeCounts is the variance, in trials of a replicate, that replicates do not show because they count whole trials: a design
// may give each the same count, and the next would then have one more with a chance of up to 3/16 (the rule of three), by
// which the mean is off by as much of a trial. An interval of that half width is t(15) * sqrt(1/8 / 16).
const wholeCounts = 1.0 / 8

// z is the normal quantile of a 95% interval, widened for a number of comparisons.
func z(comparisons int) float64 {
	if comparisons <= 1 {
		return stats.Z95
	}
	return stats.NormalQuantile(1 - 0.025/float64(comparisons))
}
