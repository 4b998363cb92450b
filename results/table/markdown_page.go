package table

import (
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"

	"wargame/scenario/source"
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
	if p.Question != "" {
		m.Space()
		fmt.Fprintf(&m.out, "**%s**\n", Escape(source.OneLine(p.Question)))
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
		m.numbered(s.Numbered)
		m.commands(s.Commands)
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

func (m *Markdown) numbered(list []string) {
	if len(list) > 0 {
		m.Space()
	}
	for i, said := range list {
		fmt.Fprintf(&m.out, "%d. %s\n", i+1, blanks.ReplaceAllStringFunc(escapeLine(said), unescaped))
	}
}

// blanks are room to write in, of which markdown makes nothing else behind other text: alone on a line it is a rule.
var blanks = regexp.MustCompile(`[^\\_](?:\\_){4,}`)

func unescaped(blank string) string { return strings.ReplaceAll(blank, `\`, "") }

func (m *Markdown) commands(list []string) {
	if len(list) == 0 {
		return
	}
	m.Space()
	fence := "```"
	for _, command := range list {
		fence = strings.Repeat("`", max(len(fence), longestTicks(command)+1))
	}
	m.out.WriteString(fence + "sh\n")
	for _, command := range list {
		m.out.WriteString(source.Shown(command) + "\n")
	}
	m.out.WriteString(fence + "\n")
}
