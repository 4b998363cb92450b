package results

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"

	"wargame/scenario"
	"wargame/sim"
)

// Trials are compared one by one: a difference that is the same in each has no error, however much they scatter. Where a
// trial need not count, only the means can be compared.
func TestCompareByHand(t *testing.T) {
	column := func(given sim.Bits, values ...float64) sim.Column { return sim.Column{Values: values, Given: given} }
	for _, c := range []struct {
		base, own sim.Column
		by, se    float64
		same      float64 // share of trials; -1: absent
		verdict   Verdict
	}{
		{column(nil, 1, 100), column(nil, 2, 101), 1, 0, 0, Carried}, // only two trials differ
		{column(nil, 1, 100), column(nil, 1, 100), 0, 0, 1, Same},
		{column(nil, 0, 0), column(nil, 1, 3), 2, 1, 0, Carried}, // sd of 1 and 3 is sqrt(2), of the mean 1
		{column(sim.Bits{7}, 0, 2, 4), column(sim.Bits{3}, 1, 3, 9), 0, math.Hypot(2/math.Sqrt(3), 1), -1, NoneSeen},
		{column(nil, 0, 0.1, 0), column(sim.Bits{7}, 20, 20.1, 20), 20, math.Hypot(0.1/3, 0.1/3), -1, Settled},
	} {
		got, ok := Compare(c.own, c.base, Pairing{})
		if !ok || math.Abs(got.Mean-c.by) > 1e-12 || math.Abs(*got.SE-c.se) > 1e-12 || got.Verdict != c.verdict ||
			(got.PSame == nil) != (c.same < 0) || got.PSame != nil && *got.PSame != c.same || (got.Advice == nil) != (c.verdict == Same || c.verdict == Settled) {
			t.Errorf("Compare(%v, %v) = %+v, %v; want by %v, error %v, verdict %v", c.own, c.base, got, ok, c.by, c.se, c.verdict)
		}
	}
	if _, ok := Compare(column(nil, 1, 3), column(sim.Bits{1}, 0, 2), Pairing{}); ok {
		t.Error("one trial can be compared")
	}
	if _, ok := Compare(column(nil, 1), column(nil, 2), Pairing{}); ok {
		t.Error("a run of one trial can be compared")
	}
}

// The comparison of two columns is what a report says of the policies that they are of, in every design.
func TestCompareIsWhatReportsSay(t *testing.T) {
	const n = 1600
	base, own := column(n, 1, func(_ int, u, z float64) float64 { return u + z }), column(n, 1, func(_ int, u, z float64) float64 { return u + 1.2*z + 0.03 })
	chances := [][]float64{column(n, 3, func(_ int, u, _ float64) float64 { return is(u < 0.4) }), column(n, 3, func(_ int, u, z float64) float64 { return is(u < 0.4 || z > 2) })}
	for _, d := range []string{"random", "lhs", "sobol"} {
		o := made([]*scenario.Outcome{numberOutcome(scenario.Lower), chanceOutcome(scenario.Higher)}, [][]float64{base, own}, chances)
		o.Design = spread(d)
		r := newReport(t, o)
		for k := range 2 {
			got, ok := Compare(o.Columns[1][k], o.Columns[0][k], pairingOf(o, o.Outcome(k)))
			want := *r.Policies[1].Outcomes[k].VsBaseline
			if got.Own != *r.Policies[1].Outcomes[k].Mean && k == 0 || got.Base != *r.Policies[0].Outcomes[k].Mean && k == 0 {
				t.Errorf("%s: means %v and %v", d, got.Own, got.Base)
			}
			if !ok || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %+v, in the report %+v", d, got, want)
			}
		}
	}
	plain, _ := Compare(sim.Column{Values: own}, sim.Column{Values: base}, Pairing{})
	difference := make([]float64, n)
	for i := range difference {
		difference[i] = own[i] - base[i]
	}
	mean, sd := stat.MeanStdDev(difference, nil)
	if se := sd / math.Sqrt(n); math.Abs(plain.Mean-mean) > 1e-12 || math.Abs(*plain.SE-se) > 1e-12 || math.Abs(*plain.HalfWidth()-1.96*se) > 1e-12 ||
		math.Abs(*plain.Lo-(mean-1.96*se)) > 1e-12 || plain.Clear() != (math.Abs(mean) > 1.96*se) {
		t.Errorf("%+v, by hand %v with error %v", plain, mean, se)
	}
	wider, _ := Compare(sim.Column{Values: own}, sim.Column{Values: base}, Pairing{Comparisons: 4})
	if *wider.Hi-wider.Mean <= *plain.Hi-plain.Mean {
		t.Error("four comparisons are no wider than one")
	}
}

