package sim

import (
	"math"

	"wargame/scenario"
)

// needsFlow says whether an expression depends, at one point and in any of the policies, on a flow that acts: then
// it has no value at point N.
func (b *builder) needsFlow(e *scenario.Expr) bool {
	needs, _ := b.findFlow(e)
	return needs
}

// settled is how deep a search went whose answer rests on no expression that is still being asked about.
const settled = math.MaxInt

// findFlow is needsFlow, with the least depth of the expressions still being asked about that the answer rests on. No policy
// leads an expression back to itself, but all of them together may: one sets a by b, another b by a. A no that rests on an
// outer question waits for the answer to that (Tarjan's way with what is strongly connected), and is not asked again.
func (b *builder) findFlow(e *scenario.Expr) (needs bool, depth int) {
	if e == nil {
		return false, settled
	}
	if known, ok := b.onFlow[e]; ok {
		return known, settled
	}
	if outer, ok := b.asking[e]; ok {
		return false, outer
	}
	own, waiting := len(b.asking), len(b.waiting)
	b.asking[e] = own
	needs, depth = b.isFlow(e), settled
	for _, read := range b.readAtOnce(e) {
		if needs {
			break
		}
		var outer int
		needs, outer = b.findFlow(read)
		depth = min(depth, outer)
	}
	b.waiting = append(b.waiting, e)
	if !needs && depth < own {
		b.asking[e] = depth
		return false, depth
	}
	// What waits rests on this expression or, where it needs a flow, on one that needs it for that.
	for _, x := range b.waiting[waiting:] {
		delete(b.asking, x)
		b.onFlow[x] = needs
	}
	b.waiting = b.waiting[:waiting]
	return needs, settled
}

// isFlow says whether an expression is what a flow does in the step: its rates at slopes, too, are those of a step.
func (b *builder) isFlow(e *scenario.Expr) bool {
	return e.Op == scenario.OpFlow || e.Op == scenario.OpWanted && b.sc.Clock.Method == scenario.RK4
}

// readAtOnce are the expressions that one reads at the same point, in any of the policies.
func (b *builder) readAtOnce(e *scenario.Expr) []*scenario.Expr {
	switch e.Op {
	case scenario.OpAuxiliary:
		return []*scenario.Expr{b.sc.Auxiliaries[e.Index].Value}
	case scenario.OpLever:
		return b.settings(e.Index)
	case scenario.OpWanted:
		f := b.sc.Flows[e.Index]
		return []*scenario.Expr{f.Rate, f.Amount}
	case scenario.OpPrevious, scenario.OpFirst:
		return nil
	case scenario.OpDelayed:
		if e.Order == 0 && b.atLeastAStep(e) {
			return e.Args[2:]
		}
	}
	if e.Staged() {
		return e.Args[1:2]
	}
	return e.Args
}

// settings are what policies set a lever to, and what feeds it in their place.
func (b *builder) settings(lever int) []*scenario.Expr {
	var values []*scenario.Expr
	add := func(set *scenario.Setting) {
		if set != nil {
			for _, entry := range set.Entries {
				values = append(values, entry.Value)
			}
		}
	}
	for p := range b.sc.Policies {
		add(b.sc.Policies[p].Setting(lever))
	}
	add(b.options.Feed[lever])
	return values
}
