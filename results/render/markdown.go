package render

import (
	"io"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// Markdown prints reports as tables for a document, with every column, in so many digits.
func Markdown(w io.Writer, reports []*results.Report, digits number.Digits) error {
	m := &table.Markdown{Aligned: true}
	for _, r := range reports {
		markdownRun(m, r, digits)
	}
	_, err := m.WriteTo(w)
	return err
}

func markdownRun(m *table.Markdown, r *results.Report, digits number.Digits) {
	m.Heading(1, title(r.Title, r.Scenario))
	if r.Question != "" {
		m.Paragraph(r.Question)
	}
	m.Paragraph(receiptLine(r))
	for i, n := range legend(r) {
		if i == 0 {
			m.Space()
		}
		m.Name(n[0], n[1])
	}
	var notes table.Notes
	shown := make(map[string]bool)
	for _, b := range blocks(r, digits) {
		m.Heading(2, b.head)
		if b.about != "" {
			m.Paragraph(b.about)
		}
		for _, c := range m.Table(b.table, &notes) {
			shown[c.Says] = true
		}
	}
	for i, line := range checkLines(r) {
		if i == 0 {
			m.Paragraph(line)
			m.Space()
		} else {
			m.Item(line)
		}
	}
	for _, note := range notes.All() {
		m.Paragraph(note[0] + " " + note[1])
	}
	for _, w := range r.Warnings {
		m.Paragraph("warning: " + w.Text)
	}
	for _, line := range key(r, shown) {
		m.Paragraph(line)
	}
}
