package sim

import (
	"math"

	"wargame/scenario"
	"wargame/sim/kernel"
)

// outcomeValues are the values of one outcome under one model, read at the end of a trial.
type outcomeValues struct {
	stage stage
	value ref
	given ref // none: always
	never ref // true where a first_time did not come; none: not a first_time
}

// outcomeValue builds an outcome. Its histories become states that the steps feed.
func (b *builder) outcomeValue(m *model, i int) *outcomeValues {
	v := &m.outcome[i]
	o := b.sc.Outcomes[i]
	v.stage.once(func() {
		v.given, v.never = none, none
		b.within(site{name: o.Name, span: o.Value.Span, final: true}, func() ref {
			if o.Given != nil {
				v.given = b.expr(m, o.Given, none)
			}
			v.value = b.expr(m, o.Value, v.given)
			if o.FirstTime {
				v.never = b.neverCame(m, o.Value)
			}
			return none
		})
	})
	return v
}

// measured is a history function of an outcome: what its state holds after the last step, joined with the value at
// point N where there is one.
func (b *builder) measured(m *model, e *scenario.Expr, mask ref) ref {
	if r, ok := m.measure[e]; ok {
		return r
	}
	r := b.buildMeasure(m, e, mask)
	m.measure[e] = r
	return r
}

// accumulate makes a state that begins at init and takes step(state) at each step, and gives the state.
func (b *builder) accumulate(m *model, e *scenario.Expr, kind string, init float64, step func(ref) ref) ref {
	id := b.newState(m, kind, identity(b.sc, e), b.number(init))
	self := b.states[id].self
	b.states[id].next = step(self)
	return self
}

func (b *builder) buildMeasure(m *model, e *scenario.Expr, mask ref) ref {
	if e.Op == scenario.OpFirstTime {
		first := b.firstTime(m, e)
		return b.apply(kernel.Select, b.neverOf(first), b.number(b.sc.Clock.Horizon()), first)
	}
	atEnd := !b.needsFlow(e.Args[0])
	x := b.within(b.measuring(e, atEnd), func() ref { return b.expr(m, e.Args[0], b.whereMeasured(m, e, atEnd, mask)) })
	// also joins what the steps gave with the value at point N, if there is one.
	also := func(kind string, init float64, step func(ref) ref) ref {
		r := b.accumulate(m, e, kind, init, step)
		if atEnd {
			return step(r)
		}
		return r
	}
	switch e.Op {
	case scenario.OpInitial:
		s := b.accumulate(m, e, "initial", 0, func(s ref) ref { return b.apply(kernel.Select, b.isFirst(), x, s) })
		if b.options.ByHand && atEnd { // it may be asked for before the first step
			s = b.apply(kernel.Select, b.isFirst(), x, s)
		}
		return s
	case scenario.OpFinal:
		if atEnd {
			return x
		}
		return b.accumulate(m, e, "final", 0, func(ref) ref { return x })
	case scenario.OpHighest:
		return also("highest", math.Inf(-1), func(s ref) ref { return b.apply(kernel.Max, s, x) })
	case scenario.OpLowest:
		return also("lowest", math.Inf(1), func(s ref) ref { return b.apply(kernel.Min, s, x) })
	case scenario.OpAverage:
		sum := also("sum", 0, func(s ref) ref { return b.apply(kernel.Add, s, x) })
		return b.apply(kernel.Divide, sum, b.pointsSoFar(atEnd))
	case scenario.OpTotal:
		return b.accumulate(m, e, "total", 0, func(s ref) ref {
			return b.apply(kernel.Add, s, b.apply(kernel.Multiply, x, b.dt()))
		})
	case scenario.OpAt:
		return b.valueAt(m, e, x, atEnd, mask, also)
	case scenario.OpEver:
		return also("ever", 0, func(s ref) ref { return b.apply(kernel.Or, s, x) })
	case scenario.OpAlways:
		return also("always", 1, func(s ref) ref { return b.apply(kernel.And, s, x) })
	case scenario.OpDuration:
		count := b.accumulate(m, e, "duration", 0, func(s ref) ref { return b.apply(kernel.Add, s, x) })
		return b.apply(kernel.Multiply, count, b.dt())
	}
	panic("sim: no such measure")
}

