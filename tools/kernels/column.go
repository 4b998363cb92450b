package main

import (
	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// operator describes a kernel by what it does to a vector.
type operator struct {
	name    string
	arity   int
	several map[bool]int // vectors that a turn of the loop makes, without and with AVX-512's many registers
	stops   bool         // there are lanes that the kernel does not know
	make    func(g *machine, x []vec) (made vec, known truth)
}

// at is a place in columns: of one vector, or of several next to each other.
type at struct {
	index   reg.GPVirtual // lanes done
	vectors int
	tail    *tail // nil: whole vectors
}

// tail is the last vector, of which some lanes are beyond the end.
type tail struct {
	mask reg.Register  // the lanes within
	bits reg.GPVirtual // the same, a bit per lane
}

func (g *machine) place(p reg.Register, a at, vector int) operand.Mem {
	return operand.Mem{Base: p, Index: a.index, Scale: 8, Disp: vector * g.lanes * 8}
}

// load reads vectors; lanes beyond the end are 0.
func (g *machine) load(p reg.Register, a at) vec {
	return g.each(func(i int, d reg.VecVirtual) {
		from := g.place(p, a, i)
		switch {
		case a.tail == nil:
			g.VMOVUPD(from, d)
		case g.wide:
			g.VMOVUPD_Z(from, a.tail.mask, d)
		default:
			g.VMASKMOVPD(from, a.tail.mask, d)
		}
	})
}

// store writes vectors, as far as the column reaches.
func (g *machine) store(x vec, p reg.Register, a at) {
	for i := range a.vectors {
		to := g.place(p, a, i)
		switch {
		case a.tail == nil:
			g.VMOVUPD(x.at(i), to)
		case g.wide:
			g.VMOVUPD(x.at(i), a.tail.mask, to)
		default:
			g.VMASKMOVPD(x.at(i), a.tail.mask, to)
		}
	}
}

// argument loads the bits of a parameter of 64 bits.
func (g *machine) argument(name string) reg.GPVirtual {
	d := g.GP64()
	p, err := g.Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	g.MOVQ(p.Addr, d)
	return d
}

// base loads where a slice begins.
func (g *machine) base(name string) reg.GPVirtual {
	d := g.GP64()
	g.Load(g.Param(name).Base(), d)
	return d
}

// length loads how long a slice is.
func (g *machine) length(name string) reg.GPVirtual {
	d := g.GP64()
	g.Load(g.Param(name).Len(), d)
	return d
}

// walk goes over n lanes from index on: several vectors at a time, then one at a time, then the tail. index counts what is done.
func (g *machine) walk(index, n reg.GPVirtual, several int, turn func(at)) {
	end := g.label("end")
	for unroll := several; unroll > 0; unroll /= several {
		g.vectors = unroll
		loop, next := g.label("loop"), g.label("next")
		limit := g.GP64()
		g.LEAQ(operand.Mem{Base: n, Disp: -unroll * g.lanes}, limit)
		g.CMPQ(index, limit)
		g.JGT(operand.LabelRef(next))
		g.Label(loop)
		turn(at{index: index, vectors: unroll})
		g.ADDQ(operand.I32(unroll*g.lanes), index)
		g.CMPQ(index, limit)
		g.JLE(operand.LabelRef(loop))
		g.Label(next)
		if several == 1 {
			break
		}
	}
	g.vectors = 1
	g.CMPQ(index, n)
	g.JGE(operand.LabelRef(end))
	turn(at{index: index, vectors: 1, tail: g.tail(index, n)})
	g.MOVQ(n, index)
	g.Label(end)
}

// tail makes the masks for the lanes from index up to n.
func (g *machine) tail(index, n reg.GPVirtual) *tail {
	left, ones, within := g.GP64(), g.GP64(), g.GP64()
	g.MOVQ(n, left)
	g.SUBQ(index, left)
	g.MOVQ(operand.I32(-1), ones)
	g.BZHIQ(left, ones, within)
	if g.wide {
		k := g.K()
		g.KMOVB(within.As32(), k)
		return &tail{k, within}
	}
	const ones32 = 1<<32 - 1
	sliding := g.table("avx2_within", ones32, ones32, ones32, ones32, ones32, ones32, ones32, ones32, 0, 0, 0, 0, 0, 0, 0, 0)
	address, mask := g.GP64(), g.YMM()
	g.LEAQ(sliding, address)
	g.NEGQ(left)
	g.VMOVUPD(operand.Mem{Base: address, Index: left, Scale: 8, Disp: g.lanes * 8}, mask)
	return &tail{mask, within}
}

// unless jumps to the label unless t holds in all lanes within the column.
func (g *machine) unless(t truth, a at, label string) {
	all := t[0]
	for _, other := range t[1:] {
		next := g.mask()
		g.meet(all, other, next)
		all = next
	}
	if g.wide {
		other := all
		if a.tail != nil {
			other = g.K()
			g.KNOTB(a.tail.mask, other)
		}
		g.KORTESTB(all, other)
		g.JCC(operand.LabelRef(label))
		return
	}
	found := g.GP32()
	g.VMOVMSKPD(all, found)
	if a.tail == nil {
		g.CMPL(found, operand.U32(1<<g.lanes-1))
	} else {
		g.ANDL(a.tail.bits.As32(), found)
		g.CMPL(found, a.tail.bits.As32())
	}
	g.JNE(operand.LabelRef(label))
}

// begin starts a function.
func (g *machine) begin(name string, attributes attr.Attribute, signature, doc string) {
	g.Function(name)
	g.Attributes(attributes)
	g.SignatureExpr(signature)
	g.Doc(doc)
	g.Pragma("noescape")
}

func (g *machine) finish() {
	g.VZEROUPPER()
	g.RET()
}

// short says whether the operands of an operator may be short columns, of which the beginning is read again and again.
func (op operator) short() bool { return op.arity > 1 && !op.stops }

// moving is all ones where a parameter is a whole column of n, and 0 where it is shorter: what an index is ANDed with.
func (g *machine) moving(name string, n reg.GPVirtual) reg.GPVirtual {
	move := g.GP64()
	g.CMPQ(g.length(name), n)
	g.SBBQ(move, move)
	g.NOTQ(move)
	return move
}

// column makes the kernel of an operator. One that stops gives the number of lanes done, all or those before the first
// vector with a lane that it does not know; nothing of that vector is written.
func (g *machine) column(op operator) {
	signature := "func(dst, a, b, c []float64)"
	doc := " is " + op.name + " with " + g.name + "."
	if op.stops {
		signature += " (done int)"
		doc = " is " + op.name + " with " + g.name + ", up to the first vector with a lane for plain Go."
	}
	name := op.name + g.suffix()
	g.begin(name, attr.NOSPLIT, signature, name+doc)
	n, dst := g.length("dst"), g.base("dst")
	operands, moves := make([]reg.GPVirtual, op.arity), make([]reg.GPVirtual, op.arity)
	for i, p := range []string{"a", "b", "c"}[:op.arity] {
		operands[i] = g.base(p)
		if op.short() {
			moves[i] = g.moving(p, n)
		}
	}
	index := g.GP64()
	g.XORQ(index, index)
	stop := g.label("stop")
	g.walk(index, n, op.several[g.wide], func(place at) {
		x := make([]vec, op.arity)
		for i := range x {
			from := place
			if op.short() {
				from.index = g.GP64()
				g.MOVQ(index, from.index)
				g.ANDQ(moves[i], from.index)
			}
			x[i] = g.load(operands[i], from)
		}
		made, known := op.make(g, x)
		if op.stops {
			g.unless(known, place, stop)
		}
		g.store(made, dst, place)
	})
	if op.stops {
		g.Label(stop)
		g.Store(index, g.ReturnIndex(0))
	}
	g.finish()
}

// batch is how many lanes a kernel of two passes takes at a time; what is between the passes stands on the stack.
const batch = 512

// batches makes the rest of a kernel of n lanes in two passes: first counts up index to end, unless it jumps to stop before a
// vector with a lane that it does not know; second is for the lanes from start to index. The kernel gives the lanes done.
func (g *machine) batches(n reg.GPVirtual, first func(index, end reg.GPVirtual, stop string), second func(start, index reg.GPVirtual)) {
	index, start, end, stopped := g.GP64(), g.GP64(), g.GP64(), g.GP64()
	g.XORQ(index, index)
	g.XORQ(stopped, stopped)
	again, stop, finish, done := g.label("batch"), g.label("stop"), g.label("second"), g.label("done")
	g.Label(again)
	g.MOVQ(index, start)
	g.LEAQ(operand.Mem{Base: index, Disp: batch}, end)
	g.CMPQ(end, n)
	g.CMOVQGT(n, end)
	first(index, end, stop)
	g.JMP(operand.LabelRef(finish))
	g.Label(stop)
	g.MOVQ(operand.I32(1), stopped)
	g.Label(finish)
	g.vectors = 1
	second(start, index)
	g.TESTQ(stopped, stopped)
	g.JNE(operand.LabelRef(done))
	g.CMPQ(index, n)
	g.JLT(operand.LabelRef(again))
	g.Label(done)
	g.Store(index, g.ReturnIndex(0))
	g.finish()
}
