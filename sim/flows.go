package sim

import (
	"math"

	"wargame/scenario"
	"wargame/sim/kernel"
)

// The arithmetic of flows is docs/decisions/0001-arithmetic-of-a-step.md, to the bit.

// flowValues are what a flow with a loss or a delay needs beyond its rate.
type flowValues struct {
	left               ref // 1 - loss; none without loss
	lag                ref // of a delayed flow, in steps
	inTransit, arrives int32
	held, arriving     chain // of one that is delayed by order
	losing, delaying   stage
}

// wantedFlow is a flow before limits, per clock unit.
func (b *builder) wantedFlow(m *model, i int) ref {
	m = b.owner(m, scenario.KindFlow.At(i))
	if m.wanted[i] != none {
		return m.wanted[i]
	}
	f := b.sc.Flows[i]
	e := f.Rate
	if e == nil {
		e = f.Amount
	}
	if m.slopes != nil || (m.slope > 1 && f.Rate == nil) {
		m.wanted[i] = b.flowOverStep(m, i)
		return m.wanted[i]
	}
	m.wanted[i] = b.within(site{name: f.Name, span: e.Span}, func() ref {
		r := b.expr(m, e, none)
		if f.Rate == nil {
			r = b.apply(kernel.Divide, r, b.dt())
		}
		if !f.Biflow {
			r = b.apply(kernel.Max, r, b.number(0))
		}
		return r
	})
	return m.wanted[i]
}

// wantedPart is one direction of a flow before limits.
func (b *builder) wantedPart(m *model, d scenario.Direction) ref {
	w := b.wantedFlow(m, d.Flow)
	if !b.sc.Flows[d.Flow].Biflow {
		return w
	}
	if d.Back {
		w = b.apply(kernel.Negate, w)
	}
	return b.apply(kernel.Max, w, b.number(0))
}

// netOfLoss is a value after the loss of a flow.
func (b *builder) netOfLoss(m *model, i int, value ref) ref {
	if b.sc.Flows[i].Loss == nil {
		return value
	}
	return b.apply(kernel.Multiply, value, b.shareLeft(m, i))
}

// shareLeft is 1 - loss of a flow that has one.
func (b *builder) shareLeft(m *model, i int) ref {
	f := b.sc.Flows[i]
	m = b.owner(m, scenario.KindFlow.At(i))
	if m.slopes != nil {
		m = m.opening()
	}
	v := &m.flows[i]
	v.losing.once(func() {
		v.left = b.within(site{name: f.Name, span: f.Loss.Span}, func() ref {
			loss := b.expr(m, f.Loss, none)
			b.check(m, fault{
				what: outside, value: loss, mask: none, low: 0, high: 1, span: f.Loss.Span, fixed: b.sc.Constant(f.Loss),
				message: "a loss of %s is outside 0..1", hint: shareHint(f.Loss, "write clamp(LOSS, 0, 1)"),
			})
			return b.apply(kernel.Subtract, b.number(1), loss)
		})
	})
	return v.left
}

// bound is the floor or the ceiling of a stock, once per trial.
func (b *builder) bound(stock int, ceiling bool) ref {
	s := b.sc.Stocks[stock]
	e := s.Min
	if ceiling {
		e = s.Max
	}
	r, ok := b.bounds[e]
	if !ok {
		r = b.within(site{name: s.Name, span: e.Span}, func() ref { return b.expr(b.models[0], e, none) })
		b.bounds[e] = r
	}
	return r
}

// limitedPart is one direction of a flow after its factor.
func (b *builder) limitedPart(m *model, d scenario.Direction) ref {
	w := b.wantedPart(m, d)
	if factor := b.factor(m, d); factor != none {
		return b.apply(kernel.Multiply, w, factor)
	}
	return w
}

// actingFlow is the flow that acts, per clock unit.
func (b *builder) actingFlow(m *model, i int) ref {
	m = b.owner(m, scenario.KindFlow.At(i))
	if m.acting[i] != none {
		return m.acting[i]
	}
	f := b.sc.Flows[i]
	m.acting[i] = b.within(site{name: f.Name, span: f.Span}, func() ref {
		forth, back := scenario.Direction{Flow: i}, scenario.Direction{Flow: i, Back: true}
		if !f.Biflow {
			return b.limitedPart(m, forth)
		}
		if b.factor(m, forth) == none && b.factor(m, back) == none {
			return b.wantedFlow(m, i)
		}
		return b.apply(kernel.Subtract, b.limitedPart(m, forth), b.limitedPart(m, back))
	})
	return m.acting[i]
}

// delays builds what a delayed flow holds and brings.
func (b *builder) delays(m *model, i int) *flowValues {
	m = b.owner(m.at(0), scenario.KindFlow.At(i))
	v := &m.flows[i]
	v.delaying.once(func() { b.delay(m, i, v) })
	return v
}

// delay builds the past of a delayed flow; what enters it is built later.
func (b *builder) delay(m *model, i int, v *flowValues) {
	f := b.sc.Flows[i]
	b.within(site{name: f.Name, span: f.Delay.Span}, func() ref {
		duration := b.expr(b.models[0], f.Delay, none)
		b.checkDuration(m, duration, none, "the delay", f.Delay)
		if f.Order > 0 {
			b.stagedDelay(m, i, v, duration)
			return none
		}
		v.lag = b.atLeastOne(duration)
		v.inTransit = b.newRing(m, "in transit", f.Name, b.capacity(v.lag))
		v.arrives = v.inTransit
		if f.Loss != nil {
			v.arrives = b.newRing(m, "arriving", f.Name, b.capacity(v.lag))
		}
		b.later(func() {
			amount := b.apply(kernel.Multiply, b.actingFlow(m, i), b.dt())
			b.rings[v.inTransit].value = amount
			b.rings[v.arrives].value = b.departed(m, i, amount)
		})
		return none
	})
}

// inTransit is the amount a delayed flow holds, before loss; nothing for a flow without delay.
func (b *builder) inTransit(m *model, i int) ref {
	if b.sc.Flows[i].Delay == nil {
		return b.number(0)
	}
	v := b.delays(m, i)
	if b.sc.Flows[i].Order > 0 {
		return b.fold(kernel.Add, v.held.stages)
	}
	return b.share(node{op: opInTransit, args: [3]ref{v.lag, none, none}, aux: v.inTransit, rhythm: perStep})
}

// arrival is what a delayed flow brings in this step.
func (b *builder) arrival(m *model, i int) ref {
	v := b.delays(m, i)
	if b.sc.Flows[i].Order > 0 {
		return v.arriving.out[len(v.arriving.out)-1]
	}
	return b.share(node{op: opPast, args: [3]ref{v.lag, b.number(0), none}, aux: v.arrives, rhythm: perStep})
}

// checkDuration faults a negative duration.
func (b *builder) checkDuration(m *model, duration, mask ref, what string, e *scenario.Expr) {
	b.check(m, fault{
		what: outside, value: duration, mask: mask, low: 0, high: math.Inf(1), span: e.Span, fixed: b.sc.Constant(e),
		message: what + " is %s, and a duration cannot be negative",
	})
}
