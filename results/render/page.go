package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

// Page is a text of sections, each a table or a list, to be printed for a terminal or as a document.
type Page struct {
	Title    string
	Lead     []string // paragraphs
	Sections []Section
}

// Section is a list of things, each with its name and what it is; where it has heads, the first over the names, a table.
type Section struct {
	Title string
	Lead  []string // paragraphs
	Heads []Head
	Rows  []Row
}

// Head is the head of a column of a section.
type Head struct {
	Text   string
	Number bool // stands at the right of its column
}

// Row is a thing of a section. What a table has no column for stands under it, or in a document in a last column.
type Row struct {
	Name  string
	Title string
	Cells []string // under all heads but the first
	Lines []Line   // as typed: formulas
	Notes []string // in words
}

// Line is a line of a row; heads of a row stand under each other, and what follows them too.
type Line struct{ Head, Text string }

// PageText prints a page for a terminal.
func PageText(w io.Writer, p *Page, style Style) error {
	if style.Width <= 0 {
		style.Width = 80
	}
	t := &text{style: style}
	if p.Title != "" {
		t.heading(p.Title)
	}
	t.paragraphs(p.Lead)
	for i := range p.Sections {
		if s := &p.Sections[i]; len(s.Rows)+len(s.Lead) > 0 {
			t.section(s)
		}
	}
	_, err := t.out.WriteTo(w)
	return err
}

// paragraphs prints paragraphs with an empty line between them.
func (t *text) paragraphs(list []string) {
	for i, p := range list {
		if i > 0 {
			t.print("\n")
		}
		t.wrapped("", p)
	}
}

func (t *text) section(s *Section) {
	if t.out.Len() > 0 {
		t.print("\n")
	}
	if s.Title != "" {
		t.heading(s.Title)
		t.print(strings.Repeat("─", min(t.style.Width, twwidth.Width(s.Title))) + "\n")
	}
	t.paragraphs(s.Lead)
	if len(s.Heads) == 0 {
		for _, row := range s.Rows {
			t.named(row)
			t.under(row)
		}
		return
	}
	widths := s.widths()
	whole := -gap
	for _, w := range widths {
		whole += w + gap
	}
	if whole > t.style.Width {
		t.folded(s, widths)
		return
	}
	t.print(s.line(s.headTexts(), widths) + "\n")
	for _, row := range s.Rows {
		t.print(s.line(row.all(), widths) + "\n")
		if row.Title != "" {
			t.wrapped("    ", row.Title)
		}
		t.under(row)
	}
}

func (s *Section) headTexts() []string {
	texts := make([]string, len(s.Heads))
	for j, h := range s.Heads {
		texts[j] = h.Text
	}
	return texts
}

// all is a row with its name as the first cell.
func (r Row) all() []string { return append([]string{r.Name}, r.Cells...) }

// widths are the characters that each column needs.
func (s *Section) widths() []int {
	widths := make([]int, len(s.Heads))
	for _, row := range append([]Row{{Name: s.Heads[0].Text, Cells: s.headTexts()[1:]}}, s.Rows...) {
		for j, cell := range row.all() {
			widths[j] = max(widths[j], twwidth.Width(cell))
		}
	}
	return widths
}

// line is cells under their heads.
func (s *Section) line(cells []string, widths []int) string {
	var line strings.Builder
	for j, cell := range cells {
		if s.Heads[j].Number {
			cell = padLeft(cell, widths[j])
		}
		line.WriteString(padRight(cell, widths[j]+gap))
	}
	return strings.TrimRight(line.String(), " ")
}

// folded prints a table that is too wide with the name and title of each row on a line of their own.
func (t *text) folded(s *Section, widths []int) {
	rest := Section{Heads: s.Heads[1:]}
	heads := s.headTexts()
	if line := "    " + rest.line(heads[1:], widths[1:]); twwidth.Width(line) <= t.style.Width {
		t.print(heads[0] + "\n" + line + "\n")
	}
	for _, row := range s.Rows {
		t.named(row)
		if line := "    " + rest.line(row.Cells, widths[1:]); twwidth.Width(line) <= t.style.Width {
			t.print(line + "\n")
		} else {
			t.wrapped("    ", row.spoken(heads[1:]))
		}
		t.under(row)
	}
}

