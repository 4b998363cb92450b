package analysis_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"wargame/analysis"
	"wargame/sim"
)

// linear is a choice between two policies of which acting is better by 1 + 2x + z, and by luck of that spread.
func linear(mean, luck float64) string {
	return fmt.Sprintf(`wargame: 1
title: A linear choice
clock: {step: 1 week, length: 1 week}
variables:
  x: normal(0, 1)
  z: normal(0, 1)
  idle: uniform(0, 1)
levers:
  acts: {default: 0, range: [0, 1]}
auxiliaries:
  luck: %g * normal(0, 1)
policies:
  wait: {}
  act: {set: {acts: 1}}
outcomes:
  gain: {value: final(acts * (%g + 2 * x + z + luck)) + idle, better: higher}
`, luck, mean)
}

func weighed(t *testing.T, r *analysis.Run, w analysis.Weighing) *analysis.Robustness {
	t.Helper()
	w.Progress = func(int, int) {}
	if w.Outcomes == nil {
		w.Outcomes = []int{0}
	}
	all, err := r.Robust(w)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// worth is that of knowing what a gain of that mean hangs on by so much, where it is normal: E max(0, D) - max(0, E D).
func worth(mean, sd float64) float64 {
	u := math.Abs(mean) / sd
	return sd*distuv.UnitNormal.Prob(u) - math.Abs(mean)*distuv.UnitNormal.CDF(-u)
}

// holds holds an estimate to a truth: its value, and its interval, which may be off by as much as it is wide: one in twenty leaves the
// truth out. How many do is another test.
func holds(t *testing.T, what string, got analysis.Estimate, want, within float64) {
	t.Helper()
	if math.Abs(got.Value-want) > within {
		t.Errorf("%s is %.4g, where it is %.4g", what, got.Value, want)
	}
	if half := (got.Hi - got.Lo) / 2; !(got.Lo-half <= want && want <= got.Hi+half) {
		t.Errorf("%s: the interval %.4g to %.4g leaves out %.4g", what, got.Lo, got.Hi, want)
	}
}

// A choice that is normal in what is not known has worths of knowing in closed form, whatever the luck.
func TestWorthOfKnowingALinearChoice(t *testing.T) {
	for _, luck := range []float64{0, 4} {
		r := ran(t, linear(1, luck), 20_000)
		x := weighed(t, r, analysis.Weighing{Against: analysis.None}).Weighed[0]
		want := map[string]float64{"x": worth(1, 2), "z": worth(1, 1), "idle": 0}
		for _, w := range x.Partial {
			holds(t, fmt.Sprintf("with luck %g, knowing %s", luck, w.Factor.Name), w.Estimate, want[w.Factor.Name], 0.03)
			if w.Shown() != (want[w.Factor.Name] > 0) {
				t.Errorf("luck %g: that knowing %s is worth something: %v", luck, w.Factor.Name, w.Shown())
			}
		}
		if x.Partial[0].Factor.Name != "x" || x.Partial[2].Factor.Name != "idle" {
			t.Errorf("what is worth most is not first: %v", x.Partial[0].Factor.Name)
		}
		holds(t, fmt.Sprintf("with luck %g, knowing everything", luck), information(t, r, 1000, 16).Estimate, worth(1, math.Sqrt(5)), 0.1)
		if be := x.BreakEven[0]; len(be.Turns) != 1 {
			t.Errorf("x turns the choice at %v", be.Turns)
		} else {
			holds(t, "where x turns the choice", be.Turns[0].Estimate, -0.5, 0.05)
		}
		if idle := x.BreakEven[2]; len(idle.Turns) != 0 || idle.Unsettled {
			t.Errorf("idle turns the choice: %+v", idle)
		}
		if c := x.Choices[0]; c.Rule != analysis.ExpectedValue || !c.Clear() || r.Policy(c.Policies[0]).Name != "act" {
			t.Errorf("by its mean the choice is %+v", c)
		}
	}
}

// information is the worth of knowing everything, by a crossed run of a scenario.
func information(t *testing.T, r *analysis.Run, worlds, lucks int) analysis.Worth {
	t.Helper()
	p, err := sim.Compile(r.Scenario, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := analysis.Crossed{Worlds: worlds, Lucks: lucks}
	out, err := p.Run(context.Background(), c.Options(sim.RunOptions{Seed: r.Seed}))
	if err != nil {
		t.Fatal(err)
	}
	return c.Information(out, 0, 1)
}

// Figures by hand, of 100 trials in which x is 1, 2, ... 100 in some order: under no the loss is x, under yes 60.
const byHand = `wargame: 1
title: By hand
clock: {step: 1 week, length: 1 week}
variables:
  u: uniform(0, 100)
levers:
  yes: {default: 0, range: [0, 1]}
policies:
  "no": {}
  "yes": {set: {yes: 1}}
  worse: {set: {yes: 0.5}}
outcomes:
  loss: {value: ceil(u) * (1 - final(yes)) + 60 * final(yes), better: lower, acceptable: at most 70}
  cost: {value: 10 + final(yes), better: lower, for: us}
  bad: {value: ceil(u) > 90, better: lower}
  free: {value: u}
  some: {value: ceil(u), better: lower, given: ceil(u) > 50}
actors:
  us: {title: Us}
`

func TestStandingsByHand(t *testing.T) {
	r := ran(t, byHand, 100)
	for i := range r.Policies { // the numbers from 1 to 100, once each
		for trial := range r.Trials {
			x, share := float64((trial*37)%100+1), []float64{0, 1, 0.5}[i]
			r.Columns[i][0].Values[trial] = x*(1-share) + 60*share
			r.Columns[i][2].Values[trial] = map[bool]float64{true: 1}[x > 90]
		}
	}
	all := weighed(t, r, analysis.Weighing{Outcomes: []int{0, 1, 2, 4}, Against: analysis.None})
	no, yes := all.Weighed[0].Standings[0], all.Weighed[0].Standings[1]
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"mean", no.Mean.Value, 50.5},
		{"acceptable", no.Acceptable.Value, 0.7},
		{"acceptable under yes", yes.Acceptable.Value, 1},
		{"worst 5%", no.CVaR.Value, (96 + 97 + 98 + 99 + 100) / 5.0},
		{"worst", no.Worst, 100},
		{"Hurwicz", no.Hurwicz.Value, 50.5},
		{"regret", no.Regret.Mean.Value, 40 * 41 / 2 / 100.0},            // of what is over 60
		{"regret under yes", yes.Regret.Mean.Value, 59 * 60 / 2 / 100.0}, // of what is under 60
		{"greatest regret", no.Regret.Greatest, 40},
		{"greatest regret under yes", yes.Regret.Greatest, 59},
		{"regret of 95%", no.Regret.P95.Value, 35.05}, // the type 7 quantile of 0 and 1 to 40
	} {
		if math.Abs(c.got-c.want) > 1e-12*c.want {
			t.Errorf("%s is %.17g, by hand %g", c.what, c.got, c.want)
		}
	}
	picked := map[analysis.Rule]string{}
	for _, c := range all.Weighed[0].Choices {
		for _, i := range c.Policies {
			picked[c.Rule] += r.Policy(i).Name + " "
		}
	}
	want := map[analysis.Rule]string{analysis.ExpectedValue: "no ", analysis.Satisficing: "yes ", analysis.MinimaxRegret: "worse ", analysis.Hurwicz: "no ",
		analysis.WorstCases: "yes "}
	for rule, policies := range want {
		if picked[rule] != policies {
			t.Errorf("%v picks %q, by hand %q", rule, picked[rule], policies)
		}
	}
	if bad := all.Weighed[2]; len(bad.Choices) != 1 || len(bad.Choices[0].Policies) != 3 || !bad.Same || bad.Standings[0].CVaR != nil {
		t.Errorf("of a chance that is the same everywhere: %+v", bad.Choices)
	}
	if some := all.Weighed[3]; some.Unpaired == "" || some.Standings[0].Regret != nil || len(some.BreakEven) != 0 {
		t.Errorf("of what counts in some trials: %+v", some)
	}
}

