package main

import (
	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/operand"
)

// finite says whether all lanes are finite: x-x is +0 for a finite x and NaN for the others.
func (g *machine) finite() {
	name := "finite" + g.suffix()
	g.begin(name, attr.NOSPLIT, "func(a []float64) bool", name+" says whether no lane is NaN or infinite.")
	n, a, index := g.length("a"), g.base("a"), g.GP64()
	g.XORQ(index, index)
	bad := g.label("bad")
	g.walk(index, n, 4, func(place at) {
		x := g.load(a, place)
		difference := g.sub(x, x)
		all := difference[0]
		for _, d := range difference[1:] {
			g.VORPD(d, all, all)
		}
		g.vectors = 1
		g.unless(g.is(vec{all}, equal, 0.0), at{}, bad)
	})
	g.answer(bad)
}

// inside says whether all lanes are within lo..hi, or their mask is 0; there may be no mask.
func (g *machine) inside() {
	name := "inside" + g.suffix()
	g.begin(name, attr.NOSPLIT, "func(a, mask []float64, lo, hi float64) bool",
		name+" says whether each lane is within lo..hi or its mask is 0.")
	n, a, mask, index := g.length("a"), g.base("a"), g.base("mask"), g.GP64()
	lo, hi := g.spread(g.argument("lo")), g.spread(g.argument("hi"))
	g.XORQ(index, index)
	bad, all := g.label("bad"), g.label("all")
	within := func(place at) truth {
		x := g.load(a, place)
		return g.also(g.is(x, greaterEqual, lo), x, lessEqual, hi)
	}
	g.TESTQ(mask, mask)
	g.JEQ(operand.LabelRef(all))
	g.walk(index, n, 1, func(place at) {
		idle := g.is(g.load(mask, place), equal, 0.0)
		g.unless(g.either(within(place), idle), place, bad)
	})
	g.Label(all)
	g.walk(index, n, 2, func(place at) { g.unless(within(place), place, bad) })
	g.answer(bad)
}

// answer ends a function that is true unless it jumps to bad.
func (g *machine) answer(bad string) {
	for _, end := range []struct {
		label string
		is    uint8
	}{{"", 1}, {bad, 0}} {
		if end.label != "" {
			g.Label(end.label)
		}
		is := g.GP8()
		g.MOVB(operand.U8(end.is), is)
		g.Store(is, g.ReturnIndex(0))
		g.finish()
	}
}

// suffix ends the names of this instruction set's functions.
func (g *machine) suffix() string {
	if g.wide {
		return "AVX512"
	}
	return "AVX2"
}
