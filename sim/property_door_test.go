package sim_test

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
)

// handed are rows of front under its first policy, stepped by hand.
func handed(t *testing.T, rows int) (*scenario.Scenario, *sim.Rows) {
	t.Helper()
	s := mustLoad(t, "handed", front)
	p := compiledOf(t, s, sim.Options{Policies: []int{0}, Inputs: []int{0, 1}, ByHand: true, Record: sim.Everything(s)})
	return s, begin(t, p, sim.Start{Seed: 11, Worlds: numbers(1, rows), Lucks: numbers(1, rows)})
}

// TestInterventionsAreWhatTheModelWouldDo compares interventions with scenarios in which an event of the model, which draws
// nothing, does the same in the step before, or in which an event's own condition and chance do.
func TestInterventionsAreWhatTheModelWouldDo(t *testing.T) {
	const trials, at = 40, 6
	event := func(effect string) string {
		return strings.Replace(front, "outcomes:\n", fmt.Sprintf("  ruled: {at: week %d, effects: {%s}}\noutcomes:\n", at-1, effect), 1)
	}
	instead := func(old, new string) string {
		text := strings.Replace(front, old, new, 1)
		if text == front {
			t.Fatalf("%q is not in the scenario", old)
		}
		return text
	}
	for name, c := range map[string]struct {
		text string
		do   func(*sim.Rows) error
		at   int
	}{
		"set": {event("shells: set 33"), func(r *sim.Rows) error { return r.Set("shells", 33) }, at},
		"add": {event("occupied: add 5"), func(r *sim.Rows) error { return r.Add("occupied", 5) }, at},
		"take": {event("occupied: remove 2.5"), func(r *sim.Rows) error {
			return r.Add("occupied", repeated(trials, -2.5)...)
		}, at},
		"level": {event("talks: set open"), func(r *sim.Rows) error { return r.Set("talks", 1) }, at},
		"force": {instead("hazard: 0.3 * resolve,", "hazard: if time == 0 then 1e9 else 0.3 * resolve,"),
			func(r *sim.Rows) error { return r.Force("raid") }, 0},
		"prevent": {instead("raid: {hazard", fmt.Sprintf("raid: {when: time != week %d, hazard", at)),
			func(r *sim.Rows) error { return r.Prevent("raid") }, at},
		"prevent what is due": {instead("convoy: {every", fmt.Sprintf("convoy: {when: time != week %d, every", at)),
			func(r *sim.Rows) error { return r.Prevent("convoy") }, at},
		"prevent wins": {instead("raid: {hazard", fmt.Sprintf("raid: {when: time != week %d, hazard", at)),
			func(r *sim.Rows) error {
				if err := r.Force("raid"); err != nil {
					return err
				}
				return r.Prevent("raid")
			}, at},
	} {
		want := run(t, c.text, sim.RunOptions{Seed: 11, Trials: trials})
		_, rows := handed(t, trials)
		advance(t, rows, c.at)
		must(t, c.do(rows))
		advance(t, rows, 16-c.at)
		t.Run(name, func(t *testing.T) { sameAsTrials(t, ending(t, rows), want, 0, 0) })
	}
}

func repeated(n int, x float64) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = x
	}
	return list
}

// TestForceAsksNothing forces an event whose condition does not hold, in one row of three: it fires there, in that step alone, and
// again although it had fired.
func TestForceAsksNothing(t *testing.T) {
	_, rows := handed(t, 3)
	must(t, rows.Give("aid", 2)) // opening waits for aid below 1 or bad weather
	for _, want := range [][]float64{{0, 1, 0}, {0, 1, 0}} {
		must(t, rows.Prevent("opening"))
		advance(t, rows, 1)
		if fired := look(t, rows, "opening"); !reflect.DeepEqual(fired, []float64{0, 0, 0}) {
			t.Errorf("prevented, it fired in %v", fired)
		}
		must(t, rows.Force("opening", 1))
		must(t, rows.Prevent("opening", 0, 2))
		advance(t, rows, 1)
		if fired := look(t, rows, "opening"); !reflect.DeepEqual(fired, want) {
			t.Errorf("forced in row 1, it fired in %v", fired)
		}
	}
	if talks := look(t, rows, "talks"); !reflect.DeepEqual(talks, []float64{0, 2, 0}) {
		t.Errorf("the talks stand at %v", talks)
	}
}

