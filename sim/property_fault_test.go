package sim_test

import (
	"testing"

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
