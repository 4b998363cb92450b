package saved

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"testing"
	"testing/fstest"

	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// A small scenario with all that a column may be: a chance, a first_time that may never come, trials that do not count, and
// names that are those of keys.
const small = `wargame: 1
title: "Small, \"quoted\""
clock: {step: 1 week, length: 6 weeks}
actors: {us: {title: The us}}
variables: {trial: 1 to 2, scenario: "normal(0, 1)", far: "divide(1, if trial > 1.5 then 0 else 1, 5)", c: 3}
levers: {aid: {default: 100%, range: [0%, 100%]}}
policies: {go: {}, half: {set: {aid: 50%}}, "none": {set: {aid: 0}}}
stocks: {s: {start: 0}}
flows: {f: {to: s, rate: "trial * aid * uniform(0, 1)"}}
outcomes:
  trial: {value: final(s), better: higher, for: us, acceptable: at least 3}
  late: {value: first_time(s > 4), better: lower, acceptable: at most 5}
  late_never: {value: -0 * scenario, given: final(s) > 2}
  when: {value: first_time(s > 3), given: scenario > 0}
  much: ever(s > 5)
watch: [s]
checks: [go.trial >= half.trial, {that: go.much, in: 1%}]
`

// fresh is a run of the small scenario, with all that a report may have.
func fresh(t testing.TB, trials int, spread string) *Run {
	t.Helper()
	options := sim.RunOptions{Seed: 7, Trials: trials}
	var err error
	if options.Design, err = design.New(spread, trials); err != nil {
		t.Fatal(err)
	}
	run := freshOf(t, small, options)
	drawn, err := run.Draws(t.Context(), 1, trials)
	if err != nil {
		t.Fatal(err)
	}
	run.Report.AddInfluences(run.Outcomes, drawn, 0)
	watch, err := sim.Compile(run.Scenario, sim.Options{Outcomes: []int{}, Record: []*scenario.Expr{run.Scenario.Watch[0].Value}})
	if err != nil {
		t.Fatal(err)
	}
	if err := watch.Record(t.Context(), options, func(x sim.Recorded) { run.Report.AddSeries(run.Scenario, x) }); err != nil {
		t.Fatal(err)
	}
	return run
}

// freshOf is a run of a scenario.
func freshOf(t testing.TB, text string, options sim.RunOptions) *Run {
	t.Helper()
	s, problems := merged{"small", text}.load()
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o, err := p.Run(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	r, err := results.NewReport(o, results.Meta{Version: "1.2.3", Command: "wargame run small.yaml", Again: "wargame run", File: "small.yaml",
		Warnings: []results.Warning{{Code: "some", Text: "caution <&> \u202e"}}})
	if err != nil {
		t.Fatal(err)
	}
	draws := func(ctx context.Context, first, n int) ([][]float64, error) {
		some := options
		some.First, some.Trials = first, n
		return sim.Variables(ctx, s, some)
	}
	return &Run{Scenario: s, Merged: []byte(text), Report: r, Outcomes: o, Draws: draws}
}

// folder is a run as it is on disk.
func folder(t testing.TB, run *Run, form Form) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	if err := Write(t.Context(), into(files), run, Options{Data: form, Workers: 3}); err != nil {
		t.Fatal(err)
	}
	return files
}

// into makes files in memory.
func into(files fstest.MapFS) Folder {
	return func(name string) (io.WriteCloser, error) {
		files[name] = &fstest.MapFile{}
		return &inMemory{file: files[name]}, nil
	}
}

type inMemory struct {
	bytes.Buffer
	file *fstest.MapFile
}

func (f *inMemory) Close() error { f.file.Data = f.Bytes(); return nil }

// loaded is a run read from its folder, with its columns where there are any.
func loaded(files fs.FS) (*Run, error) {
	run, err := Open(files)
	if err != nil || run.Data == None {
		return run, err
	}
	return run, run.Load(files)
}
