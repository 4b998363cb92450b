package sim

import "wargame/sim/kernel"

// fuse joins operators where the inner value is used nowhere else. It changes no bit.
func (l *layout) fuse() {
	uses, joints := l.uses(), kernel.Joints()
	for r := range l.nodes {
		n := &l.nodes[r]
		if !l.needed[r] || n.rhythm != perStep {
			continue
		}
		for _, j := range joints {
			if n.op != opcode(j.Outer) {
				continue
			}
			in := &l.nodes[n.args[j.Operand]]
			if in.op != opcode(j.Inner) || in.rhythm != perStep || uses[n.args[j.Operand]] != 1 {
				continue
			}
			n.op, n.args = opcode(j.Op), [3]ref{in.args[0], in.args[1], n.args[1-j.Operand]}
			break
		}
	}
}

// uses counts how often each value is read.
func (l *layout) uses() []int {
	uses := make([]int, len(l.nodes))
	read := func(r ref) {
		if r != none {
			uses[r]++
		}
	}
	for r := range l.nodes {
		if l.needed[r] {
			for _, a := range l.nodes[r].operands() {
				read(a)
			}
		}
	}
	for _, s := range l.active {
		read(l.states[s].init)
		read(l.states[s].next)
	}
	for i, r := range l.rings {
		if l.past[i] {
			read(r.value)
		}
	}
	for _, r := range l.roots() {
		read(r)
	}
	return uses
}
