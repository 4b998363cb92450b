package kernel

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkOp reports the time per element of each operator over a column of typical values, in the second level cache.
func BenchmarkOp(b *testing.B) {
	const n = 256
	r := rand.New(rand.NewPCG(1, 2))
	column := func(lo, hi float64) []float64 {
		c := make([]float64, n)
		for i := range c {
			c[i] = lo + (hi-lo)*r.Float64()
		}
		return c
	}
	truths := make([]float64, n)
	for i := range truths {
		truths[i] = float64(r.IntN(2))
	}
	dst := make([]float64, n)
	for _, row := range table {
		b.Run(fmt.Sprintf("op=%s/n=%d", row.Name, n), func(b *testing.B) {
			x, y, z := column(0, 1), column(0, 1), column(0, 1)
			switch row.Op {
			case Exp, Logistic, NormalCDF, Round, Sign, Abs:
				x = column(-4, 4)
			case Power:
				x, y = column(0, 100), column(-1.5, 1.5)
			case Select, And, Or, Not:
				x, y = truths, column(0, 1)
			}
			for b.Loop() {
				row.Go(dst, x, y, z)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/element")
		})
	}
}
