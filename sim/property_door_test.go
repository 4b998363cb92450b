package sim_test

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
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

// TestBoundsAreThoseOfTheRow sets a stock whose bounds are drawn: each row takes its own bounds, and nothing beyond them.
func TestBoundsAreThoseOfTheRow(t *testing.T) {
	s := mustLoad(t, "bounded", `wargame: 1
clock: {step: 1 week, length: 4 weeks}
variables: {low: "uniform(0, 2)", high: "uniform(5, 9)"}
stocks: {s: {start: 3, min: low, max: high * 2}}
outcomes: {end: {value: final(s)}}
`)
	bounds, err := sim.Variables(t.Context(), s, sim.RunOptions{Trials: 3})
	must(t, err)
	rows := begin(t, compiledOf(t, s, sim.Options{ByHand: true, Record: sim.Everything(s)}), sim.Start{Worlds: numbers(1, 3), Lucks: numbers(1, 3)})
	for row := range 3 {
		low, high := slices.Clone(bounds[0]), slices.Clone(bounds[1])
		for i := range high {
			high[i] *= 2
		}
		for _, bound := range [][]float64{low, high} {
			must(t, rows.Set("s", bound...))
			if x := look(t, rows, "s"); !reflect.DeepEqual(x, bound) {
				t.Errorf("set to %v, the stock is %v", bound, x)
			}
		}
		low[row] = math.Nextafter(low[row], -1)
		high[row] = math.Nextafter(high[row], 20)
		refused(t, rows.Set("s", low...), sim.OutOfRange)
		refused(t, rows.Set("s", high...), sim.OutOfRange)
	}
}

// TestTheDoorRefuses goes through all that is refused: the message says what and why, and nothing has changed.
func TestTheDoorRefuses(t *testing.T) {
	s, rows := handed(t, 3)
	advance(t, rows, 2)
	before := rows.State()
	plain := begin(t, compiledOf(t, s, sim.Options{Policies: []int{0}, Outcomes: []int{0}}), sim.Start{Seed: 1, Worlds: numbers(1, 2), Lucks: numbers(1, 2)})
	tabled := begin(t, compiled(t, "wargame: 1\nclock: {step: 1 week, length: 1 week}\ntables: {curve: {0: 1, 1: 2}}\n", sim.Options{}),
		sim.Start{Worlds: numbers(1, 1), Lucks: numbers(1, 1)})
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
		{sim.OutOfRange, "the lever posture is 0 to 1 (hold, push), not -1", rows.Give("posture", -1)},
		{sim.OutOfRange, "the lever aid cannot be +Inf", rows.Give("aid", math.Inf(1))},
		{sim.OutOfRange, "the lever posture is 0 to 1 (hold, push), not NaN", rows.Give("posture", math.NaN())},
		{sim.WrongNumber, "aid has 2 values for 3 rows", rows.Give("aid", 1, 2)},
		{sim.WrongNumber, "aid has no value for 3 rows", rows.Give("aid")},
		{sim.NotAnInput, "the lever aid is fed by a policy in this program", plain.Give("aid", 1)},
		{sim.NotAnInput, "the lever aid is fed by a policy in this program", ranWith(s, nil, "aid", 1)},
		{sim.OutOfRange, "the lever aid goes from 0 to 2, not to 5", ranWith(s, []int{0}, "aid", 5)},
		{sim.Unknown, "there is no lever postur: did you mean posture?", ranWith(s, []int{0, 1}, "postur", 1)},
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
		{sim.Unknown, "curve is no quantity but a table", lookError(tabled, "curve")},
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

// ranWith is what a run, whose program has some inputs, has against a lever.
func ranWith(s *scenario.Scenario, inputs []int, lever string, x float64) error {
	p, err := sim.Compile(s, sim.Options{Inputs: inputs})
	if err != nil {
		return err
	}
	_, err = p.Run(context.Background(), sim.RunOptions{Trials: 1, Levers: map[string]float64{lever: x}})
	return err
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

// TestRecordedIsWhatTheseRowsSaw asks for what is recorded at points that the rows have not seen: before, at or after the last that
// they have, or by the rows that they were picked from.
func TestRecordedIsWhatTheseRowsSaw(t *testing.T) {
	s, rows := handed(t, 3)
	fire := slices.IndexFunc(sim.Everything(s), func(e *scenario.Expr) bool { return e.String(s) == "fire" })
	if r := refused(t, lookError(rows, "fire"), sim.NothingYet); r.Message != "nothing has flowed or fired before the first step" {
		t.Error(r.Message)
	}
	advance(t, rows, 16)
	for _, point := range []int{-1, 16, 17, 100} {
		_, err := rows.Recorded(fire, point)
		if r := refused(t, err, sim.NothingYet); r.Name != "fire" {
			t.Errorf("what is refused is %s", r.Name)
		}
	}

	_, rows = handed(t, 3)
	advance(t, rows, 2)
	picked, err := rows.Pick([]int{2}, nil, nil)
	must(t, err)
	refused(t, lookError(picked, "fire"), sim.NothingYet)
	advance(t, picked, 1)
	advance(t, rows, 1)
	if got, want := look(t, picked, "fire")[0], look(t, rows, "fire")[2]; got != want {
		t.Errorf("the fire is %v, in the row picked from %v", got, want)
	}
	for point, code := range []sim.Code{sim.NothingYet, sim.NothingYet, ""} {
		if _, err := picked.Recorded(fire, point); err != nil || code != "" {
			refused(t, err, code)
		}
	}
}

// TestProgramsThatCannotBe compiles and begins what contradicts itself.
func TestProgramsThatCannotBe(t *testing.T) {
	s := mustLoad(t, "front", front)
	for _, o := range []sim.Options{
		{ByHand: true},                                              // under three policies
		{DrawsOnly: true, ByHand: true},                             // nothing is stepped
		{DrawsOnly: true, Outcomes: []int{0}},                       // no outcome without a step
		{Inputs: []int{0}, Feed: map[int]*scenario.Setting{0: nil}}, // fed twice
		{Policies: []int{0}, Measure: checkOf(s)},                   // of policies that are not run
		{DrawsOnly: true, Record: sim.Everything(s)},                //
		{DrawsOnly: true, Policies: []int{0, 1}},                    //
		{DrawsOnly: true, Inputs: []int{0}, Outcomes: nil},          //
		{DrawsOnly: true, Feed: map[int]*scenario.Setting{0: nil}},  //
		{DrawsOnly: true, Measure: sim.Everything(s)[:1]},           // a lever, which no policy sets
		{DrawsOnly: true, Measure: outcomesOf(s)},                   // an outcome, which no step makes
	} {
		if _, err := sim.Compile(s, o); err == nil {
			t.Errorf("%+v was compiled", o)
		}
	}
	if _, err := sim.Compile(mustLoad(t, "drawn", drawn), sim.Options{DrawsOnly: true, ByHand: true}); err == nil {
		t.Error("what takes no step was compiled to be stepped by hand")
	}
	all, one := compiledOf(t, s, sim.Options{}), compiledOf(t, s, sim.Options{Policies: []int{0}})
	for name, err := range map[string]error{
		"several policies":  beginError(all, sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 2)}),
		"no row":            beginError(one, sim.Start{}),
		"a luck too few":    beginError(one, sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 1)}),
		"world 33 of 32":    beginError(one, sim.Start{Worlds: numbers(32, 2), Lucks: numbers(32, 2), Design: designed(t, "lhs", 32)}),
		"world 33 in a run": ranIn(all, "sobol", 33),
		"world 0 in a run":  ranIn(all, "lhs", 0),
		"world 0":           beginError(one, sim.Start{Worlds: numbers(0, 1), Lucks: numbers(0, 1), Design: designed(t, "sobol", 32)}),
	} {
		if err == nil {
			t.Errorf("rows began with %s", name)
		}
	}
	must(t, beginError(one, sim.Start{Worlds: numbers(1, 32), Lucks: numbers(1, 32), Design: designed(t, "lhs", 32)}))
	draws := begin(t, compiledOf(t, s, sim.Options{DrawsOnly: true}), sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 2)})
	refused(t, draws.Step(), sim.AtTheEnd)
}

