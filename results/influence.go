package results

import (
	"cmp"
	"math"
	"slices"

	"wargame/results/number"
	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// Influence is how an outcome goes with a variable over the trials of a run.
type Influence struct {
	Variable *scenario.Variable
	Share    float64 // of the outcome's variance that the variable alone accounts for
	Low      Side    // the trials in which the variable is in its lowest fifth
	High     Side    // and its highest
}

// Side is one end of a variable: up to or from which value, and the mean of the outcome there.
type Side struct{ Edge, Mean float64 }

// parts is into how many parts of about as many trials a variable is cut.
const parts = 10

// sides is how many parts, at most, make up a fifth.
const sides = 5

// InfluenceTrials is how many trials, the first of a run, influences are told from.
const InfluenceTrials = 20_000

// slight is the least share of the variance that is worth telling.
const slight = 0.01

// AddInfluences finds the variables that the lead, or else the first headline, goes with under the baseline. drawn has a column for each
// variable of the scenario, of the first [InfluenceTrials] of the run, and what happened is told of as people are told it: of a number that has
// a limit, whether it is acceptable.
//
// The share is the correlation ratio over ten parts of a variable, less what it would be by chance (Kelley, "An unbiased
// correlation ratio measure", PNAS 21, 1935), and is told of where it is over four of its standard errors under chance.
func (r *Report) AddInfluences(o *sim.Outcomes, drawn [][]float64) {
	if len(r.Headlines) == 0 {
		return
	}
	k, counted := r.Lead()
	if !counted {
		k = r.Headlines[0]
	}
	column, q := o.Columns[r.base()][k], o.Outcome(k)
	told := func(t int) float64 {
		if counted && !q.IsChance() {
			return truth(meets(column, q.Acceptable, t))
		}
		return column.Values[t]
	}
	var trials []int
	for t := range column.Values[:min(len(column.Values), InfluenceTrials)] {
		if column.Given == nil || column.Given.Has(t) {
			trials = append(trials, t)
		}
	}
	r.Influences = nil
	for v, x := range drawn {
		variable := o.Scenario.Variables[v]
		if variable.Constant || len(trials) < 10*parts {
			continue
		}
		if found, ok := influence(trials, x, told); ok {
			found.Variable = variable
			r.Influences = append(r.Influences, found)
		}
	}
	slices.SortStableFunc(r.Influences, func(a, b Influence) int { return cmp.Compare(b.Share, a.Share) })
}

// influence is how what is told of trials goes with x, and whether it is more than chance and worth telling.
func influence(trials []int, x []float64, told func(trial int) float64) (Influence, bool) {
	sorted := slices.Clone(trials)
	slices.SortStableFunc(sorted, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	mean := func(some []int) float64 {
		return stats.Made(len(some), func(dst []float64, from, to int) []float64 {
			for i := range dst {
				dst[i] = told(some[from+i])
			}
			return dst
		}).Mean()
	}
	n := float64(len(sorted))
	all := mean(sorted)
	within, between, cuts := 0.0, 0.0, 0
	for from := 0; from < len(sorted); cuts++ {
		to := same(sorted, x, max(from+1, (cuts+1)*len(sorted)/parts))
		m := mean(sorted[from:to])
		for _, t := range sorted[from:to] {
			within += (told(t) - m) * (told(t) - m)
		}
		between += float64(to-from) * (m - all) * (m - all)
		from = to
	}
	total := within + between
	if cuts < 2 || number.Certain(all, math.Sqrt(total/n)) || !(total < math.Inf(1)) {
		return Influence{}, false
	}
	free := float64(cuts - 1)
	share := 1 - within/total*(n-1)/(n-1-free)
	low := sorted[:same(sorted, x, len(sorted)/sides)]
	high := sorted[same(sorted, x, len(sorted)-len(sorted)/sides-1):]
	if len(high) == 0 { // the highest value is that of more than a fifth
		high = sorted[slices.IndexFunc(sorted, func(t int) bool { return x[t] == x[sorted[len(sorted)-1]] }):]
	}
	return Influence{
		Share: share,
		Low:   Side{x[low[len(low)-1]], mean(low)},
		High:  Side{x[high[0]], mean(high)},
	}, share > max(slight, 4*math.Sqrt(2*free)/n)
}

// same is the end of the trials that have the value of x of the one before to.
func same(sorted []int, x []float64, to int) int {
	to = min(max(to, 1), len(sorted))
	for to < len(sorted) && x[sorted[to]] == x[sorted[to-1]] {
		to++
	}
	return to
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
