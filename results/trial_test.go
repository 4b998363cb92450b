package results

import (
	"math"
	"slices"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// oneTrial is a run of one trial under two policies, of a scenario with a stock of numbers and one of levels.
func oneTrial() *sim.Outcomes {
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower), chanceOutcome(scenario.Unsaid)}, [][]float64{{3}, {4}}, [][]float64{{1}, {0}})
	s := o.Scenario
	s.Clock = scenario.Clock{Unit: "week", Step: 0.5, Steps: 2}
	s.Stocks = []*scenario.Stock{
		{Label: scenario.Label{Name: "shells", Unit: "shells"}},
		{Label: scenario.Label{Name: "mood"}, Levels: []string{"calm", "tense"}},
	}
	return o
}

// An outcome that does not count has no value, and one that never came says so, each under its policy alone.
func TestTrialOutcomes(t *testing.T) {
	o := oneTrial()
	o.Columns[0][0].Given, o.Columns[1][0].Given = sim.Bits{0}, sim.Bits{1}
	o.Columns[0][0].Never, o.Columns[1][0].Never = sim.Bits{1}, sim.Bits{1}
	o.Columns[0][1].Never, o.Columns[1][1].Never = sim.Bits{0}, sim.Bits{1}
	r := NewTrialReport(o, nil, "made.yaml")
	a, b := r.Policies[0].Outcomes, r.Policies[1].Outcomes
	if a[0].Value != nil || a[0].Never || b[0].Value == nil || *b[0].Value != 4 || !b[0].Never {
		t.Errorf("given: %+v and %+v", a[0], b[0])
	}
	if *a[1].Value != 1 || a[1].Never || !b[1].Never || a[0].Kind != Number || a[1].Kind != Chance {
		t.Errorf("never: %+v and %+v", a[1], b[1])
	}
	if r.HasPath() || r.Median {
		t.Errorf("a path or a median that nobody asked for: %+v", r)
	}
}

// way gives values by quantity and policy as the way of a trial, and counts how often it is traced.
func way(quantities []scenario.Quantity, paths [][][]float64, traced *int) Way {
	w := Way{Quantities: quantities}
	longest := 0
	for _, under := range paths {
		w.Points = append(w.Points, len(under[0]))
		longest = max(longest, len(under[0]))
	}
	w.Trace = func(see func(int, [][]float64) bool) error {
		*traced++
		values := make([][]float64, len(paths[0]))
		for k := range longest {
			for i := range values {
				values[i] = make([]float64, len(paths))
				for j := range paths {
					if k < len(paths[j][i]) {
						values[i][j] = paths[j][i][k]
					}
				}
			}
			if !see(k, values) {
				break
			}
		}
		return nil
	}
	return w
}

// Points are a step apart, levels go by name, and the policies part where the first of the quantities does.
func TestTrialPath(t *testing.T) {
	numbers, levels := [][]float64{{1, 2, 3}, {1, 2, 4}}, [][]float64{{0, 1, 1}, {0, 0, 1}}
	together := [][]float64{{0, 1, 1}, {0, 1, 1}}
	shells, mood := scenario.KindStock.At(0), scenario.KindStock.At(1)
	for _, c := range []struct {
		quantities []scenario.Quantity
		paths      [][][]float64
		parts      int // -1: never
		differ     []bool
	}{
		{[]scenario.Quantity{shells, mood}, [][][]float64{numbers, levels}, 1, []bool{true, true}},
		{[]scenario.Quantity{mood, shells}, [][][]float64{levels, numbers}, 1, []bool{true, true}},
		{[]scenario.Quantity{mood, shells}, [][][]float64{together, numbers}, 2, []bool{false, true}},
		{[]scenario.Quantity{mood}, [][][]float64{together}, -1, []bool{false}},
	} {
		o := oneTrial()
		r := NewTrialReport(o, nil, "made.yaml")
		traced := 0
		if err := r.AddPath(o.Scenario, way(c.quantities, c.paths, &traced), 0); err != nil {
			t.Fatal(err)
		}
		if (r.Parts == nil) != (c.parts < 0) || r.Parts != nil && *r.Parts != c.parts {
			t.Errorf("paths %v part at %v, want %d", c.paths, r.Parts, c.parts)
		}
		if !r.HasPath() || !slices.Equal(r.Time, []float64{0, 0.5, 1}) || r.TimeUnit != "week" {
			t.Errorf("points at %v %s", r.Time, r.TimeUnit)
		}
		for j, q := range c.quantities {
			p := r.Path[j]
			if p.Differs != c.differ[j] || p.Points != 3 ||
				q == mood && !slices.Equal(p.Levels, []string{"calm", "tense"}) || q == shells && (p.Levels != nil || p.Unit != "shells") {
				t.Errorf("path %+v", p)
			}
			for i := range 2 {
				if got := r.Values(i, j); !slices.Equal(got, c.paths[j][i]) {
					t.Errorf("values %v, want %v", got, c.paths[j][i])
				}
			}
		}
		if traced != 1 {
			t.Errorf("the trial was traced %d times to learn of it and to give its values", traced)
		}
	}
}