func look(t *testing.T, rows *sim.Rows, name string) []float64 {
	t.Helper()
	x, err := rows.Look(name)
	must(t, err)
	return x
}

// TestTheDoorRefuses goes through all that is refused: the message says what and why, and nothing has changed.
func TestTheDoorRefuses(t *testing.T) {
	s, rows := handed(t, 3)
	advance(t, rows, 2)
	before := rows.State()
	plain := begin(t, compiledOf(t, s, sim.Options{Policies: []int{0}, Outcomes: []int{0}}), sim.Start{Seed: 1, Worlds: numbers(1, 2), Lucks: numbers(1, 2)})
	for _, c := range []struct {
		code sim.Code
		want string
		err  error
	}{
		{sim.Unknown, "there is no lever postur: did you mean posture?", rows.Give("postur", 1)},
		{sim.Unknown, "shells is no lever but a stock", rows.Give("shells", 1)},
		{sim.OutOfRange, "the lever aid goes from 0 to 2, not to 5", rows.Give("aid", 5)},
		{sim.OutOfRange, "the lever aid goes from 0 to 2, not to -0.1", rows.Give("aid", 1, 1, -0.1)},
		{sim.OutOfRange, "the lever aid cannot be NaN", rows.Give("aid", math.NaN())},
		{sim.OutOfRange, "the lever posture is 0 to 1 (hold, push), not 7.3", rows.Give("posture", 7.3)},
		{sim.OutOfRange, "the lever posture is 0 to 1 (hold, push), not 2", rows.Give("posture", 2)},
		{sim.OutOfRange, "the lever posture is 0 to 1 (hold, push), not NaN", rows.Give("posture", math.NaN())},
		{sim.WrongNumber, "aid has 2 values for 3 rows", rows.Give("aid", 1, 2)},
		{sim.WrongNumber, "aid has no value for 3 rows", rows.Give("aid")},
		{sim.NotAnInput, "the lever aid is fed by a policy in this program", plain.Give("aid", 1)},
		{sim.Unknown, "there is no stock shels: did you mean shells?", rows.Set("shels", 1)},
		{sim.Unknown, "fire is no stock but a flow", rows.Set("fire", 1)},
		{sim.OutOfRange, "the stock shells is at least 0, not -1", rows.Set("shells", 1, -1, 1)},
		{sim.OutOfRange, "the stock shells is at most 80, not 80.5", rows.Set("shells", 80.5)},
		{sim.OutOfRange, "the stock shells is at most 80, not 1000", rows.Set("shells", 1000)},
		{sim.OutOfRange, "the stock occupied cannot be NaN", rows.Set("occupied", math.NaN())},
		{sim.OutOfRange, "the stock occupied cannot be +Inf", rows.Add("occupied", math.Inf(1))},
		{sim.OutOfRange, "the stock talks is 0 to 2 (shut, open, agreed), not 3", rows.Set("talks", 3)},
		{sim.OutOfRange, "the stock talks is 0 to 2 (shut, open, agreed), not 0.5", rows.Add("talks", 0.5)},
		{sim.WrongNumber, "shells has 4 values for 3 rows", rows.Set("shells", 1, 2, 3, 4)},
		{sim.NotByHand, "this program is not stepped by hand, so that shells cannot be touched", plain.Set("shells", 1)},
		{sim.Unknown, "there is no event raids: did you mean raid?", rows.Force("raids")},
		{sim.Unknown, "shells is no event but a stock", rows.Prevent("shells")},
		{sim.OutOfRange, "there is no row 3 among 3", rows.Force("raid", 0, 3)},
		{sim.OutOfRange, "there is no row -1 among 3", rows.Prevent("raid", -1)},
		{sim.NotByHand, "this program is not stepped by hand, so that raid cannot be touched", plain.Force("raid")},
		{sim.Unknown, "there is no quantity weathr: did you mean weather?", lookError(rows, "weathr")},
		{sim.NotComputed, "steady is not recorded by this program", lookError(rows, "steady")},
		{sim.NotComputed, "shells is not recorded by this program", lookError(plain, "shells")},
		{sim.NotComputed, "the rows are at point 0 of 16, and this program keeps outcomes for the end", outcomesError(plain)},
		{sim.NotComputed, "checks are of whole trials, and the rows are at point 2 of 16", checksError(rows)},
	} {
		if r := refused(t, c.err, c.code); r.Message != c.want {
			t.Errorf("%q, want %q", r.Message, c.want)
		}
		if !reflect.DeepEqual(rows.State(), before) {
			t.Fatalf("%s: something changed", c.want)
		}
	}
	for name, x := range map[string][]float64{"shells": {0, 80, 80}, "talks": {2}, "occupied": {-1e300}} {
		must(t, rows.Set(name, x...)) // the bounds themselves are allowed
	}
	advance(t, rows, 14)
	refused(t, rows.Step(), sim.AtTheEnd)
	refused(t, rows.Force("raid"), sim.AtTheEnd)
}

