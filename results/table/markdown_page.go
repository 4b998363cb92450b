package table

import (
	"io"
	"iter"
	"strings"
)

// WriteMarkdown prints pages as a document, long sections table by table.
func WriteMarkdown(w io.Writer, pages ...*Page) error {
	m := &Markdown{to: w}
	for _, p := range pages {
		m.page(p)
	}
	m.flush()
	return m.err
}

func (m *Markdown) page(p *Page) {
	level := 1
	if p.Part {
		level = 2
	}
	if p.Title != "" {
		m.Heading(level, p.Title)
	}
	m.paragraphs(p.Lead)
	for i := range p.Sections {
		s := &p.Sections[i]
		if s.empty() {
			continue
		}
		if s.Title != "" {
			m.Heading(level+1, s.Title)
		}
		m.paragraphs(s.Lead)
		m.list(s.List)
		if s.Table != nil {
			m.Table(s.Table, &Notes{})
		}
		m.tables(s.More)
	}
}

func (m *Markdown) tables(more iter.Seq[*Table]) {
	if more == nil {
		return
	}
	for t := range more {
		if !m.flush() {
			return
		}
		m.Table(t, &Notes{})
	}
}

func (m *Markdown) paragraphs(list []string) {
	for _, p := range list {
		m.Paragraph(p)
	}
}

func (m *Markdown) list(items []Item) {
	if len(items) > 0 {
		m.Space()
	}
	for _, item := range items {
		said := "- **" + Escape(item.Name) + "** " + strings.Join(item.said("|"), "<br>\n  ")
		m.out.WriteString(strings.TrimSpace(said) + "\n")
	}
}
