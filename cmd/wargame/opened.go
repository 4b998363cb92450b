package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/number"
	"wargame/results/saved"
	"wargame/scenario"
	"wargame/sim"
)

// wants are what a report is to have beside what its outcomes mean.
type wants struct{ series, influences bool }

// open makes a run of what an argument names: a saved one, which is loaded with its trials, or a scenario, which is run. What runs
// alone is where the selection counts. Where the user interrupts a run, it gives those trials that are complete, and the interruption.
func (f *selection) open(ctx context.Context, a *app, name string, w wants) (*saved.Run, error) {
	if isRun(name) {
		folder, run, err := openRun(name)
		if err != nil || run.Data == saved.None {
			return run, err
		}
		o := run.Outcomes
		need := sim.Memory{Outcomes: 8 * float64(o.Trials) * float64(len(o.Policies)*len(o.Outcomes)+len(run.Scenario.Variables))}
		if err := f.fits(need, "the trials of "+name, "run fewer --trials of it"); err != nil {
			return nil, err
		}
		if _, err := cli.Await(ctx, func() (struct{}, error) { return struct{}{}, run.Load(folder) }); err != nil {
			return nil, unreadable(name, err)
		}
		return run, nil
	}
	p, err := f.prepare(ctx, a, name)
	if err != nil {
		return nil, err
	}
	return f.summarise(ctx, a, p, w)
}

// isRun says whether an argument names a saved run: its folder, or run.json in it.
func isRun(name string) bool {
	if filepath.Base(name) == saved.Name {
		return true
	}
	info, err := os.Stat(name)
	return name != "" && !isScenarioFile(name) && (err == nil && info.IsDir() || wasReplaced(name))
}

// wasReplaced says whether a process was killed as it replaced a saved run.
func wasReplaced(name string) bool {
	_, err := cli.OpenFolder(name)
	return err == nil
}

// openRun opens a saved run, without its trials.
func openRun(name string) (fs.FS, *saved.Run, error) {
	name = filepath.Clean(name)
	if filepath.Base(name) == saved.Name {
		name = filepath.Dir(name)
	}
	folder, err := cli.OpenFolder(name)
	if err != nil {
		return nil, nil, unreadable(name, err)
	}
	run, err := saved.Open(folder)
	if err != nil {
		return nil, nil, unreadable(name, err)
	}
	return folder, run, nil
}

// preparedOf is the scenario of a saved run, prepared to be run as it was.
func preparedOf(ctx context.Context, file string, run *saved.Run) (*prepared, error) {
	p := &prepared{file: file, scenario: run.Scenario, policies: run.Outcomes.Policies, outcomes: run.Outcomes.Outcomes, merged: run.Merged}
	p.baseline = slices.IndexFunc(run.Scenario.Policies, func(of *scenario.Policy) bool { return of.Name == run.Report.Baseline })
	return p, p.compile(ctx)
}

// unreadable is the error of a saved run that cannot be read.
func unreadable(name string, err error) error {
	var unknown *saved.Unknown
	var damaged *saved.Damaged
	switch {
	case errors.Is(err, saved.ErrNoTrials):
		return cli.Usage(name+" was saved without its trials (--data none)", "run it again with --data csv or parquet; wargame show prints what is said of it")
	case errors.As(err, &unknown) && unknown.Version > 0:
		return cli.Usage(name+": "+unknown.Error(), "use the version of wargame that wrote it, or run it anew")
	case errors.As(err, &unknown):
		return cli.Usage(name+": "+unknown.Error(), "wargame run FILE --out DIR saves one, in DIR/NAME")
	case errors.As(err, &damaged):
		return cli.Usage(name+": "+damaged.Error(), "nothing of it can be relied on, also where an editor or git changed the ends of its lines: use another copy of it, or run it anew")
	case errors.Is(err, fs.ErrNotExist):
		if within := runsIn(name); len(within) > 0 {
			return cli.Usage(name+" is no saved run, but holds some", "name them: "+strings.Join(within, " "))
		}
		return cli.Usage("there is no saved run in "+name, "wargame run FILE --out DIR saves one, in DIR/NAME")
	}
	return cli.Usage(fmt.Sprintf("cannot read %s: %v", name, cli.Reason(err)), "")
}

