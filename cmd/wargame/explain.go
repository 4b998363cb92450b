package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/contract"
	"wargame/results/explain"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
	"wargame/sim"
)

const explainLong = `explain says what a scenario assumes, in the order in which a reader can follow: the question; what
is uncertain, with range, a sketch of its distribution, unit and source; what is taken as known; the
levers, and each policy as a timeline; the model in words and equations; what each outcome can
depend on; the checks; how it is played at a table: turns, teams, what each sees, news.

Of a folder it lists the scenarios, those of folders within it too, with what each is about. Of two
scenarios it shows what they say otherwise, line by line: variables, policies, equations; of more,
in short, what each says otherwise than the first.

The other views, of one scenario, are for authors: --merged the scenario as merged from all that it
extends, each line with the file it came from; --diagram the model as a Mermaid flowchart, which
many editors and web sites draw; --units in which unit everything is, what follows from what, and
where checking them stopped, also of a scenario in which they clash; --program what the engine
computes.`

const explainExample = `  wargame explain us-aid-pause
  wargame explain us-aid-pause --format markdown
  wargame explain us-aid-pause --merged
  wargame explain us-aid-pause --diagram
  wargame explain us-aid-pause --units
  wargame explain library/us-aid-pause library/hindsight/us-aid-pause`

// explainFlags are the flags of explain.
type explainFlags struct {
	selection
	output
	merged, diagram, units, program bool
}

func newExplain(a *app) *cobra.Command {
	f := &explainFlags{selection: newSelection(), output: output{oneOf("text", "markdown", "json")}}
	c := &cobra.Command{
		Use:               "explain FILE|FOLDER [FILE...]",
		SuggestFor:        []string{"describe", "info"},
		Short:             "Say what a scenario assumes",
		Long:              explainLong + cli.StatusHelp(map[cli.Status]string{cli.Done: "explained", cli.Failed: "its variables cannot be drawn"}),
		Example:           explainExample,
		Args:              scenarioArgs,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			var views []string
			for _, view := range []string{"merged", "diagram", "units", "program", "format"} {
				if c.Flags().Changed(view) {
					views = append(views, "--"+view)
				}
			}
			if len(views) > 1 {
				return cli.Usage(strings.Join(views, " and ")+" cannot be asked for together", "")
			}
			return f.explainAll(c.Context(), a, args)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.merged, "merged", false, "the scenario as merged, each line with the file it came from")
	flags.BoolVar(&f.diagram, "diagram", false, "the model as a Mermaid flowchart")
	flags.BoolVar(&f.units, "units", false, "in which unit everything is, and where checking stopped")
	flags.BoolVar(&f.program, "program", false, "the compiled program")
	f.selection.register(flags, "", "set")
	f.output.register(flags)
	return c
}

// explainAll explains one scenario, lists those of folders, or says what differs among several.
func (f *explainFlags) explainAll(ctx context.Context, a *app, names []string) error {
	list, err := a.unfold(ctx, names)
	if err != nil {
		return err
	}
	if len(names) > 1 || len(list.folders) > 0 {
		if err := f.one(); err != nil {
			return err
		}
	}
	switch {
	case len(list.folders) == len(names):
		return f.explainFolders(ctx, a, list)
	case len(list.folders) > 0:
		return cli.Usage(list.folders[0]+" is a folder: explain lists folders, or says what differs among files, not both", "")
	case len(names) > 1:
		return f.explainDifferences(ctx, a, names)
	}
	return f.explain(ctx, a, names[0])
}

func (f *explainFlags) explain(ctx context.Context, a *app, file string) error {
	if f.merged {
		return f.printMerged(ctx, a, file)
	}
	s, err := a.load(ctx, file, scenario.Options{Set: f.set, Units: f.units})
	if err != nil {
		return err
	}
	if f.units {
		return a.Page(func(w io.Writer) error { return table.WriteText(w, a.style(), explain.Units(s)) })
	}
	if f.program {
		return f.printProgram(ctx, a, s, file)
	}
	x, err := cli.Await(ctx, func() (*explain.Explanation, error) { return explain.New(s) })
	if err != nil {
		return failure(err, s, 1)
	}
	return a.Page(func(w io.Writer) error {
		switch {
		case f.diagram:
			return x.Diagram(w)
		case f.format.value == "json":
			return contract.Write(w, contract.NewExplanation(x))
		case f.format.value == "markdown":
			return table.WriteMarkdown(w, x.Page())
		}
		return table.WriteText(w, a.style(), x.Page())
	})
}

// printMerged prints the scenario as merged, also one that is wrong.
func (f *explainFlags) printMerged(ctx context.Context, a *app, file string) error {
	file, err := a.resolve(file)
	if err != nil {
		return err
	}
	var page bytes.Buffer
	problems, err := cli.Await(ctx, func() (source.Diagnostics, error) {
		return scenario.WriteMerged(&page, filepath.ToSlash(file), scenario.Options{Files: a.files(), Library: scenarios.Library, Set: f.set})
	})
	if err != nil {
		return err
	}
	if problems.HasErrors() {
		return problems
	}
	return a.Page(func(w io.Writer) error {
		_, err := page.WriteTo(w)
		return err
	})
}

// printProgram prints what the engine computes.
func (f *explainFlags) printProgram(ctx context.Context, a *app, s *scenario.Scenario, file string) error {
	if s.Abstract {
		return cli.Usage(file+" is abstract: it is there for other scenarios to extend, and there is no program of it", "")
	}
	p, err := cli.Await(ctx, func() (*sim.Program, error) { return sim.Compile(s, sim.Options{}) })
	if err != nil {
		return err
	}
	return a.Print(func(w io.Writer) error {
		_, err := io.WriteString(w, p.String())
		return err
	})
}
