package main

import (
	"context"

	"wargame/results"
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
		o := f.options()
		if err = f.fitsRun(p, o, len(runs)); err != nil {
			return nil, err
		}
		runs[i], err = p.run(ctx, a, o)
		if err != nil {
			return nil, err
		}
	}
	return results.Shifted(runs[0], runs[1]), nil
}
