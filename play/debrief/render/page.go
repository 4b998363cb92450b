// Package render shows a debrief: as one HTML file to be read, handed out and printed, and as CSV. What is said stands in the
// debrief; here is how it is laid out and drawn.
//
//	*debrief.Debrief ── Page ──▶ page.Document ──▶ HTML
//	                 └─ CSV
package render

import (
	"fmt"
	"strings"

	"wargame/play/debrief"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/page"
	"wargame/results/table"
)

// Page is the debrief as a document.
func Page(d *debrief.Debrief) page.Document {
	doc := page.Document{Title: d.Title + ": debrief", Question: d.Question,
		Lead: []string{"This is one future of many, and a game is no forecast: it shows what follows from a model, from these decisions, and from this luck."}}
	if !d.Over {
		doc.Warning = fmt.Sprintf("This game is not over: %d of %s are played. This page holds what the teams must not know yet, and is for the facilitator alone.",
			d.Played, number.Plural(d.Turns, "turn"))
	}
	for _, part := range parts {
		if s := part.of(d); len(s.Parts) > 0 || len(s.Lead) > 0 {
			s.Title = part.title
			doc.Sections = append(doc.Sections, s)
		}
	}
	return doc
}

// parts are all sections, in the order in which a class goes through them.
var parts = []struct {
	title string
	of    func(d *debrief.Debrief) page.Section
}{
	{"How it came out", ending},
	{"What happened", timeline},
	{"Where this path lies", paths},
	{"Decision and luck", luck},
	{"Same luck, other choice", choices},
	{"Estimates", estimates},
	{"What was read, and what was so", readings},
	{"News, rulings and changes", told},
	{"Questions", questions},
	{"Limits, and how to get the same", limits},
}

// said is paragraphs and a table as a part, under a title or none.
func said(title string, lead []string, t *table.Table) page.Part {
	return page.Part{Page: &table.Page{Sections: []table.Section{{Title: title, Lead: lead, Table: t}}}}
}

// drawn is a picture as a part.
func drawn(c *chart.Chart) page.Part { return page.Part{Chart: c} }

// columns are heads of words; those after a | stand at the right.
func columns(heads string) []table.Column {
	var list []table.Column
	left, right, _ := strings.Cut(heads, "|")
	for _, group := range []struct {
		heads string
		align table.Align
	}{{left, table.Left}, {right, table.Right}} {
		for head := range strings.SplitSeq(group.heads, ",") {
			if head = strings.TrimSpace(head); head != "" {
				list = append(list, table.Column{Head: table.Words(head), Align: group.align})
			}
		}
	}
	return list
}

// add adds a row of cells.
func add(t *table.Table, cells ...table.Cell) { t.Rows = append(t.Rows, table.Row{Cells: cells}) }

// words is a cell of one line, or of several under each other.
func words(lines ...string) table.Cell {
	if len(lines) == 1 {
		return table.Words(lines[0])
	}
	return table.Cell{Lines: lines}
}
