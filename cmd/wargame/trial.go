package main

import (
	"context"
	"fmt"
	"io"
	"math"

	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// trialReport is one trial under each policy: what it drew, how it ended and, with --trial, the path there.
type trialReport struct {
	Scenario  string          `json:"scenario"`
	Title     string          `json:"title"`
	File      string          `json:"file"`
	Seed      uint64          `json:"seed"`
	Trial     int             `json:"trial"`
	Median    bool            `json:"at_median"` // every variable at its median instead of drawn
	Variables []trialVariable `json:"variables"`
	Policies  []trialPolicy   `json:"policies"`
	TimeUnit  string          `json:"time_unit,omitempty"`
	Time      results.Numbers `json:"time,omitempty"`  // of each point
	Parts     *int            `json:"parts,omitempty"` // first point at which the policies differ; nil: they never do

	clock   scenario.Clock
	path    bool     // the path was asked for
	watched []string // expressions the scenario watches: quantities among them come first
}

type trialVariable struct {
	Name  string   `json:"name"`
	Unit  string   `json:"unit"`
	Value *float64 `json:"value"` // nil: not finite
}

// trialPolicy is the trial under one policy.
type trialPolicy struct {
	Name     string         `json:"name"`
	Title    string         `json:"title"`
	Outcomes []trialOutcome `json:"outcomes"`
	Path     []trialPath    `json:"path,omitempty"`
}

// trialOutcome is an outcome of the trial.
type trialOutcome struct {
	Name  string   `json:"name"`
	Title string   `json:"title"`
	Unit  string   `json:"unit"`
	Kind  string   `json:"kind"`            // results.Number or results.Chance
	Value *float64 `json:"value,omitempty"` // a truth value is 0 or 1; nil: the trial does not count (given)
	Never bool     `json:"never,omitempty"` // the first time did not come
}

// trialPath is a quantity, point by point.
type trialPath struct {
	Name   string          `json:"name"`
	Unit   string          `json:"unit"`
	Kind   string          `json:"kind"` // "stock", "lever", "auxiliary" ...
	Values results.Numbers `json:"values,omitempty"`
	Names  []string        `json:"names,omitempty"` // instead of values, where they are levels or options
}

// runTrials shows one trial of every file.
func (f *runFlags) runTrials(ctx context.Context, a *app, files []string) error {
	if f.design.value != "random" && f.trial > f.trials {
		return &usageError{fmt.Sprintf("--trial %d is not among the %d trials over which --design %s spreads", int(f.trial), int(f.trials), f.design.value),
			"give --trials as in the run that it belongs to"}
	}
	var reports []*trialReport
	ending := each(ctx, a, files, func(file string) error {
		report, err := f.trialReport(ctx, a, file)
		if err == nil {
			reports = append(reports, report)
		}
		return err
	})
	if len(reports) == 0 {
		return ending
	}
	err := a.print(func(w io.Writer) error {
		switch f.format.value {
		case "json":
			return encode(w, map[string][]*trialReport{"trials": reports})
		case "csv":
			return trialsCSV(w, reports)
		case "markdown":
			printTrials(reports, markdown{w}, math.MaxInt)
			return nil
		}
		printTrials(reports, text{w, a.width()}, a.width())
		return nil
	})
	if err != nil {
		return err
	}
	return ending
}

// trialReport runs one trial of a file.
func (f *runFlags) trialReport(ctx context.Context, a *app, file string) (*trialReport, error) {
	p, err := f.prepare(ctx, a, file, false)
	if err != nil {
		return nil, err
	}
	s := p.scenario
	r := &trialReport{Scenario: s.Name, Title: s.Title, File: file, Seed: f.seed, Trial: max(1, int(f.trial)),
		Median: f.at.value == "median", Variables: []trialVariable{}, clock: s.Clock, path: f.trial > 0}
	for _, series := range s.Watch {
		r.watched = append(r.watched, series.Name)
	}
	d, err := f.spread()
	if err != nil {
		return nil, err
	}
	one := sim.RunOptions{Seed: f.seed, First: r.Trial, Trials: 1, Design: d}
	o, err := p.run(ctx, a, one)
	if err != nil {
		return nil, err
	}
	r.addOutcomes(o)
	if err := r.addVariables(ctx, p, one); err != nil {
		return nil, err
	}
	if r.path {
		err = f.addPath(ctx, p, r, one)
	}
	return r, err
}

// addVariables says what the trial drew.
func (r *trialReport) addVariables(ctx context.Context, p *prepared, one sim.RunOptions) error {
	columns, err := sim.Variables(ctx, p.scenario, one)
	for i, column := range columns {
		v := p.scenario.Variables[i]
		drawn := trialVariable{Name: v.Name, Unit: v.Unit}
		if x := column[0]; !math.IsInf(x, 0) && !math.IsNaN(x) {
			drawn.Value = &x
		}
		r.Variables = append(r.Variables, drawn)
	}
	return err
}

// addOutcomes takes the outcomes of a run of one trial.
func (r *trialReport) addOutcomes(o *sim.Outcomes) {
	for i, policy := range o.Policies {
		label := o.Scenario.Policies[policy].Label
		p := trialPolicy{Name: label.Name, Title: label.Title}
		for j, outcome := range o.Outcomes {
			about, column := o.Scenario.Outcomes[outcome], o.Columns[i][j]
			x := trialOutcome{Name: about.Name, Title: about.Title, Unit: about.Unit, Kind: results.Number}
			if about.Value.Type == scenario.Truth {
				x.Kind = results.Chance
			}
			if column.Given == nil || column.Given.Has(0) {
				x.Value = &column.Values[0]
				x.Never = column.Never != nil && column.Never.Has(0)
			}
			p.Outcomes = append(p.Outcomes, x)
		}
		r.Policies = append(r.Policies, p)
	}
}

// addPath traces the trial, step by step.
func (f *runFlags) addPath(ctx context.Context, p *prepared, r *trialReport, one sim.RunOptions) error {
	everything := sim.Everything(p.scenario)
	paths, err := await(ctx, func() ([][][]float64, error) { return p.paths(ctx, everything, one) })
	if ctx.Err() != nil {
		return &interruption{"interrupted while tracing a trial of " + p.file}
	}
	if err != nil {
		return p.explain(err, f.seed)
	}
	r.TimeUnit = r.clock.Unit
	for k := range r.clock.Steps + 1 {
		r.Time = append(r.Time, float64(k)*r.clock.Step)
	}
	for k, e := range everything {
		for i := range r.Policies {
			r.Policies[i].Path = append(r.Policies[i].Path, newPath(p.scenario, e, paths[k][i]))
		}
		if k, parts := parting(paths[k]); parts && (r.Parts == nil || k < *r.Parts) {
			r.Parts = &k
		}
	}
	return nil
}

// paths are what each expression was in a trial: by expression, by policy, by point.
func (p *prepared) paths(ctx context.Context, exprs []*scenario.Expr, one sim.RunOptions) ([][][]float64, error) {
	program, err := sim.Compile(p.scenario, sim.Options{Policies: p.policies, Outcomes: []int{}, Record: exprs})
	if err != nil {
		return nil, err
	}
	paths := make([][][]float64, len(exprs))
	for k := range paths {
		paths[k] = make([][]float64, len(p.policies))
	}
	err = program.Record(ctx, one, func(r sim.Recorded) {
		for _, column := range r.Points {
			paths[r.Record][r.Policy] = append(paths[r.Record][r.Policy], column[0])
		}
	})
	return paths, err
}

func newPath(s *scenario.Scenario, e *scenario.Expr, values []float64) trialPath {
	q, _ := e.Quantity()
	label := s.Label(q)
	p := trialPath{Name: label.Name, Unit: label.Unit, Kind: q.Kind.String()}
	levels := s.Levels(q)
	if levels == nil {
		p.Values = values
		return p
	}
	for _, x := range values {
		p.Names = append(p.Names, levels[int(x)])
	}
	return p
}

// parting is the first point at which policies differ in a quantity, if they do.
func parting(policies [][]float64) (int, bool) {
	for k, x := range policies[0] {
		for _, values := range policies[1:] {
			if y := values[k]; x != y && !(math.IsNaN(x) && math.IsNaN(y)) {
				return k, true
			}
		}
	}
	return 0, false
}

// spread is the design of the trial: the one that it has in its run, or the median.
func (f *runFlags) spread() (design.Design, error) {
	if f.at.value == design.Median {
		return design.New(design.Median, 0)
	}
	return design.New(f.design.value, int(f.trials))
}
