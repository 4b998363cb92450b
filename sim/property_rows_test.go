package sim_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"wargame/sim"
)

func compiled(t *testing.T, text string, o sim.Options) *sim.Program {
	t.Helper()
	program, err := sim.Compile(mustLoad(t, t.Name(), text), o)
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

func begin(t *testing.T, p *sim.Program, worlds, lucks []uint64) *sim.Rows {
	t.Helper()
	rows, err := p.Begin(11, worlds, lucks)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func goOn(t *testing.T, rows *sim.Rows, steps int, levers [][]float64) {
	t.Helper()
	for range steps {
		if err := rows.Step(levers); err != nil {
			t.Fatal(err)
		}
	}
}

func finish(t *testing.T, rows *sim.Rows, levers [][]float64) [][][]float64 {
	t.Helper()
	out, err := rows.Finish(levers)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sameRows says that rows that have finished hold the values of a run's trials.
func sameRows(t *testing.T, got [][][]float64, out *sim.Outcomes, first int) {
	t.Helper()
	for i := range got {
		for j := range got[i] {
			c := out.Columns[i][j]
			for row, x := range got[i][j] {
				trial := first + row
				if c.Given != nil && !c.Given.Has(trial) {
					continue
				}
				if math.Float64bits(x) != math.Float64bits(c.Values[trial]) {
					t.Fatalf("policy %d, outcome %d, trial %d: %v, in the run %v", i, j, trial+1, x, c.Values[trial])
				}
			}
		}
	}
}

// TestStopSaveLoadGoOn stops trials at every step, saves them, loads them and goes on: the bytes are those of a run
// that never stopped.
func TestStopSaveLoadGoOn(t *testing.T) {
	for _, text := range []string{front, generate(2).String(), generate(3).String(), generate(6).String()} {
		p := compiled(t, text, sim.Options{})
		out, err := p.Run(context.Background(), sim.RunOptions{Seed: 11, Trials: 50})
		if err != nil {
			t.Fatal(err)
		}
		steps := out.Scenario.Clock.Steps
		for stop := 0; stop <= steps; stop++ {
			rows := begin(t, p, numbers(21, 30), numbers(21, 30))
			goOn(t, rows, stop, nil)
			loaded, err := p.Load(rows.Save())
			if err != nil {
				t.Fatal(err)
			}
			goOn(t, loaded, steps-stop, nil)
			sameRows(t, finish(t, loaded, nil), out, 20)
			goOn(t, rows, steps-stop, nil)
			sameRows(t, finish(t, rows, nil), out, 20)
		}
	}
}

// TestWorldAndLuckApart crosses worlds with lucks: each pair is what the reference evaluator makes of it.
func TestWorldAndLuckApart(t *testing.T) {
	p := compiled(t, front, sim.Options{})
	s := mustLoad(t, "front", front)
	worlds, lucks := []uint64{7, 7, 8, 8, 9}, []uint64{100, 101, 100, 101, 5}
	rows := begin(t, p, worlds, lucks)
	goOn(t, rows, s.Clock.Steps, nil)
	got := finish(t, rows, nil)
	r := newReference(s, 11)
	for i := range s.Policies {
		for row := range worlds {
			for j, want := range r.trial(i, worlds[row], lucks[row]).results() {
				if want.given && got[i][j][row] != want.value {
					t.Errorf("policy %d, outcome %s, world %d, luck %d: %v, reference %v", i, s.Outcomes[j].Name,
						worlds[row], lucks[row], got[i][j][row], want.value)
				}
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
	rows := begin(t, p, numbers(1, 5), numbers(1, 5))
	goOn(t, rows, 8, nil)
	lucks := append([]uint64{3}, numbers(5000, futures-1)...)
	fan, err := rows.Fan(2, lucks)
	if err != nil {
		t.Fatal(err)
	}
	goOn(t, fan, 8, nil)
	goOn(t, rows, 8, nil)
	all, one := finish(t, fan, nil)[0], finish(t, rows, nil)[0]
	for _, fixed := range []int{0, 1, 2, 4} {
		for row, x := range all[fixed] {
			if x != one[fixed][2] {
				t.Fatalf("outcome %d of future %d is %v, of the trial %v", fixed, row, x, one[fixed][2])
			}
		}
	}
	if all[3][0] != one[3][2] {
		t.Errorf("with its own luck the trial ends at %v, not %v", all[3][0], one[3][2])
	}
	sum := 0.0
	for _, x := range all[3][1:] {
		if x == all[3][0] {
			t.Error("two lucks, one future")
		}
		sum += x - all[2][0]
	}
	if mean := sum / (futures - 1); math.Abs(mean-8) > 4*math.Sqrt(8)*2/math.Sqrt(futures) {
		t.Errorf("gained %v on average, expected 8", mean)
	}
}

// TestLeversFromOutside steps a program whose levers come with each step through the levers of a schedule: the rows end
// as the policy's trials do.
func TestLeversFromOutside(t *testing.T) {
	out := run(t, front, sim.RunOptions{Seed: 11, Trials: 40})
	p := compiled(t, front, sim.Options{Open: true})
	for policy, aid := range map[int]func(k int) float64{
		0: func(int) float64 { return 1 },
		1: func(k int) float64 { return 1 - truth(k >= 4 && k < 10) },
	} {
		rows := begin(t, p, numbers(1, 40), numbers(1, 40))
		for k := range 16 {
			goOn(t, rows, 1, [][]float64{{aid(k)}, {0}})
		}
		got := finish(t, rows, [][]float64{{aid(16)}, {0}})
		sameRows(t, got, &sim.Outcomes{Columns: out.Columns[policy : policy+1]}, 0)
	}
}

func TestSavedRowsAreGuarded(t *testing.T) {
	p := compiled(t, front, sim.Options{})
	saved := begin(t, p, numbers(1, 3), numbers(1, 3)).Save()
	damaged := append([]byte(nil), saved...)
	damaged[len(damaged)/2] ^= 1
	other := compiled(t, strings.Replace(front, "normal(2, 3)", "normal(2, 4)", 1), sim.Options{})
	for what, err := range map[string]error{
		"damaged": loadError(p, damaged), "cut": loadError(p, saved[:len(saved)-8]), "empty": loadError(p, nil),
		"of another": loadError(other, saved),
	} {
		if err == nil {
			t.Errorf("%s rows were loaded", what)
		}
	}
}

func loadError(p *sim.Program, saved []byte) error {
	_, err := p.Load(saved)
	return err
}
