package sim

import (
	"wargame/scenario"
	"wargame/sim/kernel"
)

// level is what the stages of delayed by order, or of smooth, hold at a slope of a step under rk4, and how fast each moves there,
// per clock unit: to x, or to the one before it. A step carries them as it carries stocks.
type level struct{ stages, rates []ref }

// leveled is such a call at a point, or at a slope of the step from it.
func (b *builder) leveled(m *model, e *scenario.Expr, mask ref) ref {
	if m.slope == 0 {
		m = m.at(1)
	}
	stages := b.levelAt(m, e, mask).stages
	return stages[len(stages)-1]
}

// levelAt is what the stages hold at a slope.
func (b *builder) levelAt(m *model, e *scenario.Expr, mask ref) *level {
	if l, ok := m.levels[e]; ok {
		return l
	}
	l := &level{}
	m.levels[e] = l
	if m.slope == 1 {
		b.openLevel(m, l, e, mask)
		return l
	}
	before, time := b.sinceSlope(m)
	rates := b.levelRates(before, e, mask)
	for i, now := range b.levelAt(m.at(1), e, mask).stages {
		l.stages = append(l.stages, b.apply(kernel.Add, now, b.apply(kernel.Multiply, time, rates[i])))
	}
	return l
}

// openLevel makes the stages that a step begins with. Without a first value of its own a call is x at the first point.
func (b *builder) openLevel(m *model, l *level, e *scenario.Expr, mask ref) {
	what := "delayed"
	if e.Op == scenario.OpSmooth {
		what = "smooth"
	}
	s := b.stayIn(e.Order, b.expr(m, e.Args[1], mask))
	begins, whole := e.Args[0], m.at(0)
	first := mask
	if e.Staged() {
		begins, first = e.Args[2], b.both(mask, b.isFirst())
	}
	var ids []int32
	ids, l.stages = b.valueStages(whole, e, what, s.most, b.expr(m, begins, first))
	b.later(func() {
		for i, id := range ids {
			mean := b.overStep(whole, func(slope *model) ref { return b.levelRates(slope, e, mask)[i] })
			b.states[id].next = b.apply(kernel.Add, l.stages[i], b.apply(kernel.Multiply, b.dt(), mean))
		}
	})
}

// levelRates are how fast the stages move at a slope.
func (b *builder) levelRates(m *model, e *scenario.Expr, mask ref) []ref {
	l := b.levelAt(m, e, mask)
	if l.rates != nil {
		return l.rates
	}
	x, duration := b.expr(m, e.Args[0], mask), b.expr(m, e.Args[1], mask)
	what := "the duration of delayed"
	if e.Op == scenario.OpSmooth {
		what = "the duration of smooth"
	}
	b.checkDuration(m, duration, mask, what, e.Args[1])
	s := b.stayIn(e.Order, duration)
	for i, now := range l.stages {
		target := x
		if i > 0 {
			target = b.entersAt(s, i, x, l.stages[i-1])
		}
		l.rates = append(l.rates, b.apply(kernel.Divide, b.apply(kernel.Subtract, target, now), s.time))
	}
	return l.rates
}
