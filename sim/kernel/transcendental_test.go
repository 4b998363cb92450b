package kernel

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// worst applies op to n arguments made by draw and returns the largest error in units of the last place.
func worst(t *testing.T, n int, op Op, draw func(r *rand.Rand) float64, reference func(*big.Float) *big.Float) float64 {
	t.Helper()
	r := rand.New(rand.NewPCG(1, uint64(op)))
	most, at := 0.0, 0.0
	for range n {
		x := draw(r)
		if e := ulps(Scalar(op, x, 0, 0), reference(bigOf(x))); e > most {
			most, at = e, x
		}
	}
	t.Logf("%s: at most %.3f ulp, at %g", op.Name(), most, at)
	return most
}

func between(lo, hi float64) func(*rand.Rand) float64 {
	return func(r *rand.Rand) float64 { return lo + (hi-lo)*r.Float64() }
}

// anyPositive is every positive number, subnormals too, alike in its logarithm.
func anyPositive(r *rand.Rand) float64 { return math.Float64frombits(r.Uint64N(infBits)) }

func TestExpAccuracy(t *testing.T) {
	for _, c := range []struct {
		lo, hi, most float64
	}{
		{-1, 1, 1.1},
		{-0.36, 0.36, 1.1},
		{-20, 20, 1.1},
		{-708, 708, 1.1},
		{708, 709.78, 1.1},
		{-745.1, -708, 1.1},
	} {
		if e := worst(t, 4000, Exp, between(c.lo, c.hi), bigExp); e > c.most {
			t.Errorf("exp over %g..%g: %g ulp, want at most %g", c.lo, c.hi, e, c.most)
		}
	}
}

func TestLnAccuracy(t *testing.T) {
	for _, draw := range []func(*rand.Rand) float64{between(0.5, 2), between(0.99, 1.01), between(0, 1), anyPositive} {
		if e := worst(t, 2000, Ln, draw, bigLn); e > 1.1 {
			t.Errorf("ln: %g ulp, want at most 1.1", e)
		}
	}
}

func TestLog10Accuracy(t *testing.T) {
	ln10 := bigLn(bigOf(10))
	log10 := func(x *big.Float) *big.Float { return new(big.Float).Quo(bigLn(x), ln10) }
	for _, draw := range []func(*rand.Rand) float64{between(0.5, 2), between(1, 1e6), anyPositive} {
		if e := worst(t, 1000, Log10, draw, log10); e > 3 {
			t.Errorf("log10: %g ulp, want at most 3", e)
		}
	}
}

func TestPowerAccuracy(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		x, y := math.Exp(between(-7, 7)(r)), between(-5, 5)(r)
		want := bigExp(new(big.Float).Mul(bigOf(y), bigLn(bigOf(x))))
		// 1 part in 10^14 where the exponent is moderate: here at most 35
		if e := ulps(Scalar(Power, x, y, 0), want); e > 45 {
			t.Errorf("%g^%g: %g ulp", x, y, e)
		}
	}
}

// The distribution function keeps its relative accuracy down to where it has no digits left.
func TestNormalCDFAccuracy(t *testing.T) {
	for _, c := range []struct{ lo, hi, most float64 }{
		{-0.67, 0.67, 3}, {-5.65, -0.68, 8}, {-37, -5.66, 8}, {0.68, 8, 3},
	} {
		if e := worst(t, 300, NormalCDF, between(c.lo, c.hi), bigNormal); e > c.most {
			t.Errorf("normal cdf over %g..%g: %g ulp, want at most %g", c.lo, c.hi, e, c.most)
		}
	}
}

// AS 241 promises 1 part in 10^16; with the rounding of our ln and of the polynomials it is within 1.5e-15.
func TestNormalQuantileAccuracy(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	most := 0.0
	for i := range 1200 {
		var u float64
		switch i % 4 {
		case 0:
			u = r.Float64() / 2
		case 1:
			u = 0.5 - r.Float64()*1e-3
		case 2:
			u = math.Exp(-50 * r.Float64())
		default:
			u = math.Exp(-700 * r.Float64())
		}
		if u >= 0.5 || u == 0 {
			continue
		}
		z := Scalar(NormalQuantile, u, 0, 0)
		tail, density := bigTail(-z)
		miss := new(big.Float).Sub(tail, bigOf(u))
		miss.Quo(miss, density)
		e, _ := miss.Float64()
		if e = math.Abs(e / z); e > most {
			most = e
		}
		if e > 1.5e-15 {
			t.Errorf("quantile of %g: relative error %g", u, e)
		}
	}
	t.Logf("normal quantile: relative error at most %g", most)
}

// The upper half mirrors the lower, bit for bit, since 1-u is exact.
func TestNormalQuantileIsOdd(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	for range 10000 {
		u := (float64(r.Uint64N(1<<52)) + 0.5) * 0x1p-52
		if low, high := Scalar(NormalQuantile, u, 0, 0), Scalar(NormalQuantile, 1-u, 0, 0); low != -high {
			t.Fatalf("quantiles of %g and 1-%g: %g, %g", u, u, low, high)
		}
	}
}
