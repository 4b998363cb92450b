package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/play/kit"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/source"
)

const printLong = `print writes what a game on a table of paper needs, as one HTML file to be printed and cut: briefs, order
sheets, readings, estimate cards, news, table tents, a public board, rules of dice, a run sheet with minutes for
lessons of 50 and of 90, and a debrief. Its cover says how many of each to print. Each sheet says for whom it is, and
holds nothing that another team may not know.

Every scenario can be played. What its section game says, teams, briefs, news, is on the sheets; what it does not say
follows from the model.`

const printExample = `  wargame print us-aid-pause
  wargame print us-aid-pause --turn 13weeks --seats 5 -o long-turns.html
  wargame print iwo-jima -o -`

// printFlags are the flags of print.
type printFlags struct {
	turn  word
	seats count
	file  pageFile
}

func newPrint(a *app) *cobra.Command {
	f := &printFlags{file: pageFile{what: "a kit"}}
	c := &cobra.Command{
		Use:               "print FILE",
		SuggestFor:        []string{"kit", "paper", "handout", "pdf"},
		Short:             "Print the kit for a game on paper",
		Long:              printLong + cli.StatusHelp(map[cli.Status]string{cli.Done: "written"}),
		Example:           printExample,
		Args:              oneScenario,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			return f.print(c.Context(), a, args[0])
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	f.file.register(flags, "NAME-kit.html")
	flags.Var(&f.turn, "turn", "how long a turn is, such as 4`weeks`, instead of what the scenario says")
	flags.Var(&f.seats, "seats", "how many people are in each team (default one for each of its roles, or three)")
	flags.Lookup("seats").DefValue = ""
	return c
}

func (f *printFlags) print(ctx context.Context, a *app, name string) error {
	usual := "kit.html"
	if name != "-" {
		usual = labelsOf([]string{name})[0] + "-kit.html"
	}
	out, err := f.file.named(usual)
	if err != nil {
		return err
	}
	s, err := a.load(ctx, name, scenario.Options{})
	if err != nil {
		return err
	}
	if s.Abstract {
		return cli.Usage(name+" is abstract: it is there for other scenarios to extend, and cannot be played", "")
	}
	o := kit.Options{Seats: int(f.seats)}
	if f.turn != "" {
		if o.Game, err = withTurn(s, string(f.turn)); err != nil {
			return err
		}
	}
	k, err := kit.New(s, o)
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := kit.Write(&page, k); err != nil {
		return err
	}
	ending, err := f.file.write(a, out, page.Bytes())
	if err != nil || ending == cli.Done {
		return err
	}
	return ending
}

// withTurn is the game of a scenario with turns as long as a flag says: "4 weeks", or 4weeks, as on a command line one word is easier.
func withTurn(s *scenario.Scenario, text string) (*scenario.Game, error) {
	if unit := strings.IndexFunc(text, unicode.IsLetter); unit > 0 {
		text = strings.TrimSpace(text[:unit]) + " " + text[unit:]
	}
	e, problems := s.Resolve(source.Typed("--turn", text), scenario.Place{In: scenario.InVariables, What: "the length of a turn"})
	if problems.HasErrors() {
		return nil, problems
	}
	step := fmt.Sprintf("a step is %s %s", number.Exact(s.Clock.Step), s.Clock.Unit)
	if e.Op != scenario.OpNumber || e.Type != scenario.Number {
		return nil, cli.Usage(fmt.Sprintf("--turn %q is no length of time", text), "for example --turn 4weeks; "+step)
	}
	steps := math.Round(e.Value / s.Clock.Step)
	switch {
	case steps < 1 || math.Abs(e.Value/s.Clock.Step-steps) > scenario.SameTime*steps:
		return nil, cli.Usage(fmt.Sprintf("--turn %q is not a whole number of steps", text), step)
	case steps > float64(s.Clock.Steps):
		return nil, cli.Usage(fmt.Sprintf("--turn %q is longer than the clock, which has %s", text, number.Plural(s.Clock.Steps, "step")), step)
	}
	return s.WithTurn(int(steps)), nil
}
