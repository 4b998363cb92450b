package sim

import (
	"wargame/scenario"
	"wargame/sim/kernel"
)

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
	empty := func(int) ref { return b.number(0) }
	v.held = b.newChain(m, "in transit", f.Name, s, empty)
	v.arriving = v.held
	if f.Loss != nil {
		v.arriving = b.newChain(m, "arriving", f.Name, s, empty)
	}
	b.later(func() {
		amount := b.apply(kernel.Multiply, b.actingFlow(m, i), b.dt())
		b.fillChain(v.held, s, amount)
		if f.Loss != nil {
			b.fillChain(v.arriving, s, b.departed(m, i, amount))
		}
	})
}

// conserved is x through stages that hold amounts of it, since the time in each changes: at first as much in each that is gone
// through as makes the first value come out.
func (b *builder) conserved(m *model, e *scenario.Expr, s stay, first, mask ref) ref {
	c := b.newChain(m, "delayed", identity(b.sc, e), s, func(stage int) ref { return b.filled(s, stage, first) })
	comes := b.apply(kernel.Divide, c.out[s.most-1], b.dt())
	m.memory[e] = b.apply(kernel.Select, b.isFirst(), first, comes)
	b.later(func() { b.fillChain(c, s, b.apply(kernel.Multiply, b.expr(m, e.Args[0], mask), b.dt())) })
	return m.memory[e]
}

// filled is what a stage holds that lets go of a value per clock unit; nothing where it is not gone through.
func (b *builder) filled(s stay, stage int, value ref) ref {
	full := b.apply(kernel.Multiply, value, s.time)
	if s.count == none {
		return full
	}
	used := b.apply(kernel.LessEqual, b.number(float64(s.most-stage)), s.count)
	return b.apply(kernel.Select, used, full, b.number(0))
}

// newChain is stages that let go of their share of what they hold, and what each holds at first.
func (b *builder) newChain(m *model, what, name string, s stay, first func(stage int) ref) chain {
	share := b.apply(kernel.Divide, b.dt(), s.time)
	var c chain
	for i := range s.most {
		id, holds := b.beginsAt(m, stageOf(what, i, s.most), name, first(i))
		c.ids, c.stages, c.out = append(c.ids, id), append(c.stages, holds), append(c.out, b.apply(kernel.Multiply, holds, share))
	}
	return c
}

// fillChain gives an amount to the first stage that is gone through, and what each lets go of to the next.
func (b *builder) fillChain(c chain, s stay, amount ref) {
	for i, id := range c.ids {
		next := b.apply(kernel.Subtract, c.stages[i], c.out[i])
		if i > 0 {
			next = b.apply(kernel.Add, next, c.out[i-1])
		}
		switch {
		case s.count != none:
			next = b.apply(kernel.Add, next, b.apply(kernel.Select, b.begins(s, i), amount, b.number(0)))
		case i == 0:
			next = b.apply(kernel.Add, next, amount)
		}
		b.states[id].next = next
	}
}
