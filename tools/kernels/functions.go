package main

import (
	"math"

	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The functions of sim/kernel, where the source of each approximation is told: exp.go, ln.go, power.go.

const (
	invLn2   = 1.44269504088896340736
	ln2Hi    = 0x1.62e42fefp-1
	ln2Lo    = 0x1.473de6af278edp-34
	magic    = 0x1.8p52
	expCore  = 708
	rootBits = 0x3fe6a09e667f3bcd // bits of sqrt(1/2)
	bias     = uint64(0x3ff) << 52
)

// exp is e^x within the core.
func (g *machine) exp(x vec) vec {
	shifted := g.add(g.mul(x, invLn2), magic)
	k := g.sub(shifted, magic)
	hi, lo := g.sub(x, g.mul(k, ln2Hi)), g.mul(k, ln2Lo)
	r := g.sub(hi, lo)
	z := g.mul(r, r)
	q := g.apart(r, z,
		[]float64{2.5100385495510319078e-8, 2.7557268459997064772e-6, 0.00019841269863053616878, 0.0083333333333300618325,
			0.16666666666666667453},
		[]float64{2.7620088445409748161e-7, 0.000024801521295954375131, 0.0013888888917213716901, 0.041666666666624127873,
			0.50000000000000010221})
	p := g.add(g.add(g.sub(g.mul(z, q), lo), hi), 1.0)
	return g.addq(p, g.shiftLeft(shifted, 52))
}

func (g *machine) expKnown(x vec) truth { return g.is(g.abs(x), lessEqual, expCore) }

// ln is the natural logarithm of a positive normal number.
func (g *machine) ln(x vec) vec {
	biased := g.shiftRight(g.addq(x, bias-rootBits), 52)
	k := g.sub(g.or(biased, 0x1p52), 0x1p52+1023)
	f := g.sub(g.addq(g.subq(x, g.shiftLeft(biased, 52)), bias), 1.0)
	s := g.div(f, g.add(f, 2.0))
	z := g.mul(s, s)
	l := g.apart(z, g.mul(z, z),
		[]float64{0.15331611722055007885, 0.22222211089379496214, 0.39999999999898890514},
		[]float64{0.14617807153417324964, 0.18182892432536871201, 0.28571428626253837606, 0.66666666666666697077})
	halfSquare := g.mul(g.mul(f, f), 0.5)
	low := g.add(g.mul(s, g.add(halfSquare, g.mul(z, l))), g.mul(k, ln2Lo))
	return g.sub(g.mul(k, ln2Hi), g.sub(g.sub(halfSquare, low), f))
}

func (g *machine) lnKnown(x vec) truth {
	return g.also(g.is(x, greaterEqual, 0x1p-1022), x, lessEqual, math.MaxFloat64)
}

// log10 is the decimal logarithm, a whole number where it is within rounding of one.
func (g *machine) log10(x vec) vec {
	y := g.mul(g.ln(x), 0.4342944819032518276511)
	whole := g.sub(g.add(y, magic), magic)
	near := g.is(g.abs(g.sub(y, whole)), lessEqual, g.mul(g.abs(whole), 0x1p-51))
	return g.where(near, whole, y)
}

// powerExponent is y*ln(x), and where x^y is e to that: x is known to ln and the product to exp, and y is finite and neither
// 1/2 nor a whole number up to 32.
func (g *machine) powerExponent(x, y vec) (vec, truth) {
	whole, size := g.sub(g.add(y, magic), magic), g.abs(y)
	smallWhole := g.only(g.is(size, lessEqual, 32.0), whole) // 0, which y is not, for a large y
	known := g.also(g.lnKnown(x), y, notEqual, smallWhole)
	known = g.also(known, y, notEqual, 0.5)
	known = g.also(known, size, lessEqual, math.MaxFloat64)
	exponent := g.mul(y, g.ln(x))
	return exponent, g.also(known, g.abs(exponent), lessEqual, expCore)
}

// power is two kernels: one for ordinary powers, and for what it leaves one that knows more and is slower.
func (g *machine) power() {
	g.powers()
	g.column(core("powerAny", 1, 1, 2, func(g *machine, x []vec) (vec, truth) { return g.powerAny(x[0], x[1]) }))
	g.serve("power", true, "power", "powerAny")
}

// powers makes the exponents of a batch, then the powers: both at once would need too many registers.
func (g *machine) powers() {
	name := "power" + g.suffix()
	g.begin(name, 0, "func(dst, a, b, c []float64) (done int)",
		name+" is power with "+g.name+", up to the first vector with a lane for another kernel or plain Go.")
	n, dst, a, b := g.length("dst"), g.base("dst"), g.base("a"), g.base("b")
	exponents, from := g.AllocLocal(batch*8), g.GP64() // from: where the exponent of lane 0 would stand
	g.batches(n, func(index, end reg.GPVirtual, stop string) {
		before := g.GP64()
		g.MOVQ(index, before)
		g.SHLQ(operand.U8(3), before)
		g.LEAQ(exponents, from)
		g.SUBQ(before, from)
		g.walk(index, end, map[bool]int{false: 1, true: 3}[g.wide], func(place at) {
			exponent, known := g.powerExponent(g.load(a, place), g.load(b, place))
			g.unless(known, place, stop)
			g.store(exponent, from, place)
		})
	}, func(start, index reg.GPVirtual) {
		g.walk(start, index, map[bool]int{false: 2, true: 4}[g.wide], func(place at) {
			g.store(g.exp(g.load(from, place)), dst, place)
		})
	})
}

// powerAny is x^y also where y is 1/2, or a whole number of size up to 32 and the result far from both ends of the range.
func (g *machine) powerAny(x, y vec) (vec, truth) {
	size := g.abs(y)
	counted := g.add(size, magic) // in the low bits, |y|
	r, square := g.set(1.0), x
	for bit := range uint8(6) {
		bits := g.and(counted, uint64(1)<<bit)
		taken := g.is(g.shiftLeft(bits, 62-bit), notEqual, 0.0) // 2 or 0
		r = g.where(taken, g.mul(r, square), r)
		square = g.mul(square, square)
	}
	whole := g.also(g.is(g.sub(counted, magic), equal, size), size, lessEqual, 32.0)
	above := g.both(whole, g.is(y, greaterEqual, 0.0))
	below := g.also(g.also(whole, g.abs(r), greaterEqual, 0x1p-1022), g.abs(r), lessEqual, math.MaxFloat64)
	r = g.where(g.is(y, less, 0.0), g.div(1.0, r), r)
	half := g.also(g.is(y, equal, 0.5), x, greaterEqual, 0.0)
	r = g.where(half, g.add(g.sqrt(x), 0.0), r)

	known := g.either(g.either(above, below), half)
	exponent, ordinary := g.powerExponent(x, y)
	return g.where(known, r, g.exp(exponent)), g.either(known, ordinary)
}
