package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wargame/results"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
	"wargame/sim/design"
	"wargame/sim/kernel"
)

// prepared is a scenario and the program of what the flags ask of it.
type prepared struct {
	file     string // as the user named it
	scenario *scenario.Scenario
	program  *sim.Program
	policies []int // those to run, in file order, the baseline among them
	outcomes []int // those to show, in file order
}

// prepare loads a file, at half its step if so asked, and compiles what the flags ask of it.
func (f *runFlags) prepare(ctx context.Context, a *app, file string, halve bool) (*prepared, error) {
	if err := kernel.Check(); err != nil {
		return nil, &usageError{err.Error(), "unset it to use the fastest"}
	}
	s, err := a.load(ctx, file, scenario.Options{Set: f.set, Halve: halve})
	if err != nil {
		return nil, err
	}
	if s.Abstract {
		return nil, &usageError{file + " is abstract: it is there for other scenarios to extend, and cannot be run",
			"to check it: wargame validate " + file}
	}
	p := &prepared{file: file, scenario: s}
	if err := f.choose(p); err != nil {
		return nil, err
	}
	f.noteLevers(a, s)
	p.program, err = await(ctx, func() (*sim.Program, error) {
		return sim.Compile(s, sim.Options{Policies: p.policies, Outcomes: p.outcomes})
	})
	if ctx.Err() != nil {
		return nil, &interruption{fmt.Sprintf("interrupted while preparing %s", file)}
	}
	return p, err
}

// choose settles which policies and outcomes are wanted, and which policy is the baseline.
func (f *runFlags) choose(p *prepared) error {
	s := p.scenario
	policies := make([]string, len(s.Policies))
	for i, policy := range s.Policies {
		policies[i] = policy.Name
	}
	outcomes := make([]string, len(s.Outcomes))
	for i, outcome := range s.Outcomes {
		outcomes[i] = outcome.Name
	}
	if f.baseline != "" {
		found, err := find(p.file, "policy", []string{f.baseline}, policies)
		if err != nil {
			return err
		}
		s.Baseline = found[0]
	}
	var err error
	if p.policies, err = find(p.file, "policy", f.policies, policies); err != nil {
		return err
	}
	if p.outcomes, err = find(p.file, "outcome", f.outcomes, outcomes); err != nil {
		return err
	}
	if len(p.policies) > 0 {
		p.policies = append(p.policies, s.Baseline)
	}
	p.policies = inFileOrder(p.policies, len(policies))
	p.outcomes = inFileOrder(p.outcomes, len(outcomes))
	return nil
}

// inFileOrder gives each of the chosen indices once and ascending; all of them where none is chosen.
func inFileOrder(chosen []int, all int) []int {
	var ordered []int
	for i := range all {
		if len(chosen) == 0 || slices.Contains(chosen, i) {
			ordered = append(ordered, i)
		}
	}
	return ordered
}

// noteLevers names the policies that set a lever whose default --set gives: they keep their own value.
func (f *runFlags) noteLevers(a *app, s *scenario.Scenario) {
	for _, assignment := range f.set {
		for i, lever := range s.Levers {
			if lever.Name != assignment.Name {
				continue
			}
			var setting []string
			for _, policy := range s.Policies {
				if slices.ContainsFunc(policy.Settings, func(x *scenario.Setting) bool { return x.Lever == i }) {
					setting = append(setting, policy.Name)
				}
			}
			if len(setting) > 0 {
				a.note("--set %s changes the default; these policies set %s themselves: %s",
					lever.Name, lever.Name, strings.Join(setting, ", "))
			}
		}
	}
}

// fits says whether the outcome columns of so many trials are too many to hold. They are all that grows with the
// trials.
func (p *prepared) fits(trials int) error {
	each := 8 * len(p.policies) * max(1, len(p.outcomes))
	if most := sim.MaxOutcomeBytes / each; trials > most {
		return &usageError{
			fmt.Sprintf("%s trials of %s under %d policies with %d outcomes would take %.1f GiB; the limit is %d GiB, %s trials",
				thousands(trials), p.file, len(p.policies), len(p.outcomes),
				float64(trials)*float64(each)/(1<<30), sim.MaxOutcomeBytes>>30, thousands(most)),
			"ask for fewer --trials, or name the --policy and --outcome that matter"}
	}
	return nil
}

// run runs the program, with a progress line, and says what went wrong in words.
func (p *prepared) run(ctx context.Context, a *app, o sim.RunOptions) (*sim.Outcomes, error) {
	line := a.progress(p.scenario.Name)
	o.Progress = line.update
	outcomes, err := await(ctx, func() (*sim.Outcomes, error) { return p.program.Run(ctx, o) })
	line.end()
	if err != nil && ctx.Err() != nil {
		return nil, &interruption{fmt.Sprintf("interrupted: %s of %s trials of %s were done",
			thousands(line.done()), thousands(o.Trials), p.file)}
	}
	return outcomes, p.explain(err, o.Seed)
}

// watch runs the first trials again for what the scenario watches, and adds the series to a report.
func (p *prepared) watch(ctx context.Context, o sim.RunOptions, report *results.Report) error {
	if len(p.scenario.Watch) == 0 {
		return nil
	}
	var watched []*scenario.Expr
	for _, w := range p.scenario.Watch {
		watched = append(watched, w.Value)
	}
	program, err := sim.Compile(p.scenario, sim.Options{Policies: p.policies, Outcomes: []int{}, Record: watched})
	if err != nil {
		return err
	}
	o.Trials = min(o.Trials, results.SeriesTrials)
	return program.Record(ctx, o, func(r sim.Recorded) { report.AddSeries(p.scenario, r) })
}

// design makes the design that the flags ask for.
func (f *runFlags) spread() (design.Design, error) {
	if f.at.value == design.Median {
		return design.New(design.Median, 0)
	}
	return design.New(f.design.value, int(f.trials))
}

// runFailure is what a trial ran into, for the user.
type runFailure struct{ diagnostic source.Diagnostic }

func (e *runFailure) Error() string { return e.diagnostic.Message }

// explain turns what a trial ran into into what the user needs to see it again; other errors stay as they are.
func (p *prepared) explain(err error, seed uint64) error {
	var e *sim.RunError
	if !errors.As(err, &e) {
		return err
	}
	where := fmt.Sprintf("in trial %d of seed %d, at %s %s", e.Trial, seed, p.scenario.Clock.Unit, shortest(e.Time))
	if e.Policy != "" {
		where += ", under policy " + e.Policy
	}
	d := source.Diagnostic{Span: e.Span, Message: e.Quantity + ": " + e.Message, Hint: e.Hint, Notes: []source.Note{{Message: where}}}
	if len(e.Variables) > 0 {
		drawn := make([]string, len(e.Variables))
		for i, v := range e.Variables {
			drawn[i] = strings.TrimSpace(fmt.Sprintf("%s = %s %s", v.Name, shortest(v.Value), v.Unit))
		}
		d.Notes = append(d.Notes, source.Note{Message: "that trial drew " + strings.Join(drawn, ", ")})
	}
	return &runFailure{d}
}

// shortest is a number in the fewest digits that tell it from its neighbours.
func shortest(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
