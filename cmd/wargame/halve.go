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
		if err = p.fits(len(runs) * int(f.trials)); err != nil {
			return nil, err
		}
		runs[i], err = p.run(ctx, a, sim.RunOptions{Seed: uint64(f.seed), Trials: int(f.trials), Workers: int(f.workers)})
		if err != nil {
			return nil, err
		}
	}
	return results.Shifted(runs[0], runs[1]), nil
}
