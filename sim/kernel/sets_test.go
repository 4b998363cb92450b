package kernel

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// edges are arguments at which some kernel takes another way, and the special values.
var edges = []float64{
	0, zero, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 31, 32, -32, 33, -33, 1.5, inf, -inf, nan, tiny, -tiny, math.MaxFloat64, -math.MaxFloat64,
	0x1p-1022, -0x1p-1022, 0x1p-1074 * 3, 0x1p1023, 0x1p52, 0x1p53, -0x1p53, 0x1.8p52, 0x1p51 + 0.5,
	expCore, -expCore, 0x1.62e42fefa39efp+9, -745.2, -745.13, math.Ln2, math.Ln2 / 2, -math.Ln2 / 2,
	math.Sqrt2, math.Sqrt2 / 2, 10, 1000, 1e22, 1e-5,
	cdfNear, -cdfNear, cdfFar, -cdfFar, cdfNone, -cdfNone,
	0.075, 0.925, 0.5 - center, 0.5 + center, 0x1p-35, 0x1p-36, 1 - 0x1p-35, 1 - 0x1p-36, 1.3887943864964021e-11, 1e-300, 1 - 0x1p-53, 0x1p-53,
}

// anyNumber draws what kernels may meet: edges and their neighbours, any bits at all, and the ranges where most lanes are.
func anyNumber(r *rand.Rand) float64 {
	switch r.IntN(8) {
	case 0:
		return edges[r.IntN(len(edges))]
	case 1:
		x := edges[r.IntN(len(edges))]
		return math.Float64frombits(math.Float64bits(x) + uint64(r.IntN(9)) - 4)
	case 2:
		return math.Float64frombits(r.Uint64())
	case 3:
		return r.NormFloat64() * 400
	case 4:
		return float64(r.IntN(81) - 40)
	case 5:
		return math.Ldexp(r.Float64(), -r.IntN(60))
	default:
		return r.Float64()
	}
}

// fillAny fills a column: now with numbers of all kinds, now, so that vectors without exceptions come too, of one.
func fillAny(column []float64, r *rand.Rand) {
	switch r.IntN(3) {
	case 0:
		for i := range column {
			column[i] = anyNumber(r)
		}
	case 1:
		for i := range column {
			column[i] = r.Float64()
		}
	default:
		for i := range column {
			column[i] = r.Float64() * 50
			if r.IntN(40) == 0 {
				column[i] = anyNumber(r)
			}
		}
	}
}

// agree holds a set against plain Go, for one operator and columns of the same length.
func agree(t *testing.T, set *Set, op Op, a, b, c []float64) {
	t.Helper()
	want, got := make([]float64, len(a)), make([]float64, len(a))
	table[op].Go(want, a, b, c)
	set.Funcs[op](got, a, b, c)
	for i := range want {
		if !same(got[i], want[i]) {
			t.Fatalf("%s: %s(%g, %g, %g) is %g (%#x), want %g (%#x), in lane %d of %d", set.Name, op.Name(), a[i], b[i], c[i],
				got[i], math.Float64bits(got[i]), want[i], math.Float64bits(want[i]), i, len(a))
		}
	}
}

// A short column in place of any operand gives the bits of a whole column of its number.
func TestShortColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for _, set := range Sets() {
		for op := range NumOps {
			if !set.Short[op] {
				continue
			}
			for _, n := range []int{1, 7, 31, 32, 33, 64, 100, 512} {
				for which := range 8 {
					var whole, given [3][]float64
					for i := range given {
						column := make([]float64, n)
						fillAny(column, r)
						whole[i], given[i] = column, column
						if which>>i&1 == 1 {
							short := make([]float64, ShortColumn)
							for j := range short {
								short[j] = column[0]
							}
							for j := range column {
								column[j] = column[0]
							}
							given[i] = short
						}
					}
					want, got := make([]float64, n), make([]float64, n)
					table[op].Go(want, whole[0], whole[1], whole[2])
					set.Funcs[op](got, given[0], given[1], given[2])
					for i := range want {
						if !same(got[i], want[i]) {
							t.Fatalf("%s: %s, short %03b, lane %d of %d: %g, want %g", set.Name, op.Name(), which, i, n, got[i], want[i])
						}
					}
				}
			}
		}
	}
}

