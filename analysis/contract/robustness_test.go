package contract

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/analysis"
	"wargame/scenario"
	"wargame/sim"
)

// What does not apply, and what is too large to be said, is absent; a tie names no policy; break-even names who is better above it.
func TestRobustnessDocument(t *testing.T) {
	us := &scenario.Actor{Label: scenario.Label{Name: "us"}}
	s := &scenario.Scenario{
		Policies: []*scenario.Policy{{Label: scenario.Label{Name: "wait"}}, {Label: scenario.Label{Name: "act"}}},
		Outcomes: []*scenario.Outcome{
			{Label: scenario.Label{Name: "loss", Title: "Loss", Unit: "km2"}, Value: &scenario.Expr{}, Better: scenario.Lower, For: us},
			{Label: scenario.Label{Name: "late"}, Value: &scenario.Expr{}, Better: scenario.Higher},
		},
	}
	rain := analysis.Factor{Variable: &scenario.Variable{Label: scenario.Label{Name: "rain", Unit: "m"}, Value: &scenario.Expr{}}}
	of := func(value, lo, hi float64) analysis.Estimate { return analysis.Estimate{Value: value, Lo: lo, Hi: hi} }
	acceptable, cvar := of(0.5, 0.4, 0.6), of(9, 8, 10)
	r := &analysis.Robustness{
		Heading: heading,
		Run:     &analysis.Run{Outcomes: &sim.Outcomes{Scenario: s, Policies: []int{0, 1}, Outcomes: []int{0, 1}, Trials: 100}},
		Weighed: []analysis.Robust{
			{
				Place: 0, Rivals: [2]int{0, 1},
				Standings: []analysis.Standing{
					{Mean: of(1, 0.5, 1.5), Acceptable: &acceptable, CVaR: &cvar, Worst: 12,
						Regret: &analysis.Regret{Mean: of(2, 1, 3), P95: of(5, 4, 6), Greatest: 7}},
					{Mean: of(math.Inf(1), math.NaN(), math.NaN()), Worst: math.Inf(1)},
				},
				Choices: []analysis.Choice{
					{Rule: analysis.ExpectedValue, Policies: []int{0}, Shares: []float64{0.97, 0.03}},
					{Rule: analysis.WorstCases, Policies: []int{0, 1}, Shares: []float64{1, 1}},
				},
				BreakEven:   []analysis.BreakEven{{Factor: rain, Turns: []analysis.Turn{{Estimate: of(3, 2, 4)}, {Estimate: of(6, 5, 7), Rises: true}}}},
				Partial:     []analysis.Worth{{Factor: &rain, Estimate: of(0.2, 0.1, 0.3)}},
				Information: &analysis.Worth{Estimate: of(0.4, 0.3, 0.5)},
			},
			{Place: 1, Unpaired: "why", Standings: make([]analysis.Standing, 2)},
		},
		Dominated: []analysis.Domination{{Policy: 1, By: 0, For: us}},
	}
	value := func(value, lo, hi float64) object { return object{"value": value, "lo": lo, "hi": hi} }
	turn := func(above string, e object) object { e["above"] = above; return e }
	nothing := func(policy string) object { return object{"policy": policy, "mean": value(0, 0, 0), "worst": 0.0} }
	said := func(i int) (list []any) {
		for _, s := range r.Sentences(&r.Weighed[i]) {
			list = append(list, s)
		}
		return list
	}
	worth := value(0.2, 0.1, 0.3)
	worth["variable"], worth["shown"] = "rain", true
	want := headed("robustness", object{
		"trials": 100.0,
		"outcomes": []any{
			object{
				"outcome": "loss", "title": "Loss", "unit": "km2", "better": "lower", "for": "us", "sentences": said(0),
				"policies": []any{
					object{"policy": "wait", "mean": value(1, 0.5, 1.5), "acceptable": value(0.5, 0.4, 0.6), "cvar": value(9, 8, 10), "worst": 12.0,
						"regret": object{"mean": value(2, 1, 3), "p95": value(5, 4, 6), "max": 7.0}},
					object{"policy": "act"},
				},
				"choices": []any{
					object{"rule": "expected_value", "policy": "wait", "share": 0.97, "clear": true},
					object{"rule": "cvar", "tied": []any{"wait", "act"}, "clear": true},
				},
				"break_even": []any{object{"variable": "rain", "unit": "m", "policies": []any{"wait", "act"}, "unsettled": false,
					"at": []any{turn("act", value(3, 2, 4)), turn("wait", value(6, 5, 7))}}},
				"evpi":  value(0.4, 0.3, 0.5),
				"evppi": []any{worth},
			},
			object{"outcome": "late", "title": "", "unit": "", "better": "higher", "sentences": said(1), "unpaired": "why", "choices": []any{},
				"policies": []any{nothing("wait"), nothing("act")}},
		},
		"dominated": []any{object{"policy": "act", "by": "wait", "for": "us"}},
	})
	if diff := cmp.Diff(any(want), decoded(t, NewRobustness(r))); diff != "" {
		t.Error(diff)
	}
}
