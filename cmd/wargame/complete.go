package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
)

// completeScenarios makes a shell complete what can stand for a scenario: files, folders that may hold some, and the
// names of the library, with library/ before them once that is begun.
func completeScenarios(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	if strings.HasPrefix(begun, libraryPrefix) {
		var names []string
		for _, name := range append(scenarios.Names(), scenarios.Others()...) {
			names = append(names, libraryPrefix+name)
		}
		return starting(names, begun), cobra.ShellCompDirectiveNoFileComp
	}
	folder, _ := filepath.Split(begun)
	found := scenarioFiles(folder)
	directive := cobra.ShellCompDirectiveNoFileComp
	if folder == "" {
		found = append(found, scenarios.Names()...)
	}
	found = starting(found, begun)
	if len(found) == 1 && strings.HasSuffix(found[0], string(filepath.Separator)) {
		directive |= cobra.ShellCompDirectiveNoSpace
	}
	return found, directive
}

// scenarioFiles are the scenario files of a folder and the folders in it, as paths from here.
func scenarioFiles(folder string) []string {
	listed, err := os.ReadDir(filepath.Join(".", folder))
	if filepath.IsAbs(folder) {
		listed, err = os.ReadDir(folder)
	}
	if err != nil {
		return nil
	}
	var found []string
	for _, f := range listed {
		switch {
		case strings.HasPrefix(f.Name(), "."):
		case f.IsDir():
			found = append(found, folder+f.Name()+string(filepath.Separator))
		case isScenarioFile(f.Name()):
			found = append(found, folder+f.Name())
		}
	}
	return found
}

// starting are the words that start as begun.
func starting(words []string, begun string) []string {
	var found []string
	for _, word := range words {
		if strings.HasPrefix(word, begun) {
			found = append(found, word)
		}
	}
	return found
}

// completion completes the value of a flag: one of a few words, or a name that the scenario named before knows.
func (a *app) completion(f *pflag.Flag) cobra.CompletionFunc {
	if words, ok := f.Value.(*choice); ok {
		return cobra.FixedCompletions(words.among, cobra.ShellCompDirectiveNoFileComp)
	}
	switch f.Name {
	case "policy":
		return a.completeNames(true, policyNames)
	case "baseline", "against":
		return a.completeNames(false, policyNames)
	case "outcome":
		return a.completeNames(true, outcomeNames)
	case "actors":
		return a.completeNames(true, choosingNames)
	case "lever":
		return a.completeNames(false, namesOf(scenario.KindLever))
	case "variable", "by":
		return a.completeNames(false, namesOf(scenario.KindVariable))
	case "series":
		return a.completeNames(false, seriesNames)
	case "set":
		return a.completeAssignments
	case "team":
		return a.completeNames(false, teamPolicyNames)
	case "from":
		return completeScenarios
	}
	return cobra.NoFileCompletions
}

// described is a name with what a shell may show beside it.
func described(l scenario.Label) string {
	if l.Title == "" {
		return l.Name
	}
	return l.Name + "\t" + source.Shown(l.Title)
}

func policyNames(s *scenario.Scenario) []string {
	var names []string
	for _, p := range s.Policies {
		names = append(names, described(p.Label))
	}
	return names
}

// choosingNames are the actors that have strategies.
func choosingNames(s *scenario.Scenario) []string {
	var names []string
	for _, of := range s.Strategies {
		names = append(names, described(of.Actor.Label))
	}
	return names
}

// teamPolicyNames are a team with a policy each.
func teamPolicyNames(s *scenario.Scenario) []string {
	var names []string
	for _, t := range s.Game.Teams {
		for _, c := range s.Courses(t.Controls) {
			names = append(names, t.Name+"="+c.Name)
		}
	}
	return names
}

func outcomeNames(s *scenario.Scenario) []string {
	var names []string
	for _, o := range s.Outcomes {
		names = append(names, described(o.Label))
	}
	return names
}

// namesOf gives the names of the quantities of a kind.
func namesOf(k scenario.Kind) func(*scenario.Scenario) []string {
	return func(s *scenario.Scenario) []string {
		var names []string
		for q := range s.Quantities(k) {
			names = append(names, described(*s.Label(q)))
		}
		return names
	}
}

func seriesNames(s *scenario.Scenario) []string {
	var names []string
	for _, w := range s.Watch {
		names = append(names, described(w.Label))
	}
	return names
}

// completeNames completes names of the scenario on the command line, after a comma again where the flag takes a list.
func (a *app) completeNames(list bool, names func(*scenario.Scenario) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		before := ""
		if comma := strings.LastIndexByte(begun, ','); list && comma >= 0 {
			before = begun[:comma+1]
		}
		var found []string
		for _, s := range a.named(args) {
			for _, name := range names(s) {
				found = append(found, before+name)
			}
		}
		return starting(found, begun), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeAssignments completes the names that --set can give a value.
func (a *app) completeAssignments(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	directive := cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	if strings.ContainsRune(begun, '=') {
		return nil, directive
	}
	var found []string
	add := func(l scenario.Label) {
		l.Name += "="
		found = append(found, described(l))
	}
	for _, s := range a.named(args) {
		for _, v := range s.Variables {
			add(v.Label)
		}
		for _, l := range s.Levers {
			add(l.Label)
		}
	}
	return starting(found, begun), directive
}

// named loads the scenarios that a command line names, those that load. Standard input is the shell's.
func (a *app) named(args []string) []*scenario.Scenario {
	var list []*scenario.Scenario
	for _, name := range args {
		file, err := a.resolve(name)
		if err != nil || name == "-" {
			continue
		}
		s, _ := scenario.Load(filepath.ToSlash(file), scenario.Options{Files: cli.Files{Stdin: cli.NewInput(strings.NewReader(""))}, Library: scenarios.Library})
		if s != nil {
			list = append(list, s)
		}
	}
	return list
}