// What is better for one is not weighed against what is better for another.
func TestDominationIsOfOneView(t *testing.T) {
	r := ran(t, byHand, 1000)
	all := weighed(t, r, analysis.Weighing{Outcomes: []int{0, 1}, Against: analysis.None})
	got := map[string]bool{}
	for _, d := range all.Dominated {
		got[d.For.Named()+": "+r.Policy(d.Policy).Name+" by "+r.Policy(d.By).Name] = true
	}
	want := []string{": yes by no", ": worse by no", "us: yes by no", "us: worse by no"}
	for _, w := range want {
		if !got[w] {
			t.Errorf("%q is missing from %v", w, got)
		}
	}
	if len(got) != len(want) {
		t.Errorf("dominated: %v", got)
	}
}

// Where a choice turns twice, both values are told; where the curve bends under zero without reaching it, none.
func TestBreakEvenOfABentGain(t *testing.T) {
	text := `wargame: 1
title: Bent
clock: {step: 1 week, length: 1 week}
variables:
  x: uniform(0, 10)
  z: normal(0, 4)
levers:
  acts: {default: 0, range: [0, 2]}
policies:
  wait: {}
  act: {set: {acts: 1}}
  other: {set: {acts: 2}}
outcomes:
  gain: {value: "if final(acts) == 1 then (x - 3) * (x - 7) + z else if final(acts) == 2 then -5 - (x - 5)^2 + z else 0", better: higher}
`
	r := ran(t, text, 20_000)
	x := weighed(t, r, analysis.Weighing{Against: 0}).Weighed[0]
	if turns := x.BreakEven[0].Turns; len(turns) != 2 {
		t.Errorf("turns %v", turns)
	} else {
		holds(t, "the first turn", turns[0].Estimate, 3, 0.1)
		holds(t, "the second turn", turns[1].Estimate, 7, 0.1)
	}
	if turns := x.BreakEven[1].Turns; len(turns) != 1 {
		t.Errorf("turns of z %v", turns)
	} else {
		holds(t, "the turn of z", turns[0].Estimate, -13/3.0, 0.2)
	}
	x = weighed(t, r, analysis.Weighing{Against: 2}).Weighed[0]
	if b := x.BreakEven[0]; len(b.Turns) != 0 || b.Unsettled || r.Policy(x.Rivals[1]).Name != "other" {
		t.Errorf("against the worst policy the choice turns at %+v", b.Turns)
	}
}

