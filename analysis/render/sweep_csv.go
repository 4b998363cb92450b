package render

import (
	"io"

	"wargame/analysis"
	"wargame/results/number"
	"wargame/results/table"
)

// SweepCSV prints a row for each point, outcome, policy and part of the futures.
func SweepCSV(w io.Writer, s *analysis.Sweep) error {
	t := &table.Table{}
	keys := []string{"scenario"}
	for _, a := range s.Axes {
		keys = append(keys, a.Name)
	}
	for _, key := range append(keys, "outcome", "unit", "policy", "part", "trials", "mean", "lo", "hi", "p5", "p95", "change", "change_lo", "change_hi") {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	for i := range s.Curves {
		c := &s.Curves[i]
		for n, p := range c.Points {
			row := []string{s.Scenario}
			for a, x := range s.At(n) {
				row = append(row, s.Axes[a].Raw(x))
			}
			part := ""
			if c.Part != nil {
				part = analysis.Restriction{Limits: c.Part.Limits}.Says(s.By)
			}
			row = append(row, c.Outcome.Name, c.Outcome.Unit, c.Policy.Name, part, number.Full(float64(p.Counted)))
			numbers := []*float64{p.Mean, p.Lo, p.Hi, nil, nil, nil, nil, nil}
			if q := p.Quantiles; q != nil && !c.Outcome.IsChance() {
				numbers[3], numbers[4] = &q.P5.Value, &q.P95.Value
			}
			if n > 0 && len(s.Axes) == 1 && c.Steps[n-1] != nil {
				step := c.Steps[n-1]
				numbers[5], numbers[6], numbers[7] = &step.Mean, step.Lo, step.Hi
			}
			for _, x := range numbers {
				row = append(row, full(or(x)))
			}
			cells := make([]table.Cell, len(row))
			for k := range row {
				cells[k] = table.Cell{Raw: row[k]}
			}
			t.Rows = append(t.Rows, table.Row{Cells: cells})
		}
	}
	return table.CSV(w, t)
}
