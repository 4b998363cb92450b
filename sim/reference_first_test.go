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