func lookError(r *sim.Rows, name string) error {
	_, err := r.Look(name)
	return err
}

func outcomesError(r *sim.Rows) error {
	_, _, err := r.Outcomes()
	return err
}

func checksError(r *sim.Rows) error {
	_, err := r.Checks()
	return err
}

// TestProgramsThatCannotBe compiles and begins what contradicts itself.
func TestProgramsThatCannotBe(t *testing.T) {
	s := mustLoad(t, "front", front)
	for _, o := range []sim.Options{
		{ByHand: true},                                     // under three policies
		{DrawsOnly: true, ByHand: true},                    // nothing is stepped
		{DrawsOnly: true, Outcomes: []int{0}},              // no outcome without a step
		{Inputs: []int{0}, Feed: map[int]int{0: 1}},        // fed twice
		{Policies: []int{0}, Measure: checkOf(s)},          // of policies that are not run
		{DrawsOnly: true, Record: sim.Everything(s)},       //
		{DrawsOnly: true, Policies: []int{0, 1}},           //
		{DrawsOnly: true, Inputs: []int{0}, Outcomes: nil}, //
	} {
		if _, err := sim.Compile(s, o); err == nil {
			t.Errorf("%+v was compiled", o)
		}
	}
	all, one := compiledOf(t, s, sim.Options{}), compiledOf(t, s, sim.Options{Policies: []int{0}})
	for name, err := range map[string]error{
		"several policies": beginError(all, sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 2)}),
		"no row":           beginError(one, sim.Start{}),
		"a luck too few":   beginError(one, sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 1)}),
		"world 33 of 32":   beginError(one, sim.Start{Worlds: numbers(32, 2), Lucks: numbers(32, 2), Design: designed(t, "lhs", 32)}),
		"world 0":          beginError(one, sim.Start{Worlds: numbers(0, 1), Lucks: numbers(0, 1), Design: designed(t, "sobol", 32)}),
	} {
		if err == nil {
			t.Errorf("rows began with %s", name)
		}
	}
}

// checkOf is the first check of a scenario, as something to measure.
func checkOf(s *scenario.Scenario) []*scenario.Expr { return []*scenario.Expr{s.Checks[0].Value} }

