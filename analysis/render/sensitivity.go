package render

import (
	"fmt"
	"math"
	"strings"

	"wargame/analysis"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/table"
)

// Sensitivity lays out what targets hang on: the first drawn, and then each in a sentence with its variables.
func Sensitivity(s *analysis.Sensitivity, style table.Style) []Part {
	p := &table.Page{Title: s.Name() + ": what it hangs on", Lead: []string{fmt.Sprintf("%s trials, seed %d", number.Group(s.Trials), s.Receipt.Seed)}}
	if s.Trials < s.Receipt.Trials {
		p.Lead = append(p.Lead, fmt.Sprintf("Told from the first %s of %s trials, which is as many as are held at once.", number.Group(s.Trials), number.Group(s.Receipt.Trials)))
	}
	if len(s.Dependent) > 0 {
		p.Lead = append(p.Lead, "These hang together, so that what one accounts for overlaps with what the others do: "+strings.Join(s.Dependent, ", ")+".")
	}
	var parts []Part
	for i := range s.Explained {
		if c, ok := tornado(&s.Explained[i], tornadoRows); ok {
			parts = append(parts, Part{Chart: c})
			break
		}
	}
	var same []string
	for i := range s.Explained {
		if e := &s.Explained[i]; e.Same {
			same = append(same, targetTitle(&e.Target))
		} else {
			p.Sections = append(p.Sections, explainedSections(e, len(s.Dependent) > 0)...)
		}
	}
	if len(same) > 0 {
		list := table.Section{Title: "The same in every trial"}
		for _, title := range same {
			list.List = append(list.List, table.Item{Name: title})
		}
		p.Sections = append(p.Sections, list)
	}
	if !style.Quiet {
		p.Sections = append(p.Sections, sensitivityKey(s))
	}
	return append(parts, Part{Page: p})
}

// targetTitle is what is explained, with its unit.
func targetTitle(t *analysis.Target) string { return outcomeTitle(t.Outcome) + ", " + t.Asked() }

// explainedSections are what is said of a target: a sentence, the variables shown to have an influence, and the names of the others.
func explainedSections(e *analysis.Explained, dependent bool) []table.Section {
	s := table.Section{Title: targetTitle(&e.Target), Lead: []string{e.Sentence()}}
	if e.Why != "" {
		return []table.Section{s}
	}
	var shown []*analysis.Influence
	var others []string
	for i := range e.Influences {
		if x := &e.Influences[i]; x.Shown() {
			shown = append(shown, x)
		} else {
			others = append(others, analysis.Called(x.Variable))
		}
	}
	if len(shown) > 0 {
		s.Table = influences(e, shown)
	}
	rest := table.Section{}
	if len(others) > 0 {
		rest.Lead = append(rest.Lead, "Not distinguishable from without influence: "+few(others, len(shown))+".")
	}
	if !dependent {
		rest.Lead = append(rest.Lead, together(e))
	}
	for _, r := range e.Refused {
		rest.Lead = append(rest.Lead, strings.ToUpper(r.Method)+": "+r.Why+".")
	}
	return []table.Section{s, rest}
}

// together says what variables account for, each alone, and what is left.
func together(e *analysis.Explained) string {
	said := "What variables account for alone is not distinguishable from none"
	if e.Sum.Lo > 0 {
		said = "Alone, variables account for " + analysis.Portion(e.Sum) + " together"
	}
	left, ok := e.Left()
	switch {
	case !ok:
		return said + "."
	case left.Lo > 0:
		return said + "; what is left beside luck, " + analysis.Portion(left) + ", is what they do with each other."
	}
	return said + "; that they do anything with each other is not distinguishable from nothing."
}

