package render

import (
	"strings"
	"testing"

	"wargame/results"
	"wargame/results/table"
	"wargame/scenario"
)

// A row for each headline that changed and a column for each policy, also where an outcome counts too rarely under one of them to
// be compared; other outcomes are named.
func TestChangeCard(t *testing.T) {
	few := 0.01
	outcome := func(name, unit string) *scenario.Outcome {
		return &scenario.Outcome{Label: scenario.Label{Name: name, Unit: unit}, Better: scenario.Lower}
	}
	moved := func(policy string, own, base float64, d results.Direction) results.PolicyChange {
		return results.PolicyChange{Policy: policy, Comparison: results.Comparison{Own: own, Base: base, Mean: own - base, SE: &few, Verdict: results.Settled, Direction: d}}
	}
	c := results.Changes{
		Outcomes: []results.OutcomeChange{
			{Outcome: outcome("rare", "km2"), Headline: true, Policies: []results.PolicyChange{moved("pause", 420, 400, results.Worse)}},
			{Outcome: outcome("happens", ""), Kind: results.Chance, Headline: true, Policies: []results.PolicyChange{
				{Policy: "continue", Comparison: results.Comparison{Own: 0.5, Base: 0.5, Verdict: results.Same}},
				moved("pause", 0.25, 0.5, results.Better),
			}},
			{Outcome: outcome("spent", ""), Policies: []results.PolicyChange{moved("pause", 1, 2, results.Better)}},
		},
		NewPolicies: []string{"later"},
	}
	var out strings.Builder
	if err := ChangeCard(&out, c, table.Style{}, 0); err != nil {
		t.Fatal(err)
	}
	const want = `
What changed since the last run: now, less before

                 pause    continue
──────────────────────────────────
rare, km2        +20.0 ▼  none
happens, of 100  -25.0 ▲   0.0 =
`
	if !strings.HasPrefix(out.String(), want) {
		t.Errorf("got:\n%s", out.String())
	}
	for _, says := range []string{"changed too, in --table detail: spent\n", "new policies: later\n"} {
		if !strings.Contains(out.String(), says) {
			t.Errorf("does not say %q:\n%s", says, out.String())
		}
	}
}
