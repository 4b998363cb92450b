package render

import (
	"wargame/analysis"
	"wargame/results/page"
	"wargame/results/table"
)

// Section is parts as a section of a report, which gives it a title instead of theirs. What stands for a picture in documents without them
// is left out.
func Section(parts []Part) page.Section {
	var s page.Section
	for _, p := range parts {
		switch {
		case p.Chart != nil:
			s.Parts = append(s.Parts, page.Part{Chart: p.Chart})
		case !p.Documents:
			untitled := *p.Page
			untitled.Title = ""
			s.Parts = append(s.Parts, page.Part{Page: &untitled})
		}
	}
	return s
}

// SpreadSection is of what the spread of outcomes is made, as a section of a report, with a picture of it.
func SpreadSection(s *analysis.Spread) page.Section {
	parts := []Part{Spread(s, table.Style{})}
	if c := madeOf(s); c != nil {
		parts = append([]Part{{Chart: c}}, parts...)
	}
	return Section(parts)
}