// measuring is the site of what an outcome measures: looked at as it comes about, unless only its last value counts.
func (b *builder) measuring(e *scenario.Expr, atEnd bool) site {
	s := b.site
	s.final = e.Op == scenario.OpFinal && atEnd
	s.atEnd = atEnd
	return s
}

// whereMeasured is true at the points at which a value is taken; none: at all.
func (b *builder) whereMeasured(m *model, e *scenario.Expr, atEnd bool, mask ref) ref {
	switch e.Op {
	case scenario.OpInitial:
		return b.isFirst()
	case scenario.OpAt:
		return b.apply(kernel.Equal, b.placeOf(m, e, atEnd, mask), b.point())
	}
	return none
}

// pointsSoFar is over how many points a mean goes: all of them, or, where it may be asked for before the end, those so far.
func (b *builder) pointsSoFar(atEnd bool) ref {
	points := b.number(float64(b.sc.Clock.Steps))
	if b.options.ByHand {
		points = b.point()
	}
	if atEnd {
		points = b.apply(kernel.Add, points, b.number(1))
	}
	return points
}

// firstTime is the time at which a condition first holds, infinite while it has not.
func (b *builder) firstTime(m *model, e *scenario.Expr) ref {
	if r, ok := m.firsts[e]; ok {
		return r
	}
	atEnd := !b.needsFlow(e.Args[0])
	x := b.within(b.measuring(e, atEnd), func() ref { return b.expr(m, e.Args[0], none) })
	step := func(s ref) ref {
		return b.apply(kernel.Min, s, b.apply(kernel.Select, x, b.pointTime(), b.number(math.Inf(1))))
	}
	r := b.accumulate(m, e, "first", math.Inf(1), step)
	if atEnd {
		r = step(r)
	}
	m.firsts[e] = r
	return r
}

func (b *builder) neverOf(first ref) ref {
	return b.apply(kernel.Equal, first, b.number(math.Inf(1)))
}

func (b *builder) neverCame(m *model, e *scenario.Expr) ref { return b.neverOf(b.firstTime(m, e)) }

// valueAt is x at the point nearest a time, the later of two.
func (b *builder) valueAt(m *model, e *scenario.Expr, x ref, atEnd bool, mask ref, also func(string, float64, func(ref) ref) ref) ref {
	here := b.apply(kernel.Equal, b.placeOf(m, e, atEnd, mask), b.point())
	return also("at", 0, func(s ref) ref { return b.apply(kernel.Select, here, x, s) })
}

// placeOf is the point nearest the time of an at, the later of two.
func (b *builder) placeOf(m *model, e *scenario.Expr, atEnd bool, mask ref) ref {
	last := float64(b.sc.Clock.Steps)
	if !atEnd {
		last--
	}
	at := b.expr(m, e.Args[1], mask)
	place := b.apply(kernel.Add, b.apply(kernel.Divide, at, b.dt()), b.number(0.5))
	place = b.apply(kernel.Floor, b.apply(kernel.Add, place, b.number(scenario.SameTime)))
	return b.apply(kernel.Clamp, place, b.number(0), b.number(last))
}

// knownSoFar is true in the rows in which all that an expression of outcomes measures has come about at this point, so
// that the measure up to here means something; none: in all. At point N it always has.
func (b *builder) knownSoFar(m *model, e *scenario.Expr) ref {
	if e == nil {
		return none
	}
	switch e.Op {
	case scenario.OpOutcome, scenario.OpPolicyOutcome:
		o := b.sc.Outcomes[e.Index]
		return b.both(b.knownSoFar(m, o.Value), b.knownSoFar(m, o.Given))
	case scenario.OpInitial, scenario.OpFinal, scenario.OpHighest, scenario.OpLowest, scenario.OpAverage:
		if b.needsFlow(e.Args[0]) {
			return b.apply(kernel.Less, b.number(0), b.point())
		}
		return none
	case scenario.OpAt:
		atEnd := !b.needsFlow(e.Args[0])
		place := b.placeOf(m, e, atEnd, none)
		if atEnd {
			return b.apply(kernel.LessEqual, place, b.point())
		}
		return b.apply(kernel.Less, place, b.point())
	}
	known := none
	for _, a := range e.Args {
		known = b.both(known, b.knownSoFar(m, a))
	}
	return known
}
