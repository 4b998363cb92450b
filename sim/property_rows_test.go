package sim_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

func compiled(t *testing.T, text string, o sim.Options) *sim.Program {
	t.Helper()
	return compiledOf(t, mustLoad(t, t.Name(), text), o)
}

func compiledOf(t *testing.T, s *scenario.Scenario, o sim.Options) *sim.Program {
	t.Helper()
	program, err := sim.Compile(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// numbers are n, n+1, ... n+count-1.
func numbers(first, count int) []uint64 {
	list := make([]uint64, count)
	for i := range list {
		list[i] = uint64(first + i)
	}
	return list
}

func begin(t *testing.T, p *sim.Program, s sim.Start) *sim.Rows {
	t.Helper()
	rows, err := p.Begin(s)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func advance(t *testing.T, rows *sim.Rows, steps int) {
	t.Helper()
	for range steps {
		must(t, rows.Step())
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// ending is the outcomes of rows at point N.
func ending(t *testing.T, rows *sim.Rows) []sim.Standing {
	t.Helper()
	outcomes, _, err := rows.Outcomes()
	must(t, err)
	return outcomes
}

// sameAsTrials says that rows that have come to their end hold the values of a run's trials, from trial first on (from 0).
func sameAsTrials(t *testing.T, got []sim.Standing, out *sim.Outcomes, policy, first int) {
	t.Helper()
	for j, s := range got {
		c := out.Columns[policy][j]
		for row, x := range s.Values {
			trial := first + row
			given := c.Given == nil || c.Given.Has(trial)
			if !s.Known.Has(row) || given != (s.Given == nil || s.Given.Has(row)) {
				t.Fatalf("policy %d, outcome %d, trial %d: known %v, given otherwise than in the run", policy, j, trial+1, s.Known.Has(row))
			}
			if !given {
				continue
			}
			if math.Float64bits(x) != math.Float64bits(c.Values[trial]) {
				t.Fatalf("policy %d, outcome %d, trial %d: %v, in the run %v", policy, j, trial+1, x, c.Values[trial])
			}
			if (s.Never != nil && s.Never.Has(row)) != (c.Never != nil && c.Never.Has(trial)) {
				t.Fatalf("policy %d, outcome %d, trial %d: it came in one of the two", policy, j, trial+1)
			}
		}
	}
}

var steppedTexts = []string{front, convoys, frontUnderRK4, generate(2).String(), generate(3).String(), generate(6).String(), underRK4(generate(7), 7).String()}

// TestSteppedRowsAreTrials steps rows under each policy, by a plain program and by one stepped by hand that looks at
// everything at every point: the bytes are those of a run, checks and all.
func TestSteppedRowsAreTrials(t *testing.T) {
	for _, text := range steppedTexts {
		s := mustLoad(t, "stepped", text)
		for _, d := range []design.Design{nil, designed(t, design.LHS, 64), designed(t, design.Sobol, 64), designed(t, design.Median, 0)} {
			o := sim.RunOptions{Seed: 11, Trials: 64, Design: d}
			out := runProgram(t, compiledOf(t, s, sim.Options{}), o)
			for policy := range s.Policies {
				alone := runProgram(t, compiledOf(t, s, sim.Options{Policies: []int{policy}}), o)
				start := sim.Start{Seed: 11, Worlds: numbers(5, 40), Lucks: numbers(5, 40), Design: d}
				plain := begin(t, compiledOf(t, s, sim.Options{Policies: []int{policy}}), start)
				byHand := begin(t, compiledOf(t, s, sim.Options{Policies: []int{policy}, ByHand: true, Record: sim.Everything(s)}), start)
				for range s.Clock.Steps {
					advance(t, plain, 1)
					lookAtAll(t, s, byHand)
					if _, _, err := byHand.Outcomes(); err != nil {
						t.Fatal(err)
					}
					advance(t, byHand, 1)
				}
				sameAsTrials(t, ending(t, plain), out, policy, 4)
				sameAsTrials(t, ending(t, byHand), out, policy, 4)
				checks, err := byHand.Checks()
				must(t, err)
				if len(checks) != len(alone.Checks) {
					t.Fatalf("%d checks, in the run %d", len(checks), len(alone.Checks))
				}
			}
		}
	}
}

// lookAtAll looks at every quantity of the model that has a value.
func lookAtAll(t *testing.T, s *scenario.Scenario, rows *sim.Rows) {
	t.Helper()
	for _, e := range sim.Everything(s) {
		_, err := rows.Look(e.String(s))
		if e.Op == scenario.OpFiring {
			_, err = rows.Look(strings.TrimSuffix(strings.TrimPrefix(e.String(s), "firing("), ")"))
		}
		if err != nil && rows.Point() > 0 {
			t.Fatal(err)
		}
	}
}

// TestLookSeesWhatTheReferenceSees looks at every quantity at every point and compares it with the reference evaluator: what
// is at the point, and what was in the step just past.
func TestLookSeesWhatTheReferenceSees(t *testing.T) {
	for _, text := range steppedTexts {
		s := mustLoad(t, "looked", text)
		everything := sim.Everything(s)
		r := newReference(s, 11)
		for policy := range s.Policies {
			var trials []*past
			for row := range uint64(5) {
				trials = append(trials, r.trial(policy, 3+row, 3+row))
			}
			rows := begin(t, compiledOf(t, s, sim.Options{Policies: []int{policy}, Record: everything, Outcomes: []int{}}),
				sim.Start{Seed: 11, Worlds: numbers(3, 5), Lucks: numbers(3, 5)})
			for point := range s.Clock.Steps + 1 {
				for i, e := range everything {
					name := quantityName(s, e)
					got, err := rows.Look(name)
					at := point
					if trials[0].lastPoint(e) < s.Clock.Steps || e.Op == scenario.OpFiring {
						at-- // over the step just past
					}
					if at < 0 {
						refused(t, err, sim.NothingYet)
						continue
					}
					must(t, err)
					for row, x := range got {
						if want := trials[row].value(name, e, at); math.Float64bits(x) != math.Float64bits(want) {
							t.Fatalf("%s at point %d, row %d: %v, reference %v", name, point, row, x, want)
						}
					}
					if recorded, err := rows.Recorded(i, at); err != nil || !reflect.DeepEqual(recorded, got) {
						t.Fatalf("%s at point %d: recorded %v (%v), looked at %v", name, at, recorded, err, got)
					}
				}
				if point < s.Clock.Steps {
					advance(t, rows, 1)
				}
			}
		}
	}
}

// TestWhatIsLookedAtIsACopy writes into everything that the door takes and gives: no row is changed by it, nor what is asked again.
func TestWhatIsLookedAtIsACopy(t *testing.T) {
	s := mustLoad(t, "copies", front)
	out := run(t, front, sim.RunOptions{Seed: 11, Trials: 10})
	worlds, lucks := numbers(1, 10), numbers(1, 10)
	rows := begin(t, compiledOf(t, s, sim.Options{Policies: []int{0}, ByHand: true, Record: sim.Everything(s)}),
		sim.Start{Seed: 11, Worlds: worlds, Lucks: lucks})
	clear(worlds)
	clear(lucks)
	for range s.Clock.Steps {
		advance(t, rows, 1)
		before := rows.State()
		for _, name := range []string{"shells", "fire", "tempo", "aid", "raid"} {
			x := slices.Clone(look(t, rows, name))
			fillWith(look(t, rows, name), 77)
			if again := look(t, rows, name); !reflect.DeepEqual(again, x) {
				t.Fatalf("%s was %v and is %v after what was looked at was written into", name, x, again)
			}
		}
		outcomes, _, err := rows.Outcomes()
		must(t, err)
		for _, o := range outcomes {
			fillWith(o.Values, 77)
		}
		state := rows.State()
		for _, column := range state.Rows {
			fillWith(column, 77)
		}
		clear(state.Worlds)
		clear(state.Lucks)
		clear(rows.Worlds())
		if !reflect.DeepEqual(rows.State(), before) || !reflect.DeepEqual(rows.Worlds(), numbers(1, 10)) {
			t.Fatal("rows were changed by what they gave")
		}
	}
	sameAsTrials(t, ending(t, rows), out, 0, 0)
}

func fillWith(column []float64, x float64) {
	for i := range column {
		column[i] = x
	}
}

// refused says that something was refused with a code.
func refused(t *testing.T, err error, code sim.Code) *sim.Refusal {
	t.Helper()
	r, ok := err.(*sim.Refusal)
	if !ok || r.Code != code {
		t.Fatalf("%v, expected a refusal with code %s", err, code)
	}
	return r
}

// TestLeversFromOutside gives rows the levers of a schedule, one of them or both: the rows end as the policy's trials do.
func TestLeversFromOutside(t *testing.T) {
	for _, text := range []string{front, frontUnderRK4} {
		leversFromOutside(t, text)
	}
}

func leversFromOutside(t *testing.T, text string) {
	t.Helper()
	s := mustLoad(t, "front", text)
	out := run(t, text, sim.RunOptions{Seed: 11, Trials: 40})
	for _, inputs := range [][]int{{0, 1}, {0}} {
		p := compiledOf(t, s, sim.Options{Policies: []int{1}, Inputs: inputs})
		for policy, aid := range map[int]func(k int) float64{
			0: func(int) float64 { return 1 },
			1: func(k int) float64 { return 1 - truth(k >= 4 && k < 10) },
		} {
			rows := begin(t, p, sim.Start{Seed: 11, Worlds: numbers(1, 40), Lucks: numbers(1, 40)})
			for k := range 16 {
				must(t, rows.Give("aid", aid(k)))
				if k == 3 && len(inputs) == 2 {
					must(t, rows.Give("posture", slices.Repeat([]float64{0}, 40)...))
				}
				advance(t, rows, 1)
			}
			must(t, rows.Give("aid", aid(16)))
			sameAsTrials(t, ending(t, rows), out, policy, 0)
		}
	}

	// A lever that another policy feeds is that policy's: with both fed by react, go_on is react.
	fed := compiledOf(t, s, sim.Options{Policies: []int{0}, Feed: map[int]*scenario.Setting{0: s.Policies[2].Setting(0), 1: s.Policies[2].Setting(1)}})
	rows := begin(t, fed, sim.Start{Seed: 11, Worlds: numbers(1, 40), Lucks: numbers(1, 40)})
	advance(t, rows, 16)
	sameAsTrials(t, ending(t, rows), out, 2, 0)

	// In a run, inputs are the same for all policies: where they are at their default, all are as go_on.
	constant := runProgram(t, compiledOf(t, s, sim.Options{Inputs: []int{0, 1}}), sim.RunOptions{Seed: 11, Trials: 40})
	half := runProgram(t, compiledOf(t, s, sim.Options{Inputs: []int{0, 1}}), sim.RunOptions{Seed: 11, Trials: 40, Levers: map[string]float64{"aid": 0.5}})
	set := run(t, strings.Replace(text, "aid: {default: 1,", "aid: {default: 0.5,", 1), sim.RunOptions{Seed: 11, Trials: 40})
	for policy := range s.Policies {
		for j := range s.Outcomes {
			if !reflect.DeepEqual(constant.Columns[policy][j], out.Columns[0][j]) {
				t.Errorf("policy %d, outcome %d: not as under levers at their default", policy, j)
			}
			if !reflect.DeepEqual(half.Columns[policy][j], set.Columns[0][j]) {
				t.Errorf("policy %d, outcome %d: not as with half the aid", policy, j)
			}
		}
	}
}

// TestLeversStandAsTheyAreGiven gives a lever anew at the end: what is looked at and what comes of it follow.
func TestLeversStandAsTheyAreGiven(t *testing.T) {
	s := mustLoad(t, "given", `wargame: 1
clock: {step: 1 week, length: 2 weeks}
levers: {effort: {default: 3}, open: {default: true}, mode: {default: slow, options: [fast, slow]}}
stocks: {done: {start: 0}}
flows: {work: {to: done, rate: effort}}
outcomes: {at_last: {value: 2 * final(effort)}}
`)
	rows := begin(t, compiledOf(t, s, sim.Options{Inputs: []int{0, 1, 2}, Record: sim.Everything(s)}), sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 2)})
	for name, want := range map[string]float64{"effort": 3, "open": 1, "mode": 1} {
		if x := look(t, rows, name); !reflect.DeepEqual(x, []float64{want, want}) {
			t.Errorf("the default of %s is %v, expected %v", name, x, want)
		}
	}
	advance(t, rows, 2)
	for _, want := range [][]float64{{3, 3}, {5, 6}, {-7, -7}} {
		if want[0] != 3 {
			must(t, rows.Give("effort", want...))
		}
		twice := []float64{2 * want[0], 2 * want[1]}
		if end, x := ending(t, rows)[0].Values, look(t, rows, "effort"); !reflect.DeepEqual(x, want) || !reflect.DeepEqual(end, twice) {
			t.Errorf("given %v, the effort is %v and twice that %v", want, x, end)
		}
	}
	if done := look(t, rows, "done"); !reflect.DeepEqual(done, []float64{6, 6}) {
		t.Errorf("6 was done, and then %v", done)
	}
	for _, x := range []float64{0.5, 2, -1, math.NaN()} {
		refused(t, rows.Give("open", x), sim.OutOfRange)
	}
	for _, x := range []float64{math.Inf(1), math.Inf(-1), math.NaN()} {
		refused(t, rows.Give("effort", x), sim.OutOfRange)
	}
	must(t, rows.Give("open", 0, 1))
}

// TestALeverFollowsWhatDiffers sets a lever by one rule under two policies: where the rule reads what another lever moves, it comes to
// different things.
func TestALeverFollowsWhatDiffers(t *testing.T) {
	out := run(t, `wargame: 1
clock: {step: 1 week, length: 4 weeks}
levers: {effort: {default: 0}, reply: {default: 0}}
policies:
  mild: {set: {effort: 1, reply: 2 * done}}
  hard: {set: {effort: 3, reply: 2 * done}}
stocks: {done: {start: 0}}
flows: {work: {to: done, rate: effort}}
outcomes: {reply_: {value: final(reply)}}
`, sim.RunOptions{Trials: 1})
	for policy, want := range []float64{8, 24} {
		if x := out.Columns[policy][0].Values[0]; x != want {
			t.Errorf("policy %d replies with %v, expected %v", policy, x, want)
		}
	}
}
