package analysis_test

import (
	"testing"

	"wargame/analysis"
	"wargame/sim"
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

func BenchmarkSensitivity(b *testing.B) {
	r := ranModel(b, "many", sim.RunOptions{Seed: 1, Trials: 100_000})
	q := analysis.Question{Outcomes: []int{0, 1, 2}, Policies: []int{0, 1, 2, 3}, Difference: true, Progress: func(int, int) {}}
	b.Run("op=sensitivity/trials=100000/factors=15/targets=9", func(b *testing.B) {
		for b.Loop() {
			if _, err := r.Sensitivity(q); err != nil {
				b.Fatal(err)
			}
		}
	})
}
