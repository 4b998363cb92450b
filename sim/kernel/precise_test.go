package kernel

import (
	"math"
	"math/big"
)

// Reference values with 160 bits, by series that are slow and plainly right.

const precision = 160

func bigOf(x float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(x) }

// bigExp is e^x: the series of x/2^n, squared n times.
func bigExp(x *big.Float) *big.Float {
	const halvings = 24
	small := new(big.Float).SetPrec(precision+64).SetMantExp(x, -halvings)
	sum, term := big.NewFloat(1).SetPrec(precision+64), big.NewFloat(1).SetPrec(precision+64)
	for i := 1; i < 20; i++ {
		term.Mul(term, small)
		term.Quo(term, new(big.Float).SetInt64(int64(i)))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum.SetPrec(precision)
}

// bigLn is ln(x) by Newton's method from the double nearest.
func bigLn(x *big.Float) *big.Float {
	mant := new(big.Float).SetPrec(precision)
	exponent := x.MantExp(mant)
	m, _ := mant.Float64()
	y := bigOf(math.Log(m) + float64(exponent)*math.Ln2)
	for range 3 {
		e := bigExp(new(big.Float).Neg(y))
		e.Mul(e, x)
		e.Sub(e, bigOf(1)) // x*exp(-y) - 1 = d, and ln(1+d) = d - d*d/2
		half := new(big.Float).Mul(e, e)
		half.Quo(half, bigOf(2))
		y.Add(y, e.Sub(e, half))
	}
	return y
}

// ulps is how far got is from want, in units of the last place of the double nearest want.
func ulps(got float64, want *big.Float) float64 {
	nearest, _ := want.Float64()
	if math.IsInf(got, 0) || math.IsInf(nearest, 0) {
		if got == nearest {
			return 0
		}
		return math.Inf(1)
	}
	unit := math.Nextafter(math.Abs(nearest), math.Inf(1)) - math.Abs(nearest)
	d, _ := new(big.Float).Sub(bigOf(got), want).Float64()
	return math.Abs(d) / unit
}

// bigTail is the normal distribution function of -x for x >= 0, and the density there: up to 3 by the series
// 1/2 - density * (x + x^3/3 + x^5/15 + ...), beyond by the continued fraction density/(x + 1/(x + 2/(x + 3/(x + ...)))).
func bigTail(x float64) (tail, density *big.Float) {
	pi, _ := new(big.Float).SetPrec(precision).SetString("3.14159265358979323846264338327950288419716939937510582097494459")
	square := new(big.Float).Mul(bigOf(x), bigOf(x))
	density = bigExp(new(big.Float).Quo(square, bigOf(-2)))
	density.Quo(density, new(big.Float).Sqrt(new(big.Float).Mul(pi, bigOf(2))))
	if x > 3 {
		fraction := bigOf(x)
		for k := 800; k > 0; k-- {
			fraction.Quo(bigOf(float64(k)), fraction)
			fraction.Add(fraction, bigOf(x))
		}
		return new(big.Float).Quo(density, fraction), density
	}
	sum, term := bigOf(x), bigOf(x)
	for k := 3; k < 250; k += 2 {
		term.Mul(term, square)
		term.Quo(term, bigOf(float64(k)))
		sum.Add(sum, term)
	}
	return sum.Sub(bigOf(0.5), sum.Mul(sum, density)), density
}

// bigNormal is the normal distribution function.
func bigNormal(x *big.Float) *big.Float {
	f, _ := x.Float64()
	tail, _ := bigTail(math.Abs(f))
	if f > 0 {
		return new(big.Float).Sub(bigOf(1), tail)
	}
	return tail
}
