package sim

import "wargame/scenario"

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
		if set := b.sc.Policies[p].Setting(lever); set != nil {
			for _, entry := range set.Entries {
				if b.needsFlow(entry.Value) {
					return true
				}
			}
		}
	}
	return false
}
