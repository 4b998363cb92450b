package sim_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
)

// TestOutcomesSoFar asks for the outcomes at every point: they are those of the same scenario with a clock that ends
// there, where all that they measure has come about by then.
func TestOutcomesSoFar(t *testing.T) {
	const rows = 20
	more := strings.Replace(front, "watch:", `  mean_fire: {value: average(fire)}
  mean_shells: {value: average(shells)}
  begun_with: {value: initial(shells)}
  first_fire: {value: initial(fire)}
  at_any: {value: ever(fire > 8)}
  fire_late: {value: "at(fire, week 9) + lost"}
  mixed: {value: highest(shells) + duration(fire > 5), given: always(shells > 0)}
  if_ahead: {value: final(occupied), given: "at(occupied, week 9) > 0"}
  top_fire: {value: highest(fire)}
  low_fire: {value: lowest(fire)}
  last_fire: {value: final(fire)}
  end_fire: {value: "at(fire, week 16)"}
  shells_now: {value: final(shells)}
watch:`, 1)
	s := mustLoad(t, "so far", more)
	for policy := range s.Policies {
		p := compiledOf(t, s, sim.Options{Policies: []int{policy}, ByHand: true, Measure: outcomesOf(s)})
		r := begin(t, p, sim.Start{Seed: 11, Worlds: numbers(1, rows), Lucks: numbers(1, rows)})
		for point := range 17 {
			outcomes, measures, err := r.Outcomes()
			must(t, err)
			for k, m := range measures {
				as := outcomes[k].Column
				as.Never = nil // a measure takes what never came as the horizon
				sameSoFar(t, "measured, "+s.Outcomes[k].Name, m, as, outcomes[k].Known.Has(0))
			}
			if point > 0 {
				short := run(t, strings.Replace(more, "length: 16 weeks", fmt.Sprintf("length: %d weeks", point), 1), sim.RunOptions{Seed: 11, Trials: rows})
				for k, o := range outcomes {
					known := map[string]int{"late": 14, "fire_late": 10, "if_ahead": 9, "end_fire": 16}[s.Outcomes[k].Name] <= point
					sameSoFar(t, fmt.Sprintf("%s at point %d", s.Outcomes[k].Name, point), o, short.Columns[policy][k], known)
				}
			} else {
				for k, o := range outcomes {
					known := strings.Contains("lost worst_weather raids open_at fired_shells mean_shells begun_with at_any shells_now", s.Outcomes[k].Name)
					if o.Known.Has(0) != known && s.Outcomes[k].Name != "mixed" {
						t.Errorf("%s is known %v before the first step", s.Outcomes[k].Name, o.Known.Has(0))
					}
				}
				if begun, now := named(s, outcomes, "begun_with"), named(s, outcomes, "shells_now"); !reflect.DeepEqual(begun.Values, now.Values) {
					t.Errorf("begun with %v and stands at %v", begun.Values, now.Values)
				}
			}
			if point < 16 {
				advance(t, r, 1)
				continue
			}
			if at, last := named(s, outcomes, "end_fire"), named(s, outcomes, "last_fire"); !reflect.DeepEqual(at, last) {
				t.Errorf("the fire is %v in week 16, when nothing flows any more, and %v in the last that flows", at.Values, last.Values)
			}
		}
	}
}

// named is how the outcome of a name stands.
func named(s *scenario.Scenario, outcomes []sim.Standing, name string) sim.Standing {
	return outcomes[slices.IndexFunc(s.Outcomes, func(o *scenario.Outcome) bool { return o.Name == name })]
}

// outcomesOf are the outcomes of a scenario, as something to measure.
func outcomesOf(s *scenario.Scenario) []*scenario.Expr {
	var list []*scenario.Expr
	for q := range s.Quantities(scenario.KindOutcome) {
		list = append(list, &scenario.Expr{Op: scenario.OpOutcome, Index: q.Index, Span: s.Outcomes[q.Index].Span})
	}
	return list
}

