package table

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"wargame/scenario/source"
)

// Markdown writes a document.
type Markdown struct {
	Aligned bool // tables stand in columns in the source too
	out     bytes.Buffer
	err     error // the first of a table, or of a write

	to    io.Writer // where finished tables go at once; nil: all stays until WriteTo
	begun bool      // something went there
}

// flush writes what is finished, and says whether all is well so far.
func (m *Markdown) flush() bool {
	if m.to != nil && m.err == nil {
		m.begun = m.begun || m.out.Len() > 0
		_, m.err = m.out.WriteTo(m.to)
	}
	return m.err == nil
}

// WriteTo writes what was said.
func (m *Markdown) WriteTo(w io.Writer) (int64, error) {
	if m.err != nil {
		return 0, m.err
	}
	return m.out.WriteTo(w)
}

// Heading prints a title of a level from 1, with an empty line before it unless the document begins with it.
func (m *Markdown) Heading(level int, s string) {
	m.Space()
	fmt.Fprintf(&m.out, "%s %s\n", strings.Repeat("#", level), Escape(s))
}

// Paragraph prints a paragraph with an empty line before it.
func (m *Markdown) Paragraph(s string) {
	m.Space()
	fmt.Fprintf(&m.out, "%s\n", prose(source.OneLine(s), "|"))
}

// Space leaves a line empty, unless nothing was said yet.
func (m *Markdown) Space() {
	if m.begun || m.out.Len() > 0 {
		m.out.WriteString("\n")
	}
}

// Item prints a thing of a list.
func (m *Markdown) Item(s string) { fmt.Fprintf(&m.out, "- %s\n", escapeLine(s)) }

// Name prints a name of a list and what it is.
func (m *Markdown) Name(name, s string) { fmt.Fprintf(&m.out, "- %s %s\n", code(name, "|"), Escape(s)) }

// Table prints a table with all of its columns, which it gives, and the marks of its footnotes.
func (m *Markdown) Table(t *Table, notes *Notes) []Column {
	var columns []Column
	for _, j := range t.shown() {
		columns = append(columns, t.Columns[j])
	}
	m.Space()
	if m.Aligned {
		if err := m.aligned(t, notes); err != nil && m.err == nil {
			m.err = err
		}
	} else {
		m.plain(t, notes)
	}
	return columns
}

// plain prints a table of which the last column is what is said of each row beside its cells.
func (m *Markdown) plain(t *Table, notes *Notes) {
	more := slices.ContainsFunc(t.Rows, func(r Row) bool { return len(r.said(`\|`)) > 0 })
	heads, rules := "", ""
	for _, j := range t.shown() {
		c := t.Columns[j]
		head := c.Head.markdown()
		if c.Group != "" {
			head = Escape(c.Group) + ": " + head
		}
		heads += "| " + head + " "
		switch c.Align {
		case Left:
			rules += "|:--"
		case Center:
			rules += "|:-:"
		default:
			rules += "|--:"
		}
	}
	if more {
		heads, rules = heads+"| what it is ", rules+"|:--"
	}
	fmt.Fprintf(&m.out, "%s|\n%s|\n", heads, rules)
	for _, row := range t.Rows {
		for _, j := range t.shown() {
			fmt.Fprintf(&m.out, "| %s ", row.Cells[j].markdown()+notes.mark(row.Cells[j].Notes))
		}
		if more {
			fmt.Fprintf(&m.out, "| %s ", strings.Join(row.said(`\|`), "<br>"))
		}
		m.out.WriteString("|\n")
	}
}

// aligned prints a table whose cells stand under each other in the source.
func (m *Markdown) aligned(t *Table, notes *Notes) error {
	cells := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
	}
	table := tablewriter.NewTable(&m.out,
		tablewriter.WithRenderer(renderer.NewMarkdown()),
		tablewriter.WithConfig(tablewriter.Config{Header: cells, Row: cells}),
		tablewriter.WithEastAsian(tw.Off),
	)
	columns, _ := t.layout(t.shown(), 0, notes)
	heads := make([]string, len(columns))
	rows := make([][]string, len(t.Rows))
	for j, l := range columns {
		heads[j] = Escape(source.OneLine(l.head))
		for i := range rows {
			rows[i] = append(rows[i], Escape(source.OneLine(l.texts[i])))
		}
	}
	table.Header(heads)
	if err := table.Bulk(rows); err != nil {
		return err
	}
	return table.Render()
}

// markdown is a cell in a document, without its footnotes.
func (c Cell) markdown() string {
	parts := c.Parts
	if len(parts) == 0 {
		parts = []string{c.words()}
	}
	if len(parts) == 1 && parts[0] == "" {
		return ""
	}
	said := make([]string, len(parts))
	for i, part := range parts {
		said[i] = Escape(part)
		if c.Typed {
			said[i] = code(part, `\|`)
		}
	}
	if last := len(said) - 1; c.Strong {
		said[last] = "**" + said[last] + "**"
	}
	if c.Typed {
		return strings.Join(said, ", ")
	}
	return strings.Join(said, " ")
}

// said is what is said of a thing, in markdown; bar is how a | is written in code.
func (r Remarks) said(bar string) []string {
	var out []string
	if r.Title != "" {
		out = append(out, Escape(r.Title))
	}
	for _, l := range r.Lines {
		out = append(out, code(strings.TrimSpace(l.Head+" "+l.words()), bar))
	}
	for _, n := range r.Notes {
		out = append(out, prose(n, bar))
	}
	return out
}

// prose is a text that begins a line, with what it quotes as typed.
func prose(text, bar string) string {
	said := ""
	for i, part := range spans(text) {
		switch {
		case part.typed:
			said += code(part.text, bar)
		case i == 0:
			said += escapeLine(part.text)
		default:
			said += Escape(part.text)
		}
	}
	return said
}

// code is text as typed; bar is how a | is written in it. It stands between more ` than follow each other in it.
func code(text, bar string) string {
	text = source.Shown(text)
	longest := longestTicks(text)
	fence, space := strings.Repeat("`", longest+1), ""
	if longest > 0 {
		space = " "
	}
	return fence + space + strings.ReplaceAll(text, "|", bar) + space + fence
}

// longestTicks is how many ` follow each other in a text, at most.
func longestTicks(text string) int {
	longest := 0
	for _, run := range ticks.FindAllString(text, -1) {
		longest = max(longest, len(run))
	}
	return longest
}

var ticks = regexp.MustCompile("`+")

// Escape keeps text from being read as markdown or HTML. It passes the gate of [source.Shown], so that it is one line: a
// break would end a row or a heading.
func Escape(s string) string { return escapes.Replace(source.Shown(s)) }

var escapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "#", `\#`, "[", `\[`)

// escapeLine is an escaped text that begins a line, where some signs begin a list, a quotation, a heading, a rule or code.
func escapeLine(s string) string {
	if opens.MatchString(s) {
		digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
		return s[:digits] + `\` + Escape(s[digits:])
	}
	return Escape(s)
}

var opens = regexp.MustCompile(`^(?:[-+](?: |$)|---|=+$|>|~~~|\d{1,9}[.)](?: |$))`)
