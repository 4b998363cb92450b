package explain

import (
	"fmt"
	"path"

	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
)

// Units lays out in which unit every number of a scenario is, what clashes, and where checking stopped.
func Units(s *scenario.Scenario) *table.Page {
	u := s.Units()
	title := s.Title
	if title == "" {
		title = s.Name
	}
	return &table.Page{
		Title: title,
		Lead: []string{"A unit is written, or follows from units that are. A number in an expression takes the unit that is missing where it " +
			"stands, so that nothing follows for a product with one: there checking stops, and nothing is guessed."},
		Sections: []table.Section{clashes(u), quantities(s, u), stops(s, u)},
	}
}

func clashes(u *scenario.Units) table.Section {
	section := table.Section{Title: "What clashes"}
	for _, c := range u.Clashes {
		section.List = append(section.List, table.Item{Name: line(c.At),
			Remarks: table.Remarks{Lines: []table.Line{{Text: textAt(c.At)}}, Notes: []string{c.String()}}})
	}
	return section
}

func quantities(s *scenario.Scenario, u *scenario.Units) table.Section {
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("quantity")}, {Head: table.Words("unit")}, {Head: table.Words("known")}}}
	for _, q := range u.Quantities {
		in, known := q.Unit.String(), "written"
		if in == "1" {
			in = "a pure number"
		}
		switch q.Known {
		case scenario.UnitFollows:
			known = "from " + line(q.From)
		case scenario.UnitProse:
			in, known = s.Label(q.Quantity).Unit, "prose: not checked"
		case scenario.UnitUnknown:
			in, known = "", "not known"
		}
		t.Rows = append(t.Rows, table.Row{Cells: append([]table.Cell{typed(s.Label(q.Quantity).Name)}, table.Cells(in, known)...)})
	}
	return table.Section{Title: "In which unit each quantity is", Table: t}
}

func stops(s *scenario.Scenario, u *scenario.Units) table.Section {
	section := table.Section{Title: "Where checking stopped"}
	for _, stop := range u.Stops {
		section.List = append(section.List, table.Item{Name: line(stop.Span),
			Remarks: table.Remarks{Lines: []table.Line{{Text: textAt(stop.Span)}}, Notes: []string{why(s, stop)}}})
	}
	return section
}

// why says why nothing follows for a part of an expression.
func why(s *scenario.Scenario, stop scenario.Stop) string {
	by := textAt(stop.By.Span)
	switch stop.Why {
	case scenario.OpenProse:
		if q, ok := stop.By.Quantity(); ok {
			return fmt.Sprintf("the unit of %s is prose: %s", by, s.Label(q).Unit)
		}
	case scenario.OpenPower:
		return by + " is the root of a step, or a power that is not known before a run"
	case scenario.OpenCount:
		return by + " is a number, or a time in that unit"
	case scenario.OpenValue:
		return by + " gives a value in any unit"
	case scenario.OpenMany:
		return "it is a product of too many units"
	}
	return by + " takes any unit"
}

// line is a line of a file, without its folder.
func line(at source.Span) string {
	if at.File == nil {
		return ""
	}
	number, _ := at.File.Position(at.From)
	return fmt.Sprintf("%s:%d", path.Base(at.File.Name), number)
}

// textAt is what stands at a place.
func textAt(at source.Span) string {
	if at.File == nil {
		return ""
	}
	return source.OneLine(string(at.File.Text[at.From:at.To]))
}