// runsIn are the saved runs in a folder, as arguments.
func runsIn(folder string) []string {
	const most = 4
	found, _ := filepath.Glob(filepath.Join(quoteGlob(folder), "*", saved.Name))
	var names []string
	for _, path := range found[:min(most, len(found))] {
		names = append(names, quoteFile(filepath.Dir(path)))
	}
	return names
}

// quoteGlob is a path that matches itself alone.
func quoteGlob(path string) string {
	return strings.NewReplacer(`*`, `[*]`, `?`, `[?]`, `[`, `[[]`).Replace(path)
}

// summarise runs a prepared scenario and says what its outcomes mean. Where the user interrupts, it does so of the trials that
// are complete, with a caution and without watched series, and gives the interruption too.
func (f *selection) summarise(ctx context.Context, a *app, p *prepared, w wants) (*saved.Run, error) {
	o := f.options()
	if f.precision.asked() {
		o.Trials = int(f.precision.most)
		if err := f.fitsUntil(p, o); err != nil {
			return nil, err
		}
	}
	series, err := f.series(p, o, w)
	if err != nil {
		return nil, err
	}
	if o.Design, err = f.sampling(); err != nil {
		return nil, err
	}
	outcomes, precise, stopped := f.trialsOf(ctx, a, p, o)
	if outcomes == nil {
		return nil, stopped
	}
	m := results.Meta{Command: f.command(p.file, outcomes.Trials), Again: f.again(p.file), Workers: int(f.workers), Precise: precise, Warnings: warnings(p.scenario)}
	if stopped != nil {
		asked := number.Group(o.Trials)
		if f.precision.asked() {
			asked = "at most " + asked
		}
		m.Warnings = append([]results.Warning{cut(outcomes.Trials, asked)}, m.Warnings...)
		ctx, series = context.WithoutCancel(ctx), nil // who cannot wait for this either interrupts a second time
	}
	o.Trials = outcomes.Trials
	run, err := p.say(ctx, outcomes, o, series, w.influences, m)
	if err != nil {
		return nil, err
	}
	return run, stopped
}

// trialsOf runs the trials of a prepared scenario: as many as are asked for, or as its precision takes.
func (f *selection) trialsOf(ctx context.Context, a *app, p *prepared, o sim.RunOptions) (*sim.Outcomes, *results.Precision, error) {
	if f.precision.asked() {
		return f.until(ctx, a, p, o)
	}
	outcomes, stopped := p.run(ctx, a, o)
	return outcomes, nil, stopped
}

// say says what the outcomes of a prepared scenario mean, with its watched series, unless nil, and influences where they are
// wanted. m is to say what the scenario does not.
func (p *prepared) say(ctx context.Context, outcomes *sim.Outcomes, o sim.RunOptions, series *sim.Program, influences bool, m results.Meta) (*saved.Run, error) {
	m.Version, m.File, m.Baseline = version, p.file, p.scenario.Policies[p.baseline].Name
	report, err := cli.Await(ctx, func() (*results.Report, error) {
		report, err := results.NewReport(outcomes, m)
		if err == nil && series != nil {
			err = failure(series.Record(ctx, ofSeries(o), func(r sim.Recorded) { report.AddSeries(p.scenario, r) }), p.scenario, o.Seed)
		}
		if err == nil && influences {
			err = failure(p.influences(ctx, outcomes, o, report), p.scenario, o.Seed)
		}
		return report, err
	})
	if ctx.Err() != nil {
		return nil, cli.Interruption(fmt.Sprintf("interrupted while summarising %s", p.file))
	}
	if err != nil {
		return nil, err
	}
	return &saved.Run{Scenario: p.scenario, Merged: p.merged, Report: report, Outcomes: outcomes, Draws: p.draws(o)}, nil
}

// series is the program of the series that are printed beside the outcomes; nil where there are none. Both are refused
// where they would take too much memory: what a run takes is known before it starts.
func (f *selection) series(p *prepared, o sim.RunOptions, w wants) (*sim.Program, error) {
	if err := f.fitsRun(p, o, 1); err != nil {
		return nil, err
	}
	if !w.series {
		return nil, nil
	}
	series, err := p.watching()
	if series == nil || err != nil {
		return nil, err
	}
	need := series.RecordMemory(ofSeries(o))
	need.Outcomes = p.program.RunMemory(o).Outcomes
	return series, f.fits(need, fmt.Sprintf("the series of %s trials of %s", number.Group(ofSeries(o).Trials), p.file), f.smaller(need))
}
