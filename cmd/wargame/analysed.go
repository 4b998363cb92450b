package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"wargame/analysis"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/saved"
)

// analysed is what an argument names, as something to ask why: with what its trials drew. Where the user interrupts a run, it gives
// those trials that are complete, and the interruption.
func (f *selection) analysed(ctx context.Context, a *app, name string) (*analysis.Run, *results.Report, error) {
	run, stopped := f.open(ctx, a, name, wants{})
	if run == nil {
		return nil, nil, stopped
	}
	if run.Draws == nil {
		return nil, nil, unreadable(name, saved.ErrNoTrials)
	}
	if stopped != nil {
		ctx = context.WithoutCancel(ctx)
	}
	o := run.Outcomes
	drawn, err := cli.Await(ctx, func() ([][]float64, error) { return run.Draws(ctx, o.First, o.Trials) })
	if ctx.Err() != nil {
		return nil, nil, cli.Interruption(fmt.Sprintf("interrupted while drawing the variables of %s", name))
	}
	if err != nil {
		return nil, nil, err
	}
	baseline := slices.IndexFunc(run.Report.Policies, func(p results.PolicyReport) bool { return p.Name == run.Report.Baseline })
	r, err := analysis.NewRun(o, drawn, baseline)
	if err != nil {
		return nil, nil, err
	}
	return r, run.Report, stopped
}

// refusal turns what a run cannot answer into words of ours; other errors stay as they are.
func refusal(name string, err error) error {
	var refused *analysis.Refused
	if errors.As(err, &refused) {
		return cli.Usage(name+": "+refused.Message, refused.Hint)
	}
	return err
}
