package table

import (
	"io"
	"iter"
	"strconv"
	"strings"

	"wargame/scenario/source"
)

// WriteText prints pages for a terminal, section by section.
func WriteText(w io.Writer, style Style, pages ...*Page) error {
	t := NewText(style)
	t.to = w
	for _, p := range pages {
		t.page(p)
	}
	t.flush()
	return t.err
}

func (t *Text) page(p *Page) {
	t.apart()
	if p.Title != "" {
		t.Heading(p.Title)
	}
	if p.Question != "" {
		t.Paragraph("", p.Question)
		t.Space(1)
	}
	t.together = p.Together
	t.paragraphs(p.Lead)
	for i := range p.Sections {
		if s := &p.Sections[i]; !s.empty() {
			t.section(s, p.Plain)
		}
	}
}

// paragraphs prints paragraphs with an empty line between them.
func (t *Text) paragraphs(list []string) {
	for i, p := range list {
		if i > 0 && !t.together {
			t.Space(1)
		}
		t.Paragraph("", p)
	}
}

func (t *Text) section(s *Section, plain bool) {
	t.apart()
	if s.Title != "" {
		t.Heading(s.Title)
	}
	if s.Title != "" && !plain {
		t.print(strings.Repeat("─", min(t.style.Width, width(source.Shown(s.Title)))) + "\n")
	}
	t.paragraphs(s.Lead)
	for _, item := range s.List {
		t.named(item.Name, item.Title)
		t.under(item.Remarks)
	}
	if s.Table != nil {
		if len(s.Lead) > 0 && !s.Close {
			t.Space(1)
		}
		t.Table(s.Table, &Notes{})
	}
	t.tables(s.More)
	for i, said := range s.Numbered {
		t.Paragraph(strconv.Itoa(i+1)+". ", said)
	}
	for _, command := range s.Commands {
		t.print("    " + source.Shown(command) + "\n")
	}
}

func (t *Text) tables(more iter.Seq[*Table]) {
	if more == nil {
		return
	}
	for tb := range more {
		if !t.flush() {
			return
		}
		t.Space(1)
		t.Table(tb, &Notes{})
	}
}

// apart leaves a line empty, unless nothing was said yet.
func (t *Text) apart() {
	if t.begun || t.out.Len() > 0 {
		t.Space(1)
	}
}

// folding prints a table of rows with remarks under them; where it is too wide, the name and title of each row stand
// on a line of their own.
func (t *Text) folding(tb *Table, columns []laid, fits bool) {
	const indent = "    "
	heads := make([]string, len(columns))
	for i, l := range columns {
		heads[i] = l.head
	}
	rest := indent + line(heads[1:])
	narrow := width(rest) <= t.style.Width
	switch {
	case fits:
		t.print(line(heads) + "\n")
	case narrow:
		t.print(strings.TrimRight(heads[0], " ") + "\n" + rest + "\n")
	}
	for i, row := range tb.Rows {
		texts := make([]string, len(columns))
		for j, l := range columns {
			texts[j] = l.texts[i]
		}
		rest := indent + line(texts[1:])
		switch {
		case fits:
			t.print(line(texts) + "\n")
			if row.Title != "" {
				t.Paragraph(indent, row.Title)
			}
		default:
			t.named(strings.TrimRight(texts[0], " "), row.Title)
			if width(rest) <= t.style.Width {
				t.print(rest + "\n")
			} else {
				t.Paragraph(indent, tb.spoken(row))
			}
		}
		t.under(row.Remarks)
	}
}

// line is texts that have the widths of their columns, side by side.
func line(texts []string) string {
	return strings.TrimRight(strings.Join(texts, strings.Repeat(" ", gap)), " ")
}

// spoken is the cells of a row that say something, but for its name, each after its head.
func (t *Table) spoken(row Row) string {
	var said []string
	for _, j := range t.shown()[1:] {
		if !row.Cells[j].Empty() {
			said = append(said, t.Columns[j].Head.words()+" "+row.Cells[j].words())
		}
	}
	return strings.Join(said, ", ")
}

// named prints the name of a thing and what it is.
func (t *Text) named(name, title string) {
	name = source.Shown(name)
	said := wrap(title, name+"  ", t.style.Width)
	if width(name) > t.style.Width/2 {
		said = wrap(name+" "+title, "", t.style.Width)
	}
	if rest, whole := strings.CutPrefix(said, name); whole {
		said = t.bold(name) + rest
	} // else the name itself was broken into lines
	t.print(said)
}

// under prints the lines and notes under a thing.
func (t *Text) under(r Remarks) {
	most := 0
	for _, l := range r.Lines {
		most = max(most, width(source.Shown(l.Head)))
	}
	for _, l := range r.Lines {
		head := "    "
		if most > 0 {
			head += padRight(source.Shown(l.Head), most+gap)
		}
		t.Paragraph(head, l.words())
	}
	for _, note := range r.Notes {
		t.Paragraph("    ", note)
	}
}
