package sim

import "wargame/sim/kernel"

// resultRegisters says where the end of a trial leaves what the caller reads.
func (l *layout) resultRegisters() {
	at := func(r ref) int32 {
		if r == none {
			return -1
		}
		return l.register[r]
	}
	for _, list := range [][]result{l.results, l.measures} {
		for i := range list {
			r := &list[i]
			r.registers = [4]int32{at(r.value), at(r.given), at(r.never), at(r.known)}
		}
	}
	for i := range l.checks {
		c := &l.checks[i]
		c.registers = [2]int32{at(c.holds), at(c.looked)}
	}
}

func (l *layout) newRegister() int32 {
	l.registers++
	return int32(l.registers - 1)
}

// fixedRegisters gives a register for good to constants, to what depends on time alone, and to states.
func (l *layout) fixedRegisters() {
	for r := range l.nodes {
		if !l.needed[r] {
			continue
		}
		n := &l.nodes[r]
		switch {
		case n.op == opNumber:
			l.register[r] = l.newRegister()
			l.constants = append(l.constants, filled{l.register[r], n.number})
		case n.rhythm == perTime:
			l.register[r] = l.newRegister()
			l.timed = append(l.timed, timed{ref(r), l.register[r]})
		case n.op == opState, n.op == opInput:
			l.register[r] = l.newRegister()
		}
	}
}

func (l *layout) sizeRings() {
	steps := l.sc.Clock.Steps
	for i, keep := range l.past {
		if !keep {
			continue
		}
		slots := steps
		if lag := l.rings[i].lag; lag != none {
			slots = int(min(l.nodes[lag].number+1, float64(steps)))
		}
		l.slots[i] = max(slots, 1)
	}
}

// allocation gives registers to the values of one phase.
type allocation struct {
	*layout
	last   map[ref]int  // where in the order a value is read last
	pooled map[ref]bool // values whose register is free for others when they are read last
}

// allocate gives registers to the values of a phase and writes its instructions.
func (l *layout) allocate(order []item) []instr {
	a := allocation{l, map[ref]int{}, map[ref]bool{}}
	for i, it := range order {
		for _, r := range l.readsOf(it) {
			a.last[r] = i
		}
	}
	var list []instr
	for i, it := range order {
		if in := a.instruction(i, it); in.op != opEnd {
			list = append(list, in)
		}
	}
	return list
}

// instruction writes the instruction at a place in the order. What works element by element may write over what it reads
// last.
func (a *allocation) instruction(i int, it item) instr {
	reads := a.readsOf(it)
	in := instr{op: it.op, dst: -1, a: -1, b: -1, c: -1, aux: it.aux, node: it.node}
	if it.node != none {
		n := &a.nodes[it.node]
		in.op, in.aux = n.op, n.aux
	}
	a.operandRegisters(&in, reads)
	elementwise := in.op < opcode(kernel.NumOps)
	if elementwise {
		a.release(i, reads)
	}
	in.dst = a.destination(i, it, elementwise)
	if !elementwise {
		a.release(i, reads)
	}
	return in
}

// release frees the registers of what is read for the last time at a place in the order.
func (a *allocation) release(i int, reads []ref) {
	for _, r := range reads {
		if a.pooled[r] && a.last[r] == i {
			delete(a.pooled, r)
			a.free = append(a.free, a.register[r])
		}
	}
}

// destination is the register that an instruction writes to, or -1.
func (a *allocation) destination(i int, it item, elementwise bool) int32 {
	switch {
	case it.state >= 0:
		dst := a.nextRegister(it.state, i, elementwise)
		if it.node != none {
			a.register[it.node] = dst
		}
		return dst
	case it.node == none:
		return -1
	case a.register[it.node] >= 0 && a.nodes[it.node].rhythm == perTrial:
		return a.register[it.node]
	}
	dst := a.freeRegister()
	a.register[it.node] = dst
	if _, used := a.last[it.node]; used {
		a.pooled[it.node] = true
	} else {
		a.free = append(a.free, dst)
	}
	return dst
}

// nextRegister is where the next value of a state goes: over the state, where nothing reads it any more, else beside it.
func (a *allocation) nextRegister(s int32, i int, elementwise bool) int32 {
	self := a.states[s].self
	if when, read := a.last[self]; !read || when < i || (when == i && elementwise) {
		return a.register[self]
	}
	next := a.newRegister()
	a.moves = append(a.moves, move{a.register[self], next})
	return next
}

func (l *layout) freeRegister() int32 {
	if n := len(l.free); n > 0 {
		r := l.free[n-1]
		l.free = l.free[:n-1]
		return r
	}
	return l.newRegister()
}

func (l *layout) operandRegisters(in *instr, reads []ref) {
	at := func(r ref) int32 {
		if r == none {
			return -1
		}
		return l.register[r]
	}
	if in.op == opCheck {
		f := &l.faults[in.aux]
		in.a, in.b, in.c = at(f.value), at(f.mask), at(f.shows())
		for _, r := range f.more {
			in.more = append(in.more, at(r))
		}
		return
	}
	if in.node != none && l.nodes[in.node].more != nil {
		for _, r := range reads {
			in.more = append(in.more, l.register[r])
		}
		return
	}
	slots := [...]*int32{&in.a, &in.b, &in.c}
	for i, r := range reads {
		if i < len(slots) {
			*slots[i] = l.register[r]
		}
	}
}
