package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/number"
	"wargame/scenario/source"
	"wargame/sim"
)

// Files are looked at this often. Their times are compared: that needs nothing of the operating system, and works for
// editors that write a new file and rename it.
const watchInterval = 200 * time.Millisecond

// stamp is what tells that a file was saved; the zero stamp is of one that is not there.
type stamp struct {
	time time.Time
	size int64
}

func stampOf(path string) stamp {
	info, err := os.Stat(filepath.FromSlash(path))
	if err != nil {
		return stamp{}
	}
	return stamp{info.ModTime(), info.Size()}
}

func isFolder(path string) bool {
	info, err := os.Stat(filepath.FromSlash(path))
	return err == nil && info.IsDir()
}

// stamps are those of files when they were opened.
type stamps map[string]stamp

// changed are the files that are no longer as they were, in order.
func (s stamps) changed() []string {
	var paths []string
	for _, path := range slices.Sorted(maps.Keys(s)) {
		if now := stampOf(path); now.size != s[path].size || !now.time.Equal(s[path].time) {
			paths = append(paths, path)
		}
	}
	return paths
}

// watched is a scenario that is run again and again.
type watched struct {
	name string
	read stamps        // what its last load opened
	hash string        // of the scenario that ran last
	last *sim.Outcomes // of that run; nil: none came to its end yet
}

// watch runs files, and each again whenever one that it read is saved, until the user interrupts: that is how it
// ends, so the status is done then, unless a run was going on or it was not Ctrl-C. What is wrong with a file when it is saved
// is told, and waited out.
func (f *runFlags) watch(ctx context.Context, a *app, names []string) error {
	list := make([]*watched, len(names))
	for i, name := range names {
		list[i] = &watched{name: name}
		if s := a.Tell(f.runWatched(ctx, a, list[i], nil)); s != cli.Done {
			return s
		}
	}
	for {
		files := 0
		for _, w := range list {
			files += len(w.read)
		}
		if ctx.Err() == nil {
			a.Note("watching %s; Ctrl-C ends", number.PluralOrNo(files, "file"))
		}
		if !untilSaved(ctx, list) {
			return ended(ctx)
		}
		if a.Out.Lost() {
			return nil
		}
		for _, w := range list {
			if saved := w.read.changed(); len(saved) > 0 {
				if s := a.Tell(f.runWatched(ctx, a, w, saved)); s == cli.Interrupted {
					return s
				}
			}
		}
	}
}

// ended is how a watch ends that waits for a file to be saved.
func ended(ctx context.Context) error {
	if s := cli.Asked(ctx); s != cli.Interrupted {
		return s
	}
	return nil
}

// watchable says whether the flags and names are such that runs can be compared as they come.
func (f *runFlags) watchable(names []string) error {
	switch {
	case f.out != "":
		return cli.Usage("--watch runs again and again; --out saves one run", "")
	case f.trial > 0 || f.at.value != "":
		return cli.Usage("--watch compares whole runs; --trial and --at show one trial", "")
	case f.format.value != "table":
		return cli.Usage("--watch is for people, and shows tables: it goes with --format table", "")
	case slices.Contains(names, "-"):
		return cli.Usage("standard input (-) is read once and cannot be watched", "")
	}
	return nil
}

// untilSaved waits until a file was saved and its editor has done with it; false: the user has interrupted.
func untilSaved(ctx context.Context, list []*watched) bool {
	look := func() []string {
		var state []string
		for _, w := range list {
			for _, path := range w.read.changed() {
				state = append(state, fmt.Sprint(path, stampOf(path)))
			}
		}
		return state
	}
	ticks := time.NewTicker(watchInterval)
	defer ticks.Stop()
	var before []string
	for {
		select {
		case <-ctx.Done():
			return false
		case <-ticks.C:
		}
		now := look()
		if len(now) > 0 && slices.Equal(now, before) {
			return true
		}
		before = now
	}
}

// runWatched runs a scenario, the first time or because files were saved, and shows what changed since its last run.
// Its error ends the watch the first time; a scenario that is wrong is no such error.
func (f *runFlags) runWatched(ctx context.Context, a *app, w *watched, saved []string) error {
	p, err := f.prepareWatched(ctx, a, w)
	if ctx.Err() != nil {
		return nil
	}
	first := saved == nil
	if !first {
		a.separate(saved)
	}
	var usage *cli.UsageError
	switch {
	case err == nil && len(w.read) == 0:
		return cli.Usage(w.name+" is part of the program and does not change", "to change it: wargame scenarios copy "+
			strings.TrimPrefix(w.name, libraryPrefix))
	case err != nil && first && (errors.As(err, &usage) || stampOf(w.name) == stamp{}):
		return err
	case err != nil:
		a.Tell(err)
		return nil
	case !first && p.scenario.Hash == w.hash:
		return a.Print(func(out io.Writer) error {
			_, err := fmt.Fprintln(out, "What it says is the same as before.")
			return err
		})
	}
	return f.showWatched(ctx, a, w, p)
}

// prepareWatched loads and compiles a scenario, and takes the stamps of what it reads before it is read.
func (f *runFlags) prepareWatched(ctx context.Context, a *app, w *watched) (*prepared, error) {
	read := stamps{}
	watching := *a
	watching.opened = func(path string) {
		if _, known := read[path]; !known && !isFolder(path) { // where a file is missing, its folder is looked through for one of a like name
			read[path] = stampOf(path)
		}
	}
	p, err := f.prepare(ctx, &watching, w.name)
	if ctx.Err() == nil && len(read) > 0 {
		w.read = read
	}
	return p, err
}

// showWatched runs a scenario and shows its results, and how they differ from those before.
func (f *runFlags) showWatched(ctx context.Context, a *app, w *watched, p *prepared) error {
	run, stopped := f.summarise(ctx, a, p, f.wants())
	switch {
	case run == nil && ctx.Err() != nil:
		return stopped
	case run == nil:
		a.Tell(stopped)
		return nil
	}
	before := w.last
	w.hash, w.last = p.scenario.Hash, run.Outcomes
	err := a.Print(func(out io.Writer) error {
		if err := f.render(out, a, []*results.Report{run.Report}); err != nil {
			return err
		}
		if before != nil && stopped == nil { // nothing changed because fewer trials are complete
			return f.printChanges(out, a, results.Changed(before, run.Outcomes))
		}
		return nil
	})
	unmetChecks(a, run.Report)
	return errors.Join(err, stopped)
}

// separate draws a line between two runs, with the time and what was saved.
func (a *app) separate(saved []string) {
	a.Print(func(out io.Writer) error {
		head := fmt.Sprintf("━━ %s  saved: %s ", time.Now().Format(time.TimeOnly), source.Shown(strings.Join(saved, ", ")))
		_, err := fmt.Fprintf(out, "\n%s%s\n\n", head, strings.Repeat("━", max(2, a.Width()-len([]rune(head)))))
		return err
	})
}
