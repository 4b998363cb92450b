package main

import (
	"math/bits"

	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The normal quantile of sim/kernel (normal.go there): batch by batch, the central range for all lanes, whose tails are
// listed one behind the other; the tails, a vector of them at a time; and back to their lanes.

const (
	nearTail   = 0.5 - 0x1p-35 // |u - 1/2| beyond this is left to plain Go: r above 5 begins at 1.4e-11
	center     = 0.425
	centerEdge = 0.180625
)

// normalQuantile stops before the first vector with a lane that is far in a tail, or no probability.
func (g *machine) normalQuantile() {
	g.serve("normalQuantile", true, "normalQuantile")
	name := "normalQuantile" + g.suffix()
	g.begin(name, 0, "func(dst, a, b, c []float64) (done int)",
		name+" is normalQuantile with "+g.name+", up to the first vector with a lane for plain Go.")
	n, dst, a := g.length("dst"), g.base("dst"), g.base("a")
	t := &tails{
		values: g.AllocLocal((batch + 2*g.lanes) * 8),
		lanes:  g.AllocLocal((batch + g.lanes) * 4),
		count:  g.GP64(),
	}
	g.batches(n, func(index, end reg.GPVirtual, stop string) {
		g.XORQ(t.count, t.count)
		g.walk(index, end, map[bool]int{false: 2, true: 4}[g.wide], func(place at) {
			u := g.load(a, place)
			q := g.sub(u, 0.5)
			size := g.abs(q)
			g.unless(g.is(size, lessEqual, nearTail), place, stop)
			for i, in := range g.is(size, greater, center) {
				g.list(t, u[i], in, place, i)
			}
			g.store(g.normalCenter(q), dst, place)
		})
	}, func(_, _ reg.GPVirtual) {
		g.redo(t)
		g.scatter(t, dst)
	})
}

// tails is the list of the lanes outside the central range.
type tails struct {
	values, lanes operand.Mem // on the stack: uniforms, later quantiles; and the lanes' numbers, of 32 bits
	count         reg.GPVirtual
}

// list appends the lanes of u where t holds. It writes a whole vector each time, of which the first lanes count.
func (g *machine) list(t *tails, u reg.VecVirtual, in reg.Register, a at, vector int) {
	found, first := g.GP64(), g.GP64()
	g.LEAQ(operand.Mem{Base: a.index, Disp: vector * g.lanes}, first)
	values, lanes := t.values.Idx(t.count, 8), t.lanes.Idx(t.count, 4)
	if g.wide {
		if a.tail != nil {
			within := g.K()
			g.KANDB(in, a.tail.mask, within)
			in = within
		}
		packed, numbers, ids := g.ZMM(), g.YMM(), g.YMM()
		g.VCOMPRESSPD_Z(u, in, packed)
		g.VMOVUPD(packed, values)
		g.VPBROADCASTD(first.As32(), numbers)
		g.VPADDD(g.table("avx512_count", 0, 1, 2, 3, 4, 5, 6, 7), numbers, numbers)
		g.VPCOMPRESSD_Z(numbers, in, ids)
		g.VMOVDQU(ids, lanes)
		g.KMOVB(in, found.As32())
	} else {
		g.VMOVMSKPD(in, found.As32())
		if a.tail != nil {
			g.ANDQ(a.tail.bits, found)
		}
		pairs, places := g.packing()
		offset, table := g.GP64(), g.GP64()
		order, packed := g.YMM(), g.YMM()
		g.MOVQ(found, offset)
		g.SHLQ(operand.U8(5), offset)
		g.LEAQ(pairs, table)
		g.VMOVDQU(operand.Mem{Base: table, Index: offset, Scale: 1}, order)
		g.VPERMPS(u, order, packed)
		g.VMOVUPD(packed, values)
		g.SHRQ(operand.U8(1), offset)
		g.LEAQ(places, table)
		numbers := g.XMM()
		g.VMOVD(first.As32(), numbers)
		g.VPBROADCASTD(numbers, numbers)
		g.VPADDD(operand.Mem{Base: table, Index: offset, Scale: 1}, numbers, numbers)
		g.VMOVDQU(numbers, lanes)
	}
	g.POPCNTQ(found, found)
	g.ADDQ(found, t.count)
}

// redo takes the list from uniforms to quantiles, in whole turns: what is beyond its end is computed too and means nothing.
func (g *machine) redo(t *tails) {
	if g.wide {
		g.vectors = 2
	}
	index, base := g.GP64(), g.GP64()
	g.XORQ(index, index)
	g.LEAQ(t.values, base)
	loop, end := g.label("loop"), g.label("end")
	g.CMPQ(index, t.count)
	g.JGE(operand.LabelRef(end))
	g.Label(loop)
	place := at{index: index, vectors: g.vectors}
	g.store(g.normalTail(g.load(base, place)), base, place)
	g.ADDQ(operand.I32(g.vectors*g.lanes), index)
	g.CMPQ(index, t.count)
	g.JLT(operand.LabelRef(loop))
	g.Label(end)
}

// packing is two tables by mask of 4 lanes: the order of 32-bit halves that brings the lanes in it to the front, and the
// numbers of those lanes.
func (g *machine) packing() (pairs, places operand.Mem) {
	var order, number []uint32
	for mask := range uint(16) {
		var lanes [4]uint32
		for i, m := 0, mask; m != 0; i, m = i+1, m&(m-1) {
			lanes[i] = uint32(bits.TrailingZeros(m))
		}
		for _, l := range lanes {
			order = append(order, 2*l, 2*l+1)
		}
		number = append(number, lanes[:]...)
	}
	return g.table("avx2_order", order...), g.table("avx2_places", number...)
}

// scatter writes the tails to their lanes.
func (g *machine) scatter(t *tails, dst reg.Register) {
	k, lane, value := g.GP64(), g.GP64(), g.GP64()
	g.XORQ(k, k)
	loop, end := g.label("loop"), g.label("end")
	g.CMPQ(k, t.count)
	g.JGE(operand.LabelRef(end))
	g.Label(loop)
	g.MOVL(t.lanes.Idx(k, 4), lane.As32())
	g.MOVQ(t.values.Idx(k, 8), value)
	g.MOVQ(value, operand.Mem{Base: dst, Index: lane, Scale: 8})
	g.INCQ(k)
	g.CMPQ(k, t.count)
	g.JLT(operand.LabelRef(loop))
	g.Label(end)
}

// normalCenter is the quantile of 1/2+q in the central range.
func (g *machine) normalCenter(q vec) vec {
	r := g.sub(centerEdge, g.mul(q, q))
	n := g.horner(r, 2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
		1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0)
	d := g.horner(r, 5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
		5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1)
	return g.div(g.mul(q, n), d)
}

// normalTail is the quantile of u in the tails up to r = 5.
func (g *machine) normalTail(u vec) vec {
	r := g.sub(g.sqrt(g.neg(g.ln(g.lower(u, g.sub(1.0, u))))), 1.6)
	n := g.horner(r, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
		3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0)
	d := g.horner(r, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
		6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1)
	x := g.div(n, d)
	return g.xor(x, g.only(g.is(u, less, 0.5), signBit))
}
