package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"wargame/analysis"
	analysisjson "wargame/analysis/contract"
	analysisrender "wargame/analysis/render"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results/contract"
	"wargame/scenario"
)

const sweepLong = `sweep runs a scenario again and again with a lever, or a variable, at one value after another, and says
how its outcomes change: as lines, or, over two of them, as maps.

--lever NAME=LOW..HIGH/POINTS sets a lever instead of what the policy makes of it; without a range it goes
through all of the lever's own, or its options. --variable takes a variable instead of drawing it; without
a range it goes from where 5% of its draws lie below to where 5% lie above.

Every point meets the same luck, so that the difference of a point from the one before is paired: it says
where a curve really turns. All is under the baseline, or the policies named with --policy.`

const sweepExample = `  wargame sweep us-aid-pause --lever us_air_defence=0%..100%/6 --trials 2k --outcome weeks_uncovered
  wargame sweep us-aid-pause --lever us_air_defence --by covered --trials 1k --outcome weeks_uncovered
  wargame sweep us-aid-pause --lever us_air_defence=0%..100%/5 --variable covered=20%..80%/4 --trials 500 --outcome weeks_uncovered`

// sweepFlags are the flags of sweep.
type sweepFlags struct {
	selection
	output
	axes []axisText
	by   word
}

func newSweep(a *app) *cobra.Command {
	f := &sweepFlags{selection: newSelection(), output: output{oneOf("table", "json", "csv", "markdown")}}
	c := &cobra.Command{
		Use:               "sweep FILE",
		SuggestFor:        []string{"vary", "scan", "lever"},
		Short:             "Say how outcomes change with a lever or a variable",
		Long:              sweepLong + cli.StatusHelp(nil),
		Example:           sweepExample,
		Args:              oneScenario,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), a, args[0])
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.Var(&axisFlag{scenario.KindLever, &f.axes}, "lever", "a lever to go through; twice for a map")
	flags.Var(&axisFlag{scenario.KindVariable, &f.axes}, "variable", "a variable to go through, in place of a lever or beside one")
	flags.Var(&f.by, "by", "part futures by this `variable`: a line for each third of them")
	f.selection.register(flags, "", "policy", "outcome", "trials", "seed", "set", "design", "workers", "memory")
	flags.Lookup("policy").Usage = "under these policies (default the baseline)"
	flags.Lookup("outcome").Usage = "these outcomes only (default those of the scorecard)"
	f.output.register(flags)
	return c
}

func (f *sweepFlags) run(ctx context.Context, a *app, file string) error {
	if len(f.axes) == 0 || len(f.axes) > 2 {
		return cli.Usage("which lever, or which two?", "for example: --lever us_air_defence=0%..100%/11")
	}
	if isRun(file) {
		return cli.Usage(file+" is a saved run: a sweep runs a scenario anew", "name the scenario")
	}
	if err := f.selection.check(); err != nil {
		return err
	}
	w, err := f.sweeping(ctx, a, file)
	if err != nil {
		return err
	}
	line := a.Progress("sweep of " + file)
	w.progress = line.Update
	sweep, stopped := cli.Await(ctx, func() (*analysis.Sweep, error) { return w.sweep, w.sweep.Run(w.at, w.parts) })
	line.End()
	if stopped != nil && (sweep == nil || ctx.Err() == nil || !sweep.Tells()) {
		return stopped
	}
	if err := a.Page(func(to io.Writer) error { return f.print(to, a, sweep) }); err != nil {
		return err
	}
	return stopped
}

// print prints a sweep as --format says.
func (f *sweepFlags) print(w io.Writer, a *app, s *analysis.Sweep) error {
	switch f.format.value {
	case "json":
		return contract.Write(w, analysisjson.NewSweep(s))
	case "csv":
		return analysisrender.SweepCSV(w, s)
	case "markdown":
		return analysisrender.Markdown(w, analysisrender.Sweep(s, a.style()))
	}
	return analysisrender.Text(w, analysisrender.Sweep(s, a.style()), a.style())
}
