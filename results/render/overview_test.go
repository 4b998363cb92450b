package render

import (
	"testing"

	"wargame/results"
)

// What moves a number most is told of the futures in which it is acceptable, whatever its mean does.
func TestMoverOfANumber(t *testing.T) {
	under := func(name string, acceptable float64, mark results.Mark) results.PolicyReport {
		return results.PolicyReport{Name: name, Outcomes: []results.OutcomeReport{{PAcceptable: &acceptable, Counted: 1000, Score: results.Score{Mark: mark}}}}
	}
	for _, c := range []struct {
		policies []results.PolicyReport
		want     string
	}{
		{[]results.PolicyReport{under("pause", 0.4, results.MarkBetter), under("react", 0.48, results.MarkWorse)}, "pause: 40 ▼"},
		{[]results.PolicyReport{under("pause", 0.6, results.MarkWorse)}, "pause: 60 ▲"},
		{[]results.PolicyReport{under("pause", 0.6, results.MarkOpen)}, "pause: 60 ▲"},
		{[]results.PolicyReport{under("pause", 0.52, results.MarkBetter)}, "nothing shown"},
	} {
		r := &results.Report{Baseline: "base", Trials: 1000, Policies: append(c.policies, under("base", 0.5, results.AtBaseline))}
		if got := mover(r, 0).Text; got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
