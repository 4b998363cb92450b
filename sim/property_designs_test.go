package sim_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

const drawn = `wargame: 1
clock: {step: 1 week, length: 4 weeks}
variables:
  a: uniform(0, 1)
  b: uniform(0, 1)
  c: 10 to 90
  d: normal(3, 2)
auxiliaries:
  noise: normal(0, 1)
stocks:
  begun: {start: "uniform(0, 1)"}
outcomes:
  a_: {value: a}
  b_: {value: b}
  c_: {value: c}
  d_: {value: d}
  noise_: {value: final(noise)}
  begun_: {value: initial(begun)}
`

func designed(t *testing.T, name string, worlds int) design.Design {
	t.Helper()
	d, err := design.New(name, worlds)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDesignsSpreadVariables: under lhs, and under sobol with a power of two, each of the 16 replicates has one trial in every
// stratum of each variable; what is drawn at steps, and starts, are as they are at random.
func TestDesignsSpreadVariables(t *testing.T) {
	const size, strata = 64, 64.0
	random := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, Trials: design.Replicates * size}))
	for _, name := range []string{design.LHS, design.Sobol} {
		out := run(t, drawn, sim.RunOptions{Seed: 6, Trials: design.Replicates * size, Design: designed(t, name, design.Replicates*size)})
		for outcome := range 2 {
			values := out.Columns[0][outcome].Values
			for replicate := range slices.Chunk(values, size) {
				seen := make([]bool, size)
				for _, x := range replicate {
					seen[int(x*strata)] = true
				}
				if slices.Contains(seen, false) {
					t.Fatalf("%s: a stratum of outcome %d is empty in some replicate", name, outcome)
				}
			}
			if r := correlation(out.Columns[0][0].Values, out.Columns[0][1].Values); math.Abs(r) > 0.1 {
				t.Errorf("%s: the variables are correlated by %v", name, r)
			}
		}
		for _, outcome := range []string{"noise_", "begun_"} {
			if column(t, out, "baseline", outcome) != random["baseline."+outcome] {
				t.Errorf("%s: %s is not as it is at random", name, outcome)
			}
		}
		if column(t, out, "baseline", "a_") == random["baseline.a_"] {
			t.Errorf("%s: the variables are as at random", name)
		}
	}
}

// TestTrialOfADesignAlone runs trial 137 of 800 by itself: where the strata are those of the 800, it draws the same.
func TestTrialOfADesignAlone(t *testing.T) {
	const size = 10 // bytes of a trial in column
	for _, name := range []string{design.LHS, design.Sobol} {
		all := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, Trials: 800, Design: designed(t, name, 800)}))
		alone := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, First: 137, Trials: 1, Design: designed(t, name, 800)}))
		for outcome, bytes := range all {
			if alone[outcome] != bytes[136*size:137*size] {
				t.Errorf("%s: %s of trial 137 alone differs", name, outcome)
			}
		}
	}
}

// TestAddingAVariableUnderDesigns adds a variable: at the end it changes no draw under any design; before the others none under
// lhs, where each variable is spread by itself.
func TestAddingAVariableUnderDesigns(t *testing.T) {
	const trials = design.Replicates * 32
	last := strings.Replace(drawn, "  d: normal(3, 2)\n", "  d: normal(3, 2)\n  e: d + uniform(0, 1)\n", 1)
	first := strings.Replace(drawn, "  a: uniform(0, 1)\n", "  e: d + uniform(0, 1)\n  a: uniform(0, 1)\n", 1)
	for _, c := range []struct{ design, text string }{
		{design.Random, last}, {design.Random, first}, {design.LHS, last}, {design.LHS, first}, {design.Sobol, last},
	} {
		before := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, Trials: trials, Design: designed(t, c.design, trials)}))
		after := columns(t, run(t, c.text, sim.RunOptions{Seed: 6, Trials: trials, Design: designed(t, c.design, trials)}))
		for outcome, bytes := range before {
			if after[outcome] != bytes {
				t.Errorf("%s: %s differs after a variable was added", c.design, outcome)
			}
		}
	}
}

// TestMedianWorld has every variable at its median: 1/2, 30 (of a lognormal from 10 to 90) and 3; luck is as it was.
func TestMedianWorld(t *testing.T) {
	out := run(t, drawn, sim.RunOptions{Seed: 6, Trials: 20, Design: designed(t, design.Median, 0)})
	plain := run(t, drawn, sim.RunOptions{Seed: 6, Trials: 20})
	for outcome, want := range []float64{0.5, 0.5, 30, 3} {
		for _, x := range out.Columns[0][outcome].Values {
			if math.Abs(x-want) > 1e-12*want {
				t.Fatalf("outcome %d is %v in the median world, not %v", outcome, x, want)
			}
		}
	}
	if column(t, out, "baseline", "noise_") != column(t, plain, "baseline", "noise_") {
		t.Error("luck is another in the median world")
	}
}