// Each set gives the bits of plain Go for numbers of all kinds.
func TestSetsAgree(t *testing.T) {
	rounds := 1000
	if testing.Short() {
		rounds = 40
	}
	for _, set := range Sets() {
		r := rand.New(rand.NewPCG(2, 1))
		a, b, c := make([]float64, 1003), make([]float64, 1003), make([]float64, 1003)
		for range rounds {
			fillAny(a, r)
			fillAny(b, r)
			fillAny(c, r)
			for op := range NumOps {
				agree(t, set, op, a, b, c)
			}
		}
	}
}

// Each pair of edges, and of their neighbours, meets in some lane.
func TestSetsAgreeAtEdges(t *testing.T) {
	var near []float64
	for _, x := range edges {
		bits := math.Float64bits(x)
		near = append(near, math.Float64frombits(bits-1), x, math.Float64frombits(bits+1))
	}
	r := rand.New(rand.NewPCG(2, 2))
	n := len(near)
	b, c := make([]float64, n), make([]float64, n)
	for _, set := range Sets() {
		for shift := range n {
			for i := range n {
				b[i], c[i] = near[(i+shift)%n], near[r.IntN(n)]
			}
			for op := range NumOps {
				agree(t, set, op, near, b, c)
			}
		}
	}
}

// Columns may have any length and begin anywhere; nothing beside them is written.
func TestSetsAgreeAtAnyLengthAndPlace(t *testing.T) {
	const most, places = 70, 8
	r := rand.New(rand.NewPCG(2, 3))
	room := make([]float64, most+2*places)
	x := [3][]float64{make([]float64, most+places), make([]float64, most+places), make([]float64, most+places)}
	for _, set := range Sets() {
		for op := range NumOps {
			for n := range most + 1 {
				for place := range places {
					var in [3][]float64
					for j := range x {
						fillAny(x[j], r)
						at := (place + j*3) % places
						in[j] = x[j][at : at+n]
					}
					for i := range room {
						room[i] = 77
					}
					want := make([]float64, n)
					table[op].Go(want, in[0], in[1], in[2])
					set.Funcs[op](room[place:place+n], in[0], in[1], in[2])
					for i, got := range room {
						if i < place || i >= place+n {
							if got != 77 {
								t.Fatalf("%s: %s writes beside a column of %d", set.Name, op.Name(), n)
							}
						} else if !same(got, want[i-place]) {
							t.Fatalf("%s: %s(%g, %g, %g) is %g, want %g in lane %d of %d", set.Name, op.Name(),
								in[0][i-place], in[1][i-place], in[2][i-place], got, want[i-place], i-place, n)
						}
					}
				}
			}
		}
	}
}

// A column may be made in the place of an operand, or of all.
func TestSetsInPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 4))
	for _, set := range Sets() {
		for op := range NumOps {
			for place := range 4 {
				for range 5 {
					var x [3][]float64
					for j := range x {
						x[j] = make([]float64, 301)
						fillAny(x[j], r)
					}
					if place == 3 {
						x[1], x[2] = x[0], x[0]
					}
					dst, want := x[place%3], make([]float64, 301)
					table[op].Go(want, x[0], x[1], x[2])
					set.Funcs[op](dst, x[0], x[1], x[2])
					for i := range want {
						if !same(dst[i], want[i]) {
							t.Fatalf("%s: %s into operand %d: lane %d is %g, want %g", set.Name, op.Name(), place, i, dst[i], want[i])
						}
					}
				}
			}
		}
	}
}

func TestSetsDrawAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 5))
	for _, set := range Sets() {
		for n := range 150 {
			index, key := make([]uint64, n), r.Uint64()
			for i := range index {
				index[i] = r.Uint64() >> r.IntN(64)
			}
			got := make([]float64, n+1)
			set.Uniforms(got[:n], key, index)
			for i, k := range index {
				if want := Uniform(key, k); got[i] != want {
					t.Fatalf("%s: the uniform of key %#x and index %#x is %g, want %g", set.Name, key, k, got[i], want)
				}
			}
			if got[n] != 0 {
				t.Fatalf("%s: writes beside a column of %d uniforms", set.Name, n)
			}
		}
	}
}

