package main

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/contract"
	"wargame/results/number"
	"wargame/results/render"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// runTrials shows one trial of every file.
func (f *runFlags) runTrials(ctx context.Context, a *app, files []string) error {
	if f.from > 0 {
		return cli.Usage("--from is the first of many trials; --trial and --at show one", "leave it out: --trial 17 is trial 17 of any run")
	}
	if of := cmp.Or(f.of, f.trials); f.design.value != design.Random && f.trial > of {
		return cli.Usage(fmt.Sprintf("--trial %d is not among the %d trials over which --design %s spreads", int(f.trial), int(of), f.design.value),
			"give --trials as in the run that it belongs to")
	}
	reports, ending := each(ctx, a, files, f.trialReport)
	if len(reports) == 0 {
		return ending
	}
	err := a.Stream(ctx, func(w io.Writer) error {
		switch f.format.value {
		case "json":
			return contract.Write(w, contract.NewTrials(reports))
		case "csv":
			return render.TrialsCSV(w, reports)
		case "markdown":
			return table.WriteMarkdown(w, render.TrialPages(reports, number.Digits(f.digits))...)
		}
		return table.WriteText(w, table.Style{Width: a.Width()}, render.TrialPages(reports, number.Digits(f.digits))...)
	})
	if err != nil {
		return err
	}
	for _, r := range reports {
		if r.Err() != nil {
			return r.Err()
		}
	}
	return ending
}

// trialReport runs one trial of a file.
func (f *runFlags) trialReport(ctx context.Context, a *app, file string) (*results.TrialReport, error) {
	p, err := f.prepare(ctx, a, file)
	if err != nil {
		return nil, err
	}
	d, err := f.trialDesign()
	if err != nil {
		return nil, err
	}
	one := f.options()
	one.First, one.Trials, one.Design = max(1, int(f.trial)), 1, d
	o, err := p.run(ctx, a, one)
	if err != nil {
		return nil, err
	}
	drawn, err := sim.Variables(ctx, p.scenario, one)
	if err != nil {
		return nil, failure(err, p.scenario, uint64(f.seed))
	}
	r := results.NewTrialReport(o, drawn, file)
	if f.trial > 0 {
		if err := f.addPath(ctx, p, r, one); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// trialDesign is the design of the trial: the one that it has in its run, or the median.
func (f *runFlags) trialDesign() (design.Design, error) {
	if f.at.value == design.Median {
		return design.New(design.Median, 0)
	}
	return f.sampling()
}

// addPath traces the trial, step by step.
func (f *runFlags) addPath(ctx context.Context, p *prepared, r *results.TrialReport, one sim.RunOptions) error {
	var quantities []scenario.Quantity
	everything := sim.Everything(p.scenario)
	for _, e := range everything {
		q, _ := e.Quantity()
		quantities = append(quantities, q)
	}
	program, err := sim.Compile(p.scenario, sim.Options{Policies: p.policies, Outcomes: []int{}, Record: everything})
	if err != nil {
		return err
	}
	what := fmt.Sprintf("the path of %d quantities of %s under %d policies over %s steps", len(everything), p.file, len(p.policies), number.Group(p.scenario.Clock.Steps))
	if err := f.fits(program.PathMemory(one), what, "name the --policy that matters"); err != nil {
		return err
	}
	way := results.Way{Quantities: quantities, Trace: func(see func(int, [][]float64) bool) error { return program.Path(ctx, one, see) }}
	for i := range everything {
		way.Points = append(way.Points, program.Points(i))
	}
	_, err = cli.Await(ctx, func() (struct{}, error) { return struct{}{}, r.AddPath(p.scenario, way, number.Digits(f.digits)) })
	if ctx.Err() != nil {
		return cli.Interruption("interrupted while tracing a trial of " + p.file)
	}
	return failure(err, p.scenario, one.Seed)
}
