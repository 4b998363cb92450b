package main

import (
	"io"
	"math"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// printChanges prints a table for each outcome that is not as it was in the run before, and names the others.
func printChanges(w io.Writer, c results.Changes, width int) error {
	const head = "What changed since the last run"
	out := table.NewText(table.Style{Width: width})
	out.Space(1)
	out.Paragraph("", head)
	out.Paragraph("", strings.Repeat("═", len(head)))
	for _, change := range c.Outcomes {
		out.Paragraph("", withUnit(change.Outcome.Name, change.Outcome.Unit))
		out.Table(changeTable(change), &table.Notes{})
		out.Space(1)
	}
	sayNames(out, "new outcomes", c.NewOutcomes)
	sayNames(out, "outcomes that are gone", c.LostOutcomes)
	sayNames(out, "new policies", c.NewPolicies)
	sayNames(out, "policies that are gone", c.LostPolicies)
	sayNames(out, "the same in every trial", c.SameInAllTrials)
	if len(c.Outcomes) > 0 {
		out.Paragraph("", "± 95% is the simulation error of the change: both runs draw the same numbers, so that it is small. "+
			"A change that is less is open.")
	}
	_, err := out.WriteTo(w)
	return err
}

func sayNames(out *table.Text, what string, names []string) {
	if len(names) > 0 {
		out.Paragraph("", what+": "+strings.Join(names, ", "))
	}
}

// changeTable has a row for each policy of both runs.
func changeTable(change results.OutcomeChange) *table.Table {
	t := &table.Table{Columns: columns("policy", "before", "now", "change", "± 95%", "")}
	factor, suffix := scale(change.Outcome)
	var values []float64
	for _, p := range change.Policies {
		values = append(values, p.Base*factor, p.Own*factor)
	}
	for _, p := range change.Policies {
		places := number.Decimals(values)
		if half := p.HalfWidth(); half != nil && *half > 0 { // two digits of the error
			places = min(max(1-int(math.Floor(math.Log10(*half*factor))), 0), 6)
		}
		cell := func(x float64) string { return number.Fixed(x*factor, places) + suffix }
		row := []string{p.Policy, cell(p.Base), cell(p.Own)}
		if p.Verdict == results.Same {
			t.Rows = append(t.Rows, table.Row{Cells: table.Cells(append(row, "", "", "the same")...)})
			continue
		}
		sign, half := "", ""
		if p.Moved() > 0 {
			sign = "+"
		}
		if e := p.HalfWidth(); e != nil {
			half = cell(*e)
		}
		row = append(row, sign+cell(p.Moved()), half, verdict(p.Comparison))
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(row...)})
	}
	return t
}

// scale is what people multiply an outcome by, and put behind it.
func scale(o *scenario.Outcome) (factor float64, suffix string) {
	switch {
	case o.Value.Type == scenario.Truth:
		return 100, "%"
	case o.Unit == "%":
		return 100, ""
	}
	return 1, ""
}

// verdict is what a change may be called.
func verdict(c results.Comparison) string {
	if !c.Clear() {
		return "open"
	}
	return c.Direction.String()
}
