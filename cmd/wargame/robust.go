package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"wargame/analysis"
	analysisjson "wargame/analysis/contract"
	analysisrender "wargame/analysis/render"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/contract"
	"wargame/scenario"
)

const robustLong = `robust says which choice among policies holds up: what each of five rules picks (the best on average,
the most often acceptable, the least regret, midway between good and bad futures, the best of its worst),
what would turn that choice, and what would be worth knowing before it.

It weighs the outcomes of the scorecard that say which way is better, or those of --outcome. Each is
weighed by itself: between outcomes there are no weights, but policies that another makes needless are
named, and the rest shown as what is traded off.

Where the best policy on average becomes the worse one is told against the next best, or --against
another. For what everything would be worth to know, worlds are run again with several lucks each, in
about as many trials.

A FILE is run as wargame run runs it; a RUN is the folder of a saved one, in which --policy, --outcome,
--baseline and --against choose among what was saved.`

const robustExample = `  wargame robust us-aid-pause
  wargame robust us-aid-pause --trials 5k --outcome ground_lost --against carve_out
  wargame robust us-aid-pause --trials 5k --format json`

// robustFlags are the flags of robust.
type robustFlags struct {
	selection
	output
	against word
}

func newRobust(a *app) *cobra.Command {
	f := &robustFlags{selection: newSelection(), output: output{oneOf("table", "json", "csv", "markdown")}}
	c := &cobra.Command{
		Use:               "robust FILE|RUN",
		SuggestFor:        []string{"regret", "choose", "decide", "evpi", "voi"},
		Short:             "Say which choice holds up, and what would change it",
		Long:              robustLong + cli.StatusHelp(nil),
		Example:           robustExample,
		Args:              oneScenario,
		ValidArgsFunction: completeScenarios,
		RunE:              func(c *cobra.Command, args []string) error { return f.run(c.Context(), a, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.Var(&f.against, "against", "hold the best policy against this `policy`, instead of the next best")
	f.selection.register(flags, "", "trials", "seed", "policy", "outcome", "baseline", "set", "design", "workers", "memory")
	f.output.register(flags)
	return c
}

func (f *robustFlags) run(ctx context.Context, a *app, name string) error {
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
	all, err := f.ofRun(ctx, a, name, r, report)
	if err != nil {
		return err
	}
	if err := a.Page(func(w io.Writer) error { return f.print(w, a, all) }); err != nil {
		return err
	}
	return stopped
}

// ofRun says which choice holds up in a run.
func (f *robustFlags) ofRun(ctx context.Context, a *app, name string, r *analysis.Run, report *results.Report) (*analysis.Robustness, error) {
	r, err := f.among(name, r)
	if err != nil {
		return nil, err
	}
	w, err := f.weighing(name, r, report)
	if err != nil {
		return nil, err
	}
	all, err := f.weigh(ctx, a, name, r, w)
	if err != nil {
		return nil, err
	}
	all.Heading = analysis.HeadingOf(report)
	return all, f.inform(ctx, a, name, all, w)
}

// among is a run of the policies named, and of its baseline.
func (f *robustFlags) among(name string, r *analysis.Run) (*analysis.Run, error) {
	if len(f.policies) == 0 {
		return r, nil
	}
	policies := ranPolicies(r.Outcomes)
	own, err := find(name, "policy", f.policies, policies)
	if err != nil {
		return nil, err
	}
	return r.Among(inFileOrder(append(own, r.Baseline), len(policies))), nil
}

// early checks what is asked before a scenario is run for it; that from standard input can be read only once.
func (f *robustFlags) early(ctx context.Context, a *app, name string) error {
	if isRun(name) || name == "-" {
		return nil
	}
	s, err := a.load(ctx, name, scenario.Options{Set: f.set})
	if err == nil {
		_, _, _, err = f.choose(name, s)
	}
	if err == nil && f.against != "" {
		_, _, _, err = (&selection{baseline: f.against}).choose(name, s)
	}
	return err
}

// weighing is what of a run is weighed: the outcomes named, or those of the scorecard that say which way is better.
func (f *robustFlags) weighing(name string, r *analysis.Run, report *results.Report) (analysis.Weighing, error) {
	w := analysis.Weighing{Against: analysis.None, Workers: int(f.workers)}
	if f.against != "" {
		found, err := find(name, "policy", []string{string(f.against)}, ranPolicies(r.Outcomes))
		if err != nil {
			return w, err
		}
		w.Against = found[0]
	}
	var err error
	if w.Outcomes, err = find(name, "outcome", f.outcomes, keptOutcomes(r.Outcomes)); err != nil || len(f.outcomes) > 0 {
		return w, err
	}
	for _, k := range report.Headlines {
		if r.Outcome(k).Better != scenario.Unsaid {
			w.Outcomes = append(w.Outcomes, k)
		}
	}
	if len(w.Outcomes) == 0 {
		return w, cli.Usage(name+": no outcome of its scorecard says which way is better, so that no rule can choose",
			"give outcomes better: higher or lower")
	}
	return w, nil
}

// weigh weighs the policies of a run, with a progress line.
func (f *robustFlags) weigh(ctx context.Context, a *app, name string, r *analysis.Run, w analysis.Weighing) (*analysis.Robustness, error) {
	line := a.Progress("choices of " + name)
	defer line.End()
	w.Progress = func(done, total int) { line.Update(r.Trials*done/total, r.Trials) }
	all, err := cli.Await(ctx, func() (*analysis.Robustness, error) { return r.Robust(w) })
	var stopped cli.Interruption
	if errors.As(err, &stopped) {
		return nil, cli.Interruption("interrupted while weighing the policies of " + name)
	}
	return all, refusal(name, err)
}

// inform adds what knowing everything but luck would be worth, from worlds that are run with several lucks each. Where nothing varies, or
// nothing can be held against each other, there is nothing to know.
func (f *robustFlags) inform(ctx context.Context, a *app, name string, all *analysis.Robustness, w analysis.Weighing) error {
	r := all.Run
	if len(r.Factors()) == 0 || len(r.Policies) < 2 {
		return nil
	}
	crossed := analysis.CrossedLike(r.Trials)
	o := f.options()
	o.Seed = r.Seed
	why := fmt.Sprintf("in %d worlds with %d lucks each, for what it is worth to know", crossed.Worlds, crossed.Lucks)
	out, err := f.anew(ctx, a, name, r, w.Outcomes, crossed.Options(o), why)
	if err != nil {
		return err
	}
	all.AddInformation(crossed, out)
	return nil
}

// print prints what was weighed as --format says.
func (f *robustFlags) print(w io.Writer, a *app, r *analysis.Robustness) error {
	switch f.format.value {
	case "json":
		return contract.Write(w, analysisjson.NewRobustness(r))
	case "csv":
		return analysisrender.RobustnessCSV(w, r)
	case "markdown":
		return analysisrender.Markdown(w, analysisrender.Robustness(r, a.style()))
	}
	return analysisrender.Text(w, analysisrender.Robustness(r, a.style()), a.style())
}
