package design

import (
	"math/bits"

	"wargame/sim/rng"
)

// Sobol's sequence in base 2. Point j of a dimension is the exclusive or of the direction numbers v[b] over the bits b
// that are set in j. A dimension is a primitive polynomial over GF(2), x^s + c1*x^(s-1) + ... + 1, and s odd initial
// numbers m[k] < 2^k; then m[k] = 2*c1*m[k-1] ^ 4*c2*m[k-2] ^ ... ^ 2^s*m[k-s] ^ m[k-s], and v[k-1] = m[k]/2^k.

// direction is the direction numbers of a dimension, as binary fractions of 32 bits.
type direction [32]uint32

// at is point j, of 32 bits.
func (v *direction) at(j uint64) uint32 {
	var x uint32
	for ; j != 0; j &= j - 1 {
		x ^= v[bits.TrailingZeros64(j)]
	}
	return x
}

// polynomial is a row of direction numbers: degree, the inner coefficients c1..c(s-1) as bits, the initial numbers.
type polynomial struct {
	degree  int
	inner   uint32
	initial []uint32
}

// joeKuo is dimensions 2 to 37 of Joe and Kuo's set new-joe-kuo-6 (Constructing Sobol sequences with better
// two-dimensional projections, SIAM Journal on Scientific Computing 30, 2008), copyright (c) 2008 Frances Y. Kuo and
// Stephen Joe, which may be used with this notice. These are all the primitive polynomials up to degree 7.
var joeKuo = []polynomial{
	{1, 0, []uint32{1}},
	{2, 1, []uint32{1, 3}},
	{3, 1, []uint32{1, 3, 1}},
	{3, 2, []uint32{1, 1, 1}},
	{4, 1, []uint32{1, 1, 3, 3}},
	{4, 4, []uint32{1, 3, 5, 13}},
	{5, 2, []uint32{1, 1, 5, 5, 17}},
	{5, 4, []uint32{1, 1, 5, 5, 5}},
	{5, 7, []uint32{1, 1, 7, 11, 19}},
	{5, 11, []uint32{1, 1, 5, 1, 1}},
	{5, 13, []uint32{1, 1, 1, 3, 11}},
	{5, 14, []uint32{1, 3, 5, 5, 31}},
	{6, 1, []uint32{1, 3, 3, 9, 7, 49}},
	{6, 13, []uint32{1, 1, 1, 15, 21, 21}},
	{6, 16, []uint32{1, 3, 1, 13, 27, 49}},
	{6, 19, []uint32{1, 1, 1, 15, 7, 5}},
	{6, 22, []uint32{1, 3, 1, 15, 13, 25}},
	{6, 25, []uint32{1, 1, 5, 5, 19, 61}},
	{7, 1, []uint32{1, 3, 7, 11, 23, 15, 103}},
	{7, 4, []uint32{1, 3, 7, 13, 13, 15, 69}},
	{7, 7, []uint32{1, 1, 3, 13, 7, 35, 63}},
	{7, 8, []uint32{1, 3, 5, 9, 1, 25, 53}},
	{7, 14, []uint32{1, 3, 1, 13, 9, 35, 107}},
	{7, 19, []uint32{1, 3, 1, 5, 27, 61, 31}},
	{7, 21, []uint32{1, 1, 5, 11, 19, 41, 61}},
	{7, 28, []uint32{1, 3, 5, 3, 3, 13, 69}},
	{7, 31, []uint32{1, 1, 7, 13, 1, 19, 1}},
	{7, 32, []uint32{1, 3, 7, 5, 13, 19, 59}},
	{7, 37, []uint32{1, 1, 3, 9, 25, 29, 41}},
	{7, 41, []uint32{1, 3, 5, 13, 23, 1, 55}},
	{7, 42, []uint32{1, 3, 7, 3, 13, 59, 17}},
	{7, 50, []uint32{1, 3, 1, 3, 5, 53, 69}},
	{7, 55, []uint32{1, 1, 5, 5, 23, 33, 13}},
	{7, 56, []uint32{1, 1, 7, 7, 1, 61, 123}},
	{7, 59, []uint32{1, 1, 7, 9, 13, 61, 49}},
	{7, 62, []uint32{1, 3, 3, 5, 3, 55, 33}},
}

const (
	firstDerived = 8  // degree of the first polynomials that are not Joe and Kuo's
	lastDerived  = 13 // and of the last, which makes 1,111 dimensions; further ones are spread as by lhs
)

// direction is the direction numbers of a dimension, from 0; false where there are none.
func (d *replicated) direction(dimension int) (direction, bool) {
	switch {
	case dimension == 0:
		return vanDerCorput(), true
	case dimension <= len(joeKuo):
		return joeKuo[dimension-1].directions(), true
	}
	more := d.directions()
	if i := dimension - len(joeKuo) - 1; i < len(more) {
		return more[i], true
	}
	return direction{}, false
}

// vanDerCorput is the first dimension: all m are 1.
func vanDerCorput() direction {
	var v direction
	for k := range v {
		v[k] = 1 << (31 - k)
	}
	return v
}

func (p *polynomial) directions() direction {
	var v direction
	for k := range v {
		if k < p.degree {
			v[k] = p.initial[k] << (31 - k)
			continue
		}
		v[k] = v[k-p.degree] ^ v[k-p.degree]>>p.degree
		for i := 1; i < p.degree; i++ {
			if p.inner>>(p.degree-1-i)&1 == 1 {
				v[k] ^= v[k-i]
			}
		}
	}
	return v
}

// derive makes the dimensions after Joe and Kuo's: the primitive polynomials by degree and coefficients, with odd initial
// numbers by a generator of fixed key. Single dimensions are as even as any; pairs are good but not searched for.
func derive() []direction {
	var list []direction
	for degree := firstDerived; degree <= lastDerived; degree++ {
		for inner := range uint32(1) << (degree - 1) {
			if !primitive(degree, inner) {
				continue
			}
			p := polynomial{degree: degree, inner: inner, initial: make([]uint32, degree)}
			key := rng.Key(0, "sobol", "initial", len(list))
			for k := range p.initial {
				p.initial[k] = uint32(rng.Bits(key, uint64(k)))&(1<<(k+1)-1) | 1
			}
			list = append(list, p.directions())
		}
	}
	return list
}

// primitive says whether x generates all 2^degree - 1 units modulo the polynomial.
func primitive(degree int, inner uint32) bool {
	modulus := uint32(1)<<degree | inner<<1 | 1
	x := uint32(1)
	for n := uint32(1); ; n++ {
		x <<= 1
		if x>>degree == 1 {
			x ^= modulus
		}
		if x == 1 {
			return n == 1<<degree-1
		}
	}
}

// scrambled is point x under Owen's nested uniform scrambling (Randomly permuted (t,m,s)-nets and (t,s)-sequences,
// 1995): each bit is flipped or not by a hash of the bits above it. The first d.bits bits are enough, since below them no two
// points of a replicate share a node; there, the place's own uniform goes on.
func (d *replicated) scrambled(x uint32, key, place uint64) float64 {
	var top uint64
	for level := range d.bits {
		node := uint64(1)<<level | uint64(x)>>(32-level)
		flip := rng.Bits(key, nodeIndex+node) & 1
		top = top<<1 | uint64(x>>(31-level)&1) ^ flip
	}
	return grid((float64(top) + rng.Uniform(key, place)) / float64(uint64(1)<<d.bits))
}
