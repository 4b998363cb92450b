package explain

import (
	"fmt"
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// Page lays an explanation out for reading.
func (x *Explanation) Page() *table.Page {
	p := &table.Page{Title: x.Title}
	if p.Title == "" {
		p.Title = x.Scenario
	}
	if x.Question != "" {
		p.Lead = append(p.Lead, x.Question)
	}
	p.Lead = append(p.Lead, Paragraphs(x.About)...)
	clock := fmt.Sprintf("Time runs for %s in steps of %s", x.duration(x.Clock.Step*float64(x.Clock.Steps)), x.duration(x.Clock.Step))
	if x.Clock.Start != "" {
		clock += ", from " + x.Clock.Start
	}
	p.Lead = append(p.Lead, clock+".")
	if len(x.Files) > 1 {
		p.Lead = append(p.Lead, fmt.Sprintf("%s extends %s.", x.Files[0], strings.Join(x.Files[1:], ", ")))
	}
	p.Sections = append(p.Sections, x.variableSection(), x.constantSection(), x.leverSection(), x.policySection())
	p.Sections = append(p.Sections, x.modelSections()...)
	p.Sections = append(p.Sections, x.outcomeSection(), x.checkSection())
	return p
}

func (x *Explanation) variableSection() table.Section {
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("variable")}, {Head: table.Words("from 1% to 99%")},
		right("p5"), right("median"), right("p95"), {Head: table.Words("unit")}}}
	for _, v := range x.Variables {
		cells := append([]table.Cell{typed(v.Name.Name)}, table.Cells("", "", "", "", v.Unit)...)
		switch {
		case v.Chance != nil:
			cells[1] = table.Words("true in " + number.OfChance().Say(*v.Chance, number.Figure))
		default:
			if v.Sketch != nil {
				cells[1].Picture = v.picture()
			}
			for i, q := range []*float64{v.P5, v.P50, v.P95} {
				cells[2+i] = table.Words(figure(*q, v.Unit))
			}
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells,
			Remarks: table.Remarks{Title: v.Title, Lines: []table.Line{{Text: v.Is}}, Notes: told(v.Source, v.About)}})
	}
	return table.Section{Title: "What is uncertain: drawn once per trial", Table: t}
}

// right is a column of numbers.
func right(head string) table.Column {
	return table.Column{Head: table.Words(head), Align: table.Right}
}

// typed is a name as it stands in the file.
func typed(name string) table.Cell { return table.Cell{Text: name, Typed: true} }

// figure is a number as a table shows it, a share of unit % in percent.
func figure(v float64, unit string) string {
	return number.Figure(number.In(unit).Factor * v)
}

// told is what is told of a thing beside its title.
func told(source, about string) []string {
	var notes []string
	if source != "" {
		notes = append(notes, "source: "+oneLine(source))
	}
	return append(notes, Paragraphs(about)...)
}

// Paragraphs are the parts of a text between its empty lines.
func Paragraphs(text string) []string {
	var list []string
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = oneLine(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func (x *Explanation) constantSection() table.Section {
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("constant")}, right("value"), {Head: table.Words("unit")}}}
	for _, c := range x.Constants {
		row := table.Row{Remarks: table.Remarks{Title: c.Title, Notes: told(c.Source, c.About)}}
		value := "?"
		if c.Value != nil {
			value = figure(*c.Value, c.Unit)
			if strings.ReplaceAll(value, ",", "") != c.Is {
				row.Lines = []table.Line{{Text: c.Is}}
			}
		}
		row.Cells = []table.Cell{typed(c.Name.Name), table.Words(value), table.Words(c.Unit)}
		t.Rows = append(t.Rows, row)
	}
	return table.Section{Title: "What is taken as known: the same in every trial", Table: t}
}

func (x *Explanation) leverSection() table.Section {
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("lever")}, right("default"), {Head: table.Words("may be")},
		{Head: table.Words("who")}}}
	for _, l := range x.Levers {
		t.Rows = append(t.Rows, table.Row{
			Cells:   []table.Cell{typed(l.Name.Name), table.Words(l.Default), table.Words(l.may()), table.Words(x.actor(l.Actor))},
			Remarks: table.Remarks{Title: l.Title, Notes: told(l.Source, l.About)}})
	}
	return table.Section{Title: "Levers: what a policy may set", Table: t}
}

// may says what values a lever may have. Ends are in percent where the default is.
func (l Lever) may() string {
	if l.Low == nil {
		return strings.Join(l.Options, ", ")
	}
	if l.Unit == number.Percent || strings.HasSuffix(l.Default, number.Percent) {
		share := number.In(number.Percent)
		return share.Say(*l.Low, number.Exact) + " to " + share.Say(*l.High, number.Exact)
	}
	return number.Exact(*l.Low) + " to " + number.In(l.Unit).Say(*l.High, number.Exact)
}

// actor is the title of an actor, or its name.
func (x *Explanation) actor(name string) string {
	for _, a := range x.Actors {
		if a.Name == name && a.Title != "" {
			return a.Title
		}
	}
	return name
}

