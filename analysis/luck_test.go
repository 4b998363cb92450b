package analysis_test

import (
	"testing"

	"wargame/analysis"
	"wargame/sim"
)

// Of the linear model luck is a variance of 1 in 6.25, and none of the difference, which meets the same luck under both policies.
func TestLuckOfALinearModel(t *testing.T) {
	p, err := sim.Compile(model(t, "linear"), sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := analysis.CrossedForLuck()
	const runs = 100
	misses, mean := 0, 0.0
	for seed := range uint64(runs) {
		o, err := p.Run(t.Context(), c.Options(sim.RunOptions{Seed: seed}))
		if err != nil {
			t.Fatal(err)
		}
		e, ok := c.Luck(o, 0, 0, analysis.None)
		if !ok || e.Lo > 0.16 || e.Hi < 0.16 {
			misses++
		}
		mean += e.Value / runs
		if e, ok := c.Luck(o, 1, 1, 0); !ok || e.Value > 1e-20 {
			t.Errorf("of the difference %v is luck", e)
		}
	}
	if misses > 12 || mean < 0.157 || mean > 0.163 { // of 100 intervals of 95%; four errors of the mean
		t.Errorf("%d of %d intervals miss 0.16; on average %.4f", misses, runs, mean)
	}
}
