package scenario

import (
	"fmt"

	"wargame/scenario/builtin"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// call resolves a call of a function, distribution or table.
func (r *resolver) call(n *formula.Node) *Expr {
	name := r.substitute(n.Name)
	if builtin.LookupDistribution(name) != nil {
		return r.draw(n)
	}
	if asksNeighbour(n) {
		return r.besideMember(n)
	}
	if fn := builtin.LookupFunction(name); fn != nil {
		return r.function(n, fn)
	}
	s := r.c.names[name]
	if s == nil || s.kind != KindTable {
		r.noFunction(n, name, s)
		return nil
	}
	r.use(s)
	if !r.mayRead(n, variables, name, "a table") || !r.counted(n, name, 1, 1) {
		return nil
	}
	e := r.node(n, OpTable, Number, r.want(n.Args[0], Number))
	if e != nil {
		e.Index = s.index
	}
	return e
}

// noFunction reports a call of what is no function.
func (r *resolver) noFunction(n *formula.Node, name string, s *symbol) {
	if s != nil {
		r.c.errorf(n.NameSpan, "not-a-function", "%q is %s, not a function", name, s.kind.WithArticle()).Hint =
			"to multiply, write " + name + " * (...)"
		return
	}
	var known []string
	for _, f := range builtin.Functions() {
		known = append(known, f.Name)
	}
	for _, d := range builtin.Distributions() {
		known = append(known, d.Name)
	}
	for _, t := range r.c.s.Tables {
		known = append(known, t.Name)
	}
	d := r.c.errorf(n.NameSpan, "unknown-function", "unknown function %q", name)
	d.Hint = r.c.suggest(name, known)
	if r.c.s.Abstract {
		d.Severity = source.Warning
	}
	for _, a := range n.Args {
		r.expr(a) // for its own mistakes
	}
}

// counted reports a wrong number of arguments; most is -1 where there is no most.
func (r *resolver) counted(n *formula.Node, name string, least, most int) bool {
	got := len(n.Args)
	if got >= least && (most < 0 || got <= most) {
		return true
	}
	wanted := fmt.Sprint(least)
	switch {
	case most < 0:
		wanted = "at least " + wanted
	case most > least:
		wanted += fmt.Sprint(" to ", most)
	}
	plural := "s"
	if most == 1 {
		plural = ""
	}
	d := r.c.errorf(n.Span, "wrong-arguments", "%s takes %s argument%s, not %d", name, wanted, plural, got)
	if fn := builtin.LookupFunction(name); fn != nil {
		d.Hint = "write " + fn.Signature()
	} else if dist := builtin.LookupDistribution(name); dist != nil {
		d.Hint = "write " + dist.Signature()
	}
	return false
}

// function resolves a call of a builtin function.
func (r *resolver) function(n *formula.Node, fn *builtin.Function) *Expr {
	most := len(fn.Params)
	if fn.Variadic {
		most = -1
	}
	if !r.counted(n, fn.Name, len(fn.Params)-fn.Optional, most) || !r.mayCall(n, fn) {
		return nil
	}
	switch fn.Group {
	case builtin.Arithmetic, builtin.ClockGroup:
		e := r.apply(n, fn, OpCall, r)
		if e != nil {
			e.Func = fn
		}
		return e
	case builtin.History:
		return r.staged(fn, r.apply(n, fn, historyOps[fn.Name], r))
	case builtin.Levels:
		return r.nextLevel(n, fn)
	case builtin.State:
		return r.state(n, fn)
	case builtin.Sets:
		return r.overSet(n, fn)
	case builtin.Measure:
		if r.may&measures == 0 { // initial, in the model
			return r.apply(n, fn, historyOps[fn.Name], r)
		}
		return r.measure(n, fn)
	case builtin.Probability:
		return r.cdf(n)
	}
	panic("scenario: a function of no group: " + fn.Name)
}

// apply resolves the arguments of a call by the types of its parameters, all of which but the last column stand in
// the place of inner.
func (r *resolver) apply(n *formula.Node, fn *builtin.Function, op Op, inner *resolver) *Expr {
	args := make([]*Expr, len(n.Args))
	var shared *Expr // the first argument of the type that all arguments of any type share
	whole := true
	for i, a := range n.Args {
		param := fn.Params[min(i, len(fn.Params)-1)]
		switch param.Type {
		case builtin.NumberType:
			args[i] = inner.want(a, Number)
		case builtin.TruthType:
			args[i] = inner.want(a, Truth)
		case builtin.DurationType:
			args[i] = inner.duration(n, a, op, len(fn.Params))
		case builtin.OrderType:
			args[i] = r.within(0, "the order of "+fn.Name).want(a, Number)
		default:
			args[i] = inner.expr(a)
			if args[i] != nil && args[i].Type == Name && fn.Group != builtin.Measure {
				args[i] = r.loose(args[i])
			}
			if args[i] != nil && shared == nil {
				shared = args[i]
			} else if args[i] != nil && args[i].Type != shared.Type {
				args[i] = r.c.typed(args[i], shared.Type)
			}
		}
		whole = whole && args[i] != nil
	}
	if !whole {
		return nil
	}
	t := Number
	switch {
	case fn.Result == builtin.TruthType:
		t = Truth
	case fn.Result == builtin.AnyType && shared != nil:
		t = shared.Type
	}
	return r.node(n, op, t, args...)
}

// within is a resolver for a part of the expression where other things may stand.
func (r *resolver) within(may allowed, what string) *resolver {
	inner := *r
	inner.may, inner.what = may, what
	return &inner
}

// measuring is a resolver for what a measure reads at each point.
func (r *resolver) measuring() *resolver {
	inner := r.within(variables|model, "what an outcome measures")
	inner.measured = true
	return inner
}

// inOutcome says whether this stands in an outcome or in what it measures.
func (r *resolver) inOutcome() bool { return r.measured || r.may&measures != 0 }

// measure resolves what reads a whole history: its argument may read the model, its time only variables.
func (r *resolver) measure(n *formula.Node, fn *builtin.Function) *Expr {
	op := measureOps[fn.Name]
	if op == OpCount {
		return r.ofSymbol(n, OpCount, Number, KindEvent)
	}
	if op == OpAt {
		x := r.measuring().expr(n.Args[0])
		at := r.measuring().within(variables, "the time of at").want(n.Args[1], Number)
		e := r.node(n, op, Number, x, at)
		if e != nil {
			e.Type = x.Type
		}
		return e
	}
	return r.apply(n, fn, op, r.measuring())
}

// state resolves what is asked of a flow, stock or event by name.
func (r *resolver) state(n *formula.Node, fn *builtin.Function) *Expr {
	t := Number
	if fn.Result == builtin.TruthType {
		t = Truth
	}
	kinds := map[builtin.Type]Kind{
		builtin.StockType: KindStock, builtin.LevelStockType: KindStock, builtin.EventType: KindEvent, builtin.FlowType: KindFlow,
	}
	return r.ofSymbol(n, stateOps[fn.Name], t, kinds[fn.Params[0].Type])
}

// ofSymbol is an operator on the thing that the only argument names.
func (r *resolver) ofSymbol(n *formula.Node, op Op, t Type, kind Kind) *Expr {
	s := r.symbol(n, kind)
	if s == nil {
		return nil
	}
	if op == OpOverflow && s.typ == Name && s.known {
		r.c.errorf(n.Args[0].Span, "wrong-kind", "%q has levels and cannot overflow", s.name)
		return nil
	}
	return &Expr{Op: op, Type: t, Index: s.index, Span: n.Span}
}

// symbol is what the first argument of a call names, which is of one kind.
func (r *resolver) symbol(n *formula.Node, kind Kind) *symbol {
	a := n.Args[0]
	if a.Kind == formula.Bad {
		return nil
	}
	if a.Kind != formula.Name {
		r.c.errorf(a.Span, "wrong-kind", "%s takes the name of %s", n.Name, kind.WithArticle())
		return nil
	}
	name := r.substitute(a.Name)
	s := r.c.names[name]
	if s == nil {
		r.unknown(a, name, a.Span)
		return nil
	}
	r.use(s)
	if s.kind != kind {
		r.c.errorf(a.Span, "wrong-kind", "%s takes the name of %s, and %q is %s", n.Name, kind.WithArticle(), name, s.kind.WithArticle())
		return nil
	}
	return s
}

// nextLevel writes above(stock) as min(stock + 1, last level) and below(stock) as max(stock - 1, 0).
func (r *resolver) nextLevel(n *formula.Node, fn *builtin.Function) *Expr {
	s := r.symbol(n, KindStock)
	if s == nil || !s.known {
		return nil
	}
	if s.typ != Name {
		r.c.errorf(n.Args[0].Span, "wrong-kind", "%s takes a stock with levels, and %q has none", n.Name, s.name)
		return nil
	}
	stock := &Expr{Op: OpStock, Type: Name, Index: s.index, Span: n.Args[0].Span}
	step, end, limit := OpAdd, float64(len(s.names)-1), "min"
	if fn.Name == "below" {
		step, end, limit = OpSubtract, 0, "max"
	}
	moved := r.node(n, step, Name, stock, r.literal(n, 1, Number))
	e := r.node(n, OpCall, Name, moved, r.literal(n, end, Name))
	e.Func = builtin.LookupFunction(limit)
	return e
}
