package render

import (
	"fmt"
	"io"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// Shifts prints as text what halving the step changes: a table for each outcome, and what follows from them.
func Shifts(w io.Writer, shifts []results.Shift, style table.Style) error {
	t := table.NewText(style)
	found := 0
	for from := 0; from < len(shifts); {
		to := from
		for to < len(shifts) && shifts[to].Outcome == shifts[from].Outcome {
			if shifts[to].Shifts {
				found++
			}
			to++
		}
		t.Space(1)
		t.Paragraph("", number.In(shifts[from].Unit).Named(shifts[from].Outcome))
		t.Table(shiftTable(shifts[from:to]), &table.Notes{})
		from = to
	}
	t.Space(1)
	if found == 0 {
		t.Paragraph("", "No outcome shifts by more than its error when the step is halved.")
	} else {
		t.Paragraph("", fmt.Sprintf("%d of %d shift by more than their error when the step is halved: a shorter step would change them. "+
			"(One in twenty of the others seems to shift by chance; try another --seed.)", found, len(shifts)))
	}
	_, err := t.WriteTo(w)
	return err
}

// shiftTable has a row for each policy; the shifts are those of one outcome.
func shiftTable(shifts []results.Shift) *table.Table {
	t := &table.Table{Columns: valueColumns("policy", "at the step", "at half", "shift", "± 95%", "")}
	var d differing
	for _, x := range shifts {
		if x.Mean != nil {
			d.values, d.differences = append(d.values, *x.Mean, *x.Halved), append(d.differences, *x.Shift)
		}
	}
	said := d.in(measure(shifts[0].Kind, shifts[0].Unit), 0)
	for _, x := range shifts {
		const none = "no trial counts"
		cells := []string{x.Policy, none, none, none, none, ""}
		if x.Mean != nil {
			by, half := said.difference(*x.Shift, x.Error)
			cells = []string{x.Policy, said.value(*x.Mean), said.value(*x.Halved), by, half, ""}
		}
		if x.Shifts {
			cells[5] = "shifts"
		}
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(cells...)})
	}
	return t
}
