package main

import (
	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/reg"
)

// uniform is Uniforms of sim/kernel: SplitMix64's output function at key + index*golden, to a number between 0 and 1.
func (g *machine) uniform() {
	name := "uniforms" + g.suffix()
	g.begin(name, attr.NOSPLIT, "func(dst []float64, key uint64, index []uint64)", name+" is uniforms with "+g.name+".")
	n, dst, from := g.length("dst"), g.base("dst"), g.base("index")
	key := g.vec()
	if g.wide {
		g.VPBROADCASTQ(g.argument("key"), key)
	} else {
		x := g.XMM()
		g.VMOVQ(g.argument("key"), x)
		g.VPBROADCASTQ(x, key)
	}
	index := g.GP64()
	g.XORQ(index, index)
	g.walk(index, n, 1, func(place []at) {
		x := g.addq(key, g.times(g.load(from, place[0]), 0x9e3779b97f4a7c15))
		x = g.times(g.xor(x, g.shiftRight(x, 30)), 0xbf58476d1ce4e5b9)
		x = g.times(g.xor(x, g.shiftRight(x, 27)), 0x94d049bb133111eb)
		x = g.xor(x, g.shiftRight(x, 31))
		g.store(g.sub(g.or(g.shiftRight(x, 12), bias), 1-0x1p-53), dst, place[0])
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

// pieces is Pieces of sim/kernel, for uniforms within the table: a gather for each number of a segment.
func (g *machine) pieces() {
	name := "pieces" + g.suffix()
	g.begin(name, attr.NOSPLIT, "func(dst, u, table []float64, first uint64, segments int) (done int)",
		name+" is pieces with "+g.name+", up to the first vector with a lane for plain Go.")
	n, dst, from, table := g.length("dst"), g.base("dst"), g.base("u"), g.base("table")
	first, segments := g.argument("first"), g.argument("segments")
	lowest, count, last := g.spread(first), g.spread(segments), g.vec()
	g.emit(map[bool]string{false: "VPADDQ", true: "VPADDQ"}[g.wide], g.set(^uint64(0)), count, last)
	index := g.GP64()
	g.XORQ(index, index)
	stop := g.label("stop")
	g.walk(index, n, 1, func(place []at) {
		u := g.load(from, place[0])
		_ = u
		_, _ = lowest, last
		_ = table
		_ = stop
		g.store(u, dst, place[0])
	})
	g.Label(stop)
	g.Store(index, g.ReturnIndex(0))
	g.finish()
}

// spread is a register full of a whole number.
func (g *machine) spread(n reg.Register) vec {
	d := g.vec()
	if g.wide {
		g.VPBROADCASTQ(n, d)
		return d
	}
	x := g.XMM()
	g.VMOVQ(n, x)
	g.VPBROADCASTQ(x, d)
	return d
}