func sameSoFar(t *testing.T, what string, got sim.Standing, want sim.Column, known bool) {
	t.Helper()
	for row, x := range got.Values {
		if got.Known.Has(row) != known {
			t.Fatalf("%s is known: %v", what, got.Known.Has(row))
		}
		given, never := want.Given == nil || want.Given.Has(row), want.Never != nil && want.Never.Has(row)
		if known && ((got.Given == nil || got.Given.Has(row)) != given || (got.Never != nil && got.Never.Has(row)) != never) {
			t.Fatalf("%s, row %d: given or never otherwise than at the end of a trial of that length", what, row)
		}
		if known && given && !never && math.Float64bits(x) != math.Float64bits(want.Values[row]) {
			t.Fatalf("%s, row %d: %v so far, in a trial of that length %v", what, row, x, want.Values[row])
		}
	}
}

// TestChecksOfRows compares the checks of rows with those of a run: which they are, in which rows they are looked at, and in which
// they hold.
func TestChecksOfRows(t *testing.T) {
	s := mustLoad(t, "checked", strings.Replace(front, "  - react.lost <= pause.lost\n", `  - react.lost <= pause.lost
  - pause.raids < 6
  - pause.raids + pause.habit_end < 8
  - pause.lost < 100
`, 1))
	const trials = 150
	out := runProgram(t, compiledOf(t, s, sim.Options{}), sim.RunOptions{Seed: 5, First: 11, Trials: trials})
	rows := begin(t, compiledOf(t, s, sim.Options{Policies: []int{1}}), sim.Start{Seed: 5, Worlds: numbers(11, trials), Lucks: numbers(11, trials)})
	advance(t, rows, s.Clock.Steps)
	checks, err := rows.Checks()
	must(t, err)
	if len(checks) != 3 {
		t.Fatalf("%d checks read the outcomes of this policy alone", len(checks))
	}
	for i, c := range checks {
		want, held, looked, failing := out.Checks[1+i], 0, 0, 0
		for row := range trials {
			if !c.Looked.Has(row) {
				continue
			}
			looked++
			if c.Holds.Has(row) {
				held++
			} else if failing == 0 {
				failing = row + 11
			}
		}
		if c.Check != want.Check || looked != want.Looked || failing != want.Failing || float64(held)/float64(looked) != want.Share {
			t.Errorf("check %d holds in %d of %d rows and first fails in %d, in the run %+v", c.Check, held, looked, failing, want)
		}
	}
}

// TestSharesAreMetInSpiteOfRounding holds a check in exactly the share asked for, 48 trials of 160, where the sum that asks for it is
// rounded up.
func TestSharesAreMetInSpiteOfRounding(t *testing.T) {
	const text = `wargame: 1
clock: {step: 1 week, length: 1 week}
variables: {x: "uniform(0, 1)"}
outcomes: {x_: {value: x}}
checks: [{that: baseline.x_ < 30%, in: 10% + 20%}]
`
	out := run(t, text, sim.RunOptions{Trials: 160, Design: designed(t, "lhs", 160)})
	if c := out.Checks[0]; c.Share != 0.3 || !c.Holds {
		t.Errorf("%+v", c)
	}
}

// TestWhatDependsOnAFlowEndsWithIt asks for what depends on a flow in roundabout ways: it has no value at the last point, where
// nothing flows, so that the last is of the step before.
func TestWhatDependsOnAFlowEndsWithIt(t *testing.T) {
	s := mustLoad(t, "flowing", `wargame: 1
clock: {step: 1 week, length: 4 weeks}
levers: {effort: {default: 0}}
policies: {follow: {set: {effort: first}}}
stocks: {s: {start: 0}}
flows:
  first: {to: s, rate: time + 1}
  second: {to: s, amount: first * 1 week}
auxiliaries:
  at_once: delayed(first, 0 weeks, 0)
outcomes:
  wanted_: {value: final(wanted(second))}
  effort_: {value: final(effort)}
  at_once_: {value: final(at_once)}
`)
	out := runProgram(t, compiledOf(t, s, sim.Options{}), sim.RunOptions{Trials: 1})
	for k, c := range out.Columns[0] {
		if c.Values[0] != 4 {
			t.Errorf("%s is %v, in the last step 4", out.Outcome(k).Name, c.Values[0])
		}
	}
}

