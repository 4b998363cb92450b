package analysis_test

import (
	"testing"

	"wargame/analysis"
)

func BenchmarkDiscover(b *testing.B) {
	factors := uniforms(3, 15, 100_000)
	cases := planted(3, factors, []analysis.Limits{{Low: 0.5, High: 2}, {Low: -1, High: 0.3}}, 0.7, 0.2)
	b.Run("op=discover/trials=100000/factors=15", func(b *testing.B) {
		for b.Loop() {
			if _, err := analysis.Discover(factors, cases, analysis.Seek{Chosen: analysis.None, Seed: 3}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
