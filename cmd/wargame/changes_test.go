package main

import (
	"reflect"
	"testing"

	"wargame/results"
	"wargame/scenario"
)

// A change that is less than its error, or than rounding, is open; others say which way they go.
func TestVerdict(t *testing.T) {
	check := func(c results.Comparison, want string) {
		t.Helper()
		if got := verdict(c); got != want {
			t.Errorf("verdict(%+v) = %q, want %q", c, got, want)
		}
	}
	small, large, none := 0.5, 1.5, 0.0
	check(results.Comparison{Mean: 2, SE: &small, Direction: results.Better}, "better")
	check(results.Comparison{Mean: -2, SE: &small, Direction: results.Less}, "less")
	check(results.Comparison{Mean: 2, SE: &large, Direction: results.Better}, "open")
	check(results.Comparison{Mean: 2, Direction: results.Better}, "open")
	check(results.Comparison{Mean: 1e-6, SE: &none, Base: 1e6, Direction: results.Better}, "open")
}

// A policy under which nothing changed says so, and shares are shown as percentages.
func TestChangeTable(t *testing.T) {
	few := 0.01
	change := results.OutcomeChange{
		Outcome: &scenario.Outcome{Label: scenario.Label{Name: "support", Unit: "%"}, Value: &scenario.Expr{Type: scenario.Number}, Better: scenario.Higher},
		Policies: []results.PolicyChange{
			{Policy: "continue", Comparison: results.Comparison{Own: 0.5, Base: 0.5, Verdict: results.Same}},
			{Policy: "pause", Comparison: results.Comparison{Own: 0.7, Base: 0.5, Mean: 0.2, SE: &few, Verdict: results.Settled, Direction: results.Better}},
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
