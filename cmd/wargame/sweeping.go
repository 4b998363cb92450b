package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"wargame/analysis"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
	"wargame/sim/design"
)

// sweeping is a sweep being run.
type sweeping struct {
	ctx      context.Context
	f        *sweepFlags
	a        *app
	file     string
	scenario *scenario.Scenario
	options  sim.Options // levers that are swept are its inputs
	run      sim.RunOptions
	swept    []scenario.Quantity // by axis
	sweep    *analysis.Sweep
	parts    []analysis.Part
	points   int
	done     int
	progress func(done, total int)

	program *sim.Program // of the variables that were last set
	set     []scenario.Assignment
}

// sweeping makes ready what is to be run, and refuses what cannot be.
func (f *sweepFlags) sweeping(ctx context.Context, a *app, file string) (*sweeping, error) {
	p, err := f.prepare(ctx, a, file)
	if err != nil {
		return nil, err
	}
	s := p.scenario
	w := &sweeping{ctx: ctx, f: f, a: a, file: file, scenario: s, run: f.options(), points: 1, sweep: &analysis.Sweep{}}
	if w.run.Design, err = design.New(f.design.value, int(f.trials)); err != nil {
		return nil, err
	}
	w.options = sim.Options{Policies: f.under(p), Outcomes: p.outcomes}
	if len(f.outcomes) == 0 {
		w.options.Outcomes = s.Headlines()
	}
	if err := w.chooseAxes(); err != nil {
		return nil, err
	}
	if err := w.choosePart(); err != nil {
		return nil, err
	}
	w.sweep.Heading = analysis.Heading{Scenario: s.Name, Title: s.Title, File: file, Receipt: results.Receipt{
		Version: version, ScenarioHash: s.Hash, ModelHash: s.ModelHash, Seed: uint64(f.seed), Trials: int(f.trials), Design: f.design.value, Command: w.command()}}
	return w, w.fits()
}

// under is the policies that a sweep is under: those named, of which the baseline need be none, or the baseline.
func (f *sweepFlags) under(p *prepared) []int {
	if len(f.policies) == 0 {
		return []int{p.baseline}
	}
	return slices.DeleteFunc(slices.Clone(p.policies), func(i int) bool {
		return !slices.Contains(f.policies, p.scenario.Policies[i].Name)
	})
}

// chooseAxes finds what is swept.
func (w *sweeping) chooseAxes() error {
	for _, text := range w.f.axes {
		axis, q, err := text.axis(w.file, w.scenario, w.drawn)
		if err != nil {
			return err
		}
		for _, other := range w.swept {
			if other == q {
				return cli.Usage(text.name+" cannot be swept along both axes", "")
			}
		}
		if q.Kind == scenario.KindLever {
			w.options.Inputs = append(w.options.Inputs, q.Index)
		}
		w.swept, w.sweep.Axes, w.points = append(w.swept, q), append(w.sweep.Axes, axis), w.points*len(axis.Values)
	}
	if w.points > mostPoints {
		return cli.Usage(fmt.Sprintf("a sweep of %s points is too long: %s are the most", number.Group(w.points), number.Group(mostPoints)), "ask for fewer, as in "+w.f.axes[0].name+"=low..high/11")
	}
	return nil
}

// choosePart parts the futures, where that is asked for.
func (w *sweeping) choosePart() error {
	if w.f.by == "" {
		return nil
	}
	var known []string
	for _, v := range w.scenario.Variables {
		known = append(known, v.Name)
	}
	found, err := find(w.file, "variable", []string{string(w.f.by)}, known)
	if err != nil {
		return err
	}
	for _, q := range w.swept {
		if q == scenario.KindVariable.At(found[0]) {
			return cli.Usage(fmt.Sprintf("%s is swept, and cannot part the futures too", w.f.by), "name another variable with --by")
		}
	}
	drawn, err := w.drawn(found[0])
	if err != nil {
		return err
	}
	w.sweep.By = w.scenario.Variables[found[0]]
	w.parts, err = analysis.Thirds(w.sweep.By, drawn)
	return refusal(w.file, err)
}

