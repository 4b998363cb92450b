package sim

import (
	"fmt"

	"wargame/scenario"
	"wargame/sim/kernel"
)

// A delay of order n is n stages, one after the other, each of which lets go of the share dt / (duration / n) of what it holds at
// each step: what goes in comes out spread as an Erlang distribution, a duration later on average. A stage is a state, a column. Flows
// hold goods in their stages and conserve them (chains.go); delayed and smooth hold values, each stage following the one before it.
//
// A stage takes a step at least. A duration that has no time for n stages has fewer, as those of Vensim's DELAY N and SMOOTH N
// (www.vensim.com/documentation/fn_delay_n.html), so that it stays what it is on average. The arithmetic is
// docs/decisions/0001-arithmetic-of-a-step.md, to the bit.

// stay is how long what goes through stages is in each.
type stay struct {
	most  int // stages
	count ref // how many of them are gone through, the last ones, by row; none: all
	time  ref // in each
}

// stayIn spreads a duration over n stages, where it has time for them.
func (b *builder) stayIn(n int, duration ref) stay {
	if n == 1 {
		return stay{1, none, b.apply(kernel.Max, duration, b.dt())}
	}
	whole := b.apply(kernel.Floor, b.apply(kernel.Add, b.apply(kernel.Divide, duration, b.dt()), b.number(scenario.SameTime)))
	count := b.apply(kernel.Clamp, whole, b.number(1), b.number(float64(n)))
	s := stay{n, count, b.apply(kernel.Max, b.apply(kernel.Divide, duration, count), b.dt())}
	if known, ok := b.known(count); ok && known >= 1 { // not of an impossible duration, which is refused
		s.most, s.count = int(known), none
	}
	return s
}

// begins is true where a stage is the first one gone through, of which there are not as many in each row.
func (b *builder) begins(s stay, stage int) ref {
	return b.apply(kernel.Equal, s.count, b.number(float64(s.most-stage)))
}

// staged is x through the stages of delayed by order, or of smooth. Without a first value of its own it is x at the first point.
func (b *builder) staged(m *model, e *scenario.Expr, mask ref) ref {
	if m.underRK4() {
		return b.leveled(m, e, mask)
	}
	if m.underRK4() {
		return b.leveled(m, e, mask)
	}
	if r, ok := m.memory[e]; ok {
		return r
	}
	x, what := none, stagedBy(e)
	if !e.Staged() {
		x = b.expr(m, e.Args[0], mask)
	}
	duration := b.expr(m, e.Args[1], mask)
	b.checkDuration(m, duration, mask, "the duration of "+what, e.Args[1])
	s := b.stayIn(e.Order, duration)
	if !e.Staged() {
		id := b.newState(m, what, identity(b.sc, e), b.number(0))
		m.memory[e] = b.apply(kernel.Select, b.isFirst(), x, b.states[id].self)
		b.follow(s, []int32{id}, []ref{m.memory[e]}, x)
		return m.memory[e]
	}
	first := b.expr(m, e.Args[2], b.both(mask, b.isFirst()))
	if e.Conserves() {
		return b.conserved(m, e, s, first, mask)
	}
	ids, stages := make([]int32, s.most), make([]ref, s.most)
	of := identity(b.sc, e)
	for i := range ids {
		ids[i], stages[i] = b.beginsAt(m, stageOf(what, i, s.most), of, first)
	}
	m.memory[e] = stages[s.most-1]
	b.later(func() { b.follow(s, ids, stages, b.expr(m, e.Args[0], mask)) }) // x may depend on this very value
	return m.memory[e]
}

// follow lets the first stage that is gone through move towards x, and each other towards the one before it.
func (b *builder) follow(s stay, ids []int32, stages []ref, x ref) {
	for i, id := range ids {
		gap := b.apply(kernel.Multiply, b.dt(), b.apply(kernel.Subtract, b.target(s, i, stages, x), stages[i]))
		b.states[id].next = b.apply(kernel.Add, stages[i], b.apply(kernel.Divide, gap, s.time))
	}
}

// target is what a stage moves towards.
func (b *builder) target(s stay, i int, stages []ref, x ref) ref {
	switch {
	case i == 0:
		return x
	case s.count == none:
		return stages[i-1]
	}
	return b.apply(kernel.Select, b.begins(s, i), x, stages[i-1])
}

// stagedBy is what a call that has stages is called.
func stagedBy(e *scenario.Expr) string {
	if e.Op == scenario.OpSmooth {
		return "smooth"
	}
	return "delayed"
}

// stageOf names a stage among n; the last one is what the stages are for.
func stageOf(what string, i, n int) string {
	if i == n-1 {
		return what
	}
	return fmt.Sprintf("%s, %d before the last stage,", what, n-1-i)
}
