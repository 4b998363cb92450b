package stats_test

import (
	"fmt"

	"wargame/results/stats"
)

// An event seen in 15 of 148 trials.
func ExampleWilson() {
	i := stats.Wilson(15, 148, stats.Z95)
	fmt.Printf("%.3f to %.3f\n", i.Lo, i.Hi)
	// Output: 0.062 to 0.160
}

// A median of ten values, and the second and ninth value between which that of the distribution lies with at least
// 95%.
func ExampleSample_Quantiles() {
	s := stats.Of([]float64{3, 1, 4, 1, 5, 9, 2, 6, 5, 3})
	median := s.Quantiles(10, []float64{0.5})[0]
	fmt.Println(median.Value, "between", median.Lo, "and", median.Hi)
	// Output: 3.5 between 1 and 6
}
