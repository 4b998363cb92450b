package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"wargame/scenario"
)

// Robustness is which choice among the policies of a run holds up, outcome by outcome and over them all.
type Robustness struct {
	Heading
	*Run
	Weighed   []Robust // outcome by outcome
	Dominated []Domination
}

// Robust is which policy to choose by one outcome, and what would change that.
type Robust struct {
	Place     int // among the outcomes of the run
	Standings []Standing
	Choices   []Choice

	// What needs all policies in the same trial; where other trials count under each, Unpaired says so.
	Unpaired  string
	Best      int         // by its mean
	Rivals    [2]int      // whom the choice is between: the best, and the next that is not the same or the one asked for
	Same      bool        // they are the same in every trial: so are all, unless it was asked for
	BreakEven []BreakEven // by factor
	Partial   []Worth     // of knowing each factor, those shown to be more than nothing first, the most worth before the others

	Information *Worth // of knowing all that is drawn once; nil: not asked for
}

// Weighing is what is to be weighed.
type Weighing struct {
	Outcomes []int // places among those of the run
	Against  int   // place of the policy that the best is held against; None: the next best
	Workers  int
	Progress func(done, total int)
}

// Fewest is of how many trials choices are weighed at least.
const Fewest = 100

// Robust weighs the policies of a run. Its error is a *Refused.
func (r *Run) Robust(w Weighing) (*Robustness, error) {
	if r.Trials < Fewest {
		return nil, &Refused{fmt.Sprintf("%d trials are too few to say which choice holds up", r.Trials), fmt.Sprintf("run at least %d --trials", Fewest)}
	}
	if len(r.Policies) < 2 {
		return nil, &Refused{"there is one policy, and so no choice", "name others with --policy, or give the scenario more of them"}
	}
	for _, k := range w.Outcomes {
		if q := r.Outcome(k); q.Better == scenario.Unsaid {
			return nil, &Refused{fmt.Sprintf("nobody says which way of %s is better, so that no rule can choose by it", q.Name),
				"give the outcome better: higher or lower, or name others with --outcome"}
		}
	}
	of := newResampling(NewBootstrap(r.Seed, "robust"), r.Trials)
	factors := r.Factors()
	parts := make([]*cells, len(factors))
	atOnce(len(factors), w.Workers, func(j int) { parts[j] = newCells(factors[j].X, of) })
	noise := noises(r.Seed, len(r.Policies)-1)
	all := &Robustness{Run: r, Weighed: make([]Robust, len(w.Outcomes))}
	for n, k := range w.Outcomes {
		x := Robust{Place: k, Standings: make([]Standing, len(r.Policies))}
		atOnce(len(r.Policies), w.Workers, func(i int) { x.Standings[i] = r.standing(i, k, of) })
		if i := slices.IndexFunc(x.Standings, func(s Standing) bool { return s.counted < 2 }); i >= 0 {
			return nil, &Refused{fmt.Sprintf("%s counts in %d of %d trials under %s, which is too few to choose by", r.Outcome(k).Name,
				x.Standings[i].counted, r.Trials, r.Policy(i).Name), "run more --trials, or name other outcomes with --outcome"}
		}
		if r.Outcome(k).Given != nil {
			x.Unpaired = "it counts in other trials under each policy, so that they cannot be held against each other trial by trial"
		} else {
			r.addRegret(x.Standings, k, of, w.Workers)
			r.weigh(&x, w.Against, factors, parts, noise, w.Workers)
		}
		x.Choices = choices(x.Standings)
		all.Weighed[n] = x
		w.Progress(n+1, len(w.Outcomes))
	}
	all.Dominated = r.dominated(w.Outcomes)
	return all, nil
}

// byMean are the policies from the one with the best mean down.
func byMean(standings []Standing) []int {
	order := make([]int, len(standings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(standings[b].merit[ExpectedValue].value, standings[a].merit[ExpectedValue].value)
	})
	return order
}

// weigh fills in what the choice by an outcome hangs on, factor by factor.
func (r *Run) weigh(x *Robust, against int, factors []Factor, parts []*cells, noise [][]float64, workers int) {
	k, order := x.Place, byMean(x.Standings)
	over := func(own, base int) gain {
		return gain{r.Columns[own][k].Values, r.Columns[base][k].Values, upwards(r.Outcome(k))}
	}
	distinct := order[:1:1]
	for _, i := range order[1:] {
		if !slices.ContainsFunc(distinct, func(j int) bool { return over(i, j).none() }) {
			distinct = append(distinct, i)
		}
	}
	x.Best = order[0]
	x.Rivals = [2]int{x.Best, distinct[min(1, len(distinct)-1)]}
	switch {
	case against == x.Best:
		x.Rivals = [2]int{x.Rivals[1], against}
	case against != None:
		x.Rivals[1] = against
	}
	rivals := over(x.Rivals[0], x.Rivals[1])
	x.Same = rivals.none()
	var gains []gain
	for _, i := range distinct[1:] {
		gains = append(gains, over(i, x.Best))
	}
	x.BreakEven, x.Partial = make([]BreakEven, len(factors)), make([]Worth, len(factors))
	atOnce(len(factors), workers, func(j int) {
		c := parts[j]
		x.BreakEven[j] = c.turns(factors[j], c.fold(rivals), len(factors))
		x.Partial[j] = c.partial(factors[j], gains, noise)
	})
	slices.SortStableFunc(x.Partial, func(a, b Worth) int {
		switch {
		case a.Shown() && b.Shown():
			return cmp.Compare(b.Value, a.Value)
		case a.Shown():
			return -1
		case b.Shown():
			return 1
		}
		return 0
	})
}

// none says that there is no gain in any trial, but for rounding.
func (g gain) none() bool {
	for t := range g.own {
		if math.Abs(g.at(t)) > rounding*math.Abs(g.base[t]) {
			return false
		}
	}
	return true
}

// Spared says that a policy is dominated for everybody whose outcomes are weighed, so that nobody has to weigh it.
func (r *Robustness) Spared(policy int) bool {
	n, views := 0, map[string]bool{}
	for _, x := range r.Weighed {
		views[r.Outcome(x.Place).For.Named()] = true
	}
	for _, d := range r.Dominated {
		if d.Policy == policy {
			n++
		}
	}
	return n == len(views)
}

// MayBeBest says that a policy has the best mean, or is not shown to be worse than the best.
func (x *Robust) MayBeBest(policy int) bool {
	for _, c := range x.Choices {
		if c.Rule == ExpectedValue {
			return slices.Contains(c.Policies, policy) || c.Shares[policy] > 1-Clear
		}
	}
	return false
}