// A lane that is not finite, or outside, is found wherever it stands; lanes beside the column do not count.
func TestSetsScanAlike(t *testing.T) {
	for _, set := range Sets() {
		for n := range 70 {
			room, mask := make([]float64, n+1), make([]float64, n+1)
			a, m := room[:n], mask[:n]
			room[n], mask[n] = nan, 1
			if !set.Finite(a) || !set.Inside(a, nil, 0, 1) || !set.Inside(a, m, 2, 3) || n > 0 && set.Inside(a, nil, 2, 3) {
				t.Fatalf("%s: a column of %d zeros is not seen as such", set.Name, n)
			}
			for i := range a {
				for _, bad := range []float64{nan, inf, -inf, math.MaxFloat64, -tiny, math.Nextafter(1, 2)} {
					a[i] = bad
					if set.Finite(a) != (bad-bad == 0) {
						t.Fatalf("%s: %g in lane %d of %d: finite is %v", set.Name, bad, i, n, set.Finite(a))
					}
					if set.Inside(a, nil, 0, 1) || !set.Inside(a, m, 0, 1) {
						t.Fatalf("%s: %g in lane %d of %d is not seen, or in spite of its mask", set.Name, bad, i, n)
					}
					for _, on := range []float64{1, nan, tiny} {
						m[i] = on
						if set.Inside(a, m, 0, 1) {
							t.Fatalf("%s: %g in lane %d of %d is not seen with mask %g", set.Name, bad, i, n, on)
						}
					}
					m[i] = zero
					if !set.Inside(a, m, 0, 1) {
						t.Fatalf("%s: -0 in a mask is true", set.Name)
					}
					a[i], m[i] = 1, 0
				}
			}
		}
	}
}

// A set in assembly leaves to plain Go only what models use for time alone (decision 7): an operator that the generator forgets
// gives the same bits, slowly.
func TestSetsLeaveNothingToGo(t *testing.T) {
	code := func(f Func) uintptr { return reflect.ValueOf(f).Pointer() }
	for _, set := range Sets()[1:] {
		for op, f := range set.Funcs {
			inGo := code(f) == code(table[op].Go)
			if want := slices.Contains([]Op{Copy, Sin, Cos, Tan}, Op(op)); inGo != want {
				t.Errorf("%s: %s is in plain Go: %v", set.Name, Op(op).Name(), inGo)
			}
		}
	}
}

func TestSetsAllocateNothing(t *testing.T) {
	x, index := make([]float64, 512), make([]uint64, 512)
	for i := range x {
		x[i] = float64(i) / 500
	}
	dst := make([]float64, len(x))
	for _, set := range Sets() {
		for op, f := range set.Funcs {
			if n := testing.AllocsPerRun(3, func() { f(dst, x, x, x) }); n != 0 {
				t.Errorf("%s: %s allocates %g times per column", set.Name, Op(op).Name(), n)
			}
		}
		if n := testing.AllocsPerRun(3, func() { set.Uniforms(dst, 1, index); set.Finite(x); set.Inside(x, x, 0, 1) }); n != 0 {
			t.Errorf("%s: drawing or scanning allocates %g times", set.Name, n)
		}
	}
}

func TestNamed(t *testing.T) {
	for _, set := range Sets() {
		if s, err := Named(set.Name); err != nil || s.Name != set.Name {
			t.Errorf("kernels %q: %v", set.Name, err)
		}
	}
	for _, name := range []string{"", "AVX2", "neon"} {
		if _, err := Named(name); err == nil || !strings.Contains(err.Error(), "no kernels") {
			t.Errorf("kernels %q: %v", name, err)
		}
	}
	for _, name := range names[len(Sets()):] {
		if _, err := Named(name); err == nil || !strings.Contains(err.Error(), "cannot run") {
			t.Errorf("kernels %q: %v", name, err)
		}
	}
}

// FuzzKernels takes a length, an operator and the bits of operands, and holds all sets against plain Go.
func FuzzKernels(f *testing.F) {
	for op := range NumOps {
		var seed []byte
		for i := range 24 {
			seed = binary.LittleEndian.AppendUint64(seed, math.Float64bits(edges[(int(op)*7+i*5)%len(edges)]))
		}
		f.Add(uint8(op), uint8(op), seed)
	}
	sets := Sets()
	f.Fuzz(func(t *testing.T, which, length uint8, text []byte) {
		op := Op(which) % NumOps
		n := int(length)
		columns := [3][]float64{make([]float64, n), make([]float64, n), make([]float64, n)}
		for i := range 3 * n {
			if words := len(text) / 8; words > 0 {
				columns[i%3][i/3] = math.Float64frombits(binary.LittleEndian.Uint64(text[i%words*8:]))
			}
		}
		for _, set := range sets {
			agree(t, set, op, columns[0], columns[1], columns[2])
		}
	})
}
