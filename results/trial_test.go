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

// Points are a step apart, levels go by name, and the policies part where the first of the quantities does.
func TestTrialPath(t *testing.T) {
	numbers, levels := [][]float64{{1, 2, 3}, {1, 2, 4}}, [][]float64{{0, 1, 1}, {0, 0, 1}}
	together := [][]float64{{0, 1, 1}, {0, 1, 1}}
	shells, mood := scenario.KindStock.At(0), scenario.KindStock.At(1)
	for _, c := range []struct {
		quantities []scenario.Quantity
		paths      [][][]float64
		parts      int // -1: never
	}{
		{[]scenario.Quantity{shells, mood}, [][][]float64{numbers, levels}, 1},
		{[]scenario.Quantity{mood, shells}, [][][]float64{levels, numbers}, 1},
		{[]scenario.Quantity{mood, shells}, [][][]float64{together, numbers}, 2},
		{[]scenario.Quantity{mood}, [][][]float64{together}, -1},
	} {
		o := oneTrial()
		r := NewTrialReport(o, nil, "made.yaml")
		r.AddPath(o.Scenario, c.quantities, c.paths)
		if (r.Parts == nil) != (c.parts < 0) || r.Parts != nil && *r.Parts != c.parts {
			t.Errorf("paths %v part at %v, want %d", c.paths, r.Parts, c.parts)
		}
		if !r.HasPath() || !slices.Equal(r.Time, []float64{0, 0.5, 1}) || r.TimeUnit != "week" {
			t.Errorf("points at %v %s", r.Time, r.TimeUnit)
		}
		for j, q := range c.quantities {
			p := r.Policies[0].Path[j]
			if q == mood && (!slices.Equal(p.Names, []string{"calm", "tense", "tense"}) || p.Values != nil) ||
				q == shells && (p.Names != nil || !slices.Equal(p.Values, []float64{1, 2, 3}) || p.Unit != "shells") {
				t.Errorf("path %+v", p)
			}
		}
	}
}

func TestPathsAreEqual(t *testing.T) {
	calm, tense := TrialPath{Names: []string{"calm", "calm"}}, TrialPath{Names: []string{"calm", "tense"}}
	one, two := TrialPath{Values: []float64{1, math.NaN()}}, TrialPath{Values: []float64{1, 2}}
	for _, c := range []struct {
		a, b TrialPath
		want bool
	}{
		{calm, calm, true}, {calm, tense, false}, {calm, TrialPath{Names: []string{"calm"}}, false}, {one, one, true}, {one, two, false}, {two, one, false},
	} {
		if got := c.a.Equal(c.b); got != c.want {
			t.Errorf("%+v and %+v equal: %v", c.a, c.b, got)
		}
	}
}

// Paths part where they first differ; what is no number in both does not count.
func TestParting(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		paths [][]float64
		at    int
		parts bool
	}{
		{[][]float64{{1, 2, 3}, {1, 2, 3}}, 0, false},
		{[][]float64{{1, 2, 3}, {1, 2, 4}}, 2, true},
		{[][]float64{{1, 2, 3}, {1, 2, 3}, {1, 0, 3}}, 1, true},
		{[][]float64{{nan, 2, nan}, {nan, 2, nan}}, 0, false},
		{[][]float64{{nan, 2}, {nan, nan}}, 1, true},
		{[][]float64{{1, nan}, {1, 2}}, 1, true},
		{[][]float64{{1}}, 0, false},
	} {
		if at, parts := Parting(c.paths); at != c.at || parts != c.parts {
			t.Errorf("Parting(%v) = %d, %v", c.paths, at, parts)
		}
	}
}
