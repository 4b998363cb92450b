package scenarios_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"wargame/scenario"
	"wargame/scenarios"
	"wargame/sim"
)

// Moscow answers and Europe thanks for what Seoul ships, not for what it calls it: a loan of nothing is none, what was shipped is
// not undone when the loan is declared over, a larger loan, which takes longer to ship, provokes more, and nobody heeds a threat
// of what was given.
func TestSeoulIsJudgedByWhatItShips(t *testing.T) {
	const text = `
wargame: 1
extends: library/nato-rok
policies:
  nothing_lent: {like: distance, set: {shells: loan, loan_size: 0}}
  declared_over: {like: backfill, set: {shells: {week 8: loan, week 80: none}}}
  three_times_as_large: {like: backfill, set: {loan_size: 1.5M}}
  all_given: {like: distance, set: {arms: any}}
  all_given_and_threatened: {like: distance, set: {arms: any, threat: 100%}}
`
	s, problems := scenario.Load("shipped.yaml", scenario.Options{Files: fstest.MapFS{"shipped.yaml": {Data: []byte(text)}}, Library: scenarios.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	program, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, err := program.Run(t.Context(), sim.RunOptions{Seed: 1, Trials: 500})
	if err != nil {
		t.Fatal(err)
	}
	values := func(policy, outcome string) []float64 {
		i := slices.IndexFunc(s.Policies, func(p *scenario.Policy) bool { return p.Name == policy })
		k := slices.IndexFunc(s.Outcomes, func(o *scenario.Outcome) bool { return o.Name == outcome })
		return out.Columns[i][k].Values
	}
	for _, o := range s.Outcomes {
		if !slices.Equal(values("nothing_lent", o.Name), values("distance", o.Name)) {
			t.Errorf("a loan of no shells changes %s", o.Name)
		}
		if !slices.Equal(values("declared_over", o.Name), values("backfill", o.Name)) {
			t.Errorf("that a loan is declared over, long after it was shipped, changes %s", o.Name)
		}
	}
	if !slices.Equal(values("all_given", "soldiers"), values("all_given_and_threatened", "soldiers")) {
		t.Error("a threat is heeded when all that it threatens with was given")
	}
	more := 0
	for i, large := range values("three_times_as_large", "answered_at_all") {
		switch small := values("backfill", "answered_at_all")[i]; {
		case large < small:
			t.Errorf("trial %d: Russia answers half a million shells, and not three times as many", i+1)
		case large > small:
			more++
		}
	}
	if more == 0 {
		t.Error("three times as many shells are never answered where half a million are not")
	}
}