// TestVariablesAsColumns draws the variables alone: each is what the outcome that shows it comes to, under every design.
func TestVariablesAsColumns(t *testing.T) {
	s := mustLoad(t, "drawn", drawn)
	for _, name := range []string{"random", "lhs", "sobol", "median"} {
		o := sim.RunOptions{Seed: 6, First: 17, Trials: 32, Design: designed(t, name, 64)}
		out := run(t, drawn, o)
		columns, err := sim.Variables(t.Context(), s, o)
		must(t, err)
		for i := range columns {
			if !reflect.DeepEqual(columns[i], out.Columns[0][i].Values) || len(columns) != 4 {
				t.Errorf("%s: variable %d is not what the trials drew", name, i)
			}
		}
	}
}

// TestMeasuresAreColumns asks for expressions beside the outcomes, as a question typed by somebody: they are what outcomes of the
// same words come to, count where those count, and across policies agree with the checks.
func TestMeasuresAreColumns(t *testing.T) {
	s := mustLoad(t, "front", strings.Replace(front, "{value: final(habit)}", "{value: final(habit), given: final(occupied) > 0}", 1))
	asked := []*scenario.Expr{
		resolved(t, s, "final(occupied)", scenario.Place{In: scenario.InOutcomes}),
		resolved(t, s, "2 * raids", scenario.Place{In: scenario.InOutcomes}),
		resolved(t, s, "react.lost <= pause.lost", scenario.Place{In: scenario.InChecks, Truth: true}),
		resolved(t, s, "share + tied", scenario.Place{In: scenario.InVariables}),
		resolved(t, s, "react.habit_end > pause.habit_end", scenario.Place{In: scenario.InChecks, Truth: true}),
	}
	out := runProgram(t, compiledOf(t, s, sim.Options{Measure: asked}), sim.RunOptions{Seed: 4, Trials: 200})
	alone := runProgram(t, compiledOf(t, s, sim.Options{Outcomes: []int{}, Measure: asked}), sim.RunOptions{Seed: 4, Trials: 200})
	if len(alone.Checks) > 0 || len(alone.Columns[0]) > 0 || len(out.Checks) != len(s.Checks) {
		t.Error("checks or outcomes were computed that were not asked for, or not those that were")
	}
	if !reflect.DeepEqual(alone.Measures, out.Measures) {
		t.Error("a measure depends on what else is computed")
	}
	drew, err := sim.Variables(t.Context(), s, sim.RunOptions{Seed: 4, Trials: 200})
	must(t, err)
	held := 0
	for policy := range s.Policies {
		m, c := out.Measures[policy], out.Columns[policy]
		if !reflect.DeepEqual(m[0], c[0]) {
			t.Errorf("policy %d: final(occupied) is not the outcome of these words", policy)
		}
		for trial := range 200 {
			if m[1].Given.Has(trial) != c[5].Given.Has(trial) || c[5].Given.Has(trial) && m[1].Values[trial] != 2*c[5].Values[trial] {
				t.Fatalf("policy %d, trial %d: 2 * raids is %v, raids %v", policy, trial+1, m[1].Values[trial], c[5].Values[trial])
			}
			if got, want := m[2].Values[trial], truth(out.Columns[2][0].Values[trial] <= out.Columns[1][0].Values[trial]); got != want {
				t.Fatalf("trial %d: the comparison is %v", trial+1, got)
			}
			if want := drew[0][trial] + drew[2][trial]; m[3].Values[trial] != want {
				t.Fatalf("trial %d: share + tied is %v, drawn %v", trial+1, m[3].Values[trial], want)
			}
			pause, react := out.Columns[1][2].Given.Has(trial), out.Columns[2][2].Given.Has(trial)
			if m[4].Given.Has(trial) != (pause && react) {
				t.Fatalf("trial %d: the habits are compared, where they count in %v and %v", trial+1, pause, react)
			}
			if policy == 0 {
				held += int(m[2].Values[trial])
			}
		}
	}
	if share := float64(held) / 200; share != out.Checks[0].Share {
		t.Errorf("the comparison holds in %v of trials, as a check in %v", share, out.Checks[0].Share)
	}
}

func resolved(t *testing.T, s *scenario.Scenario, text string, in scenario.Place) *scenario.Expr {
	t.Helper()
	e, problems := s.Resolve(source.Typed("asked", text), in)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return e
}
