package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"wargame/results"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/formula"
)

// trialPage is a trial laid out for people.
type trialPage struct{ *results.TrialReport }

// printTrials prints trials for people: the outcomes of the policies side by side, what the trial drew, and the path
// from the point at which the policies part.
func printTrials(reports []*results.TrialReport, to pen, width int) {
	for i, report := range reports {
		r := trialPage{report}
		if i > 0 {
			to.line("")
		}
		to.title(r.heading())
		if len(r.Policies[0].Outcomes) > 0 {
			printSheets(to, r.outcomeSheet().fit(width))
		}
		if r.HasPath() {
			to.line("")
			r.printPath(to, width)
		}
		if len(r.Variables) > 0 {
			to.line("")
			to.line("What the trial drew, under every policy:")
			printSheets(to, r.variableSheet().fit(width))
		}
	}
}

func printSheets(to pen, sheets []*sheet) {
	for _, s := range sheets {
		to.line("")
		to.sheet(s)
	}
}

// heading says which trial this is.
func (r trialPage) heading() string {
	name := r.Scenario
	if r.Title != "" {
		name = r.Title
	}
	switch {
	case r.Median && r.HasPath():
		return fmt.Sprintf("%s: every variable at its median, chance as in trial %d of seed %d", name, r.Trial, r.Seed)
	case r.Median:
		return fmt.Sprintf("%s: every variable at its median, chance as in trial 1 of seed %d", name, r.Seed)
	}
	return fmt.Sprintf("%s: trial %d of seed %d", name, r.Trial, r.Seed)
}

// policyHeads are the heads of a sheet with a column per policy.
func (r trialPage) policyHeads(first string) []string {
	heads := []string{first}
	for _, p := range r.Policies {
		heads = append(heads, p.Name)
	}
	return heads
}

func (r trialPage) outcomeSheet() *sheet {
	s := &sheet{heads: r.policyHeads("outcome")}
	for j, o := range r.Policies[0].Outcomes {
		var values []float64
		for _, p := range r.Policies {
			if v := p.Outcomes[j].Value; v != nil {
				values = append(values, inUnit(*v, o.Unit))
			}
		}
		row := []string{withUnit(o.Name, o.Unit)}
		for _, p := range r.Policies {
			row = append(row, outcomeCell(p.Outcomes[j], number.Decimals(values)))
		}
		s.rows = append(s.rows, row)
	}
	return s
}

// cell is the outcome's value as a table shows it.
func outcomeCell(o results.TrialOutcome, decimals int) string {
	switch {
	case o.Value == nil:
		return "does not count"
	case o.Never:
		return "never"
	case o.Kind == results.Chance && *o.Value != 0:
		return "yes"
	case o.Kind == results.Chance:
		return "no"
	}
	return number.Fixed(inUnit(*o.Value, o.Unit), decimals)
}

func (r trialPage) variableSheet() *sheet {
	s := &sheet{heads: []string{"variable", "value"}}
	for _, v := range r.Variables {
		cell := "not finite"
		if v.Value != nil {
			x := inUnit(*v.Value, v.Unit)
			cell = number.Fixed(x, number.Decimals([]float64{x}))
		}
		s.rows = append(s.rows, []string{withUnit(v.Name, v.Unit), cell})
	}
	return s
}

// printPath prints the quantities that differ, as many side by side as fit, and names those that do not.
func (r trialPage) printPath(to pen, width int) {
	from := 0
	switch {
	case len(r.Policies) == 1:
		to.line("There is one policy; its path from the start:")
	case r.Parts == nil:
		to.line("The policies never part in this trial: every quantity is the same under each.")
		return
	default:
		from = *r.Parts
		to.line(fmt.Sprintf("The policies part at %s %s; from there on:", r.TimeUnit, strings.Join(strings.Fields(r.moment(from)), ", ")))
	}
	different, same := r.split()
	printSheets(to, r.pathSheet(different, from).fit(width))
	if len(same) > 0 {
		to.line("")
		to.line("The same under every policy: " + strings.Join(same, ", "))
	}
}

// split gives the quantities that differ between policies, the watched ones first, and the names of those that do
// not. With one policy all are worth showing.
func (r trialPage) split() (different []int, same []string) {
	for q, first := range r.Policies[0].Path {
		differs := len(r.Policies) == 1
		for _, p := range r.Policies[1:] {
			differs = differs || !first.Equal(p.Path[q])
		}
		if differs {
			different = append(different, q)
		} else {
			same = append(same, first.Name)
		}
	}
	slices.SortStableFunc(different, func(a, b int) int { return r.rank(a) - r.rank(b) })
	return different, same
}

