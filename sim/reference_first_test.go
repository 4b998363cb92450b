package sim_test

import "wargame/scenario"

// first is x at the first point. What fails in it fails there, if it is looked at then: not later, in a branch that is taken later.
func (p *past) first(e *scenario.Expr, k int) float64 {
	failures, later := len(p.failures), len(p.later)
	x := p.value(p.quantity, e.Args[0], 0)
	if k > 0 {
		p.failures, p.later = p.failures[:failures], p.later[:later]
	}
	return x
}
