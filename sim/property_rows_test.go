package sim_test

import (
	"context"
	"encoding/json"
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

var steppedTexts = []string{front, generate(2).String(), generate(3).String(), generate(6).String()}

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

// TestWhatIsLookedAtIsACopy writes into everything that the door gives: no row is changed by it.
func TestWhatIsLookedAtIsACopy(t *testing.T) {
	s := mustLoad(t, "copies", front)
	out := run(t, front, sim.RunOptions{Seed: 11, Trials: 10})
	rows := begin(t, compiledOf(t, s, sim.Options{Policies: []int{0}, ByHand: true, Record: sim.Everything(s)}),
		sim.Start{Seed: 11, Worlds: numbers(1, 10), Lucks: numbers(1, 10)})
	for range s.Clock.Steps {
		advance(t, rows, 1)
		for _, name := range []string{"shells", "fire", "tempo", "aid", "raid"} {
			x, err := rows.Look(name)
			must(t, err)
			fillWith(x, 77)
		}
		outcomes, _, err := rows.Outcomes()
		must(t, err)
		for _, o := range outcomes {
			fillWith(o.Values, 77)
		}
		for _, column := range rows.State().Rows {
			fillWith(column, 77)
		}
		for i := range rows.Worlds() {
			rows.Worlds()[i] = 77
		}
	}
	sameAsTrials(t, ending(t, rows), out, 0, 0)
}

func fillWith(column []float64, x float64) {
	for i := range column {
		column[i] = x
	}
}

// TestStopSaveResumeGoOn stops rows at every step, writes where they stand, reads it and goes on: the bytes are those of a run
// that never stopped. A program that computes one outcome alone goes on from there, too.
func TestStopSaveResumeGoOn(t *testing.T) {
	for _, text := range steppedTexts {
		s := mustLoad(t, "saved", text)
		for policy := range s.Policies {
			full := compiledOf(t, s, sim.Options{Policies: []int{policy}, ByHand: true, Record: sim.Everything(s)})
			out := runProgram(t, compiledOf(t, s, sim.Options{Policies: []int{policy}}), sim.RunOptions{Seed: 11, Trials: 50})
			lean := make([]*sim.Program, len(s.Outcomes))
			for k := range lean {
				lean[k] = compiledOf(t, s, sim.Options{Policies: []int{policy}, Outcomes: []int{k}})
			}
			for stop := 0; stop <= s.Clock.Steps; stop++ {
				rows := begin(t, full, sim.Start{Seed: 11, Worlds: numbers(21, 10), Lucks: numbers(21, 10)})
				advance(t, rows, stop)
				text, err := json.Marshal(rows.State())
				must(t, err)
				var state sim.State
				must(t, json.Unmarshal(text, &state))
				if again, _ := json.Marshal(state); string(again) != string(text) {
					t.Fatal("a state is written otherwise after it was read")
				}
				resumed, err := full.Resume(state)
				must(t, err)
				advance(t, resumed, s.Clock.Steps-stop)
				sameAsTrials(t, ending(t, resumed), out, 0, 20)
				if stop%5 != 0 {
					continue
				}
				for k, p := range lean {
					resumed, err := p.Resume(state)
					must(t, err)
					advance(t, resumed, s.Clock.Steps-stop)
					one := *out
					one.Columns = [][]sim.Column{out.Columns[0][k : k+1]}
					sameAsTrials(t, ending(t, resumed), &one, 0, 20)
				}
			}
		}
	}
}

// TestStatesAreGuarded damages states, and takes them where they do not belong.
func TestStatesAreGuarded(t *testing.T) {
	s := mustLoad(t, "guarded", front)
	p := compiledOf(t, s, sim.Options{Policies: []int{0}})
	rows := begin(t, p, sim.Start{Seed: 1, Worlds: numbers(1, 3), Lucks: numbers(1, 3)})
	advance(t, rows, 2)
	text, err := json.Marshal(rows.State())
	must(t, err)
	for i := range text {
		damaged := slices.Clone(text)
		damaged[i] ^= 1
		var state sim.State
		if json.Unmarshal(damaged, &state) == nil && !reflect.DeepEqual(state, rows.State()) {
			t.Fatalf("a state with byte %d changed was read: %s", i, damaged)
		}
	}

	_, err = compiled(t, strings.Replace(front, "normal(2, 3)", "normal(2, 4)", 1), sim.Options{Policies: []int{0}}).Resume(rows.State())
	refused(t, err, sim.OtherModel)
	state := rows.State()
	state.Point = 17
	_, err = p.Resume(state)
	refused(t, err, sim.OutOfRange)
	state = rows.State()
	delete(state.Rows, "stock of shells")
	_, err = p.Resume(state)
	if r := refused(t, err, sim.MissingState); !strings.Contains(r.Message, "stock of shells") {
		t.Errorf("what is missing is not named: %s", r.Message)
	}
	state = rows.State()
	state.Rows["stock of shells"] = []float64{1}
	_, err = p.Resume(state)
	refused(t, err, sim.WrongNumber)

	// An intervention that is asked for travels with the state, and only to a program that can carry it out.
	hand := begin(t, compiledOf(t, s, sim.Options{Policies: []int{0}, ByHand: true}), sim.Start{Seed: 1, Worlds: numbers(1, 3), Lucks: numbers(1, 3)})
	must(t, hand.Force("opening", 1))
	_, err = p.Resume(hand.State())
	refused(t, err, sim.SurplusState)
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

// TestWorldAndLuckApart crosses worlds with lucks, in rows and in a run: each pair is what the reference evaluator makes
// of it.
func TestWorldAndLuckApart(t *testing.T) {
	s := mustLoad(t, "front", front)
	worlds, lucks := []uint64{7, 7, 8, 8, 9}, []uint64{100, 101, 100, 101, 5}
	r := newReference(s, 11)
	out := run(t, front, sim.RunOptions{Seed: 11, Trials: 5,
		Worlds: func(trial int) uint64 { return worlds[trial-1] }, Lucks: func(trial int) uint64 { return lucks[trial-1] }})
	for i := range s.Policies {
		rows := begin(t, compiledOf(t, s, sim.Options{Policies: []int{i}}), sim.Start{Seed: 11, Worlds: worlds, Lucks: lucks})
		advance(t, rows, s.Clock.Steps)
		got := ending(t, rows)
		for row := range worlds {
			for j, want := range r.trial(i, worlds[row], lucks[row]).results() {
				if want.given && (got[j].Values[row] != want.value || out.Columns[i][j].Values[row] != want.value) {
					t.Errorf("policy %d, outcome %s, world %d, luck %d: rows %v, run %v, reference %v", i, s.Outcomes[j].Name,
						worlds[row], lucks[row], got[j].Values[row], out.Columns[i][j].Values[row], want.value)
				}
			}
		}
	}
}

// exchanged is a design in which the variable of one dimension comes from another world, as in Saltelli's matrices.
type exchanged struct {
	design.Design
	dimension int
	other     uint64
}

func (x exchanged) Fill(dst []float64, dimension int, key uint64, worlds []uint64) {
	if dimension == x.dimension {
		moved := make([]uint64, len(worlds))
		for i, w := range worlds {
			moved[i] = w + x.other
		}
		worlds = moved
	}
	x.Design.Fill(dst, dimension, key, worlds)
}

// TestOneVariableFromAnotherWorld brings one variable from world 1000 + w, as an analysis of variance does: it is that world's,
// and the others stay as they were.
func TestOneVariableFromAnotherWorld(t *testing.T) {
	random := designed(t, design.Random, 0)
	here := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, Trials: 50}))
	there := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, First: 1001, Trials: 50}))
	for dimension, name := range []string{"a_", "b_", "c_", "d_"} {
		mixed := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, Trials: 50, Design: exchanged{random, dimension, 1000}}))
		for outcome, bytes := range mixed {
			want := here
			if outcome == "baseline."+name {
				want = there
			}
			if bytes != want[outcome] {
				t.Errorf("with %s of another world, %s is not as expected", name, outcome)
			}
		}
	}
}

