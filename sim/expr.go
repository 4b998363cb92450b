package sim

import (
	"fmt"
	"slices"

	"wargame/scenario"
	"wargame/scenario/builtin"
	"wargame/sim/kernel"
)

// neverSince is since(e) of an event that never fired.
const neverSince = 1e9

// expr builds an expression under a model. mask is true in the trials in which the branch that holds e is taken
// (none: all), so that faults elsewhere do not count.
func (b *builder) expr(m *model, e *scenario.Expr, mask ref) ref {
	if m.slope > 1 && jumps(e) {
		m = m.opening()
	}
	switch e.Op {
	case scenario.OpNumber:
		return b.number(e.Value)
	case scenario.OpVariable:
		return b.variable(e.Index)
	case scenario.OpLever:
		return b.lever(m, e.Index)
	case scenario.OpStock:
		return b.stock(m, e.Index)
	case scenario.OpFlow:
		return b.actingFlow(m, e.Index)
	case scenario.OpAuxiliary:
		return b.auxiliary(m, e.Index)
	case scenario.OpOutcome:
		return b.outcomeValue(m, e.Index).value
	case scenario.OpPolicyOutcome:
		return b.outcomeValue(b.modelOf(e.Policy), e.Index).value
	case scenario.OpWanted:
		return b.wantedFlow(m, e.Index)
	case scenario.OpInTransit:
		return b.inTransit(m, e.Index)
	case scenario.OpOverflow:
		return b.overflow(m, e.Index)
	case scenario.OpFired, scenario.OpHappened, scenario.OpActive, scenario.OpSince, scenario.OpFiring, scenario.OpCount:
		return b.eventValue(m, e.Op, e.Index)
	case scenario.OpTime:
		return b.time(m)
	case scenario.OpIf:
		c := b.expr(m, e.Args[0], mask)
		return b.apply(kernel.Select, c, b.expr(m, e.Args[1], b.both(mask, c)), b.expr(m, e.Args[2], b.both(mask, b.apply(kernel.Not, c))))
	case scenario.OpCall:
		return b.function(m, e, mask)
	case scenario.OpTable:
		return b.table(m, e, mask)
	case scenario.OpPrevious:
		return b.previous(m, e, mask)
	case scenario.OpDelayed:
		return b.delayed(m, e, mask)
	case scenario.OpSmooth:
		return b.staged(m, e, mask)
	case scenario.OpFirst:
		return b.first(m, e, mask)
	case scenario.OpDraw:
		return b.draw(m, e, mask)
	case scenario.OpCDF:
		return b.cdf(m, e, mask)
	}
	if e.Op >= scenario.OpInitial && e.Op <= scenario.OpFirstTime {
		return b.measured(m, e, mask)
	}
	if e.Op == scenario.OpAnd || e.Op == scenario.OpOr {
		return b.either(m, e, mask)
	}
	x := b.exprs(m, e.Args, mask)
	if e.Op >= scenario.OpLess && e.Op <= scenario.OpNotEqual {
		b.compared(m, x, mask, e)
		if isTime(e.Args[0]) || isTime(e.Args[1]) {
			return b.compareTimes(e.Op, x[0], x[1])
		}
	}
	return b.operator(e.Op, x)
}

// either is a and b, or a or b. Where a settles it, b is a branch not taken.
func (b *builder) either(m *model, e *scenario.Expr, mask ref) ref {
	x := b.expr(m, e.Args[0], mask)
	open := x
	if e.Op == scenario.OpOr {
		open = b.apply(kernel.Not, x)
	}
	return b.operator(e.Op, []ref{x, b.expr(m, e.Args[1], b.both(mask, open))})
}

func (b *builder) exprs(m *model, args []*scenario.Expr, mask ref) []ref {
	r := make([]ref, len(args))
	for i, a := range args {
		r[i] = b.expr(m, a, mask)
	}
	return r
}

// operator is the table of operators.
func (b *builder) operator(op scenario.Op, x []ref) ref {
	switch op {
	case scenario.OpNegate:
		return b.apply(kernel.Negate, x[0])
	case scenario.OpAdd:
		return b.apply(kernel.Add, x...)
	case scenario.OpSubtract:
		return b.apply(kernel.Subtract, x...)
	case scenario.OpMultiply:
		return b.apply(kernel.Multiply, x...)
	case scenario.OpDivide:
		return b.apply(kernel.Divide, x...)
	case scenario.OpPower:
		return b.apply(kernel.Power, x...)
	case scenario.OpLess:
		return b.apply(kernel.Less, x...)
	case scenario.OpLessEqual:
		return b.apply(kernel.LessEqual, x...)
	case scenario.OpGreater:
		return b.apply(kernel.Less, x[1], x[0])
	case scenario.OpGreaterEqual:
		return b.apply(kernel.LessEqual, x[1], x[0])
	case scenario.OpEqual:
		return b.apply(kernel.Equal, x...)
	case scenario.OpNotEqual:
		return b.apply(kernel.NotEqual, x...)
	case scenario.OpAnd:
		return b.apply(kernel.And, x...)
	case scenario.OpOr:
		return b.apply(kernel.Or, x...)
	case scenario.OpNot:
		return b.apply(kernel.Not, x...)
	}
	panic(fmt.Sprintf("sim: no operator for expression %d", op))
}

