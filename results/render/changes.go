package render

import (
	"io"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// Changes prints as text how a run differs from the one before: a table for each outcome that is not as it was, and the
// names of the others.
func Changes(w io.Writer, c results.Changes, style table.Style) error {
	const head = "What changed since the last run"
	t := table.NewText(style)
	t.Space(1)
	t.Paragraph("", head)
	t.Paragraph("", strings.Repeat("═", len(head)))
	for _, change := range c.Outcomes {
		t.Paragraph("", number.In(change.Outcome.Unit).Named(change.Outcome.Name))
		t.Table(changeTable(change), &table.Notes{})
		t.Space(1)
	}
	textNames(t, "new outcomes", c.NewOutcomes)
	textNames(t, "outcomes that are gone", c.LostOutcomes)
	textNames(t, "new policies", c.NewPolicies)
	textNames(t, "policies that are gone", c.LostPolicies)
	textNames(t, "the same in every trial", c.SameInAllTrials)
	if len(c.Outcomes) > 0 {
		t.Paragraph("", "± 95% is the simulation error of the change: both runs draw the same numbers, so that it is small. "+
			"A change that is less is open.")
	}
	_, err := t.WriteTo(w)
	return err
}

func textNames(t *table.Text, what string, names []string) {
	if len(names) > 0 {
		t.Paragraph("", what+": "+strings.Join(names, ", "))
	}
}

// changeTable has a row for each policy of both runs.
func changeTable(change results.OutcomeChange) *table.Table {
	t := &table.Table{Columns: valueColumns("policy", "before", "now", "change", "± 95%", "")}
	m := measure(change.Kind, change.Outcome.Unit)
	var values []float64
	for _, p := range change.Policies {
		values = append(values, m.Factor*p.Base, m.Factor*p.Own)
	}
	for _, p := range change.Policies {
		places := number.Decimals(values)
		if half := p.HalfWidth(); half != nil && *half > 0 {
			places = number.ErrorDecimals(m.Factor * *half)
		}
		in := func(m number.Measure) func(float64) string {
			return func(x float64) string { return m.Behind(number.Fixed(m.Factor*x, places)) }
		}
		cells := changeCells(p, in(m), in(m.Difference()))
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(cells...)})
	}
	return t
}

// changeCells is the row of a policy, its values printed as show does, and what they change by as by does.
func changeCells(p results.PolicyChange, show, by func(float64) string) []string {
	cells := []string{p.Policy, show(p.Base), show(p.Own)}
	if p.Verdict == results.Same {
		return append(cells, "", "", "the same")
	}
	sign, half := "", ""
	if p.Moved() > 0 {
		sign = "+"
	}
	if e := p.HalfWidth(); e != nil {
		half = by(*e)
	}
	return append(cells, sign+by(p.Moved()), half, changeVerdict(p.Comparison))
}

// changeVerdict is what a change may be called.
func changeVerdict(c results.Comparison) string {
	if !c.Clear() {
		return "open"
	}
	return c.Direction.String()
}
