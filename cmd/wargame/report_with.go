package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"wargame/analysis"
	analysisrender "wargame/analysis/render"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/page"
	"wargame/results/saved"
	"wargame/results/table"
)

// inquiry is a run that is asked why it came out so, for a report.
type inquiry struct {
	selection // of what was run
	app       *app
	name      string
	run       *analysis.Run
	report    *results.Report
	where     string // what discover is asked; empty: where the policy that leads fails
}

// questions are what a report may answer, in its order.
var questions = []struct {
	name, title string
	answer      func(context.Context, *inquiry) (page.Section, error)
}{
	{"sensitivity", "What it hangs on", withSensitivity},
	{"spread", "Of what the spread is made", withSpread},
	{"discover", "Where the policy that leads fails", withDiscovery},
	{"robust", "Which choice holds up", withRobustness},
	{"matrix", "Who answers what best", withMatrix},
}

// questionNames are those that --with takes.
func questionNames() []string {
	var list []string
	for _, q := range questions {
		list = append(list, q.name)
	}
	return list
}

// sections are the answers to what --with asks of a run. Where one has none, it says why.
func (f *reportFlags) sections(ctx context.Context, a *app, name string, run *saved.Run) ([]page.Section, error) {
	if len(f.with.chosen) == 0 {
		return nil, nil
	}
	q := &inquiry{selection: f.selection, app: a, name: name, report: run.Report, where: f.where}
	if isRun(name) {
		q.policies, q.outcomes, q.baseline, q.set = nil, nil, "", nil // it has its own
	}
	var usage *cli.UsageError // why there is no answer
	drawn, none := f.drawn(ctx, a, name, run)
	if none != nil && !errors.As(none, &usage) {
		return nil, none
	}
	q.run = drawn
	var list []page.Section
	for _, w := range questions {
		if !f.with.chosen[w.name] || f.with.all() && w.name == "matrix" && len(run.Scenario.Strategies) == 0 {
			continue // where everything is asked for, what a scenario has none of is left out
		}
		s, err := page.Section{}, none
		if err == nil {
			s, err = w.answer(ctx, q)
		}
		switch {
		case errors.As(err, &usage):
			s.Lead = append(s.Lead, noAnswer(usage))
		case err != nil:
			return nil, err
		}
		s.Title = cmp.Or(s.Title, w.title)
		list = append(list, s)
	}
	return list, nil
}

// noAnswer is a sentence or two on why a question has none.
func noAnswer(why *cli.UsageError) string {
	says := "There is no answer: " + why.Message + "."
	if why.Hint != "" {
		says += " What would help: " + why.Hint + "."
	}
	return says
}

// command is the subcommand that says more, with what of the selection it has flags for.
func (q *inquiry) command(subcommand string, choices selection) string {
	line := "wargame " + subcommand + " " + quoteFile(q.name)
	if !isRun(q.name) {
		line += fmt.Sprintf(" --trials %d --seed %d --design %s", q.report.Receipt.Trials, q.seed, q.design.value)
	}
	return line + choices.choices()
}

// lead is which policy leads, as why says it; nil: none.
func (q *inquiry) lead() *analysis.Lead {
	if len(q.report.Headlines) == 0 {
		return nil
	}
	if l := q.run.Lead(analysis.Told(q.report)); l.Leading != analysis.None {
		return l
	}
	return nil
}

// withSensitivity tells, unless policies are named, of the one that leads: of by how much it differs from the baseline or, where it is that, of
// its outcomes themselves. Of all policies it would be too long a section.
func withSensitivity(ctx context.Context, q *inquiry) (page.Section, error) {
	f := &sensitivityFlags{selection: q.selection, difference: true}
	var lead []string
	if l := q.lead(); l != nil && len(q.policies) == 0 {
		name := l.Policy(l.Leading).Name
		f.policies, f.difference = names{name}, l.Leading != l.Baseline
		lead = []string{"Told of " + name + ", the policy that leads."}
	}
	found, err := f.ofRun(ctx, q.app, q.name, q.run, q.report)
	if err != nil {
		return page.Section{}, err
	}
	s := analysisrender.Section(analysisrender.Sensitivity(found, table.Style{}))
	s.Lead = lead
	s.Command = q.command("sensitivity", q.selection)
	return s, nil
}