// plain is the table of functions that are one kernel operator.
var plain = map[string]kernel.Op{
	"abs": kernel.Abs, "sqrt": kernel.Sqrt, "exp": kernel.Exp, "ln": kernel.Ln, "log10": kernel.Log10,
	"sin": kernel.Sin, "cos": kernel.Cos, "tan": kernel.Tan, "floor": kernel.Floor, "ceil": kernel.Ceil,
	"round": kernel.Round, "mod": kernel.Mod, "sign": kernel.Sign, "logistic": kernel.Logistic,
	"clamp": kernel.Clamp, "min": kernel.Min, "max": kernel.Max,
}

func (b *builder) function(m *model, e *scenario.Expr, mask ref) ref {
	if e.Func.Name == "divide" {
		return b.divide(m, e, mask)
	}
	x := b.exprs(m, e.Args, mask)
	if e.Func.Group == builtin.ClockGroup {
		b.compared(m, x, mask, e) // with the time
	}
	switch e.Func.Name {
	case "min", "max":
		return b.fold(plain[e.Func.Name], x)
	case "pulse":
		end := b.apply(kernel.Add, x[0], x[1])
		return b.apply(kernel.And, b.from(x[0]), b.apply(kernel.Less, b.time(m), b.apply(kernel.Subtract, end, b.number(scenario.SameTime))))
	case "step_up":
		return b.from(x[0])
	case "ramp":
		length := b.apply(kernel.Subtract, x[1], x[0])
		sudden := b.apply(kernel.LessEqual, b.apply(kernel.Abs, length), b.number(scenario.SameTime))
		share := b.apply(kernel.Divide, b.apply(kernel.Subtract, b.time(m), x[0]), length)
		return b.apply(kernel.Select, sudden, b.from(x[1]), b.apply(kernel.Clamp, share, b.number(0), b.number(1)))
	}
	op, ok := plain[e.Func.Name]
	if !ok {
		panic("sim: no kernel for function " + e.Func.Name)
	}
	return b.apply(op, x...)
}

// divide is a/b, or otherwise where b is 0: two branches.
func (b *builder) divide(m *model, e *scenario.Expr, mask ref) ref {
	by := b.expr(m, e.Args[1], mask)
	zero := b.apply(kernel.Equal, by, b.number(0))
	return b.apply(kernel.DivideOr, b.expr(m, e.Args[0], b.both(mask, b.apply(kernel.Not, zero))), by, b.expr(m, e.Args[2], b.both(mask, zero)))
}

// fold applies an operator from the left.
func (b *builder) fold(op kernel.Op, x []ref) ref {
	r := x[0]
	for _, y := range x[1:] {
		r = b.apply(op, r, y)
	}
	return r
}

// both is the mask of a branch inside a masked place; none is where there is no mask.
func (b *builder) both(mask, c ref) ref {
	switch {
	case mask == none:
		return c
	case c == none:
		return mask
	}
	return b.apply(kernel.And, mask, c)
}

func (b *builder) variable(i int) ref {
	if b.variables[i] == none {
		v := b.sc.Variables[i]
		b.variables[i] = b.within(site{name: v.Name, span: v.Value.Span}, func() ref { return b.expr(b.models[0], v.Value, none) })
	}
	return b.variables[i]
}

func (b *builder) auxiliary(m *model, i int) ref {
	m = b.owner(m, scenario.KindAuxiliary.At(i))
	a := b.sc.Auxiliaries[i]
	atEnd := !b.needsFlow(a.Value)
	if m.slope == 1 && atEnd {
		m = m.at(0)
	}
	if m.auxes[i] == none {
		m.auxes[i] = b.within(site{name: a.Name, span: a.Value.Span, atEnd: atEnd && m.slope == 0}, func() ref { return b.expr(m, a.Value, none) })
	}
	return m.auxes[i]
}

// lever is the value a model's policy gives a lever.
func (b *builder) lever(m *model, i int) ref {
	m = b.owner(m.at(0), scenario.KindLever.At(i))
	if m.levers[i] != none {
		return m.levers[i]
	}
	l := b.sc.Levers[i]
	m.levers[i] = b.within(site{name: l.Name, span: l.Span, atEnd: !slices.ContainsFunc(b.settings(i), b.needsFlow)}, func() ref {
		value := b.expr(m, l.Default, none)
		if slices.Contains(b.options.Inputs, i) {
			first, _ := b.known(value) // a default reads nothing
			return b.input(leverInput, i, first)
		}
		if set := b.settingOf(m.policy, i); set != nil {
			if r := b.courseOf(set, value); r != none {
				return r
			}
			for j, entry := range set.Entries {
				// An entry counts while it is in force: from its time until the next.
				force := b.inForce(set, j)
				value = b.apply(kernel.Select, b.from(b.number(entry.From)), b.expr(m.opening(), entry.Value, force), value)
			}
		}
		return value
	})
	return m.levers[i]
}

// inForce is true while entry j of a setting holds; none where that is always.
func (b *builder) inForce(set *scenario.Setting, j int) ref {
	force := b.from(b.number(set.Entries[j].From))
	if j+1 < len(set.Entries) {
		force = b.apply(kernel.And, force, b.apply(kernel.Not, b.from(b.number(set.Entries[j+1].From))))
	}
	if b.is(force, 1) {
		return none
	}
	return force
}
