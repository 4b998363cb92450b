package main

import (
	"context"
	"fmt"
	"io"
	"math"

	"wargame/results"
)

// shift is how one outcome under one policy changes when the step is halved.
type shift struct {
	Policy  string   `json:"policy"`
	Outcome string   `json:"outcome"`
	Unit    string   `json:"unit"`
	Mean    *float64 `json:"mean,omitempty"`   // at the scenario's step; nil: no trial counts
	Halved  *float64 `json:"halved,omitempty"` // at half of it
	Shift   *float64 `json:"shift,omitempty"`
	Error   *float64 `json:"error,omitempty"` // half the width of the shift's 95% interval
	Shifts  bool     `json:"shifts"`          // by more than its error
}

// halve runs a file at its step and at half of it. The draws of variables are the same in both runs; those at steps
// are not, since there are twice as many, so the shift has the errors of both means.
func (f *runFlags) halve(ctx context.Context, a *app, file string) ([]shift, error) {
	var reports [2]*results.Report
	for i, half := range []bool{false, true} {
		p, err := f.prepare(ctx, a, file, half)
		if err != nil {
			return nil, err
		}
		if reports[i], err = f.summarise(ctx, a, p); err != nil {
			return nil, err
		}
	}
	var shifts []shift
	for i, policy := range reports[0].Policies {
		for j, whole := range policy.Outcomes {
			half := reports[1].Policies[i].Outcomes[j]
			shifts = append(shifts, newShift(policy.Name, whole, half))
		}
	}
	return shifts, nil
}

func newShift(policy string, whole, half results.OutcomeReport) shift {
	s := shift{Policy: policy, Outcome: whole.Name, Unit: whole.Unit, Mean: whole.Mean, Halved: half.Mean}
	if whole.Mean == nil || half.Mean == nil || whole.SE == nil || half.SE == nil {
		return s
	}
	by := *half.Mean - *whole.Mean
	err := 1.96 * math.Hypot(*whole.SE, *half.SE)
	s.Shift, s.Error = &by, &err
	s.Shifts = math.Abs(by) > err+rounding*math.Abs(*whole.Mean)
	return s
}

// rounding is how far two means may differ, relatively, for no reason but the order of sums.
const rounding = 1e-9

// printShifts prints a line per outcome and policy, and what follows from them.
func printShifts(w io.Writer, shifts []shift) error {
	s := &sheet{heads: []string{"outcome", "policy", "at the step", "at half", "shift", "± 95%", ""}}
	found := 0
	for _, x := range shifts {
		mark := ""
		if x.Shifts {
			mark = "shifts"
			found++
		}
		var all []float64
		for _, v := range []*float64{x.Mean, x.Halved, x.Shift, x.Error} {
			if v != nil {
				all = append(all, inUnit(*v, x.Unit))
			}
		}
		cell := func(v *float64) string {
			if v == nil {
				return ""
			}
			return number(inUnit(*v, x.Unit), decimals(all))
		}
		s.rows = append(s.rows, []string{withUnit(x.Outcome, x.Unit), x.Policy, cell(x.Mean), cell(x.Halved), cell(x.Shift), cell(x.Error), mark})
	}
	out := text{w}
	out.line("")
	out.sheet(s)
	out.line("")
	switch {
	case found == 0:
		out.line("No outcome shifts by more than its error when the step is halved.")
	case found == 1:
		out.line("One outcome shifts by more than its error when the step is halved: a shorter step changes the result.")
	default:
		out.line(fmt.Sprintf("%d of %d outcomes shift by more than their error when the step is halved: a shorter step changes the results.", found, len(shifts)))
	}
	return nil
}
