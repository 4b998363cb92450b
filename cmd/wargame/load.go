package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"wargame/cmd/wargame/internal/cli"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
)

// load reads and checks a scenario, from the machine's files unless the options have others. Its warnings are in Scenario.Warnings; the error is what is wrong with it.
func (a *app) load(ctx context.Context, name string, o scenario.Options) (*scenario.Scenario, error) {
	name, err := a.resolve(name)
	if err != nil {
		return nil, err
	}
	if o.Library = scenarios.Library; o.Files == nil {
		o.Files = a.files()
	}
	s, err := cli.Await(ctx, func() (*scenario.Scenario, error) {
		s, problems := scenario.Load(filepath.ToSlash(name), o)
		if problems.HasErrors() {
			return nil, problems
		}
		return s, nil
	})
	if ctx.Err() != nil {
		return nil, cli.Interruption(fmt.Sprintf("interrupted while loading %s", name))
	}
	return s, err
}

// find gives the index of each name among those of one kind of thing.
func find(file, kind string, wanted, known []string) ([]int, error) {
	var found []int
	for _, name := range wanted {
		i := slices.Index(known, name)
		if i < 0 {
			hint := "did you mean \"" + source.Nearest(name, known) + "\"?"
			if source.Nearest(name, known) == "" {
				hint = "there is " + enumerate(known)
			}
			return nil, cli.Usage(fmt.Sprintf("%s has no %s %q", file, kind, name), hint)
		}
		found = append(found, i)
	}
	return found, nil
}

// enumerate is a list of names for a message, cut where it gets long.
func enumerate(words []string) string {
	const most = 12
	if len(words) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(words[:most], ", "), len(words)-most)
	}
	return strings.Join(words, ", ")
}
