package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"wargame/cmd/wargame/internal/cli"
)

// named are the scenarios that a command line names: files, and those of folders in the place of these.
type named struct {
	files   []string
	found   map[string]bool // in a folder, rather than named one by one
	folders []string
}

// mostFound bounds what a folder may hold, so that one named by mistake is not read for an hour.
const mostFound = 1000

// unfold finds the scenarios of folders among names.
func (a *app) unfold(ctx context.Context, names []string) (named, error) {
	all := named{found: map[string]bool{}}
	for _, name := range names {
		info, err := os.Stat(name)
		if errors.Is(err, fs.ErrNotExist) && strings.HasSuffix(name, "/") {
			return all, cli.Usage("there is no folder "+name, fileMeant(strings.TrimRight(name, "/")))
		}
		if name == "-" || err != nil || !info.IsDir() {
			all.files = append(all.files, name)
			continue
		}
		found, err := cli.Await(ctx, func() (inFolder, error) { return lookIn(ctx, filepath.Clean(name)) })
		switch {
		case ctx.Err() != nil:
			return all, cli.Interruption("interrupted while looking for scenarios in " + name)
		case err != nil:
			return all, err
		case len(found.scenarios) == 0:
			return all, noneIn(name, found.others)
		case len(found.others) > 0:
			a.Note("%s: no scenario, since no line begins with wargame:", enumerate(found.others))
		}
		all.folders = append(all.folders, name)
		for _, file := range found.scenarios {
			if !slices.Contains(names, file) && !all.found[file] {
				all.files, all.found[file] = append(all.files, file), true
			}
		}
	}
	return all, nil
}

func noneIn(name string, others []string) error {
	hint := "a scenario is a file that ends in .yaml or .yml and begins with wargame: 1; wargame new mine.yaml writes one"
	if len(others) > 0 {
		hint = "no line begins with wargame: in " + enumerate(others)
	}
	return cli.Usage("there is no scenario in the folder "+name, hint)
}

// inFolder is what a folder holds, with those within it: scenarios, and other files that are named like one.
type inFolder struct{ scenarios, others []string }

// lookIn looks for scenarios in a folder and in all within it, in the order of their names. What begins with a dot is left out, and
// links to folders are not followed, since they may lead back.
func lookIn(ctx context.Context, root string) (inFolder, error) {
	var f inFolder
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("cannot look into %s: %w", path, cli.Reason(err))
		case ctx.Err() != nil:
			return ctx.Err()
		case path != root && strings.HasPrefix(entry.Name(), ".") && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir() || strings.HasPrefix(entry.Name(), ".") || !isScenarioFile(path):
			return nil
		}
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
			return nil
		}
		if beginsAsScenario(path) {
			f.scenarios = append(f.scenarios, path)
		} else {
			f.others = append(f.others, path)
		}
		if len(f.scenarios)+len(f.others) > mostFound {
			return cli.Usage(fmt.Sprintf("the folder %s holds more than %d files that end in .yaml", root, mostFound), "name a folder within it")
		}
		return nil
	})
	return f, err
}

var versionLine = regexp.MustCompile(`(?m)^\s*\{?\s*["']?wargame["']?\s*:`)

// beginsAsScenario says whether a file means to be a scenario. One that cannot be read is for the loader to tell of.
func beginsAsScenario(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return true
	}
	defer file.Close()
	const most = 1 << 20 // as much as a scenario may have
	text, err := io.ReadAll(io.LimitReader(file, most))
	return err != nil || versionLine.Match(text)
}
