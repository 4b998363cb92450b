package kernel

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

func mustFloat(text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic(err)
	}
	return x
}

func TestTableIsComplete(t *testing.T) {
	names := map[string]bool{}
	for op, row := range table {
		if row.Op != Op(op) {
			t.Errorf("row %d is that of %d", op, row.Op)
		}
		if row.Name == "" || names[row.Name] {
			t.Errorf("row %d: name %q is empty or taken", op, row.Name)
		}
		names[row.Name] = true
		if row.Arity < 1 || row.Arity > 3 || row.Go == nil {
			t.Errorf("%s: arity %d, loop given: %v", row.Name, row.Arity, row.Go != nil)
		}
	}
	for _, set := range []*Set{Go(), Default()} {
		for op, f := range set.Funcs {
			if f == nil {
				t.Errorf("set %s has no kernel for %s", set.Name, Op(op).Name())
			}
		}
	}
}

// operand draws what kernels may meet: ordinary numbers, corners, any bits at all.
func operand(r *rand.Rand) float64 {
	corners := []float64{0, zero, 1, -1, 0.5, 2, -2, inf, -inf, nan, tiny, -tiny, math.MaxFloat64, 0x1p-1022, 708, -708, 709.5, -745, 1e-17, 32, 33, 0.075, 0.925, 1e-12}
	switch r.IntN(4) {
	case 0:
		return corners[r.IntN(len(corners))]
	case 1:
		return math.Float64frombits(r.Uint64())
	case 2:
		return r.Float64()
	default:
		return float64(r.IntN(41)-20) * math.Pow(2, float64(r.IntN(9)-4))
	}
}

// Each operator gives the same bits for a number alone, and in columns of any length and any place.
func TestScalarAndColumnsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 6))
	for _, set := range []*Set{Go(), Default()} {
		for op := range NumOps {
			for _, n := range []int{0, 1, 3, 64, 127, 128, 129, 256, 500} {
				columns := [4][]float64{}
				for j := range columns {
					columns[j] = make([]float64, n)
					for i := range columns[j] {
						columns[j][i] = operand(r)
					}
				}
				set.Funcs[op](columns[0], columns[1], columns[2], columns[3])
				for i := range n {
					a, b, c := columns[1][i], columns[2][i], columns[3][i]
					if want := Scalar(op, a, b, c); !same(columns[0][i], want) {
						t.Fatalf("%s: %s(%g, %g, %g) is %g alone and %g in lane %d of %d", set.Name, op.Name(), a, b, c, want, columns[0][i], i, n)
					}
				}
			}
		}
	}
}

// A joint operator gives the bits of its two operators one after the other, whichever operand the inner one is.
func TestJointsAreTheirOperators(t *testing.T) {
	for _, j := range joints {
		for _, a := range edges {
			for _, b := range edges {
				for _, c := range edges {
					inner := []float64{0}
					table[j.Inner].Go(inner, []float64{a}, []float64{b}, nil)
					x, y := inner, []float64{c}
					if j.Operand == 1 {
						x, y = y, x
					}
					want, got := []float64{0}, []float64{0}
					table[j.Outer].Go(want, x, y, nil)
					table[j.Op].Go(got, []float64{a}, []float64{b}, []float64{c})
					if !same(want[0], got[0]) {
						t.Fatalf("%s(%v, %v, %v) = %v, but %s of %s gives %v", j.Op.Name(), a, b, c, got[0], j.Outer.Name(), j.Inner.Name(), want[0])
					}
				}
			}
		}
	}
}

// A column may be made in the place of an operand.
func TestInPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 7))
	const n = 300
	for _, row := range table {
		for place := range row.Arity {
			columns := [3][]float64{}
			for j := range columns {
				columns[j] = make([]float64, n)
				for i := range columns[j] {
					columns[j][i] = operand(r)
				}
			}
			want := make([]float64, n)
			row.Go(want, columns[0], columns[1], columns[2])
			row.Go(columns[place], columns[0], columns[1], columns[2])
			for i := range want {
				if !same(columns[place][i], want[i]) {
					t.Fatalf("%s into operand %d: lane %d is %g, want %g", row.Name, place, i, columns[place][i], want[i])
				}
			}
		}
	}
}

func TestNothingIsAllocated(t *testing.T) {
	x := make([]float64, 512)
	for i := range x {
		x[i] = float64(i+1) / 600
	}
	dst := make([]float64, len(x))
	for _, row := range table {
		if n := testing.AllocsPerRun(3, func() { row.Go(dst, x, x, x) }); n != 0 {
			t.Errorf("%s allocates %g times per column", row.Name, n)
		}
		if n := testing.AllocsPerRun(3, func() { Scalar(row.Op, 0.3, 0.4, 0.5) }); n != 0 {
			t.Errorf("%s allocates %g times per number", row.Name, n)
		}
	}
}

// Functions that are nondecreasing stay so from each number to the next, where approximations meet too.
func TestMonotone(t *testing.T) {
	for _, c := range []struct {
		op Op
		at []float64
	}{
		{NormalQuantile, []float64{0.075, 0.925, 0.5}},
		{NormalCDF, []float64{-0.67448975, 0.67448975, -5.656854249492380195, 5.656854249492380195}},
		{Exp, []float64{0, math.Ln2 / 2, -math.Ln2 / 2, 708, -708, 5.5 * math.Ln2}},
		{Ln, []float64{1, math.Sqrt2, math.Sqrt2 / 2, 0x1p-1022, 0x1p53}},
		{Log10, []float64{1, 10, 1000, 1e-5, 1e22}},
	} {
		for _, at := range c.at {
			x := at
			for range 200 {
				x = math.Nextafter(x, -inf)
			}
			last := Scalar(c.op, x, 0, 0)
			for range 400 {
				x = math.Nextafter(x, inf)
				// neighbours may differ by the error of an approximation, 4 units of the last place at most
				y := Scalar(c.op, x, 0, 0)
				if slack := 4 * 0x1p-52 * math.Abs(y); y < last-slack {
					t.Fatalf("%s falls from %g to %g at %g", c.op.Name(), last, y, x)
				}
				last = y
			}
		}
	}
}
