package sim

import (
	"wargame/scenario"
	"wargame/sim/kernel"
)

// A start that reads the model is worked out in a model of its own, that of the first point before any policy: stocks are their starts,
// levers their defaults, time is 0 and nothing has happened yet. All of it is computed once per trial, in the setup, and what is drawn in it
// is drawn once; so that the state of a stock begins where it starts, whoever steps it.

// start is where a stock starts.
func (b *builder) start(i int) ref {
	s := b.sc.Stocks[i]
	return b.within(site{name: s.Name, span: s.Start.Span}, func() ref {
		if !s.Start.ReadsModel() {
			return b.expr(b.models[0], s.Start, none)
		}
		if b.beginning == nil {
			b.beginning = b.emptyModel(b.models[0].policy, b.models[0].place)
			b.beginning.atStart = true
		}
		before := b.untimed
		b.untimed = true
		r := b.startOf(b.beginning, i)
		b.untimed = before
		return r
	})
}

// startOf is where a stock starts, in the model of starts.
func (b *builder) startOf(m *model, i int) ref {
	if m.stocks[i] == none {
		s := b.sc.Stocks[i]
		m.stocks[i] = b.within(site{name: s.Name, span: s.Start.Span}, func() ref { return b.expr(m, s.Start, none) })
	}
	return m.stocks[i]
}

// atStart builds what is another thing at the start than at a point; false where it is none.
func (b *builder) atStart(m *model, e *scenario.Expr, mask ref) (ref, bool) {
	switch {
	case e.Op == scenario.OpStock:
		return b.startOf(m, e.Index), true
	case e.Op == scenario.OpLever:
		return b.expr(m, b.sc.Levers[e.Index].Default, none), true
	case e.Op == scenario.OpInTransit, e.Op == scenario.OpOverflow, e.Op == scenario.OpFired, e.Op == scenario.OpHappened, e.Op == scenario.OpActive:
		return b.number(0), true
	case e.Op == scenario.OpSince:
		return b.number(neverSince), true
	case e.Op == scenario.OpPrevious:
		return b.expr(m, e.Args[1], mask), true
	case e.Staged():
		return b.expr(m, e.Args[2], mask), true
	case e.Op == scenario.OpFirst, e.Op == scenario.OpSmooth:
		return b.expr(m, e.Args[0], mask), true
	case e.Op == scenario.OpDelayed:
		return b.delayedAtStart(m, e, mask), true
	}
	return none, false
}

// delayedAtStart is the first value of delayed or, where it looks back less than half a step, x.
func (b *builder) delayedAtStart(m *model, e *scenario.Expr, mask ref) ref {
	first := b.expr(m, e.Args[2], mask)
	lag := b.steps(b.expr(m, e.Args[1], mask))
	if known, ok := b.known(lag); e.Strict || ok && known >= 1 {
		return first
	}
	return b.apply(kernel.Select, b.apply(kernel.LessEqual, lag, b.number(0)), b.expr(m, e.Args[0], mask), first)
}
