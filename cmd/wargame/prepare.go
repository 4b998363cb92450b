package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/number"
	"wargame/results/saved"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
	"wargame/sim/kernel"
)

// prepared is a scenario and the program of what the flags ask of it.
type prepared struct {
	file     string // as the user named it
	scenario *scenario.Scenario
	program  *sim.Program
	policies []int  // those to run, in file order, the baseline among them
	outcomes []int  // those to show, in file order
	baseline int    // the policy that others are compared with
	merged   []byte // the scenario as merged, where it is to be saved
}

// prepare loads a file and compiles what the flags ask of it.
func (f *selection) prepare(ctx context.Context, a *app, file string) (*prepared, error) {
	return f.prepareStepping(ctx, a, file, scenario.Options{})
}

// prepareStepping is prepare of a scenario whose steps are others than the file says.
func (f *selection) prepareStepping(ctx context.Context, a *app, file string, steps scenario.Options) (*prepared, error) {
	s, err := a.load(ctx, file, scenario.Options{Set: f.set, Halve: steps.Halve, Method: steps.Method})
	if err != nil {
		return nil, err
	}
	if s.Abstract {
		return nil, abstract(file)
	}
	p := &prepared{file: file, scenario: s}
	if p.policies, p.outcomes, p.baseline, err = f.choose(file, s); err != nil {
		return nil, err
	}
	return p, p.compile(ctx)
}

// abstract is the error of a scenario that is not run.
func abstract(file string) error {
	return cli.Usage(file+" is abstract: it is there for other scenarios to extend, and cannot be run",
		"to check it: wargame validate "+quoteFile(file))
}

// compile makes the program.
func (p *prepared) compile(ctx context.Context) (err error) {
	if err := kernel.Check(); err != nil {
		return cli.Usage(err.Error(), "unset it to use the fastest")
	}
	p.program, err = cli.Await(ctx, func() (*sim.Program, error) {
		return sim.Compile(p.scenario, sim.Options{Policies: p.policies, Outcomes: p.outcomes})
	})
	if ctx.Err() != nil {
		return cli.Interruption(fmt.Sprintf("interrupted while preparing %s", p.file))
	}
	return err
}

// run runs the program, with a progress line, and says what went wrong in words. Where the user interrupts, it gives with the
// interruption what is complete, if anything is.
func (p *prepared) run(ctx context.Context, a *app, o sim.RunOptions) (*sim.Outcomes, error) {
	line := a.Progress(p.scenario.Name)
	o.Progress = line.Update
	outcomes, err := cli.Await(ctx, func() (*sim.Outcomes, error) { return p.program.Run(ctx, o) })
	line.End()
	if err == nil || ctx.Err() == nil {
		return outcomes, failure(err, p.scenario, o.Seed)
	}
	said := fmt.Sprintf("interrupted: %s of %s trials of %s were done", number.Group(line.Done()), number.Group(o.Trials), p.file)
	var stopped *sim.Interrupted
	errors.As(err, &stopped)
	switch {
	case stopped != nil && stopped.Complete != nil:
		return stopped.Complete, cli.Interruption(said + "; its results are those of the first " + number.Group(stopped.Complete.Trials))
	case o.Design != nil && o.Design.Size() > 0:
		said += fmt.Sprintf("; a part of a run with --design %s says nothing, so that it has no results", o.Design.Name())
	}
	return nil, cli.Interruption(said)
}

// cut is the caution of results that are those of a part of the trials.
func cut(complete int, asked string) results.Warning {
	return results.Warning{Code: "interrupted", Text: fmt.Sprintf("interrupted: these are the results of the first %s of %s trials",
		number.Group(complete), asked)}
}

// watching is the program that records what the scenario watches; nil where that is nothing.
func (p *prepared) watching() (*sim.Program, error) {
	if len(p.scenario.Watch) == 0 {
		return nil, nil
	}
	var watched []*scenario.Expr
	for _, w := range p.scenario.Watch {
		watched = append(watched, w.Value)
	}
	return sim.Compile(p.scenario, sim.Options{Policies: p.policies, Outcomes: []int{}, Record: watched})
}

// ofSeries are the options of a run for the series that go with it: they come of its first trials.
func ofSeries(o sim.RunOptions) sim.RunOptions {
	o.Trials = min(o.Trials, results.SeriesTrials)
	return o
}

// influences adds to a report what it hangs on.
func (p *prepared) influences(ctx context.Context, o *sim.Outcomes, run sim.RunOptions, report *results.Report) error {
	run.Trials = results.InfluenceTrials(o)
	drawn, err := sim.Variables(ctx, p.scenario, run)
	if err == nil {
		report.AddInfluences(o, drawn, run.Workers)
	}
	return err
}

// draws are what the trials of a run drew, drawn anew.
func (p *prepared) draws(run sim.RunOptions) saved.Draws {
	return func(ctx context.Context, first, n int) ([][]float64, error) {
		some := run
		some.First, some.Trials = first, n
		drawn, err := sim.Variables(ctx, p.scenario, some)
		return drawn, failure(err, p.scenario, run.Seed)
	}
}

// failure turns what a trial of a scenario ran into into what the user needs to see it again; other errors stay as they are.
func failure(err error, s *scenario.Scenario, seed uint64) error {
	var e *sim.RunError
	if !errors.As(err, &e) {
		return err
	}
	where := fmt.Sprintf("in trial %d of seed %d, at %s %s", e.Trial, seed, s.Clock.Unit, number.Full(e.Time))
	if e.Policy != "" {
		where += ", under policy " + e.Policy
	}
	d := source.Diagnostic{Span: e.Span, Message: e.Quantity + ": " + e.Message, Hint: e.Hint, Notes: []source.Note{{Message: where}}}
	if len(e.Variables) > 0 {
		drawn := make([]string, len(e.Variables))
		for i, v := range e.Variables {
			drawn[i] = strings.TrimSpace(fmt.Sprintf("%s = %s %s", v.Name, number.Full(v.Value), v.Unit))
		}
		d.Notes = append(d.Notes, source.Note{Message: "that trial drew " + strings.Join(drawn, ", ")})
	}
	return &cli.Failure{Diagnostic: d}
}
