package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wargame/analysis"
	analysisjson "wargame/analysis/contract"
	analysisrender "wargame/analysis/render"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/contract"
	"wargame/scenario"
	"wargame/scenario/source"
)

const discoverLong = `discover says in which futures something happens: the values of the variables, as a box of few limits,
within which it happens often, and outside of which it is rare.

--where is a condition over outcomes of policies, as in checks: half_year.weeks_uncovered > 4. With
--policy, outcomes without a policy are those of that one.

Boxes trade coverage (how much of what happens lies in the box) for density (how much of the box it is):
the one shown cannot be told from the densest of those that hold half of what happens, by trials that had
no say in it. --box shows another one of the table at the end.

A FILE is run as wargame run runs it; a RUN is the folder of a saved one.`

const discoverExample = `  wargame discover us-aid-pause --where 'half_year.weeks_uncovered > 4'
  wargame discover us-aid-pause --trials 5k --policy half_year --where 'weeks_uncovered > 4 and ground_lost > 500'
  wargame discover us-aid-pause --trials 5k --where 'half_year.ground_lost > continue.ground_lost + 50' --boxes 2`

// discoverFlags are the flags of discover.
type discoverFlags struct {
	selection
	output
	where  string
	policy word
	box    whole
	boxes  count
	chosen bool // --box was given
}

func newDiscover(a *app) *cobra.Command {
	f := &discoverFlags{selection: newSelection(), output: output{oneOf("table", "json", "csv", "markdown")}, boxes: 1}
	c := &cobra.Command{
		Use:               "discover FILE|RUN",
		SuggestFor:        []string{"where", "prim", "when"},
		Short:             "Say in which futures something happens",
		Long:              discoverLong + cli.StatusHelp(nil),
		Example:           discoverExample,
		Args:              oneScenario,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			f.chosen = c.Flags().Changed("box")
			return f.run(c.Context(), a, args[0])
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.where, "where", "", "what happens, as a `condition` over outcomes")
	flags.Var(&f.policy, "policy", "outcomes without a policy are those of this `policy`")
	flags.Var(&f.boxes, "boxes", "look for so many boxes, each in what those before it left")
	flags.Var(&f.box, "box", "show the box of this number of the way, instead of the one chosen")
	flags.Lookup("box").DefValue = ""
	f.selection.register(flags, "", "trials", "seed", "baseline", "set", "design", "workers", "memory")
	f.output.register(flags)
	return c
}

func (f *discoverFlags) run(ctx context.Context, a *app, name string) error {
	if strings.TrimSpace(f.where) == "" {
		return cli.Usage("where what happens? give a condition over outcomes", "for example: --where 'half_year.weeks_uncovered > 4'")
	}
	if err := f.selection.check(); err != nil {
		return err
	}
	if err := f.early(ctx, a, name); err != nil {
		return err
	}
	r, report, stopped := f.analysed(ctx, a, name)
	if r == nil {
		return stopped
	}
	if stopped != nil {
		ctx = context.WithoutCancel(ctx)
	}
	d, err := f.ofRun(ctx, a, name, r, report)
	if err != nil {
		return err
	}
	if err := a.Page(func(w io.Writer) error { return f.print(w, a, d) }); err != nil {
		return err
	}
	return stopped
}

// ofRun finds the boxes of a run.
func (f *discoverFlags) ofRun(ctx context.Context, a *app, name string, r *analysis.Run, report *results.Report) (*analysis.Discovery, error) {
	where, err := f.condition(name, r.Scenario)
	if err == nil {
		err = has(name, r, where)
	}
	if err != nil {
		return nil, err
	}
	d, err := f.discover(ctx, a, name, r, where)
	if err != nil {
		return nil, err
	}
	d.Heading, d.Where = analysis.HeadingOf(report), f.where
	return d, nil
}

// early checks what is asked before a scenario is run for it.
func (f *discoverFlags) early(ctx context.Context, a *app, name string) error {
	if isRun(name) {
		return nil
	}
	s, err := a.load(ctx, name, scenario.Options{Set: f.set})
	if err == nil {
		_, err = f.condition(name, s)
	}
	if err == nil {
		err = f.fitsDrawn(name, s, len(s.Policies)*len(s.Outcomes), int(f.trials))
	}
	return err
}

// condition is what is asked, checked against a scenario.
func (f *discoverFlags) condition(name string, s *scenario.Scenario) (*scenario.Expr, error) {
	place := scenario.Place{In: scenario.InChecks, What: "--where", Truth: true}
	if f.policy != "" {
		_, _, found, err := (&selection{baseline: f.policy}).choose(name, s)
		if err != nil {
			return nil, err
		}
		place.Policy = s.Policies[found]
	}
	e, problems := s.Resolve(source.Typed("--where", f.where), place)
	if problems.HasErrors() {
		return nil, problems
	}
	for part := range e.Parts() {
		if part.Op == scenario.OpPolicyOutcome {
			return e, nil
		}
	}
	return nil, cli.Usage(fmt.Sprintf("--where %q names no outcome, and so is the same in every future", f.where),
		"name one of a policy: "+s.Policies[s.Baseline].Name+".OUTCOME > 0, say")
}

// has says whether a run has all columns that an expression reads.
func has(name string, r *analysis.Run, e *scenario.Expr) error {
	for part := range e.Parts() {
		if part.Op == scenario.OpPolicyOutcome && !(slices.Contains(r.Policies, part.Policy) && slices.Contains(r.Outcomes.Outcomes, part.Index)) {
			return cli.Usage(fmt.Sprintf("%s has no %s under %s", name, r.Scenario.Outcomes[part.Index].Name, r.Scenario.Policies[part.Policy].Name),
				"the run was saved with other policies or outcomes: run it again with these")
		}
	}
	return nil
}

// discover finds the boxes, with a progress line.
func (f *discoverFlags) discover(ctx context.Context, a *app, name string, r *analysis.Run, where *scenario.Expr) (*analysis.Discovery, error) {
	seek := analysis.Seek{Boxes: int(f.boxes), Chosen: analysis.None, Workers: int(f.workers), Seed: r.Seed}
	if f.chosen {
		seek.Chosen = int(f.box)
	}
	line := a.Progress("boxes of " + name)
	defer line.End()
	seek.Progress = func(done, total int) { line.Update(r.Trials*done/total, r.Trials) }
	d, err := cli.Await(ctx, func() (*analysis.Discovery, error) {
		factors, cases, err := r.Cases(where, int(f.workers))
		if err != nil {
			return nil, err
		}
		return analysis.Discover(factors, cases, seek)
	})
	var stopped cli.Interruption
	if errors.As(err, &stopped) {
		return nil, cli.Interruption("interrupted while looking for boxes of " + name)
	}
	return d, refusal(name, failure(err, r.Scenario, r.Seed))
}

// print prints what was found as --format says.
func (f *discoverFlags) print(w io.Writer, a *app, d *analysis.Discovery) error {
	switch f.format.value {
	case "json":
		return contract.Write(w, analysisjson.NewDiscovery(d))
	case "csv":
		return analysisrender.DiscoveryCSV(w, d)
	case "markdown":
		return analysisrender.Markdown(w, analysisrender.Discovery(d, a.style()))
	}
	return analysisrender.Text(w, analysisrender.Discovery(d, a.style()), a.style())
}
