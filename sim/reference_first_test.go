package sim_test

import "wargame/scenario"

// first is x at the first point. What fails in it fails there, if it is looked at then: not later, in a branch that is taken later.
func (p *past) first(e *scenario.Expr, k int) float64 {
	whole := p.whole()
	failures, later := len(whole.failures), len(whole.later)
	x := p.opening(0).value(p.quantity, e.Args[0], 0)
	if k > 0 {
		whole.failures, whole.later = whole.failures[:failures], whole.later[:later]
	}
	return x
}

// atStart is what of a start is another thing there than at a point: the model at time 0 before any policy, in which stocks are their
// starts, levers their defaults, and nothing is past.
func (p *past) atStart(e *scenario.Expr) (float64, bool) {
	switch e.Op {
	case scenario.OpTime, scenario.OpInTransit, scenario.OpOverflow, scenario.OpFired, scenario.OpHappened, scenario.OpActive:
		return 0, true
	case scenario.OpSince:
		return 1e9, true
	case scenario.OpStock:
		return p.value(p.s.Stocks[e.Index].Name, p.s.Stocks[e.Index].Start, inWorld), true
	case scenario.OpLever:
		return p.eval(p.s.Levers[e.Index].Default, inWorld), true
	case scenario.OpPrevious:
		return p.eval(e.Args[1], inWorld), true
	case scenario.OpFirst:
		return p.eval(e.Args[0], inWorld), true
	case scenario.OpSmooth:
		return p.eval(e.Args[map[bool]int{false: 0, true: 2}[len(e.Args) > 2]], inWorld), true
	case scenario.OpDelayed:
		if e.Order == 0 && !e.Strict && p.wholeSteps(p.eval(e.Args[1], inWorld), p.quantity, 0) == 0 {
			return p.eval(e.Args[0], inWorld), true
		}
		return p.eval(e.Args[2], inWorld), true
	}
	return 0, false
}
