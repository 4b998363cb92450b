package results

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// Part is a run that is compared with others.
type Part struct {
	*sim.Outcomes
	Label    string // what its policies are told apart by: the name of its file
	Policies []int  // places of those to compare; nil: all
	Keep     []int  // places of the outcomes to compare; nil: all
	Warnings []Warning
}

// Joined is runs as one whose policies are compared with each other.
type Joined struct {
	Report *Report
	Apart  string   // why trials are not paired; empty: they are
	Lacked []string // outcomes that not all of them have, or not in the same unit
}

// Join compares the policies of several runs in the outcomes that all of them have, matched by name. What an outcome is called, which
// way is better and what is acceptable is as the first has it. A policy whose name another run has too is called LABEL:NAME, and
// LABEL where each run has one policy. The baseline is called by one of these names; empty: that of the first run, or the first
// policy of that.
//
// Trial for trial is compared where trials with the same number meet the same luck. Otherwise a difference is that of two means, and
// what is told trial by trial (shares of trials, regret) is absent.
func Join(parts []Part, baseline string, m Meta) (*Joined, error) {
	j := &Joined{Apart: apart(parts)}
	common := j.common(parts)
	if len(common) == 0 {
		return nil, fmt.Errorf("no outcome that all have")
	}
	o, of, err := together(parts, common)
	if err != nil {
		return nil, err
	}
	if m.Baseline = baseline; baseline == "" {
		m.Baseline = o.Policy(firstBaseline(parts[0])).Name
	}
	r := run{Outcomes: o, replicates: replicatesOf(o)}
	if j.Apart != "" {
		r.of, r.parts = of, parts
	}
	if j.Report, err = r.report(m); err != nil {
		return nil, err
	}
	j.describe(parts)
	return j, nil
}

// describe says of the report what belongs to no one run.
func (j *Joined) describe(parts []Part) {
	r := j.Report
	r.Receipt.ScenarioHash, r.Receipt.ModelHash = "", ""
	var names []string
	for _, p := range parts {
		if p.Trials > r.Trials {
			r.Most = max(r.Most, p.Trials)
		}
		names = append(names, p.Label)
		for _, c := range checks(p.Outcomes) {
			c.That = p.Label + ": " + c.That
			r.Checks = append(r.Checks, c)
		}
		for _, w := range p.Warnings {
			w.Text = p.Label + ": " + w.Text
			r.Warnings = append(r.Warnings, w)
		}
	}
	r.Scenario, r.File = strings.Join(names, ", "), "" // no command gives it again but the whole
	if len(names) > 4 {
		r.Scenario = number.Plural(len(names), "scenario")
	}
	for _, p := range parts {
		if p.Scenario.Title != r.Title {
			r.Title = r.Scenario + " compared"
			break
		}
	}
	for _, p := range parts {
		if p.Scenario.Question != r.Question {
			r.Question = ""
			break
		}
	}
	if j.Apart != "" {
		r.Warnings = append(r.Warnings, Warning{"unpaired", "trials are not paired: " + j.Apart + ". Differences are those of means, with errors of both"})
	}
	if len(j.Lacked) > 0 {
		r.Warnings = append(r.Warnings, Warning{"outcomes-left-out", "not all have " + strings.Join(j.Lacked, ", ") + " in the same unit, so that it is left out"})
	}
}

// common are the places of the outcomes that all runs have, in the order of the first: of each its place in each run.
func (j *Joined) common(parts []Part) [][]int {
	var common [][]int
	for k := range parts[0].Outcomes.Outcomes {
		if !parts[0].keeps(k) {
			continue
		}
		q := parts[0].Outcome(k)
		places := []int{k}
		for _, p := range parts[1:] {
			at := slices.IndexFunc(p.Outcomes.Outcomes, func(i int) bool { return p.Scenario.Outcomes[i].Name == q.Name })
			if at < 0 {
				break
			}
			if its := p.Outcome(at); its.Unit != q.Unit || its.Value.Type != q.Value.Type || (its.Given == nil) != (q.Given == nil) {
				break
			}
			places = append(places, at)
		}
		if len(places) == len(parts) {
			common = append(common, places)
		} else {
			j.Lacked = append(j.Lacked, q.Name)
		}
	}
	return common
}

// together are the columns of several runs as those of one, and of which part each policy is.
func together(parts []Part, common [][]int) (o *sim.Outcomes, of []int, err error) {
	first := parts[0]
	s := *first.Scenario
	s.Policies, s.Outcomes, s.Checks = nil, nil, nil
	out := &sim.Outcomes{Scenario: &s, Seed: first.Seed, First: first.First, Trials: first.Trials, Design: first.Design, Certain: true}
	for k, places := range common {
		s.Outcomes = append(s.Outcomes, first.Outcome(places[0]))
		out.Outcomes = append(out.Outcomes, k)
	}
	names := policyNames(parts)
	for n, p := range parts {
		out.Certain = out.Certain && p.Certain
		out.Trials = min(out.Trials, p.Trials)
		for place, i := range p.compared() {
			policy := *p.Policy(i)
			policy.Name = names[n][place]
			if slices.ContainsFunc(s.Policies, func(q *scenario.Policy) bool { return q.Name == policy.Name }) {
				return nil, nil, fmt.Errorf("two policies are called %s", policy.Name)
			}
			columns := make([]sim.Column, len(common))
			for k, places := range common {
				columns[k] = p.Columns[i][places[n]]
			}
			out.Policies = append(out.Policies, len(s.Policies))
			s.Policies = append(s.Policies, &policy)
			out.Columns = append(out.Columns, columns)
			of = append(of, n)
		}
	}
	return out, of, nil
}

