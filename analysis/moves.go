package analysis

import "wargame/scenario"

// othersMove says that a policy is no choice of whom an outcome is better for, but another's move, or a switch of the model: it
// differs from one of the policies in nothing but levers that are others' to set, of which that policy makes what the baseline makes. So
// is what answers the baseline, and what answers a policy of ours and repeats its settings.
//
// Whose a lever is, its actor says, and for whom an outcome is better, its for. Who sets levers under the baseline is on the side that asks:
// three countries that bargain each for itself may do so together. A lever of which nobody says whose it is may be anybody's.
func (r *Run) othersMove(policy, baseline *scenario.Policy, better *scenario.Actor) bool {
	for _, answered := range r.Scenario.Policies {
		if r.answers(policy, answered, baseline, better) {
			return true
		}
	}
	return false
}

// answers says that a policy differs from another in moves of others alone.
func (r *Run) answers(policy, answered, baseline *scenario.Policy, better *scenario.Actor) bool {
	differs := false
	for l, lever := range r.Scenario.Levers {
		own, usual := answered.Setting(l), baseline.Setting(l)
		if policy.Setting(l).Equal(own) {
			continue
		}
		if ours := !lever.Switch() && (better == nil || lever.Actor == "" || lever.Actor == better.Name || usual != nil); ours || !own.Equal(usual) {
			return false
		}
		differs = true
	}
	return differs
}
