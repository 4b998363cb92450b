package sim

import (
	"wargame/scenario"
	"wargame/sim/kernel"
)

// isTime says whether an expression is a time: that of the point, since an event, of a first time, or so much before or after
// one.
func isTime(e *scenario.Expr) bool {
	switch e.Op {
	case scenario.OpTime, scenario.OpSince, scenario.OpFirstTime:
		return true
	case scenario.OpAdd, scenario.OpSubtract:
		return isTime(e.Args[0]) || isTime(e.Args[1])
	}
	return false
}

// compareTimes compares times, which are equal where they are as near as scenario.SameTime.
func (b *builder) compareTimes(op scenario.Op, x, y ref) ref {
	notAfter := func(x, y ref) ref {
		return b.apply(kernel.LessEqual, b.apply(kernel.Subtract, x, b.number(scenario.SameTime)), y)
	}
	switch op {
	case scenario.OpLessEqual:
		return notAfter(x, y)
	case scenario.OpGreaterEqual:
		return notAfter(y, x)
	case scenario.OpLess:
		return b.apply(kernel.Not, notAfter(y, x))
	case scenario.OpGreater:
		return b.apply(kernel.Not, notAfter(x, y))
	}
	equal := b.apply(kernel.And, notAfter(x, y), notAfter(y, x))
	if op == scenario.OpNotEqual {
		return b.apply(kernel.Not, equal)
	}
	return equal
}

// time is clock units since the start; of a later slope, at which it has gone on.
func (b *builder) time(m *model) ref {
	if b.untimed {
		return b.number(0)
	}
	return b.share(node{op: opTime, args: [3]ref{none, none, none}, aux: int32(m.slope / 2), rhythm: perTime})
}

// pointTime is the time at the point, also at later slopes.
func (b *builder) pointTime() ref { return b.time(b.models[0]) }

func (b *builder) dt() ref { return b.number(b.sc.Clock.Step) }

// from is true from a time on.
func (b *builder) from(at ref) ref {
	return b.apply(kernel.LessEqual, b.apply(kernel.Subtract, at, b.number(scenario.SameTime)), b.pointTime())
}

// isFirst is true at point 0.
func (b *builder) isFirst() ref { return b.apply(kernel.Equal, b.point(), b.number(0)) }

// steps is a duration in steps.
func (b *builder) steps(duration ref) ref {
	return b.apply(kernel.Round, b.apply(kernel.Divide, duration, b.dt()))
}

// atLeastOne is a duration in steps, at least one.
func (b *builder) atLeastOne(duration ref) ref {
	return b.apply(kernel.Max, b.steps(duration), b.number(1))
}
