package render

import (
	"fmt"
	"io"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// Shifts prints as text what halving the step changes: a table for each outcome, and what follows from them; and how rk4 does, where
// that was tried.
func Shifts(w io.Writer, shifts []results.Shift, rk4 *results.UnderRK4, style table.Style) error {
	t := table.NewText(style)
	means, spreads := 0, 0
	for from := 0; from < len(shifts); {
		to := from
		for to < len(shifts) && shifts[to].Outcome == shifts[from].Outcome {
			if shifts[to].Shifts {
				means++
			}
			if shifts[to].Spreads {
				spreads++
			}
			to++
		}
		t.Space(1)
		t.Paragraph("", number.In(shifts[from].Unit).Named(shifts[from].Outcome))
		t.Table(shiftTable(shifts[from:to]), &table.Notes{})
		from = to
	}
	t.Space(1)
	for _, line := range conclusions(means, spreads, len(shifts)) {
		t.Paragraph("", line)
	}
	if rk4 != nil {
		t.Paragraph("", advice(rk4))
	}
	_, err := t.WriteTo(w)
	return err
}

// conclusions are what follows where so many of all shift, and so many spread more or less.
func conclusions(means, spreads, all int) []string {
	if means == 0 && spreads == 0 {
		return []string{"No outcome shifts by more than its error when the step is halved, nor does how far it spreads (sd: standard deviation over trials)."}
	}
	var lines []string
	if means > 0 {
		lines = append(lines, fmt.Sprintf("%d of %d shift by more than their error when the step is halved: a shorter step would change them. "+
			"(One in twenty of the others seems to shift by chance; try another --seed.)", means, all))
	}
	if spreads > 0 {
		lines = append(lines, fmt.Sprintf("%d of %d spread more or less (sd: standard deviation over trials). By much, it is noise that is drawn at each step "+
			"in a rate: divide it by sqrt(dt).", spreads, all))
	}
	return lines
}

// advice says whether the step would do under rk4.
func advice(u *results.UnderRK4) string {
	switch {
	case u.Refused != "":
		return "Under rk4 this step cannot be tried: " + u.Refused + "."
	case u.Helped == 0:
		return "Under rk4 they shift as well: another method is no help here."
	}
	return fmt.Sprintf("Under rk4 %d of the %d that shift do so by a quarter of it at most, at the same step: write clock: {method: rk4}. "+
		"(A step takes about four times as long.)", u.Helped, u.Shifted)
}

// shiftTable has a row for each policy; the shifts are those of one outcome.
func shiftTable(shifts []results.Shift) *table.Table {
	heads := []string{"at the step", "at half", "shift", "± 95%"}
	spreads := shifts[0].Kind == results.Number
	if spreads {
		heads = append(heads, "sd", "at half")
	}
	t := &table.Table{Columns: valueColumns("policy", append(heads, "")...)}
	var d, sd differing
	for _, x := range shifts {
		if x.Mean != nil && x.Halved != nil && x.Shift != nil {
			d.values, d.differences = append(d.values, *x.Mean, *x.Halved), append(d.differences, *x.Shift)
		}
		if x.SD != nil && x.HalvedSD != nil {
			sd.values = append(sd.values, *x.SD, *x.HalvedSD)
		}
	}
	m := measure(shifts[0].Kind, shifts[0].Unit)
	said, spread := d.in(m, 0), sd.in(m, 0)
	for _, x := range shifts {
		const none = "no trial counts"
		cells := []string{x.Policy, none, none, none, none}
		if x.Mean != nil && x.Halved != nil && x.Shift != nil {
			by, half := said.difference(*x.Shift, x.Error)
			cells = []string{x.Policy, said.value(*x.Mean), said.value(*x.Halved), by, half}
		}
		switch {
		case spreads && x.SD != nil && x.HalvedSD != nil:
			cells = append(cells, spread.value(*x.SD), spread.value(*x.HalvedSD))
		case spreads:
			cells = append(cells, none, none)
		}
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(append(cells, changed(x))...)})
	}
	return t
}

// changed says which of mean and spread changes by more than its error.
func changed(x results.Shift) string {
	switch {
	case x.Shifts && x.Spreads:
		return "both"
	case x.Shifts:
		return "shifts"
	case x.Spreads:
		return "spreads"
	}
	return ""
}