// Runs are matched by name: what is new, gone, the same, and by how much the rest changed.
func TestChanged(t *testing.T) {
	const n = 200
	x := column(n, 1, func(_ int, u, _ float64) float64 { return u })
	y := slices.Clone(x)
	for i := range y {
		y[i] += 2
	}
	before := made([]*scenario.Outcome{numberOutcome(scenario.Lower), numberOutcome(scenario.Lower), numberOutcome(scenario.Unsaid)},
		[][]float64{x, x}, [][]float64{x, y}, [][]float64{x, x})
	after := made([]*scenario.Outcome{numberOutcome(scenario.Lower), numberOutcome(scenario.Lower), numberOutcome(scenario.Unsaid)},
		[][]float64{x, y}, [][]float64{x, y}, [][]float64{x, x})
	after.Scenario.Outcomes[2].Name, after.Scenario.Policies[0].Name = "new", "other"
	c := Changed(before, after)
	if !slices.Equal(c.NewOutcomes, []string{"new"}) || !slices.Equal(c.LostOutcomes, []string{"r"}) ||
		!slices.Equal(c.NewPolicies, []string{"other"}) || !slices.Equal(c.LostPolicies, []string{"a"}) || !slices.Equal(c.SameInAllTrials, []string{"q"}) {
		t.Errorf("%+v", c)
	}
	if len(c.Outcomes) != 1 || c.Outcomes[0].Outcome.Name != "p" || len(c.Outcomes[0].Policies) != 1 {
		t.Fatalf("changed: %+v", c.Outcomes)
	}
	p := c.Outcomes[0].Policies[0]
	if p.Policy != "b" || math.Abs(p.Mean-2) > 1e-9 || p.Verdict != Settled || p.Own <= p.Base || *p.PBetter != 0 {
		t.Errorf("%+v", p)
	}
}

// Where no policy is in both runs nothing can be said of an outcome, not even that it is the same.
func TestNothingToCompare(t *testing.T) {
	x := constant(60, 1)
	before, after := made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, [][]float64{x}), made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, [][]float64{x})
	after.Scenario.Policies[0].Name = "other"
	if c := Changed(before, after); len(c.Outcomes) > 0 || len(c.SameInAllTrials) > 0 || len(c.NewPolicies) != 1 {
		t.Errorf("%+v", c)
	}
}

// An outcome is the same only where it is under every policy; a shift is more than its error however few trials there are.
func TestChangesUnderOnePolicy(t *testing.T) {
	const n = 40
	q := func() []*scenario.Outcome { return []*scenario.Outcome{numberOutcome(scenario.Lower)} }
	x, y := constant(n, 5), constant(n, 7)
	before, after := made(q(), [][]float64{x, x}), made(q(), [][]float64{y, x})
	c := Changed(before, after)
	if len(c.SameInAllTrials) != 0 || len(c.Outcomes) != 1 || c.Outcomes[0].Policies[0].Verdict != Carried || c.Outcomes[0].Policies[1].Verdict != Same {
		t.Errorf("%+v", c)
	}
	if s := Shifted(before, after); !s[0].Shifts || s[1].Shifts {
		t.Errorf("%+v", s)
	}
}
