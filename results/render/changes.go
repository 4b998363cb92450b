package render

import (
	"io"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// Changes prints as text, in so many digits, how a run differs from the one before: a table for each outcome that is not as
// it was, and the names of the others.
func Changes(w io.Writer, c results.Changes, style table.Style, digits number.Digits) error {
	const head = "What changed since the last run"
	t := table.NewText(style)
	t.Space(1)
	t.Paragraph("", head)
	t.Paragraph("", strings.Repeat("═", len(head)))
	for _, change := range c.Outcomes {
		t.Paragraph("", number.In(change.Outcome.Unit).Named(change.Outcome.Name)+forWhom("; better and worse ", change.Outcome.For))
		t.Table(changeTable(change, digits), &table.Notes{})
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
func changeTable(change results.OutcomeChange, digits number.Digits) *table.Table {
	t := &table.Table{Columns: valueColumns("policy", "before", "now", "change", "± 95%", "")}
	var d differing
	for _, p := range change.Policies {
		d.values, d.differences = append(d.values, p.Base, p.Own), append(d.differences, p.Moved())
	}
	said := d.in(measure(change.Kind, change.Outcome.Unit), digits)
	for _, p := range change.Policies {
		cells := []string{p.Policy, said.value(p.Base), said.value(p.Own), "", "", "the same"}
		if p.Verdict != results.Same {
			cells[3], cells[4] = said.difference(p.Moved(), p.HalfWidth())
			cells[5] = changeVerdict(p.Comparison)
		}
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(cells...)})
	}
	return t
}

// changeVerdict is what a change may be called.
func changeVerdict(c results.Comparison) string {
	if !c.Clear() {
		return "open"
	}
	return c.Direction.String()
}
