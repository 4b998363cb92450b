package explain

import (
	"fmt"
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
)

// page is an explanation in words.
type page struct {
	*Explanation
	Words
}

// Page lays an explanation out for reading.
func (x *Explanation) Page() *table.Page {
	s, p := x.Scenario, page{x, WordsOf(x.Scenario)}
	out := &table.Page{Title: s.Title}
	if out.Title == "" {
		out.Title = s.Name
	}
	if s.Question != "" {
		out.Lead = append(out.Lead, s.Question)
	}
	out.Lead = append(out.Lead, Paragraphs(s.About)...)
	clock := fmt.Sprintf("Time runs for %s in steps of %s", p.duration(s.Clock.Step*float64(s.Clock.Steps)), p.duration(s.Clock.Step))
	if s.Clock.Start != "" {
		clock += ", from " + s.Clock.Start
	}
	if s.Clock.Method == scenario.RK4 {
		clock += ", each taken by the method of Runge and Kutta of the fourth order"
	}
	out.Lead = append(out.Lead, clock+".")
	if len(s.Files) > 1 {
		names := make([]string, len(s.Files))
		for i, f := range s.Files {
			names[i] = f.Name
		}
		out.Lead = append(out.Lead, fmt.Sprintf("%s extends %s.", names[0], strings.Join(names[1:], ", ")))
	}
	out.Sections = append(out.Sections, p.variableSection(), p.constantSection(), p.leverSection(), p.goalSection())
	out.Sections = append(append(out.Sections, p.strategySections()...), p.policySection())
	out.Sections = append(out.Sections, p.modelSections()...)
	out.Sections = append(out.Sections, p.outcomeSection(), p.checkSection())
	out.Sections = append(out.Sections, p.gameSections()...)
	return out
}

func (p page) variableSection() table.Section {
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("variable")}, {Head: table.Words("from 1% to 99%")},
		right("p5"), right("median"), right("p95"), {Head: table.Words("unit")}}}
	for _, v := range p.Variables {
		cells := append([]table.Cell{typed(v.Name)}, table.Cells("", "", "", "", v.Unit)...)
		switch {
		case v.Chance != nil:
			cells[1] = table.Words("true in " + number.OfChance().Say(*v.Chance, number.Figure))
		default:
			if v.Sketch != nil {
				cells[1].Picture = v.picture()
			}
			for i, q := range []*float64{v.P5, v.P50, v.P95} {
				cells[2+i] = table.Words("?")
				if q != nil {
					cells[2+i] = table.Words(figure(*q, v.Unit))
				}
			}
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells,
			Remarks: table.Remarks{Title: v.Title, Lines: []table.Line{{Text: p.Expression(v.Value)}}, Notes: told(v.Source, v.About)}})
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
func told(from, about string) []string {
	var notes []string
	if from != "" {
		notes = append(notes, "source: "+source.OneLine(from))
	}
	return append(notes, Paragraphs(about)...)
}

// Paragraphs are the parts of a text between its empty lines.
func Paragraphs(text string) []string {
	var list []string
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = source.OneLine(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func (p page) constantSection() table.Section {
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("constant")}, right("value"), {Head: table.Words("unit")}}}
	for _, c := range p.Constants {
		row := table.Row{Remarks: table.Remarks{Title: c.Title, Notes: told(c.Source, c.About)}}
		value := "?"
		if c.Number != nil {
			value = figure(*c.Number, c.Unit)
			if is := p.Expression(c.Value); strings.ReplaceAll(value, ",", "") != is {
				row.Lines = []table.Line{{Text: is}}
			}
		}
		row.Cells = []table.Cell{typed(c.Name), table.Words(value), table.Words(c.Unit)}
		t.Rows = append(t.Rows, row)
	}
	return table.Section{Title: "What is taken as known: the same in every trial", Table: t}
}

func (p page) leverSection() table.Section {
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("lever")}, right("default"), {Head: table.Words("may be")},
		{Head: table.Words("who")}}}
	for _, l := range p.Scenario.Levers {
		def := p.SetTo(l.Default, l)
		row := table.Row{
			Cells:   []table.Cell{typed(l.Name), table.Words(def), table.Words(may(l, def)), table.Words(p.setter(l))},
			Remarks: table.Remarks{Title: l.Title, Notes: told(l.Source, l.About)}}
		if l.Cost != nil {
			row.Notes = append(row.Notes, "costs "+p.Expression(l.Cost)+" a turn, in a game")
		}
		t.Rows = append(t.Rows, row)
	}
	return table.Section{Title: "Levers: what a policy may set", Table: t}
}

