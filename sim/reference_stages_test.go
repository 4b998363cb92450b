package sim_test

import (
	"math"

	"wargame/scenario"
)

// stay is through how many stages something goes, and how long it is in each.
type stay struct {
	count    int
	time, dt float64
}

// stayIn is n stages, or as many as a duration has time for at a step each, which together take as long.
func (p *past) stayIn(n int, duration float64) stay {
	dt := p.s.Clock.Step
	s := stay{n, 0, dt}
	if whole := math.Floor(add(div(duration, dt), 1e-9)); !(whole >= float64(n)) { // an endless duration has time for all
		s.count = min(n, max(1, int(whole)))
	}
	s.time = top(div(duration, float64(max(s.count, 1))), dt)
	return s
}

// move is what stages hold after a step in which each gives a share to the next, and the first takes an amount.
func (s stay) move(held []float64, amount float64) []float64 {
	next := make([]float64, len(held))
	for i, x := range held {
		out := s.out(held[i])
		next[i] = add(sub(x, out), amount)
		amount = out
	}
	return next
}

func (s stay) out(held float64) float64 { return mul(held, div(s.dt, s.time)) }

// arrival is what a delayed flow brings in step k, if it is delayed so that anything could.
func (p *past) arrival(i, k int) (float64, bool) {
	f := p.s.Flows[i]
	if f.Order > 0 {
		stages := p.points[k].arriving[i]
		return p.stays[i].out(stages[len(stages)-1]), true
	}
	if f.Delay == nil || k < p.delay[i] {
		return 0, false
	}
	return p.steps[k-p.delay[i]].arrives[i], true
}

// conserved is x through n stages that hold amounts of it, as the time in each changes: what is in each at a point.
func (p *past) conserved(e *scenario.Expr, k int) []float64 {
	held := make([]float64, e.Order)
	if k == 0 {
		in := p.stayIn(e.Order, p.durationOf(e, 0))
		for i := e.Order - in.count; i < e.Order; i++ {
			held[i] = mul(p.eval(e.Args[2], 0), in.time)
		}
		return held
	}
	if known, ok := p.amounts[evaluation{e, k}]; ok {
		return known
	}
	before, in := p.conserved(e, k-1), p.stayIn(e.Order, p.durationOf(e, k-1))
	for i := range held {
		held[i] = sub(before[i], in.out(before[i]))
		if i > 0 {
			held[i] = add(held[i], in.out(before[i-1]))
		}
		if i == e.Order-in.count {
			held[i] = add(held[i], mul(p.eval(e.Args[0], k-1), p.s.Clock.Step))
		}
	}
	p.amounts[evaluation{e, k}] = held
	return held
}

// durationOf is the duration of a call of delayed or smooth; a negative one is an error.
func (p *past) durationOf(e *scenario.Expr, k int) float64 {
	duration := p.eval(e.Args[1], k)
	if !(duration >= 0) {
		p.fail(p.quantity, k, "a duration of %v", duration)
	}
	return duration
}

// byOrder is the value of a call of delayed by order, or of smooth.
func (p *past) byOrder(e *scenario.Expr, k int) float64 {
	if k == 0 || !e.Conserves() {
		return p.stage(e, e.Order-1, k)
	}
	return div(p.stayIn(e.Order, p.durationOf(e, k)).out(p.conserved(e, k)[e.Order-1]), p.s.Clock.Step)
}

// stageAt is a stage of a call of delayed or smooth, counted from 0 on, at a point.
type stageAt struct {
	e     *scenario.Expr
	stage int
	point int
}

// stage is what a stage has at a point: the first follows x, each other the one before it. Where a duration has no time for so
// many, a later one is the first to follow x.
func (p *past) stage(e *scenario.Expr, i, k int) float64 {
	if k == 0 {
		if len(e.Args) > 2 {
			return p.eval(e.Args[2], 0)
		}
		return p.eval(e.Args[0], 0)
	}
	key := stageAt{e, i, k}
	if s, ok := p.staged[key]; ok {
		return s
	}
	s, in := p.stage(e, i, k-1), p.stayIn(e.Order, p.durationOf(e, k-1))
	var target float64
	if i == 0 || e.Order-i == in.count {
		target = p.eval(e.Args[0], k-1)
	} else {
		target = p.stage(e, i-1, k-1)
	}
	s = add(s, div(mul(p.s.Clock.Step, sub(target, s)), in.time))
	p.staged[key] = s
	return s
}
