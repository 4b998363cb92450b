package sim_test

import (
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

// TestDesignsSpreadVariables: under lhs, and under sobol with a power of two, each of the 16 replicates has one trial in every
// stratum of each variable; what is drawn at steps, and starts, are as they are at random.
func TestDesignsSpreadVariables(t *testing.T) {
	const size, strata = 64, 64.0
	random := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, Trials: design.Replicates * size}))
	for _, name := range []string{design.LHS, design.Sobol} {
		out := run(t, drawn, sim.RunOptions{Seed: 6, Trials: design.Replicates * size, Design: name})
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
		all := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, Trials: 800, Design: name}))
		alone := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, First: 137, Trials: 1, Of: 800, Design: name}))
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
		before := columns(t, run(t, drawn, sim.RunOptions{Seed: 6, Trials: trials, Design: c.design}))
		after := columns(t, run(t, c.text, sim.RunOptions{Seed: 6, Trials: trials, Design: c.design}))
		for outcome, bytes := range before {
			if after[outcome] != bytes {
				t.Errorf("%s: %s differs after a variable was added", c.design, outcome)
			}
		}
	}
}

// TestMedianWorld has every variable at its median: 1/2, 30 (of a lognormal from 10 to 90) and 3; luck is as it was.
func TestMedianWorld(t *testing.T) {
	out := run(t, drawn, sim.RunOptions{Seed: 6, Trials: 20, Median: true})
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

// TestSeriesAreWhatTrialsSaw compares watched series with the reference evaluator's trials: means to rounding, quantiles of R's
// type 7, shares of levels.
func TestSeriesAreWhatTrialsSaw(t *testing.T) {
	const trials = 60
	s := mustLoad(t, "front", front)
	out := run(t, front, sim.RunOptions{Seed: 8, Trials: trials, Series: true})
	r := newReference(s, 8)
	if len(out.Series) != len(s.Watch)*len(s.Policies) {
		t.Fatalf("%d series of %d watched and %d policies", len(out.Series), len(s.Watch), len(s.Policies))
	}
	for _, series := range out.Series {
		watched := s.Watch[series.Watch]
		values := make([][]float64, len(series.Time)) // by point
		for trial := uint64(1); trial <= trials; trial++ {
			p := r.trial(series.Policy, trial, trial)
			for k, x := range p.history(watched.Value) {
				values[k] = append(values[k], x)
			}
		}
		for k, xs := range values {
			if series.Time[k] != float64(k) || len(xs) != trials {
				t.Fatalf("%s: point %d is at %v, with %d trials", watched.Name, k, series.Time[k], len(xs))
			}
			if watched.Levels != nil {
				for level := range watched.Levels {
					same(t, watched.Name, k, series.Share[level][k], share(xs, float64(level)))
				}
				continue
			}
			slices.Sort(xs)
			same(t, watched.Name, k, series.Mean[k], mean(xs))
			same(t, watched.Name, k, series.P5[k], type7(xs, 0.05))
			same(t, watched.Name, k, series.P50[k], type7(xs, 0.5))
			same(t, watched.Name, k, series.P95[k], type7(xs, 0.95))
		}
	}
}

func same(t *testing.T, name string, point int, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-12*max(1, math.Abs(want)) {
		t.Errorf("%s at point %d: %v, of the trials %v", name, point, got, want)
	}
}

func share(xs []float64, level float64) float64 {
	n := 0
	for _, x := range xs {
		if x == level {
			n++
		}
	}
	return float64(n) / float64(len(xs))
}

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// type7 is the quantile of sorted numbers that R gives unless told otherwise.
func type7(xs []float64, q float64) float64 {
	at := q * float64(len(xs)-1)
	i := int(at)
	if i == len(xs)-1 {
		return xs[i]
	}
	return xs[i] + (at-float64(i))*(xs[i+1]-xs[i])
}
