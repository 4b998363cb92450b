package sim

import (
	"wargame/scenario"
)

// quantity names a quantity of the model: which section, which entry.
type quantity struct {
	kind  scenario.Op // OpLever, OpStock, OpFlow, OpAuxiliary or OpFired for an event
	index int
}

// uses calls see for every quantity that an expression reads, now or in its past.
func uses(e *scenario.Expr, see func(quantity)) {
	if e == nil {
		return
	}
	switch e.Op {
	case scenario.OpLever, scenario.OpStock, scenario.OpFlow, scenario.OpAuxiliary:
		see(quantity{e.Op, e.Index})
	case scenario.OpWanted, scenario.OpInTransit:
		see(quantity{scenario.OpFlow, e.Index})
	case scenario.OpOverflow:
		see(quantity{scenario.OpStock, e.Index})
	case scenario.OpFired, scenario.OpHappened, scenario.OpActive, scenario.OpSince, scenario.OpFiring, scenario.OpCount:
		see(quantity{scenario.OpFired, e.Index})
	}
	for _, a := range e.Args {
		uses(a, see)
	}
}

// varying finds the quantities that may differ between the policies: levers that are set differently, and what
// they reach. All else is computed once for all policies.
func varying(s *scenario.Scenario, policies []int) map[quantity]bool {
	vary := map[quantity]bool{}
	for l := range s.Levers {
		first := settingOf(s, policies[0], l)
		for _, p := range policies[1:] {
			if !sameSetting(first, settingOf(s, p, l)) {
				vary[quantity{scenario.OpLever, l}] = true
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

// readers gives for each quantity what it is made from.
func readers(s *scenario.Scenario, policies []int) map[quantity][]quantity {
	reads := map[quantity][]quantity{}
	from := func(q quantity, exprs ...*scenario.Expr) {
		for _, e := range exprs {
			uses(e, func(u quantity) { reads[q] = append(reads[q], u) })
		}
	}
	for l, lever := range s.Levers {
		q := quantity{scenario.OpLever, l}
		from(q, lever.Default)
		for _, p := range policies {
			if set := settingOf(s, p, l); set != nil {
				for _, entry := range set.Entries {
					from(q, entry.Value)
				}
			}
		}
	}
	for i, a := range s.Auxiliaries {
		from(quantity{scenario.OpAuxiliary, i}, a.Value)
	}
	for i, f := range s.Flows {
		q := quantity{scenario.OpFlow, i}
		from(q, f.Rate, f.Amount, f.Loss)
		// Limits couple a flow with its stocks and, through them, with the other flows there.
		for _, st := range []int{f.From, f.To} {
			if st >= 0 {
				stock := quantity{scenario.OpStock, st}
				reads[q] = append(reads[q], stock)
				reads[stock] = append(reads[stock], q)
			}
		}
	}
	for i, e := range s.Events {
		q := quantity{scenario.OpFired, i}
		from(q, e.When, e.Chance, e.Hazard, e.Every, e.Lasts)
		for _, effect := range e.Effects {
			stock := quantity{scenario.OpStock, effect.Stock}
			reads[stock] = append(reads[stock], q)
			from(stock, effect.Value)
		}
	}
	return reads
}

// settingOf is what a policy makes of a lever, or nil where it keeps the default.
func settingOf(s *scenario.Scenario, policy, lever int) *scenario.Setting {
	if policy == open {
		return nil
	}
	for _, set := range s.Policies[policy].Settings {
		if set.Lever == lever {
			return set
		}
	}
	return nil
}

func sameSetting(a, b *scenario.Setting) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || len(a.Entries) != len(b.Entries) {
		return false
	}
	for i := range a.Entries {
		if a.Entries[i].From != b.Entries[i].From || !sameExpr(a.Entries[i].Value, b.Entries[i].Value) {
			return false
		}
	}
	return true
}

func sameExpr(a, b *scenario.Expr) bool {
	if a == b {
		return true
	}
	if a.Op != b.Op || a.Type != b.Type || a.Value != b.Value || a.Index != b.Index || a.Policy != b.Policy ||
		a.Func != b.Func || a.Address != b.Address || a.Strict != b.Strict || len(a.Args) != len(b.Args) || !sameDist(a.Dist, b.Dist) {
		return false
	}
	for i := range a.Args {
		if !sameExpr(a.Args[i], b.Args[i]) {
			return false
		}
	}
	return true
}

func sameDist(a, b *scenario.Dist) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Name != b.Name || a.Count != b.Count || len(a.Inner) != len(b.Inner) {
		return false
	}
	for i := range a.Inner {
		if !sameDist(a.Inner[i], b.Inner[i]) {
			return false
		}
	}
	return true
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
