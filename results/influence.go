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

// parts is into how many parts of about as many trials a variable is cut, and sides how many of its parts are one end.
const (
	parts = 10
	sides = parts / 5
)

// slight is the least share of the variance that is worth telling.
const slight = 0.01

// InfluenceTrials is how many trials, the first of a run, its influences are told from: 20,000, or fewer of so many variables
// that their draws would take over 128 MiB.
func InfluenceTrials(o *sim.Outcomes) int {
	const most, values = 20_000, 1 << 24
	return min(o.Trials, most, values/max(1, len(o.Scenario.Variables)))
}

// AddInfluences finds the variables that the lead goes with under the baseline; where there is none, or nothing varies in it,
// the first headline in which something does. drawn has a column for each variable of the scenario, all of the first so many trials of the run, and what happened is told of as people
// are told it: of a number that has a limit, whether it is acceptable.
//
// The share is the correlation ratio over ten parts of a variable, less what it would be by chance (Kelley, "An unbiased
// correlation ratio measure", PNAS 21, 1935), and is told of where it is over four of its standard errors under chance.
func (r *Report) AddInfluences(o *sim.Outcomes, drawn [][]float64, workers int) {
	r.Influences = nil
	if len(r.Headlines) == 0 || len(drawn) == 0 {
		return
	}
	k, h, trials, ok := r.varying(o, len(drawn[0]))
	if !ok {
		return
	}
	r.InfluencesOf = k
	found := make([]Influence, len(drawn))
	tasks := make([]func(), 0, len(drawn))
	for v, x := range drawn {
		if !o.Scenario.Variables[v].Constant {
			tasks = append(tasks, func() { found[v] = h.influence(of(x, trials)) })
		}
	}
	atOnce(tasks, workers)
	for v, i := range found {
		if i.Share > 0 {
			i.Variable = o.Scenario.Variables[v]
			r.Influences = append(r.Influences, i)
		}
	}
	slices.SortStableFunc(r.Influences, func(a, b Influence) int { return cmp.Compare(b.Share, a.Share) })
}

// varying is the first outcome, of those that influences may be of, in which something varies over enough of the first so many
// trials: its place, what happened, and in which of them it counts.
func (r *Report) varying(o *sim.Outcomes, first int) (k int, h happening, trials []int, ok bool) {
	places := r.Headlines
	if lead, ok := r.Lead(); ok {
		places = append([]int{lead}, places...)
	}
	for _, k := range places {
		h, trials := r.happened(o, k, first)
		if len(trials) >= 10*parts && h.varies() {
			return k, h, trials, true
		}
	}
	return 0, happening{}, nil, false
}

// Counted says whether an outcome is told of as in how many futures: a chance, and the lead.
func (r *Report) Counted(k int) bool {
	lead, ok := r.Lead()
	return ok && k == lead || r.Policies[0].Outcomes[k].Kind == Chance
}

// happened is what is told of an outcome, and in which of the first so many trials it counts.
func (r *Report) happened(o *sim.Outcomes, k, first int) (h happening, trials []int) {
	column, q := o.Columns[r.base()][k], o.Outcome(k)
	for t := range first {
		if column.Given == nil || column.Given.Has(t) {
			trials = append(trials, t)
		}
	}
	h.values = of(column.Values, trials)
	if r.Counted(k) && !q.IsChance() {
		for i, t := range trials {
			h.values[i] = truth(Meets(column, q.Acceptable, t))
		}
	}
	m := stats.Of(h.values).Moments()
	h.mean, h.squares = m.Mean, m.Variance()*float64(m.N-1)
	return h, trials
}

// varies says whether what happened is not the same everywhere, but for rounding.
func (h happening) varies() bool {
	return h.squares < math.Inf(1) && !number.Certain(h.mean, math.Sqrt(h.squares/float64(len(h.values))))
}

// of is the values that a column has in some trials.
func of(column []float64, trials []int) []float64 {
	values := make([]float64, len(trials))
	for i, t := range trials {
		values[i] = column[t]
	}
	return values
}

// happening is what happened in the trials that count: their values and mean, and the squares of what they differ from it, summed.
type happening struct {
	values        []float64
	mean, squares float64
}

// influence is how what happened goes with x, of the same trials; one without a share where it is no more than chance, or not
// worth telling. What has one value is in one part, however much it is.
func (h happening) influence(x []float64) Influence {
	ranks := make([]int, parts)
	for k := range ranks {
		ranks[k] = (k+1)*len(x)/parts - 1
	}
	ends := stats.Of(x).OrderStatistics(ranks)
	edges := slices.Compact(slices.Clone(ends))
	free, n := float64(len(edges)-1), float64(len(x))
	if free == 0 {
		return Influence{}
	}
	share := 1 - (1-h.between(x, edges)/h.squares)*(n-1)/(n-1-free)
	if !(share > max(slight, 4*math.Sqrt(2*free)/n)) {
		return Influence{}
	}
	low, top := ends[sides-1], ends[parts-1]
	below := stats.Of(x).OrderStatistics([]int{len(x) - len(x)/5 - 2})[0] // so that a fifth begins at one of its values
	_, lowest := h.where(x, func(v float64) bool { return v <= low })
	least, highest := h.where(x, func(v float64) bool { return v > below || v == top })
	return Influence{Share: share, Low: Side{low, lowest}, High: Side{least, highest}}
}

// between is the sum over the trials of the squares of what the mean of their part of x differs from that of all, the parts of
// x going up to edges.
func (h happening) between(x, edges []float64) float64 {
	var count, sum [parts]float64
	inner := edges[:len(edges)-1]
	for t, v := range x {
		part := 0
		for _, edge := range inner {
			if v > edge {
				part++
			}
		}
		count[part]++
		sum[part] += h.values[t] - h.mean
	}
	squares := 0.0
	for part := range edges {
		squares += sum[part] * sum[part] / count[part]
	}
	return squares
}

// where is the mean of what happened where x is as asked, and the least x that is.
func (h happening) where(x []float64, is func(float64) bool) (least, mean float64) {
	least = math.Inf(1)
	n, sum := 0, 0.0
	for t, v := range x {
		if is(v) {
			least = min(least, v)
			n++
			sum += h.values[t]
		}
	}
	return least, sum / float64(n)
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
