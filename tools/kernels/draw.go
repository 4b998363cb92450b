package main

import (
	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// uniform is Uniforms of sim/kernel: SplitMix64's output function at key + index*golden, to a number between 0 and 1.
func (g *machine) uniform() {
	name := "uniforms" + g.suffix()
	g.begin(name, attr.NOSPLIT, "func(dst []float64, key uint64, index []uint64)", name+" is uniforms with "+g.name+".")
	n, dst, from := g.length("dst"), g.base("dst"), g.base("index")
	key := g.spread(g.argument("key"))
	index := g.GP64()
	g.XORQ(index, index)
	g.walk(index, n, 2, func(place at) {
		x := g.addq(key, g.times(g.load(from, place), 0x9e3779b97f4a7c15))
		x = g.times(g.xor(x, g.shiftRight(x, 30)), 0xbf58476d1ce4e5b9)
		x = g.times(g.xor(x, g.shiftRight(x, 27)), 0x94d049bb133111eb)
		x = g.xor(x, g.shiftRight(x, 31))
		g.store(g.sub(g.or(g.shiftRight(x, 12), bias), 1-0x1p-53), dst, place)
	})
	g.finish()
}

// times is the lower 64 bits of x times a constant. AVX2 multiplies halves: low*low + (high*low + low*high)<<32.
func (g *machine) times(x vec, by uint64) vec {
	if g.wide {
		return g.two("VPMULLQ", x, by)
	}
	low := g.two("VPMULUDQ", x, by)
	cross := g.addq(g.two("VPMULUDQ", g.shiftRight(x, 32), by), g.two("VPMULUDQ", x, by>>32))
	return g.addq(low, g.shiftLeft(cross, 32))
}

// pieces is Set.Pieces of sim/kernel: a gather for each number of a piece.
func (g *machine) pieces() {
	name := "pieces" + g.suffix()
	g.begin(name, attr.NOSPLIT, "func(dst, u, table []float64) (done int)",
		name+" is Set.Pieces with "+g.name+".")
	n, dst, from, table := g.length("dst"), g.base("dst"), g.base("u"), g.base("table")
	index := g.GP64()
	g.XORQ(index, index)
	stop := g.label("stop")
	g.walk(index, n, 1, func(place at) {
		u := g.load(from, place)
		t := g.lower(u, g.sub(1.0, u))
		g.unless(g.also(g.is(t, greaterEqual, 0x1p-12), t, less, 0.5), place, stop)

		number := g.shiftRight(t, pieceShift)
		lowBits := g.shiftLeft(number, pieceShift)
		lo, hi := lowBits, g.addq(lowBits, uint64(1)<<pieceShift)
		y := g.div(g.sub(g.sub(t, lo), g.sub(hi, t)), g.sub(hi, lo))

		number = g.subq(number, uint64(0x3ff-12)<<(52-pieceShift))
		where := g.addq(g.shiftLeft(number, 3), g.shiftLeft(number, 1)) // 10 numbers a piece
		where = g.addq(where, g.only(g.is(u, greater, 0.5), uint64(sideSize)))
		if tail := place.tail; tail != nil {
			where = g.only(truth{tail.mask}, where)
		}
		x := g.gather(table, where, 7)
		for i := 6; i >= 0; i-- {
			x = g.add(g.mul(x, y), g.gather(table, where, i))
		}
		g.store(g.min(g.max(x, g.gather(table, where, 8)), g.gather(table, where, 9)), dst, place)
	})
	g.Label(stop)
	g.Store(index, g.ReturnIndex(0))
	g.finish()
}

// The layout of a table of pieces.
const (
	pieceShift = 49
	sideSize   = 88 * 10
)

// gather reads the table at the places where, and offset numbers on.
func (g *machine) gather(table reg.Register, where vec, offset int) vec {
	d := g.xor(where, where)
	for i := range d {
		from, all := operand.Mem{Base: table, Index: where[i], Scale: 8, Disp: offset * 8}, g.mask()
		g.VPCMPEQQ(where[i], where[i], all)
		if g.wide {
			g.VGATHERQPD(from, all, d[i])
		} else {
			g.VGATHERQPD(all, from, d[i])
		}
	}
	return d
}

// spread is a register full of a whole number.
func (g *machine) spread(n reg.Register) vec {
	d := g.register()
	if g.wide {
		g.VPBROADCASTQ(n, d)
	} else {
		x := g.XMM()
		g.VMOVQ(n, x)
		g.VPBROADCASTQ(x, d)
	}
	return vec{d}
}
