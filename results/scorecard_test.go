package results

import (
	"slices"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// scoresOf are the scores of the first outcome under each policy.
func scoresOf(r *Report) []Score {
	var list []Score
	for _, p := range r.Policies {
		list = append(list, p.Outcomes[0].Score)
	}
	return list
}

// With several rivals the intervals are wider: 2.2 errors settle one comparison but not one of three, if neither is the
// baseline, whose comparison is marked as it is alone.
func TestBestTogether(t *testing.T) {
	n := 10_000
	noise := alternating(n, 100, -100) // its mean has an error of 1
	shifted := func(by float64) []float64 {
		x := slices.Clone(noise)
		for i := range x {
			x[i] += by
		}
		return x
	}
	zero, tenth := constant(n, 0), 0.1
	few := column(n, 1, func(t int, _, _ float64) float64 { return is(t < 30) })
	far, farther := constant(n, -1000), constant(n, -2000)
	for _, c := range []struct {
		name    string
		better  scenario.Better
		columns [][]float64
		best    []bool
		marks   []Mark
	}{
		{"two", scenario.Higher, [][]float64{zero, shifted(2.2)}, []bool{false, true}, []Mark{AtBaseline, MarkBetter}},
		{"four", scenario.Higher, [][]float64{zero, shifted(2.2), far, farther}, []bool{false, true, false, false},
			[]Mark{AtBaseline, MarkBetter, MarkWorse, MarkWorse}},
		{"four, the baseline behind two", scenario.Higher, [][]float64{far, zero, shifted(2.2), farther}, []bool{false, true, true, false},
			[]Mark{AtBaseline, MarkBetter, MarkBetter, MarkWorse}},
		{"four, the baseline first", scenario.Higher, [][]float64{shifted(2.2), zero, far, farther}, []bool{true, false, false, false},
			[]Mark{AtBaseline, MarkWorse, MarkWorse, MarkWorse}},
		{"lower is better", scenario.Lower, [][]float64{zero, shifted(5)}, []bool{true, false}, []Mark{AtBaseline, MarkWorse}},
		{"equal", scenario.Lower, [][]float64{zero, zero, far}, []bool{false, false, true}, []Mark{AtBaseline, MarkSame, MarkBetter}},
		{"equal but for rounding", scenario.Lower, [][]float64{constant(n, 0.3), constant(n, 3*tenth)}, []bool{true, true}, []Mark{AtBaseline, MarkSame}},
		{"worse in thirty trials alone", scenario.Lower, [][]float64{zero, few}, []bool{true, false}, []Mark{AtBaseline, MarkWorse}},
		{"too close", scenario.Lower, [][]float64{zero, shifted(1)}, []bool{true, true}, []Mark{AtBaseline, MarkOpen}},
		{"nobody says", scenario.Unsaid, [][]float64{zero, shifted(5), far}, []bool{false, false, false}, []Mark{AtBaseline, MarkHigher, MarkLower}},
		{"alone", scenario.Lower, [][]float64{zero}, []bool{false}, []Mark{Unmarked}},
		{"one trial", scenario.Lower, [][]float64{{0}, {1}}, []bool{false, false}, []Mark{Unmarked, Unmarked}},
	} {
		for i, s := range scoresOf(newReport(t, made([]*scenario.Outcome{numberOutcome(c.better)}, c.columns))) {
			if s.Best != c.best[i] || s.Mark != c.marks[i] {
				t.Errorf("%s: policy %d is %+v, want best %v, mark %d", c.name, i, s, c.best[i], c.marks[i])
			}
		}
	}
}

// Where the trials that count differ, means are compared.
func TestMarksOfGiven(t *testing.T) {
	n := 640
	q := numberOutcome(scenario.Lower)
	q.Given = &scenario.Expr{}
	noise := alternating(n, 1, -1)
	higher := slices.Clone(noise)
	for i := range higher {
		higher[i] += 3
	}
	o := made([]*scenario.Outcome{q}, [][]float64{noise, higher, noise})
	all, few := make(sim.Bits, n/64), make(sim.Bits, n/64)
	for i := range all {
		all[i] = ^uint64(0)
	}
	few[0] = 1 // one trial says nothing
	o.Columns[0][0].Given, o.Columns[1][0].Given, o.Columns[2][0].Given = all, all, few
	got := scoresOf(newReport(t, o))
	if want := []Score{{Mark: AtBaseline, Best: true}, {Mark: MarkWorse}, {}}; !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// An outcome is unacceptable where its whole interval is.
func TestUnacceptable(t *testing.T) {
	n := 10_000
	noise := alternating(n, 101, -99) // mean 1, error 1
	for limit, want := range map[float64]bool{-2: true, 0: false, 4: false} {
		q := numberOutcome(scenario.Lower)
		q.Acceptable = &scenario.Bound{Relation: scenario.AtMost, Limit: limit}
		if got := scoresOf(newReport(t, made([]*scenario.Outcome{q}, [][]float64{noise})))[0].Unacceptable; got != want {
			t.Errorf("at most %v: unacceptable %v", limit, got)
		}
	}
	q := chanceOutcome(scenario.Lower)
	q.Acceptable = &scenario.Bound{Relation: scenario.Below, Limit: 0.1}
	event := column(n, 1, func(t int, _, _ float64) float64 { return is(t%2 == 0) })
	if got := scoresOf(newReport(t, made([]*scenario.Outcome{q}, [][]float64{event, constant(n, 0)}))); !got[0].Unacceptable || got[1].Unacceptable {
		t.Errorf("chances of a half and of 0, below 10%%: %+v", got)
	}
}

// A time that never came is too late whatever the limit, and not too early though its mean is that of the end.
func TestUnacceptableOfTimesThatNeverCame(t *testing.T) {
	for _, c := range []struct {
		name    string
		bound   scenario.Bound
		value   float64
		certain bool
		want    bool
	}{
		{"by the end", scenario.Bound{Relation: scenario.AtMost, Limit: 26}, 26, false, true},
		{"by the end, in a run that is all certain", scenario.Bound{Relation: scenario.Below, Limit: 30}, 26, true, true},
		{"after the end", scenario.Bound{Relation: scenario.AtLeast, Limit: 50}, 26, false, false},
	} {
		q := numberOutcome(scenario.Lower)
		q.Acceptable, q.FirstTime = &c.bound, true
		trials := 64
		if c.certain {
			trials = 1
		}
		o := made([]*scenario.Outcome{q}, [][]float64{constant(trials, c.value)})
		o.Certain = c.certain
		o.Columns[0][0].Never = sim.Bits{^uint64(0)}
		if got := scoresOf(newReport(t, o))[0].Unacceptable; got != c.want {
			t.Errorf("%s: unacceptable %v", c.name, got)
		}
	}
	q := numberOutcome(scenario.Lower)
	q.Acceptable, q.FirstTime = &scenario.Bound{Relation: scenario.AtLeast, Limit: 25}, true
	early := column(64, 1, func(t int, _, _ float64) float64 { return 26 * is(t == 0) })
	o := made([]*scenario.Outcome{q}, [][]float64{early})
	o.Columns[0][0].Never = sim.Bits{1} // the first is later than any limit, so that the mean is
	if scoresOf(newReport(t, o))[0].Unacceptable {
		t.Error("a mean with times that never came is called too early")
	}
}

// A class is told of a chance first, else of what is acceptable.
func TestLead(t *testing.T) {
	zero := constant(4, 0)
	number, chance, bounded := numberOutcome(scenario.Lower), chanceOutcome(scenario.Lower), numberOutcome(scenario.Lower)
	bounded.Acceptable = &scenario.Bound{Relation: scenario.AtMost, Limit: 1}
	for _, c := range []struct {
		outcomes []*scenario.Outcome
		lead     int
		any      bool
	}{
		{[]*scenario.Outcome{number, bounded, chance}, 2, true},
		{[]*scenario.Outcome{number, bounded}, 1, true},
		{[]*scenario.Outcome{number}, 0, false},
	} {
		columns := make([][][]float64, len(c.outcomes))
		for k := range columns {
			columns[k] = [][]float64{zero}
		}
		r := newReport(t, made(c.outcomes, columns...))
		if k, any := r.Lead(); k != c.lead || any != c.any {
			t.Errorf("of %d outcomes: %d, %v", len(c.outcomes), k, any)
		}
	}
}
