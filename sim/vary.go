package sim

import (
	"maps"
	"slices"

	"wargame/scenario"
)

// varying finds the quantities that may differ between the policies: levers that are set differently, and what
// they reach. All else is computed once for all policies.
func (b *builder) varying(policies []int) map[scenario.Quantity]bool {
	s := b.sc
	vary := map[scenario.Quantity]bool{}
	for q := range s.Quantities(scenario.KindLever) {
		first := b.settingOf(policies[0], q.Index)
		for _, p := range policies[1:] {
			if !first.Equal(b.settingOf(p, q.Index)) {
				vary[q] = true
			}
		}
	}
	readBy := map[scenario.Quantity][]scenario.Quantity{}
	for q, from := range b.readers(policies) {
		for _, f := range from {
			readBy[f] = append(readBy[f], q)
		}
	}
	reached := slices.Collect(maps.Keys(vary))
	for len(reached) > 0 {
		last := len(reached) - 1
		from := reached[last]
		reached = reached[:last]
		for _, q := range readBy[from] {
			if !vary[q] {
				vary[q] = true
				reached = append(reached, q)
			}
		}
	}
	return vary
}

// readers gives for each quantity what it is made from under some policies.
func (b *builder) readers(policies []int) map[scenario.Quantity][]scenario.Quantity {
	s := b.sc
	reads := map[scenario.Quantity][]scenario.Quantity{}
	from := func(q scenario.Quantity, e *scenario.Expr) { reads[q] = slices.AppendSeq(reads[q], e.Reads()) }
	for q := range s.Quantities(scenario.KindLever) {
		for _, p := range policies {
			if set := b.settingOf(p, q.Index); set != nil {
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

// settingOf is what feeds a lever under a policy: the setting of that policy, or another that is to feed it in every policy's place;
// nil where it keeps the default or comes from outside.
func (b *builder) settingOf(policy, lever int) *scenario.Setting {
	if slices.Contains(b.options.Inputs, lever) {
		return nil
	}
	if set, fed := b.options.Feed[lever]; fed {
		return set
	}
	if policy == noPolicy {
		return nil
	}
	return b.sc.Policies[policy].Setting(lever)
}