func beginError(p *sim.Program, s sim.Start) error {
	_, err := p.Begin(s)
	return err
}

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
watch:`, 1)
	s := mustLoad(t, "so far", more)
	for policy := range s.Policies {
		p := compiledOf(t, s, sim.Options{Policies: []int{policy}, ByHand: true, Measure: checkless(s)})
		r := begin(t, p, sim.Start{Seed: 11, Worlds: numbers(1, rows), Lucks: numbers(1, rows)})
		for point := range 17 {
			outcomes, measures, err := r.Outcomes()
			must(t, err)
			if point > 0 {
				short := run(t, strings.Replace(more, "length: 16 weeks", fmt.Sprintf("length: %d weeks", point), 1), sim.RunOptions{Seed: 11, Trials: rows})
				for k, o := range outcomes {
					known := map[string]int{"late": 14, "fire_late": 10}[s.Outcomes[k].Name] <= point
					sameSoFar(t, fmt.Sprintf("%s at point %d", s.Outcomes[k].Name, point), o, short.Columns[policy][k], known)
				}
				sameSoFar(t, "a measure", measures[0], short.Columns[policy][0], true)
			} else {
				for k, o := range outcomes {
					known := strings.Contains("lost worst_weather raids open_at fired_shells mean_shells begun_with at_any", s.Outcomes[k].Name)
					if o.Known.Has(0) != known && s.Outcomes[k].Name != "mixed" {
						t.Errorf("%s is known %v before the first step", s.Outcomes[k].Name, o.Known.Has(0))
					}
				}
			}
			if point < 16 {
				advance(t, r, 1)
			}
		}
	}
}

// checkless is the first outcome of a scenario, as something to measure.
func checkless(s *scenario.Scenario) []*scenario.Expr {
	return []*scenario.Expr{{Op: scenario.OpOutcome, Index: 0, Span: s.Outcomes[0].Span}}
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

// TestFaultsByRow has the square root of what may be negative: the rows in which it is fail, each with what it drew, and the others go
// on as they would alone.
func TestFaultsByRow(t *testing.T) {
	const text = `wargame: 1
clock: {step: 1 week, length: 8 weeks}
variables: {x: "uniform(0, 1)"}
stocks: {s: {start: 1}}
flows: {grow: {to: s, rate: "if x > 0.5 and time >= week 3 then sqrt(0.5 - x) else 1"}}
outcomes: {end: {value: final(s)}}
`
	p := compiled(t, text, sim.Options{ByHand: true})
	rows := begin(t, p, sim.Start{Seed: 3, Worlds: numbers(1, 30), Lucks: numbers(901, 30)})
	advance(t, rows, 8)
	faults, outcomes := rows.Faults(), ending(t, rows)
	failed := 0
	for row, f := range faults {
		switch {
		case f == nil:
			if !outcomes[0].Known.Has(row) || outcomes[0].Values[row] != 9 {
				t.Errorf("row %d went on to %v", row, outcomes[0].Values[row])
			}
			continue
		case outcomes[0].Known.Has(row):
			t.Errorf("row %d failed and has an outcome", row)
		}
		failed++
		if len(f.Variables) != 1 || !(f.Variables[0].Value > 0.5) || f.Quantity != "s" || f.Time != 4 || f.Policy != "baseline" ||
			f.World != uint64(1+row) || f.Trial != 901+row {
			t.Errorf("row %d: %+v", row, f)
		}
	}
	if failed < 5 || failed > 25 {
		t.Errorf("%d rows of 30 failed", failed)
	}

	// A row that failed stays failed where it is picked, and in a run the first trial that fails is told with what it drew.
	picked, err := rows.Pick([]int{0, 1, 2, 3, 4}, nil, nil)
	must(t, err)
	for row, f := range picked.Faults() {
		if (f == nil) != (faults[row] == nil) {
			t.Errorf("row %d has a fault in one of the two", row)
		}
	}
	_, err = p.Run(t.Context(), sim.RunOptions{Seed: 3, Trials: 30, Worlds: func(trial int) uint64 { return uint64(trial) + 2 }})
	var first int
	for first = 2; faults[first] == nil; first++ {
	}
	if e, ok := err.(*sim.RunError); !ok || e.Trial != first-1 || e.World != uint64(first+1) || e.Variables[0].Value != faults[first].Variables[0].Value {
		t.Errorf("a run fails with %+v, expected the row with index %d: %+v", err, first, faults[first])
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
	s := mustLoad(t, "front", front)
	asked := []*scenario.Expr{
		resolved(t, s, "final(occupied)", scenario.Place{In: scenario.InOutcomes}),
		resolved(t, s, "2 * raids", scenario.Place{In: scenario.InOutcomes}),
		resolved(t, s, "react.lost <= pause.lost", scenario.Place{In: scenario.InChecks, Truth: true}),
		resolved(t, s, "share + tied", scenario.Place{In: scenario.InVariables}),
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
