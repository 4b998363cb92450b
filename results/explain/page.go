package explain

import (
	"fmt"
	"slices"
	"strings"

	"wargame/results/render"
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
	if len(x.Files) > 1 {
		clock += fmt.Sprintf(". %s extends %s", x.Files[0], strings.Join(x.Files[1:], ", "))
	}
	p.Lead = append(p.Lead, clock+".")
	p.Sections = append(p.Sections, x.variableSection(), x.constantSection(), x.leverSection())
	p.Sections = append(p.Sections, x.policySections()...)
	p.Sections = append(p.Sections, x.modelSections()...)
	p.Sections = append(p.Sections, x.outcomeSection(), x.checkSection())
	return p
}

func (x *Explanation) variableSection() render.Section {
	s := render.Section{Title: "What is uncertain: drawn once per trial", Heads: []render.Head{{Text: "variable"}, {Text: "from 1% to 99%"},
		{Text: "p5", Number: true}, {Text: "median", Number: true}, {Text: "p95", Number: true}, {Text: "unit"}}}
	for _, v := range x.Variables {
		cells := []string{v.Name.Name, v.Sketch, "", "", "", v.Unit}
		switch {
		case v.Chance != nil:
			cells[1] = "true in " + render.Figure(100**v.Chance) + "%"
		default:
			for i, q := range []*float64{v.P5, v.P50, v.P95} {
				cells[2+i] = figure(*q, v.Unit)
			}
		}
		s.Rows = append(s.Rows, render.Row{Cells: cells, Formulas: []string{v.Is}, Notes: told(v.Title, v.Source, v.About)})
	}
	return s
}

// figure is a number as a table shows it, a share of unit % in percent.
func figure(v float64, unit string) string {
	if unit == "%" {
		v *= 100
	}
	return render.Figure(v)
}

// told is what descriptive keys tell.
func told(title, source, about string) []string {
	var notes []string
	if title != "" {
		notes = append(notes, title)
	}
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
		row := render.Row{Cells: []string{c.Name.Name, "?", c.Unit}, Notes: told(c.Title, c.Source, c.About)}
		if c.Value != nil {
			row.Cells[1] = plain(*c.Value)
			if row.Cells[1] != c.Is {
				row.Formulas = []string{c.Is}
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
		may := strings.Join(l.Options, ", ")
		if l.Low != nil {
			may = x.value(*l.Low, l.Unit, false) + " to " + x.value(*l.High, l.Unit, false)
			if strings.HasSuffix(l.Default, "%") {
				may = x.value(*l.Low, "%", false) + " to " + x.value(*l.High, "%", false)
			}
		}
		s.Rows = append(s.Rows, render.Row{Cells: []string{l.Name.Name, strings.Trim(l.Default, `"`), may, x.actor(l.Actor)},
			Notes: told(l.Title, l.Source, l.About)})
	}
	return s
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

// policySections are the policies, each a timeline of its levers.
func (x *Explanation) policySections() []render.Section {
	all := render.Section{Title: "Policies: what each sets, over time"}
	for _, p := range x.Policies {
		title := p.Title
		if p.Baseline && len(x.Policies) > 1 {
			title = strings.TrimSpace(title + " (baseline)")
		}
		row := render.Row{Cells: []string{p.Name.Name, title}, Notes: paragraphs(p.About)}
		width := 0
		for _, line := range p.Sets {
			width = max(width, len(line.Lever))
		}
		for _, line := range p.Sets {
			text := line.Lever + ": " + line.Says
			if line.Bar != "" {
				text = line.Lever + " " + line.Bar + " " + line.Says
			}
			row.Formulas = append(row.Formulas, text)
		}
		if len(p.Sets) == 0 {
			row.Notes = append(row.Notes, "every lever at its default")
		}
		all.Rows = append(all.Rows, row)
	}
	return []render.Section{all}
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
		row := render.Row{Cells: []string{q.Name.Name, title}}
		if q.Equation != "" {
			row.Formulas = []string{q.Equation}
		}
		if len(q.Says) > 0 {
			row.Notes = []string{strings.Join(q.Says, "; ")}
		}
		row.Notes = append(row.Notes, told("", q.Source, q.About)...)
		switch q.Kind {
		case "stock":
			stocks.Rows = append(stocks.Rows, row)
		case "event":
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
		row := render.Row{Cells: []string{o.Name.Name, title}, Formulas: []string{o.Name.Name + " = " + o.Is}}
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
	case len(rest) < len(part)/2:
		return fmt.Sprintf("all %d but %s", len(all), strings.Join(rest, ", "))
	}
	return strings.Join(part, ", ")
}

func (x *Explanation) checkSection() render.Section {
	s := render.Section{Title: "Checks: what must hold"}
	for _, c := range x.Checks {
		row := render.Row{Cells: []string{c.That, "in every trial"}}
		if c.Share < 1 {
			row.Cells[1] = "in " + render.Figure(100*c.Share) + "% of trials"
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}
