package sim

import (
	"wargame/scenario"
	"wargame/sim/kernel"
)

// level is what the stages of delayed by order, or of smooth, hold at a slope of a step under rk4, how long what is in each stays there,
// and how fast each changes, per clock unit: towards x, or the one before it; or, where it conserves, by what comes and goes. A
// step carries them as it carries stocks.
type level struct {
	stages, rates []ref
	stay          *stay
}

// leveled is such a call at a point, or at a slope of the step from it.
func (b *builder) leveled(m *model, e *scenario.Expr, mask ref) ref {
	if m.slope == 0 {
		m = m.at(1)
	}
	stages := b.levelAt(m, e, mask).stages
	last := stages[len(stages)-1]
	if e.Conserves() {
		return b.apply(kernel.Divide, last, b.levelStay(m, e, mask).time)
	}
	return last
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
	s := b.stayIn(e.Order, b.expr(m, e.Args[1], mask))
	begins, whole := e.Args[0], m.at(0)
	first := mask
	if e.Staged() {
		begins, first = e.Args[2], b.both(mask, b.isFirst())
	}
	value, of := b.expr(m, begins, first), identity(b.sc, e)
	ids := make([]int32, s.most)
	l.stages = make([]ref, s.most)
	for i := range ids {
		holds := value
		if e.Conserves() {
			holds = b.filled(s, i, value)
		}
		ids[i], l.stages[i] = b.beginsAt(whole, stageOf(stagedBy(e), i, s.most), of, holds)
	}
	b.later(func() {
		for i, id := range ids {
			mean := b.overStep(whole, func(slope *model) ref { return b.levelRates(slope, e, mask)[i] })
			b.states[id].next = b.apply(kernel.Add, l.stages[i], b.apply(kernel.Multiply, b.dt(), mean))
		}
	})
}

// levelStay is how long what is in stages stays there, at a slope.
func (b *builder) levelStay(m *model, e *scenario.Expr, mask ref) stay {
	l := b.levelAt(m, e, mask)
	if l.stay == nil {
		duration := b.expr(m, e.Args[1], mask)
		b.checkDuration(m, duration, mask, "the duration of "+stagedBy(e), e.Args[1])
		s := b.stayIn(e.Order, duration)
		l.stay = &s
	}
	return *l.stay
}

// levelRates are how fast the stages change at a slope.
func (b *builder) levelRates(m *model, e *scenario.Expr, mask ref) []ref {
	l := b.levelAt(m, e, mask)
	if l.rates != nil {
		return l.rates
	}
	x := b.expr(m, e.Args[0], mask)
	s := b.levelStay(m, e, mask)
	for i, now := range l.stages {
		rate := none
		if e.Conserves() {
			rate = b.apply(kernel.Subtract, b.comes(s, i, l.stages, x), b.apply(kernel.Divide, now, s.time))
		} else {
			rate = b.apply(kernel.Divide, b.apply(kernel.Subtract, b.target(s, i, l.stages, x), now), s.time)
		}
		l.rates = append(l.rates, rate)
	}
	return l.rates
}

// comes is what comes into a stage that conserves, per clock unit.
func (b *builder) comes(s stay, i int, stages []ref, x ref) ref {
	if s.count != none {
		x = b.apply(kernel.Select, b.begins(s, i), x, b.number(0))
	}
	if i == 0 {
		return x
	}
	before := b.apply(kernel.Divide, stages[i-1], s.time)
	if s.count == none {
		return before
	}
	return b.apply(kernel.Add, before, x)
}
