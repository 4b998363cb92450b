package analysis_test

import (
	"context"
	"math"
	"slices"
	"testing"
	"testing/fstest"

	"wargame/analysis"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/sim"
)

const bowl = `wargame: 1
title: Bowl
clock: {step: 1 week, length: 1 week}
variables:
  x: uniform(0, 10)
  coin: bernoulli(0.25)
levers:
  a: {default: 0, range: [0, 1]}
  b: {default: 0, range: [0, 1]}
policies:
  nothing: {}
  much: {set: {b: 1}}
outcomes:
  sum: {value: x + 3 * final(a) + final(b)}
  bowl: {value: x + 40 * (final(a) - 0.5) ^ 2}
  flat: {value: "x + max(0, final(a) - 0.5)"}
  over: {value: x + final(a) > 5}
  some: {value: x * final(a), given: coin}
`

// swept is a sweep of levers of a scenario under some policies.
func swept(t *testing.T, by string, workers int, values ...[]float64) *analysis.Sweep {
	t.Helper()
	s, diags := scenario.Load("bowl.yaml", scenario.Options{Files: fstest.MapFS{"bowl.yaml": {Data: []byte(bowl)}}})
	if s == nil {
		t.Fatal(diags)
	}
	p, err := sim.Compile(s, sim.Options{Inputs: []int{0, 1}[:len(values)]})
	if err != nil {
		t.Fatal(err)
	}
	o := sim.RunOptions{Seed: 2, Trials: 4_000, Workers: workers}
	sweep := &analysis.Sweep{}
	for i, list := range values {
		sweep.Axes = append(sweep.Axes, analysis.Axis{Label: &s.Levers[i].Label, Values: list, Measure: number.In("")})
	}
	var parts []analysis.Part
	for i, v := range s.Variables {
		if v.Name == by {
			drawn, err := sim.Variables(t.Context(), s, o)
			if err != nil {
				t.Fatal(err)
			}
			sweep.By = v
			if parts, err = analysis.Thirds(v, drawn[i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	err = sweep.Run(func(at []float64) (*sim.Outcomes, error) {
		o.Levers = map[string]float64{}
		for i, x := range at {
			o.Levers[s.Levers[i].Name] = x
		}
		return p.Run(context.Background(), o)
	}, parts)
	if err != nil {
		t.Fatal(err)
	}
	return sweep
}

// curve is that of an outcome under a policy.
func curve(t *testing.T, s *analysis.Sweep, outcome, policy string, part int) *analysis.Curve {
	t.Helper()
	for i := range s.Curves {
		if c := &s.Curves[i]; c.Outcome.Name == outcome && c.Policy.Name == policy {
			if part == 0 {
				return c
			}
			part--
		}
	}
	t.Fatalf("no curve of %s under %s", outcome, policy)
	return nil
}

var tenths = []float64{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}

// Every point is the run that it would be alone, and its differences are those of the closed form in every future: the luck is the same.
func TestSweepOfClosedForms(t *testing.T) {
	s := swept(t, "", 0, tenths)
	mean := *curve(t, s, "sum", "nothing", 0).Points[0].Mean
	if math.Abs(mean-5) > 4*10/math.Sqrt(12*4000) {
		t.Errorf("the mean of x is %g", mean)
	}
	for n, a := range tenths {
		for policy, b := range map[string]float64{"nothing": 0, "much": 1} {
			for outcome, want := range map[string]float64{"sum": mean + 3*a + b, "bowl": mean + 40*(a-0.5)*(a-0.5), "flat": mean + max(0, a-0.5)} {
				c := curve(t, s, outcome, policy, 0)
				if p := c.Points[n]; math.Abs(*p.Mean-want) > 1e-9 || !(*p.Lo < want && want < *p.Hi) {
					t.Errorf("%s under %s at %g: mean %g, interval %g to %g; want %g", outcome, policy, a, *p.Mean, *p.Lo, *p.Hi, want)
				}
			}
		}
		if p := curve(t, s, "sum", "nothing", 0).Points[n]; math.Abs(p.Quantiles.P5.Value-0.5-3*a) > 0.3 || math.Abs(p.Quantiles.P95.Value-9.5-3*a) > 0.3 {
			t.Errorf("at %g, 5%% and 95%% are %+v", a, p.Quantiles)
		}
		if p := curve(t, s, "over", "nothing", 0).Points[n]; math.Abs(*p.Mean-(5+a)/10) > 4*0.5/math.Sqrt(4000) {
			t.Errorf("at %g, x + a > 5 in %g", a, *p.Mean)
		}
		if n == 0 {
			continue
		}
		if step := curve(t, s, "sum", "much", 0).Steps[n-1]; math.Abs(step.Mean-0.3) > 1e-9 || analysis.Way(step) != 1 {
			t.Errorf("from %g to %g the sum changes by %g, way %d", tenths[n-1], a, step.Mean, analysis.Way(step))
		}
	}
	for outcome, want := range map[string]string{
		"sum":  "sum (nothing) rises from 0 to 1.",
		"bowl": "bowl (nothing) falls from 0 to 0.5, then rises to 1.",
		"flat": "flat (nothing) stays as it is in every future from 0 to 0.5, then rises to 1.",
	} {
		if got := s.Sentence(curve(t, s, outcome, "nothing", 0)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Where trials that count are not those of every future, they are those of the outcome; parts of the futures make up the whole.
func TestSweepInParts(t *testing.T) {
	whole, parts := swept(t, "", 0, tenths), swept(t, "x", 0, tenths)
	for n := range tenths {
		total, trials := 0.0, 0
		for part := range 3 {
			p := curve(t, parts, "sum", "much", part).Points[n]
			total, trials = total+*p.Mean*float64(p.Counted), trials+p.Counted
			third := 10.0 / 3 * (float64(part) + 0.5)
			if want := third + 3*tenths[n] + 1; math.Abs(*p.Mean-want) > 0.3 {
				t.Errorf("third %d at %g: mean %g, want about %g", part+1, tenths[n], *p.Mean, want)
			}
		}
		if want := *curve(t, whole, "sum", "much", 0).Points[n].Mean; trials != 4_000 || math.Abs(total/4_000-want) > 1e-9 {
			t.Errorf("at %g the parts have %d trials with mean %g, the whole %g", tenths[n], trials, total/4_000, want)
		}
	}
	coins := swept(t, "coin", 0, tenths)
	if tails, heads := curve(t, coins, "some", "much", 0).Points[5], curve(t, coins, "some", "much", 1).Points[5]; tails.Counted != 0 || tails.Mean != nil ||
		heads.Counted != curve(t, whole, "some", "much", 0).Points[5].Counted {
		t.Errorf("of tails %d count, of heads %d", tails.Counted, heads.Counted)
	}
	if c := curve(t, coins, "some", "much", 0); c.Steps[3] != nil || analysis.Way(c.Steps[3]) != 0 {
		t.Error("where nothing counts there is a step")
	}
}

// Over two axes the points lie row by row.
func TestSweepOverTwoAxes(t *testing.T) {
	s := swept(t, "", 0, []float64{0, 0.5, 1}, []float64{0, 1})
	c := curve(t, s, "sum", "much", 0) // whose b is swept
	base := *c.Points[0].Mean
	for n, p := range c.Points {
		at := s.At(n)
		if want := base + 3*at[0] + at[1]; math.Abs(*p.Mean-want) > 1e-9 {
			t.Errorf("at %v: mean %g, want %g", at, *p.Mean, want)
		}
	}
	if s.Points() != 6 || !slices.Equal(s.At(4), []float64{0.5, 1}) || len(c.Steps) != 0 {
		t.Errorf("%d points, the fifth at %v", s.Points(), s.At(4))
	}
}

// The same for any number of workers.
func TestSweepWithAnyWorkers(t *testing.T) {
	one, three := swept(t, "x", 1, tenths), swept(t, "x", 3, tenths)
	if one.Receipt.OutcomesHash == "" || one.Receipt.OutcomesHash != three.Receipt.OutcomesHash {
		t.Errorf("outcomes %q and %q", one.Receipt.OutcomesHash, three.Receipt.OutcomesHash)
	}
}

func TestThirds(t *testing.T) {
	v := &scenario.Variable{}
	for _, c := range []struct {
		x     []float64
		sizes []int
	}{
		{[]float64{3, 1, 2, 6, 5, 4, 9, 8, 7}, []int{3, 3, 3}},
		{[]float64{1, 0, 0, 1, 0, 0}, []int{4, 2}},
		{[]float64{1, 2, 3, 1, 1, 1}, []int{4, 1, 1}},
		{[]float64{0, 0, 0, 0, 0, 0, 1, 2, 3}, []int{6, 3}},
	} {
		parts, err := analysis.Thirds(v, c.x)
		if err != nil {
			t.Fatal(err)
		}
		var sizes []int
		seen := map[int]bool{}
		for _, p := range parts {
			sizes = append(sizes, len(p.Trials))
			for _, n := range p.Trials {
				if seen[n] || !p.Hold(c.x[n]) {
					t.Errorf("%v: trial %d is in two parts, or beyond %v", c.x, n, p.Limits)
				}
				seen[n] = true
			}
		}
		if !slices.Equal(sizes, c.sizes) || len(seen) != len(c.x) {
			t.Errorf("%v is parted %v, want %v", c.x, sizes, c.sizes)
		}
	}
	if _, err := analysis.Thirds(v, []float64{2, 2, 2}); err == nil {
		t.Error("what does not vary parts futures")
	}
}
