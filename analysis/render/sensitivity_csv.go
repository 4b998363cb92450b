package render

import (
	"io"

	"wargame/analysis"
	"wargame/results/table"
)

// SensitivityCSV prints a row for each figure: of which outcome, policy, other policy where it is of their difference, and variable.
func SensitivityCSV(w io.Writer, s *analysis.Sensitivity) error {
	t := &table.Table{}
	for _, key := range []string{"scenario", "outcome", "policy", "against", "variable", "figure", "value", "lo", "hi"} {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	for i := range s.Explained {
		e := &s.Explained[i]
		against := ""
		if e.Against != nil {
			against = e.Against.Name
		}
		add := func(variable, figure string, x *analysis.Estimate) {
			if x == nil {
				return
			}
			var cells []table.Cell
			for _, raw := range []string{s.Scenario, e.Outcome.Name, e.Policy.Name, against, variable, figure, full(x.Value), full(x.Lo), full(x.Hi)} {
				cells = append(cells, table.Cell{Raw: raw})
			}
			t.Rows = append(t.Rows, table.Row{Cells: cells})
		}
		influence := func(name string, x *analysis.Influence) {
			add(name, "first_order", x.FirstOrder)
			add(name, "total", x.Total)
			add(name, "delta", x.Delta)
			add(name, "prcc", x.PRCC)
			add(name, "width", x.Width)
			if x.Width != nil {
				low, high := exactly(x.Low.Mean), exactly(x.High.Mean)
				add(name, "low_mean", &low)
				add(name, "high_mean", &high)
			}
		}
		for j := range e.Influences {
			influence(e.Influences[j].Name, &e.Influences[j])
		}
		if e.Why == "" {
			add("", "explained", &e.Sum)
		}
		if e.Luck != nil {
			influence("luck", e.Luck)
		}
	}
	return table.CSV(w, t)
}
