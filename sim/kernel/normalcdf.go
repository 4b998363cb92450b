package kernel

import "math"

// The normal distribution function is that of Cody (Rational Chebyshev approximations for the error function,
// Mathematics of Computation 23, 1969), in his form for the normal: a rational function of x*x near 0, and in both
// tails exp(-x*x/2) times one of |x| or of 1/(x*x). The lower tail keeps its relative accuracy down to subnormals.

// Denominators are listed from the second highest power down (the highest has 1), numerators likewise with the
// coefficient of the highest power last.
var (
	cdfCenterN = [5]float64{2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249, 0.065682337918207449113}
	cdfCenterD = [4]float64{47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956}
	cdfMiddleN = [9]float64{
		0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711,
		6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8,
	}
	cdfMiddleD = [8]float64{
		22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
		18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
	}
	cdfOuterN = [6]float64{
		0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5,
		0.02307344176494017303,
	}
	cdfOuterD = [5]float64{
		1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
	}
)

const (
	cdfNear    = 0.67448975            // the quartile: the center reaches to here
	cdfFar     = 5.656854249492380195  // sqrt(32): the middle reaches to here
	cdfNone    = 39                    // nothing is left of the tail beyond, not even a subnormal
	invSqrt2Pi = 0.3989422804014326779 // 1/sqrt(2*pi)
)

// normalCDF sets dst to the standard normal distribution function of a.
func normalCDF(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i, x := range a {
		dst[i] = normalBelow(x)
	}
}

func normalBelow(x float64) float64 {
	y := math.Abs(x)
	switch {
	case x != x:
		return x
	case y <= cdfNear:
		return 0.5 + cdfCenter(x)
	case y > cdfNone && x < 0:
		return 0
	case y > cdfNone:
		return 1
	}
	tail := 0.0
	if y <= cdfFar {
		tail = cdfMiddle(y)
	} else {
		tail = cdfOuter(y)
	}
	tail = float64(tail * expMinusHalfSquare(y))
	if x > 0 {
		return 1 - tail
	}
	return tail
}

func cdfCenter(x float64) float64 {
	z := float64(x * x)
	n, d := float64(cdfCenterN[4]*z), z
	for i := range 3 {
		n = float64((n + cdfCenterN[i]) * z)
		d = float64((d + cdfCenterD[i]) * z)
	}
	return float64(x*(n+cdfCenterN[3])) / (d + cdfCenterD[3])
}

func cdfMiddle(y float64) float64 {
	n, d := float64(cdfMiddleN[8]*y), y
	for i := range 7 {
		n = float64((n + cdfMiddleN[i]) * y)
		d = float64((d + cdfMiddleD[i]) * y)
	}
	return (n + cdfMiddleN[7]) / (d + cdfMiddleD[7])
}

func cdfOuter(y float64) float64 {
	z := 1 / float64(y*y)
	n, d := float64(cdfOuterN[5]*z), z
	for i := range 4 {
		n = float64((n + cdfOuterN[i]) * z)
		d = float64((d + cdfOuterD[i]) * z)
	}
	return (invSqrt2Pi - float64(z*(n+cdfOuterN[4]))/(d+cdfOuterD[4])) / y
}

// expMinusHalfSquare is exp(-y*y/2) without the error that rounding y*y would bring in: y is cut to sixteenths, whose
// square is exact, and the rest goes into a second factor.
func expMinusHalfSquare(y float64) float64 {
	cut := math.Trunc(float64(y*16)) / 16
	e := [2]float64{-0.5 * float64(cut*cut), -0.5 * float64((y-cut)*(y+cut))}
	expColumn(e[:], e[:], nil, nil)
	return float64(e[0] * e[1])
}
