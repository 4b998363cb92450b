package render

import (
	"cmp"
	"fmt"
	"strings"

	"wargame/analysis"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// ruleNames are the rules as people call them.
var ruleNames = [...]string{
	analysis.ExpectedValue: "expected value",
	analysis.Satisficing:   "satisficing",
	analysis.MinimaxRegret: "minimax regret",
	analysis.Hurwicz:       "Hurwicz, 0.5",
	analysis.WorstCases:    "CVaR, worst 5%",
}

// robustKey says what rules and figures are, a line each.
func robustKey(r *analysis.Robustness) table.Section {
	lines := [][2]string{
		{"expected value", "picks what is best on average over all futures."},
		{"satisficing", "picks what is acceptable in the most futures."},
		{"minimax regret", "picks what one can regret least: whose greatest regret is the least. Regret is by how much the best policy of the same future is better."},
		{"Hurwicz, 0.5", "picks what is best midway between a bad future (5%) and a good one (95%)."},
		{"CVaR, worst 5%", "picks what is best on average over its own worst 5% of futures."},
		{"%", "behind what a rule picks: how often it does when the trials are drawn again; under 95% it is too close to call."},
		{"dominated", "no better on average in any of the outcomes, and worse in one or more. A rule that looks at bad futures may still pick it."},
		{"better on average", "which policy is where the variable is above a value, on average over all else; in parentheses what the trials do not exclude."},
		{"worth knowing", "by how much the choice would be better on average if the variable were known before; of all: of what knowing everything but luck would bring."},
	}
	s := table.Section{Title: "Words"}
	for _, line := range lines {
		s.List = append(s.List, table.Item{Name: line[0], Remarks: table.Remarks{Notes: []string{line[1]}}})
	}
	s.List = append(s.List, table.Item{Name: "±", Remarks: table.Remarks{Notes: []string{
		fmt.Sprintf("half of the 95%% interval, by %s resamples of the trials: simulation error, no knowledge of the world.", number.Group(analysis.Resamples))}}})
	return s
}

// changes are what turns the choice by an outcome, and what would be worth knowing before it.
func changes(r *analysis.Robustness, x *analysis.Robust) []table.Section {
	a, b := r.Policy(x.Rivals[0]).Name, r.Policy(x.Rivals[1]).Name
	if a == b {
		return []table.Section{{Lead: []string{"All policies are the same in every trial: there is nothing to turn."}}}
	}
	if x.Same {
		return []table.Section{{Lead: []string{fmt.Sprintf("%s and %s are the same in every trial: there is nothing to turn.", a, b)}}}
	}
	q := r.Outcome(x.Place)
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("variable")}, {Head: table.Words("better on average")},
		{Head: table.Words("worth knowing" + inUnit(analysis.MeasureOf(q).Difference())), Align: table.Right}, {Head: table.Words("of all"), Align: table.Right}}}
	var neither, open []string
	for _, w := range x.Partial {
		e, name := x.BreakEvenOf(*w.Factor), analysis.Called(w.Factor.Variable)
		switch {
		case len(e.Turns) == 0 && e.Unsettled:
			open = append(open, name)
		case len(e.Turns) == 0 && !w.Shown():
			neither = append(neither, name)
		}
		if len(e.Turns) == 0 && !w.Shown() {
			continue
		}
		known, share := "not shown", ""
		if w.Shown() {
			known = inHead(analysis.MeasureOf(q), w.Estimate)
			share, _ = x.ShareOfAll(w)
		}
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(name, turns(r, x, e), known, share)})
	}
	s := table.Section{Lead: []string{information(r, x)}}
	if len(t.Rows) > 0 {
		s.Table = t
	}
	rest := table.Section{}
	if len(neither) > 0 {
		rest.Lead = append(rest.Lead, "No value in their range turns it, and knowing them is not distinguishable from worth nothing: "+few(neither, len(t.Rows))+".")
	}
	if len(open) > 0 {
		rest.Lead = append(rest.Lead, "More trials might show that it turns, or that it does not: "+few(open, len(t.Rows))+".")
	}
	return []table.Section{s, rest}
}

// few are the names of a few variables, or how many there are beside those of a table.
func few(names []string, shown int) string {
	const most = 6
	switch {
	case len(names) <= most:
		return strings.Join(names, ", ")
	case shown == 0:
		return number.Group(len(names)) + " variables"
	}
	return number.Group(len(names)) + " other variables"
}

// information says what knowing everything but luck would be worth.
func information(r *analysis.Robustness, x *analysis.Robust) string {
	q := r.Outcome(x.Place)
	choice := fmt.Sprintf("What turns the choice between %s and %s, and what is worth knowing before any.", r.Policy(x.Rivals[0]).Name, r.Policy(x.Rivals[1]).Name)
	switch w := x.Information; {
	case w == nil:
		return choice
	case !w.Shown():
		return choice + " Knowing everything but luck is not distinguishable from worth nothing."
	default:
		return fmt.Sprintf("%s Knowing everything but luck would be worth %s on average (%s).", choice, analysis.Gain(q, w.Estimate), analysis.GainRange(q, w.Estimate))
	}
}

// inUnit is a unit behind the head of what is in it.
func inUnit(m number.Measure) string {
	if unit := cmp.Or(m.Unit, m.Suffix); unit != "" {
		return " (" + unit + ")"
	}
	return ""
}

// inHead is a value and its interval, of which the unit stands elsewhere.
func inHead(m number.Measure, e analysis.Estimate) string {
	half, value, lo, hi := m.Factor*(e.Hi-e.Lo)/2, m.Factor*e.Value, m.Factor*e.Lo, m.Factor*e.Hi
	f := number.Digits(0).Figures(value, lo, hi)
	text, _ := f.Estimate(value, &half)
	from, to := f.Ends(lo, hi)
	return fmt.Sprintf("%s (%s to %s)", text, from, to)
}

// turns says where a factor turns the choice, and to whom.
func turns(r *analysis.Robustness, x *analysis.Robust, e analysis.BreakEven) string {
	if len(e.Turns) == 0 {
		return "no value in its range"
	}
	v, m := e.Factor.Variable, number.In(e.Factor.Unit)
	var list []string
	for _, t := range e.Turns {
		better := x.Rivals[1]
		if t.Rises {
			better = x.Rivals[0]
		}
		where := "where true"
		if v.Value.Type != scenario.Truth {
			where = "above " + inHead(m, t.Estimate)
			if !m.Pure() {
				where += " " + m.Unit
			}
		}
		list = append(list, r.Policy(better).Name+" "+where)
	}
	return strings.Join(list, ", ")
}
