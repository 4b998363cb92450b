package results

import (
	"math"
	"slices"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// Mark is how an outcome under a policy stands to that under the baseline.
type Mark uint8

// The marks. Higher and Lower are those of an outcome of which nobody says which way is better.
const (
	Unmarked   Mark = iota // there is nothing to compare with
	AtBaseline             // it is the baseline
	MarkSame               // equal in every trial or but for rounding, or so nearly that no affordable number of trials would tell
	MarkOpen               // too close to call
	MarkBetter
	MarkWorse
	MarkHigher
	MarkLower
)

// Score is what a scorecard says of an outcome under a policy, beside its value.
type Score struct {
	Mark         Mark
	Best         bool // its mean is the best, or not shown to be worse than the best
	Unacceptable bool // the whole 95% interval of its mean is, or it is in every trial
}

// score is the score of outcome k under policy i, but for whether it is the best.
func (r run) score(out *OutcomeReport, i, k int) Score {
	return Score{Mark: r.mark(out, i, k), Unacceptable: r.unacceptable(out)}
}

func (r run) mark(out *OutcomeReport, i, k int) Mark {
	switch {
	case len(r.Policies) < 2 || r.Trials < 2 && !r.Certain:
		return Unmarked
	case i == r.baseline:
		return AtBaseline
	case out.VsBaseline != nil:
		return out.VsBaseline.Mark()
	}
	if c := r.against(i, r.baseline, k, 1); c != nil {
		return c.Mark()
	}
	return Unmarked
}

// Mark is what the comparison with a baseline may be called.
func (c *Comparison) Mark() Mark {
	switch {
	case c.Verdict == Same, c.Verdict == NoneSeen, math.Abs(c.Mean) <= rounding*math.Abs(c.Base):
		return MarkSame
	case c.Verdict == Open:
		return MarkOpen
	}
	return [...]Mark{Level: MarkSame, More: MarkHigher, Less: MarkLower, Better: MarkBetter, Worse: MarkWorse}[c.Direction]
}

// unacceptable says whether the whole interval of the mean is, or every trial: nobody would call such an outcome good enough.
// A time that never came counts as the end of the clock in a mean, which so says that times are late, but not that they are
// early.
func (r run) unacceptable(out *OutcomeReport) bool {
	switch {
	case out.Kind == Chance:
		return out.Acceptable == Unacceptable
	case out.Bound == nil || out.PAcceptable == nil || r.Trials == 1 && !r.Certain:
		return false
	case *out.PAcceptable == 0:
		return true
	case out.Lo == nil || out.Hi == nil || out.Never != nil && *out.Never > 0 && asksForMore(out.Bound):
		return false
	}
	return !out.Bound.Meets(*out.Lo) && !out.Bound.Meets(*out.Hi)
}

// rivals marks, in what is said of all policies, those under which outcome k is best: the one with the best mean, and those whose
// difference from it is not settled, all comparisons taken together. That of the baseline is as its mark says, so that no cell
// is both worse and not shown to be worse.
func (r run) rivals(k int, outs []*OutcomeReport) {
	q := r.Outcome(k)
	if q.Better == scenario.Unsaid || len(r.Policies) < 2 || r.Trials < 2 && !r.Certain {
		return
	}
	first := r.first(k, outs)
	if first < 0 {
		return
	}
	for i := range r.Policies {
		if i == first {
			outs[i].Score.Best = true
			continue
		}
		if i == r.baseline || first == r.baseline {
			c := r.against(i, first, k, 1)
			outs[i].Score.Best = c != nil && c.Mark() != MarkWorse
			continue
		}
		c := r.against(i, first, k, len(r.Policies)-1)
		outs[i].Score.Best = c != nil && !(c.Verdict == Settled && c.Mark() == MarkWorse)
	}
}

// against compares policy i with policy j in outcome k, as one of a number of comparisons: their means where the trials that
// count may be others, or are not paired; nil where too few do.
func (r run) against(i, j, k, comparisons int) *Comparison {
	q := r.Outcome(k)
	if q.Given == nil && !r.apart(i, j) {
		return r.compare(i, j, k, comparisons)
	}
	pairing := r.pairing(i, k, comparisons)
	if pairing.Apart = r.apart(i, j); pairing.Apart {
		_, pairing.BaseParts = r.trials(j)
	}
	if c, ok := Compare(r.Columns[i][k], r.Columns[j][k], pairing); ok {
		return &c
	}
	return nil
}

// headlines are the places, among the outcomes of a run, of those on its scorecard: the scenario's, or all that were run
// where only some were.
func headlines(o *sim.Outcomes) []int {
	var all, chosen []int
	wanted := map[int]bool{}
	for _, k := range o.Scenario.Headlines() {
		wanted[k] = true
	}
	for place, k := range o.Outcomes {
		all = append(all, place)
		if wanted[k] {
			chosen = append(chosen, place)
		}
	}
	if len(o.Outcomes) < len(o.Scenario.Outcomes) {
		return all
	}
	return chosen
}

// Lead is the outcome, as its place, that a class is told of first: of the headlines that count in every trial the first
// chance, else the first that says what is acceptable, so that either way it is so many of 100 futures; false where there is
// neither.
func (r *Report) Lead() (int, bool) {
	if len(r.Policies) == 0 {
		return 0, false
	}
	outcomes := r.Policies[0].Outcomes
	for _, is := range []func(o *OutcomeReport) bool{
		func(o *OutcomeReport) bool { return o.Kind == Chance },
		func(o *OutcomeReport) bool { return o.Bound != nil },
	} {
		for _, k := range r.Headlines {
			if o := &outcomes[k]; o.Given == nil && is(o) {
				return k, true
			}
		}
	}
	return 0, false
}

// Futures is the share of futures in which the outcome happens or, of a number, is acceptable; nil where no trial counts.
func (o *OutcomeReport) Futures() *float64 {
	if o.Kind == Chance {
		return o.Mean
	}
	return o.PAcceptable
}

// FuturesError is half the 95% interval of Futures, which has to be known: Wilson's, or that of the replicates of a design.
func (o *OutcomeReport) FuturesError() float64 {
	if o.Kind == Chance && o.Lo != nil && o.Hi != nil {
		return (*o.Hi - *o.Lo) / 2
	}
	i := stats.Wilson(int(math.Round(*o.Futures()*float64(o.Counted))), o.Counted, stats.Z95)
	return (i.Hi - i.Lo) / 2
}

// Base is outcome k under the baseline.
func (r *Report) Base(k int) *OutcomeReport { return &r.Policies[r.base()].Outcomes[k] }

// base is the place of the baseline among the policies.
func (r *Report) base() int {
	return slices.IndexFunc(r.Policies, func(p PolicyReport) bool { return p.Name == r.Baseline })
}
