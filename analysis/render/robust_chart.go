package render

import (
	"cmp"
	"fmt"

	"wargame/analysis"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/scenario"
)

// breakEven draws what turns the choice by the first outcome of which something is shown to. False where there is none.
func breakEven(r *analysis.Robustness) (*chart.Chart, bool) {
	for i := range r.Weighed {
		if c, ok := turning(r, &r.Weighed[i]); ok {
			return c, true
		}
	}
	return nil, false
}

// turning draws what turns the choice by an outcome: by how much one policy is better than the other, over the variable. False where
// nothing is shown to, or what does has no values between.
func turning(r *analysis.Robustness, x *analysis.Robust) (*chart.Chart, bool) {
	e, ok := x.FirstTurn()
	if !ok || e.Factor.Value.Type == scenario.Truth {
		return nil, false
	}
	q, v := r.Outcome(x.Place), e.Factor.Variable
	by := analysis.MeasureOf(q).Difference()
	a, b := r.Policy(x.Rivals[0]).Name, r.Policy(x.Rivals[1]).Name
	c := chart.Chart{
		Title: fmt.Sprintf("By how much %s is better than %s", a, b),
		Desc: fmt.Sprintf("The mean over all else of by how much %s is better than %s in %s, over %s, with its 95%% interval. It crosses zero at %s.",
			a, b, outcomeTitle(q), analysis.Called(v), analysis.InUnit(v.Unit, e.Turns[0].Estimate)),
		X:    chart.Axis{Label: analysis.Called(v), Measure: number.In(v.Unit), Tight: true},
		Y:    chart.Axis{Label: cmp.Or(q.Title, q.Name), Measure: by, Include: []float64{0}},
		Note: "The band is its 95% interval.",
	}
	fan := chart.Fan{Name: "better by", X: e.Band.At, Middle: e.Band.Mean, Bands: []chart.Band{{Lo: e.Band.Lo, Hi: e.Band.Hi}}}
	return c.Of(fan, chart.Rule{At: 0, OfY: true, Text: "none"}), true
}
