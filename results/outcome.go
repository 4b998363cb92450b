package results

import (
	"math"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// Alone is what is said of outcome k under policy i by itself, without the other policies.
func Alone(o *sim.Outcomes, i, k int) OutcomeReport {
	return run{Outcomes: o, replicates: replicatesOf(o)}.alone(i, k)
}

func (r run) alone(i, k int) OutcomeReport {
	q := r.Outcome(k)
	out := OutcomeReport{
		Name:     q.Name,
		Title:    q.Title,
		Unit:     q.Unit,
		Kind:     kindOf(q),
		Better:   q.Better,
		For:      q.For,
		Bound:    q.Acceptable,
		Warnings: []Warning{},
	}
	r.summarise(&out, i, k)
	return out
}

// outcome reports outcome k under policy i.
func (r run) outcome(i, k int) OutcomeReport {
	out := r.alone(i, k)
	tooLarge := out.Counted > 0 && out.Mean == nil
	if r.Outcome(k).Given == nil { // else trials that count differ between policies, so nothing can be paired
		tooLarge = r.pair(&out, i, k) || tooLarge
	}
	if tooLarge {
		out.warn(warnTooLarge())
	}
	out.Score = r.score(&out, i, k)
	return out
}

// pair fills in how policy i does beside the others, trial by trial, and says whether that is too large to be said.
func (r run) pair(out *OutcomeReport, i, k int) (tooLarge bool) {
	if r.Outcome(k).Better != scenario.Unsaid && r.of == nil {
		r.rank(out, i, k)
		if finite(out.Regret.Mean) == nil || finite(out.Regret.Max) == nil {
			out.Regret, tooLarge = nil, true
		}
	}
	if i == r.baseline {
		return tooLarge
	}
	c := r.against(i, r.baseline, k, 1)
	if c == nil {
		return tooLarge
	}
	if finite(c.Mean) == nil {
		return true
	}
	out.VsBaseline = c
	if c.Advice != nil {
		out.warn(*c.Advice)
	}
	return tooLarge
}

// summarise fills in what the column says by itself.
func (r run) summarise(out *OutcomeReport, i, k int) {
	q, sample := r.Outcome(k), r.sample(i, k)
	m := sample.Moments()
	trials, replicates := r.trials(i)
	out.Counted = m.N
	if q.Given != nil {
		out.Given = finite(float64(m.N) / float64(trials))
		if m.N < fewTrials && !r.Certain {
			out.warn(warnFewCount(m.N, trials))
		}
		if m.N == 0 {
			return
		}
	}
	se, interval := errorOf(sample, m, trials, Pairing{Replicates: replicates, Chance: out.Kind == Chance})
	if out.Kind == Chance {
		out.Events = m.NonZero
		m.Mean = float64(m.NonZero) / float64(m.N)
		interval = chanceInterval(m, interval, replicates)
	}
	out.Mean, out.SD, out.SE = finite(m.Mean), finite(m.SD()), finite(se)
	out.Lo, out.Hi = finite(interval.Lo), finite(interval.Hi)
	out.Min, out.Max = finite(m.Min), finite(m.Max)

	out.Quantiles = quantilesOf(sample, m.N)
	if q.FirstTime {
		r.censor(out, i, k)
	}
	if q.Acceptable != nil {
		r.accept(out, q.Acceptable, i, k, interval)
	}
	switch {
	case m.N < fewTrials || r.Certain: // said already, of the run or of the trials that count
	case out.Kind == Number:
		if need := tooSkewed(m, se, replicates); need > 0 {
			out.warn(warnHeavyTail(need * float64(trials) / float64(out.Counted)))
		}
	case m.NonZero == 0 || m.NonZero == m.N:
		out.warn(warnNoEvent(m.NonZero == 0, m.N))
	}
}

// quantilesOf are the quantiles of a sample of n.
func quantilesOf(s stats.Sample, n int) *Quantiles {
	q := s.Quantiles(n, []float64{0.05, 0.25, 0.5, 0.75, 0.95})
	return &Quantiles{quantileOf(q[0]), quantileOf(q[1]), quantileOf(q[2]), quantileOf(q[3]), quantileOf(q[4])}
}

// quantileOf is an estimate as a report has it, in which minus zero is zero.
func quantileOf(e stats.Estimate) Quantile { return Quantile{e.Value + 0, e.Lo, e.Hi} }

// chanceInterval is Wilson's; in a replicated run that of the replicates, which say nothing where an event happens
// always or never.
func chanceInterval(m stats.Moments, ofMean stats.Interval, replicates int) stats.Interval {
	if replicates > 1 && m.NonZero > 0 && m.NonZero < m.N {
		return stats.Interval{Lo: max(0, ofMean.Lo), Hi: min(1, ofMean.Hi)}
	}
	return stats.Wilson(m.NonZero, m.N, stats.Z95)
}

// censor reports how often a first time did not come, and the median of the rest.
func (r run) censor(out *OutcomeReport, i, k int) {
	c := r.Columns[i][k]
	counts := func(t int) bool { return c.Given == nil || c.Given.Has(t) }
	came := func(t int) bool { return counts(t) && (c.Never == nil || !c.Never.Has(t)) }
	rest := where(c.Values, came)
	n := rest.Moments().N
	out.Never = finite(float64(out.Counted-n) / float64(out.Counted))
	if n > 0 {
		median := quantileOf(rest.Quantiles(n, []float64{0.5})[0])
		out.Rest = &median
	}
	if n < out.Counted {
		out.warn(warnNever(length(r.Scenario.Clock)))
	}
}

// accept reports whether the outcome is good enough: of a number in how many trials, of a chance the chance itself.
func (r run) accept(out *OutcomeReport, b *scenario.Bound, i, k int, interval stats.Interval) {
	trials, _ := r.trials(i)
	if out.Kind == Number {
		out.PAcceptable = finite(float64(meeting(r.Columns[i][k], b)) / float64(out.Counted))
		return
	}
	switch {
	case r.Certain:
		interval = stats.Interval{Lo: *out.Mean, Hi: *out.Mean}
	case trials == 1:
		out.Acceptable = Unsettled
		return
	}
	switch lo, hi := b.Meets(interval.Lo), b.Meets(interval.Hi); {
	case lo && hi:
		out.Acceptable = Acceptable
	case !lo && !hi:
		out.Acceptable = Unacceptable
	default:
		out.Acceptable = Unsettled
		se := math.NaN()
		if out.SE != nil {
			se = *out.SE
		}
		out.warn(warnLimit(advise(out.Counted, *out.Mean-b.Limit, se) * float64(trials) / float64(out.Counted)))
	}
}

// meeting is in how many of the trials that count a value is within a bound.
func meeting(c sim.Column, b *scenario.Bound) int {
	n := 0
	for t := range c.Values {
		if Meets(c, b, t) && (c.Given == nil || c.Given.Has(t)) {
			n++
		}
	}
	return n
}

// Meets says whether the value of a trial (from 0) is within a bound. A time that never came is later than any limit, whatever
// the end of the clock.
func Meets(c sim.Column, b *scenario.Bound, t int) bool {
	if c.Never != nil && c.Never.Has(t) {
		return asksForMore(b)
	}
	return b.Meets(c.Values[t])
}

// asksForMore says whether a bound is one that values may not be under.
func asksForMore(b *scenario.Bound) bool {
	return b.Relation == scenario.AtLeast || b.Relation == scenario.Above
}

// warn adds a caution.
func (o *OutcomeReport) warn(w Warning) { o.Warnings = append(o.Warnings, w) }
