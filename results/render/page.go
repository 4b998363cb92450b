package render

import (
	"fmt"
	"io"
	"math"
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

// Section is a table where it has heads, else a list of rows with a name and what it means.
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

// Row is a line of a table, or an item of a list with its name and title as cells. What else is said of it stands
// under it, or in a document in a last column.
type Row struct {
	Cells    []string
	Formulas []string
	Notes    []string
}

// Figure prints a number to three significant digits, with commas between thousands.
func Figure(x float64) string {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return fmt.Sprint(x)
	}
	return trimmed(rounded(x, placeOf(math.Abs(x), 3)))
}

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
	if s.Title != "" {
		t.print("\n")
		t.heading(s.Title)
		t.print(strings.Repeat("─", min(t.style.Width, twwidth.Width(s.Title))) + "\n")
	}
	t.paragraphs(s.Lead)
	if len(s.Heads) == 0 {
		t.items(s.Rows)
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
	heads := make([]string, len(s.Heads))
	for j, h := range s.Heads {
		heads[j] = h.Text
	}
	t.print(s.line(heads, widths) + "\n")
	for _, row := range s.Rows {
		t.print(s.line(row.Cells, widths) + "\n")
		t.under(row)
	}
}

// widths are the characters that each column needs.
func (s *Section) widths() []int {
	widths := make([]int, len(s.Heads))
	for j, h := range s.Heads {
		widths[j] = twwidth.Width(h.Text)
		for _, row := range s.Rows {
			widths[j] = max(widths[j], twwidth.Width(row.Cells[j]))
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

// folded prints a table that is too wide with the first cell of each row on a line of its own.
func (t *text) folded(s *Section, widths []int) {
	rest := Section{Heads: s.Heads[1:]}
	for _, row := range s.Rows {
		t.print(row.Cells[0] + "\n")
		var said []string
		for j, cell := range row.Cells[1:] {
			if cell != "" {
				said = append(said, strings.TrimSpace(rest.Heads[j].Text+" "+cell))
			}
		}
		if line := "  " + rest.line(row.Cells[1:], widths[1:]); twwidth.Width(line) <= t.style.Width {
			t.print(line + "\n")
		} else {
			t.wrapped("  ", strings.Join(said, ", "))
		}
		t.under(row)
	}
}

// items prints a list: a name with what it means, and under it what else is said.
func (t *text) items(rows []Row) {
	for _, row := range rows {
		name := row.Cells[0]
		line := wrap(strings.Join(row.Cells[1:], " "), name+"  ", t.style.Width)
		t.print(t.bold(name) + strings.TrimPrefix(line, name))
		t.under(row)
	}
}

// under prints formulas and notes under a row.
func (t *text) under(row Row) {
	for _, formula := range row.Formulas {
		t.wrapped("    ", formula)
	}
	for _, note := range row.Notes {
		t.wrapped("    ", note)
	}
}

// PageMarkdown prints a page as a document.
func PageMarkdown(w io.Writer, p *Page) error {
	m := &markdown{}
	if p.Title != "" {
		fmt.Fprintf(&m.out, "# %s\n", escape(p.Title))
	}
	m.paragraphs(p.Lead)
	for i := range p.Sections {
		s := &p.Sections[i]
		if len(s.Rows)+len(s.Lead) == 0 {
			continue
		}
		if err := m.section(s); err != nil {
			return err
		}
	}
	_, err := m.out.WriteTo(w)
	return err
}

func (m *markdown) paragraphs(list []string) {
	for _, p := range list {
		fmt.Fprintf(&m.out, "\n%s\n", escape(strings.Join(strings.Fields(p), " ")))
	}
}

func (m *markdown) section(s *Section) error {
	if s.Title != "" {
		fmt.Fprintf(&m.out, "\n## %s\n", escape(s.Title))
	}
	m.paragraphs(s.Lead)
	if len(s.Rows) > 0 {
		m.out.WriteString("\n")
	}
	if len(s.Heads) == 0 {
		for _, row := range s.Rows {
			fmt.Fprintf(&m.out, "- %s\n", strings.Join(row.said(), "<br>\n  "))
		}
		return nil
	}
	more := slices.ContainsFunc(s.Rows, func(r Row) bool { return len(r.Formulas)+len(r.Notes) > 0 })
	for _, h := range s.Heads {
		fmt.Fprintf(&m.out, "| %s ", escape(h.Text))
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
		for j, cell := range row.Cells {
			if j == 0 && cell != "" {
				cell = "`" + cell + "`"
			} else {
				cell = escape(cell)
			}
			fmt.Fprintf(&m.out, "| %s ", cell)
		}
		if more {
			fmt.Fprintf(&m.out, "| %s ", strings.Join(row.said()[1:], "<br>"))
		}
		m.out.WriteString("|\n")
	}
	return nil
}

// said is what a row says, in markdown: of a list its name with what it means, then its formulas and notes.
func (r Row) said() []string {
	title := ""
	if len(r.Cells) > 1 {
		title = " " + escape(r.Cells[1])
	}
	out := []string{"**" + escape(r.Cells[0]) + "**" + title}
	for _, f := range r.Formulas {
		out = append(out, "`"+strings.ReplaceAll(f, "|", `\|`)+"`")
	}
	for _, n := range r.Notes {
		out = append(out, escape(n))
	}
	return out
}