// TestFanOut takes one trial at its eighth step into a thousand futures with lucks of their own. The world is the same
// in all, so what is drawn once is; what comes later varies. A random walk of steps normal(1, 2) gains 8 on average in
// the eight steps left, with a standard deviation of sqrt(8)*2: the mean of 1,000 lies within 4*5.66/sqrt(1000) of it.
// The future with the trial's own luck is the trial.
func TestFanOut(t *testing.T) {
	const text = `wargame: 1
clock: {step: 1 week, length: 16 weeks}
variables: {x: "normal(0, 1)"}
stocks:
  walk: {start: "uniform(0, 9)", min: none}
  way: {start: 0}
flows:
  walking: {to: walk, rate: "normal(1, 2)", biflow: true}
  posting: {to: way, rate: 1, delay: 3 weeks}
outcomes:
  x_: {value: x}
  started: {value: initial(walk)}
  half_way: {value: "at(walk, week 8)"}
  end: {value: final(walk)}
  way_: {value: final(way)}
`
	const futures = 1000
	p := compiled(t, text, sim.Options{})
	rows := begin(t, p, sim.Start{Seed: 11, Worlds: numbers(1, 5), Lucks: numbers(1, 5)})
	advance(t, rows, 8)
	lucks := append([]uint64{3}, numbers(5000, futures-1)...)
	fan, err := rows.Pick(make2(futures, 2), nil, lucks)
	must(t, err)
	advance(t, fan, 8)
	advance(t, rows, 8)
	all, one := ending(t, fan), ending(t, rows)
	for _, fixed := range []int{0, 1, 2, 4} {
		for row, x := range all[fixed].Values {
			if x != one[fixed].Values[2] {
				t.Fatalf("outcome %d of future %d is %v, of the trial %v", fixed, row, x, one[fixed].Values[2])
			}
		}
	}
	if all[3].Values[0] != one[3].Values[2] {
		t.Errorf("with its own luck the trial ends at %v, not %v", all[3].Values[0], one[3].Values[2])
	}
	sum := 0.0
	for _, x := range all[3].Values[1:] {
		if x == all[3].Values[0] {
			t.Error("two lucks, one future")
		}
		sum += x - all[2].Values[0]
	}
	if mean := sum / (futures - 1); math.Abs(mean-8) > 4*math.Sqrt(8)*2/math.Sqrt(futures) {
		t.Errorf("gained %v on average, expected 8", mean)
	}

	// Many rows into many: row 4 twice and row 0, each as it was; in another world what was drawn is that world's.
	rows = begin(t, p, sim.Start{Seed: 11, Worlds: numbers(1, 5), Lucks: numbers(1, 5)})
	advance(t, rows, 8)
	picked, err := rows.Pick([]int{4, 0, 4}, []uint64{5, 1, 9}, nil)
	must(t, err)
	advance(t, picked, 8)
	got := ending(t, picked)
	for row, from := range []int{4, 0} {
		for j := range got {
			if got[j].Values[row] != one[j].Values[from] {
				t.Errorf("outcome %d of row %d is %v, of the row it was picked from %v", j, row, got[j].Values[row], one[j].Values[from])
			}
		}
	}
	elsewhere, err := sim.Variables(context.Background(), mustLoad(t, "fan", text), sim.RunOptions{Seed: 11, First: 9, Trials: 1})
	must(t, err)
	if got[0].Values[2] != elsewhere[0][0] || got[3].Values[2] != one[3].Values[4] {
		t.Errorf("in world 9 x is %v and the walk %v, expected %v and %v", got[0].Values[2], got[3].Values[2], elsewhere[0][0], one[3].Values[4])
	}
	for _, rowsPicked := range [][]int{{5}, {-1}} {
		_, err = rows.Pick(rowsPicked, nil, nil)
		refused(t, err, sim.OutOfRange)
	}
	if _, err := rows.Pick([]int{1, 2}, nil, []uint64{1}); err == nil {
		t.Error("two rows were picked with one luck")
	}
}