// Paths part where they first differ; what is no number in both does not count, nor does a point where there is no value.
func TestParting(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		paths [][]float64
		at    int // -1: never
	}{
		{[][]float64{{1, 2, 3}, {1, 2, 3}}, -1},
		{[][]float64{{1, 2, 3}, {1, 2, 4}}, 2},
		{[][]float64{{1, 2, 3}, {1, 2, 3}, {1, 0, 3}}, 1},
		{[][]float64{{nan, 2, nan}, {nan, 2, nan}}, -1},
		{[][]float64{{nan, 2}, {nan, nan}}, 1},
		{[][]float64{{1, nan}, {1, 2}}, 1},
		{[][]float64{{1}}, -1},
	} {
		o, traced := oneTrial(), 0
		r := NewTrialReport(o, nil, "made.yaml")
		r.Policies = make([]TrialPolicy, len(c.paths))
		if err := r.AddPath(o.Scenario, way([]scenario.Quantity{scenario.KindStock.At(0)}, [][][]float64{c.paths}, &traced), 0); err != nil {
			t.Fatal(err)
		}
		if (r.Parts == nil) != (c.at < 0) || r.Parts != nil && *r.Parts != c.at || r.Path[0].Differs != (c.at >= 0) {
			t.Errorf("%v part at %v, want %d", c.paths, r.Parts, c.at)
		}
	}
}

// A model without quantities has a path of nothing.
func TestPathOfNothing(t *testing.T) {
	o, traced := oneTrial(), 0
	r := NewTrialReport(o, nil, "made.yaml")
	if err := r.AddPath(o.Scenario, way(nil, [][][]float64{{{1, 2}, {1, 2}}}, &traced), 0); err != nil || r.Parts != nil || !r.HasPath() {
		t.Error(err, r.Parts)
	}
}

// Numbers have the decimals that they need from where the policies part on.
func TestPathFigures(t *testing.T) {
	o, traced := oneTrial(), 0
	r := NewTrialReport(o, nil, "made.yaml")
	if err := r.AddPath(o.Scenario, way([]scenario.Quantity{scenario.KindStock.At(0)}, [][][]float64{{{0.25, 1, 2.5}, {0.25, 2, 3}}}, &traced), 0); err != nil {
		t.Fatal(err)
	}
	if got := r.Path[0].Figures.Known(3) + " " + r.Path[0].Figures.Known(0.25); got != "3.0 0.2" {
		t.Error(got)
	}
}

// Of a path that is too long, only so many quantities are held at once; asked for in order, each is traced for once.
func TestLongPathsAreHeldInParts(t *testing.T) {
	o := oneTrial()
	r := NewTrialReport(o, nil, "made.yaml")
	traced, shells := 0, scenario.KindStock.At(0)
	w := way([]scenario.Quantity{shells, shells, shells}, [][][]float64{{{1}, {4}}, {{2}, {5}}, {{3}, {6}}}, &traced)
	if err := r.AddPath(o.Scenario, w, 0); err != nil {
		t.Fatal(err)
	}
	r.Time, r.held = make([]float64, heldBytes/(8*2)), held{} // two of them at once, and none yet
	for i := range 2 {
		for j := range 3 {
			if got := r.Values(i, j); len(got) != 1 || got[0] != float64(3*i+j+1) {
				t.Errorf("policy %d, quantity %d: %v", i, j, got)
			}
			if len(r.held.values) > 2 {
				t.Errorf("%d are held", len(r.held.values))
			}
		}
	}
	if traced != 1+3 {
		t.Errorf("traced %d times", traced)
	}
}