// rank orders quantities by how much they tell: those that the author watches, in that order, then what a policy
// does, what happens, and where it leads.
func (r trialPage) rank(q int) int {
	path := r.Policies[0].Path[q]
	if i := slices.Index(r.Watched, path.Name); i >= 0 {
		return i
	}
	return len(r.Watched) + slices.Index([]scenario.Kind{scenario.KindLever, scenario.KindEvent, scenario.KindStock, scenario.KindFlow, scenario.KindAuxiliary}, path.Kind)
}

// pathSheet has a row per point and, for each quantity, a column per policy.
func (r trialPage) pathSheet(quantities []int, from int) *sheet {
	s := &sheet{groups: []string{""}, heads: []string{r.TimeUnit}}
	places := make([]int, len(quantities))
	for i, q := range quantities {
		var values []float64
		for _, p := range r.Policies {
			path := p.Path[q]
			s.groups = append(s.groups, withUnit(path.Name, path.Unit))
			s.heads = append(s.heads, p.Name)
			for _, x := range path.Values[min(from, len(path.Values)):] {
				values = append(values, inUnit(x, path.Unit))
			}
		}
		places[i] = number.Decimals(values)
	}
	for k := from; k < len(r.Time); k++ {
		row := []string{r.moment(k)}
		for i, q := range quantities {
			for _, p := range r.Policies {
				row = append(row, pathCell(p.Path[q], k, places[i]))
			}
		}
		s.rows = append(s.rows, row)
	}
	return s
}

// cell is the quantity at a point, or nothing where it has no value there (a flow at the last point).
func pathCell(p results.TrialPath, k, decimals int) string {
	switch {
	case k < len(p.Names):
		return p.Names[k]
	case k >= len(p.Values):
		return ""
	case p.Kind == scenario.KindEvent && p.Values[k] != 0:
		return "fires"
	case p.Kind == scenario.KindEvent:
		return "·"
	}
	return number.Fixed(inUnit(p.Values[k], p.Unit), decimals)
}

// moment names a point: by its time and, where the scenario has a start, its date.
func (r trialPage) moment(k int) string {
	label := func(k int) string { return strconv.FormatFloat(r.Time[k], 'f', -1, 64) }
	longest := 0
	for j := range r.Time {
		longest = max(longest, len(label(j)))
	}
	moment := pad(label(k), longest, false)
	start, err := time.Parse(time.DateOnly, r.Clock.Start)
	if err != nil {
		return moment
	}
	days, _ := formula.UnitLength(r.Clock.Unit)
	return moment + gap + start.AddDate(0, 0, int(days*r.Time[k])).Format(time.DateOnly)
}

// inUnit is a value as people read it: a share in percent.
func inUnit(x float64, unit string) float64 {
	if unit == "%" {
		return 100 * x
	}
	return x
}

func withUnit(name, unit string) string {
	if unit == "" {
		return name
	}
	return name + " (" + unit + ")"
}

// trialsCSV prints a row per trial, policy, quantity and point, with every number in full.
func trialsCSV(w io.Writer, reports []*results.TrialReport) error {
	out := csv.NewWriter(w)
	out.Write([]string{"scenario", "seed", "trial", "at", "policy", "kind", "name", "unit", "time", "value"})
	for _, r := range reports {
		at := ""
		if r.Median {
			at = "median"
		}
		row := func(policy, kind, name, unit, time, value string) {
			out.Write([]string{r.Scenario, strconv.FormatUint(r.Seed, 10), strconv.Itoa(r.Trial), at, policy, kind, name, unit, time, value})
		}
		for _, v := range r.Variables {
			row("", "variable", v.Name, v.Unit, "", optional(v.Value))
		}
		for _, p := range r.Policies {
			for _, o := range p.Outcomes {
				row(p.Name, "outcome", o.Name, o.Unit, "", optional(o.Value))
			}
			for _, path := range p.Path {
				for k, x := range path.Values {
					row(p.Name, path.Kind.String(), path.Name, path.Unit, number.Full(r.Time[k]), number.Full(x))
				}
				for k, name := range path.Names {
					row(p.Name, path.Kind.String(), path.Name, path.Unit, number.Full(r.Time[k]), name)
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}

// optional is a number in full, or nothing.
func optional(x *float64) string {
	if x == nil {
		return ""
	}
	return number.Full(*x)
}
