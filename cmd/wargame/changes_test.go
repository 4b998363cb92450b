package main

import (
	"reflect"
	"testing"

	"wargame/results"
	"wargame/scenario"
)

func TestVerdict(t *testing.T) {
	change := func(by, se float64, v results.Verdict) results.Comparison {
		return results.Comparison{Mean: by, SE: &se, Verdict: v}
	}
	up, down, little := change(2, 0.5, results.Settled), change(-2, 0.5, results.Settled), change(2, 1.5, results.Open)
	check := func(c results.Comparison, better scenario.Better, want string) {
		t.Helper()
		if got := verdict(c, better); got != want {
			t.Errorf("verdict(%+v, %v) = %q, want %q", c, better, got, want)
		}
	}
	check(up, scenario.Higher, "better")
	check(down, scenario.Higher, "worse")
	check(up, scenario.Lower, "worse")
	check(down, scenario.Lower, "better")
	check(up, scenario.Unsaid, "more")
	check(down, scenario.Unsaid, "less")
	check(little, scenario.Higher, "open")
	rounding := change(1e-6, 0, results.Settled)
	rounding.Base = 1e6
	check(rounding, scenario.Higher, "open")
}

// A policy under which nothing changed says so, and shares are shown as percentages.
func TestChangeTable(t *testing.T) {
	few := 0.01
	change := results.OutcomeChange{
		Outcome: &scenario.Outcome{Label: scenario.Label{Name: "support", Unit: "%"}, Value: &scenario.Expr{Type: scenario.Number}, Better: scenario.Higher},
		Policies: []results.PolicyChange{
			{Policy: "continue", Comparison: results.Comparison{Own: 0.5, Base: 0.5, Verdict: results.Same}},
			{Policy: "pause", Comparison: results.Comparison{Own: 0.7, Base: 0.5, Mean: 0.2, SE: &few, Verdict: results.Settled}},
		},
	}
	want := [][]string{
		{"continue", "50", "50", "", "", "the same"},
		{"pause", "50.0", "70.0", "+20.0", "2.0", "better"},
	}
	var got [][]string
	for _, r := range changeTable(change).Rows {
		var row []string
		for _, cell := range r.Cells {
			row = append(row, cell.Text)
		}
		got = append(got, row)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
