package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

var (
	inf  = math.Inf(1)
	nan  = math.NaN()
	zero = math.Copysign(0, -1)
	tiny = math.SmallestNonzeroFloat64
)

// same is equality of bits, except that any NaN is as good as another.
func same(x, y float64) bool {
	return math.Float64bits(x) == math.Float64bits(y) || x != x && y != y
}

func check(t *testing.T, op Op, want float64, args ...float64) {
	t.Helper()
	var a [3]float64
	copy(a[:], args)
	if got := Scalar(op, a[0], a[1], a[2]); !same(got, want) {
		t.Errorf("%s%v = %g, want %g", op.Name(), args, got, want)
	}
}

func TestExpCorners(t *testing.T) {
	check(t, Exp, 1, 0)
	check(t, Exp, 1, zero)
	check(t, Exp, 1, tiny)
	check(t, Exp, inf, inf)
	check(t, Exp, 0, -inf)
	check(t, Exp, nan, nan)
	check(t, Exp, inf, 709.79)
	check(t, Exp, inf, 1e308)
	check(t, Exp, 0, -746)
	check(t, Exp, 0, -1e308)
	check(t, Exp, tiny, -745.1)
	if got := Scalar(Exp, 709.782712893384, 0, 0); math.Abs(got/1.7976931348622732e308-1) > 1e-12 {
		t.Errorf("exp just below overflow: %g", got)
	}
}

func TestLogarithmCorners(t *testing.T) {
	for _, op := range []Op{Ln, Log10} {
		check(t, op, 0, 1)
		check(t, op, -inf, 0)
		check(t, op, -inf, zero)
		check(t, op, inf, inf)
		check(t, op, nan, -1)
		check(t, op, nan, -inf)
		check(t, op, nan, nan)
	}
	check(t, Ln, -744.4400719213812, tiny)
	for n := -307; n <= 308; n++ {
		check(t, Log10, float64(n), parse(n))
	}
	check(t, Log10, 0x1.bcb7b1526e50dp-54, 1+0x1p-52) // no whole number is near enough but 0
}

