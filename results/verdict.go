package results

import (
	"math"

	"wargame/results/number"
	"wargame/results/stats"
)

// Verdict is what a comparison may be called.
type Verdict uint8

// What a comparison may be called.
const (
	Open     Verdict = iota // the 95% interval holds zero
	Settled                 // it leaves out zero
	Carried                 // it does, but so few trials carry the difference that it may be too short; the advice says which
	Same                    // equal in every trial
	NoneSeen                // so small beside its interval that no affordable number of trials would settle it
)

// verdict says what the difference, which is in a direction, may be called, and where that is not settled, why and what
// to do.
func (d difference) verdict(is Direction) (Verdict, *Warning) {
	if d.m.NonZero == 0 {
		return Same, nil
	}
	few, what := Open, "not settled: "
	if d.interval.Lo > 0 || d.interval.Hi < 0 { // which there may be none of
		few, what = Carried, is.String()+", but "
	}
	if d.m.NonZero < fewTrials {
		return few, warnFewDiffer(what, d.m.NonZero, d.m.N)
	}
	switch need := d.tooSkewed(); {
	case need > 0 && d.chance:
		return few, warnRare(what, d.m.NonZero, d.m.N, need)
	case need > 0:
		return few, warnSkewed(what, need)
	}
	if few == Carried {
		return Settled, nil
	}
	return d.unsettled()
}

// unsettled is the verdict on a difference whose interval holds zero.
func (d difference) unsettled() (Verdict, *Warning) {
	need := advise(d.m.N, d.m.Mean, d.se)
	if need > hopeless {
		return NoneSeen, warnNoneSeen()
	}
	return Open, warnOpen(need)
}

// tooSkewed is tooSkewed of the differences. Those of a chance lie within -1..1: where nearly all are 1, the few that are
// not skew them away from the difference and carry none of it.
func (d difference) tooSkewed() float64 {
	if d.chance && (d.m.Skewness() > 0) != (d.m.Mean > 0) {
		return 0
	}
	replicates := d.replicates
	if d.chance {
		replicates = 1 // the error of a chance counts whole trials, whatever the design
	}
	return tooSkewed(d.m, d.se, replicates)
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

// tooSkewed is how many trials the mean needs before its interval can be trusted, where it has too few: the
// skewness may be at most a tenth of the root of their number; Cochran, "Sampling Techniques", 1977, 2.15, asks for
// half as much. 0 where it can be trusted, infinite where no number will do: what a design leaves of the error of a skewed
// variable comes from the few trials in its tail, however many there are (docs/coverage.md).
func tooSkewed(m stats.Moments, se float64, replicates int) float64 {
	if number.Certain(m.Mean, m.SD()) {
		return 0
	}
	skewness := math.Abs(m.Skewness())
	if replicates > 1 && skewness > steadySkewness && se < m.SE()*tamed {
		return math.Inf(1)
	}
	if !(skewness > math.Sqrt(float64(m.N))/10) {
		return 0
	}
	return 100 * skewness * skewness
}

const (
	steadySkewness = 1    // up to which intervals from replicates cover what they say
	tamed          = 0.35 // of the error of independent trials: less is left where a design has done its work
)
