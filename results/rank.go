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
	own, sign := r.Columns[i][k].Values, r.sign(k)
	regret := stats.Made(r.Trials, func(dst []float64, from, to int) []float64 {
		r.bestOf(dst, from, k)
		for t := range dst {
			dst[t] = sign * (dst[t] - own[from+t])
		}
		return dst
	})
	m := regret.Moments()
	p95 := regret.Quantiles(m.N, []float64{0.95})[0].Value
	se, _ := r.errorOf(regret, m, 1)
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
	own := r.Columns[i][k].Values
	return stats.Made(r.Trials, func(dst []float64, from, to int) []float64 {
		r.bestOf(dst, from, k)
		for t, best := range dst {
			dst[t] = 0
			if own[from+t] == best {
				dst[t] = 1 / float64(r.ties(best, from+t, k))
			}
		}
		return dst
	}).Mean()
}

// ties is under how many policies outcome k has this value in trial t.
func (r run) ties(value float64, t, k int) int {
	n := 0
	for _, columns := range r.Columns {
		if columns[k].Values[t] == value {
			n++
		}
	}
	return n
}

// sign is 1 where higher is better in outcome k, -1 where lower is.
func (r run) sign(k int) float64 {
	if r.quantity(k).Better == scenario.Lower {
		return -1
	}
	return 1
}

// best finds the policy with the best mean of outcome k, nil where there is nothing to choose.
func (r run) best(k int) *Best {
	q := r.quantity(k)
	if q.Better == scenario.Unsaid || len(r.Policies) < 2 {
		return nil
	}
	first, mean := -1, math.Inf(-1)
	for i := range r.Policies {
		if m := r.sign(k) * r.sample(i, k).Mean(); m > mean {
			first, mean = i, m
		}
	}
	if first < 0 {
		return nil // no trial counts under any policy
	}
	b := &Best{Outcome: q.Name, Title: q.Title, Policy: r.Scenario.Policies[r.Policies[first]].Name}
	if q.Given != nil {
		return b
	}
	b.Share = finite(r.shareBest(first, k))
	b.Clear = true
	for j := range r.Policies {
		if j != first {
			verdict, _ := r.difference(first, j, k, len(r.Policies)-1).verdict()
			b.Clear = b.Clear && verdict == Settled
		}
	}
	return b
}
