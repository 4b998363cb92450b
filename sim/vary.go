package sim

import (
	"slices"

	"wargame/scenario"
)

// varying finds the quantities that may differ between the policies: levers that are set differently, and what
// they reach. All else is computed once for all policies.
func varying(s *scenario.Scenario, policies []int) map[scenario.Quantity]bool {
	vary := map[scenario.Quantity]bool{}
	for q := range s.Quantities(scenario.KindLever) {
		first := settingOf(s, policies[0], q.Index)
		for _, p := range policies[1:] {
			if !first.Equal(settingOf(s, p, q.Index)) {
				vary[q] = true
			}
		}
	}
	reads := readers(s, policies)
	for again := true; again; {
		again = false
		for q, from := range reads {
			if vary[q] {
				continue
			}
			for _, f := range from {
				if vary[f] {
					vary[q] = true
					again = true
					break
				}
			}
		}
	}
	return vary
}

// readers gives for each quantity what it is made from under some policies.
func readers(s *scenario.Scenario, policies []int) map[scenario.Quantity][]scenario.Quantity {
	reads := map[scenario.Quantity][]scenario.Quantity{}
	from := func(q scenario.Quantity, e *scenario.Expr) { reads[q] = slices.AppendSeq(reads[q], e.Reads()) }
	for q := range s.Quantities(scenario.KindLever) {
		for _, p := range policies {
			if set := settingOf(s, p, q.Index); set != nil {
				for _, entry := range set.Entries {
					from(q, entry.Value)
				}
			}
		}
	}
	for q := range s.Quantities(scenario.KindStock, scenario.KindFlow, scenario.KindAuxiliary, scenario.KindEvent) {
		for _, e := range s.Expressions(q) {
			from(q, e)
		}
		reads[q] = append(reads[q], s.ActingOn(q)...)
	}
	return reads
}

// settingOf is what a policy makes of a lever, or nil where it keeps the default or the policy is open.
func settingOf(s *scenario.Scenario, policy, lever int) *scenario.Setting {
	if policy == open {
		return nil
	}
	return s.Policies[policy].Setting(lever)
}

// needsFlow says whether an expression depends, at one point and in any of the policies, on a flow that acts: then
// it has no value at point N.
func (b *builder) needsFlow(e *scenario.Expr) bool {
	if e == nil {
		return false
	}
	if known, ok := b.onFlow[e]; ok {
		return known
	}
	b.onFlow[e] = false // no loops: the checker refused them
	needs := false
	switch e.Op {
	case scenario.OpFlow:
		needs = true
	case scenario.OpAuxiliary:
		needs = b.needsFlow(b.sc.Auxiliaries[e.Index].Value)
	case scenario.OpLever:
		needs = b.leverNeedsFlow(e.Index)
	case scenario.OpWanted:
		f := b.sc.Flows[e.Index]
		needs = b.needsFlow(f.Rate) || b.needsFlow(f.Amount)
	case scenario.OpPrevious:
	case scenario.OpDelayed:
		needs = b.needsFlow(e.Args[2]) || (!b.atLeastAStep(e) && b.needsFlow(e.Args[0]))
	default:
		for _, a := range e.Args {
			needs = needs || b.needsFlow(a)
		}
	}
	b.onFlow[e] = needs
	return needs
}

func (b *builder) leverNeedsFlow(lever int) bool {
	for p := range b.sc.Policies {
		if set := settingOf(b.sc, p, lever); set != nil {
			for _, entry := range set.Entries {
				if b.needsFlow(entry.Value) {
					return true
				}
			}
		}
	}
	return false
}
