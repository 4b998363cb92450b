package explain

import (
	"fmt"
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/results/render"
	"wargame/scenario"
)

// Page lays an explanation out for reading.
func (x *Explanation) Page() *render.Page {
	p := &render.Page{Title: x.Title}
	if p.Title == "" {
		p.Title = x.Scenario
	}
	if x.Question != "" {
		p.Lead = append(p.Lead, x.Question)
	}
	p.Lead = append(p.Lead, paragraphs(x.About)...)
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

func (x *Explanation) variableSection() render.Section {
	s := render.Section{Title: "What is uncertain: drawn once per trial", Heads: []render.Head{{Text: "variable"}, {Text: "from 1% to 99%"},
		{Text: "p5", Number: true}, {Text: "median", Number: true}, {Text: "p95", Number: true}, {Text: "unit"}}}
	for _, v := range x.Variables {
		cells := []string{v.Sketch, "", "", "", v.Unit}
		switch {
		case v.Chance != nil:
			cells[0] = "true in " + number.Figure(100**v.Chance) + "%"
		default:
			for i, q := range []*float64{v.P5, v.P50, v.P95} {
				cells[1+i] = figure(*q, v.Unit)
			}
		}
		s.Rows = append(s.Rows, render.Row{Name: v.Name.Name, Title: v.Title, Cells: cells,
			Lines: []render.Line{{Text: v.Is}}, Notes: told(v.Source, v.About)})
	}
	return s
}

// figure is a number as a table shows it, a share of unit % in percent.
func figure(v float64, unit string) string {
	if unit == "%" {
		v *= 100
	}
	return number.Figure(v)
}

// told is what is told of a thing beside its title.
func told(source, about string) []string {
	var notes []string
	if source != "" {
		notes = append(notes, "source: "+oneLine(source))
	}
	return append(notes, paragraphs(about)...)
}

// paragraphs are the parts of a text between its empty lines.
func paragraphs(text string) []string {
	var list []string
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = oneLine(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func (x *Explanation) constantSection() render.Section {
	s := render.Section{Title: "What is taken as known: the same in every trial",
		Heads: []render.Head{{Text: "constant"}, {Text: "value", Number: true}, {Text: "unit"}}}
	for _, c := range x.Constants {
		row := render.Row{Name: c.Name.Name, Title: c.Title, Cells: []string{"?", c.Unit}, Notes: told(c.Source, c.About)}
		if c.Value != nil {
			row.Cells[0] = figure(*c.Value, c.Unit)
			if strings.ReplaceAll(row.Cells[0], ",", "") != c.Is {
				row.Lines = []render.Line{{Text: c.Is}}
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func (x *Explanation) leverSection() render.Section {
	s := render.Section{Title: "Levers: what a policy may set",
		Heads: []render.Head{{Text: "lever"}, {Text: "default", Number: true}, {Text: "may be"}, {Text: "who"}}}
	for _, l := range x.Levers {
		s.Rows = append(s.Rows, render.Row{Name: l.Name.Name, Title: l.Title,
			Cells: []string{l.Default, l.may(), x.actor(l.Actor)}, Notes: told(l.Source, l.About)})
	}
	return s
}

// may says what values a lever may have. Ends are in percent where the default is.
func (l Lever) may() string {
	if l.Low == nil {
		return strings.Join(l.Options, ", ")
	}
	if l.Unit == "%" || strings.HasSuffix(l.Default, "%") {
		return number.Exact(100**l.Low) + "% to " + number.Exact(100**l.High) + "%"
	}
	return strings.TrimSpace(number.Exact(*l.Low) + " to " + number.Exact(*l.High) + " " + l.Unit)
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
func (x *Explanation) policySection() render.Section {
	all := render.Section{Title: "Policies: what each sets, over time"}
	for _, p := range x.Policies {
		row := render.Row{Name: p.Name.Name, Title: p.Title, Notes: paragraphs(p.About)}
		if p.Baseline && len(x.Policies) > 1 {
			row.Title = strings.TrimSpace(p.Title + " (baseline)")
		}
		for _, line := range p.Sets {
			row.Lines = append(row.Lines, render.Line{Head: line.Lever, Text: strings.TrimSpace(line.Bar + " " + line.Says)})
		}
		if len(p.Sets) == 0 {
			row.Notes = append(row.Notes, "every lever at its default")
		}
		all.Rows = append(all.Rows, row)
	}
	return all
}

// modelSections are the model: what is computed at every point, what accumulates, what may happen.
func (x *Explanation) modelSections() []render.Section {
	computed := render.Section{Title: fmt.Sprintf("The model: computed every %s, each from what stands above it and from stocks",
		strings.TrimPrefix(x.duration(x.Clock.Step), "1 "))}
	stocks := render.Section{Title: "Stocks: what accumulates"}
	events := render.Section{Title: "Events: what may happen"}
	for _, q := range x.Model {
		title := q.Title
		if q.Unit != "" {
			title = strings.TrimSpace(title + " [" + q.Unit + "]")
		}
		row := render.Row{Name: q.Name.Name, Title: title}
		if q.Equation != "" {
			row.Lines = []render.Line{{Text: q.Equation}}
		}
		if len(q.Says) > 0 {
			row.Notes = []string{strings.Join(q.Says, "; ")}
		}
		row.Notes = append(row.Notes, told(q.Source, q.About)...)
		switch q.Kind {
		case scenario.KindStock:
			stocks.Rows = append(stocks.Rows, row)
		case scenario.KindEvent:
			events.Rows = append(events.Rows, row)
		default:
			computed.Rows = append(computed.Rows, row)
		}
	}
	return []render.Section{computed, stocks, events}
}

func (x *Explanation) outcomeSection() render.Section {
	s := render.Section{Title: "Outcomes: what policies are compared by, and what each can depend on"}
	for _, o := range x.Outcomes {
		title := o.Title
		switch {
		case o.Chance:
			title = strings.TrimSpace(title + " [chance]")
		case o.Unit != "":
			title = strings.TrimSpace(title + " [" + o.Unit + "]")
		}
		row := render.Row{Name: o.Name.Name, Title: title, Lines: []render.Line{{Text: o.Name.Name + " = " + o.Is}}}
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
		row.Notes = append(row.Notes, paragraphs(o.About)...)
		s.Rows = append(s.Rows, row)
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

func (x *Explanation) checkSection() render.Section {
	s := render.Section{Title: "Checks: what must hold in every trial"}
	for _, c := range x.Checks {
		row := render.Row{Name: c.That}
		if c.Share < 1 {
			row.Title = "(in " + number.Figure(100*c.Share) + "% of trials)"
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}
