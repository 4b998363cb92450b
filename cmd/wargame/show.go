package main

import (
	"context"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
)

const showLong = `show prints runs that were saved with wargame run --out, as run printed them, in every format, without
running anything.

A RUN is the folder of a saved run, or the run.json in it.`

const showExample = `  wargame run us-aid-pause --trials 2k --out runs
  wargame show runs/us-aid-pause
  wargame show runs/us-aid-pause --table detail --digits 5
  wargame show runs/us-aid-pause --format json`

func newShow(a *app) *cobra.Command {
	f := newShown()
	c := &cobra.Command{
		Use:               "show RUN...",
		SuggestFor:        []string{"open", "load"},
		Short:             "Print saved runs",
		Long:              showLong + cli.StatusHelp(map[cli.Status]string{cli.Unmet: "a check of a scenario does not hold"}),
		Example:           showExample,
		Args:              runArgs,
		ValidArgsFunction: completeRuns,
		RunE: func(c *cobra.Command, args []string) error {
			if err := f.check(); err != nil {
				return err
			}
			reports, ending := each(c.Context(), a, args, savedReport)
			return f.print(a, reports, ending)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	f.register(flags)
	return c
}

// savedReport is what is said of a saved run.
func savedReport(_ context.Context, _ *app, name string) (*results.Report, error) {
	_, run, err := openRun(name)
	if err != nil {
		return nil, err
	}
	return run.Report, nil
}

// runArgs wants at least one saved run.
func runArgs(cmd *cobra.Command, args []string) error {
	for _, name := range args {
		if name == "" {
			return cli.Usage("the name of a run is empty", "")
		}
	}
	if len(args) == 0 {
		return cli.Usage("which run? give the folder of one that was saved, or more", "wargame run FILE --out DIR saves one, in DIR/NAME")
	}
	return nil
}

// completeRuns makes a shell complete folders.
func completeRuns(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}
