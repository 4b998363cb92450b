package sim_test

import (
	"reflect"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

const sides = `
clock: {step: 1 week, length: 8 weeks}
actors: {east: {goal: taken - 2 * (if lost then 1 else 0)}, west: {goal: -taken}}
variables: {skill: 1 to 2}
levers:
  push: {default: 1, range: [0, 5], actor: east}
  aid: {default: 2, range: [0, 9], actor: west}
  law: {default: 1, actor: none}
strategies:
  east: {hold: {}, surge: {set: {push: {week 2: 3}}}, gamble: {set: {push: "uniform(0, 5)"}}}
  west: {keep: {}, answer: {set: {aid: "push + normal(0, 1)"}}}
policies:
  base: {set: {law: 2}}
  a: {set: {law: 2}, strategies: {east: hold, west: keep}}
  b: {set: {law: 2}, strategies: {east: surge, west: answer}}
  c: {set: {law: 2}, strategies: {east: gamble, west: answer}}
  d: {set: {law: 2}, strategies: {east: gamble}}
stocks: {ground: {start: 0, min: none}}
flows: {advance: {to: ground, rate: "law * push * skill - aid + normal(0, 1)", biflow: true}}
outcomes: {taken: final(ground), lost: ever(ground < -3)}
`

// TestCombinations wants a combination of strategies to be the policy that names them, to the bit: the same draws among them, in whatever
// company it runs. A goal is what its outcomes make it, trial by trial.
func TestCombinations(t *testing.T) {
	s := mustLoad(t, "sides", "wargame: 1"+sides)
	o := sim.RunOptions{Seed: 3, Trials: 300}
	named := runProgram(t, compiledOf(t, s, sim.Options{}), o)
	var policies []*scenario.Policy
	for _, chosen := range [][]int{{-1, -1}, {0, 0}, {1, 1}, {2, 1}, {2, -1}} {
		policies = append(policies, s.Combination(chosen))
	}
	with := s.WithPolicies(policies)
	out := runProgram(t, compiledOf(t, with, sim.Options{}), o)
	for p := range policies {
		for j := range s.Outcomes {
			if !reflect.DeepEqual(out.Columns[p][j], named.Columns[p][j]) {
				t.Errorf("%s under %q is not what it is under %s", s.Outcomes[j].Name, policies[p].Name, s.Policies[p].Name)
			}
		}
		goal, err := out.Evaluate(s.Who("east").Goal.Under(p), 1)
		if err != nil {
			t.Fatal(err)
		}
		for i, x := range goal.Values {
			if want := out.Columns[p][0].Values[i] - 2*out.Columns[p][1].Values[i]; x != want {
				t.Fatalf("trial %d of %q is worth %v, want %v", i+1, policies[p].Name, x, want)
			}
		}
	}
	if reflect.DeepEqual(out.Columns[2], out.Columns[3]) || reflect.DeepEqual(out.Columns[0], out.Columns[2]) {
		t.Error("combinations do not differ, so that the test is none")
	}
}
