package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/contract"
	"wargame/results/number"
	"wargame/results/render"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

const runLong = `run plays every scenario under each of its policies and says how the policies compare.

All policies meet the same luck: trial 17 draws the same numbers under each, so their differences are
paired. The same seed gives the same numbers, on any number of workers.

A FILE is a path, - for standard input, or the name of a scenario that comes with wargame, such as
us-aid-pause (wargame scenarios lists them; library/us-aid-pause where there is a file of that name).

With --watch, every file is run again whenever it, or a file that it extends, is saved; a table then
says what changed since the last run, and whether by more than the simulation error. A mistake is shown
and waited out. Ctrl-C ends the watch, with exit status 0: it is the way it ends.

Ctrl-C during a run prints what the trials that are complete say, with a caution; a second one stops at once.`

const runExample = `  wargame run us-aid-pause
  wargame run library/us-aid-pause --trials 2k --policy half_year,carve_out --outcome weeks_uncovered
  wargame run library/us-aid-pause --trials 2k --set 'us_shells=50%' --seed 7
  wargame run library/us-aid-pause --trial 17 --policy half_year
  wargame run library/us-aid-pause --at median
  wargame run library/us-aid-pause --design sobol --trials 1_600 --format markdown`

// runFlags are the flags of run.
type runFlags struct {
	selection
	output
	screen
	trial    count
	at       choice
	watching bool
}

func newRun(a *app) *cobra.Command {
	f := &runFlags{
		selection: newSelection(),
		output:    output{oneOf("table", "json", "csv", "markdown")},
		screen:    screen{table: choice{among: []string{scorecard, detail}}},
		at:        choice{among: []string{design.Median}},
	}
	c := &cobra.Command{
		Use:               "run FILE...",
		SuggestFor:        []string{"simulate", "start"},
		Short:             "Run scenarios and compare their policies",
		Long:              runLong + cli.StatusHelp(map[cli.Status]string{cli.Unmet: "a check of a scenario does not hold"}),
		Example:           runExample,
		Args:              scenarioArgs,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), a, args)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	f.selection.register(flags, "", "trials", "seed", "policy", "outcome", "baseline", "set", "design", "workers", "memory")
	f.output.register(flags)
	f.screen.register(flags)
	flags.Var(&f.trial, "trial", "show the path of this one trial under each policy, from where they part")
	flags.Var(&f.at, "at", "one trial with every variable at its median: the base case")
	flags.BoolVar(&f.watching, "watch", false, "run again whenever a file that was read is saved, and show what changed; Ctrl-C ends")
	flags.Lookup("digits").DefValue = "3"
	for _, name := range []string{"trial", "at"} {
		flags.Lookup(name).DefValue = ""
	}
	return c
}

// run runs every file in turn. A file that is wrong or fails does not keep the others' results from being shown, nor
// does an interrupt those that are complete.
func (f *runFlags) run(ctx context.Context, a *app, files []string) error {
	if f.watching {
		if err := f.watchable(files); err != nil {
			return err
		}
	}
	if form := f.format.value; f.digits > 0 && (form == "json" || form == "csv") {
		return cli.Usage(fmt.Sprintf("--digits is of tables and markdown: --format %s has every digit", form), "")
	}
	if f.trial > 0 || f.at.value != "" {
		return f.runTrials(ctx, a, files)
	}
	if err := f.selection.check(); err != nil {
		return err
	}
	if f.watching {
		return f.watch(ctx, a, files)
	}
	reports, ending := each(ctx, a, files, f.report)
	if len(reports) == 0 {
		return ending
	}
	if err := a.Page(func(w io.Writer) error { return f.render(w, a, reports) }); err != nil {
		return err
	}
	for _, report := range reports {
		ending = ending.Worse(f.unmetChecks(a, report))
	}
	return ending
}

// each makes something of every file, telling of errors as they come, until the user interrupts. Of a file of which
// nothing was made there is nothing.
func each[T any](ctx context.Context, a *app, files []string, of func(context.Context, *app, string) (*T, error)) ([]*T, cli.Status) {
	var made []*T
	ending := cli.Done
	for _, file := range files {
		one, err := of(ctx, a, file)
		if one != nil {
			made = append(made, one)
		}
		ending = ending.Worse(a.Tell(err))
		if ctx.Err() != nil {
			break
		}
	}
	return made, ending
}

