package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/formula"
)

// trialPage is a trial laid out for people.
type trialPage struct{ *results.TrialReport }

// trialPages lays trials out: the outcomes of the policies side by side, the path from the point at which the policies
// part, and what the trial drew.
func trialPages(reports []*results.TrialReport) []*table.Page {
	var pages []*table.Page
	for _, report := range reports {
		r := trialPage{report}
		p := &table.Page{Title: r.heading(), Part: true, Sections: []table.Section{{Table: r.outcomeTable()}}}
		if r.HasPath() {
			p.Sections = append(p.Sections, r.pathSections()...)
		}
		if len(r.Variables) > 0 {
			p.Sections = append(p.Sections, table.Section{Lead: []string{"What the trial drew, under every policy:"}, Table: r.variableTable()})
		}
		pages = append(pages, p)
	}
	return pages
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

// columns are a column of names, then one of values under each head.
func columns(first string, heads ...string) []table.Column {
	list := []table.Column{{Head: table.Words(first)}}
	for _, head := range heads {
		list = append(list, table.Column{Head: table.Words(head), Align: table.Right})
	}
	return list
}

func (r trialPage) outcomeTable() *table.Table {
	t := &table.Table{Columns: columns("outcome")}
	for _, p := range r.Policies {
		t.Columns = append(t.Columns, columns("", p.Name)[1])
	}
	for j, o := range r.Policies[0].Outcomes {
		var values []float64
		for _, p := range r.Policies {
			if v := p.Outcomes[j].Value; v != nil {
				values = append(values, inUnit(*v, o.Unit))
			}
		}
		cells := table.Cells(withUnit(o.Name, o.Unit))
		for _, p := range r.Policies {
			cells = append(cells, table.Words(outcomeCell(p.Outcomes[j], number.Decimals(values))))
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}

// outcomeCell is the outcome's value as a table shows it.
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

func (r trialPage) variableTable() *table.Table {
	t := &table.Table{Columns: columns("variable", "value")}
	for _, v := range r.Variables {
		value := "not finite"
		if v.Value != nil {
			x := inUnit(*v.Value, v.Unit)
			value = number.Fixed(x, number.Decimals([]float64{x}))
		}
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(withUnit(v.Name, v.Unit), value)})
	}
	return t
}

// pathSections show the quantities that differ, and name those that do not.
func (r trialPage) pathSections() []table.Section {
	from := 0
	var lead string
	switch {
	case len(r.Policies) == 1:
		lead = "There is one policy; its path from the start:"
	case r.Parts == nil:
		return []table.Section{{Lead: []string{"The policies never part in this trial: every quantity is the same under each."}}}
	default:
		from = *r.Parts
		lead = fmt.Sprintf("The policies part at %s %s; from there on:", r.TimeUnit, strings.Join(strings.Fields(r.moment(from)), ", "))
	}
	different, same := r.split()
	path := table.Section{Lead: []string{lead}}
	if len(different) > 0 {
		path.Table = r.pathTable(different, from)
	}
	list := []table.Section{path}
	if len(same) > 0 {
		list = append(list, table.Section{Lead: []string{"The same under every policy: " + strings.Join(same, ", ")}})
	}
	return list
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

// pathTable has a row per point and, for each quantity, a column per policy.
func (r trialPage) pathTable(quantities []int, from int) *table.Table {
	t := &table.Table{Columns: columns(r.TimeUnit)}
	places := make([]int, len(quantities))
	for i, q := range quantities {
		var values []float64
		for _, p := range r.Policies {
			path := p.Path[q]
			t.Columns = append(t.Columns, table.Column{Group: withUnit(path.Name, path.Unit), Head: table.Words(p.Name), Align: table.Right})
			for _, x := range path.Values[min(from, len(path.Values)):] {
				values = append(values, inUnit(x, path.Unit))
			}
		}
		places[i] = number.Decimals(values)
	}
	for k := from; k < len(r.Time); k++ {
		cells := table.Cells(r.moment(k))
		for i, q := range quantities {
			for _, p := range r.Policies {
				cells = append(cells, table.Words(pathCell(p.Path[q], k, places[i])))
			}
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}

// pathCell is the quantity at a point, or nothing where it has no value there (a flow at the last point).
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
	moment := fmt.Sprintf("%*s", longest, label(k))
	start, err := time.Parse(time.DateOnly, r.Clock.Start)
	if err != nil {
		return moment
	}
	days, _ := formula.UnitLength(r.Clock.Unit)
	return moment + "  " + start.AddDate(0, 0, int(days*r.Time[k])).Format(time.DateOnly)
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
	t := &table.Table{}
	for _, key := range []string{"scenario", "seed", "trial", "at", "policy", "kind", "name", "unit", "time", "value"} {
		t.Columns = append(t.Columns, table.Column{Key: key, Hidden: true})
	}
	for _, r := range reports {
		at := ""
		if r.Median {
			at = "median"
		}
		add := func(fields ...string) {
			row := table.Row{}
			for _, raw := range append([]string{r.Scenario, strconv.FormatUint(r.Seed, 10), strconv.Itoa(r.Trial), at}, fields...) {
				row.Cells = append(row.Cells, table.Cell{Raw: raw})
			}
			t.Rows = append(t.Rows, row)
		}
		for _, v := range r.Variables {
			add("", "variable", v.Name, v.Unit, "", optional(v.Value))
		}
		for _, p := range r.Policies {
			for _, o := range p.Outcomes {
				add(p.Name, "outcome", o.Name, o.Unit, "", optional(o.Value))
			}
			for _, path := range p.Path {
				for k, x := range path.Values {
					add(p.Name, path.Kind.String(), path.Name, path.Unit, number.Full(r.Time[k]), number.Full(x))
				}
				for k, name := range path.Names {
					add(p.Name, path.Kind.String(), path.Name, path.Unit, number.Full(r.Time[k]), name)
				}
			}
		}
	}
	return table.CSV(w, t)
}

// optional is a number in full, or nothing.
func optional(x *float64) string {
	if x == nil {
		return ""
	}
	return number.Full(*x)
}
