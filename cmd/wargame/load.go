package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
)

// load loads a scenario. Its warnings are in Scenario.Warnings; the error is what is wrong with it.
func (a *app) load(ctx context.Context, name string, o scenario.Options) (*scenario.Scenario, error) {
	o.Files, o.Library = files{a.stdin}, scenarios.Library
	s, err := await(ctx, func() (*scenario.Scenario, error) {
		s, problems := scenario.Load(filepath.ToSlash(name), o)
		if problems.HasErrors() {
			return nil, problems
		}
		return s, nil
	})
	if ctx.Err() != nil {
		return nil, fmt.Errorf("interrupted while loading %s: %w", name, ctx.Err())
	}
	return s, err
}

// libraryNames are the shipped scenarios that can be run, as a command names them.
func libraryNames() []string {
	files, err := fs.Glob(scenarios.Library, "*.yaml")
	if err != nil {
		panic("wargame: " + err.Error()) // the pattern is malformed
	}
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = "library/" + strings.TrimSuffix(file, ".yaml")
	}
	return names
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
			return nil, &usageError{fmt.Sprintf("%s has no %s %q", file, kind, name), hint}
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
