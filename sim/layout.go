package sim

import "wargame/sim/kernel"

// layout drops what nothing needs, puts the rest in order, and gives it registers.
//
// Order: model by model, so that a policy's columns are used while they are warm; within a model first everything
// that reads the states, then the states' next values. A next value is written over the state itself where nothing reads the
// old value any more, else beside it, from where it moves over when the step is over.
type layout struct {
	*Program
	needed  []bool // by node
	past    []bool // by ring: it is read
	free    []int32
	order   []item // of the phase being laid out
	placed  map[ref]bool
	outside []bool // perTrial nodes that steps, the end or a state's start read
}

// item is a place in the order of a phase: a node to compute, or an instruction that makes no value.
type item struct {
	node  ref
	state int32 // the node's value becomes the next value of this state; -1: of none
	op    opcode
	aux   int32
	reads []ref
}

func newLayout(p *Program) *layout {
	l := &layout{
		Program: p,
		outside: make([]bool, len(p.nodes)),
	}
	p.register = make([]int32, len(p.nodes))
	for i := range p.register {
		p.register[i] = -1
	}
	p.slots = make([]int, len(p.rings))
	return l
}

// mark finds what outcomes, checks, faults and series need.
func (l *layout) mark() {
	l.needed = make([]bool, len(l.nodes))
	l.past = make([]bool, len(l.rings))
	l.active = nil
	for _, r := range l.roots() {
		l.need(r)
	}
}

// roots are the values that a run looks at.
func (l *layout) roots() []ref {
	var list []ref
	for _, r := range l.results {
		list = append(list, r.value, r.given, r.never)
	}
	for _, c := range l.checks {
		list = append(list, c.holds, c.looked)
	}
	for _, k := range l.kept {
		list = append(list, k.value)
	}
	for i := range l.faults {
		list = append(list, l.faults[i].reads()...)
	}
	return list
}

// reads are the values a fault looks at.
func (f *fault) reads() []ref {
	var list []ref
	for _, r := range append([]ref{f.value, f.mask, f.shows()}, f.more...) {
		if r != none {
			list = append(list, r)
		}
	}
	return list
}

// shows is the value that a fault tells of.
func (f *fault) shows() ref {
	if f.shown != 0 {
		return f.shown
	}
	return f.value
}

func (l *layout) need(r ref) {
	if r == none || l.needed[r] {
		return
	}
	l.needed[r] = true
	n := &l.nodes[r]
	for _, a := range n.operands() {
		l.need(a)
	}
	switch n.op {
	case opState:
		s := l.states[n.aux]
		l.active = append(l.active, n.aux)
		l.need(s.init)
		l.need(s.next)
	case opPast, opHeld:
		if !l.past[n.aux] {
			l.past[n.aux] = true
			l.need(l.rings[n.aux].value)
		}
	}
}

// phases lays out registers and instructions.
func (l *layout) phases() {
	l.fixedRegisters()
	l.sizeRings()
	step := l.stepOrder()
	final := l.finalOrder()
	l.markOutside(step, final)
	l.setupPhase()
	l.step = l.assign(step)
	l.final = l.assign(final)
	l.resultRegisters()
}

