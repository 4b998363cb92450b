package sim

import (
	"wargame/scenario"
	"wargame/sim/kernel"
)

// A step of the method rk4 (docs/decisions/0049-a-step-of-four-slopes.md). A model has four more then, one for each slope: the same
// expressions over stocks that have flowed on within the step. What is held for a step, they ask of the first.
//
//	slope   stocks                                      time
//	  1     as they are at the point                    t
//	  2     flowed on for dt/2 at the rates of slope 1  t + dt/2
//	  3     flowed on for dt/2 at the rates of slope 2  t + dt/2
//	  4     flowed on for dt at the rates of slope 3    t + dt
//
// The flow that acts is the mean of the slopes' rates, and moves goods as one does under euler.

// withSlopes gives a model its slopes, where the method has any.
func (b *builder) withSlopes(m *model) {
	if b.sc.Clock.Method != scenario.RK4 {
		return
	}
	for range 4 {
		slope := b.emptyModel(m.policy, m.place)
		slope.whole, slope.slope = m, len(m.slopes)+1
		m.slopes = append(m.slopes, slope)
	}
}

// underRK4 says whether a step of the model is taken in slopes.
func (m *model) underRK4() bool { return m.whole != nil || m.slopes != nil }

// at is the model of a slope; 0: that of the step as a whole, as is that of a model without slopes.
func (m *model) at(slope int) *model {
	switch {
	case m.whole != nil:
		return m.whole.at(slope)
	case slope > 0:
		return m.slopes[slope-1]
	}
	return m
}

// opening is the model of what is held for a step: its first slope, or a model without slopes itself.
func (m *model) opening() *model {
	if m.underRK4() {
		return m.at(1)
	}
	return m
}

// jumps says whether an expression may jump as time passes: as schedules, it does so at points.
func jumps(e *scenario.Expr) bool {
	switch {
	case e.Op == scenario.OpCall:
		return e.Func.Name == "pulse" || e.Func.Name == "step_up"
	case e.Op >= scenario.OpLess && e.Op <= scenario.OpNotEqual:
		return isTime(e.Args[0]) || isTime(e.Args[1])
	}
	return false
}

// overStep is the mean of what the slopes make of something, as the step takes it: where they agree, what they agree on, to
// the last bit.
func (b *builder) overStep(m *model, of func(slope *model) ref) ref {
	first, second, third, fourth := of(m.at(1)), of(m.at(2)), of(m.at(3)), of(m.at(4))
	beyond := func(x ref) ref { return b.apply(kernel.Subtract, x, first) }
	middle := b.apply(kernel.Add, beyond(second), beyond(third))
	sum := b.apply(kernel.Add, beyond(fourth), b.apply(kernel.Multiply, b.number(2), middle))
	return b.apply(kernel.Add, first, b.apply(kernel.Divide, sum, b.number(6)))
}

// sinceSlope is the slope at whose rates the stocks of a later one have flowed on, and for how long.
func (b *builder) sinceSlope(m *model) (before *model, time ref) {
	dt := b.sc.Clock.Step
	if m.slope < 4 {
		dt /= 2
	}
	return m.at(m.slope - 1), b.number(dt)
}

// flowOverStep is a flow before limits in a step of slopes. An amount is what moves in a step, evenly.
func (b *builder) flowOverStep(m *model, i int) ref {
	if b.sc.Flows[i].Amount != nil {
		return b.wantedFlow(m.at(1), i)
	}
	return b.overStep(m, func(slope *model) ref { return b.wantedFlow(slope, i) })
}

// departed is what of an amount that leaves on a delayed flow will arrive.
func (b *builder) departed(m *model, i int, amount ref) ref {
	if m.slopes != nil && b.sc.Flows[i].Loss != nil {
		return b.apply(kernel.Multiply, b.entering(m, i), b.dt())
	}
	return b.netOfLoss(m, i, amount)
}

// entering is what a flow brings after its loss, per clock unit, in a step of slopes.
func (b *builder) entering(m *model, i int) ref {
	m = b.owner(m, scenario.KindFlow.At(i))
	switch {
	case b.sc.Flows[i].Loss == nil:
		return b.actingFlow(m, i)
	case m.slope > 0:
		return b.netOfLoss(m, i, b.actingFlow(m, i))
	}
	return b.overStep(m, func(slope *model) ref { return b.entering(slope, i) })
}

// stockAtSlope is a stock at a slope.
func (b *builder) stockAtSlope(m *model, i int) ref {
	now := b.stock(m.at(0), i)
	if m.slope == 1 || b.sc.Stocks[i].Levels != nil {
		return now
	}
	if m.stocks[i] == none {
		s := b.sc.Stocks[i]
		m.stocks[i] = b.within(site{name: s.Name, span: s.Span}, func() ref {
			before, time := b.sinceSlope(m)
			return b.flowedOn(before, i, time)
		})
	}
	return m.stocks[i]
}

// flowedOn is a stock after it has flowed from the point for a time, at the rates of a slope or of the step as a whole.
func (b *builder) flowedOn(rates *model, i int, time ref) ref {
	now := b.stock(rates.at(0), i)
	leaves, enters := b.moving(rates, i, func(f int) ref { return b.entering(rates, f) })
	value, moved := now, b.apply(kernel.Abs, now)
	move := func(op kernel.Op, flows []ref) {
		if len(flows) > 0 {
			amount := b.apply(kernel.Multiply, b.fold(kernel.Add, flows), time)
			value = b.apply(op, value, amount)
			moved = b.apply(kernel.Add, moved, b.apply(kernel.Abs, amount))
		}
	}
	move(kernel.Subtract, leaves)
	move(kernel.Add, enters)
	return b.keptWithin(rates, i, value, moved)
}

// keptWithin looks that flows alone keep a stock within its bounds, and mends what rounding of what is there and of what moved
// leaves beyond them.
func (b *builder) keptWithin(m *model, i int, value, moved ref) ref {
	s, beyond := b.sc.Stocks[i], b.apply(kernel.Multiply, moved, b.number(rounding))
	look := func(past ref, which string) {
		b.check(m, fault{
			what: outside, value: b.apply(kernel.Less, beyond, past), low: 0, high: 0, shown: value, mask: none, span: s.Span,
			message: "the stock comes to %s within a step, " + which,
			hint:    "rk4 scales no flow within a step: write a rate that falls off by itself, shorten the step, or take method: euler",
		})
	}
	if s.Min != nil && len(b.sc.Leaving(i)) > 0 {
		look(b.apply(kernel.Subtract, b.bound(i, false), value), "below its min")
		value = b.apply(kernel.Max, value, b.bound(i, false))
	}
	if s.Max != nil && len(b.sc.Entering(i)) > 0 {
		look(b.apply(kernel.Subtract, value, b.bound(i, true)), "above its max")
		value = b.apply(kernel.Min, value, b.bound(i, true))
	}
	return value
}
