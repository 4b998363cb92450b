package sim_test

import (
	"reflect"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// What is asked of finished columns is what the engine measures while it runs: the same bits, and the same trials that count, whatever
// the workers.
func TestEvaluateIsAsMeasured(t *testing.T) {
	s := mustLoad(t, "front", front)
	var asked []*scenario.Expr
	for _, text := range []string{
		"react.lost <= pause.lost",
		"pause.raids > 2 and go_on.raids > 1",
		"react.lost / max(1, pause.fired_shells) + exp(react.worst_weather)",
		"divide(pause.lost, pause.raids, 0) > 1 or pause.open_at > week 3",
		"if go_on.open_at < 16 then go_on.lost else -pause.lost",
		"2 > 1",
	} {
		asked = append(asked, resolved(t, s, text, scenario.Place{In: scenario.InChecks}))
	}
	out := runProgram(t, compiledOf(t, s, sim.Options{Measure: asked}), sim.RunOptions{Seed: 4, First: 7, Trials: 1000})
	counts := 0
	for k, e := range asked {
		for _, workers := range []int{1, 3} {
			got, err := out.Evaluate(e, workers)
			must(t, err)
			want := out.Measures[0][k]
			if !reflect.DeepEqual(got.Given, want.Given) {
				t.Errorf("%s: other trials count", e.String(s))
			}
			for trial, x := range got.Values {
				if want.Given != nil && !want.Given.Has(trial) {
					continue
				}
				if counts++; x != want.Values[trial] {
					t.Fatalf("%s, trial %d: %v, measured %v", e.String(s), trial+7, x, want.Values[trial])
				}
			}
		}
	}
	if counts == len(asked)*2*1000 || counts == 0 {
		t.Errorf("%d values count: all of them or none", counts)
	}
}

func TestEvaluateRefuses(t *testing.T) {
	s := mustLoad(t, "front", front)
	out := runProgram(t, compiledOf(t, s, sim.Options{Policies: []int{0, 2}, Outcomes: []int{0, 5}}), sim.RunOptions{Seed: 4, Trials: 1000})
	for text, want := range map[string]string{
		"pause.lost > 1":                     "the run has no lost under pause",
		"react.habit_end > 1":                "the run has no habit_end under react",
		"react.raids > 1 and sqrt(-1) > 0":   "not a number",
		"ln(go_on.raids - 100) < react.lost": "not a number",
	} {
		_, err := out.Evaluate(resolved(t, s, text, scenario.Place{In: scenario.InChecks}), 2)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
