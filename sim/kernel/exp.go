package kernel

import "math"

// exp(x) = 2^k * exp(r) with k = round(x/ln 2) and r = x - k*ln 2 (Cody and Waite: ln 2 in two parts, of which the
// first has so few bits that k times it is exact), exp(r) = 1 + (r + r*r*q(r)) for |r| <= ln(2)/2.
//
// q interpolates (exp(r)-1-r)/r^2 at Chebyshev nodes (computed with 60 digits); the error of exp(r) from it is 1.3e-17.
// Its odd and even powers are summed apart, which halves the wait of one operation for the last.
// Everything between -708 and 708 takes one path without branches; no operation is fused. Error below 1 ulp there.
const (
	invLn2 = 1.44269504088896340736
	ln2Hi  = 0x1.62e42fefp-1
	ln2Lo  = 0x1.473de6af278edp-34
	magic  = 0x1.8p52 // x + magic - magic rounds x to a whole number, half to even, and leaves it in the low bits of the sum

	q0 = 0.50000000000000010221
	q1 = 0.16666666666666667453
	q2 = 0.041666666666624127873
	q3 = 0.0083333333333300618325
	q4 = 0.0013888888917213716901
	q5 = 0.00019841269863053616878
	q6 = 0.000024801521295954375131
	q7 = 2.7557268459997064772e-6
	q8 = 2.7620088445409748161e-7
	q9 = 2.5100385495510319078e-8

	expCore = 708 // beyond, results overflow or lose bits
)

// expReduce gives the sum whose low bits are k, and r = hi - lo, of which hi is exact.
func expReduce(x float64) (shifted, hi, lo float64) {
	shifted = float64(x*invLn2) + magic
	k := shifted - magic
	return shifted, x - float64(k*ln2Hi), float64(k * ln2Lo)
}

// expColumn sets dst to e^a.
func expColumn(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i, x := range a {
		if math.Float64bits(x)&^(1<<63) > expCoreBits {
			dst[i] = expEdge(x)
			continue
		}
		shifted, hi, lo := expReduce(x)
		r := hi - lo
		z := float64(r * r)
		odd := float64(q9*z) + q7
		even := float64(q8*z) + q6
		odd = float64(odd*z) + q5
		even = float64(even*z) + q4
		odd = float64(odd*z) + q3
		even = float64(even*z) + q2
		odd = float64(odd*z) + q1
		even = float64(even*z) + q0
		q := float64(odd*r) + even
		p := ((float64(z*q) - lo) + hi) + 1 // hi and lo apart: r is rounded
		dst[i] = math.Float64frombits(math.Float64bits(p) + math.Float64bits(shifted)<<52)
	}
}

// expCoreBits is the bits of expCore.
const expCoreBits = 0x4086200000000000

// expEdge is e^x for x outside the core: |x| > 708 or NaN. Between the limits it makes exp(r) by the core and scales it
// in two steps, so that a subnormal result is rounded once.
func expEdge(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 0x1.62e42fefa39efp+9: // 709.78..., ln of the largest number
		return math.Inf(1)
	case x < -745.2: // below ln of half the smallest number
		return 0
	}
	shifted, hi, lo := expReduce(x)
	k := shifted - magic
	p := [1]float64{hi - lo}
	expColumn(p[:], p[:], nil, nil)
	half := math.Floor(k / 2)
	return float64(p[0]*pow2(half)) * pow2(k-half)
}

// pow2 is 2^k for a whole k between -1022 and 1023.
func pow2(k float64) float64 { return math.Float64frombits(uint64(int64(k)+1023) << 52) }

// logisticColumn sets dst to 1/(1+e^-a).
func logisticColumn(dst, a, _, _ []float64) {
	negate(dst, a, nil, nil)
	expColumn(dst, dst, nil, nil)
	for i, e := range dst {
		dst[i] = 1 / (1 + e)
	}
}