// policySection is the policies, each a timeline of the levers that it sets.
func (x *Explanation) policySection() table.Section {
	all := table.Section{Title: "Policies: what each sets, over time"}
	width := min(barWidth, x.Clock.Steps)
	for _, p := range x.Policies {
		row := table.Item{Name: p.Name.Name, Remarks: table.Remarks{Title: p.Title, Notes: Paragraphs(p.About)}}
		if p.Baseline && len(x.Policies) > 1 {
			row.Title = strings.TrimSpace(p.Title + " (baseline)")
		}
		for _, line := range p.Sets {
			row.Lines = append(row.Lines, table.Line{Head: line.Lever, Picture: line.Bar.picture(width), Text: line.Says})
		}
		if len(p.Sets) == 0 {
			row.Notes = append(row.Notes, "every lever at its default")
		}
		all.List = append(all.List, row)
	}
	return all
}

// modelSections are the model: what is computed at every point, what accumulates, what may happen.
func (x *Explanation) modelSections() []table.Section {
	computed := table.Section{Title: fmt.Sprintf("The model: computed every %s, each from what stands above it and from stocks",
		strings.TrimPrefix(x.duration(x.Clock.Step), "1 "))}
	stocks := table.Section{Title: "Stocks: what accumulates"}
	events := table.Section{Title: "Events: what may happen"}
	for _, q := range x.Model {
		title := q.Title
		if q.Unit != "" {
			title = strings.TrimSpace(title + " [" + q.Unit + "]")
		}
		row := table.Item{Name: q.Name.Name, Remarks: table.Remarks{Title: title}}
		if q.Equation != "" {
			row.Lines = []table.Line{{Text: q.Equation}}
		}
		if len(q.Says) > 0 {
			row.Notes = []string{strings.Join(q.Says, "; ")}
		}
		row.Notes = append(row.Notes, told(q.Source, q.About)...)
		switch q.Kind {
		case scenario.KindStock:
			stocks.List = append(stocks.List, row)
		case scenario.KindEvent:
			events.List = append(events.List, row)
		default:
			computed.List = append(computed.List, row)
		}
	}
	return []table.Section{computed, stocks, events}
}

func (x *Explanation) outcomeSection() table.Section {
	s := table.Section{Title: "Outcomes: what policies are compared by, and what each can depend on"}
	for _, o := range x.Outcomes {
		title := o.Title
		switch {
		case o.Chance:
			title = strings.TrimSpace(title + " [chance]")
		case o.Unit != "":
			title = strings.TrimSpace(title + " [" + o.Unit + "]")
		}
		row := table.Item{Name: o.Name.Name, Remarks: table.Remarks{Title: title, Lines: []table.Line{{Text: o.Name.Name + " = " + o.Is}}}}
		var says []string
		if o.Better != "" {
			says = append(says, o.Better+" is better")
		}
		if o.Acceptable != "" {
			says = append(says, "acceptable: "+o.Acceptable)
		}
		if o.Given != "" {
			says = append(says, "only trials count in which "+o.Given)
		}
		if len(says) > 0 {
			row.Notes = append(row.Notes, strings.Join(says, "; "))
		}
		row.Notes = append(row.Notes, x.dependsNotes(o.Depends)...)
		row.Notes = append(row.Notes, Paragraphs(o.About)...)
		s.List = append(s.List, row)
	}
	return s
}

// dependsNotes says what an outcome can depend on, in the shorter of two ways: what it does, or what it does not.
func (x *Explanation) dependsNotes(d *Depends) []string {
	variables := make([]string, len(x.Variables))
	for i, v := range x.Variables {
		variables[i] = v.Name.Name
	}
	levers := make([]string, len(x.Levers))
	for i, l := range x.Levers {
		levers[i] = l.Name.Name
	}
	notes := []string{"levers: " + some(d.Levers, levers), "variables: " + some(d.Variables, variables)}
	if len(d.Starts) > 0 {
		notes = append(notes, "starts that are drawn: "+strings.Join(d.Starts, ", "))
	}
	if len(d.Chance) > 0 {
		notes = append(notes, "chance as time passes: "+strings.Join(d.Chance, ", "))
	}
	return notes
}

// some names a part of all: "none", "all 12", "all 12 but a, b", or the part.
func some(part, all []string) string {
	var rest []string
	for _, name := range all {
		if !slices.Contains(part, name) {
			rest = append(rest, name)
		}
	}
	switch {
	case len(part) == 0:
		return "none"
	case len(rest) == 0 && len(all) > 2:
		return fmt.Sprintf("all %d", len(all))
	case 0 < len(rest) && len(rest) < len(part)/2:
		return fmt.Sprintf("all %d but %s", len(all), strings.Join(rest, ", "))
	}
	return strings.Join(part, ", ")
}

func (x *Explanation) checkSection() table.Section {
	s := table.Section{Title: "Checks: what must hold in every trial"}
	for _, c := range x.Checks {
		row := table.Item{Name: c.That}
		if c.Share < 1 {
			row.Title = "(in " + number.Figure(100*c.Share) + "% of trials)"
		}
		s.List = append(s.List, row)
	}
	return s
}
