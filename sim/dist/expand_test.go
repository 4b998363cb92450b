package dist

import (
	"testing"

	"wargame/sim/kernel"
	"wargame/sim/rng"
)

// columns is the arithmetic of columns, as the compiled program does it; it knows no values.
type columns struct{ n int }

func (c columns) Number(x float64) []float64 {
	dst := make([]float64, c.n)
	for i := range dst {
		dst[i] = x
	}
	return dst
}

func (c columns) Known([]float64) (float64, bool) { return 0, false }

func (c columns) Apply(op kernel.Op, args ...[]float64) []float64 {
	dst := make([]float64, c.n)
	var a [3][]float64
	copy(a[:], args)
	kernel.Go().Funcs[op](dst, a[0], a[1], a[2])
	return dst
}

// The quantile and the distribution function of numbers are the bits of the columns that the same formula makes, though
// only numbers choose a side early.
func TestNumbersAndColumnsAgree(t *testing.T) {
	const n = 500
	for _, s := range samples() {
		b := columns{n}
		u := make([]float64, n)
		rng.Fill(u, 5, indices(n))
		p := make([][]float64, len(s.p))
		for j := range p {
			p[j] = b.Number(s.p[j])
		}
		x, ok := Expand(Arith[[]float64](b), s.shape, u, p)
		if ok != s.shape.form {
			t.Errorf("%v: expanded: %v", s, ok)
		}
		if !ok {
			filled := make([]float64, n)
			s.shape.Fill(filled, u, p, make([]float64, len(p)+Scratch))
			for i := range u {
				if want := s.shape.Quantile(u[i], s.p); filled[i] != want {
					t.Fatalf("%v: quantile of %g is %g, in a column %g", s, u[i], want, filled[i])
				}
			}
			continue
		}
		below := expression[[]float64]{general[[]float64]{b}}.below(s.shape, x, p, true)
		for i := range u {
			if want := s.shape.Quantile(u[i], s.p); x[i] != want {
				t.Fatalf("%v: quantile of %g is %g, in a column %g", s, u[i], want, x[i])
			}
			if want := s.shape.CDF(x[i], s.p); below[i] != want {
				t.Fatalf("%v: distribution function at %g is %g, in a column %g", s, x[i], want, below[i])
			}
		}
	}
}

func indices(n int) []uint64 {
	list := make([]uint64, n)
	for i := range list {
		list[i] = uint64(i + 1)
	}
	return list
}

// Parameters that change from lane to lane are not mixed up.
func TestFillTakesEachLanesParameters(t *testing.T) {
	for _, s := range []sample{whole("poisson", 0), of("gamma", nil, 1, 1), mixture([]float64{1, 1}, of("normal", nil, 0, 1), whole("poisson", 2))} {
		const n = 60
		u, dst, p := make([]float64, n), make([]float64, n), make([][]float64, len(s.p))
		rng.Fill(u, 6, indices(n))
		for j := range p {
			p[j] = make([]float64, n)
			for i := range p[j] {
				p[j][i] = 1 + float64(i/3*(j+1))
			}
		}
		s.shape.Fill(dst, u, p, make([]float64, len(p)+Scratch))
		for i := range dst {
			lane := make([]float64, len(p)+Scratch)
			for j := range p {
				lane[j] = p[j][i]
			}
			if want := s.shape.Quantile(u[i], lane); dst[i] != want {
				t.Errorf("%s%v: %g, want %g", s.name, lane, dst[i], want)
			}
		}
	}
}
