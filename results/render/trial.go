package render

import (
	"fmt"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// TrialPages lays trials out for people, a page each, with numbers in so many digits.
func TrialPages(reports []*results.TrialReport, digits number.Digits) []*table.Page {
	pages := make([]*table.Page, len(reports))
	for i, r := range reports {
		pages[i] = TrialPage(r, digits)
	}
	return pages
}

// TrialPage lays a trial out: the outcomes of the policies side by side, the path from the point at which the policies
// part, and what the trial drew.
func TrialPage(report *results.TrialReport, digits number.Digits) *table.Page {
	r := trial{report, digits}
	p := &table.Page{Title: r.heading(), Part: true, Sections: []table.Section{{Table: r.outcomeTable()}}}
	if r.HasPath() {
		p.Sections = append(p.Sections, r.pathSections()...)
	}
	if len(r.Variables) > 0 {
		p.Sections = append(p.Sections, table.Section{Lead: []string{"What the trial drew, under every policy:"}, Table: r.variableTable()})
	}
	return p
}

// trial is a trial being laid out.
type trial struct {
	*results.TrialReport
	digits number.Digits
}

// heading says which trial this is.
func (r trial) heading() string {
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

// valueColumns are a column of names, then one of values under each head.
func valueColumns(first string, heads ...string) []table.Column {
	list := []table.Column{{Head: table.Words(first)}}
	for _, head := range heads {
		list = append(list, table.Column{Head: table.Words(head), Align: table.Right})
	}
	return list
}

// outcomeTable has a row for each outcome, and a column for each policy.
func (r trial) outcomeTable() *table.Table {
	var policies []string
	for _, p := range r.Policies {
		policies = append(policies, p.Name)
	}
	t := &table.Table{Columns: valueColumns("outcome", policies...)}
	for j, o := range r.Policies[0].Outcomes {
		m := number.In(o.Unit)
		var values []float64
		for _, p := range r.Policies {
			if v := p.Outcomes[j].Value; v != nil {
				values = append(values, m.Factor**v)
			}
		}
		cells := table.Cells(m.Named(o.Name))
		for _, p := range r.Policies {
			cells = append(cells, table.Words(trialOutcome(p.Outcomes[j], m, r.digits.Known(values...))))
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}

// trialOutcome is how an outcome ended.
func trialOutcome(o results.TrialOutcome, m number.Measure, f number.Figures) string {
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
	return f.Known(m.Factor * *o.Value)
}

// variableTable has a row for each variable.
func (r trial) variableTable() *table.Table {
	t := &table.Table{Columns: valueColumns("variable", "value")}
	for _, v := range r.Variables {
		m, value := number.In(v.Unit), "not finite"
		if v.Value != nil {
			x := m.Factor * *v.Value
			value = r.digits.Known(x).Known(x)
		}
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(m.Named(v.Name), value)})
	}
	return t
}