// make2 is n times x.
func make2(n, x int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = x
	}
	return list
}

// TestPickedRowsAreWholeRows picks rows at every point of scenarios of every kind: they end as the rows they were.
func TestPickedRowsAreWholeRows(t *testing.T) {
	for _, text := range steppedTexts {
		s := mustLoad(t, "picked", text)
		p := compiledOf(t, s, sim.Options{Policies: []int{0}, ByHand: true})
		out := runProgram(t, compiledOf(t, s, sim.Options{Policies: []int{0}}), sim.RunOptions{Seed: 11, Trials: 12})
		rows := begin(t, p, sim.Start{Seed: 11, Worlds: numbers(1, 12), Lucks: numbers(1, 12)})
		for range s.Clock.Steps {
			advance(t, rows, 1)
			picked, err := rows.Pick([]int{2, 3, 4, 5, 6, 7}, nil, nil)
			must(t, err)
			advance(t, picked, s.Clock.Steps-picked.Point())
			sameAsTrials(t, ending(t, picked), out, 0, 2)
		}
	}
}

// TestLeversFromOutside gives rows the levers of a schedule, one of them or both: the rows end as the policy's trials do.
func TestLeversFromOutside(t *testing.T) {
	s := mustLoad(t, "front", front)
	out := run(t, front, sim.RunOptions{Seed: 11, Trials: 40})
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
	fed := compiledOf(t, s, sim.Options{Policies: []int{0}, Feed: map[int]int{0: 2, 1: 2}})
	rows := begin(t, fed, sim.Start{Seed: 11, Worlds: numbers(1, 40), Lucks: numbers(1, 40)})
	advance(t, rows, 16)
	sameAsTrials(t, ending(t, rows), out, 2, 0)

	// In a run, inputs are the same for all policies: where they are at their default, all are as go_on.
	constant := runProgram(t, compiledOf(t, s, sim.Options{Inputs: []int{0, 1}}), sim.RunOptions{Seed: 11, Trials: 40})
	half := runProgram(t, compiledOf(t, s, sim.Options{Inputs: []int{0, 1}}), sim.RunOptions{Seed: 11, Trials: 40, Levers: map[string]float64{"aid": 0.5}})
	set := run(t, strings.Replace(front, "aid: {default: 1,", "aid: {default: 0.5,", 1), sim.RunOptions{Seed: 11, Trials: 40})
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
