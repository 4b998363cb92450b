package analysis_test

import (
	"math"
	"testing"

	"wargame/analysis"
)

// Intervals of 95% hold the truth about as often, of a linear choice in which neither policy is better on average, which is where
// knowing is worth most and its estimates are off the most. Of a hundred seeds 95 would; 88 leave room for chance (a binomial has fewer
// once in 300) and for what an interval from 128 batches lacks.
func TestRobustIntervalsCover(t *testing.T) {
	const seeds, least = 100, 88
	held, told := map[string]int{}, map[string]int{}
	hold := func(what string, e analysis.Estimate, truth float64) {
		told[what]++
		if e.Lo <= truth && truth <= e.Hi {
			held[what]++
		}
	}
	shown := 0
	for seed := range seeds {
		r := seeded(t, linear(0, 2), 2000, uint64(seed+1))
		x := weighed(t, r, analysis.Weighing{Against: analysis.None}).Weighed[0]
		worths := map[string]float64{"x": worth(0, 2), "z": worth(0, 1), "idle": 0}
		for _, w := range x.Partial {
			hold("knowing "+w.Factor.Name, w.Estimate, worths[w.Factor.Name])
			if w.Factor.Name == "idle" && w.Shown() {
				shown++
			}
		}
		for _, turn := range x.BreakEven[0].Turns {
			hold("the break-even of x", turn.Estimate, 0)
		}
		act := x.Standings[1]
		hold("the mean", act.Mean, 0.5)
		hold("the regret", act.Regret.Mean, worth(0, 3))
		hold("knowing everything", information(t, r, 256, 16).Estimate, worth(0, math.Sqrt(5)))
	}
	for what, n := range told {
		if n < seeds*9/10 || held[what]*seeds < least*n {
			t.Errorf("%s: of %d intervals %d hold the truth", what, n, held[what])
		}
	}
	if shown > seeds-least {
		t.Errorf("knowing what does not matter is worth something in %d of %d", shown, seeds)
	}
}
