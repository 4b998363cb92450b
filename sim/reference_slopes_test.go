package sim_test

import (
	"math"

	"wargame/scenario"
	"wargame/sim/kernel"
)

// A step of the method rk4, as the reference takes it: four looks at the same trial, each with its own time, stocks and rates.

// slope is the trial as it is seen at a slope, 1 to 4, of step k.
func (p *past) slope(number, k int) *past {
	whole := p.whole()
	for len(whole.within) <= k {
		whole.within = append(whole.within, [4]*past{})
	}
	seen := &whole.within[k][number-1]
	if *seen == nil {
		*seen = &past{reference: whole.reference, policy: whole.policy, world: whole.world, luck: whole.luck,
			of: whole, number: number, variables: whole.variables, min: whole.min, max: whole.max, delay: whole.delay,
			known: map[evaluation]float64{}, stocks: map[int]float64{}}
	}
	(*seen).points, (*seen).steps, (*seen).quantity = whole.points, whole.steps, whole.quantity
	return *seen
}

// whole is the trial of which this is a slope, or itself.
func (p *past) whole() *past {
	if p.of != nil {
		return p.of
	}
	return p
}

func (r *reference) underRK4() bool { return r.s.Clock.Method == scenario.RK4 }

// opening is the trial as it is seen where what holds for a whole step is worked out.
func (p *past) opening(k int) *past {
	if p.underRK4() && k != inWorld {
		return p.slope(1, k)
	}
	return p
}

// mean is what a step makes of four numbers.
func mean(x [4]float64) float64 {
	middle := add(sub(x[1], x[0]), sub(x[2], x[0]))
	return add(x[0], div(add(sub(x[3], x[0]), mul(2, middle)), 6))
}

// overStep is the mean over the slopes of step k.
func (p *past) overStep(k int, of func(*past) float64) float64 {
	var x [4]float64
	for i := range x {
		x[i] = of(p.slope(i+1, k))
	}
	return mean(x)
}

// rateSeen is a flow per clock unit over step k, or at a slope of it.
func (p *past) rateSeen(i, k int) float64 {
	f := p.s.Flows[i]
	switch {
	case f.Amount != nil && p.number != 1:
		return p.slope(1, k).rateSeen(i, k)
	case p.of == nil:
		return p.overStep(k, func(s *past) float64 { return s.rateSeen(i, k) })
	}
	return p.asked(f, k)
}

// brought is what a flow brings per clock unit after its loss.
func (p *past) brought(i, k int) float64 {
	switch {
	case p.s.Flows[i].Loss == nil:
		return p.rateSeen(i, k)
	case p.of == nil:
		return p.overStep(k, func(s *past) float64 { return s.brought(i, k) })
	}
	return p.afterLoss(i, k, p.rateSeen(i, k))
}

// stock is a stock at a point, or at a slope of the step from it.
func (p *past) stock(i, k int) float64 {
	if p.number <= 1 || p.s.Stocks[i].Levels != nil {
		return p.points[k].stocks[i]
	}
	x, ok := p.stocks[i]
	if !ok {
		x = p.slope(p.number-1, k).flowedOn(i, k, p.sinceBefore())
		p.stocks[i] = x
	}
	return x
}

// sinceBefore is for how long a slope has flowed at the rates of the one before.
func (p *past) sinceBefore() float64 {
	if p.number == 4 {
		return p.s.Clock.Step
	}
	return p.s.Clock.Step / 2
}

