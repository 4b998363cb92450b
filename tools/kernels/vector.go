package main

import (
	"fmt"
	"math"
	"reflect"

	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// machine builds the kernels of one instruction set. Its methods are named for what they do to each lane.
//
// A value is a vec, or a constant: a float64 or the uint64 of its bits, which stands in memory once.
type machine struct {
	*build.Context
	name    string // "avx2" or "avx512"
	wide    bool   // AVX-512
	lanes   int    // in a vector
	vectors int    // how many each instruction is given for, one after the other, so that they do not wait for each other
	tables  map[string]operand.Mem
	labels  int
	served  []served
}

type (
	vec   []reg.VecVirtual // of each vector; one for all of them if they are alike
	truth []reg.Register   // masks: vectors of all ones and zeros, or with AVX-512 mask registers
	value any
)

func (v vec) at(i int) reg.VecVirtual { return v[i%len(v)] }

func newMachine(wide bool) *machine {
	g := &machine{Context: build.NewContext(), name: "avx2", lanes: 4, vectors: 1, tables: map[string]operand.Mem{}}
	if wide {
		g.name, g.wide, g.lanes = "avx512", true, 8
	}
	return g
}

// emit appends an instruction by its name, such as VADDPD; a suffix follows _, such as VADDPD_BCST.
func (g *machine) emit(name string, ops ...operand.Op) {
	m := reflect.ValueOf(g.Context).MethodByName(name)
	if !m.IsValid() {
		panic("no instruction " + name)
	}
	in := make([]reflect.Value, len(ops))
	for i, op := range ops {
		in[i] = reflect.ValueOf(op)
	}
	m.Call(in)
}

// each gives an instruction for every vector, into a fresh register.
func (g *machine) each(give func(i int, d reg.VecVirtual)) vec {
	v := make(vec, g.vectors)
	for i := range v {
		v[i] = g.register()
		give(i, v[i])
	}
	return v
}

func (g *machine) register() reg.VecVirtual {
	if g.wide {
		return g.ZMM()
	}
	return g.YMM()
}

// eachTruth is each for masks.
func (g *machine) eachTruth(give func(i int, d reg.Register)) truth {
	t := make(truth, g.vectors)
	for i := range t {
		t[i] = g.mask()
		give(i, t[i])
	}
	return t
}

func (g *machine) mask() reg.Register {
	if g.wide {
		return g.K()
	}
	return g.YMM()
}

// label is a fresh label.
func (g *machine) label(what string) string {
	g.labels++
	return fmt.Sprintf("%s%d", what, g.labels)
}

// constantBits gives the bits of a constant; ok is false for a vec.
func constantBits(v value) (b uint64, ok bool) {
	switch v := v.(type) {
	case float64:
		return math.Float64bits(v), true
	case int:
		return math.Float64bits(float64(v)), true
	case uint64:
		return v, true
	}
	return 0, false
}

// constant is the memory where a constant stands: once per lane for AVX2, once alone for AVX-512, which spreads it as it loads.
func (g *machine) constant(b uint64) operand.Mem {
	var words []uint32
	for range g.lanes {
		words = append(words, uint32(b), uint32(b>>32))
	}
	if g.wide {
		words = words[:2]
	}
	return g.table(fmt.Sprintf("%s_%016x", g.name, b), words...)
}

// table is read-only memory of that name, which is made where it is first asked for.
func (g *machine) table(name string, words ...uint32) operand.Mem {
	m, ok := g.tables[name]
	if !ok {
		m = g.StaticGlobal(name)
		g.DataAttributes(attr.RODATA | attr.NOPTR)
		for _, w := range words {
			g.AppendDatum(operand.U32(w))
		}
		g.tables[name] = m
	}
	return m
}

// set is a register full of a constant, or the vec itself.
func (g *machine) set(v value) vec {
	b, ok := constantBits(v)
	if !ok {
		return v.(vec)
	}
	d := g.register()
	if g.wide {
		g.VBROADCASTSD(g.constant(b), d)
	} else {
		g.VMOVUPD(g.constant(b), d)
	}
	return vec{d}
}

// two is an instruction with two operands, of which the second may be a constant. That is read from memory by the
// instruction, or once for several vectors where there are registers enough.
func (g *machine) two(name string, x, y value) vec {
	left := g.set(x)
	b, constant := constantBits(y)
	if constant && (!g.wide || g.vectors == 1) {
		if g.wide {
			name += "_BCST"
		}
		return g.each(func(i int, d reg.VecVirtual) { g.emit(name, g.constant(b), left.at(i), d) })
	}
	right := g.set(y)
	return g.each(func(i int, d reg.VecVirtual) { g.emit(name, right.at(i), left.at(i), d) })
}

func (g *machine) add(x, y value) vec  { return g.two("VADDPD", x, y) }
func (g *machine) sub(x, y value) vec  { return g.two("VSUBPD", x, y) }
func (g *machine) mul(x, y value) vec  { return g.two("VMULPD", x, y) }
func (g *machine) div(x, y value) vec  { return g.two("VDIVPD", x, y) }
func (g *machine) and(x, y value) vec  { return g.two("VANDPD", x, y) }
func (g *machine) or(x, y value) vec   { return g.two("VORPD", x, y) }
func (g *machine) xor(x, y value) vec  { return g.two("VXORPD", x, y) }
func (g *machine) addq(x, y value) vec { return g.two("VPADDQ", x, y) }
func (g *machine) subq(x, y value) vec { return g.two("VPSUBQ", x, y) }

// lower is the smaller, y where one is NaN or both are zero.
func (g *machine) lower(x, y value) vec { return g.two("VMINPD", x, y) }

// upper is the larger, y where one is NaN or both are zero.
func (g *machine) upper(x, y value) vec { return g.two("VMAXPD", x, y) }

func (g *machine) sqrt(x vec) vec {
	return g.each(func(i int, d reg.VecVirtual) { g.VSQRTPD(x.at(i), d) })
}

func (g *machine) shiftLeft(x vec, n uint8) vec {
	return g.each(func(i int, d reg.VecVirtual) { g.VPSLLQ(operand.U8(n), x.at(i), d) })
}

func (g *machine) shiftRight(x vec, n uint8) vec {
	return g.each(func(i int, d reg.VecVirtual) { g.VPSRLQ(operand.U8(n), x.at(i), d) })
}

// rounding directions of whole; inexact results are not reported.
const (
	down   = 8 | 1
	up     = 8 | 2
	toZero = 8 | 3
)

// whole rounds to a whole number.
func (g *machine) whole(x vec, direction uint8) vec {
	return g.each(func(i int, d reg.VecVirtual) {
		if g.wide {
			g.VRNDSCALEPD(operand.U8(direction), x.at(i), d)
		} else {
			g.VROUNDPD(operand.U8(direction), x.at(i), d)
		}
	})
}

const signBit = uint64(1) << 63

func (g *machine) neg(x vec) vec { return g.xor(x, signBit) }
func (g *machine) abs(x vec) vec { return g.and(x, ^signBit) }

// predicate is how two numbers compare, as the instructions number it.
type predicate uint8

const (
	equal        predicate = 0x00
	notEqual     predicate = 0x04 // or NaN
	less         predicate = 0x11
	lessEqual    predicate = 0x12
	greater      predicate = 0x1e
	greaterEqual predicate = 0x1d
	unordered    predicate = 0x03 // one is NaN
)

// is compares.
func (g *machine) is(x vec, p predicate, y value) truth {
	if b, ok := constantBits(y); ok && !g.wide {
		return g.eachTruth(func(i int, d reg.Register) { g.VCMPPD(operand.U8(p), g.constant(b), x.at(i), d) })
	}
	right := g.set(y)
	return g.eachTruth(func(i int, d reg.Register) { g.VCMPPD(operand.U8(p), right.at(i), x.at(i), d) })
}

// also holds where t does and x compares to y as well.
func (g *machine) also(t truth, x vec, p predicate, y value) truth {
	if !g.wide {
		return g.both(t, g.is(x, p, y))
	}
	right := g.set(y)
	return g.eachTruth(func(i int, d reg.Register) { g.VCMPPD(operand.U8(p), right.at(i), x.at(i), t[i], d) })
}

// both holds where both do.
func (g *machine) both(s, t truth) truth {
	return g.eachTruth(func(i int, d reg.Register) { g.meet(s[i], t[i], d) })
}

// meet sets d to where s and t both hold.
func (g *machine) meet(s, t, d reg.Register) {
	if g.wide {
		g.KANDB(s, t, d)
	} else {
		g.VANDPD(s, t, d)
	}
}

// either holds where one does.
func (g *machine) either(s, t truth) truth {
	return g.eachTruth(func(i int, d reg.Register) {
		if g.wide {
			g.KORB(s[i], t[i], d)
		} else {
			g.VORPD(s[i], t[i], d)
		}
	})
}

// where is x where t holds, else y.
func (g *machine) where(t truth, x, y value) vec {
	yes, no := g.set(x), g.set(y)
	return g.each(func(i int, d reg.VecVirtual) {
		if g.wide {
			g.VBLENDMPD(yes.at(i), no.at(i), t[i], d)
		} else {
			g.VBLENDVPD(t[i], yes.at(i), no.at(i), d)
		}
	})
}

// only is x where t holds, else +0.
func (g *machine) only(t truth, x value) vec {
	b, constant := constantBits(x)
	return g.each(func(i int, d reg.VecVirtual) {
		switch {
		case g.wide && constant:
			g.VBROADCASTSD_Z(g.constant(b), t[i], d)
		case g.wide:
			g.VMOVAPD_Z(x.(vec).at(i), t[i], d)
		case constant:
			g.VANDPD(g.constant(b), t[i], d)
		default:
			g.VANDPD(x.(vec).at(i), t[i], d)
		}
	})
}

// horner is the polynomial with the coefficients c, highest first, each step rounded twice.
func (g *machine) horner(x vec, c ...float64) vec {
	p := g.add(g.mul(x, c[0]), c[1])
	for _, k := range c[2:] {
		p = g.add(g.mul(p, x), k)
	}
	return p
}

// apart is a polynomial in x whose odd and even powers are summed apart, as polynomials in z = x*x.
func (g *machine) apart(x, z vec, odd, even []float64) vec {
	return g.add(g.mul(g.horner(z, odd...), x), g.horner(z, even...))
}
