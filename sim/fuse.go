package sim

import "wargame/sim/kernel"

// joint is a pair of operators that the kernels do in one pass, with the roundings of both: the inner one's value is not
// stored in between.
type joint struct {
	outer, inner kernel.Op
	operand      int // which operand of the outer one the inner one is
	op           kernel.Op
}

var joints = [...]joint{
	{kernel.Add, kernel.Multiply, 0, kernel.MultiplyAdd},
	{kernel.Add, kernel.Multiply, 1, kernel.MultiplyAdd},
	{kernel.Subtract, kernel.Multiply, 1, kernel.SubtractProduct},
	{kernel.Multiply, kernel.Multiply, 0, kernel.MultiplyMultiply},
	{kernel.Multiply, kernel.Multiply, 1, kernel.MultiplyMultiply},
	{kernel.Min, kernel.Multiply, 0, kernel.MultiplyMin},
	{kernel.Min, kernel.Multiply, 1, kernel.MultiplyMin},
	{kernel.Subtract, kernel.Add, 0, kernel.AddSubtract},
	{kernel.Multiply, kernel.Add, 0, kernel.AddMultiply},
	{kernel.Multiply, kernel.Add, 1, kernel.AddMultiply},
	{kernel.Divide, kernel.Add, 1, kernel.DivideBySum},
	{kernel.Add, kernel.Subtract, 0, kernel.SubtractAdd},
	{kernel.Add, kernel.Subtract, 1, kernel.SubtractAdd},
	{kernel.Subtract, kernel.Subtract, 0, kernel.SubtractSubtract},
	{kernel.Max, kernel.Subtract, 0, kernel.SubtractMax},
	{kernel.Max, kernel.Subtract, 1, kernel.SubtractMax},
	{kernel.Add, kernel.Max, 0, kernel.MaxAdd},
	{kernel.Add, kernel.Max, 1, kernel.MaxAdd},
	{kernel.Max, kernel.Add, 0, kernel.AddMax},
	{kernel.Max, kernel.Add, 1, kernel.AddMax},
	{kernel.Max, kernel.Multiply, 0, kernel.MultiplyMax},
	{kernel.Max, kernel.Multiply, 1, kernel.MultiplyMax},
	{kernel.Divide, kernel.Multiply, 0, kernel.MultiplyDivide},
	{kernel.Less, kernel.Multiply, 1, kernel.LessProduct},
	{kernel.And, kernel.And, 0, kernel.AndAnd},
	{kernel.And, kernel.And, 1, kernel.AndAnd},
}

// fuse joins operators where the inner value is used nowhere else. It changes no bit.
func (l *layout) fuse() {
	uses := l.uses()
	for r := range l.nodes {
		n := &l.nodes[r]
		if !l.needed[r] || n.rhythm != perStep {
			continue
		}
		for _, j := range joints {
			if n.op != opcode(j.outer) {
				continue
			}
			in := &l.nodes[n.args[j.operand]]
			if in.op != opcode(j.inner) || in.rhythm != perStep || uses[n.args[j.operand]] != 1 {
				continue
			}
			n.op, n.args = opcode(j.op), [3]ref{in.args[0], in.args[1], n.args[1-j.operand]}
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
