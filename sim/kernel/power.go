package kernel

import "math"

// a^b is exp(b*ln(a)), with a relative error of about |b*ln(a)| * 1.5e-16, except where an exact or better way is open:
// whole b up to wholePower by multiplication, b = 1/2 by the square root, and the corners as in IEEE 754's pow.

// wholePower is the largest |b| done by multiplication.
const wholePower = 32

// power sets dst to a^b.
func power(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	const batch = 128
	var logs [batch]float64
	for len(dst) > 0 {
		n := min(len(dst), batch)
		special := 0
		for i, y := range b[:n] {
			special += int(mask(!ordinaryPower(a[i], y)) & 1)
		}
		e := logs[:n]
		if special < n {
			lnColumn(e, a[:n], nil, nil)
			multiply(e, e, b[:n], nil)
			expColumn(e, e, nil, nil)
		}
		if special > 0 {
			for i, y := range b[:n] {
				if !ordinaryPower(a[i], y) {
					e[i] = specialPower(a[i], y)
				}
			}
		}
		copy(dst[:n], e)
		dst, a, b = dst[n:], a[n:], b[n:]
	}
}

// ordinaryPower says that x^y is exp(y*ln(x)) and no more: x positive and finite, y finite, neither a half nor a small whole number.
func ordinaryPower(x, y float64) bool {
	whole := (y + magic) - magic
	return x > 0 && x <= math.MaxFloat64 && math.Abs(y) <= math.MaxFloat64 && y != 0.5 && (y != whole || math.Abs(y) > wholePower)
}

// specialPower is x^y where it is not ordinary.
func specialPower(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case x != x || y != y:
		return math.NaN()
	case math.Abs(y) > math.MaxFloat64:
		return powerOfInfinity(math.Abs(x), y)
	case y == 0.5 && x >= 0:
		return math.Sqrt(x) + 0 // +0 of -0
	case y == math.Trunc(y) && math.Abs(y) <= wholePower:
		return wholePowerOf(x, y)
	}
	size := math.Abs(x)
	odd := math.Abs(y) < 0x1p53 && math.Mod(y, 2) != 0 && y == math.Trunc(y)
	var r float64
	switch {
	case size == 0 && y < 0 || size > math.MaxFloat64 && y > 0:
		r = math.Inf(1)
	case size == 0 || size > math.MaxFloat64:
		r = 0
	case y != math.Trunc(y):
		return math.NaN() // a root of a negative number
	default:
		r = expOfLog(size, y)
	}
	if odd {
		r = math.Copysign(r, x)
	}
	return r
}

// powerOfInfinity is x^y for x >= 0 but 1, y infinite; -1 counts as 1.
func powerOfInfinity(x, y float64) float64 {
	switch {
	case x == 1:
		return 1
	case (x < 1) == (y < 0):
		return math.Inf(1)
	}
	return 0
}

// wholePowerOf is x^y for a whole y of size up to wholePower: squares of x, times each other from the lowest bit of y
// up. A negative y takes the reciprocal of the power, unless that power is out of range where the result may not be.
func wholePowerOf(x, y float64) float64 {
	r, square := 1.0, x
	for n := int(math.Abs(y)); n > 0; n >>= 1 {
		if n&1 == 1 {
			r = float64(r * square)
		}
		square = float64(square * square)
	}
	if y > 0 {
		return r
	}
	size := math.Abs(r)
	if y < -1 && (size < 0x1p-1022 || size > math.MaxFloat64) && x != 0 && math.Abs(x) <= math.MaxFloat64 {
		return math.Copysign(expOfLog(math.Abs(x), y), r)
	}
	return 1 / r
}

func expOfLog(x, y float64) float64 {
	e := [1]float64{x}
	lnColumn(e[:], e[:], nil, nil)
	e[0] = float64(y * e[0])
	expColumn(e[:], e[:], nil, nil)
	return e[0]
}