// TestHalvedStep loads with half the step: 10% a week decays as 0.95^40 in 20 weeks, not as 0.9^20.
func TestHalvedStep(t *testing.T) {
	const decay = `wargame: 1
clock: {step: 1 week, length: 20 weeks}
stocks: {nuclei: {start: 100}}
flows: {decay: {from: nuclei, rate: 10% * nuclei}}
outcomes: {left: {value: final(nuclei)}}
`
	s, diagnostics := scenario.Load("decay.yaml", scenario.Options{Files: fstest.MapFS{"decay.yaml": {Data: []byte(decay)}}, Halve: true})
	if s == nil {
		t.Fatal(diagnostics)
	}
	program, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := runProgram(t, program, sim.RunOptions{Seed: 1, Trials: 1})
	if left, want := out.Columns[0][0].Values[0], 100*math.Pow(0.95, 40); math.Abs(left-want) > 1e-10 {
		t.Errorf("%v left, expected %v", left, want)
	}
}

// TestRecordedIsWhatTrialsSaw compares what is recorded with the reference evaluator's trials, bit for bit.
func TestRecordedIsWhatTrialsSaw(t *testing.T) {
	const trials = 60
	s := mustLoad(t, "front", front)
	var watched []*scenario.Expr
	for _, w := range s.Watch {
		watched = append(watched, w.Value)
	}
	r := newReference(s, 8)
	seen := 0
	for _, recorded := range record(t, s, watched, sim.RunOptions{Seed: 8, Trials: trials}) {
		seen++
		for trial := range trials {
			p := r.trial(recorded.Policy, uint64(trial+1), uint64(trial+1))
			want := p.history(watched[recorded.Record])
			if len(recorded.Points) != len(want) {
				t.Fatalf("%s has %d points, expected %d", s.Watch[recorded.Record].Name, len(recorded.Points), len(want))
			}
			for k, x := range want {
				if got := recorded.Points[k][trial]; math.Float64bits(got) != math.Float64bits(x) {
					t.Fatalf("%s at point %d of trial %d: %v, reference %v", s.Watch[recorded.Record].Name, k, trial+1, got, x)
				}
			}
		}
	}
	if want := len(s.Watch) * len(s.Policies); seen != want || want == 0 {
		t.Errorf("%d recorded, expected %d", seen, want)
	}
}

// record runs trials and keeps all that they record, as copies.
func record(t *testing.T, s *scenario.Scenario, exprs []*scenario.Expr, o sim.RunOptions) []sim.Recorded {
	t.Helper()
	p, err := sim.Compile(s, sim.Options{Record: exprs, Outcomes: []int{}})
	if err != nil {
		t.Fatal(err)
	}
	var list []sim.Recorded
	err = p.Record(context.Background(), o, func(r sim.Recorded) {
		points := make([][]float64, len(r.Points))
		for k := range points {
			points[k] = slices.Clone(r.Points[k])
		}
		r.Points = points
		list = append(list, r)
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestRecordingInParts records more than is held at once, in blocks: the last trials are what they are alone. A lever that is given
// from outside is recorded as it was given.
func TestRecordingInParts(t *testing.T) {
	const trials, last = 6000, 20
	s := mustLoad(t, "front", front)
	all := record(t, s, sim.Everything(s), sim.RunOptions{Seed: 8, Trials: trials})
	alone := record(t, s, sim.Everything(s), sim.RunOptions{Seed: 8, First: trials - last + 1, Trials: last})
	for i, r := range all {
		if r.Record != alone[i].Record || r.Policy != alone[i].Policy || len(r.Points) != len(alone[i].Points) {
			t.Fatalf("recorded %d under %d, alone %d under %d", r.Record, r.Policy, alone[i].Record, alone[i].Policy)
		}
		for k, column := range r.Points {
			if !slices.Equal(column[trials-last:], alone[i].Points[k]) {
				t.Fatalf("%d under policy %d at point %d: the last trials are others than alone", r.Record, r.Policy, k)
			}
		}
	}
	p := compiledOf(t, s, sim.Options{Inputs: []int{0}, Record: sim.Everything(s)[:1]})
	must(t, p.Record(t.Context(), sim.RunOptions{Trials: 2, Levers: map[string]float64{"aid": 0.5}}, func(r sim.Recorded) {
		if !slices.Equal(r.Points[7], []float64{0.5, 0.5}) {
			t.Errorf("the aid is recorded as %v", r.Points[7])
		}
	}))
}
