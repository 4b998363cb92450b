package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/contract"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
)

const scenariosLong = `scenarios lists the scenarios that come with wargame, each with the question that it is about. They are
inside the program: no network and no other files are needed. Wherever a command takes a file, it
takes the name of one of them too; a file of your own can extend one with "extends: library/NAME".`

const scenariosExample = `  wargame scenarios
  wargame scenarios show us-aid-pause
  wargame scenarios copy us-aid-pause`

func newScenarios(a *app) *cobra.Command {
	format := oneOf("table", "json")
	all := false
	c := &cobra.Command{
		Use:        "scenarios",
		SuggestFor: []string{"list", "ls", "library"},
		Short:      "List, show and copy the scenarios that come with wargame",
		Long: scenariosLong + cli.StatusHelp(map[cli.Status]string{
			cli.Failed: "a file could not be written",
			cli.Wrong:  "there is no such scenario, or a file is in the way",
		}),
		Example:           scenariosExample,
		ValidArgsFunction: cobra.NoFileCompletions,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return cli.Usage(fmt.Sprintf("wargame scenarios has no command %q", args[0]),
					fmt.Sprintf("did you mean wargame scenarios show %s, or wargame explain %s?", args[0], args[0]))
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return listScenarios(c.Context(), a, all, format.value) },
	}
	c.Flags().BoolVar(&all, "all", false, "list the models that scenarios extend, and scenarios with hindsight, too")
	c.Flags().Var(&format, "format", "how to print")
	c.AddCommand(newShowScenario(a), newCopy(a))
	return c
}

// listed is a shipped scenario as the list has it.
type listed struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Question string `json:"question"`
	Abstract bool   `json:"abstract"` // only for extending
}

func listScenarios(ctx context.Context, a *app, all bool, format string) error {
	names := scenarios.Names()
	if all {
		names = append(names, scenarios.Others()...)
	}
	var list []listed
	for _, name := range names {
		s, err := a.load(ctx, libraryPrefix+name, scenario.Options{})
		if err != nil {
			return err
		}
		list = append(list, listed{name, s.Title, s.Question, s.Abstract})
	}
	return a.Print(func(w io.Writer) error {
		if format == "json" {
			return contract.Write(w, map[string][]listed{"scenarios": list})
		}
		section := table.Section{}
		for _, s := range list {
			item := table.Item{Name: s.Name, Remarks: table.Remarks{Title: s.Title}}
			switch {
			case s.Question != "":
				item.Notes = []string{s.Question}
			case s.Abstract:
				item.Notes = []string{"a model, to be extended"}
			}
			section.List = append(section.List, item)
		}
		next := []string{"Next: wargame explain NAME says what one assumes, wargame run NAME compares its policies, " +
			"wargame scenarios copy NAME makes it yours."}
		if !all {
			next = append(next, "With --all: the models that these extend, and what became known after their dates.")
		}
		return table.WriteText(w, a.style(), &table.Page{Sections: []table.Section{section, {Lead: next}}})
	})
}

// shippedArg wants the name of a shipped scenario, with or without library/ before it, and gives it without.
func shippedArg(c *cobra.Command, args []string) (string, error) {
	if len(args) != 1 {
		return "", cli.Usage(c.CommandPath()+" takes the name of one scenario", "wargame scenarios lists the library")
	}
	name := strings.TrimSuffix(strings.TrimPrefix(args[0], libraryPrefix), ".yaml")
	if !isShipped(name) {
		return "", unknownScenario(libraryPrefix + name)
	}
	return name, nil
}

// completeShipped makes a shell complete the names of the library.
func completeShipped(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return starting(append(scenarios.Names(), scenarios.Others()...), begun), cobra.ShellCompDirectiveNoFileComp
}

func newShowScenario(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "show NAME",
		Short:             "Print the file of a scenario",
		Long:              "show prints the file of a scenario that comes with wargame, as copy writes it.",
		Example:           "  wargame scenarios show us-aid-pause",
		ValidArgsFunction: completeShipped,
		RunE: func(c *cobra.Command, args []string) error {
			name, err := shippedArg(c, args)
			if err != nil {
				return err
			}
			text, err := fs.ReadFile(scenarios.Library, name+".yaml")
			if err != nil {
				return err
			}
			a.Out.Write(withoutSchema(text)) // its error is kept by stdout
			return nil
		},
	}
}

const copyLong = `copy writes the file of a scenario that comes with wargame, and those of the models that it extends, into a
folder, so that it can be changed. A file that is there already is not written over without --force; a
model that is there already and is the same is left as it is.`

func newCopy(a *app) *cobra.Command {
	to, force := ".", false
	c := &cobra.Command{
		Use:               "copy NAME",
		Short:             "Write the file of a scenario, and those that it extends, into a folder",
		Long:              copyLong,
		Example:           "  wargame scenarios copy us-aid-pause",
		ValidArgsFunction: completeShipped,
		RunE: func(c *cobra.Command, args []string) error {
			name, err := shippedArg(c, args)
			if err != nil {
				return err
			}
			return copyScenario(c.Context(), a, name, to, force)
		},
	}
	c.Flags().StringVar(&to, "to", ".", "the `folder` to write into; it is made if it is not there")
	c.Flags().BoolVar(&force, "force", false, "write over files that are there already")
	return c
}

func copyScenario(ctx context.Context, a *app, name, to string, force bool) error {
	s, err := a.load(ctx, libraryPrefix+name, scenario.Options{})
	if err != nil {
		return err
	}
	var files []newFile
	for _, f := range s.Files {
		shipped := strings.TrimPrefix(f.Name, libraryPrefix) + ".yaml"
		path := filepath.Join(to, filepath.FromSlash(shipped))
		text := withoutSchema(f.Text)
		if old, err := os.ReadFile(path); err == nil && f != s.File && bytes.Equal(old, text) {
			continue
		}
		files = append(files, newFile{path, text})
	}
	if err := writeFiles(files, force); err != nil {
		return err
	}
	return a.Print(func(w io.Writer) error {
		for _, f := range files {
			fmt.Fprintln(w, source.Shown(f.path))
		}
		return nil
	})
}

// schemaLine starts the comment by which an editor finds the schema of a file. The library's own names a path that a
// copy does not have.
const schemaLine = "# yaml-language-server:"

func withoutSchema(text []byte) []byte {
	first, rest, found := bytes.Cut(text, []byte("\n"))
	if found && bytes.HasPrefix(first, []byte(schemaLine)) {
		return rest
	}
	return text
}