// flowedOn is a stock that has flowed from point k for a time at the rates seen here.
func (p *past) flowedOn(stock, k int, time float64) float64 {
	s := p.s.Stocks[stock]
	var leaves, enters []float64
	floor, ceiling := false, false
	for i, f := range p.s.Flows {
		switch {
		case f.From == stock:
			leaves = append(leaves, p.rateSeen(i, k))
			floor, ceiling = true, ceiling || f.Biflow
		case f.To == stock && f.Delay == nil:
			enters = append(enters, p.brought(i, k))
			floor, ceiling = floor || f.Biflow, true
		}
	}
	x := p.points[k].stocks[stock]
	moved := math.Abs(x)
	if len(leaves) > 0 {
		amount := mul(fold(kernel.Add, leaves), time)
		x, moved = sub(x, amount), add(moved, math.Abs(amount))
	}
	if len(enters) > 0 {
		amount := mul(fold(kernel.Add, enters), time)
		x, moved = add(x, amount), add(moved, math.Abs(amount))
	}
	slack := mul(moved, 0x1p-40)
	if s.Min != nil && floor {
		if sub(p.min[stock], x) > slack {
			p.fail(s.Name, k, "%v within a step, below its min", x)
		}
		x = top(x, p.min[stock])
	}
	if s.Max != nil && ceiling {
		if sub(x, p.max[stock]) > slack {
			p.fail(s.Name, k, "%v within a step, above its max", x)
		}
		x = low(x, p.max[stock])
	}
	return x
}

// lookWithin evaluates all that a step does before its end.
func (p *past) lookWithin(k int) {
	for i := range p.s.Stocks {
		for number := 2; number <= 4; number++ {
			p.slope(number, k).stock(i, k)
		}
		p.flowed(i, k)
	}
}

// levelNow is a call of smooth, or of delayed by order, at a point, or at a slope of the step from it.
func (p *past) levelNow(e *scenario.Expr, k int) float64 {
	s := p.level(e, e.Order-1, k)
	if !e.Conserves() {
		return s
	}
	if p.number == 0 {
		p = p.slope(1, k)
	}
	return div(s, p.stayIn(e.Order, p.durationOf(e, k)).time)
}

// level is what a stage of such a call holds.
func (p *past) level(e *scenario.Expr, i, k int) float64 {
	if p.number > 1 {
		return add(p.slope(1, k).level(e, i, k), mul(p.sinceBefore(), p.slope(p.number-1, k).levelRate(e, i, k)))
	}
	if k == 0 {
		return p.slope(1, k).levelFirst(e, i)
	}
	key := stageAt{e, i, k}
	s, ok := p.whole().staged[key]
	if !ok {
		before := p.slope(1, k-1).level(e, i, k-1)
		s = add(before, mul(p.s.Clock.Step, p.overStep(k-1, func(at *past) float64 { return at.levelRate(e, i, k-1) })))
		p.whole().staged[key] = s
	}
	return s
}

// levelFirst is what a stage holds at first.
func (p *past) levelFirst(e *scenario.Expr, i int) float64 {
	switch {
	case len(e.Args) == 2:
		return p.eval(e.Args[0], 0)
	case !e.Conserves():
		return p.eval(e.Args[2], 0)
	}
	in := p.stayIn(e.Order, p.durationOf(e, 0))
	if e.Order-i > in.count {
		return 0
	}
	return mul(p.eval(e.Args[2], 0), in.time)
}

// levelRate is how fast a stage changes at a slope: to x, or to the one before it; or by what comes and what goes.
func (p *past) levelRate(e *scenario.Expr, i, k int) float64 {
	x, now, in := p.eval(e.Args[0], k), p.level(e, i, k), p.stayIn(e.Order, p.durationOf(e, k))
	first := e.Order-i == in.count
	if e.Conserves() {
		if !first {
			x = 0
		}
		if i > 0 {
			x = add(div(p.level(e, i-1, k), in.time), x)
		}
		return sub(x, div(now, in.time))
	}
	if i > 0 && !first {
		x = p.level(e, i-1, k)
	}
	return div(sub(x, now), in.time)
}

// jumps says whether an expression is one that jumps with time, and so at points alone.
func jumps(e *scenario.Expr) bool {
	return compares(e) && comparesTimes(e) || e.Op == scenario.OpCall && (e.Func.Name == "pulse" || e.Func.Name == "step_up")
}
