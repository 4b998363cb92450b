package main

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/number"
	"wargame/results/saved"
	"wargame/sim"
)

const mergeLong = `merge joins saved runs of consecutive trials of one scenario, in whatever order they are named, to one
run: what is saved and printed is what one run over all of the trials would have saved and printed.

That is how a run is shared out over machines: each runs a part of the trials (wargame run FILE --from N
--trials M --out DIR; under --design lhs or sobol also --of how many there are in all), and merge joins them.
Nothing may be missing between parts, nor in two of them, and all have to be of the same scenario, seed,
design, policies and outcomes, and of this version of wargame.`

const mergeExample = `  wargame run us-aid-pause --from 1 --trials 1k --out parts/1
  wargame run us-aid-pause --from 1001 --trials 1k --out parts/2
  wargame merge parts/1/us-aid-pause parts/2/us-aid-pause --out whole`

// mergeFlags are the flags of merge. The selection is that of the runs, but for workers and memory.
type mergeFlags struct {
	selection
	shown
	saving
}

func newMerge(a *app) *cobra.Command {
	f := &mergeFlags{selection: newSelection(), shown: *newShown()}
	c := &cobra.Command{
		Use:               "merge RUN RUN... --out DIR",
		SuggestFor:        []string{"join"},
		Short:             "Join saved runs of consecutive trials",
		Long:              mergeLong + cli.StatusHelp(map[cli.Status]string{cli.Unmet: "a check of the scenario does not hold"}),
		Example:           mergeExample,
		Args:              runArgs,
		ValidArgsFunction: completeRuns,
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), a, args)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	f.saving.register(flags)
	f.selection.register(flags, "", "workers", "memory")
	f.shown.register(flags)
	flags.Lookup("out").Usage = "save the run in a folder of its name in this one"
	flags.Lookup("out").DefValue = ""
	return c
}

// run joins runs, saves what comes of it, and prints it.
func (f *mergeFlags) run(ctx context.Context, a *app, names []string) error {
	if err := f.shown.check(); err != nil {
		return err
	}
	if f.out == "" {
		return cli.Usage("where is the run to be saved?", "--out DIR saves it in DIR/NAME")
	}
	parts, err := openParts(names)
	if err != nil {
		return err
	}
	if err := f.free(f.folder(parts[0].run.Scenario.Name)); err != nil {
		return err
	}
	run, err := f.merge(ctx, a, parts)
	if err != nil {
		return err
	}
	reports, ending := []*results.Report{run.Report}, cli.Done
	if err := f.save(ctx, a, run, int(f.workers), nil); err != nil {
		ending = a.Tell(err)
	}
	return f.print(a, reports, ending)
}

// partRun is a saved run that is to be joined to others.
type partRun struct {
	name   string // as the user named it
	folder fs.FS
	run    *saved.Run
}

func (p *partRun) first() int { return p.run.Outcomes.First }
func (p *partRun) next() int  { return p.run.Outcomes.First + p.run.Outcomes.Trials }

