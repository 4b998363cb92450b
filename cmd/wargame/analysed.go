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
	"wargame/sim"
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

// again is what a run ran, to be run by a design of an analysis: all of its policies and some of its outcomes, which are indices into those of
// the scenario.
func again(ctx context.Context, name string, r *analysis.Run, outcomes []int) (*prepared, error) {
	p := &prepared{file: name, scenario: r.Scenario, policies: r.Policies, outcomes: outcomes, baseline: r.Policies[r.Baseline]}
	return p.compile(ctx)
}

// anew runs some outcomes of a run, by place among its own, once more with other options; why says in words how and what for.
func (f *selection) anew(ctx context.Context, a *app, name string, r *analysis.Run, places []int, o sim.RunOptions, why string) (*sim.Outcomes, error) {
	outcomes := make([]int, len(places))
	for n, k := range places {
		outcomes[n] = r.Outcomes.Outcomes[k]
	}
	p, err := again(ctx, name, r, outcomes)
	if err != nil {
		return nil, err
	}
	if err := f.fits(p.program.RunMemory(o), name+" "+why, "name the --policy and --outcome that matter"); err != nil {
		return nil, err
	}
	if isRun(name) {
		a.Note("%s is run again %s", name, why)
	}
	return p.run(ctx, a, o)
}

// refusal turns what a run cannot answer into words of ours; other errors stay as they are.
func refusal(name string, err error) error {
	var refused *analysis.Refused
	if errors.As(err, &refused) {
		return cli.Usage(name+": "+refused.Message, refused.Hint)
	}
	return err
}
