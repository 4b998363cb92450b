package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"wargame/analysis"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/number"
	"wargame/results/saved"
	"wargame/scenario"
	"wargame/sim"
)

// analysed is what an argument names, as something to ask why: with what its trials drew. Where the user interrupts a run, it gives
// those trials that are complete, and the interruption.
func (f *selection) analysed(ctx context.Context, a *app, name string) (*analysis.Run, *results.Report, error) {
	run, stopped := f.open(ctx, a, name, wants{})
	if run == nil {
		return nil, nil, stopped
	}
	if stopped != nil {
		ctx = context.WithoutCancel(ctx)
	}
	r, err := f.drawn(ctx, a, name, run)
	if err == nil && f.baseline != "" {
		err = f.rebase(name, r)
	}
	if err != nil {
		return nil, nil, err
	}
	return r, run.Report, stopped
}

// rebase makes the policy of --baseline that of a run, which a saved one need not be.
func (f *selection) rebase(name string, r *analysis.Run) error {
	found, err := find(name, "policy", []string{string(f.baseline)}, ranPolicies(r.Outcomes))
	if err == nil {
		r.Baseline = found[0]
	}
	return err
}

// ranPolicies are the names of the policies run.
func ranPolicies(o *sim.Outcomes) []string {
	var list []string
	for i := range o.Policies {
		list = append(list, o.Policy(i).Name)
	}
	return list
}

// keptOutcomes are the names of the outcomes kept.
func keptOutcomes(o *sim.Outcomes) []string {
	var list []string
	for k := range o.Outcomes {
		list = append(list, o.Outcome(k).Name)
	}
	return list
}

// drawn is a run with what its trials drew.
func (f *selection) drawn(ctx context.Context, a *app, name string, run *saved.Run) (*analysis.Run, error) {
	if run.Draws == nil {
		return nil, unreadable(name, saved.ErrNoTrials)
	}
	o := run.Outcomes
	if err := f.fitsDrawn(name, run.Scenario, len(o.Policies)*len(o.Outcomes), o.Trials); err != nil {
		return nil, err
	}
	drawn, err := cli.Await(ctx, func() ([][]float64, error) { return run.Draws(ctx, o.First, o.Trials) })
	if ctx.Err() != nil {
		return nil, cli.Interruption(fmt.Sprintf("interrupted while drawing the variables of %s", name))
	}
	if err != nil {
		return nil, err
	}
	keepTo(analysingMemory)
	baseline := slices.IndexFunc(run.Report.Policies, func(p results.PolicyReport) bool { return p.Name == run.Report.Baseline })
	return analysis.NewRun(o, drawn, baseline)
}

// again is what a run ran, to be run by a design of an analysis: all of its policies and some of its outcomes, which are indices into those of
// the scenario.
func again(ctx context.Context, name string, r *analysis.Run, outcomes []int) (*prepared, error) {
	p := &prepared{file: name, scenario: r.Scenario, policies: r.Policies, outcomes: outcomes, baseline: r.Policies[r.Baseline]}
	return p, p.compile(ctx)
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
	need := p.program.RunMemory(o)
	need.Outcomes += 8 * float64(r.Trials*(len(r.Policies)*len(r.Outcomes.Outcomes)+len(r.Drawn))) // which are there still
	if err := f.fits(need, "a run of "+name+", and one "+why, "ask for fewer --trials, or name the --policy and --outcome that matter"); err != nil {
		return nil, err
	}
	keepTo(analysingMemory)
	if isRun(name) {
		a.Note("%s is run again %s", name, why)
	}
	return p.run(ctx, a, o)
}

// fitsDrawn refuses what would take more memory than it may: so many outcome columns of a scenario, those of what its trials drew, and
// what estimators work in.
func (f *selection) fitsDrawn(name string, s *scenario.Scenario, columns, trials int) error {
	need := sim.Memory{Outcomes: 8 * float64(trials) * float64(columns+len(s.Variables)), Workers: analysis.Memory}
	return f.fits(need, fmt.Sprintf("%s trials of %s with what they drew for %s", number.Group(trials), name, number.Plural(len(s.Variables), "variable")), f.smaller(need))
}

// refusal turns what a run cannot answer into words of ours; other errors stay as they are.
func refusal(name string, err error) error {
	var refused *analysis.Refused
	if errors.As(err, &refused) {
		return cli.Usage(name+": "+refused.Message, refused.Hint)
	}
	return err
}
