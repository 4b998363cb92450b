package scenario

import (
	"wargame/scenario/builtin"
	"wargame/scenario/formula"
)

// duration resolves how far back a history function reads. That of delayed reads variables only, unless it is by order.
func (r *resolver) duration(call, n *formula.Node, op Op, most int) *Expr {
	if op != OpDelayed || len(call.Args) == most {
		return r.want(n, Number)
	}
	return r.within(variables, "the duration of delayed").want(n, Number)
}

// staged says of a history function through how many stages its x goes.
func (r *resolver) staged(fn *builtin.Function, e *Expr) *Expr {
	if e == nil || e.Op == OpPrevious {
		return e
	}
	if e.Op == OpSmooth {
		e.Order = 1
	}
	last := len(fn.Params) - 1
	if len(e.Args) <= last {
		return e
	}
	if e.Type != Number {
		r.c.errorf(e.Args[last].Span, "wrong-type", "an order is for numbers, which come bit by bit, and this is %s", e.Type.words()).Hint =
			"leave the order out"
		return nil
	}
	order, ok := r.c.s.value(e.Args[last])
	if !ok {
		return nil
	}
	hint := "leave the order out to smooth once"
	if e.Op == OpDelayed {
		hint = "leave the order out for x as it was a duration ago"
	}
	if e.Order = r.c.order(order, e.Args[last].Span, hint); e.Order == 0 {
		return nil
	}
	return e
}
