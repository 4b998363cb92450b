package sim

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
	l.active, l.sums = nil, nil
	for _, r := range l.roots() {
		l.need(r)
	}
}

// roots are the values that a run looks at.
func (l *layout) roots() []ref {
	var list []ref
	for _, r := range append(l.results[:len(l.results):len(l.results)], l.measures...) {
		list = append(list, r.value, r.given, r.never, r.known)
	}
	for _, c := range l.checks {
		list = append(list, c.holds, c.looked)
	}
	for _, k := range l.recordings {
		list = append(list, k.value)
	}
	for i := range l.faults {
		list = append(list, l.faults[i].reads()...)
	}
	list = append(list, l.fires...)
	for _, s := range l.stocks {
		list = append(list, s.self, s.min, s.max)
	}
	if l.options.ByHand {
		for _, in := range l.inputs {
			list = append(list, in.node)
		}
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
	case opInTransit:
		l.sums = append(l.sums, sum{n.aux, n.args[0]})
		fallthrough
	case opPast:
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
	l.step = l.allocate(step)
	l.final = l.allocate(final)
	l.resultRegisters()
}
