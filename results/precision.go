package results

import (
	"fmt"
	"math"
	"strings"

	"wargame/results/number"
	"wargame/results/stats"
	"wargame/sim"
)

// Aim is how precisely the differences of an outcome from the baseline are to be known: half the width of their 95% interval.
type Aim struct {
	Outcome int     // its place among those kept
	Half    float64 // in its unit, or where Share says so a part of the baseline's range from p5 to p95, of a chance of its whole range, 1
	Share   bool
	Named   bool // it was asked of this outcome, which is not to be left out where its range is 0
}

// Precision is how precisely a run that looked at itself knows its differences, jointly: all of their intervals hold with a
// chance of 95%, whenever it stops (stats.Sequence, Bonferroni).
type Precision struct {
	Reached bool
	Most    int           // trials beyond which it would not have gone
	Known   []KnownWithin // outcome by outcome, policy by policy
	Last    int           // place in Known of the one farthest from its aim, or nearest where all have reached theirs
	Need    float64       // about how many trials reach every aim; infinite where none do
	LeftOut []string      // outcomes that were not named, whose baseline has no range of which a share could be asked
}

// KnownWithin is half the width of the interval of a difference from the baseline.
type KnownWithin struct {
	Outcome, Policy string
	Half            *float64 // nil: it cannot be told yet
	Aim             float64
}

// Flat is the error of an aim that is a part of a range of 0.
type Flat struct {
	Outcome, Policy string
	Trials          int
}

func (e *Flat) Error() string {
	return fmt.Sprintf("%s has no range from p5 to p95 under %s, in the first %s trials, so that no share of it can be asked",
		e.Outcome, e.Policy, number.Group(e.Trials))
}

// NextLook is the number of trials at which a run looks at itself after it did at n, first after 1,024 and then after an eighth
// more: what is looked at is the same for any number of workers, and looking costs little.
func NextLook(n, most int) int {
	const each = stats.SequenceStart
	return min(most, n+max(each, n/8/each*each))
}

// Look says how precisely the differences of a run of several policies from the baseline named are known. Its error may be *Flat.
func Look(o *sim.Outcomes, baseline string, aims []Aim, workers int) (*Precision, error) {
	base, err := baselineOf(o, baseline)
	if err != nil {
		return nil, err
	}
	p := &Precision{Reached: true}
	sequence := stats.NewSequence(len(aims) * (len(o.Policies) - 1))
	var flat error
	var differences []known
	var tasks []func()
	for _, aim := range aims {
		half, err := aim.half(o, base)
		if err != nil && aim.Named {
			return nil, err
		}
		if err != nil {
			flat = err
			p.LeftOut = append(p.LeftOut, o.Outcome(aim.Outcome).Name)
			continue
		}
		for i := range o.Policies {
			if i != base {
				place := len(differences)
				differences = append(differences, known{})
				p.Known = append(p.Known, KnownWithin{Outcome: o.Outcome(aim.Outcome).Name, Policy: o.Policy(i).Name, Aim: half})
				tasks = append(tasks, func() { differences[place] = halfWidth(o, aim.Outcome, i, base, sequence) })
			}
		}
	}
	if len(p.Known) == 0 {
		return nil, flat
	}
	atOnce(tasks, workers)
	p.judge(differences, o.Trials)
	return p, nil
}

// judge says whether differences are known as precisely as asked, and which needs the most trials.
func (p *Precision) judge(differences []known, trials int) {
	for i, d := range differences {
		within := &p.Known[i]
		within.Half = finite(d.half)
		p.Reached = p.Reached && d.half <= within.Aim
		need := max(d.need, stats.SequenceStart)
		if within.Half != nil {
			need = float64(trials) * math.Pow(d.half/within.Aim, 2)
		}
		if i == 0 || need > p.Need {
			p.Need, p.Last = need, i
		}
	}
}

