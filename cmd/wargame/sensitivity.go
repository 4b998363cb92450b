package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"wargame/analysis"
	analysisjson "wargame/analysis/contract"
	analysisrender "wargame/analysis/render"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/contract"
	"wargame/results/number"
	"wargame/sim"
)

const sensitivityLong = `sensitivity says which assumptions decide how much better or worse a policy is: for the outcomes of the
scorecard, or those of --outcome, what by how much each policy differs from the baseline hangs on. With one
policy, or --difference=false, it is about the outcomes themselves.

It is told from the trials of a run: the share of the spread that each variable accounts for alone, where the
mean goes when it is low and when it is high, by how much knowing it changes the distribution (delta), and how
ranks go together when the other variables are known (PRCC). How much is luck is told from a thousand worlds
that are run again with four lucks each.

--method sobol runs a design of its own instead, which also tells what variables do together. It takes
(variables + 3) times --base trials, and variables that are drawn apart from each other.

A FILE is run as wargame run runs it; a RUN is the folder of a saved one, in which --policy, --outcome
and --baseline choose among what was saved.`

const sensitivityExample = `  wargame sensitivity us-aid-pause
  wargame sensitivity us-aid-pause --trials 5k --policy half_year --outcome ground_lost
  wargame sensitivity us-aid-pause --trials 5k --outcome ground_lost --difference=false --format json
  wargame sensitivity article4-korea --method sobol --base 1024`

// sensitivityFlags are the flags of sensitivity.
type sensitivityFlags struct {
	selection
	output
	difference bool
	method     choice
	base       count
}

func newSensitivity(a *app) *cobra.Command {
	f := &sensitivityFlags{selection: newSelection(), output: output{oneOf("table", "json", "csv", "markdown")},
		method: oneOf(analysis.Data.String(), analysis.Sobol.String()), base: 2048}
	c := &cobra.Command{
		Use:               "sensitivity FILE|RUN",
		SuggestFor:        []string{"tornado", "sobol", "influence", "prcc"},
		Short:             "Say which assumptions decide how policies differ",
		Long:              sensitivityLong + cli.StatusHelp(nil),
		Example:           sensitivityExample,
		Args:              oneScenario,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			if f.method.value != analysis.Sobol.String() && c.Flags().Changed("base") {
				return cli.Usage("--base is of --method sobol", "--trials is how many trials --method data runs")
			}
			return f.run(c.Context(), a, args[0])
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.difference, "difference", true, "tell of by how much policies differ from the baseline; --difference=false: of the outcomes themselves")
	flags.Var(&f.method, "method", "from the trials of a run, or by Sobol's indices from a design of its own")
	flags.Var(&f.base, "base", "with --method sobol: how many worlds each of its samples has, a multiple of 64")
	f.selection.register(flags, "", "trials", "seed", "policy", "outcome", "baseline", "set", "design", "workers", "memory")
	f.output.register(flags)
	return c
}

func (f *sensitivityFlags) run(ctx context.Context, a *app, name string) error {
	if err := f.selection.check(); err != nil {
		return err
	}
	var s *analysis.Sensitivity
	var stopped error
	if f.method.value == analysis.Sobol.String() {
		var err error
		if s, err = f.indices(ctx, a, name); err != nil {
			return err
		}
	} else if s, stopped = f.fromTrials(ctx, a, name); s == nil {
		return stopped
	}
	if err := a.Page(func(w io.Writer) error { return f.print(w, a, s) }); err != nil {
		return err
	}
	return stopped
}

// question is what is to be explained of columns: the outcomes and policies named, or the headlines and all policies, by place.
func (f *sensitivityFlags) question(name string, o *sim.Outcomes, baseline int, headlines []int) (analysis.Question, error) {
	q := analysis.Question{Difference: f.difference && len(o.Policies) > 1, Workers: int(f.workers)}
	policies, outcomes := ranPolicies(o), keptOutcomes(o)
	var err error
	if q.Policies, err = find(name, "policy", f.policies, policies); err != nil {
		return q, err
	}
	if q.Outcomes, err = find(name, "outcome", f.outcomes, outcomes); err != nil {
		return q, err
	}
	if len(q.Policies) == 0 {
		q.Policies = inFileOrder(nil, len(policies))
	}
	if len(q.Outcomes) == 0 {
		q.Outcomes = headlines
	}
	if q.Difference && len(q.Policies) == 1 && q.Policies[0] == baseline {
		return q, cli.Usage(fmt.Sprintf("%s is the baseline of %s, which differs from itself in nothing", policies[baseline], name),
			"name another --policy, or tell of the outcome itself with --difference=false")
	}
	return q, nil
}

// fromTrials tells it from the trials of a run, with how much is luck. Where the user interrupts the run it does so of those that are
// complete, and gives the interruption too.
func (f *sensitivityFlags) fromTrials(ctx context.Context, a *app, name string) (*analysis.Sensitivity, error) {
	r, report, stopped := f.analysed(ctx, a, name)
	if r == nil {
		return nil, stopped
	}
	if stopped != nil {
		ctx = context.WithoutCancel(ctx)
	}
	s, err := f.ofRun(ctx, a, name, r, report)
	if err != nil {
		return nil, err
	}
	return s, stopped
}

