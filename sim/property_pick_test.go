package sim_test

import (
	"context"
	"math"
	"testing"

	"wargame/sim"
	"wargame/sim/design"
)

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

func (x exchanged) Name() string { return "exchanged" }

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
	rows := begin(t, compiled(t, drawn, sim.Options{}), sim.Start{Worlds: numbers(1, 2), Lucks: numbers(1, 2), Design: exchanged{random, 0, 1000}})
	if _, err := compiled(t, drawn, sim.Options{}).Resume(rows.State()); err == nil {
		t.Error("rows went on under another design than theirs")
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
	for _, none := range []int{5, -1} {
		_, err = rows.Pick([]int{none}, nil, nil)
		refused(t, err, sim.OutOfRange)
	}
	for _, few := range [][2][]uint64{{nil, {1}}, {{1}, nil}, {{1}, {1}}, {{1, 2, 3}, {1, 2, 3}}} {
		if _, err := rows.Pick([]int{1, 2}, few[0], few[1]); err == nil {
			t.Errorf("two rows were picked with worlds %v and lucks %v", few[0], few[1])
		}
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

// TestPickedRowsAreWholeRows picks rows at every point of scenarios of every kind, under a design and with lucks that are not their
// worlds': they end as the rows they were.
func TestPickedRowsAreWholeRows(t *testing.T) {
	lhs := designed(t, design.LHS, 32)
	for _, text := range steppedTexts {
		s := mustLoad(t, "picked", text)
		p := compiledOf(t, s, sim.Options{Policies: []int{0}, ByHand: true})
		out := runProgram(t, compiledOf(t, s, sim.Options{Policies: []int{0}}), sim.RunOptions{Seed: 11, Trials: 12, Design: lhs,
			Lucks: func(trial int) uint64 { return uint64(trial) + 100 }})
		rows := begin(t, p, sim.Start{Seed: 11, Worlds: numbers(1, 12), Lucks: numbers(101, 12), Design: lhs})
		for range s.Clock.Steps {
			advance(t, rows, 1)
			picked, err := rows.Pick([]int{2, 3, 4, 5, 6, 7}, nil, nil)
			must(t, err)
			advance(t, picked, s.Clock.Steps-picked.Point())
			sameAsTrials(t, ending(t, picked), out, 0, 2)
		}
	}
}
