package sim

import (
	"math"

	"wargame/scenario"
	"wargame/sim/kernel"
)

// previous is x one step ago. What it remembers is built later: x may depend on this very value.
func (b *builder) previous(m *model, e *scenario.Expr, mask ref) ref {
	m = m.at(0)
	if r, ok := m.memory[e]; ok {
		return r
	}
	id, r := b.beginsAt(m, "previous", identity(b.sc, e), b.expr(m.opening(), e.Args[1], mask))
	m.memory[e] = r
	b.later(func() { b.states[id].next = b.expr(m, e.Args[0], mask) })
	return r
}

// beginsAt is a state that has a value at the first point, and what it is at the point.
func (b *builder) beginsAt(m *model, kind, what string, first ref) (id int32, now ref) {
	if b.at(first).rhythm&perTime == 0 {
		id = b.newState(m, kind, what, first)
		return id, b.states[id].self
	}
	id = b.newState(m, kind, what, b.number(0))
	return id, b.apply(kernel.Select, b.isFirst(), first, b.states[id].self)
}

// delayed is x a duration ago, in whole steps.
func (b *builder) delayed(m *model, e *scenario.Expr, mask ref) ref {
	if e.Order > 0 {
		return b.staged(m, e, mask)
	}
	if r, ok := m.memory[e]; ok {
		return r
	}
	duration := b.expr(m, e.Args[1], mask)
	b.checkDuration(m, duration, mask, "the duration of delayed", e.Args[1])
	lag := b.steps(duration)
	if e.Strict {
		b.check(m, fault{
			what: outside, value: lag, mask: mask, low: 1, high: math.Inf(1), span: e.Args[1].Span, fixed: b.sc.Constant(e.Args[1]),
			message: "delayed by %s steps closes a loop: it needs a delay of at least one step", hint: "write max(DURATION, dt)",
		})
	} else if b.is(lag, 0) {
		return b.expr(m, e.Args[0], mask)
	}
	whole := m.at(0)
	r, begun := whole.earlier[e]
	if !begun {
		first := b.atFirst(whole, e, b.expr(m.opening(), e.Args[2], mask))
		r = b.past(b.newRing(whole, "past", identity(b.sc, e), b.capacity(lag)), lag, first)
		whole.earlier[e] = r
	}
	id := b.at(r).aux
	if _, known := b.known(lag); !known && !e.Strict {
		now := b.apply(kernel.LessEqual, lag, b.number(0))
		r = b.apply(kernel.Select, now, b.expr(m, e.Args[0], mask), r)
	}
	m.memory[e] = r
	if !begun {
		b.later(func() { b.rings[id].value = b.expr(whole, e.Args[0], mask) })
	}
	return r
}

// atFirst is what a value is at the first point, remembered where it changes.
func (b *builder) atFirst(m *model, e *scenario.Expr, x ref) ref {
	if b.at(x).rhythm&perTime == 0 {
		return x
	}
	id := b.newState(m, "first", identity(b.sc, e), b.number(0))
	first := b.apply(kernel.Select, b.isFirst(), x, b.states[id].self)
	b.states[id].next = first
	return first
}

// first is x at the first point. What may fail in x does so there alone.
func (b *builder) first(m *model, e *scenario.Expr, mask ref) ref {
	m = m.at(0)
	if r, ok := m.memory[e]; ok {
		return r
	}
	r := b.atFirst(m, e, b.expr(m.opening(), e.Args[0], b.both(mask, b.isFirst())))
	m.memory[e] = r
	return r
}

// capacity is the lag a ring must hold, where it is the same in every trial; else none.
func (b *builder) capacity(lag ref) ref {
	if _, ok := b.known(lag); ok {
		return lag
	}
	return none
}

// atLeastAStep says whether a delayed call surely looks back a step or more, so that it is no dependency.
func (b *builder) atLeastAStep(e *scenario.Expr) bool {
	if e.Strict {
		return true
	}
	if !b.sc.Constant(e.Args[1]) {
		return false
	}
	lag, ok := b.known(b.steps(b.expr(b.models[0], e.Args[1], none)))
	return ok && lag >= 1
}

// later puts off building until loops can no longer arise, and keeps the site.
func (b *builder) later(build func()) {
	at := b.site
	at.atEnd = false
	b.pending = append(b.pending, func() {
		before := b.site
		b.site = at
		build()
		b.site = before
	})
}

// settle builds what was put off, and what that puts off in turn.
func (b *builder) settle() {
	for len(b.pending) > 0 {
		next := b.pending[0]
		b.pending = b.pending[1:]
		next()
	}
}
