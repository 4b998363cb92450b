package sim

import "wargame/sim/kernel"

// item is a place in the order of a phase: a node to compute, or an instruction that makes no value.
type item struct {
	node  ref
	state int32 // the node's value becomes the next value of this state; -1: of none
	op    opcode
	aux   int32
	reads []ref
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

// ofModel are what of a model's is looked at or kept in steps, as indices.
type ofModel struct{ faults, recordings, rings, states []int32 }

// byModel gives each model what is its own, in one pass over all; the last has what is of no one policy.
func (l *layout) byModel() []ofModel {
	of := make([]ofModel, len(l.policies)+1)
	place := make(map[int]int, len(l.policies))
	for m, policy := range l.policies {
		place[policy] = m
	}
	for i := range l.faults {
		m := &of[l.faults[i].model]
		m.faults = append(m.faults, int32(i))
	}
	for i := range l.recordings {
		m := &of[l.recordings[i].model]
		m.recordings = append(m.recordings, int32(i))
	}
	for i, keep := range l.past {
		if keep {
			m := &of[place[l.rings[i].policy]]
			m.rings = append(m.rings, int32(i))
		}
	}
	for _, s := range l.active {
		m := &of[place[l.states[s].policy]]
		m.states = append(m.states, s)
	}
	return of
}

// stepOrder is the order of a step.
func (l *layout) stepOrder() []item {
	l.begin()
	for _, m := range l.byModel() {
		l.checkFaults(m.faults, func(f *fault) bool { return !f.atNext && !f.final })
		for _, i := range m.recordings {
			l.act(opRecord, i, l.recordings[i].value)
		}
		for _, i := range m.rings {
			l.act(opPush, i, l.rings[i].value)
		}
		for _, s := range m.states {
			if l.computed(l.states[s].next) {
				l.placeOperands(l.states[s].next)
			}
		}
		for _, s := range m.states {
			l.placeNext(s)
		}
		l.checkFaults(m.faults, func(f *fault) bool { return f.atNext })
	}
	return l.order
}

// checkFaults looks for those of some faults that can come in a step.
func (l *layout) checkFaults(some []int32, when func(f *fault) bool) {
	for _, i := range some {
		if f := &l.faults[i]; when(f) && l.rhythmOf(f)&perTime != 0 {
			l.act(opCheck, i, f.reads()...)
		}
	}
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
	for i, k := range l.recordings {
		if k.atEnd {
			l.act(opRecord, int32(i), k.value)
		}
	}
	for i := range l.faults {
		if f := &l.faults[i]; f.final || (f.site.atEnd && !f.atNext && l.rhythmOf(f)&perTime != 0) {
			l.act(opCheck, int32(i), f.reads()...)
		}
	}
	for _, list := range [][]result{l.results, l.measures} {
		for _, r := range list {
			l.act(opEnd, 0, l.some(r.value, r.given, r.never, r.known)...)
		}
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
	for _, s := range l.stocks {
		for _, r := range l.some(s.min, s.max) {
			l.outside[r] = true
		}
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
	l.setup = l.allocate(l.order)
}
