package main

import (
	"context"
	"fmt"
	"io"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/sim"
)

// halve runs a file at its step and at half of it.
func (f *selection) halve(ctx context.Context, a *app, file string) ([]results.Shift, error) {
	var runs [2]*sim.Outcomes
	for i, half := range []bool{false, true} {
		p, err := f.prepare(ctx, a, file, half)
		if err != nil {
			return nil, err
		}
		if err = p.fits(len(runs) * int(f.trials)); err != nil {
			return nil, err
		}
		runs[i], err = p.run(ctx, a, sim.RunOptions{Seed: f.seed, Trials: int(f.trials), Workers: int(f.workers)})
		if err != nil {
			return nil, err
		}
	}
	return results.Shifted(runs[0], runs[1]), nil
}

// printShifts prints a table per outcome, and what follows from them.
func printShifts(w io.Writer, shifts []results.Shift, width int) error {
	out := table.NewText(table.Style{Width: width})
	found := 0
	for from := 0; from < len(shifts); {
		to := from
		t := &table.Table{Columns: columns("policy", "at the step", "at half", "shift", "± 95%", "")}
		for to < len(shifts) && shifts[to].Outcome == shifts[from].Outcome {
			t.Rows = append(t.Rows, table.Row{Cells: table.Cells(shiftRow(shifts[to])...)})
			if shifts[to].Shifts {
				found++
			}
			to++
		}
		out.Space(1)
		out.Paragraph("", withUnit(shifts[from].Outcome, shifts[from].Unit))
		out.Table(t, &table.Notes{})
		from = to
	}
	out.Space(1)
	if found == 0 {
		out.Paragraph("", "No outcome shifts by more than its error when the step is halved.")
	} else {
		out.Paragraph("", fmt.Sprintf("%d of %d shift by more than their error when the step is halved: a shorter step would change them. "+
			"(One in twenty of the others seems to shift by chance; try another --seed.)", found, len(shifts)))
	}
	_, err := out.WriteTo(w)
	return err
}

// shiftRow is the shift as a row of its outcome's table.
func shiftRow(x results.Shift) []string {
	factor, suffix := 1.0, ""
	switch {
	case x.Kind == results.Chance:
		factor, suffix = 100, "%"
	case x.Unit == "%":
		factor = 100
	}
	var known []float64
	for _, v := range []*float64{x.Mean, x.Halved, x.Shift, x.Error} {
		if v != nil {
			known = append(known, *v*factor)
		}
	}
	row := []string{x.Policy}
	for _, v := range []*float64{x.Mean, x.Halved, x.Shift, x.Error} {
		cell := "no trial counts"
		if v != nil {
			cell = number.Fixed(*v*factor, number.Decimals(known)) + suffix
		}
		row = append(row, cell)
	}
	if x.Shifts {
		return append(row, "shifts")
	}
	return append(row, "")
}
