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
	s := stay{min(n, int(max(1, math.Floor(add(div(duration, dt), 1e-9))))), 0, dt}
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
	duration := p.eval(e.Args[1], k-1)
	if !(duration >= 0) {
		p.fail(p.quantity, k-1, "a duration of %v", duration)
	}
	s, in := p.stage(e, i, k-1), p.stayIn(e.Order, duration)
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
