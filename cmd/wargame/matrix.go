package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"wargame/analysis"
	analysisjson "wargame/analysis/contract"
	analysisrender "wargame/analysis/render"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results/contract"
	"wargame/scenario"
)

const matrixLong = `matrix plays every combination of the strategies of two or more actors, all with the same luck, and says
who answers what best: each actor's best answer to what the others play, where these meet (equilibria,
and where there is none how strategies are mixed), which strategies nobody need play, what each is sure
of, and what it is worth to announce first.

What an actor wants is its goal in the scenario. Where an actor has none, --outcome shows an outcome in
each combination, without best answers.

A best answer is said to be one where it is better than each other strategy beyond the error of the
difference, trial by trial. What the trials do not settle has a question mark.

Levers that none of the actors sets stand as in the baseline, as do those of actors that are not named.`

const matrixExample = `  wargame matrix tariff-deadline --trials 2k
  wargame matrix tariff-deadline --actors us,vietnam --trials 2k --luck known
  wargame matrix tariff-deadline --trials 2k --regret --format json`

// matrixFlags are the flags of matrix.
type matrixFlags struct {
	selection
	output
	actors names
	luck   choice
	regret bool
}

func newMatrix(a *app) *cobra.Command {
	f := &matrixFlags{selection: newSelection(), output: output{oneOf("table", "json", "csv", "markdown")}, luck: oneOf("unknown", "known")}
	c := &cobra.Command{
		Use:               "matrix FILE",
		SuggestFor:        []string{"game", "nash", "equilibrium", "payoff", "strategies", "bimatrix"},
		Short:             "Say who answers what best, over all strategies of several actors",
		Long:              matrixLong + cli.StatusHelp(nil),
		Example:           matrixExample,
		Args:              oneScenario,
		ValidArgsFunction: completeScenarios,
		RunE:              func(c *cobra.Command, args []string) error { return f.run(c.Context(), a, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.Var(&f.actors, "actors", "who chooses: rows, columns, and more (default all that have strategies)")
	flags.BoolVar(&f.regret, "regret", false, "what each actor misses in each combination too")
	flags.Var(&f.luck, "luck", "known: say too what it is worth to announce first where who answers knows the luck")
	f.selection.register(flags, "", "outcome", "trials", "seed", "baseline", "set", "design", "workers", "memory")
	flags.Lookup("outcome").Usage = "these outcomes in each combination too"
	flags.Lookup("baseline").Usage = "other levers stand as in this `policy` instead of the scenario's own baseline"
	f.output.register(flags)
	return c
}

func (f *matrixFlags) run(ctx context.Context, a *app, file string) error {
	if isRun(file) {
		return cli.Usage(file+" is a saved run: a matrix runs a scenario anew", "name the scenario")
	}
	if err := f.selection.check(); err != nil {
		return err
	}
	s, err := a.load(ctx, file, scenario.Options{Set: f.set})
	if err != nil {
		return err
	}
	if s.Abstract {
		return abstract(file)
	}
	found, err := f.ofScenario(ctx, a, file, s)
	if err != nil {
		return err
	}
	return a.Page(func(to io.Writer) error { return f.print(to, a, found) })
}

// ofScenario plays all combinations of a scenario, and says what follows.
func (f *matrixFlags) ofScenario(ctx context.Context, a *app, file string, s *scenario.Scenario) (*analysis.Matrix, error) {
	w, err := f.matching(file, s)
	if err != nil {
		return nil, err
	}
	a.Note("%s", w.says())
	line := a.Progress("matrix of " + file)
	defer line.End()
	w.progress = line.Update
	if _, err := cli.Await(ctx, func() (struct{}, error) { return struct{}{}, w.play(ctx) }); err != nil {
		return nil, err
	}
	found, err := cli.Await(ctx, func() (*analysis.Matrix, error) { return analysis.NewMatrix(w.played) })
	var stopped cli.Interruption
	if errors.As(err, &stopped) {
		return nil, cli.Interruption("interrupted while weighing the combinations of " + file)
	}
	return found, refusal(file, err)
}

// print prints a matrix as --format says.
func (f *matrixFlags) print(w io.Writer, a *app, m *analysis.Matrix) error {
	switch f.format.value {
	case "json":
		return contract.Write(w, analysisjson.NewMatrix(m))
	case "csv":
		return analysisrender.MatrixCSV(w, m)
	case "markdown":
		return analysisrender.Markdown(w, analysisrender.Matrix(m, f.regret, a.style()))
	}
	return analysisrender.Text(w, analysisrender.Matrix(m, f.regret, a.style()), a.style())
}