// keeps says whether the outcome at a place is compared.
func (p Part) keeps(k int) bool { return p.Keep == nil || slices.Contains(p.Keep, k) }

// compared are the places of the policies that are compared.
func (p Part) compared() []int {
	if p.Policies != nil {
		return p.Policies
	}
	all := make([]int, len(p.Outcomes.Policies))
	for i := range all {
		all[i] = i
	}
	return all
}

// policyNames are what the policies of each run are called.
func policyNames(parts []Part) [][]string {
	single, times := len(parts) > 1, map[string]int{}
	for _, p := range parts {
		single = single && len(p.compared()) == 1
		for _, i := range p.compared() {
			times[p.Policy(i).Name]++
		}
	}
	names := make([][]string, len(parts))
	for n, p := range parts {
		for _, i := range p.compared() {
			name := p.Policy(i).Name
			switch {
			case single:
				name = p.Label
			case times[name] > 1:
				name = p.Label + ":" + name
			}
			names[n] = append(names[n], name)
		}
	}
	return names
}

// firstBaseline is the place, among the policies of a run that are compared, of its baseline, or else of the first.
func firstBaseline(p Part) int {
	return max(0, slices.IndexFunc(p.compared(), func(i int) bool { return p.Outcomes.Policies[i] == p.Scenario.Baseline }))
}

// apart says why trials with the same number do not meet the same luck; empty where they do. Draws are addressed by seed, number of
// the trial and name of what is drawn for: what two scenarios both have then draws the same uniforms, whatever else they have.
// A design spreads variables by their place among them.
func apart(parts []Part) string {
	first := parts[0]
	for _, p := range parts[1:] {
		two := func(what string, a, b any) string {
			return fmt.Sprintf("%s has %s %v, and %s %v", first.Label, what, a, p.Label, b)
		}
		switch {
		case p.Seed != first.Seed:
			return two("seed", first.Seed, p.Seed)
		case p.First != first.First:
			return two("first trial", first.First, p.First)
		case p.Trials != first.Trials:
			return two("trials", number.Group(first.Trials), number.Group(p.Trials))
		case p.Design.Name() != first.Design.Name():
			return two("design", first.Design.Name(), p.Design.Name())
		case p.Design.Name() != design.Random && !slices.Equal(drawnNames(p.Scenario), drawnNames(first.Scenario)):
			return fmt.Sprintf("a design spreads variables by their place, and %s has other variables than %s", p.Label, first.Label)
		case !p.Certain && !first.Certain && !shareNames(p.Scenario, first.Scenario):
			return fmt.Sprintf("%s and %s draw nothing under the same name", first.Label, p.Label)
		}
	}
	return ""
}

// drawnNames are those of the variables that are drawn, in file order.
func drawnNames(s *scenario.Scenario) []string {
	var names []string
	for _, v := range s.Variables {
		if !v.Constant {
			names = append(names, v.Name)
		}
	}
	return names
}

// shareNames says whether something that may draw has the same name in two scenarios.
func shareNames(a, b *scenario.Scenario) bool {
	draws := []scenario.Kind{scenario.KindVariable, scenario.KindStock, scenario.KindFlow, scenario.KindAuxiliary, scenario.KindEvent}
	names := map[string]bool{}
	for q := range a.Quantities(draws...) {
		names[a.Label(q).Name] = true
	}
	for q := range b.Quantities(draws...) {
		if names[b.Label(q).Name] {
			return true
		}
	}
	return false
}

// Sort puts the policies of a report in the order of their means of an outcome, the best first, or the highest where nobody says which
// way is better; those without a mean come last.
func (r *Report) Sort(outcome string) bool {
	k := slices.IndexFunc(r.Policies[0].Outcomes, func(o OutcomeReport) bool { return o.Name == outcome })
	if k < 0 {
		return false
	}
	slices.SortStableFunc(r.Policies, func(a, b PolicyReport) int {
		x, y := a.Outcomes[k].Mean, b.Outcomes[k].Mean
		switch {
		case x == nil || y == nil:
			return cmp.Compare(truth(x == nil), truth(y == nil))
		case a.Outcomes[k].Better == scenario.Lower:
			return cmp.Compare(*x, *y)
		}
		return cmp.Compare(*y, *x)
	})
	return true
}