// half is what is aimed at in the unit of the outcome.
func (a Aim) half(o *sim.Outcomes, base int) (float64, error) {
	if !a.Share || o.Outcome(a.Outcome).IsChance() {
		return a.Half, nil
	}
	sample := counting(o.Columns[base][a.Outcome])
	n := sample.Moments().N
	q := sample.Quantiles(n, []float64{0.05, 0.95})
	if !(q[1].Value > q[0].Value) { // nor where no trial counts
		return 0, &Flat{o.Outcome(a.Outcome).Name, o.Policy(base).Name, o.Trials}
	}
	return a.Half * (q[1].Value - q[0].Value), nil
}

// known is half the width of an interval; infinite where it cannot be told, and then about from how many trials on it can.
type known struct{ half, need float64 }

// halfWidth is how precisely the difference of outcome k under policy i from that under the baseline is known.
//
// Of a number it is not told before its skewness allows. Of a chance the deviation is that of one more trial that differs either
// way, after Agresti and Min, "Simple improved confidence intervals for comparing matched proportions", Statistics in Medicine 24,
// 2005: what has hardly been seen is not taken for known.
func halfWidth(o *sim.Outcomes, k, i, base int, s stats.Sequence) known {
	own, other := o.Columns[i][k], o.Columns[base][k]
	sample := minus(own.Values, other.Values)
	if own.Given != nil || other.Given != nil {
		var ok bool
		if sample, ok = weighed(own, other); !ok {
			return known{math.Inf(1), math.Inf(1)}
		}
	}
	m := sample.Moments()
	n := float64(m.N)
	if o.Outcome(k).IsChance() {
		return known{half: s.HalfWidth(m.N, math.Sqrt((m.Variance()*(n-1)+2)/n))}
	}
	if need := tooSkewed(m, m.SE(), 1); need > 0 {
		return known{math.Inf(1), need}
	}
	return known{half: s.HalfWidth(m.N, m.SD())}
}

// weighed are the values whose mean errs as the difference of the means of those that count: of each trial how far it moves
// either mean, (x - mean)/share of the trials that count. False where fewer than two count in either.
func weighed(own, base sim.Column) (stats.Sample, bool) {
	var means, shares [2]float64
	columns := [2]sim.Column{own, base}
	for c, column := range columns {
		m := counting(column).Moments()
		if m.N < 2 {
			return stats.Sample{}, false
		}
		means[c], shares[c] = m.Mean, float64(m.N)/float64(len(column.Values))
	}
	moves := func(c, t int) float64 {
		if g := columns[c].Given; g != nil && !g.Has(t) {
			return 0
		}
		return (columns[c].Values[t] - means[c]) / shares[c]
	}
	return stats.Made(len(own.Values), func(dst []float64, from, to int) []float64 {
		for t := from; t < to; t++ {
			dst[t-from] = moves(0, t) - moves(1, t)
		}
		return dst
	}), true
}

// Warning says in words how precise a run is that has so many trials, and whether that is what was asked for.
func (p *Precision) Warning(o *sim.Outcomes) Warning {
	last, rest := p.Known[p.Last], ""
	if len(p.LeftOut) > 0 {
		rest = fmt.Sprintf(". Not asked of %s, which under the baseline has no range from p5 to p95", strings.Join(p.LeftOut, ", "))
	}
	what := fmt.Sprintf("%s under %s", last.Outcome, last.Policy)
	if p.Reached {
		return Warning{"precision", fmt.Sprintf("%s trials were enough for the precision asked, of all differences at once; the last was %s, within %s (asked: %s). "+
			"That interval allows for stopping as soon as it is narrow, those in tables do not",
			number.Group(o.Trials), what, rough(*last.Half), rough(last.Aim)) + rest}
	}
	within, need := "of which nothing can be said yet", "it takes at least about %s trials"
	if last.Half != nil {
		within, need = "within "+rough(*last.Half), "about %s trials would do"
	}
	if p.Need > hopeless {
		need = "more trials will hardly help, ask for less"
	} else {
		need = fmt.Sprintf(need, number.About(p.Need))
	}
	return Warning{"imprecise", fmt.Sprintf("%s trials (--trials-max) were not enough: the last is %s, %s (asked: %s); %s",
		number.Group(o.Trials), what, within, rough(last.Aim), need) + rest}
}

// rough is a number in a few digits.
func rough(x float64) string { return fmt.Sprintf("%.3g", x) }
