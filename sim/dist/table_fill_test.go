package dist

import (
	"math"
	"math/rand/v2"
	"testing"

	"wargame/sim/kernel"
)

// A column filled by any set of kernels has the bits of one quantile at a time: within segments, where they meet, and
// beyond the table; in any length, and in the place of the uniforms.
func TestTableFillsByAnyKernels(t *testing.T) {
	beta, student := New("beta", 2), New("student_t", 3)
	tables := map[string]*Table{
		"beta":      NewTable(beta, []float64{2, 5}),
		"student_t": NewTable(student, []float64{4, -1, 3}),
		"truncated": NewTable(New("truncated", 4, beta), []float64{2, 5, 0.1, 0.7}),
	}
	uniforms := []float64{0.5, tableFirst, 1 - tableFirst, 0x1p-53, 1 - 0x1p-53}
	for i := range tableCount {
		end := segmentStart(i)
		for _, u := range []float64{math.Nextafter(end, 0), end, math.Nextafter(end, 1)} {
			uniforms = append(uniforms, u, 1-u)
		}
	}
	r := rand.New(rand.NewPCG(3, 1))
	for range 2000 {
		uniforms = append(uniforms, r.Float64()+0x1p-54)
	}
	for name, table := range tables {
		if table == nil {
			t.Fatalf("%s has no table", name)
		}
		for _, set := range kernel.Sets() {
			for n := range 40 {
				u := uniforms
				if n > 0 {
					u = uniforms[r.IntN(len(uniforms)-n):][:n]
				}
				dst := append([]float64(nil), u...)
				table.fill(set, dst, dst)
				for i, x := range u {
					if want := table.Quantile(x); math.Float64bits(dst[i]) != math.Float64bits(want) {
						t.Fatalf("%s, %s: the quantile of %g is %g, want %g, in lane %d of %d", name, set.Name, x, dst[i], want, i, len(u))
					}
				}
			}
		}
	}
}
