package sim

import (
	"fmt"

	"wargame/scenario"
	"wargame/sim/kernel"
)

// A delay of order n is n stages, one after the other, each of which lets go of the share dt / (duration / n) of what it holds at
// each step: what goes in comes out spread as an Erlang distribution, a duration later on average. A stage is a state, a column. Flows
// hold goods in their stages and conserve them; delayed and smooth hold values, each stage following the one before it.
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

// entersAt is what goes into a stage: from outside where that is the first one gone through, else what the one before it has.
func (b *builder) entersAt(s stay, stage int, outside, before ref) ref {
	if s.count == none {
		if stage == 0 {
			return outside
		}
		return before
	}
	first := b.apply(kernel.Equal, s.count, b.number(float64(s.most-stage)))
	return b.apply(kernel.Select, first, outside, before)
}

// staged is x through the stages of delayed by order, or of smooth. Without a first value of its own it is x at the first point.
func (b *builder) staged(m *model, e *scenario.Expr, mask ref) ref {
	if m.underRK4() {
		return b.leveled(m, e, mask)
	}
	if r, ok := m.memory[e]; ok {
		return r
	}
	x, what := none, "delayed"
	if e.Op == scenario.OpSmooth {
		what = "smooth"
	}
	if !e.Staged() {
		x = b.expr(m, e.Args[0], mask)
	}
	duration := b.expr(m, e.Args[1], mask)
	b.checkDuration(m, duration, mask, "the duration of "+what, e.Args[1])
	s := b.stayIn(e.Order, duration)
	first := x
	if e.Staged() {
		first = b.expr(m, e.Args[2], b.both(mask, b.isFirst()))
	}
	ids, stages := b.valueStages(m, e, what, s.most, first)
	m.memory[e] = stages[s.most-1]
	follow := func() {
		if e.Staged() {
			x = b.expr(m, e.Args[0], mask)
		}
		for i, id := range ids {
			target := x
			if i > 0 {
				target = b.entersAt(s, i, x, stages[i-1])
			}
			gap := b.apply(kernel.Multiply, b.dt(), b.apply(kernel.Subtract, target, stages[i]))
			b.states[id].next = b.apply(kernel.Add, stages[i], b.apply(kernel.Divide, gap, s.time))
		}
	}
	if e.Staged() {
		b.later(follow) // x may depend on this very value
	} else {
		follow()
	}
	return m.memory[e]
}

// valueStages are n stages that all begin at a value: what each has at the point.
func (b *builder) valueStages(m *model, e *scenario.Expr, what string, n int, first ref) (ids []int32, stages []ref) {
	settled := e.Staged() && b.at(first).rhythm&perTime == 0
	of := identity(b.sc, e)
	for i := range n {
		init := b.number(0)
		if settled {
			init = first
		}
		ids = append(ids, b.newState(m, stageOf(what, i, n), of, init))
		self := b.states[ids[i]].self
		if !settled {
			self = b.apply(kernel.Select, b.isFirst(), first, self)
		}
		stages = append(stages, self)
	}
	return ids, stages
}

// stageOf names a stage among n; the last one is what the stages are for.
func stageOf(what string, i, n int) string {
	if i == n-1 {
		return what
	}
	return fmt.Sprintf("%s, %d before the last stage,", what, n-1-i)
}

// chain is goods in stages: what each holds, and lets go of in this step.
type chain struct {
	ids         []int32
	stages, out []ref
}

// stagedDelay builds the stages of a flow that is delayed by order; what enters them is built later. What arrives has its own, where
// there is a loss on the way.
func (b *builder) stagedDelay(m *model, i int, v *flowValues, duration ref) {
	f := b.sc.Flows[i]
	s := b.stayIn(f.Order, duration)
	share := b.apply(kernel.Divide, b.dt(), s.time)
	v.held = b.newChain(m, "in transit", f.Name, s, share)
	v.arriving = v.held
	if f.Loss != nil {
		v.arriving = b.newChain(m, "arriving", f.Name, s, share)
	}
	b.later(func() {
		amount := b.apply(kernel.Multiply, b.actingFlow(m, i), b.dt())
		b.fillChain(v.held, s, amount)
		if f.Loss != nil {
			b.fillChain(v.arriving, s, b.departed(m, i, amount))
		}
	})
}

// newChain is empty stages that let go of a share of what they hold.
func (b *builder) newChain(m *model, what, name string, s stay, share ref) chain {
	var c chain
	for i := range s.most {
		id := b.newState(m, stageOf(what, i, s.most), name, b.number(0))
		c.ids, c.stages = append(c.ids, id), append(c.stages, b.states[id].self)
		c.out = append(c.out, b.apply(kernel.Multiply, b.states[id].self, share))
	}
	return c
}

// fillChain gives an amount to the first stage that is gone through, and what each lets go of to the next.
func (b *builder) fillChain(c chain, s stay, amount ref) {
	before := b.number(0)
	for i, id := range c.ids {
		kept := b.apply(kernel.Subtract, c.stages[i], c.out[i])
		b.states[id].next = b.apply(kernel.Add, kept, b.entersAt(s, i, amount, before))
		before = c.out[i]
	}
}
