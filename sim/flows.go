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
	losing, delaying   stage
}

// limit is what a stock's bounds make of the flows that leave and enter it.
type limit struct {
	floor, ceiling           ref // factors; none: no limit
	emptied                  ref // true where what leaves takes all above the floor
	builtFloor, builtCeiling stage
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

// factor is by how much the bounds of the stocks at its ends scale one direction of a flow; none: by nothing.
func (b *builder) factor(m *model, d scenario.Direction) ref {
	factor := none
	for _, l := range b.sc.Limits(d) {
		if one := b.limitOf(m, l); factor == none {
			factor = one
		} else {
			factor = b.apply(kernel.Min, factor, one)
		}
	}
	return factor
}

// limitOf is the factor of one bound.
func (b *builder) limitOf(m *model, l scenario.Limit) ref {
	if l.Ceiling {
		return b.ceilingOf(m, l.Stock).ceiling
	}
	return b.floorOf(m, l.Stock).floor
}

// floorOf scales what leaves a stock so that it ends no lower than its floor, nor above it by mere rounding.
func (b *builder) floorOf(m *model, stock int) *limit {
	m = b.owner(m, scenario.KindStock.At(stock))
	l := &m.limits[stock]
	l.builtFloor.once(func() {
		var sum []ref
		for _, d := range b.sc.Leaving(stock) {
			sum = append(sum, b.wantedPart(m, d))
		}
		room := b.apply(kernel.Subtract, b.stock(m, stock), b.bound(stock, false))
		want := b.apply(kernel.Multiply, b.fold(kernel.Add, sum), b.dt())
		l.emptied = b.apply(kernel.Less, room, b.apply(kernel.Multiply, want, b.number(1+rounding)))
		l.floor = b.scale(l.emptied, room, want)
	})
	return l
}

// ceilingOf scales what enters a stock so that it ends no higher than its ceiling.
func (b *builder) ceilingOf(m *model, stock int) *limit {
	m = b.owner(m, scenario.KindStock.At(stock))
	l := &m.limits[stock]
	l.builtCeiling.once(func() {
		var sum []ref
		for _, d := range b.sc.Entering(stock) {
			sum = append(sum, b.netOfLoss(m, d.Flow, b.wantedPart(m, d)))
		}
		room := b.apply(kernel.Subtract, b.bound(stock, true), b.stock(m, stock))
		want := b.apply(kernel.Multiply, b.fold(kernel.Add, sum), b.dt())
		l.ceiling = b.scale(b.apply(kernel.Less, room, want), room, want)
	})
	return l
}

// rounding is how little a stock may keep, as a share of what leaves it, for that to be no more than what the steps that
// drained it were rounded by.
const rounding = 0x1p-40

// scale is the factor that makes what is wanted fit into room where it binds.
func (b *builder) scale(binds, room, want ref) ref {
	return b.apply(kernel.Select, binds, b.apply(kernel.Divide, room, want), b.number(1))
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
		v.lag = b.atLeastOne(duration)
		v.inTransit = b.newRing(m, "in transit", f.Name, b.capacity(v.lag))
		v.arrives = v.inTransit
		if f.Loss != nil {
			v.arrives = b.newRing(m, "arriving", f.Name, b.capacity(v.lag))
		}
		b.later(func() {
			amount := b.apply(kernel.Multiply, b.actingFlow(m, i), b.dt())
			b.rings[v.inTransit].value = amount
			if m.slopes != nil {
				b.rings[v.arrives].value = b.apply(kernel.Multiply, b.entering(m, i), b.dt())
			} else {
				b.rings[v.arrives].value = b.netOfLoss(m, i, amount)
			}
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
	return b.share(node{op: opInTransit, args: [3]ref{v.lag, none, none}, aux: v.inTransit, rhythm: perStep})
}

// arrival is what a delayed flow brings in this step.
func (b *builder) arrival(m *model, i int) ref {
	v := b.delays(m, i)
	return b.share(node{op: opPast, args: [3]ref{v.lag, b.number(0), none}, aux: v.arrives, rhythm: perStep})
}

// checkDuration faults a negative duration.
func (b *builder) checkDuration(m *model, duration, mask ref, what string, e *scenario.Expr) {
	b.check(m, fault{
		what: outside, value: duration, mask: mask, low: 0, high: math.Inf(1), span: e.Span, fixed: b.sc.Constant(e),
		message: what + " is %s, and a duration cannot be negative",
	})
}