// ranIn is what a run of three trials under a design of 32 has against the last being of a world.
func ranIn(p *sim.Program, name string, world uint64) error {
	d, err := design.New(name, 32)
	if err != nil {
		return nil
	}
	_, err = p.Run(context.Background(), sim.RunOptions{Trials: 3, Design: d, Worlds: func(trial int) uint64 {
		if trial == 3 {
			return world
		}
		return 32
	}})
	return err
}

// TestWhatIsSelected compiles policies and outcomes that are named twice and in another order: each is there once, in the order of
// the file, and what the caller chose stays as it was.
func TestWhatIsSelected(t *testing.T) {
	policies, outcomes := []int{2, 0, 2}, []int{3, 1, 3}
	out := runProgram(t, compiled(t, front, sim.Options{Policies: policies, Outcomes: outcomes}), sim.RunOptions{Trials: 2})
	if !reflect.DeepEqual(out.Policies, []int{0, 2}) || !reflect.DeepEqual(out.Outcomes, []int{1, 3}) || len(out.Columns) != 2 || len(out.Columns[0]) != 2 {
		t.Errorf("policies %v and outcomes %v were run", out.Policies, out.Outcomes)
	}
	if !reflect.DeepEqual(policies, []int{2, 0, 2}) || !reflect.DeepEqual(outcomes, []int{3, 1, 3}) {
		t.Errorf("what was chosen became %v and %v", policies, outcomes)
	}
}

// checkOf is the first check of a scenario, as something to measure.
func checkOf(s *scenario.Scenario) []*scenario.Expr { return []*scenario.Expr{s.Checks[0].Value} }

func beginError(p *sim.Program, s sim.Start) error {
	_, err := p.Begin(s)
	return err
}