// ofRun tells it of a run, with how much is luck.
func (f *sensitivityFlags) ofRun(ctx context.Context, a *app, name string, r *analysis.Run, report *results.Report) (*analysis.Sensitivity, error) {
	q, err := f.question(name, r.Outcomes, r.Baseline, report.Headlines)
	if err != nil {
		return nil, err
	}
	s, err := f.tell(ctx, a, name, r.Trials, q, r.Sensitivity)
	if err != nil {
		return nil, refusal(name, err)
	}
	s.Heading = analysis.HeadingOf(report)
	crossed := analysis.CrossedForLuck()
	o := f.options()
	o.Seed = r.Seed
	out, err := f.anew(ctx, a, name, r, q.Outcomes, crossed.Options(o), fmt.Sprintf("in %d worlds with %d lucks each, for how much is luck", crossed.Worlds, crossed.Lucks))
	if err != nil {
		return nil, err
	}
	s.AddLuck(crossed, out)
	return s, nil
}

// tell tells it, with a progress line.
func (f *sensitivityFlags) tell(ctx context.Context, a *app, name string, trials int, q analysis.Question,
	of func(analysis.Question) (*analysis.Sensitivity, error)) (*analysis.Sensitivity, error) {
	line := a.Progress("sensitivity of " + name)
	defer line.End()
	q.Progress = func(done, total int) { line.Update(trials*done/total, trials) }
	s, err := cli.Await(ctx, func() (*analysis.Sensitivity, error) { return of(q) })
	var stopped cli.Interruption
	if errors.As(err, &stopped) {
		return nil, cli.Interruption("interrupted while telling what " + name + " hangs on")
	}
	return s, err
}

// indices runs the design of Sobol's indices, and says before how many trials that takes.
func (f *sensitivityFlags) indices(ctx context.Context, a *app, name string) (*analysis.Sensitivity, error) {
	p, seed, headlines, err := f.subject(ctx, a, name)
	if err != nil {
		return nil, err
	}
	x, err := analysis.NewIndices(p.scenario, seed, int(f.base))
	if err != nil {
		return nil, refusal(name, err)
	}
	o := f.options()
	o.Seed = seed
	o = x.Options(o)
	what := fmt.Sprintf("%s trials of %s, %s", number.Group(o.Trials), name, x.Says())
	if err := f.fits(p.program.RunMemory(o), what, "ask for a smaller --base, or name the --policy and --outcome that matter"); err != nil {
		return nil, err
	}
	a.Note("Sobol's indices take %s", what)
	out, err := p.run(ctx, a, o)
	if err != nil {
		return nil, err
	}
	baseline := slices.Index(p.policies, p.baseline)
	q, err := f.question(name, out, baseline, headlines)
	if err != nil {
		return nil, err
	}
	s, err := f.tell(ctx, a, name, out.Trials, q, func(q analysis.Question) (*analysis.Sensitivity, error) { return x.Sensitivity(out, baseline, q), nil })
	if err != nil {
		return nil, err
	}
	command := fmt.Sprintf("wargame sensitivity %s --method sobol --base %d --seed %d%s", quoteFile(name), int(f.base), seed, f.choices())
	if !f.difference {
		command += " --difference=false"
	}
	s.Heading = headed(p, out, command)
	return s, nil
}

// headed is the heading of a run by a design of an analysis.
func headed(p *prepared, o *sim.Outcomes, command string) analysis.Heading {
	return analysis.Heading{Scenario: p.scenario.Name, Title: p.scenario.Title, File: p.file, Receipt: results.NewReceipt(o, results.Meta{Version: version, Command: command})}
}

// subject is what Sobol's indices are told of, with the seed and the places of its headlines: a scenario, or that of a saved run.
func (f *sensitivityFlags) subject(ctx context.Context, a *app, name string) (*prepared, uint64, []int, error) {
	if !isRun(name) {
		p, err := f.prepare(ctx, a, name)
		if err != nil {
			return nil, 0, nil, err
		}
		var headlines []int
		for _, k := range p.scenario.Headlines() {
			if at := slices.Index(p.outcomes, k); at >= 0 {
				headlines = append(headlines, at)
			}
		}
		return p, uint64(f.seed), headlines, nil
	}
	r, report, err := f.analysed(ctx, a, name)
	if err != nil {
		return nil, 0, nil, err
	}
	p, err := again(ctx, name, r, r.Outcomes.Outcomes)
	return p, r.Seed, report.Headlines, err
}

// print prints what was told as --format says.
func (f *sensitivityFlags) print(w io.Writer, a *app, s *analysis.Sensitivity) error {
	switch f.format.value {
	case "json":
		return contract.Write(w, analysisjson.NewSensitivity(s))
	case "csv":
		return analysisrender.SensitivityCSV(w, s)
	case "markdown":
		return analysisrender.Markdown(w, analysisrender.Sensitivity(s, a.style()))
	}
	return analysisrender.Text(w, analysisrender.Sensitivity(s, a.style()), a.style())
}
