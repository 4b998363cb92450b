package stats_test

import (
	"math"
	"testing"

	"wargame/results/stats"
)

// The boundary as the paper has it, sqrt(2 (n rho² + 1)/(n² rho²) ln(sqrt(n rho² + 1)/alpha)), with the rho² that makes it least at
// the target found by trying them.
func TestSequenceIsThePapersBoundary(t *testing.T) {
	boundary := func(n, rho2, alpha float64) float64 {
		return math.Sqrt(2 * (n*rho2 + 1) / (n * n * rho2) * math.Log(math.Sqrt(n*rho2+1)/alpha))
	}
	for _, means := range []int{1, 2, 40} {
		alpha := 0.05 / float64(means)
		best, width := 0.0, math.Inf(1)
		for rho2 := 1e-6; rho2 < 1; rho2 *= 1.0001 {
			if w := boundary(stats.SequenceTarget, rho2, alpha); w < width {
				best, width = rho2, w
			}
		}
		s := stats.NewSequence(means)
		for _, n := range []int{stats.SequenceStart, 5000, stats.SequenceTarget, 1_000_000} {
			got, want := s.HalfWidth(n, 3), 3*boundary(float64(n), best, alpha)
			if math.Abs(got-want) > 1e-4*want {
				t.Errorf("%d means, %d values: half width %v, expected %v", means, n, got, want)
			}
			ideal := math.Inf(1)
			for rho2 := 1e-8; rho2 < 1; rho2 *= 1.01 {
				ideal = min(ideal, 3*boundary(float64(n), rho2, alpha))
			}
			if got > 1.26*ideal {
				t.Errorf("%d means, %d values: half width %v where %v is possible", means, n, got, ideal)
			}
		}
		if w := s.HalfWidth(stats.SequenceStart-1, 1); !math.IsInf(w, 1) {
			t.Errorf("an interval of %v before it is used", w)
		}
	}
}
