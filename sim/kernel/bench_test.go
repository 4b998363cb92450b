package kernel

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkOp reports the time per element of each operator of each set over a column of typical values, in the cache.
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
	for _, set := range Sets() {
		for op, f := range set.Funcs {
			b.Run(fmt.Sprintf("op=%s/set=%s/n=%d", Op(op).Name(), set.Name, n), func(b *testing.B) {
				x, y, z := column(0, 1), column(0, 1), column(0, 1)
				switch Op(op) {
				case Exp, Logistic, NormalCDF, Round, Sign, Abs:
					x = column(-4, 4)
				case Power:
					x, y = column(0, 100), column(-1.5, 1.5)
				case Select, And, Or, Not:
					x, y = truths, column(0, 1)
				}
				perElement(b, n, func() { f(dst, x, y, z) })
			})
		}
		index := make([]uint64, n)
		for i := range index {
			index[i] = uint64(i)
		}
		x := column(-1, 1)
		b.Run(fmt.Sprintf("op=uniforms/set=%s/n=%d", set.Name, n), func(b *testing.B) {
			perElement(b, n, func() { set.Uniforms(dst, 1, index) })
		})
		b.Run(fmt.Sprintf("op=finite/set=%s/n=%d", set.Name, n), func(b *testing.B) {
			perElement(b, n, func() { set.Finite(x) })
		})
		b.Run(fmt.Sprintf("op=inside/set=%s/n=%d", set.Name, n), func(b *testing.B) {
			perElement(b, n, func() { set.Inside(x, nil, -1, 1) })
		})
	}
}

func perElement(b *testing.B, n float64, do func()) {
	for b.Loop() {
		do()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/element")
}
