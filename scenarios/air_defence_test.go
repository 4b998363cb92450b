package scenarios_test

import (
	"math"
	"testing"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
	"wargame/sim"
)

// sums are the sums over all trials of what is measured, of each policy of a scenario in which some names have values of their own.
func sums(t *testing.T, name string, set []scenario.Assignment, measured ...string) [][]float64 {
	t.Helper()
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library, Set: set})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var list []*scenario.Expr
	for _, m := range measured {
		e, problems := s.Resolve(source.Typed("what is measured", m), scenario.Place{In: scenario.InOutcomes})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		list = append(list, e)
	}
	program, err := sim.Compile(s, sim.Options{Measure: list})
	if err != nil {
		t.Fatal(err)
	}
	out, err := program.Run(t.Context(), sim.RunOptions{Seed: 1, Trials: 1000})
	if err != nil {
		t.Fatal(err)
	}
	sums := make([][]float64, len(s.Policies))
	for i := range s.Policies {
		for k := range measured {
			sum := 0.0
			for _, x := range out.Measures[i][k].Values {
				sum += x
			}
			sums[i] = append(sums[i], sum)
		}
	}
	return sums
}

// Two interceptors that stop 51 of 100 missiles stop 30 each, if they have the same chance: 0.49 is 0.7 squared.
func TestOneInterceptorStopsWhatItsShareSays(t *testing.T) {
	for salvos, want := range map[string]struct{ fired, stopped float64 }{"usual": {2, 0.51}, "single": {1, 0.3}} {
		set := []scenario.Assignment{{Name: "kill", Text: "51%"}, {Name: "shots", Text: "2"}, {Name: "salvos", Text: salvos}}
		for _, sum := range sums(t, "us-aid-pause", set, "total(engaged)", "total(interceptors_fired)", "total(stopped)") {
			engaged, fired, stopped := sum[0], sum[1], sum[2]
			if math.Abs(fired/engaged-want.fired) > 1e-9 {
				t.Errorf("%s: %g interceptors fired at a missile, want %g", salvos, fired/engaged, want.fired)
			}
			if p, deviation := stopped/engaged, math.Sqrt(want.stopped*(1-want.stopped)/engaged); math.Abs(p-want.stopped) > 4*deviation {
				t.Errorf("%s: %g of the engaged are stopped, want %g (standard error %g)", salvos, p, want.stopped, deviation)
			}
		}
	}
}

// Missiles that are saved for winter are those that are not launched before it: their time moves, and not their number.
func TestWinterMovesMissiles(t *testing.T) {
	s := load(t, "us-aid-pause")
	launched := map[string]float64{}
	for i, sum := range sums(t, s.Name, nil, "total(missiles_launched)") {
		launched[s.Policies[i].Name] = sum[0]
	}
	if more := launched["winter"] / launched["half_year"]; math.Abs(more-1) > 0.03 {
		t.Errorf("winter launches %g times as many missiles as half_year", more)
	}
}
