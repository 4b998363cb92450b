package design

import (
	"math/bits"
	"testing"

	"wargame/sim/rng"
)

func design(t *testing.T, name string, trials int) *replicated {
	t.Helper()
	d, err := New(name, trials)
	if err != nil {
		t.Fatal(err)
	}
	return d.(*replicated)
}

// The first points of the unscrambled sequence in three dimensions, as printed in many places (by direct index).
func TestKnownPoints(t *testing.T) {
	d := design(t, Sobol, 128)
	want := [][]float64{
		{0, 0.5, 0.25, 0.75, 0.125, 0.625, 0.375, 0.875},
		{0, 0.5, 0.75, 0.25, 0.625, 0.125, 0.375, 0.875},
		{0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125},
	}
	for dimension, points := range want {
		v, _ := d.direction(dimension)
		for j, x := range points {
			if got := float64(v.at(uint64(j))) / (1 << 32); got != x {
				t.Errorf("dimension %d, point %d: %g, want %g", dimension+1, j, got, x)
			}
		}
	}
}

// Rows are whole: polynomials are primitive and in order, initial numbers odd and below 2^k.
func TestPolynomials(t *testing.T) {
	last := polynomial{}
	for i, p := range joeKuo {
		if p.degree < last.degree || p.degree == last.degree && i > 0 && p.inner <= last.inner {
			t.Errorf("row %d out of order", i)
		}
		if !primitive(p.degree, p.inner) {
			t.Errorf("row %d: polynomial is not primitive", i)
		}
		if len(p.initial) != p.degree {
			t.Errorf("row %d: %d initial numbers, want %d", i, len(p.initial), p.degree)
		}
		for k, m := range p.initial {
			if m%2 == 0 || m >= 1<<(k+1) {
				t.Errorf("row %d: initial number %d is %d", i, k+1, m)
			}
		}
		last = p
	}
	// phi(2^d-1)/d primitive polynomials of degree d
	for degree, want := range map[int]int{1: 1, 2: 1, 3: 2, 4: 2, 5: 6, 6: 6, 7: 18, 8: 16, 9: 48} {
		count := 0
		for inner := range uint32(1) << (degree - 1) {
			if primitive(degree, inner) {
				count++
			}
		}
		if count != want {
			t.Errorf("%d primitive polynomials of degree %d, want %d", count, degree, want)
		}
	}
	if got := len(derive()) + len(joeKuo) + 1; got != 1111 {
		t.Errorf("%d dimensions, want 1111", got)
	}
}

// The first two dimensions are a (0, m, 2)-net in every replicate: each rectangle of area 2^-m with sides of powers of 2
// holds one point, scrambled or not.
func TestPairIsANet(t *testing.T) {
	const m = 8
	for number := range 3 {
		x := replicate(t, Sobol, Replicates<<m, number, 0, rng.Key(1, "x", "value", 0))
		y := replicate(t, Sobol, Replicates<<m, number, 1, rng.Key(1, "y", "value", 0))
		for wide := range m + 1 {
			seen := map[int]bool{}
			for i := range x {
				cell := int(x[i]*float64(int(1)<<wide))<<(m-wide) | int(y[i]*float64(int(1)<<(m-wide)))
				if seen[cell] {
					t.Fatalf("replicate %d: a rectangle of 2^-%d by 2^-%d holds two points", number, wide, m-wide)
				}
				seen[cell] = true
			}
		}
	}
}

// Pairs of later dimensions are nets of some quality t: rectangles of area 2^(t-m) hold 2^t points each. Joe and Kuo chose
// theirs so that t is small; derived ones only need to be nets at all.
func TestPairsAreNets(t *testing.T) {
	const m = 10
	for _, c := range []struct{ a, b, most int }{{1, 2, 3}, {2, 3, 4}, {4, 5, 5}, {10, 11, 5}, {20, 21, 6}, {35, 36, 6}, {0, 40, 8}, {40, 41, 8}, {100, 400, 8}} {
		d := design(t, Sobol, Replicates<<m)
		v, _ := d.direction(c.a)
		w, _ := d.direction(c.b)
		if q := quality(&v, &w, m); q > c.most {
			t.Errorf("dimensions %d and %d: t is %d, want at most %d", c.a, c.b, q, c.most)
		}
	}
}

// quality is t of a pair: m less the largest k for which, however k is split in two, the first bits of both sequences together are
// independent as functions of the index.
func quality(v, w *direction, m int) int {
	for k := m; k >= 0; k-- {
		independent := true
		for first := 0; first <= k; first++ {
			var rows []uint32
			for b := range first {
				rows = append(rows, row(v, b, m))
			}
			for b := range k - first {
				rows = append(rows, row(w, b, m))
			}
			independent = independent && rank(rows) == k
		}
		if independent {
			return m - k
		}
	}
	return m
}

// row is bit b (the highest is 0) of the direction numbers of the m lowest bits of an index.
func row(v *direction, b, m int) uint32 {
	var r uint32
	for k := range m {
		r |= v[k] >> (31 - b) & 1 << k
	}
	return r
}

func rank(rows []uint32) int {
	n := 0
	for i := range rows {
		if rows[i] == 0 {
			continue
		}
		n++
		pivot := uint32(1) << (bits.Len32(rows[i]) - 1)
		for j := i + 1; j < len(rows); j++ {
			if rows[j]&pivot != 0 {
				rows[j] ^= rows[i]
			}
		}
	}
	return n
}

// Workers may ask for derived dimensions at the same time.
func TestDirectionsAreShared(t *testing.T) {
	d := design(t, Sobol, 160)
	done := make(chan float64)
	for range 4 {
		go func() {
			var u [1]float64
			d.Fill(u[:], 50, 9, []uint64{17})
			done <- u[0]
		}()
	}
	first := <-done
	for range 3 {
		if u := <-done; u != first {
			t.Errorf("workers see %g and %g", first, u)
		}
	}
}

// What Sobol's sequence adds to a Latin hypercube: pairs are spread too, so that products of two variables are nearer to the truth.
func TestSobolSpreadsPairs(t *testing.T) {
	const n, pairs = 512, 12
	variance := func(name string) float64 {
		total := 0.0
		for p := range pairs {
			for number := range Replicates {
				x := replicate(t, name, n*Replicates, number, 2*p, rng.Key(1, "x", "value", p))
				y := replicate(t, name, n*Replicates, number, 2*p+1, rng.Key(1, "y", "value", p))
				mean := 0.0
				for i := range x {
					mean += (x[i] - 0.5) * (y[i] - 0.5) / n
				}
				total += mean * mean / (pairs * Replicates)
			}
		}
		return total
	}
	sobol, lhs := variance(Sobol), variance(LHS)
	if sobol > lhs/20 {
		t.Errorf("variance of a product's mean: sobol %g, lhs %g", sobol, lhs)
	}
}
