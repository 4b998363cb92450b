package sim_test

import (
	"encoding/json"
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
