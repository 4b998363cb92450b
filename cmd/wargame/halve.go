package main

import (
	"context"
	"fmt"
	"io"

	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
)

// shift is how one outcome under one policy changes when the step is halved.
type shift struct {
	Outcome string   `json:"outcome"`
	Policy  string   `json:"policy"`
	Unit    string   `json:"unit"`
	Kind    string   `json:"kind"`             // results.Number or results.Chance
	Mean    *float64 `json:"mean,omitempty"`   // at the scenario's step; nil: no trial counts
	Halved  *float64 `json:"halved,omitempty"` // at half of it
	Shift   *float64 `json:"shift,omitempty"`
	Error   *float64 `json:"error,omitempty"` // half the width of the shift's 95% interval
	Shifts  bool     `json:"shifts"`          // by more than its error
}

// halve runs a file at its step and at half of it.
func (f *selection) halve(ctx context.Context, a *app, file string) ([]shift, error) {
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
	s := runs[0].Scenario
	var shifts []shift
	for j, outcome := range runs[0].Outcomes {
		for i, policy := range runs[0].Policies {
			o := s.Outcomes[outcome]
			x := shift{Outcome: o.Name, Policy: s.Policies[policy].Name, Unit: o.Unit, Kind: results.Number}
			if o.Value.Type == scenario.Truth {
				x.Kind = results.Chance
			}
			x.compare(runs[0].Columns[i][j], runs[1].Columns[i][j])
			shifts = append(shifts, x)
		}
	}
	return shifts, nil
}

// compare fills in the shift. Both runs draw the same variables. (Draws at steps are not the same: there are twice as
// many.)
func (x *shift) compare(whole, half sim.Column) {
	d, ok := differ(whole, half)
	if !ok {
		return
	}
	x.Mean, x.Halved, x.Shift, x.Error, x.Shifts = &d.before, &d.after, &d.by, &d.err, d.clear()
}

// printShifts prints a table per outcome, and what follows from them.
func printShifts(w io.Writer, shifts []shift, width int) {
	out := text{w, width}
	found := 0
	for from := 0; from < len(shifts); {
		to := from
		s := &sheet{heads: []string{"policy", "at the step", "at half", "shift", "± 95%", ""}}
		for to < len(shifts) && shifts[to].Outcome == shifts[from].Outcome {
			s.rows = append(s.rows, shifts[to].row())
			if shifts[to].Shifts {
				found++
			}
			to++
		}
		out.line("")
		out.line(withUnit(shifts[from].Outcome, shifts[from].Unit))
		out.sheet(s)
		from = to
	}
	out.line("")
	if found == 0 {
		out.line("No outcome shifts by more than its error when the step is halved.")
		return
	}
	out.line(fmt.Sprintf("%d of %d shift by more than their error when the step is halved: a shorter step would change them. "+
		"(One in twenty of the others seems to shift by chance; try another --seed.)", found, len(shifts)))
}

// row is the shift as a row of its outcome's table.
func (x shift) row() []string {
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
			cell = number(*v*factor, decimals(known)) + suffix
		}
		row = append(row, cell)
	}
	if x.Shifts {
		return append(row, "shifts")
	}
	return append(row, "")
}
