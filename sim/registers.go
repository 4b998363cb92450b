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

// assign gives registers to the values of a phase and writes its instructions.
func (l *layout) assign(order []item) []instr {
	last := map[ref]int{}
	for i, it := range order {
		for _, r := range l.readsOf(it) {
			last[r] = i
		}
	}
	pooled := map[ref]bool{}
	release := func(i int, reads []ref) {
		for _, r := range reads {
			if pooled[r] && last[r] == i {
				delete(pooled, r)
				l.free = append(l.free, l.register[r])
			}
		}
	}
	var list []instr
	for i, it := range order {
		reads := l.readsOf(it)
		in := instr{op: it.op, dst: -1, a: -1, b: -1, c: -1, aux: it.aux, node: it.node}
		if it.node != none {
			n := &l.nodes[it.node]
			in.op, in.aux = n.op, n.aux
		}
		l.operandRegisters(&in, reads)
		elementwise := in.op < opcode(kernel.NumOps)
		if elementwise {
			release(i, reads)
		}
		switch {
		case it.state >= 0:
			in.dst = l.nextRegister(it.state, i, elementwise, last)
			if it.node != none {
				l.register[it.node] = in.dst
			}
		case it.node != none && l.register[it.node] >= 0 && l.nodes[it.node].rhythm == perTrial:
			in.dst = l.register[it.node]
		case it.node != none:
			in.dst = l.freeRegister()
			l.register[it.node] = in.dst
			if _, used := last[it.node]; used {
				pooled[it.node] = true
			} else {
				l.free = append(l.free, in.dst)
			}
		}
		if !elementwise {
			release(i, reads)
		}
		if in.op != opEnd {
			list = append(list, in)
		}
	}
	return list
}

// nextRegister is where the next value of a state goes: over the state, where nothing reads it any more, else beside it.
func (l *layout) nextRegister(s int32, i int, elementwise bool, last map[ref]int) int32 {
	self := l.states[s].self
	if when, read := last[self]; !read || when < i || (when == i && elementwise) {
		return l.register[self]
	}
	next := l.newRegister()
	l.moves = append(l.moves, move{l.register[self], next})
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
