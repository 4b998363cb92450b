package main

import (
	"context"
	"runtime/debug"

	"github.com/spf13/cobra"

	"wargame/analysis"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/scenario"
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

With --precision the run itself finds how many trials it takes: it stops when half the width of the 95%
interval of every difference from the baseline, jointly, is as small as asked. It looks at set numbers of
trials, so that the same command stops at the same trial on any machine, and its intervals allow for looking.

With --out DIR, each run is saved in DIR/NAME, under the name of its scenario: run.json, and a row a trial of
what was drawn and what came out, as CSV or Parquet. It is there whole or not at all, and wargame show prints it again.

Ctrl-C during a run prints what the trials that are complete say, with a caution; a second one stops at once.
With --out it saves them too, but over no run that is there already.`

const runExample = `  wargame run us-aid-pause
  wargame run library/us-aid-pause --trials 2k --policy half_year,carve_out --outcome weeks_uncovered
  wargame run library/us-aid-pause --trials 2k --set 'us_shells=50%' --seed 7
  wargame run library/us-aid-pause --trial 17 --policy half_year
  wargame run library/us-aid-pause --at median
  wargame run library/us-aid-pause --spread
  wargame run library/us-aid-pause --trials 2k --policy half_year --outcome ground_lost --chart
  wargame run library/us-aid-pause --precision 2%
  wargame run library/us-aid-pause --precision ground_lost=25 --trials-max 200k
  wargame run library/us-aid-pause --trials 2k --out kept --data parquet
  wargame run library/us-aid-pause --design sobol --trials 1_600 --format markdown`

// runFlags are the flags of run.
type runFlags struct {
	selection
	shown
	saving
	trial    count
	at       choice
	crossed  crossing
	watching bool
}

func newRun(a *app) *cobra.Command {
	f := &runFlags{
		selection: newSelection(),
		shown:     *newShown(),
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
			if err := f.conflicts(c.Flags()); err != nil {
				return err
			}
			if err := f.saving.check(a, c.Flags(), args); err != nil {
				return err
			}
			return f.run(c.Context(), a, args)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	f.selection.register(flags, "", "trials", "from", "seed", "policy", "outcome", "baseline", "set", "design", "of", "workers", "memory")
	f.precision.register(flags)
	f.shown.register(flags)
	flags.Var(&f.trial, "trial", "show the path of this one trial under each policy, from where they part")
	flags.Var(&f.at, "at", "one trial with every variable at its median: the base case")
	flags.Var(&f.crossed, "spread", "say of what the spread is made: assumption, chance or choice, of so many worlds that meet so many lucks each")
	usual := crossing(analysis.DefaultCrossing())
	flags.Lookup("spread").NoOptDefVal = usual.String()
	flags.BoolVar(&f.watching, "watch", false, "run again whenever a file that was read is saved, and show what changed; Ctrl-C ends")
	f.saving.register(flags)
	for _, name := range []string{"trial", "at", "spread", "out"} {
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
	if err := f.shown.check(); err != nil {
		return err
	}
	if f.trial > 0 || f.at.value != "" {
		if f.crossed.Worlds > 0 {
			return cli.Usage("--spread is of many trials; --trial and --at show one", "")
		}
		if f.out != "" {
			return cli.Usage("--out saves whole runs; --trial and --at show one trial", "")
		}
		if f.charts {
			return cli.Usage("--chart draws whole runs; --trial and --at show one trial", "")
		}
		return f.runTrials(ctx, a, files)
	}
	if f.crossed.Worlds > 0 {
		if f.out != "" || f.watching || f.charts {
			return cli.Usage("--spread shows of what the spread is made; --out, --chart and --watch are of runs", "")
		}
		if f.trials != newSelection().trials || f.design.value != design.Random || f.precision.asked() {
			return cli.Usage("--spread runs trials of its own, worlds times lucks, drawn at random: --trials, --design and --precision do not go with it",
				"for more of them: --spread=512x16")
		}
		return f.runSpreads(ctx, a, files)
	}
	if err := f.selection.check(); err != nil {
		return err
	}
	if f.watching {
		return f.watch(ctx, a, files)
	}
	reports, ending := each(ctx, a, files, f.report)
	return f.print(a, reports, ending)
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

// report runs one file and summarises it, and saves it where that is asked for.
func (f *runFlags) report(ctx context.Context, a *app, file string) (*results.Report, error) {
	p, err := f.prepare(ctx, a, file)
	if err != nil {
		return nil, err
	}
	wanted := f.wants()
	if f.out != "" {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
		f.after = savingMemory
		wanted = wants{series: true, influences: true} // it is shown in every format
		if p.merged, err = f.merged(a, f.set, p); err != nil {
			return nil, err
		}
	}
	run, stopped := f.summarise(ctx, a, p, wanted)
	if run == nil {
		return nil, stopped
	}
	if err := f.save(ctx, a, run, int(f.workers), stopped); err != nil {
		return run.Report, a.Tell(err).Worse(a.Tell(stopped))
	}
	return run.Report, stopped
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
