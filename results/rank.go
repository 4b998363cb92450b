package results

import (
	"math"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim/kernel"
)

// rank fills in how policy i does among all policies, trial by trial.
func (r run) rank(out *OutcomeReport, i, k int) {
	out.PBest = finite(r.shareBest(i, k))
	own, lower := r.Columns[i][k].Values, r.sign(k) < 0
	kernels := &kernel.Default().Funcs
	regret := stats.Made(r.Trials, func(dst []float64, from, to int) []float64 {
		r.bestOf(dst, from, k)
		if lower {
			kernels[kernel.Subtract](dst, own[from:to], dst, nil)
		} else {
			kernels[kernel.Subtract](dst, dst, own[from:to], nil)
		}
		return dst
	})
	m := regret.Moments()
	p95 := regret.Quantiles(m.N, []float64{0.95})[0].Value
	se, _ := errorOf(regret, m, r.Trials, Pairing{Replicates: r.replicates})
	out.Regret = &Regret{Mean: m.Mean + 0, P95: p95 + 0, Max: m.Max + 0, SE: finite(se)}
}

// bestOf fills dst with the best value of outcome k among the policies, in the trials from from on.
func (r run) bestOf(dst []float64, from, k int) {
	better := kernel.Max
	if r.sign(k) < 0 {
		better = kernel.Min
	}
	copy(dst, r.Columns[0][k].Values[from:])
	for _, columns := range r.Columns[1:] {
		kernel.Default().Funcs[better](dst, dst, columns[k].Values[from:from+len(dst)], nil)
	}
}

// shareBest is the share of trials in which no policy does better than policy i in outcome k, ties shared equally.
func (r run) shareBest(i, k int) float64 {
	kernels := &kernel.Default().Funcs
	is, ties := make([]float64, min(stats.Batch, r.Trials)), make([]float64, min(stats.Batch, r.Trials))
	return stats.Made(r.Trials, func(best []float64, from, to int) []float64 {
		r.bestOf(best, from, k)
		is, ties := is[:len(best)], ties[:len(best)]
		clear(ties)
		for _, columns := range r.Columns {
			kernels[kernel.Equal](is, columns[k].Values[from:to], best, nil)
			kernels[kernel.Add](ties, ties, is, nil)
		}
		kernels[kernel.Equal](is, r.Columns[i][k].Values[from:to], best, nil)
		kernels[kernel.Divide](best, is, ties, nil)
		return best
	}).Mean()
}

// sign is 1 where higher is better in outcome k, -1 where lower is.
func (r run) sign(k int) float64 {
	if r.Outcome(k).Better == scenario.Lower {
		return -1
	}
	return 1
}

// pairing is how outcome k under policy i is compared, as one of a number of comparisons.
func (r run) pairing(i, k, comparisons int) Pairing {
	p := pairingOf(r.Outcomes, r.Outcome(k))
	p.Comparisons = comparisons
	_, p.Replicates = r.trials(i)
	return p
}

// compare is how policy i differs from policy j in outcome k, as one of a number of comparisons.
func (r run) compare(i, j, k, comparisons int) *Comparison {
	c := compareTrials(r.Columns[i][k].Values, r.Columns[j][k].Values, r.pairing(i, k, comparisons))
	c.Own, c.Base = r.sample(i, k).Mean(), r.sample(j, k).Mean()
	switch {
	case c.Verdict != Open && c.Verdict != Carried:
	case r.Certain:
		c.Verdict, c.Advice = Settled, nil
	case r.Trials == 1:
		c.Advice = nil // of one trial nothing is said but its values
	}
	return &c
}

// first is the policy with the best mean of outcome k, of those under which more than one trial counts, where luck has a part
// in it; -1 where none is.
func (r run) first(k int, outs []*OutcomeReport) int {
	first, best := -1, math.Inf(-1)
	for i, out := range outs {
		if out.Mean != nil && (out.Counted > 1 || r.Certain) && r.sign(k)**out.Mean > best {
			first, best = i, r.sign(k)**out.Mean
		}
	}
	return first
}
