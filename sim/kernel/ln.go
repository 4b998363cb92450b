package kernel

import "math"

// ln(x) = k*ln 2 + ln(1+f) with x = 2^k*(1+f) and 1+f between sqrt(1/2) and sqrt(2). With s = f/(2+f),
//
//	ln(1+f) = 2*atanh(s) = f - (f*f/2 - s*(f*f/2 + R)),  R = s*s * l(s*s)
//
// l interpolates (2*atanh(s)-2*s)/s^3 in z = s*s at Chebyshev nodes (computed with 60 digits), which makes an error
// below 2e-18. The split of ln 2, and of odd and even powers, is that of exp. Error below 1 ulp; one path without branches
// for normal positive x.
const (
	l0 = 0.66666666666666697077
	l1 = 0.39999999999898890514
	l2 = 0.28571428626253837606
	l3 = 0.22222211089379496214
	l4 = 0.18182892432536871201
	l5 = 0.15331611722055007885
	l6 = 0.14617807153417324964

	normalBits = 1 << 52                    // bits of the smallest normal number
	infBits    = 0x7ff << 52                // bits of +Inf
	rootBits   = 0x3fe6a09e667f3bcd         // bits of sqrt(1/2)
	rootShift  = 0x3ff<<52 - rootBits       // moves the exponent's step from powers of 2 to sqrt(1/2) times them
	countBits  = 0x433 << 52                // ORed with a small whole number: the bits of 2^52 + that number
	countBase  = 0x1p52 + 1023              // what to take off then, and the exponent's bias
	log10E     = 0.4342944819032518276511   // 1/ln(10)
	snap       = 0x1p-51                    // log10 nearer to a whole number than this share of it is that number
	ln2Times54 = 54 * 0.6931471805599453094 // ln(2^54)
)

// lnColumn sets dst to the natural logarithm of a.
func lnColumn(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i, x := range a {
		bits := math.Float64bits(x)
		if bits-normalBits >= infBits-normalBits {
			dst[i] = lnEdge(x)
			continue
		}
		biased := (bits + rootShift) >> 52
		k := math.Float64frombits(biased|countBits) - countBase
		f := math.Float64frombits(bits-biased<<52+0x3ff<<52) - 1
		s := f / (2 + f)
		z := float64(s * s)
		w := float64(z * z)
		odd := float64(l5*w) + l3
		even := float64(l6*w) + l4
		odd = float64(odd*w) + l1
		even = float64(even*w) + l2
		even = float64(even*w) + l0
		l := float64(odd*z) + even
		half := float64(0.5 * float64(f*f))
		dst[i] = float64(k*ln2Hi) - ((half - (float64(s*(half+float64(z*l))) + float64(k*ln2Lo))) - f)
	}
}

// lnEdge is the logarithm of what is no positive normal number.
func lnEdge(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case x > math.MaxFloat64 || x != x:
		return x
	case x < 0:
		return math.NaN()
	}
	scaled := [1]float64{x * 0x1p54}
	lnColumn(scaled[:], scaled[:], nil, nil)
	return scaled[0] - ln2Times54
}

// log10Column sets dst to the decimal logarithm of a. What comes out within rounding of a whole number but 0 is that
// number, so that powers of ten are exact.
func log10Column(dst, a, _, _ []float64) {
	lnColumn(dst, a, nil, nil)
	for i, x := range dst {
		y := float64(x * log10E)
		whole := (y + magic) - magic
		if math.Abs(y-whole) <= float64(snap*math.Abs(whole)) {
			y = whole
		}
		dst[i] = y
	}
}
