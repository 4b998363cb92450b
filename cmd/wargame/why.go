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
	"wargame/sim/design"
)

const whyLong = `why says on one page why a run came out as it did: what decides it, where the policy that leads fails, what
would change the choice, and what is worth knowing before it. Each is a sentence, a picture, and the command
that says more. It is for a class, after the scorecard.

It tells of one outcome, --outcome or the first of the scorecard that says which way is better and in which
more than one thing happens. The policy that leads is the best on average in it, of those that are for whom
the outcome is better to choose: what only levers of others make of it is their move. It fails where what
happens is the worse, where the outcome is not acceptable or, where neither is said, where it does worse
than the baseline.

A FILE is run as wargame run runs it; a RUN is the folder of a saved one.`

const whyExample = `  wargame why us-aid-pause
  wargame why us-aid-pause --trials 5k --outcome ground_lost
  wargame why iwo-jima --trials 5k --format markdown`

// whyFlags are the flags of why.
type whyFlags struct {
	selection
	output
	outcome word
}

func newWhy(a *app) *cobra.Command {
	f := &whyFlags{selection: newSelection(), output: output{oneOf("table", "json", "markdown")}}
	c := &cobra.Command{
		Use:               "why FILE|RUN",
		SuggestFor:        []string{"because", "reason", "reasons"},
		Short:             "Say on one page why it came out so",
		Long:              whyLong + cli.StatusHelp(nil),
		Example:           whyExample,
		Args:              oneScenario,
		ValidArgsFunction: completeScenarios,
		RunE:              func(c *cobra.Command, args []string) error { return f.run(c.Context(), a, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.Var(&f.outcome, "outcome", "tell of this `outcome`")
	f.selection.register(flags, "", "trials", "seed", "baseline", "set", "design", "workers", "memory")
	f.output.register(flags)
	return c
}

func (f *whyFlags) run(ctx context.Context, a *app, name string) error {
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
	places, err := f.places(name, r, report)
	if err != nil {
		return err
	}
	y, err := f.tell(ctx, a, name, r, places)
	if err != nil {
		return err
	}
	y.Heading, y.More = analysis.HeadingOf(report), f.more(name, y)
	if err := a.Page(func(w io.Writer) error { return f.print(w, a, y) }); err != nil {
		return err
	}
	return stopped
}

// early checks what is asked before a scenario is run for it; that from standard input can be read only once.
func (f *whyFlags) early(ctx context.Context, a *app, name string) error {
	if isRun(name) || name == "-" || f.outcome == "" {
		return nil
	}
	s, err := a.load(ctx, name, scenario.Options{Set: f.set})
	if err == nil {
		_, _, _, err = (&selection{outcomes: names{string(f.outcome)}}).choose(name, s)
	}
	return err
}

// places are the outcomes that may be told of, among those of the run: the one named, or the headlines, that which a class is told of
// first before the others.
func (f *whyFlags) places(name string, r *analysis.Run, report *results.Report) ([]int, error) {
	if f.outcome != "" {
		return find(name, "outcome", []string{string(f.outcome)}, keptOutcomes(r.Outcomes))
	}
	if len(report.Headlines) == 0 {
		return nil, cli.Usage(name+" has no outcomes, and so nothing to tell why of", "give the scenario outcomes")
	}
	return analysis.Told(report), nil
}

// tell tells why, with a progress line.
func (f *whyFlags) tell(ctx context.Context, a *app, name string, r *analysis.Run, places []int) (*analysis.Why, error) {
	line := a.Progress("why of " + name)
	defer line.End()
	of := analysis.Reasons{Places: places, Workers: int(f.workers), Progress: func(done, total int) { line.Update(r.Trials*done/total, r.Trials) }}
	y, err := cli.Await(ctx, func() (*analysis.Why, error) { return r.Why(of) })
	var stopped cli.Interruption
	if errors.As(err, &stopped) {
		return nil, cli.Interruption("interrupted while telling why of " + name)
	}
	return y, refusal(name, failure(err, r.Scenario, r.Seed))
}

// more are the commands that say more, each of the same trials.
func (f *whyFlags) more(name string, y *analysis.Why) analysis.More {
	outcome := " --outcome " + y.Outcome(y.Place).Name
	command := func(sub, what string) string {
		return "wargame " + sub + " " + quoteFile(name) + f.drawn(name, y.Trials) + what
	}
	var m analysis.More
	if y.Undecided == "" {
		m.Decides = command("sensitivity", " --policy "+y.Decides.Policy.Name+outcome)
		if y.Decides.Against == nil && len(y.Others) > 0 { // it is the baseline's, and no difference from another
			m.Decides += " --difference=false"
		}
	}
	if y.Fails != nil {
		m.Fails = command("discover", " --where "+quote(y.Where))
	}
	if y.Choice != nil {
		m.Choice = command("robust", ownPolicies(y)+outcome)
	}
	return m
}

// ownPolicies is the flag that leaves out what is others' to choose.
func ownPolicies(y *analysis.Why) string {
	if len(y.Others) == 0 {
		return ""
	}
	var own names
	for i := range y.Policies {
		if i != y.Baseline { // which is always there
			own = append(own, y.Policy(i).Name)
		}
	}
	return " --policy " + own.String()
}

// drawn are the flags that decide what so many trials draw, where they are not as usual, and the baseline. A saved run has its own.
func (f *whyFlags) drawn(name string, trials int) string {
	if isRun(name) {
		return (&selection{baseline: f.baseline}).choices()
	}
	usual, line := newSelection(), ""
	if trials != int(usual.trials) {
		line += fmt.Sprintf(" --trials %d", trials)
	}
	if f.seed != usual.seed {
		line += fmt.Sprintf(" --seed %d", f.seed)
	}
	if f.design.value != design.Random {
		line += " --design " + f.design.value
	}
	return line + f.choices()
}

// print prints the page as --format says.
func (f *whyFlags) print(w io.Writer, a *app, y *analysis.Why) error {
	switch f.format.value {
	case "json":
		return contract.Write(w, analysisjson.NewWhy(y))
	case "markdown":
		return analysisrender.Markdown(w, analysisrender.Why(y))
	}
	return analysisrender.Text(w, analysisrender.Why(y), a.style())
}
