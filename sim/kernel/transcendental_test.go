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
