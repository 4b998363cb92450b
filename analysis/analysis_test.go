package analysis_test

import (
	"context"
	"slices"
	"testing"
	"testing/fstest"

	"wargame/analysis"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
)

// ran is a run of a scenario given as text.
func ran(t *testing.T, text string, trials int) *analysis.Run {
	t.Helper()
	return seeded(t, text, trials, 1)
}

func seeded(t *testing.T, text string, trials int, seed uint64) *analysis.Run {
	t.Helper()
	s, diags := scenario.Load("made.yaml", scenario.Options{Files: fstest.MapFS{"made.yaml": {Data: []byte(text)}}})
	if s == nil {
		t.Fatal(diags)
	}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o := sim.RunOptions{Seed: seed, Trials: trials}
	out, err := p.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := sim.Variables(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.NewRun(out, drawn, 0)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const twoPolicies = `wargame: 1
title: Two policies
clock: {step: 1 week, length: 1 week}
variables:
  x: uniform(0, 10)
  still: 3
  y: uniform(1, 2)
levers:
  more: {default: 0, range: [0, 1]}
policies:
  nothing: {}
  something: {set: {more: 1}}
outcomes:
  all: {value: x + final(more) * y}
  some: {value: x + final(more) * y, given: x < 5 + final(more) * 100}
`

// Only what varies is a factor; a difference counts where both policies do.
func TestTargetsCountWhereBothPoliciesDo(t *testing.T) {
	r := ran(t, twoPolicies, 200)
	var names []string
	for _, f := range r.Factors() {
		names = append(names, f.Name)
	}
	if !slices.Equal(names, []string{"x", "y"}) {
		t.Fatalf("factors %v", names)
	}
	x, y := r.Factors()[0].X, r.Factors()[1].X
	own := r.Target(1, 1, analysis.None)
	if len(own.Trials) != 200 || own.Against != nil || &own.Of(x)[0] != &x[0] {
		t.Errorf("under something, all trials count: %d of 200", len(own.Trials))
	}
	d := r.Target(1, 1, 0)
	if len(d.Trials) == 0 || len(d.Trials) == 200 || d.Against.Name != "nothing" {
		t.Fatalf("the difference counts in %d trials", len(d.Trials))
	}
	for i, n := range d.Trials {
		if x[n] >= 5 || d.Of(x)[i] != x[n] || d.Y[i] != (x[n]+y[n])-x[n] {
			t.Fatalf("trial %d: x %g, difference %g", n, x[n], d.Y[i])
		}
	}
}

func TestRunRefusesOtherColumns(t *testing.T) {
	r := ran(t, twoPolicies, 20)
	if _, err := analysis.NewRun(r.Outcomes, r.Drawn[:2], 0); err == nil {
		t.Error("a run without a variable's column is taken")
	}
	short := slices.Clone(r.Drawn)
	short[1] = short[1][:10]
	if _, err := analysis.NewRun(r.Outcomes, short, 0); err == nil {
		t.Error("a column of other trials is taken")
	}
}

// Cases are those of the trials in which all that is asked counts, with the factors of the same trials.
func TestCasesAreOfTrialsThatCount(t *testing.T) {
	r := ran(t, twoPolicies, 300)
	where, problems := r.Scenario.Resolve(source.Typed("--where", "nothing.some + something.all > 7"), scenario.Place{In: scenario.InChecks, Truth: true})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	factors, cases, err := r.Cases(where, 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(factors) != 2 || len(factors[0].X) != len(cases) || len(cases) == 0 || len(cases) == 300 {
		t.Fatalf("%d factors over %d trials, %d of which count", len(factors), 300, len(cases))
	}
	held := 0
	for i, is := range cases {
		x, y := factors[0].X[i], factors[1].X[i]
		if x >= 5 || is != (x+(x+y) > 7) {
			t.Fatalf("trial %d of those that count: x %g, y %g, a case: %v", i, x, y, is)
		}
		if is {
			held++
		}
	}
	if held == 0 || held == len(cases) {
		t.Errorf("%d of %d are cases", held, len(cases))
	}
}
