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

// What is left beside the variables alone and luck is what they do with each other: nothing of the linear model, 24% of Ishigami's function.
func TestWhatIsLeft(t *testing.T) {
	for file, want := range map[string]float64{"linear": 0, "ishigami": 0.2437} {
		r := ranModel(t, file, sim.RunOptions{Seed: 2, Trials: 20_000})
		q := itself(0)
		q.Progress = func(int, int) {}
		s, err := r.Sensitivity(q)
		if err != nil {
			t.Fatal(err)
		}
		p, err := sim.Compile(r.Scenario, sim.Options{})
		if err != nil {
			t.Fatal(err)
		}
		c := analysis.CrossedForLuck()
		o, err := p.Run(t.Context(), c.Options(sim.RunOptions{Seed: 2}))
		if err != nil {
			t.Fatal(err)
		}
		s.AddLuck(c, o)
		left, ok := s.Explained[0].Left()
		if !ok || left.Lo > want || left.Hi < want || left.Lo > 0 != (want > 0) {
			t.Errorf("of %s %v is left, exactly %g", file, left, want)
		}
	}
}
