package contract

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/analysis"
	"wargame/results"
	"wargame/results/contract"
	"wargame/scenario"
)

// decoded is a document as JSON, read back as whatever it is.
func decoded(t *testing.T, document any) any {
	t.Helper()
	var out bytes.Buffer
	if err := contract.Write(&out, document); err != nil {
		t.Fatal(err)
	}
	var got any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

type object = map[string]any

var heading = analysis.Heading{Scenario: "dams", Title: "Dams", File: "dams.yaml", Receipt: results.Receipt{Version: "1", Seed: 7, Trials: 100, Design: "random", Command: "wargame run dams.yaml"}}

// headed is what stands before all else in a document of a kind.
func headed(kind string, rest object) object {
	rest["kind"], rest["scenario"], rest["title"], rest["file"] = kind, "dams", "Dams", "dams.yaml"
	rest["receipt"] = object{"version": "1", "scenario_hash": "", "model_hash": "", "seed": 7.0, "trials": 100.0, "design": "random", "command": "wargame run dams.yaml", "outcomes_hash": ""}
	return rest
}

func TestDiscoveryDocument(t *testing.T) {
	none, rain := math.Inf(1), &scenario.Variable{Label: scenario.Label{Name: "rain", Title: "Rain", Unit: "m"}, Value: &scenario.Expr{}}
	whole := analysis.Box{Limits: []analysis.Limits{{Low: -none, High: none}}, Trials: 100, Cases: 50}
	box := analysis.Box{Limits: []analysis.Limits{{Low: 0.5, High: none}}, Trials: 40, Cases: 30}
	d := &analysis.Discovery{Heading: heading, Where: "wait.flooded", Factors: []analysis.Factor{{Variable: rain}}, Trials: 100, Cases: 50, Boxes: []analysis.Discovered{{
		Box: box, Among: whole, Coverage: analysis.Estimate{Value: 0.6, Lo: 0.5, Hi: 0.7}, Density: analysis.Estimate{Value: 0.75, Lo: 0.7, Hi: math.NaN()},
		Fares: analysis.Elsewhere{Coverage: 0.5, Density: 0.7}, Way: []analysis.Box{whole, box}, Elsewhere: []analysis.Elsewhere{{Coverage: 1, Density: 0.5}, {Coverage: 0.5, Density: 0.7}}, Chosen: 1,
		Restrictions: []analysis.Restriction{{Limits: box.Limits[0], LowError: 0.1, HighError: math.NaN(), QuasiP: 0.01, Without: 0.5, Reproduced: 0.9}},
	}}}
	want := headed("discovery", object{"where": "wait.flooded", "trials": 100.0, "cases": 50.0, "sentence": d.Sentence(), "boxes": []any{object{
		"trials": 40.0, "cases": 30.0, "mass": 0.4, "coverage": object{"value": 0.6, "lo": 0.5, "hi": 0.7}, "density": object{"value": 0.75, "lo": 0.7},
		"elsewhere": object{"coverage": 0.5, "density": 0.7}, "chosen": 1.0,
		"restrictions": []any{object{"name": "rain", "title": "Rain", "unit": "m", "low": 0.5, "low_error": 0.1, "density_without": 0.5, "quasi_p": 0.01, "reproduced": 0.9}},
		"trajectory": []any{
			object{"coverage": 1.0, "density": 0.5, "restricted": 0.0, "elsewhere": object{"coverage": 1.0, "density": 0.5}},
			object{"coverage": 0.6, "density": 0.75, "restricted": 1.0, "elsewhere": object{"coverage": 0.5, "density": 0.7}}},
	}}})
	if diff := cmp.Diff(any(want), decoded(t, NewDiscovery(d))); diff != "" {
		t.Error(diff)
	}
}

func TestSweepDocument(t *testing.T) {
	of := func(x float64) *float64 { return &x }
	point := func(mean float64) results.OutcomeReport {
		return results.OutcomeReport{Name: "water", Counted: 100, Mean: of(mean), Lo: of(mean - 1), Hi: of(mean + 1), Quantiles: &results.Quantiles{P5: results.Quantile{Value: 0}, P95: results.Quantile{Value: 9}}}
	}
	rain := &scenario.Variable{Label: scenario.Label{Name: "rain"}}
	s := &analysis.Sweep{Heading: heading, By: rain,
		Axes: []analysis.Axis{{Label: &scenario.Label{Name: "pump"}, Values: []float64{0, 0.5}}},
		Curves: []analysis.Curve{{Outcome: &scenario.Outcome{Label: scenario.Label{Name: "water"}}, Policy: &scenario.Policy{Label: scenario.Label{Name: "wait"}}, Part: &analysis.Part{Limits: analysis.Limits{Low: math.Inf(-1), High: 3}},
			Points: []results.OutcomeReport{point(5), point(4)}, Steps: []*results.Comparison{{Mean: -1, Lo: of(-1.5), Hi: of(-0.5), SE: of(0.2)}}}}}
	outcome := func(mean float64, more object) object {
		o := object{"outcome": "water", "policy": "wait", "part": object{"high": 3.0}, "trials": 100.0, "mean": mean, "lo": mean - 1, "hi": mean + 1, "p5": 0.0, "p95": 9.0}
		for k, v := range more {
			o[k] = v
		}
		return o
	}
	want := headed("sweep", object{"by": "rain", "points": []any{
		object{"levers": object{"pump": 0.0}, "outcomes": []any{outcome(5, nil)}},
		object{"levers": object{"pump": 0.5}, "outcomes": []any{outcome(4, object{"change": object{"mean": -1.0, "lo": -1.5, "hi": -0.5, "way": -1.0}})}},
	}})
	if diff := cmp.Diff(any(want), decoded(t, NewSweep(s))); diff != "" {
		t.Error(diff)
	}
	s.Axes[0].Levels = []string{"off", "on"}
	s.Axes[0].Values[1] = 1
	if got := NewSweep(s).Points[1].Levers["pump"]; got != "on" {
		t.Errorf("an option is %v", got)
	}
}
