package analysis

import (
	"math"
	"slices"

	"wargame/results"
	"wargame/scenario"
)

// Domination is a policy that nobody with a view would choose while there is another: in no outcome better on average, and in one or more
// worse, by more than the error of the difference.
type Domination struct {
	Policy, By int             // places among those of the run
	For        *scenario.Actor // whose outcomes those are; nil: those of which nobody says whose
}

// dominated are the policies that are dominated in some outcomes, for everybody whose outcomes they are apart: what is better for one is
// not weighed against what is better for another. A difference that is not settled dominates nothing.
func (r *Run) dominated(outcomes []int) []Domination {
	var list []Domination
	for _, of := range byActor(r, outcomes) {
		whom := r.Outcome(of[0]).For
		by := make([][]int, len(r.Policies))
		for i := range r.Policies {
			for j := range r.Policies {
				if i != j && r.dominates(j, i, of) {
					by[i] = append(by[i], j)
				}
			}
		}
		for i, over := range by {
			if len(over) == 0 {
				continue
			}
			top := max(0, slices.IndexFunc(over, func(j int) bool { return len(by[j]) == 0 })) // one that is not dominated itself
			list = append(list, Domination{i, over[top], whom})
		}
	}
	return list
}

// byActor are outcomes by whose they are, in their order.
func byActor(r *Run, outcomes []int) [][]int {
	var groups [][]int
	place := map[string]int{}
	for _, k := range outcomes {
		name := r.Outcome(k).For.Named()
		if _, known := place[name]; !known {
			place[name] = len(groups)
			groups = append(groups, nil)
		}
		groups[place[name]] = append(groups[place[name]], k)
	}
	return groups
}

// dominates says whether policy j is no worse than policy i in each outcome, and better in one. The interval of each difference is widened
// for the policies that i is compared with.
func (r *Run) dominates(j, i int, outcomes []int) bool {
	better := false
	for _, k := range outcomes {
		q := r.Outcome(k)
		c, ok := results.Compare(r.Columns[j][k], r.Columns[i][k], results.Pairing{Better: q.Better, Chance: q.IsChance(),
			Replicates: r.Design.Replicates(), Comparisons: len(r.Policies) - 1})
		if !ok || math.IsInf(c.Own-c.Base, 0) || math.IsNaN(c.Own-c.Base) { // too large to compare
			return false
		}
		switch c.Mark() {
		case results.MarkBetter:
			better = better || c.Verdict == results.Settled
		case results.MarkSame:
		default:
			return false
		}
	}
	return better
}
