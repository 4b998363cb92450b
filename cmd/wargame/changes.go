package main

import (
	"io"
	"math"
	"slices"
	"strings"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// difference is how the mean of an outcome differs between two runs of as many trials.
type difference struct {
	before, after float64 // means
	by, err       float64 // err: half the width of the 95% interval of by
	same          bool    // in every trial
}

// clear says that the difference is more than the error of the simulation.
func (d difference) clear() bool { return math.Abs(d.by) > d.err+rounding*math.Abs(d.before) }

// rounding is how far two means may differ, relatively, for no reason but rounding.
const rounding = 1e-9

// differ compares two columns whose trials draw the same variables: trial by trial, for their differences say more
// than their means. Where not all trials count, those that do may be others, and only the means can be compared.
// False: there is too little to compare.
func differ(before, after sim.Column) (difference, bool) {
	b, a := stats.Of(counting(before)).Moments(), stats.Of(counting(after)).Moments()
	if b.N < 2 || a.N < 2 {
		return difference{}, false
	}
	d := difference{before: b.Mean, after: a.Mean, by: a.Mean - b.Mean}
	if before.Given != nil || after.Given != nil {
		d.err = 1.96 * math.Hypot(b.SE(), a.SE())
		return d, true
	}
	differences := make([]float64, len(before.Values))
	for i, v := range before.Values {
		differences[i] = after.Values[i] - v
	}
	d.same = slices.Equal(before.Values, after.Values)
	d.err = 1.96 * stats.Of(differences).Moments().SE()
	return d, true
}

// counting are the values of the trials that count.
func counting(c sim.Column) []float64 {
	if c.Given == nil {
		return c.Values
	}
	var values []float64
	for i, v := range c.Values {
		if c.Given.Has(i) {
			values = append(values, v)
		}
	}
	return values
}

// runNames are the names of what a run kept.
type runNames struct {
	*sim.Outcomes
	policies, outcomes []string // in the order of the columns
}

func namesOf(o *sim.Outcomes) runNames {
	n := runNames{Outcomes: o}
	for _, p := range o.Policies {
		n.policies = append(n.policies, o.Scenario.Policies[p].Name)
	}
	for _, k := range o.Outcomes {
		n.outcomes = append(n.outcomes, o.Scenario.Outcomes[k].Name)
	}
	return n
}

// printChanges prints a table for each outcome that is not as it was in the run before, and names the others.
func printChanges(w io.Writer, before, after *sim.Outcomes, width int) {
	const head = "What changed since the last run"
	out := text{w, width}
	out.line("")
	out.line(head)
	out.line(strings.Repeat("═", len(head)))
	b, a := namesOf(before), namesOf(after)
	var same []string
	shown := false
	for j, name := range a.outcomes {
		was := slices.Index(b.outcomes, name)
		if was < 0 {
			continue
		}
		outcome := a.Scenario.Outcomes[a.Outcomes.Outcomes[j]]
		s := changesOf(b, a, was, j, outcome)
		if s == nil {
			same = append(same, name)
			continue
		}
		shown = true
		out.line(withUnit(outcome.Name, outcome.Unit))
		for _, part := range s.fit(width) {
			out.sheet(part)
			out.line("")
		}
	}
	sayNames(out, "new outcomes", a.outcomes, b.outcomes)
	sayNames(out, "outcomes that are gone", b.outcomes, a.outcomes)
	sayNames(out, "new policies", a.policies, b.policies)
	sayNames(out, "policies that are gone", b.policies, a.policies)
	if len(same) > 0 {
		out.line("the same in every trial: " + strings.Join(same, ", "))
	}
	if shown {
		out.line("± 95% is the simulation error of the change: both runs draw the same numbers, so that it is small. " +
			"A change that is less is open.")
	}
}

// sayNames names those of some that are not among others.
func sayNames(out text, what string, some, others []string) {
	var only []string
	for _, name := range some {
		if !slices.Contains(others, name) {
			only = append(only, name)
		}
	}
	if len(only) > 0 {
		out.line(what + ": " + strings.Join(only, ", "))
	}
}

// changesOf is a sheet with a row for each policy of both runs, or nil where the outcome is the same under each.
func changesOf(before, after runNames, was, now int, outcome *scenario.Outcome) *sheet {
	s := &sheet{heads: []string{"policy", "before", "now", "change", "± 95%", ""}}
	var differences []difference
	var values []float64
	changed := false
	factor, suffix := scale(outcome)
	for i, policy := range after.policies {
		at := slices.Index(before.policies, policy)
		if at < 0 {
			continue
		}
		d, ok := differ(before.Columns[at][was], after.Columns[i][now])
		if !ok {
			continue
		}
		changed = changed || !d.same
		differences = append(differences, d)
		values = append(values, d.before*factor, d.after*factor)
		s.rows = append(s.rows, []string{policy})
	}
	if !changed {
		return nil
	}
	for i, d := range differences {
		places := decimals(values)
		if d.err > 0 { // two digits of the error
			places = min(max(1-int(math.Floor(math.Log10(d.err*factor))), 0), 6)
		}
		cell := func(x float64) string { return number(x*factor, places) + suffix }
		row := append(s.rows[i], cell(d.before), cell(d.after))
		if d.same {
			s.rows[i] = append(row, "", "", "the same")
			continue
		}
		sign := ""
		if d.by > 0 {
			sign = "+"
		}
		s.rows[i] = append(row, sign+cell(d.by), cell(d.err), verdict(d, outcome.Better))
	}
	return s
}

// scale is what people multiply an outcome by, and put behind it.
func scale(o *scenario.Outcome) (factor float64, suffix string) {
	switch {
	case o.Value.Type == scenario.Truth:
		return 100, "%"
	case o.Unit == "%":
		return 100, ""
	}
	return 1, ""
}

// verdict is what a change may be called.
func verdict(d difference, better scenario.Better) string {
	switch {
	case !d.clear():
		return "open"
	case better == scenario.Unsaid && d.by > 0:
		return "more"
	case better == scenario.Unsaid:
		return "less"
	case d.by > 0 == (better == scenario.Higher):
		return "better"
	}
	return "worse"
}
