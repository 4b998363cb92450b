package results

import (
	"slices"

	"wargame/scenario"
	"wargame/sim"
)

// Changes is how a run differs from another of the same or a like scenario: outcomes and policies are matched by name.
type Changes struct {
	Outcomes        []OutcomeChange
	NewOutcomes     []string // of the later run alone
	LostOutcomes    []string // of the earlier run alone
	NewPolicies     []string
	LostPolicies    []string
	SameInAllTrials []string // outcomes that are equal in every trial under every policy of both
}

// OutcomeChange is how an outcome changed under each policy of both runs.
type OutcomeChange struct {
	Outcome  *scenario.Outcome // as it is in the later run
	Kind     Kind
	Headline bool // it is on the scorecard of the later run
	Policies []PolicyChange
}

// PolicyChange is how an outcome changed under one policy: the later run less the earlier, trial by trial.
type PolicyChange struct {
	Policy string
	Comparison
}

// Changed compares two runs with the same seed, number of trials and design, which so draw the same variables where they
// have them: trial by trial, for differences say more than means.
func Changed(before, after *sim.Outcomes) Changes {
	b, a := namesOf(before), namesOf(after)
	var c Changes
	c.NewOutcomes, c.LostOutcomes = without(a.outcomes, b.outcomes), without(b.outcomes, a.outcomes)
	c.NewPolicies, c.LostPolicies = without(a.policies, b.policies), without(b.policies, a.policies)
	shown := headlines(after)
	for now, name := range a.outcomes {
		was := slices.Index(b.outcomes, name)
		if was < 0 {
			continue
		}
		change := OutcomeChange{Outcome: after.Outcome(now), Kind: kindOf(after.Outcome(now)), Headline: slices.Contains(shown, now)}
		same := true
		for i, policy := range a.policies {
			at := slices.Index(b.policies, policy)
			if at < 0 {
				continue
			}
			d, ok := Compare(after.Columns[i][now], before.Columns[at][was], pairingOf(after, change.Outcome))
			if !ok {
				continue
			}
			same = same && d.Verdict == Same
			change.Policies = append(change.Policies, PolicyChange{policy, d})
		}
		switch {
		case len(change.Policies) == 0: // nothing could be compared
			continue
		case same:
			c.SameInAllTrials = append(c.SameInAllTrials, name)
			continue
		}
		c.Outcomes = append(c.Outcomes, change)
	}
	return c
}

// pairingOf says how an outcome of a run is compared.
func pairingOf(o *sim.Outcomes, q *scenario.Outcome) Pairing {
	return Pairing{Better: q.Better, Chance: q.IsChance(), Replicates: replicatesOf(o)}
}

// runNames are the names of what a run kept, in the order of its columns.
type runNames struct{ policies, outcomes []string }

func namesOf(o *sim.Outcomes) runNames {
	var n runNames
	for i := range o.Policies {
		n.policies = append(n.policies, o.Policy(i).Name)
	}
	for k := range o.Outcomes {
		n.outcomes = append(n.outcomes, o.Outcome(k).Name)
	}
	return n
}

// without are those of some names that are not among others.
func without(some, others []string) []string {
	var only []string
	for _, name := range some {
		if !slices.Contains(others, name) {
			only = append(only, name)
		}
	}
	return only
}
