package render

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/results"
	"wargame/results/table"
	"wargame/scenario"
)

// A change that is less than its error, or than rounding, is open; others say which way they go.
func TestChangeVerdict(t *testing.T) {
	check := func(c results.Comparison, want string) {
		t.Helper()
		if got := changeVerdict(c); got != want {
			t.Errorf("changeVerdict(%+v) = %q, want %q", c, got, want)
		}
	}
	small, large, none := 0.5, 1.5, 0.0
	check(results.Comparison{Mean: 2, SE: &small, Direction: results.Better}, "better")
	check(results.Comparison{Mean: -2, SE: &small, Direction: results.Less}, "less")
	check(results.Comparison{Mean: 2, SE: &large, Direction: results.Better}, "open")
	check(results.Comparison{Mean: 2, Direction: results.Better}, "open")
	check(results.Comparison{Mean: 1e-6, SE: &none, Base: 1e6, Direction: results.Better}, "open")
}

// A policy under which nothing changed says so; shares are shown in percent, and what they change by in points.
func TestChangeTable(t *testing.T) {
	few := 0.01
	change := results.OutcomeChange{
		Outcome: &scenario.Outcome{Label: scenario.Label{Name: "support", Unit: "%"}, Better: scenario.Higher},
		Kind:    results.Number,
		Policies: []results.PolicyChange{
			{Policy: "continue", Comparison: results.Comparison{Own: 0.5, Base: 0.5, Verdict: results.Same}},
			{Policy: "pause", Comparison: results.Comparison{Own: 0.7, Base: 0.5, Mean: 0.2, SE: &few, Verdict: results.Settled, Direction: results.Better}},
		},
	}
	want := [][]string{
		{"continue", "50.0", "50.0", "", "", "the same"},
		{"pause", "50.0", "70.0", "+20.0 points", "2.0 points", "better"},
	}
	if got := texts(changeTable(change, 0)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// texts are the texts of a table's rows.
func texts(t *table.Table) [][]string {
	var rows [][]string
	for _, r := range t.Rows {
		var row []string
		for _, cell := range r.Cells {
			row = append(row, cell.Text)
		}
		rows = append(rows, row)
	}
	return rows
}

// What changed is said outcome by outcome, and all that did not in a line.
func TestChanges(t *testing.T) {
	half := 0.5
	c := results.Changes{
		Outcomes: []results.OutcomeChange{{
			Outcome:  &scenario.Outcome{Label: scenario.Label{Name: "left", Unit: "shells"}},
			Kind:     results.Number,
			Policies: []results.PolicyChange{{Policy: "pause", Comparison: results.Comparison{Own: 12, Base: 9, Mean: 3, SE: &half, Direction: results.More}}},
		}},
		NewPolicies:     []string{"half", "none"},
		SameInAllTrials: []string{"spent"},
	}
	var out strings.Builder
	if err := Changes(&out, c, table.Style{Width: 80}, 0); err != nil {
		t.Fatal(err)
	}
	want := `
What changed since the last run
═══════════════════════════════
left (shells)
policy  before   now  change  ± 95%
─────────────────────────────────────────
pause      9.0  12.0   +3.00   0.98  more

new policies: half, none
the same in every trial: spent
± 95% is the simulation error of the change: both runs draw the same numbers, so
that it is small. A change that is less is open.
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
}
