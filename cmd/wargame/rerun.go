package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"strconv"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/contract"
	"wargame/results/number"
	"wargame/results/saved"
	"wargame/scenario/source"
	"wargame/sim"
)

const rerunLong = `rerun runs the trials of a saved run again, from what is saved with it alone (the scenario as it was then, its
seed, trials and design), and says whether every outcome column is the same, bit for bit. If not, it says which differ, in how
many trials, and the first of them.

The bits are the same on any number of processors and with any set of kernels. Between architectures of processors, and between
versions of wargame, numbers may differ in their last digits.`

const rerunExample = `  wargame run us-aid-pause --trials 2k --out again
  wargame rerun again/us-aid-pause`

// rerunFlags are the flags of rerun.
type rerunFlags struct {
	selection // workers and memory alone: all else is the saved run's
	output
}

func newRerun(a *app) *cobra.Command {
	f := &rerunFlags{selection: newSelection(), output: output{oneOf("text", "json")}}
	c := &cobra.Command{
		Use:               "rerun RUN...",
		SuggestFor:        []string{"repeat", "verify", "reproduce"},
		Short:             "Repeat saved runs, and say whether they are the same",
		Long:              rerunLong + cli.StatusHelp(map[cli.Status]string{cli.Done: "the same", cli.Unmet: "not the same"}),
		Example:           rerunExample,
		Args:              runArgs,
		ValidArgsFunction: completeRuns,
		RunE: func(c *cobra.Command, args []string) error {
			return f.rerun(c.Context(), a, args)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	f.selection.register(flags, "", "workers", "memory")
	f.output.register(flags)
	return c
}

func (f *rerunFlags) rerun(ctx context.Context, a *app, names []string) error {
	repeats, ending := each(ctx, a, names, f.repeat)
	if len(repeats) == 0 {
		return ending
	}
	document := contract.Repeats{}
	for _, r := range repeats {
		document.Runs = append(document.Runs, *r)
		if !r.Same {
			ending = ending.Worse(cli.Unmet)
		}
	}
	err := a.Print(func(w io.Writer) error {
		if f.format.value == "json" {
			return contract.Write(w, document)
		}
		return printRepeats(w, document.Runs)
	})
	if err != nil {
		return err
	}
	return ending
}

// repeat runs the trials of a saved run again.
func (f *rerunFlags) repeat(ctx context.Context, a *app, name string) (*contract.Repeat, error) {
	folder, run, err := openRun(name)
	if err != nil {
		return nil, err
	}
	if _, err := cli.Await(ctx, func() (struct{}, error) { return struct{}{}, run.Intact(folder) }); err != nil {
		return nil, unreadable(name, err)
	}
	again, err := f.again(ctx, a, name, run)
	if err != nil {
		return nil, err
	}
	receipt := run.Report.Receipt
	out := &contract.Repeat{Run: name, Same: results.Hash(again) == receipt.OutcomesHash, Trials: again.Trials,
		Version: receipt.Version, VersionNow: version, Differing: []contract.Unlike{}}
	if out.Same || run.Data == saved.None {
		return out, nil
	}
	differing, err := cli.Await(ctx, func() ([]results.Unlike, error) { return unlike(folder, run, again) })
	if err != nil {
		return nil, unreadable(name, err)
	}
	out.Differing = contract.NewUnlikes(differing)
	return out, nil
}

// again are the outcomes of the run, run again.
func (f *rerunFlags) again(ctx context.Context, a *app, name string, run *saved.Run) (*sim.Outcomes, error) {
	was := run.Outcomes
	p, err := preparedOf(ctx, name, run)
	if err != nil {
		return nil, err
	}
	f.trials = count(was.Trials)
	o := f.options()
	o.Seed, o.First, o.Design = was.Seed, was.First, was.Design
	if err := f.fitsRun(p, o, 2); err != nil {
		return nil, err
	}
	again, err := p.run(ctx, a, o)
	if err != nil {
		return nil, err
	}
	return again, nil
}

// unlike are the columns of a run that are not the same again.
func unlike(folder fs.FS, run *saved.Run, again *sim.Outcomes) ([]results.Unlike, error) {
	if err := run.Load(folder); err != nil {
		return nil, err
	}
	return results.Repeated(run.Outcomes, again), nil
}

// printRepeats says of each run whether it is the same, and what of it is not.
func printRepeats(w io.Writer, repeats []contract.Repeat) error {
	for _, r := range repeats {
		line := fmt.Sprintf("%s: all outcomes are the same in %s, bit for bit", r.Run, number.PluralOrNo(r.Trials, "trial"))
		if !r.Same {
			line = fmt.Sprintf("%s: not the same", r.Run)
		}
		if r.Version != r.VersionNow {
			line += fmt.Sprintf(" (saved by wargame %s; this is %s)", r.Version, r.VersionNow)
		}
		if !r.Same && len(r.Differing) == 0 {
			line += "; it was saved without its trials, so that it is not known where"
		}
		if _, err := fmt.Fprintln(w, source.Shown(line)); err != nil {
			return err
		}
		for _, u := range r.Differing {
			_, err := fmt.Fprintf(w, "  %s under %s: other in %s of %s trials, first in trial %d: it was %s and is %s\n", u.Outcome, u.Policy,
				number.Group(u.Trials), number.Group(r.Trials), u.First, valueOf(u.Was, u.WasNever), valueOf(u.Is, u.IsNever))
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// valueOf is a value with all of its digits.
func valueOf(x *float64, never bool) string {
	switch {
	case x == nil:
		return "none"
	case never:
		return "never"
	}
	return strconv.FormatFloat(*x, 'g', -1, 64)
}