// withSpread runs the scorecard's outcomes once more, with worlds and lucks crossed.
func withSpread(ctx context.Context, q *inquiry) (page.Section, error) {
	if len(q.report.Headlines) == 0 {
		return page.Section{}, cli.Usage(q.name+" has no outcomes, so that there is no spread to split", "give the scenario some")
	}
	c := analysis.DefaultCrossing()
	o := q.options()
	o.Seed = q.run.Seed
	out, err := q.anew(ctx, q.app, q.name, q.run, q.report.Headlines, c.Options(o), fmt.Sprintf("in %d worlds with %d lucks each, for of what its spread is made", c.Worlds, c.Lucks))
	if err != nil {
		return page.Section{}, err
	}
	found, err := cli.Await(ctx, func() (*analysis.Spread, error) { return c.Spread(out), nil })
	if err != nil {
		return page.Section{}, cli.Interruption("interrupted while splitting the spread of " + q.name)
	}
	found.Heading = analysis.HeadingOf(q.report)
	s := analysisrender.SpreadSection(found)
	if !isRun(q.name) {
		s.Command = fmt.Sprintf("wargame run %s --spread=%dx%d --seed %d%s", quoteFile(q.name), c.Worlds, c.Lucks, q.seed, q.choices())
	}
	return s, nil
}

// withDiscovery asks where --where holds or, without it, where the policy that leads fails.
func withDiscovery(ctx context.Context, q *inquiry) (page.Section, error) {
	if q.where != "" {
		return q.discover(ctx, page.Section{Title: "Where " + q.where}, q.where)
	}
	l := q.lead()
	if l == nil {
		return page.Section{}, cli.Usage(q.name+": no outcome of its scorecard says which way is better, so that no policy leads", "give outcomes better: higher or lower, or ask where another condition holds, with --where")
	}
	where, says := l.FailsWhere(), l.Asks()
	if where == "" {
		return page.Section{Lead: []string{says}}, cli.Usage(q.name+": "+analysis.NoFailure, "give it acceptable: at most 500, say, or ask where another condition holds, with --where")
	}
	return q.discover(ctx, page.Section{Lead: []string{says}}, where)
}

// discover fills in a section with the boxes in which a condition holds.
func (q *inquiry) discover(ctx context.Context, s page.Section, where string) (page.Section, error) {
	f := &discoverFlags{selection: q.selection, where: where, boxes: 1}
	found, err := f.ofRun(ctx, q.app, q.name, q.run, q.report)
	if err != nil {
		return s, err
	}
	s.Parts = analysisrender.Section(analysisrender.Discovery(found, table.Style{})).Parts
	s.Command = q.command("discover", selection{set: q.set}) + " --where " + quote(where)
	return s, nil
}

func withRobustness(ctx context.Context, q *inquiry) (page.Section, error) {
	f := &robustFlags{selection: q.selection}
	found, err := f.ofRun(ctx, q.app, q.name, q.run, q.report)
	if err != nil {
		return page.Section{}, err
	}
	s := analysisrender.Section(analysisrender.Robustness(found, table.Style{}))
	s.Command = q.command("robust", q.selection)
	return s, nil
}

// withMatrix plays every combination of strategies, in as many trials as the run has.
func withMatrix(ctx context.Context, q *inquiry) (page.Section, error) {
	f := &matrixFlags{selection: q.selection, luck: oneOf("unknown")}
	f.policies, f.outcomes = nil, nil
	f.seed, f.trials, f.design.value = whole(q.run.Seed), count(q.run.Trials), q.run.Design.Name()
	found, err := f.ofScenario(ctx, q.app, q.name, q.run.Scenario)
	if err != nil {
		return page.Section{}, err
	}
	s := analysisrender.MatrixSection(found)
	if !isRun(q.name) {
		s.Command = found.Receipt.Command
	}
	return s, nil
}
