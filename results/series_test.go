package results

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"

	"wargame/scenario"
	"wargame/scenarios"
	"wargame/sim"
)

// TestSeriesAreOfTheTrials runs what a shipped scenario watches and compares each point with gonum's mean and with the
// quantiles of the sorted column by R's type 7, and shares of levels by counting.
func TestSeriesAreOfTheTrials(t *testing.T) {
	s, problems := scenario.Load("library/ceasefire-or-attrition", scenario.Options{Library: scenarios.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var watched []*scenario.Expr
	for _, w := range s.Watch {
		watched = append(watched, w.Value)
	}
	p, err := sim.Compile(s, sim.Options{Record: watched, Outcomes: []int{}})
	if err != nil {
		t.Fatal(err)
	}
	r := &Report{Policies: make([]PolicyReport, len(s.Policies))}
	names := 0
	err = p.Record(t.Context(), sim.RunOptions{Seed: 3, Trials: 301}, func(x sim.Recorded) {
		r.AddSeries(s, x)
		got := r.Policies[x.Policy].Series[len(r.Policies[x.Policy].Series)-1]
		w := s.Watch[x.Record]
		if got.Name != w.Name || len(got.Time) != len(x.Points) {
			t.Fatalf("%s has %d points, and %s %d", got.Name, len(got.Time), w.Name, len(x.Points))
		}
		for k, column := range x.Points {
			if got.Time[k] != float64(k)*s.Clock.Step {
				t.Fatalf("point %d is at %v", k, got.Time[k])
			}
			if w.Levels != nil {
				names++
				total := 0.0
				for _, level := range w.Levels {
					total += got.Share[level][k]
				}
				if math.Abs(total-1) > 1e-12 {
					t.Errorf("%s at point %d: shares add up to %v", w.Name, k, total)
				}
				continue
			}
			sorted := slices.Sorted(slices.Values(column))
			for what, pair := range map[string][2]float64{
				"mean": {got.Mean[k], stat.Mean(column, nil)},
				"p5":   {got.P5[k], sorted[15]}, "p50": {got.P50[k], sorted[150]}, "p95": {got.P95[k], sorted[285]}, "p25": {got.P25[k], sorted[75]}, "p75": {got.P75[k], sorted[225]},
			} {
				if math.Abs(pair[0]-pair[1]) > 1e-9*max(1, math.Abs(pair[1])) {
					t.Errorf("%s of %s at point %d: %v, of the trials %v", what, w.Name, k, pair[0], pair[1])
				}
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Policies {
		if len(r.Policies[i].Series) != len(s.Watch) || len(s.Watch) == 0 {
			t.Errorf("policy %d has %d series of %d watched", i, len(r.Policies[i].Series), len(s.Watch))
		}
	}
}

// Shares of levels, and where a path lies, counted by hand.
func TestSharesAndPlaces(t *testing.T) {
	points := [][]float64{{0, 1, 1, 2}, {2, 2, 2, 2}}
	s := &scenario.Scenario{Clock: scenario.Clock{Step: 0.5}, Watch: []*scenario.Series{{Levels: []string{"a", "b", "c"}}}}
	r := &Report{Policies: make([]PolicyReport, 1)}
	r.AddSeries(s, sim.Recorded{Points: points[:1]}) // in two stretches
	r.AddSeries(s, sim.Recorded{From: 1, Points: points[1:]})
	got := r.Policies[0].Series[0]
	for name, want := range map[string][]float64{"a": {0.25, 0}, "b": {0.5, 0}, "c": {0.25, 1}} {
		if !slices.Equal(got.Share[name], want) {
			t.Errorf("share of %s: %v, want %v", name, got.Share[name], want)
		}
	}
	if !slices.Equal(got.Time, []float64{0, 0.5}) || got.Mean != nil {
		t.Errorf("a series of names is %+v", got)
	}
	for _, c := range []struct{ path, want []float64 }{
		{[]float64{1, 2}, []float64{0.5, 0.5}}, {[]float64{-1, 3}, []float64{0, 1}}, {[]float64{1.5}, []float64{0.75}},
		{[]float64{2, 0, 9}, []float64{0.875, 0}},
	} {
		if got := Places(c.path, sim.Recorded{Points: points}); !slices.Equal(got, c.want) {
			t.Errorf("the path %v lies at %v, want %v", c.path, got, c.want)
		}
	}
}
