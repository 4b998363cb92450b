package render

import (
	"wargame/analysis"
	"wargame/results/page"
	"wargame/results/table"
)

// Section is parts as a section of a report, under a title of its own instead of theirs. What stands for a picture in documents without them
// is left out.
func Section(title string, parts []Part) page.Section {
	s := page.Section{Title: title}
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
func SpreadSection(title string, s *analysis.Spread) page.Section {
	parts := []Part{Spread(s, table.Style{})}
	if c := madeOf(s); c != nil {
		parts = append([]Part{{Chart: c}}, parts...)
	}
	return Section(title, parts)
}
