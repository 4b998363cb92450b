package sim

import (
	"fmt"
	"math"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim/dist"
)

// draw is a distribution call: the quantile of its uniform at the parameters of the trial, policy and step.
func (b *builder) draw(m *model, e *scenario.Expr, mask ref) ref {
	shape := b.shape(e.Dist)
	p := b.exprs(m, e.Args, mask)
	if !b.checkParameters(m, shape, p, mask, e) {
		return b.number(math.NaN())
	}
	u := b.drawn(e)
	if r, ok := dist.Expand[ref](b, shape, u, p); ok {
		return r
	}
	if b.fixedParameters(e) {
		if v, ok := b.allKnown(p); ok {
			if id := b.tableOf(e, shape, v); id >= 0 {
				return b.share(node{op: opTabled, args: [3]ref{u, none, none}, aux: id, rhythm: b.at(u).rhythm})
			}
		}
	}
	return b.listed(opQuantile, b.callOf(shape), append([]ref{u}, p...))
}

// fixedParameters says whether the parameters are the same number everywhere, levers left aside: then a quantile table
// is part of the result's definition. A lever that a policy happens to hold constant does not count, so that a
// played turn and a batch trial agree.
func (b *builder) fixedParameters(e *scenario.Expr) bool {
	for _, p := range e.Args[:e.Dist.Count] { // the last argument of a cdf is none
		if !b.sc.Constant(p) {
			return false
		}
	}
	return true
}

// drawn is the uniform of a distribution call; a correlated variable's goes through its copula.
func (b *builder) drawn(e *scenario.Expr) ref {
	a := e.Address
	if q, ok := b.sc.Quantity(a.Quantity); ok && a.Once && q.Kind == scenario.KindVariable {
		return b.variableUniform(a, q.Index)
	}
	return b.uniform(a, false)
}

// cdf is the probability of at most x.
func (b *builder) cdf(m *model, e *scenario.Expr, mask ref) ref {
	shape := b.shape(e.Dist)
	x := b.exprs(m, e.Args, mask)
	n := len(x) - 1
	if !b.checkParameters(m, shape, x[:n], mask, e) {
		return b.number(math.NaN())
	}
	if v, ok := b.allKnown(x); ok {
		return b.number(shape.CDF(v[n], v[:n]))
	}
	return b.listed(opCDF, b.callOf(shape), append([]ref{x[n]}, x[:n]...))
}

// checkParameters faults impossible parameters, and says false where they are known to be. A branch not taken may have
// them, unless they are constants of the file.
func (b *builder) checkParameters(m *model, s *dist.Shape, p []ref, mask ref, e *scenario.Expr) bool {
	f := fault{what: impossible, value: none, more: p, shape: s, mask: mask, span: e.Span, fixed: b.fixedParameters(e)}
	var wrong error
	if v, ok := b.allKnown(p); ok {
		if wrong = s.Check(v); wrong == nil {
			return true
		}
		if b.certain(&f) {
			b.refuse(m, &f, wrong.Error())
			return false
		}
	}
	b.check(m, f)
	return wrong == nil
}

// shape is a distribution as package dist knows it.
func (b *builder) shape(d *scenario.Dist) *dist.Shape {
	if s, ok := b.shapes[d]; ok {
		return s
	}
	var inner []*dist.Shape
	for _, i := range d.Inner {
		inner = append(inner, b.shape(i))
	}
	s := dist.New(d.Name, d.Count, inner...)
	b.shapes[d] = s
	return s
}

// callOf keeps a shape for the machine, equal shapes once.
func (b *builder) callOf(s *dist.Shape) int {
	id, ok := b.callIDs[s]
	if !ok {
		id = len(b.calls)
		b.callIDs[s] = id
		b.calls = append(b.calls, call{shape: s})
	}
	return id
}

// mostTableWork bounds how long it takes to make the quantile tables of a scenario: well under a second.
const mostTableWork = 100

// tableOf keeps the quantile table of a distribution call at known parameters, equal ones once; -1 where it has none.
func (b *builder) tableOf(e *scenario.Expr, s *dist.Shape, p []float64) int32 {
	work := s.TableWork(p)
	if work == 0 {
		return -1
	}
	what := fmt.Sprint(s, p)
	if id, ok := b.tables[what]; ok {
		return id
	}
	id, before := int32(-1), b.tableWork
	b.tableWork += work
	switch {
	case b.tableWork > mostTableWork && before <= mostTableWork:
		b.refused = append(b.refused, source.Diagnostic{Severity: source.Error, Code: "too-large", Span: e.Span,
			Message: fmt.Sprintf("at most %d different beta, gamma, pert and student_t are allowed, since each is prepared before the first trial; one with a shape under 0.3 or from 2000 on counts for %d",
				mostTableWork, dist.SlowTable),
			Hint: "a range (low to high), normal, lognormal or triangular needs no preparation"})
	case b.tableWork <= mostTableWork:
		if t := dist.NewTable(s, p); t != nil {
			b.calls = append(b.calls, call{shape: s, table: t})
			id = int32(len(b.calls) - 1)
		}
	}
	b.tables[what] = id
	return id
}

var _ dist.Arith[ref] = (*builder)(nil)