// resultRegisters says where the end of a trial leaves what the caller reads.
func (l *layout) resultRegisters() {
	at := func(r ref) int32 {
		if r == none {
			return -1
		}
		return l.register[r]
	}
	for i := range l.results {
		r := &l.results[i]
		r.registers = [3]int32{at(r.value), at(r.given), at(r.never)}
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

// begin starts the order of a phase.
func (l *layout) begin() {
	l.order, l.placed = nil, map[ref]bool{}
}

// place puts a node and what it reads into the order, unless they stand there already or belong to another phase.
func (l *layout) place(r ref) {
	if r == none || l.placed[r] || !l.computed(r) {
		return
	}
	l.placed[r] = true
	l.placeOperands(r)
	l.order = append(l.order, item{node: r, state: -1})
}

func (l *layout) placeOperands(r ref) {
	for _, a := range l.nodes[r].operands() {
		l.place(a)
	}
}

// computed says whether a node is computed at each point, rather than kept in a register.
func (l *layout) computed(r ref) bool {
	n := &l.nodes[r]
	return n.rhythm == perStep && n.op != opState && n.op != opInput
}

// act puts an instruction that makes no value into the order, after what it reads.
func (l *layout) act(op opcode, aux int32, reads ...ref) {
	for _, r := range reads {
		l.place(r)
	}
	l.order = append(l.order, item{node: none, state: -1, op: op, aux: aux, reads: reads})
}

// stepOrder is the order of a step.
func (l *layout) stepOrder() []item {
	l.begin()
	for m := range l.policies {
		policy := l.policies[m]
		for i := range l.faults {
			f := &l.faults[i]
			if f.model == m && !f.atNext && !f.final && l.rhythmOf(f)&perTime != 0 {
				l.act(opCheck, int32(i), f.reads()...)
			}
		}
		for i, k := range l.kept {
			if k.model == m {
				l.act(opKeep, int32(i), k.value)
			}
		}
		for i, keep := range l.past {
			if keep && l.rings[i].policy == policy {
				l.act(opPush, int32(i), l.rings[i].value)
			}
		}
		for _, s := range l.active {
			if l.states[s].policy == policy && l.computed(l.states[s].next) {
				l.placeOperands(l.states[s].next)
			}
		}
		for _, s := range l.active {
			if l.states[s].policy == policy {
				l.placeNext(s)
			}
		}
		for i := range l.faults {
			if f := &l.faults[i]; f.model == m && f.atNext && l.rhythmOf(f)&perTime != 0 {
				l.act(opCheck, int32(i), f.reads()...)
			}
		}
	}
	return l.order
}

// placeNext puts the next value of a state into the order: its computation, or a copy where it was computed for
// somebody else or is not computed at all.
func (l *layout) placeNext(s int32) {
	next := l.states[s].next
	if next == l.states[s].self {
		return
	}
	if l.computed(next) && !l.placed[next] {
		l.placed[next] = true
		l.placeOperands(next)
		l.order = append(l.order, item{node: next, state: s})
		return
	}
	l.order = append(l.order, item{node: none, state: s, op: opcode(kernel.Copy), reads: []ref{next}})
}

// rhythmOf says when a fault can come.
func (l *layout) rhythmOf(f *fault) rhythm {
	var r rhythm
	for _, x := range f.reads() {
		r |= l.nodes[x].rhythm
	}
	return r
}

// finalOrder is the order at point N.
func (l *layout) finalOrder() []item {
	l.begin()
	for i, k := range l.kept {
		if k.atEnd {
			l.act(opKeep, int32(i), k.value)
		}
	}
	for i := range l.faults {
		if f := &l.faults[i]; f.final || (f.site.atEnd && !f.atNext && l.rhythmOf(f)&perTime != 0) {
			l.act(opCheck, int32(i), f.reads()...)
		}
	}
	for _, r := range l.results {
		l.act(opEnd, 0, l.some(r.value, r.given, r.never)...)
	}
	for _, c := range l.checks {
		l.act(opEnd, 0, l.some(c.holds, c.looked)...)
	}
	// What the caller reads must stand until the end: one last reader of it all.
	var all []ref
	for _, it := range l.order {
		if it.op == opEnd {
			all = append(all, it.reads...)
		}
	}
	l.order = append(l.order, item{node: none, state: -1, op: opEnd, reads: all})
	return l.order
}

func (l *layout) some(r ...ref) []ref {
	var list []ref
	for _, x := range r {
		if x != none {
			list = append(list, x)
		}
	}
	return list
}

// markOutside finds the values of the setup that outlive it.
func (l *layout) markOutside(phases ...[]item) {
	for _, order := range phases {
		for _, it := range order {
			for _, r := range l.readsOf(it) {
				l.outside[r] = true
			}
		}
	}
	for _, s := range l.active {
		l.outside[l.states[s].init] = true
	}
}

func (l *layout) readsOf(it item) []ref {
	if it.node != none {
		return l.nodes[it.node].operands()
	}
	return it.reads
}

// setupPhase computes what is drawn or computed once per trial, and looks for its faults.
func (l *layout) setupPhase() {
	l.begin()
	for r := range l.nodes {
		if l.needed[r] && l.nodes[r].rhythm == perTrial {
			l.order = append(l.order, item{node: ref(r), state: -1})
			if l.outside[r] {
				l.register[r] = l.newRegister()
			}
		}
	}
	for i := range l.faults {
		if f := &l.faults[i]; !f.final && l.rhythmOf(f)&perTime == 0 {
			l.order = append(l.order, item{node: none, state: -1, op: opCheck, aux: int32(i), reads: f.reads()})
		}
	}
	l.setup = l.assign(l.order)
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
			in.dst = l.take()
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

func (l *layout) take() int32 {
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