// may says what values a lever may have. Ends are in percent where the default is, as it is written.
func may(l *scenario.Lever, def string) string {
	if !l.Ranged {
		return strings.Join(l.Options, ", ")
	}
	if l.Unit == number.Percent || strings.HasSuffix(def, number.Percent) {
		share := number.In(number.Percent)
		return share.Say(l.Low, number.Exact) + " to " + share.Say(l.High, number.Exact)
	}
	return number.Exact(l.Low) + " to " + number.In(l.Unit).Say(l.High, number.Exact)
}

// setter is who sets a lever.
func (p page) setter(l *scenario.Lever) string {
	if l.Switch() {
		return "nobody: a switch of the model"
	}
	return p.Scenario.Who(l.Actor).Called()
}

// modelSections are the model: what is computed at every point, what accumulates, what may happen.
func (p page) modelSections() []table.Section {
	computed := table.Section{Title: fmt.Sprintf("The model: computed every %s, each from what stands above it and from stocks",
		strings.TrimPrefix(p.duration(p.Scenario.Clock.Step), "1 "))}
	stocks := table.Section{Title: "Stocks: what accumulates"}
	events := table.Section{Title: "Events: what may happen"}
	for _, q := range p.Model {
		l := p.Scenario.Label(q)
		title := l.Title
		if l.Unit != "" {
			title = strings.TrimSpace(title + " [" + l.Unit + "]")
		}
		row := table.Item{Name: l.Name, Remarks: table.Remarks{Title: title}}
		equation, says := p.Quantity(q)
		if equation != "" {
			row.Lines = []table.Line{{Text: equation}}
		}
		if len(says) > 0 {
			row.Notes = []string{strings.Join(says, "; ")}
		}
		row.Notes = append(row.Notes, told(l.Source, l.About)...)
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

func (p page) outcomeSection() table.Section {
	s := table.Section{Title: "Outcomes: what policies are compared by, and what each can depend on"}
	for _, o := range p.Outcomes {
		title := o.Title
		switch {
		case o.IsChance():
			title = strings.TrimSpace(title + " [chance]")
		case o.Unit != "":
			title = strings.TrimSpace(title + " [" + o.Unit + "]")
		}
		row := table.Item{Name: o.Name, Remarks: table.Remarks{Title: title, Lines: []table.Line{{Text: o.Name + " = " + p.Expression(o.Value)}}}}
		var says []string
		if o.Better != scenario.Unsaid {
			says = append(says, o.Better.Says(o.For))
		}
		if o.Acceptable != nil {
			says = append(says, "acceptable: "+p.Acceptable(o.Outcome))
		}
		if o.Given != nil {
			says = append(says, "only trials count in which "+p.Expression(o.Given))
		}
		if len(says) > 0 {
			row.Notes = append(row.Notes, strings.Join(says, "; "))
		}
		row.Notes = append(row.Notes, p.dependsNotes(o.Depends)...)
		row.Notes = append(row.Notes, Paragraphs(o.About)...)
		s.List = append(s.List, row)
	}
	return s
}

// dependsNotes says what an outcome can depend on, in the shorter of two ways: what it does, or what it does not.
func (p page) dependsNotes(d *Depends) []string {
	variables := make([]string, len(p.Variables))
	for i, v := range p.Variables {
		variables[i] = v.Name
	}
	levers := make([]string, len(p.Scenario.Levers))
	for i, l := range p.Scenario.Levers {
		levers[i] = l.Name
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

func (p page) checkSection() table.Section {
	s := table.Section{Title: "Checks: what must hold in every trial"}
	for _, c := range p.Scenario.Checks {
		row := table.Item{Name: source.OneLine(c.That)}
		if c.Share < 1 {
			row.Title = "(in " + number.Figure(100*c.Share) + "% of trials)"
		}
		s.List = append(s.List, row)
	}
	return s
}
