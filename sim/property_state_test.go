package sim_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"wargame/sim"
	"wargame/sim/design"
)

// TestStopSaveResumeGoOn stops rows at every step, writes where they stand, reads it and goes on: the bytes are those of a run
// that never stopped. A program that computes one outcome alone goes on from there, too.
func TestStopSaveResumeGoOn(t *testing.T) {
	for _, text := range steppedTexts {
		s := mustLoad(t, "saved", text)
		for policy := range s.Policies {
			full := compiledOf(t, s, sim.Options{Policies: []int{policy}, ByHand: true, Record: sim.Everything(s)})
			lhs := designed(t, design.LHS, 64)
			out := runProgram(t, compiledOf(t, s, sim.Options{Policies: []int{policy}}), sim.RunOptions{Seed: 11, Trials: 50, Design: lhs})
			lean := make([]*sim.Program, len(s.Outcomes))
			for k := range lean {
				lean[k] = compiledOf(t, s, sim.Options{Policies: []int{policy}, Outcomes: []int{k}})
			}
			for stop := 0; stop <= s.Clock.Steps; stop++ {
				rows := begin(t, full, sim.Start{Seed: 11, Worlds: numbers(21, 10), Lucks: numbers(21, 10), Design: lhs})
				advance(t, rows, stop)
				state := reread(t, rows.State())
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

// reread is a state written as JSON and read again.
func reread(t *testing.T, written sim.State) sim.State {
	t.Helper()
	text, err := json.Marshal(written)
	must(t, err)
	var state sim.State
	must(t, json.Unmarshal(text, &state))
	if again, _ := json.Marshal(state); string(again) != string(text) || !reflect.DeepEqual(state, written) {
		t.Fatalf("a state is another after it was read: %s", text)
	}
	return state
}

// TestStatesAreGuarded damages states, and takes them where they do not belong.
func TestStatesAreGuarded(t *testing.T) {
	s := mustLoad(t, "guarded", front)
	p := compiledOf(t, s, sim.Options{Policies: []int{0}})
	rows := begin(t, p, sim.Start{Seed: 1, Worlds: numbers(1, 3), Lucks: numbers(1, 3), Design: designed(t, design.LHS, 32)})
	advance(t, rows, 2)
	failed := begin(t, compiled(t, strings.Replace(twice, "x > 0.5", "x > 0", 1), sim.Options{}), sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 2)})
	advance(t, failed, 2)
	for _, whole := range []sim.State{rows.State(), failed.State()} {
		text, err := json.Marshal(whole)
		must(t, err)
		for i := range text {
			damaged := slices.Clone(text)
			damaged[i] ^= 1
			var state sim.State
			if json.Unmarshal(damaged, &state) == nil && !reflect.DeepEqual(state, whole) {
				t.Fatalf("a state with byte %d changed was read: %s", i, damaged)
			}
		}
	}

	_, err := compiled(t, strings.Replace(front, "normal(2, 3)", "normal(2, 4)", 1), sim.Options{Policies: []int{0}}).Resume(rows.State())
	refused(t, err, sim.OtherModel)
	for _, point := range []int{-1, 17} {
		state := rows.State()
		state.Point = point
		_, err = p.Resume(state)
		refused(t, err, sim.OutOfRange)
	}
	state := rows.State()
	delete(state.Rows, "stock of shells")
	_, err = p.Resume(state)
	if r := refused(t, err, sim.MissingState); !strings.Contains(r.Message, "stock of shells") {
		t.Errorf("what is missing is not named: %s", r.Message)
	}
	state = rows.State()
	for _, column := range [][]float64{nil, {1}, {1, 2, 3, 4}} {
		state.Rows["stock of shells"] = column
		_, err = p.Resume(state)
		refused(t, err, sim.WrongNumber)
	}
	_, err = compiledOf(t, s, sim.Options{Policies: []int{0}, Inputs: []int{0}}).Resume(rows.State())
	if r := refused(t, err, sim.MissingState); r.Name != "lever aid" {
		t.Errorf("what is missing is %s", r.Name)
	}

	// An intervention that is asked for travels with the state, and only to a program that can carry it out.
	byHand := compiledOf(t, s, sim.Options{Policies: []int{0}, ByHand: true, Record: sim.Everything(s)})
	for fires, ask := range []func(r *sim.Rows, event string, rows ...int) error{(*sim.Rows).Prevent, (*sim.Rows).Force} {
		hand := begin(t, byHand, sim.Start{Seed: 1, Worlds: numbers(1, 3), Lucks: numbers(1, 3)})
		must(t, ask(hand, "opening", 1))
		_, err = p.Resume(hand.State())
		refused(t, err, sim.SurplusState)
		resumed, err := byHand.Resume(reread(t, hand.State()))
		must(t, err)
		advance(t, resumed, 1)
		if fired := look(t, resumed, "opening"); fired[1] != float64(fires) {
			t.Errorf("resumed, it fired in %v", fired)
		}
	}
}

// TestStatesHoldThePast stops where what is asked for at the end lies as far back as can be, and draws what is written alike: a state
// says how long ago each value of the past was, and keeps apart what was drawn apart.
func TestStatesHoldThePast(t *testing.T) {
	p := compiled(t, `wargame: 1
clock: {step: 1 week, length: 4 weeks}
auxiliaries:
  counted: time + 1
  long_ago: "delayed(counted, 4 weeks, -1)"
  one: previous(normal(0, 1), 0)
  other: previous(normal(0, 1), 0)
outcomes:
  begun: {value: final(long_ago)}
  ones: {value: final(one)}
  others: {value: final(other)}
`, sim.Options{})
	start := sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 2)}
	through := begin(t, p, start)
	advance(t, through, 4)
	want := ending(t, through)
	if want[0].Values[0] != 1 || want[1].Values[0] == want[2].Values[0] {
		t.Fatalf("begun at %v, drawn %v and %v", want[0].Values[0], want[1].Values[0], want[2].Values[0])
	}
	for stop := range 5 {
		rows := begin(t, p, start)
		advance(t, rows, stop)
		state := rows.State()
		for ago := 1; ago <= stop; ago++ {
			key := fmt.Sprintf("past of delayed(counted, 4, -1), %d ago", ago)
			if x, counted := state.Rows[key], float64(stop-ago+1); !slices.Equal(x, []float64{counted, counted}) {
				t.Errorf("at point %d, %s is %v, expected %v", stop, key, x, counted)
			}
		}
		resumed, err := p.Resume(reread(t, state))
		must(t, err)
		advance(t, resumed, 4-stop)
		if got := ending(t, resumed); !reflect.DeepEqual(got, want) {
			t.Errorf("stopped at %d it ends at %v, expected %v", stop, got, want)
		}
	}
}

// TestOrdersInStates takes states whose orders the program cannot follow.
func TestOrdersInStates(t *testing.T) {
	s := mustLoad(t, "orders", front)
	table := compiledOf(t, s, sim.Options{Policies: []int{0}, Inputs: []int{0, 1}})
	state := begin(t, table, sim.Start{Seed: 1, Worlds: numbers(1, 2), Lucks: numbers(1, 2)}).State()
	_, err := compiledOf(t, s, sim.Options{Policies: []int{0}, Inputs: []int{0}}).Resume(state)
	if r := refused(t, err, sim.SurplusState); r.Name != "posture" {
		t.Errorf("%s is refused", r.Name)
	}
	_, err = compiledOf(t, s, sim.Options{Policies: []int{0}}).Resume(state)
	refused(t, err, sim.SurplusState)
	state.Rows["lever aid"] = []float64{1, 7}
	_, err = table.Resume(state)
	refused(t, err, sim.OutOfRange)
}