// influences has a row for each variable. What is not told from none is left empty.
func influences(e *analysis.Explained, shown []*analysis.Influence) *table.Table {
	m := analysis.MeasureOf(e.Outcome)
	if e.Against != nil {
		m = m.Difference()
	}
	var values []float64
	for _, x := range shown {
		values = append(values, m.Factor*x.Low.Mean, m.Factor*x.High.Mean)
	}
	f := number.Digits(0).Figures(values...)
	mean := func(x *analysis.Influence, end analysis.End) []string {
		if x.Width == nil {
			return nil
		}
		half := m.Factor * (x.Width.Hi - x.Width.Lo) / 2
		text, _ := f.Estimate(m.Factor*end.Mean, &half)
		return m.Parts(text)
	}
	share := func(e *analysis.Estimate) []string {
		if e == nil || !(e.Lo > 0) {
			return nil
		}
		return []string{analysis.Portion(*e)}
	}
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("variable")}}}
	for _, x := range shown {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{{Text: x.Name, Typed: true}}, Remarks: table.Remarks{Title: x.Title}})
	}
	add := func(head string, drop int, cell func(x *analysis.Influence) []string) {
		some := false
		for _, x := range shown {
			some = some || cell(x) != nil
		}
		if !some {
			return
		}
		t.Columns = append(t.Columns, table.Column{Head: table.Words(head), Align: table.Parts, Drop: drop})
		for i, x := range shown {
			t.Rows[i].Cells = append(t.Rows[i].Cells, table.Cell{Parts: cell(x)})
		}
	}
	add("where low", 2, func(x *analysis.Influence) []string { return mean(x, x.Low) })
	add("where high", 2, func(x *analysis.Influence) []string { return mean(x, x.High) })
	add("alone", 0, func(x *analysis.Influence) []string { return share(x.FirstOrder) })
	add("with others", 0, func(x *analysis.Influence) []string { return share(x.Total) })
	add("delta", 3, func(x *analysis.Influence) []string { return decimal(x.Delta, x.Delta != nil && x.Delta.Lo > 0) })
	add("PRCC", 4, func(x *analysis.Influence) []string { return decimal(x.PRCC, x.PRCC.Told()) })
	return t
}

// decimal is a figure without a unit, where it is told from none.
func decimal(e *analysis.Estimate, told bool) []string {
	if !told {
		return nil
	}
	half := (e.Hi - e.Lo) / 2
	text, _ := number.Digits(2).Figures(e.Value).Estimate(e.Value, &half)
	return []string{text}
}

// tornadoRows is how many variables a tornado has at most.
const tornadoRows = 8

// tornado draws where a target goes on average when each of its variables, of at most so many, is low and when it is high. False where none
// is shown to move it.
func tornado(e *analysis.Explained, most int) (*chart.Chart, bool) {
	m := analysis.MeasureOf(e.Outcome)
	if e.Against != nil {
		m = m.Difference()
	}
	var names []string
	var marks []chart.Mark
	for i := range e.Influences {
		x := &e.Influences[i]
		if x.Width == nil || !x.Width.Told() || len(marks) == most {
			continue
		}
		in := number.In(x.Unit)
		in.Unit = "" // it would be cut
		says := func(end analysis.End) string { return in.Say(end.Edge, number.Figure) }
		marks = append(marks, chart.Tornado{Row: len(names), Base: e.Mean, Low: x.Low.Mean, High: x.High.Mean, LowSays: says(x.Low), HighSays: says(x.High)})
		names = append(names, analysis.Called(x.Variable))
	}
	if len(marks) == 0 || math.IsInf(e.Mean, 0) {
		return nil, false
	}
	c := chart.Chart{
		Title: targetTitle(&e.Target),
		Desc:  fmt.Sprintf("The mean of %s, where each variable is in its lowest tenth of the trials and in its highest. %s", targetTitle(&e.Target), e.Sentence()),
		X:     chart.Axis{Label: "Mean", Measure: m},
		Y:     chart.Axis{Names: names},
		Note:  "Full: in the highest tenth of a variable; empty: in its lowest.",
	}
	return c.Of(marks...), true
}

func sensitivityKey(s *analysis.Sensitivity) table.Section {
	list := []table.Item{
		{Name: "alone", Remarks: table.Remarks{Notes: []string{"share of the spread (its variance) that the variable accounts for by itself"}}},
	}
	if s.Method == analysis.Sobol {
		list = append(list, table.Item{Name: "with others", Remarks: table.Remarks{Notes: []string{"share of the spread in which it has a part, alone or together with others"}}})
	} else {
		list = append(list,
			table.Item{Name: "low, high", Remarks: table.Remarks{Notes: []string{"mean where the variable is in its lowest and in its highest tenth"}}},
			table.Item{Name: "delta", Remarks: table.Remarks{Notes: []string{"by how much knowing it changes the distribution, from 0 to 1"}}},
			table.Item{Name: "PRCC", Remarks: table.Remarks{Notes: []string{"which way, and how nearly, ranks go with its ranks when the others are known, from -1 to 1"}}})
	}
	return table.Section{Title: "Words", Lead: []string{"What is empty is not distinguishable from none. Influence is in this model: what varies little here may matter much in the world."}, List: list}
}
