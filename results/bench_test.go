package results

import (
	"fmt"
	"math"
	"testing"

	"wargame/scenario"
)

func BenchmarkNewReport(b *testing.B) {
	for _, n := range []int{10_000, 1_000_000} {
		z := func(_ int, _, z float64) float64 { return math.Exp(z) }
		var columns [][]float64
		for i := range 4 {
			columns = append(columns, column(n, uint64(i), z))
		}
		o := made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, columns)
		b.Run(fmt.Sprintf("op=report/trials=%d/policies=4/outcomes=1", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := NewReport(o, Meta{Workers: 1}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
