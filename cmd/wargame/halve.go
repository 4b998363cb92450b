package main

import (
	"context"
	"errors"
	"slices"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
)

// halve runs a file at its step and at half of it; where outcomes shift under euler, also under rk4, which may do with the step.
func (f *selection) halve(ctx context.Context, a *app, file string) ([]results.Shift, *results.UnderRK4, error) {
	shifts, method, err := f.halved(ctx, a, file, nil)
	if err != nil || method == scenario.RK4 || !slices.ContainsFunc(shifts, func(x results.Shift) bool { return x.Shifts }) {
		return shifts, nil, err
	}
	rk4 := scenario.RK4
	under, _, err := f.halved(ctx, a, file, &rk4)
	var stopped *cli.Failure
	switch {
	case errors.As(err, &stopped):
		return shifts, &results.UnderRK4{Refused: stopped.Message}, nil
	case err != nil:
		return shifts, nil, err
	}
	return shifts, results.NewUnderRK4(shifts, under), nil
}

// halved is what halving the step changes under a method; nil: that of the file, which is told.
func (f *selection) halved(ctx context.Context, a *app, file string, method *scenario.Method) ([]results.Shift, scenario.Method, error) {
	var runs [2]*sim.Outcomes
	var under scenario.Method
	for i, half := range []bool{false, true} {
		p, err := f.prepareStepping(ctx, a, file, scenario.Options{Halve: half, Method: method})
		if err != nil {
			return nil, under, err
		}
		o := f.options()
		if err = f.fitsRun(p, o, len(runs)); err != nil {
			return nil, under, err
		}
		runs[i], err = p.run(ctx, a, o)
		if err != nil {
			return nil, under, err
		}
		under = p.scenario.Clock.Method
	}
	return results.Shifted(runs[0], runs[1]), under, nil
}
