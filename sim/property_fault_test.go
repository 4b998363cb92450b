package sim_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"wargame/scenario/source"
	"wargame/sim"
)

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

	// In a run the first trial that fails is told, with what it drew.
	_, err := p.Run(t.Context(), sim.RunOptions{Seed: 3, Trials: 30, Worlds: func(trial int) uint64 { return uint64(trial) + 2 }})
	var first int
	for first = 2; faults[first] == nil; first++ {
	}
	if e, ok := err.(*sim.RunError); !ok || e.Trial != first-1 || e.World != uint64(first+1) || e.Variables[0].Value != faults[first].Variables[0].Value {
		t.Errorf("a run fails with %+v, expected the row with index %d: %+v", err, first, faults[first])
	}
}

// twice fails in week 1 in worlds with x above a half, and again in week 5 with x above three quarters; nothing of it stays in a
// stock.
const twice = `wargame: 1
clock: {step: 1 week, length: 8 weeks}
variables: {x: "uniform(0, 1)"}
stocks: {s: {start: 1}}
events:
  early: {chance: "if x > 0.5 and time == week 1 then 2 else 0"}
  late: {chance: "if x > 0.75 and time == week 5 then 3 else 0"}
outcomes: {end: {value: final(s)}}
checks: [baseline.end == 1]
`

// TestAFaultStaysWithItsRow picks rows that failed, in another order and with other lucks, and writes, reads and resumes them: each
// keeps its first fault, with the trial and world that it came in, and neither its outcome nor its check counts.
func TestAFaultStaysWithItsRow(t *testing.T) {
	const n = 100 // more than a word of bits
	p := compiled(t, twice, sim.Options{ByHand: true})
	rows := begin(t, p, sim.Start{Seed: 3, Worlds: numbers(1, n), Lucks: numbers(901, n)})
	advance(t, rows, 3)
	faults := rows.Faults()

	backwards := make([]int, n)
	for i := range backwards {
		backwards[i] = n - 1 - i
	}
	picked, err := rows.Pick(backwards, nil, numbers(5001, n))
	must(t, err)
	resumed, err := compiled(t, strings.Replace(twice, "outcomes:", "title: said otherwise\noutcomes:", 1), sim.Options{}).Resume(reread(t, picked.State()))
	must(t, err)
	for name, r := range map[string]*sim.Rows{"picked": picked, "resumed": resumed} {
		advance(t, r, 5)
		outcomes := ending(t, r)
		checks, err := r.Checks()
		must(t, err)
		for row, f := range r.Faults() {
			want := faults[n-1-row]
			if want != nil && r == resumed {
				copied := *want
				copied.Span = source.Span{} // a state is not bound to a text
				want = &copied
			}
			if outcomes[0].Known.Has(row) != (want == nil) || checks[0].Looked.Has(row) != (want == nil) {
				t.Errorf("%s row %d, fault %v: known %v, looked at %v", name, row, want, outcomes[0].Known.Has(row), checks[0].Looked.Has(row))
			}
			if !reflect.DeepEqual(f, want) {
				t.Errorf("%s row %d: %+v, at first %+v", name, row, f, want)
			}
		}
	}

	state := picked.State()
	state.Faults[n] = sim.RunError{}
	_, err = p.Resume(state)
	refused(t, err, sim.OutOfRange)
}

// TestFaultsTellWhatTheDesignDrew has trials fail under designs: the error shows the variables as that design draws them.
func TestFaultsTellWhatTheDesignDrew(t *testing.T) {
	s := mustLoad(t, "twice", twice)
	for _, name := range []string{"lhs", "sobol"} {
		o := sim.RunOptions{Seed: 3, Trials: 32, Design: designed(t, name, 32)}
		drew, err := sim.Variables(t.Context(), s, o)
		must(t, err)
		rows := begin(t, compiledOf(t, s, sim.Options{}), sim.Start{Seed: 3, Worlds: numbers(1, 32), Lucks: numbers(1, 32), Design: o.Design})
		advance(t, rows, 2)
		for row, f := range rows.Faults() {
			if (f != nil) != (drew[0][row] > 0.5) || f != nil && f.Variables[0].Value != drew[0][row] {
				t.Errorf("%s, row %d drew %v: %+v", name, row, drew[0][row], f)
			}
		}
		_, err = compiledOf(t, s, sim.Options{}).Run(t.Context(), o)
		if e, ok := err.(*sim.RunError); !ok || e.Variables[0].Value != drew[0][e.Trial-1] {
			t.Errorf("%s: %+v, the trial drew %v", name, err, drew[0][e.Trial-1])
		}
	}
}

// TestFaultsAtTheEndAreFound divides by what is 0 at the end alone: a look there finds nothing, the outcomes do.
func TestFaultsAtTheEndAreFound(t *testing.T) {
	s := mustLoad(t, "ending", `wargame: 1
clock: {step: 1 week, length: 3 weeks}
stocks: {left: {start: 3}}
flows: {use: {from: left, rate: 1}}
auxiliaries: {share: 1 / left}
outcomes: {end: {value: final(share)}}
`)
	rows := begin(t, compiledOf(t, s, sim.Options{ByHand: true, Record: sim.Everything(s)}), sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 2)})
	advance(t, rows, 3)
	if share := look(t, rows, "share"); !math.IsInf(share[0], 1) || rows.Faults()[0] != nil {
		t.Errorf("at the end the share is %v, fault %v", share[0], rows.Faults()[0])
	}
	end := ending(t, rows)[0]
	for row, f := range rows.Faults() {
		if f == nil || f.Quantity != "end" || f.Time != 3 || end.Known.Has(row) {
			t.Errorf("row %d: %+v, known %v", row, f, end.Known.Has(row))
		}
	}
}

// TestFaultsOfTheEndGoWithWhatTheyWereFoundIn has an outcome that a lever decides at the end: with another value given there, there is no fault.
func TestFaultsOfTheEndGoWithWhatTheyWereFoundIn(t *testing.T) {
	p := compiled(t, `wargame: 1
clock: {step: 1 week, length: 2 weeks}
levers: {share: {default: 1}}
auxiliaries: {ratio: 1 / share}
outcomes: {end: {value: final(ratio)}}
`, sim.Options{Inputs: []int{0}, ByHand: true})
	rows := begin(t, p, sim.Start{Seed: 1, Worlds: numbers(1, 2), Lucks: numbers(1, 2)})
	advance(t, rows, 2)
	must(t, rows.Give("share", 0, 2))
	if o := ending(t, rows)[0]; o.Known.Has(0) || !o.Known.Has(1) || rows.Faults()[0] == nil {
		t.Errorf("divided by nothing, the outcome is %v", o)
	}
	must(t, rows.Give("share", 4))
	if o := ending(t, rows)[0]; !o.Known.Has(0) || o.Values[0] != 0.25 || rows.Faults()[0] != nil {
		t.Errorf("with a fourth, it is %v, with a fault %v", o, rows.Faults()[0])
	}
}
