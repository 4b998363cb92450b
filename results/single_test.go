package results

import (
	"slices"
	"testing"

	"wargame/scenario"
)

// One trial has values, and neither errors nor verdicts.
func TestOneTrial(t *testing.T) {
	r := newReport(t, made([]*scenario.Outcome{numberOutcome(scenario.Lower), chanceOutcome(scenario.Lower)},
		[][]float64{{3}, {4}}, [][]float64{{1}, {0}}))
	existing(t, r)
	got := r.Policies[1].Outcomes[0]
	near(t, "mean", got.Mean, 4)
	near(t, "p5", &got.Quantiles.P5.Value, 4)
	if got.SD != nil || got.SE != nil || got.Lo != nil || got.VsBaseline.Lo != nil || got.VsBaseline.Verdict != Open {
		t.Errorf("one trial: %+v", got)
	}
	if c := codes(r.Warnings); !slices.Equal(c, []string{"few-trials"}) || len(got.Warnings) > 0 || got.Score != (Score{}) {
		t.Errorf("warnings %v and %v, score %v", c, got.Warnings, got.Score)
	}
}

// Where nothing is drawn, what differs differs, in any number of trials, and the report says why.
func TestNothingIsUncertain(t *testing.T) {
	for _, n := range []int{1, 2, 200} {
		o := made([]*scenario.Outcome{numberOutcome(scenario.Lower), chanceOutcome(scenario.Lower)},
			[][]float64{constant(n, 3), constant(n, 4)}, [][]float64{constant(n, 1), constant(n, 0)})
		o.Certain = true
		o.Scenario.Outcomes[1].Acceptable = &scenario.Bound{Relation: scenario.AtMost, Limit: 0.2}
		r := newReport(t, o)
		got := r.Policies[1].Outcomes
		if c := got[0].VsBaseline; c.Verdict != Settled || c.Direction != Worse {
			t.Errorf("%d trials: %+v", n, c)
		}
		if a := r.Policies[0].Outcomes[1].Acceptable; a != Unacceptable || got[1].Acceptable != Acceptable {
			t.Errorf("%d trials: acceptable %v and %v", n, a, got[1].Acceptable)
		}
		if c := codes(r.Warnings); !slices.Equal(c, []string{"certain"}) || len(got[0].Warnings)+len(got[1].Warnings) > 0 {
			t.Errorf("%d trials: warnings %v, %v, %v", n, c, got[0].Warnings, got[1].Warnings)
		}
		if s := scoresOf(r); s[0] != (Score{Mark: AtBaseline, Best: true}) || s[1] != (Score{Mark: MarkWorse}) {
			t.Errorf("%d trials: scores %+v", n, s)
		}
	}
}