// Beside a corner, where a policy begins to make a difference, nothing turns; at a step something does.
func TestCornersTurnNothing(t *testing.T) {
	text := `wargame: 1
title: Corner
clock: {step: 1 week, length: 1 week}
variables:
  x: uniform(0, 10)
levers:
  acts: {default: 0, range: [0, 1]}
policies:
  wait: {}
  act: {set: {acts: 1}}
outcomes:
  corner: {value: "final(acts) * max(0, x - 5)", better: lower}
  step: {value: "final(acts) * (if x > 9 then -1 else max(0, x - 5))", better: lower}
`
	all := weighed(t, ran(t, text, 20_000), analysis.Weighing{Outcomes: []int{0, 1}, Against: analysis.None})
	if x := all.Weighed[0]; len(x.BreakEven[0].Turns) != 0 || x.Partial[0].Shown() {
		t.Errorf("a corner turns the choice at %v, and is worth %v to know", x.BreakEven[0].Turns, x.Partial[0].Estimate)
	}
	x := all.Weighed[1]
	if turns := x.BreakEven[0].Turns; len(turns) != 1 || math.Abs(turns[0].Value-9) > 0.3 { // of a cell's width
		t.Errorf("a step at 9 turns the choice at %v", turns)
	}
	if w := x.Partial[0]; math.Abs(w.Value-0.1) > 0.01 {
		t.Errorf("knowing on which side of a step one is is worth %v, in fact 0.1", w.Estimate)
	}
}

// The same bytes whatever the workers.
func TestRobustnessDoesNotDependOnWorkers(t *testing.T) {
	r := ran(t, linear(1, 1), 3000)
	one := fmt.Sprintf("%+v", weighed(t, r, analysis.Weighing{Against: analysis.None, Workers: 1}).Weighed[0].Partial[0].Estimate)
	three := fmt.Sprintf("%+v", weighed(t, r, analysis.Weighing{Against: analysis.None, Workers: 3}).Weighed[0].Partial[0].Estimate)
	if one != three {
		t.Errorf("one worker %s, three %s", one, three)
	}
}

func TestRobustRefuses(t *testing.T) {
	for _, c := range []struct {
		trials  int
		outcome int
	}{{99, 0}, {200, 3}} {
		_, err := ran(t, byHand, c.trials).Robust(analysis.Weighing{Outcomes: []int{c.outcome}, Against: analysis.None})
		if refused := (&analysis.Refused{}); !errors.As(err, &refused) || refused.Hint == "" {
			t.Errorf("%d trials, outcome %d: %v", c.trials, c.outcome, err)
		}
	}
}
