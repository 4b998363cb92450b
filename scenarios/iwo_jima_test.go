package scenarios_test

import (
	"math"
	"testing"

	"wargame/scenario"
	"wargame/scenarios"
	"wargame/sim"
)

// What is said of the laws of attrition on Iwo Jima: at the central coefficients all are the same on day 28, the day that they are
// fitted to, and by day 36 they are below the American returns of that day by as much as the scenario says.
func TestLawsPartAfterTheDayTheyAreFittedTo(t *testing.T) {
	const returns = 52_140 // Engel 1954, day 36
	for law, below := range map[string]float64{"square": 20, "linear": 1_900, "logarithmic": 3_900} {
		s, problems := scenario.Load("library/iwo-jima", scenario.Options{Library: scenarios.Library, Set: []scenario.Assignment{
			{Name: "us_effect", Text: "0.0106"}, {Name: "japanese_effect", Text: "0.0544"}, {Name: "law", Text: law},
		}})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		program, err := sim.Compile(s, sim.Options{})
		if err != nil {
			t.Fatal(err)
		}
		out, err := program.Run(t.Context(), sim.RunOptions{Seed: 1, Trials: 1})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]float64{}
		for k, o := range s.Outcomes {
			got[o.Name] = out.Columns[s.Baseline][k].Values[0]
		}
		for outcome, is := range map[string]struct{ value, within float64 }{
			"us_day_28":        {53_156, 5},
			"defenders_day_28": {4_669, 5},
			"us_day_36":        {returns - below, 50},
		} {
			if math.Abs(got[outcome]-is.value) > is.within {
				t.Errorf("%s: %s is %.0f, want %.0f", law, outcome, got[outcome], is.value)
			}
		}
	}
}
