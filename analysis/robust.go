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
	Outcomes  []Robust
	Dominated []Domination
}

// Robust is which policy to choose by one outcome, and what would change that.
type Robust struct {
	Place     int // among the outcomes of the run
	Standings []Standing
	Choices   []Choice

	// What needs all policies in the same trial; where other trials count under each, or there is one policy, Unpaired says so.
	Unpaired  string
	Best      int         // by its mean
	Rivals    [2]int      // whom the choice is between: the best, and the next or the one asked for
	Same      bool        // they are the same in every trial
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
	all := &Robustness{Outcomes: make([]Robust, len(w.Outcomes))}
	for n, k := range w.Outcomes {
		x := Robust{Place: k, Standings: make([]Standing, len(r.Policies))}
		atOnce(len(r.Policies), w.Workers, func(i int) { x.Standings[i] = r.standing(i, k, of) })
		if i := slices.IndexFunc(x.Standings, func(s Standing) bool { return s.counted < 2 }); i >= 0 {
			return nil, &Refused{fmt.Sprintf("%s counts in %d of %d trials under %s, which is too few to choose by", r.Outcome(k).Name,
				x.Standings[i].counted, r.Trials, r.Policy(i).Name), "run more --trials, or name other outcomes with --outcome"}
		}
		switch {
		case len(r.Policies) < 2:
			x.Unpaired = "there is one policy, and so no choice"
		case r.Outcome(k).Given != nil:
			x.Unpaired = "it counts in other trials under each policy, so that they cannot be held against each other trial by trial"
		default:
			r.addRegret(x.Standings, k, of)
			x.Rivals = rivals(x.Standings, w.Against)
			r.weigh(&x, factors, parts, w.Workers)
		}
		x.Choices = choices(x.Standings)
		all.Outcomes[n] = x
		w.Progress(n+1, len(w.Outcomes))
	}
	all.Dominated = r.dominated(w.Outcomes)
	return all, nil
}

// rivals are the best by its mean and the next; or, against a policy, the best of the others and that one.
func rivals(standings []Standing, against int) [2]int {
	order := make([]int, len(standings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(standings[b].merit[ExpectedValue].value, standings[a].merit[ExpectedValue].value)
	})
	if against == None {
		return [2]int{order[0], order[1]}
	}
	first := slices.IndexFunc(order, func(i int) bool { return i != against })
	return [2]int{order[first], against}
}

// weigh fills in what the choice by an outcome hangs on, factor by factor.
func (r *Run) weigh(x *Robust, factors []Factor, parts []*cells, workers int) {
	k := x.Place
	up, a, b := upwards(r.Outcome(k)), x.Rivals[0], x.Rivals[1]
	over := func(own, base int) gain { return gain{r.Columns[own][k].Values, r.Columns[base][k].Values, up} }
	x.Best = rivals(x.Standings, None)[0]
	x.Same = over(a, b).none()
	x.BreakEven, x.Partial = make([]BreakEven, len(factors)), make([]Worth, len(factors))
	atOnce(len(factors), workers, func(j int) {
		c := parts[j]
		var others []folded
		for i := range r.Policies {
			if i == x.Best {
				continue
			}
			others = append(others, c.fold(over(x.Best, i)))
			if a == x.Best && b == i {
				x.BreakEven[j] = c.turns(factors[j], others[len(others)-1])
			}
		}
		if a != x.Best {
			x.BreakEven[j] = c.turns(factors[j], c.fold(over(a, b)))
		}
		x.Partial[j] = c.partial(factors[j], others)
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