// report runs one file and summarises it.
func (f *runFlags) report(ctx context.Context, a *app, file string) (*results.Report, error) {
	p, err := f.prepare(ctx, a, file, false)
	if err != nil {
		return nil, err
	}
	_, report, err := f.summarise(ctx, a, p)
	return report, err
}

// summarise runs a prepared scenario and says what its outcomes mean. Where the user interrupts, it does so of the trials that
// are complete, with a caution and without watched series, and gives the interruption too.
func (f *runFlags) summarise(ctx context.Context, a *app, p *prepared) (*sim.Outcomes, *results.Report, error) {
	o := f.options()
	series, err := f.series(p, o)
	if err != nil {
		return nil, nil, err
	}
	if o.Design, err = design.New(f.design.value, int(f.trials)); err != nil {
		return nil, nil, err
	}
	outcomes, stopped := p.run(ctx, a, o)
	if outcomes == nil {
		return nil, nil, stopped
	}
	cautions := warnings(p.scenario)
	if stopped != nil {
		cautions = append([]results.Warning{cut(outcomes.Trials, o.Trials)}, cautions...)
		ctx = context.WithoutCancel(ctx) // who cannot wait for this either interrupts a second time
	}
	report, err := cli.Await(ctx, func() (*results.Report, error) {
		report, err := results.NewReport(outcomes, results.Meta{Version: version, Command: f.command(p.file, outcomes.Trials), Again: f.again(p.file),
			File: p.file, Baseline: p.scenario.Policies[p.baseline].Name, Workers: int(f.workers), Warnings: cautions})
		if err == nil && stopped == nil && series != nil {
			err = failure(series.Record(ctx, ofSeries(o), func(r sim.Recorded) { report.AddSeries(p.scenario, r) }), p.scenario, uint64(f.seed))
		}
		if err == nil {
			err = failure(f.influences(ctx, p, outcomes, o, report), p.scenario, uint64(f.seed))
		}
		return report, err
	})
	if ctx.Err() != nil {
		return nil, nil, cli.Interruption(fmt.Sprintf("interrupted while summarising %s", p.file))
	}
	if err != nil {
		return nil, nil, err
	}
	return outcomes, report, stopped
}

// series is the program of the series that are printed beside the outcomes; nil where there are none. Both are refused
// where they would take too much memory: what a run takes is known before it starts.
func (f *runFlags) series(p *prepared, o sim.RunOptions) (*sim.Program, error) {
	if err := f.fitsRun(p, o, 1); err != nil {
		return nil, err
	}
	if f.format.value != "json" {
		return nil, nil
	}
	series, err := p.watching()
	if series == nil || err != nil {
		return nil, err
	}
	need := series.RecordMemory(ofSeries(o))
	need.Outcomes = p.program.RunMemory(o).Outcomes
	return series, f.fits(need, fmt.Sprintf("the series of %s trials of %s", number.Group(ofSeries(o).Trials), p.file), f.smaller(need))
}

// render prints reports as --format says.
func (f *runFlags) render(w io.Writer, a *app, reports []*results.Report) error {
	switch f.format.value {
	case "json":
		return contract.Write(w, contract.NewRuns(reports))
	case "csv":
		return render.CSV(w, reports)
	case "markdown":
		return f.printMarkdown(w, a, reports)
	}
	return f.printTables(w, a, reports)
}

// unmetChecks tells which checks of a scenario do not hold, and how to see a trial in which they do not.
func (f *runFlags) unmetChecks(a *app, report *results.Report) cli.Status {
	s := cli.Done
	for _, check := range report.Checks {
		if check.Holds {
			continue
		}
		s = cli.Unmet
		hint := fmt.Sprintf("see a trial in which it fails: %s --trial %d", report.Again, check.Failing)
		a.Error(fmt.Sprintf("%s: a check does not hold: %s (it holds in %.4g%% of trials)", report.File, check.That, 100*check.Share), hint)
	}
	return s
}

// warnings are what validate warns of, for a report.
func warnings(s *scenario.Scenario) []results.Warning {
	list := make([]results.Warning, 0, len(s.Warnings))
	for _, d := range s.Warnings {
		text := d.Message
		if !d.Span.IsZero() {
			text = d.Span.String() + ": " + text
		}
		if d.Hint != "" {
			text += "; " + d.Hint
		}
		list = append(list, results.Warning{Code: d.Code, Text: text})
	}
	return list
}
