package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/saved"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
)

// saving is whether runs are saved, where, and how: the flags for it.
type saving struct {
	out   folder
	data  choice
	force bool
}

// savingMemory is what saving takes beside the columns, in bytes: stretches of them in whatever form, and what was drawn.
const savingMemory = 64 << 20

// register adds the flags.
func (s *saving) register(flags *pflag.FlagSet) {
	s.data = oneOf(string(saved.CSV), string(saved.Parquet), string(saved.None))
	flags.Var(&s.out, "out", "save each run in a folder of its name in this one; wargame show prints it again")
	flags.Var(&s.data, "data", "with --out: in which form trials are saved, a row each")
	flags.BoolVar(&s.force, "force", false, "with --out: save over a run that is there already")
}

// check refuses, before anything runs, what could not be saved in the end.
func (s *saving) check(a *app, flags *pflag.FlagSet, files []string) error {
	if s.out == "" {
		for _, name := range []string{"data", "force"} {
			if flags.Changed(name) {
				return cli.Usage("--"+name+" says how a run is saved, and none is", "where to: --out DIR")
			}
		}
		return nil
	}
	if _, err := os.Stat(filepath.Join(string(s.out), saved.Name)); err == nil {
		return cli.Usage(fmt.Sprintf("%s is a saved run itself", s.out), "to save over it: --out "+quote(filepath.Dir(filepath.Clean(string(s.out))))+" --force")
	}
	var names []string
	for _, file := range files {
		resolved, err := a.resolve(file)
		if err != nil {
			continue // it is told of in its turn
		}
		name := scenario.NameOf(filepath.ToSlash(resolved))
		if strings.Trim(name, ".") == "" || name == saved.Name || source.Shown(name) != name {
			return cli.Usage(fmt.Sprintf("%s has no name under which a run of it could be saved", file), "rename the file")
		}
		if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			return cli.Usage(fmt.Sprintf("two scenarios of the name %s would be saved in one folder, %s", name, s.folder(name)), "save them one after the other, each with a --out of its own")
		}
		names = append(names, name)
		if err := s.free(s.folder(name)); err != nil {
			return err
		}
	}
	return nil
}

// folder is where the run of a scenario is saved.
func (s *saving) folder(name string) string { return filepath.Join(string(s.out), name) }

// free refuses a folder that holds anything but a run that may be written over.
func (s *saving) free(folder string) error {
	info, err := os.Lstat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return cli.Usage(fmt.Sprintf("cannot save in %s: %v", folder, cli.Reason(err)), "")
	case !info.IsDir():
		return cli.Usage(folder+" is there already, and is no folder", "save elsewhere: --out DIR")
	}
	listed, err := os.ReadDir(folder)
	if err != nil {
		return cli.Usage(fmt.Sprintf("cannot read %s: %v", folder, cli.Reason(err)), "")
	}
	for _, f := range listed {
		if !saved.IsPart(f.Name()) {
			return cli.Usage(fmt.Sprintf("%s is there already, and holds %s, which is no part of a run", folder, f.Name()), "save elsewhere: --out DIR")
		}
	}
	if len(listed) > 0 && !s.force {
		return cli.Usage(folder+" is there already, and nothing was run", "to save over it: --force")
	}
	return nil
}

// merged is the text of a scenario as merged; nil where it is not to be saved. It is known to be read again as that scenario.
func (s *saving) merged(a *app, set assignments, p *prepared) ([]byte, error) {
	if s.out == "" {
		return nil, nil
	}
	name, err := a.resolve(p.file)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	problems, err := scenario.WriteMerged(&text, filepath.ToSlash(name), scenario.Options{Set: set, Files: a.files(), Library: scenarios.Library})
	if err == nil && !problems.HasErrors() {
		err = saved.Loads(p.scenario, text.Bytes())
	}
	switch {
	case problems.HasErrors():
		return nil, problems
	case err != nil:
		return nil, fmt.Errorf("a run of %s could not be saved, and was not begun: %w", p.file, err)
	}
	return text.Bytes(), nil
}

// save saves a run, where that is asked for. What was interrupted is saved as the run of the trials that are complete, but takes
// the place of none that is there.
func (s *saving) save(ctx context.Context, a *app, run *saved.Run, workers int, stopped error) error {
	if s.out == "" {
		return nil
	}
	folder := s.folder(run.Scenario.Name)
	if stopped != nil {
		ctx = context.WithoutCancel(ctx)
		if info, err := os.ReadDir(folder); err == nil && len(info) > 0 {
			a.Note("%s is as it was: what was interrupted takes the place of no run", folder)
			return nil
		}
	}
	err := s.write(ctx, a, folder, run, workers)
	switch {
	case ctx.Err() != nil:
		return cli.Interruption(fmt.Sprintf("interrupted while saving %s, which is as it was", folder))
	case err != nil:
		a.Error(fmt.Sprintf("cannot save the run in %s: %v", folder, cli.Reason(err)),
			"the same command saves the same run once that is mended; or save elsewhere: --out DIR")
		return cli.Failed
	}
	a.Note("saved in %s: wargame show %s", folder, quoteFile(folder))
	return nil
}

// write writes a run into a folder: all of it, or nothing.
func (s *saving) write(ctx context.Context, a *app, folder string, run *saved.Run, workers int) error {
	to, err := cli.NewFolder(folder)
	if err != nil {
		return err
	}
	line := a.Progress("saving " + run.Scenario.Name)
	defer line.End()
	err = saved.Write(ctx, to.Create, run, saved.Options{Data: saved.Form(s.data.value), Workers: workers, Progress: line.Update})
	if err == nil {
		err = to.Keep(s.force)
	}
	if err != nil {
		to.Drop()
	}
	return err
}