// parse is the number nearest to the n-th power of ten: correctly rounded, unlike math.Pow10.
func parse(n int) float64 {
	text := []byte("1e")
	if n < 0 {
		text = append(text, '-')
		n = -n
	}
	text = append(text, byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	return mustFloat(string(text))
}

func TestPowerCorners(t *testing.T) {
	for _, x := range []float64{0, zero, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 10, inf, -inf, nan, tiny, -tiny, 1e300, -1e300, 1.5} {
		for _, y := range []float64{0, zero, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 33, -33, 34, 1.5, -1.5, inf, -inf, nan, 1e300, 0x1p53 + 2, 1e16} {
			got, want := Scalar(Power, x, y, 0), math.Pow(x, y)
			near := math.Abs(got-want) <= 1e-12*math.Abs(want) || math.Abs(got-want) <= 10*tiny
			if !same(got, want) && !(near && got != 0 && math.Signbit(got) == math.Signbit(want)) {
				t.Errorf("%g^%g = %g, want %g", x, y, got, want)
			}
		}
	}
	check(t, Power, 1e22, 10, 22)
	check(t, Power, 0x1p32, 2, 32)
	check(t, Power, 0x1p-32, 2, -32)
	check(t, Power, 1/3.0, 3, -1)
	check(t, Power, 0x1p1023, 0x1p-1023, -1)
	check(t, Power, math.Sqrt(7), 7, 0.5)
	check(t, Power, 7*7, 7, 2)
	check(t, Power, -343, -7, 3)
	check(t, Power, nan, -8, 1.0/3)
}

func TestRoundingCorners(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	for range 100000 {
		x := math.Float64frombits(r.Uint64())
		if r.IntN(2) == 0 {
			x = float64(r.IntN(4000)-2000) / 4 * math.Pow(2, float64(r.IntN(60)))
		}
		check(t, Round, math.Round(x), x)
	}
	for _, x := range []float64{0.49999999999999994, 0.5, 1.5, 2.5, -0.5, -2.5, 0x1p52 - 0.5, 0x1p52 + 1, 0x1p53, zero, 0, inf, -inf, nan} {
		check(t, Round, math.Round(x), x)
		check(t, Floor, math.Floor(x), x)
		check(t, Ceil, math.Ceil(x), x)
	}
	check(t, Mod, 1, 7, 3)
	check(t, Mod, 2, -7, 3)
	check(t, Mod, -2, 7, -3)
	check(t, Mod, nan, 7, 0)
}

func TestComparisonsAndChoices(t *testing.T) {
	check(t, Less, 0, nan, 1)
	check(t, LessEqual, 1, 1, 1)
	check(t, Equal, 1, 0, zero)
	check(t, Equal, 0, nan, nan)
	check(t, NotEqual, 1, nan, nan)
	check(t, And, 1, 0.5, nan)
	check(t, And, 0, zero, 1)
	check(t, Or, 1, 0, -3)
	check(t, Not, 1, zero)
	check(t, Not, 0, nan)
	check(t, Select, 5, 0.1, 5, nan)
	check(t, Select, nan, 0, 5, nan)
	check(t, Select, zero, nan, zero, 1)
	check(t, DivideOr, 9, 1, zero, 9)
	check(t, DivideOr, 0.25, 1, 4, nan)
	check(t, Sign, 0, zero)
	check(t, Sign, -1, -inf)
	check(t, Sign, 1, tiny)
	check(t, Sign, nan, nan)
	check(t, Min, zero, 0, zero)
	check(t, Max, 0, zero, 0)
	check(t, Min, nan, nan, 1)
	check(t, Max, nan, 1, nan)
	check(t, Clamp, 2, 5, 0, 2)
	check(t, Clamp, nan, nan, 0, 2)
	check(t, MultiplyAdd, 0, 1+0x1p-52, 1-0x1p-53, -1) // fused: 2^-53 - 2^-105
	check(t, Logistic, 0.5, 0)
	check(t, Logistic, 0, -1000)
	check(t, Logistic, 1, 1000)
	check(t, NormalQuantile, 0, 0.5)
	check(t, NormalQuantile, -inf, 0)
	check(t, NormalQuantile, inf, 1)
	check(t, NormalQuantile, nan, -0.1)
	check(t, NormalQuantile, nan, 1.1)
	check(t, NormalQuantile, nan, nan)
	check(t, NormalCDF, 0.5, 0)
	check(t, NormalCDF, 0, -inf)
	check(t, NormalCDF, 1, inf)
	check(t, NormalCDF, nan, nan)
}

func TestFirstNonFinite(t *testing.T) {
	column := make([]float64, 23)
	for i := range column {
		column[i] = math.MaxFloat64
	}
	if got := FirstNonFinite(column); got != -1 {
		t.Errorf("all finite: %d", got)
	}
	for _, bad := range []float64{inf, -inf, nan} {
		for at := len(column) - 1; at >= 0; at-- {
			column[at] = bad
			if got := FirstNonFinite(column); got != at {
				t.Errorf("%g at %d: %d", bad, at, got)
			}
		}
		for i := range column {
			column[i] = -1
		}
	}
	if got := FirstNonFinite(nil); got != -1 {
		t.Errorf("empty: %d", got)
	}
}

func TestFirstOutside(t *testing.T) {
	column := []float64{0, 1, nan, 2, -1}
	for _, c := range []struct {
		mask []float64
		want int
	}{{nil, 2}, {[]float64{1, 1, 0, 1, 1}, 3}, {[]float64{1, 1, 0, 0, -1}, 4}, {[]float64{1, 1, 0, zero, 0}, -1}, {[]float64{0, 0, nan, 0, 0}, 2}} {
		if got := FirstOutside(column, c.mask, 0, 1); got != c.want {
			t.Errorf("mask %v: %d, want %d", c.mask, got, c.want)
		}
	}
	if got := FirstOutside(column, nil, -inf, inf); got != 2 {
		t.Errorf("NaN is outside of any range: %d", got)
	}
}