// drawn is what the trials draw for a variable.
func (w *sweeping) drawn(variable int) ([]float64, error) {
	columns, err := sim.VariablesFrom(w.ctx, w.scenario, variable, variable+1, w.run)
	if err != nil {
		return nil, failure(err, w.scenario, w.run.Seed)
	}
	return columns[0], nil
}

// fits refuses a sweep that would take more memory than it may: two points are held at once, and their parts.
func (w *sweeping) fits() error {
	p, err := sim.Compile(w.scenario, w.options)
	if err != nil {
		return err
	}
	need := p.RunMemory(w.run)
	need.Outcomes *= 2
	if len(w.parts) > 0 {
		need.Outcomes *= 2
	}
	return w.f.fits(need, fmt.Sprintf("two points of %s trials of %s at once", number.Group(w.run.Trials), w.file), w.f.smaller(need))
}

// command is the sweep in canonical form.
func (w *sweeping) command() string {
	line := "wargame sweep " + quoteFile(w.file)
	for i, x := range w.sweep.Axes {
		text := x.Name
		if x.Levels == nil {
			last := len(x.Values) - 1
			text += fmt.Sprintf("=%s..%s/%d", number.Full(x.Values[0]), number.Full(x.Values[last]), last+1)
		}
		line += " --" + w.swept[i].Kind.String() + " " + quote(text)
	}
	if w.sweep.By != nil {
		line += " --by " + w.sweep.By.Name
	}
	return line + fmt.Sprintf(" --trials %d --seed %d --design %s", int(w.f.trials), w.f.seed, w.f.design.value) + w.f.choices()
}

// at runs a point.
func (w *sweeping) at(values []float64) (*sim.Outcomes, error) {
	run, set, here := w.run, []scenario.Assignment{}, []string{}
	run.Levers = map[string]float64{}
	for i, x := range values {
		axis := w.sweep.Axes[i]
		here = append(here, axis.Name+" = "+axis.Say(x))
		if w.swept[i].Kind == scenario.KindLever {
			run.Levers[axis.Name] = x
		} else {
			set = append(set, scenario.Assignment{Name: axis.Name, Text: axis.Raw(x)})
		}
	}
	if err := w.compile(set); err != nil {
		return nil, located(err, here)
	}
	run.Progress = func(done, of int) { w.progress(w.done*of+done, w.points*of) }
	o, err := w.program.Run(w.ctx, run)
	w.done++
	var stopped *sim.Interrupted
	if errors.As(err, &stopped) {
		return nil, cli.Interruption(fmt.Sprintf("interrupted: %s of %s points of %s were done", number.Group(w.done-1), number.Group(w.points), w.file))
	}
	return o, located(failure(err, w.scenario, run.Seed), here)
}

// located is an error with the point at which it came.
func located(err error, here []string) error {
	note := source.Note{Message: "with " + strings.Join(here, ", ")}
	var fault *cli.Failure
	var problems source.Diagnostics
	switch {
	case errors.As(err, &fault):
		fault.Notes = append(fault.Notes, note)
	case errors.As(err, &problems):
		for i := range problems {
			problems[i].Notes = append(problems[i].Notes, note)
		}
	}
	return err
}

// compile makes the program of a point, unless it is that of the point before: levers are its inputs, but variables are set in the
// scenario.
func (w *sweeping) compile(set []scenario.Assignment) error {
	same := w.program != nil && len(set) == len(w.set)
	for i := range set {
		same = same && set[i] == w.set[i]
	}
	if same {
		return nil
	}
	s := w.scenario
	if len(set) > 0 {
		var err error
		if s, err = w.a.load(w.ctx, w.file, scenario.Options{Set: append(w.f.set[:len(w.f.set):len(w.f.set)], set...)}); err != nil {
			return err
		}
	}
	p, err := sim.Compile(s, w.options)
	w.program, w.set = p, set
	return err
}
