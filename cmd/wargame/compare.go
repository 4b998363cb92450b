package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/contract"
	"wargame/results/number"
	"wargame/results/render"
	"wargame/results/saved"
	"wargame/results/table"
	"wargame/scenario"
)

const compareLong = `compare puts policies of several scenarios, or of several versions of one, into one table, as run prints
it. It begins with what the scenarios say otherwise. Each is a scenario, which is run, or a run that was
saved with wargame run --out, which is taken as it is.

Trials with the same seed and number meet the same luck in every file, so that differences are paired
between files as they are within one; where that cannot be, it says so, and compares means. A policy
whose name two files have gets the name of its file before it; of files with one policy each, the
file's name is enough.`

const compareExample = `  wargame compare library/us-aid-pause library/hindsight/us-aid-pause --trials 2k
  wargame compare library/us-aid-pause library/drone-surge --outcome defended_hits_total --trials 2k
  wargame compare library/us-aid-pause library/hindsight/us-aid-pause --policy continue --sort ground_lost --trials 2k`

// compareFlags are the flags of compare.
type compareFlags struct {
	selection
	*shown
	sort word
}

func newCompare(a *app) *cobra.Command {
	f := &compareFlags{selection: newSelection(), shown: newShown()}
	c := &cobra.Command{
		Use:               "compare FILE|RUN FILE|RUN...",
		SuggestFor:        []string{"diff", "versus"},
		Short:             "Compare policies across scenarios and versions",
		Long:              compareLong + cli.StatusHelp(map[cli.Status]string{cli.Unmet: "a check of a scenario does not hold"}),
		Example:           compareExample,
		Args:              scenarioArgs,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			return f.compare(c.Context(), a, args)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	f.selection.register(flags, "", "trials", "seed", "policy", "outcome", "baseline", "set", "design", "workers", "memory")
	flags.Lookup("policy").Usage = "compare these policies of each file only"
	flags.Lookup("baseline").Usage = "compare with this `policy`, FILE:NAME where two files have one of that name (default the first file's)"
	flags.Var(&f.sort, "sort", "order policies by this `outcome`, the best first, with a row each")
	flags.Lookup("sort").DefValue = ""
	f.shown.register(flags)
	return c
}

// compared is a run that is compared with others.
type compared struct {
	results.Part
	file    string
	receipt results.Receipt
}

func (f *compareFlags) compare(ctx context.Context, a *app, files []string) error {
	if err := f.check(files); err != nil {
		return err
	}
	labels := labelsOf(files)
	runs, ending := each(ctx, a, files, func(ctx context.Context, a *app, file string) (*compared, error) {
		return f.run(ctx, a, file, labels[slices.Index(files, file)])
	})
	switch {
	case len(runs) == 0 || ctx.Err() != nil:
		return ending
	case len(runs) == 1:
		return ending.Worse(a.Tell(cli.Usage("there is nothing left to compare "+runs[0].file+" with", "")))
	}
	joined, err := f.join(ctx, runs, string(f.baseline), f.comparison(files))
	switch {
	case err != nil:
		return ending.Worse(a.Tell(err))
	case f.sort != "" && !joined.Report.Sort(string(f.sort)):
		return ending.Worse(a.Tell(f.noSort(joined.Report)))
	}
	if err := a.Page(func(w io.Writer) error { return f.render(w, a, runs, joined) }); err != nil {
		return err
	}
	for _, check := range joined.Report.Checks {
		if !check.Holds {
			ending = ending.Worse(cli.Unmet)
			a.Error(fmt.Sprintf("a check does not hold: %s (%s)", check.That, failsIn(check)), "")
		}
	}
	return ending
}

// join makes runs one, whose policies are compared with the one that is called baseline among all.
func (f *selection) join(ctx context.Context, runs []*compared, baseline, command string) (*results.Joined, error) {
	parts := make([]results.Part, len(runs))
	for i, r := range runs {
		parts[i] = r.Part
	}
	joined, err := cli.Await(ctx, func() (*results.Joined, error) {
		return results.Join(parts, baseline, results.Meta{Version: version, Command: command, Workers: int(f.workers)})
	})
	switch {
	case ctx.Err() != nil:
		return nil, cli.Interruption("interrupted while comparing")
	case err != nil:
		return nil, refusedJoin(err, runs)
	}
	return joined, nil
}

// check refuses what cannot be compared before anything runs.
func (f *compareFlags) check(files []string) error {
	if err := twoOrMore(files); err != nil {
		return err
	}
	if err := f.shown.check(); err != nil {
		return err
	}
	return f.selection.check()
}

// twoOrMore refuses files that cannot be compared.
func twoOrMore(files []string) error {
	if len(files) == 1 {
		return cli.Usage("with what? compare takes two files or more", "to compare the policies of one: wargame run "+quoteFile(files[0]))
	}
	return noneTwice(files)
}

// noneTwice refuses a file that is given twice.
func noneTwice(files []string) error {
	for i, file := range files {
		if slices.Contains(files[:i], file) {
			return cli.Usage(file+" is given twice", "give another version of it: wargame new mine --from FILE makes one")
		}
	}
	return nil
}

// labelsOf are short names of files: without folder and ending, as far as these still tell them apart.
func labelsOf(files []string) []string {
	short := make([]string, len(files))
	times := map[string]int{}
	for i, file := range files {
		base := filepath.Base(file)
		if base == saved.Name {
			base = filepath.Base(filepath.Dir(file))
		}
		if short[i] = strings.TrimSuffix(base, filepath.Ext(base)); short[i] == "" {
			short[i] = file
		}
		times[short[i]]++
	}
	for i, file := range files {
		if times[short[i]] > 1 {
			short[i] = file
		}
	}
	return short
}

// run is a run to compare: of a file, or a saved one.
func (f *compareFlags) run(ctx context.Context, a *app, file, label string) (*compared, error) {
	own := f.selection
	own.baseline = "" // it is one of the names of the comparison
	run, err := own.open(ctx, a, file, wants{})
	switch {
	case err != nil:
		return nil, err
	case run.Data == saved.None && run.Outcomes.Columns == nil:
		return nil, unreadable(file, saved.ErrNoTrials)
	}
	c := &compared{Part: results.Part{Outcomes: run.Outcomes, Label: label}, file: file, receipt: run.Report.Receipt}
	c.Warnings = warnings(run.Scenario)
	var policies, outcomes []string
	for i := range run.Outcomes.Policies {
		policies = append(policies, run.Outcomes.Policy(i).Name)
	}
	for k := range run.Outcomes.Outcomes {
		outcomes = append(outcomes, run.Outcomes.Outcome(k).Name)
	}
	if c.Policies, err = wanted(file, "policy", f.policies, policies); err == nil {
		c.Keep, err = wanted(file, "outcome", f.outcomes, outcomes)
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

// wanted are the places of some names among those of a run, which may be a saved one that has more.
func wanted(file, kind string, some, all []string) ([]int, error) {
	if len(some) == 0 {
		return inFileOrder(nil, len(all)), nil
	}
	places, err := find(file, kind, some, all)
	if err != nil {
		return nil, err
	}
	return inFileOrder(places, len(all)), nil
}

// command is the comparison in canonical form.
func (f *selection) comparison(files []string) string {
	line := "wargame compare"
	for _, file := range files {
		line += " " + quoteFile(file)
	}
	return line + fmt.Sprintf(" --trials %d --seed %d --design %s", f.trials, f.seed, f.design.value) + f.choices()
}

// refusedJoin says what keeps runs from being compared, and what there is.
func refusedJoin(err error, runs []*compared) error {
	var hint []string
	for _, r := range runs {
		var names []string
		for k := range r.Outcomes.Outcomes {
			names = append(names, number.In(r.Outcome(k).Unit).Named(r.Outcome(k).Name))
		}
		hint = append(hint, r.Label+" has "+enumerate(names))
	}
	return cli.Usage("these cannot be compared: "+err.Error(), strings.Join(hint, "; "))
}

func (f *compareFlags) noSort(r *results.Report) error {
	var names []string
	for _, o := range r.Policies[0].Outcomes {
		names = append(names, o.Name)
	}
	hint := didYouMean(string(f.sort), names)
	if hint == "" {
		hint = "they have in common " + enumerate(names)
	}
	return cli.Usage(fmt.Sprintf("--sort: not all have an outcome %q", f.sort), hint)
}

// render prints a comparison as --format says.
func (f *compareFlags) render(w io.Writer, a *app, runs []*compared, joined *results.Joined) error {
	document := contract.NewCompared(joined)
	for _, r := range runs {
		document.AddRun(r.Label, r.Scenario.Title, r.receipt, scenario.Differences(runs[0].Scenario, r.Scenario))
	}
	style, reports := a.style(), []*results.Report{joined.Report}
	if f.sort != "" || len(joined.Report.Policies) > mostColumns {
		f.screen.table.value = detail
	}
	differences := differencesOf(runs)
	switch f.format.value {
	case "json":
		return contract.Write(w, document)
	case "csv":
		return render.CSV(w, reports)
	case "markdown":
		if err := table.WriteMarkdown(w, differences); err != nil {
			return err
		}
		return f.printMarkdown(w, a, reports)
	}
	if err := table.WriteText(w, style, differences); err != nil {
		return err
	}
	fmt.Fprintln(w)
	return f.printTables(w, a, reports)
}

// differencesOf is what the scenarios of runs say otherwise than the first: of two line by line, of more in short.
func differencesOf(runs []*compared) *table.Page {
	first := runs[0]
	var versus []render.Versus
	for _, r := range runs[1:] {
		versus = append(versus, render.Versus{From: first.Label, To: r.Label, List: scenario.Differences(first.Scenario, r.Scenario), Ordered: first.Scenario.Hash != r.Scenario.Hash})
	}
	if len(versus) > 1 {
		return render.DifferencesInShort(versus)
	}
	return render.Differences(versus)
}

// mostColumns is how many policies at most stand beside each other; more stand under each other.
const mostColumns = 8