// openParts opens runs, in the order of their trials, and refuses those that are not parts of one.
func openParts(names []string) ([]*partRun, error) {
	if len(names) == 1 {
		return nil, cli.Usage("with what? merge takes two runs or more", "to print one: wargame show "+quoteFile(names[0]))
	}
	var parts []*partRun
	for _, name := range names {
		folder, run, err := openRun(name)
		if err == nil && run.Data == saved.None {
			err = unreadable(name, saved.ErrNoTrials)
		}
		if err != nil {
			return nil, err
		}
		parts = append(parts, &partRun{name, folder, run})
	}
	for _, p := range parts {
		if err := stranger(parts[0], p); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(parts, func(p, q *partRun) int { return p.first() - q.first() })
	for i, p := range parts[1:] {
		if err := follows(parts[i], p); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// stranger refuses a run that is no part of the one that another is a part of.
func stranger(one, other *partRun) error {
	r, q := one.run.Report.Receipt, other.run.Report.Receipt
	for _, c := range []struct{ what, one, other string }{
		{"scenario", one.run.Scenario.Name, other.run.Scenario.Name},
		{"scenario as merged, by its hash", r.ScenarioHash, q.ScenarioHash},
		{"version of wargame", r.Version, q.Version},
		{"seed", fmt.Sprint(r.Seed), fmt.Sprint(q.Seed)},
		{"design", designed(r), designed(q)},
		{"baseline", one.run.Report.Baseline, other.run.Report.Baseline},
		{"list of policies", policiesOf(one.run), policiesOf(other.run)},
		{"list of outcomes", outcomesOf(one.run), outcomesOf(other.run)},
	} {
		if c.one != c.other {
			return cli.Usage(fmt.Sprintf("%s and %s are no parts of one run: they differ in their %s: %s and %s", one.name, other.name, c.what, c.one, c.other),
				"leave one out, or run it again as the other: "+r.Command)
		}
	}
	if r.Version != version {
		return cli.Usage(fmt.Sprintf("%s is of version %s of wargame, and this is %s, which may say other things of the same trials", one.name, r.Version, version),
			"join the parts with the version that ran them, or run them with this one")
	}
	return nil
}

// policiesOf are the names of the policies that ran, and outcomesOf those of the outcomes that were kept.
func policiesOf(run *saved.Run) string {
	var names names
	for i := range run.Outcomes.Policies {
		names = append(names, run.Outcomes.Policy(i).Name)
	}
	return names.String()
}

func outcomesOf(run *saved.Run) string {
	var names names
	for k := range run.Outcomes.Outcomes {
		names = append(names, run.Outcomes.Outcome(k).Name)
	}
	return names.String()
}

// designed is the design of a run, and over how many trials it spreads.
func designed(r results.Receipt) string {
	if !r.Designed() {
		return r.Design
	}
	return fmt.Sprintf("%s of %s trials", r.Design, number.Group(total(r)))
}

// follows refuses a part that does not begin where the one before it ends.
func follows(before, p *partRun) error {
	switch next := before.next(); {
	case p.first() > next:
		missing := selectionOf(p.run.Report.Receipt)
		missing.from, missing.trials = count(next), count(p.first()-next)
		return cli.Usage(fmt.Sprintf("trials %d to %d are in none of the runs: %s ends before them, and %s begins after them", next, p.first()-1, before.name, p.name),
			"run them: "+missing.drawing(p.run.Report.File, int(missing.trials))+choicesOf(p.run.Report)+" --out DIR")
	case p.first() < next:
		return cli.Usage(fmt.Sprintf("trials %d to %d are in two of the runs: %s and %s", p.first(), min(next, p.next())-1, before.name, p.name),
			"leave one out, or run one of them again with other trials")
	}
	return nil
}

// selectionOf is the selection that a receipt is of, but for what of the scenario is run.
func selectionOf(r results.Receipt) selection {
	s := newSelection()
	s.seed, s.design.value, s.trials, s.from = whole(r.Seed), r.Design, count(r.Trials), count(max(1, r.First))
	if r.Designed() {
		s.of = count(total(r))
	}
	return s
}

// total is over how many trials the design of a run spreads.
func total(r results.Receipt) int { return max(r.Of, r.Trials) }

// choicesOf are the flags in the command of a run that say what of the scenario is run, and what is changed in it.
func choicesOf(r *results.Report) string {
	s := selectionOf(r.Receipt)
	choices, _ := strings.CutPrefix(r.Receipt.Command, s.drawing(r.File, r.Trials))
	return choices
}

// merge loads parts and makes one run of them.
func (f *mergeFlags) merge(ctx context.Context, a *app, parts []*partRun) (*saved.Run, error) {
	first, last := parts[0].run, parts[len(parts)-1]
	own := f.selection
	f.selection = selectionOf(first.Report.Receipt)
	f.workers, f.memory, f.trials = own.workers, own.memory, count(last.next()-parts[0].first())
	p, err := preparedOf(ctx, first.Report.File, first)
	if err != nil {
		return nil, err
	}
	o := f.options()
	o.Design = first.Outcomes.Design
	if err := f.fitsRun(p, o, 2); err != nil {
		return nil, err
	}
	series, err := f.series(p, o, wants{series: true})
	if err != nil {
		return nil, err
	}
	outcomes, err := cli.Await(ctx, func() (*sim.Outcomes, error) { return load(ctx, parts) })
	if ctx.Err() != nil {
		return nil, cli.Interruption("interrupted while reading what is to be joined")
	}
	if err != nil {
		return nil, err
	}
	return p.say(ctx, outcomes, o, series, true, results.Meta{Command: f.drawing(p.file, outcomes.Trials) + choicesOf(first.Report),
		Again: first.Report.Again, Workers: int(f.workers), Warnings: results.OfScenario(first.Report.Warnings)})
}

// load reads the columns of parts and joins them.
func load(ctx context.Context, parts []*partRun) (*sim.Outcomes, error) {
	var list []*sim.Outcomes
	for _, p := range parts {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err := p.run.Load(p.folder); err != nil {
			return nil, unreadable(p.name, err)
		}
		list = append(list, p.run.Outcomes)
	}
	return sim.Join(list...)
}