// spoken is the cells of a row that say something, each after its head.
func (r Row) spoken(heads []string) string {
	var said []string
	for j, cell := range r.Cells {
		if cell != "" {
			said = append(said, heads[j]+" "+cell)
		}
	}
	return strings.Join(said, ", ")
}

// named prints the name of a row and what it is.
func (t *text) named(row Row) {
	line := wrap(row.Title, row.Name+"  ", t.style.Width)
	if twwidth.Width(row.Name) > t.style.Width/2 {
		line = wrap(row.Name+" "+row.Title, "", t.style.Width)
	}
	t.print(t.bold(row.Name) + strings.TrimPrefix(line, row.Name))
}

// under prints the lines and notes under a row.
func (t *text) under(row Row) {
	width := 0
	for _, line := range row.Lines {
		width = max(width, twwidth.Width(line.Head))
	}
	for _, line := range row.Lines {
		head := "    "
		if width > 0 {
			head += padRight(line.Head, width+gap)
		}
		t.wrapped(head, line.Text)
	}
	for _, note := range row.Notes {
		t.wrapped("    ", note)
	}
}

// PageMarkdown prints a page as a document.
func PageMarkdown(w io.Writer, p *Page) error {
	m := &markdown{}
	if p.Title != "" {
		fmt.Fprintf(&m.out, "# %s\n", Escape(p.Title))
	}
	m.paragraphs(p.Lead)
	for i := range p.Sections {
		if s := &p.Sections[i]; len(s.Rows)+len(s.Lead) > 0 {
			m.section(s)
		}
	}
	_, err := m.out.WriteTo(w)
	return err
}

func (m *markdown) paragraphs(list []string) {
	for _, p := range list {
		fmt.Fprintf(&m.out, "\n%s\n", Escape(strings.Join(strings.Fields(p), " ")))
	}
}

func (m *markdown) section(s *Section) {
	if s.Title != "" {
		fmt.Fprintf(&m.out, "\n## %s\n", Escape(s.Title))
	}
	m.paragraphs(s.Lead)
	if len(s.Rows) > 0 {
		m.out.WriteString("\n")
	}
	if len(s.Heads) == 0 {
		for _, row := range s.Rows {
			line := "- **" + Escape(row.Name) + "** " + strings.Join(row.said("|"), "<br>\n  ")
			m.out.WriteString(strings.TrimSpace(line) + "\n")
		}
		return
	}
	more := slices.ContainsFunc(s.Rows, func(r Row) bool { return len(r.said("|")) > 0 })
	for _, h := range s.Heads {
		fmt.Fprintf(&m.out, "| %s ", Escape(h.Text))
	}
	if more {
		m.out.WriteString("| what it is ")
	}
	m.out.WriteString("|\n")
	for _, h := range s.Heads {
		if h.Number {
			m.out.WriteString("|--:")
		} else {
			m.out.WriteString("|:--")
		}
	}
	if more {
		m.out.WriteString("|:--")
	}
	m.out.WriteString("|\n")
	for _, row := range s.Rows {
		fmt.Fprintf(&m.out, "| `%s` ", row.Name)
		for _, cell := range row.Cells {
			fmt.Fprintf(&m.out, "| %s ", Escape(cell))
		}
		if more {
			fmt.Fprintf(&m.out, "| %s ", strings.Join(row.said(`\|`), "<br>"))
		}
		m.out.WriteString("|\n")
	}
}

// said is what a row says beside its name and cells, in markdown; bar is how a | is written in code.
func (r Row) said(bar string) []string {
	var out []string
	if r.Title != "" {
		out = append(out, Escape(r.Title))
	}
	for _, line := range r.Lines {
		text := strings.TrimSpace(line.Head + " " + line.Text)
		out = append(out, "`"+strings.ReplaceAll(text, "|", bar)+"`")
	}
	for _, n := range r.Notes {
		out = append(out, Escape(n))
	}
	return out
}
