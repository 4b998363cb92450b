package table

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"wargame/scenario/source"
)

// markup is HTML. A text becomes markup in [escaped] alone, so that the type keeps the two apart.
type markup string

// escaped is a text as it stands in HTML, between tags and between quotes. It passes the gate of [source.Shown].
func escaped(text string) markup { return markup(html.EscapeString(source.Shown(text))) }

// element is what is in it between a tag, which may have attributes, and the end of it.
func element(tag string, inner ...markup) markup {
	name, _, _ := strings.Cut(tag, " ")
	return markup("<"+tag+">") + joined(inner, "") + markup("</"+name+">")
}

// classed is a tag with those classes that are not empty.
func classed(tag string, classes ...string) string {
	classes = slices.DeleteFunc(classes, func(c string) bool { return c == "" })
	if len(classes) == 0 {
		return tag
	}
	return tag + ` class="` + strings.Join(classes, " ") + `"`
}

func joined(parts []markup, by markup) markup {
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(string(by))
		}
		b.WriteString(string(part))
	}
	return markup(b.String())
}

// html is a table with all of its columns, and the marks of its footnotes; the last column is what is said of each row beside
// its cells.
func (t *Table) html(notes *Notes) markup {
	remarks := slices.ContainsFunc(t.Rows, func(r Row) bool { return len(r.html()) > 0 })
	var rows []markup
	for _, row := range t.Rows {
		cells := []markup{"<tr>"}
		for i, j := range t.shown() {
			c, tag, class := row.Cells[j], "td", t.Columns[j].class()
			if i == 0 && !c.Empty() {
				tag = `th scope="row"`
			}
			cells = append(cells, element(classed(tag, class, c.Tone.class()), c.html()+escaped(notes.mark(c.Notes))))
		}
		if remarks {
			cells = append(cells, element("td", joined(row.html(), "<br>")))
		}
		rows = append(rows, joined(cells, "")+"</tr>\n")
	}
	return "<table>\n" + element("thead", t.heads(remarks)) + "\n<tbody>\n" + joined(rows, "") + "</tbody>\n</table>\n"
}

// heads are the heads of the columns, under those of their groups where there are any.
func (t *Table) heads(remarks bool) markup {
	columns := t.shown()
	grouped := slices.ContainsFunc(columns, func(j int) bool { return t.Columns[j].Group != "" })
	down := ""
	if grouped {
		down = ` rowspan="2"`
	}
	var over, under []markup
	for from := 0; from < len(columns); {
		c := t.Columns[columns[from]]
		if c.Group == "" {
			over = append(over, c.Head.head(down, c.class()))
			from++
			continue
		}
		to := from
		for to < len(columns) && t.Columns[columns[to]].Group == c.Group {
			in := t.Columns[columns[to]]
			under = append(under, in.Head.head("", in.class()))
			to++
		}
		over = append(over, element(classed(fmt.Sprintf(`th scope="colgroup" colspan="%d"`, to-from), "group"), escaped(c.Group)))
		from = to
	}
	if remarks {
		over = append(over, Words("what it is").head(down, ""))
	}
	if !grouped {
		return element("tr", over...)
	}
	return element("tr", over...) + "\n" + element("tr", under...)
}

// head is a cell over a column. One that says nothing is no head, which would be read aloud.
func (c Cell) head(attributes, class string) markup {
	tag := `th scope="col"`
	if c.Empty() {
		tag = "td"
	}
	return element(classed(tag+attributes, class), c.html())
}

// class says how the cells of a column stand.
func (c Column) class() string {
	switch {
	case c.Room:
		return "room"
	case c.Align == Left:
		return ""
	case c.Align == Center:
		return "center"
	}
	return "number"
}

func (t Tone) class() string {
	return [...]string{Plain: "", Good: "good", Bad: "bad", Faint: "faint"}[t]
}

// html is a cell without its footnotes.
func (c Cell) html() markup {
	switch {
	case c.Picture != nil:
		return c.Picture.html()
	case len(c.Lines) > 0:
		return joined(each(c.Lines, escaped), "<br>")
	case c.Empty():
		return ""
	}
	parts, by := c.Parts, markup(" ")
	if len(parts) == 0 {
		parts = []string{c.Text}
	}
	said := each(parts, escaped)
	if c.Typed {
		said, by = each(parts, typed), ", "
	}
	if last := len(said) - 1; c.Strong {
		said[last] = element("strong", said[last])
	}
	return joined(said, by)
}

// prosaic is a text with what it quotes as typed.
func prosaic(text string) markup {
	var said []markup
	for _, part := range spans(text) {
		if part.typed {
			said = append(said, typed(part.text))
		} else {
			said = append(said, escaped(part.text))
		}
	}
	return joined(said, "")
}

func typed(text string) markup { return element("code", escaped(text)) }

// html draws a picture for eyes alone: read aloud, it is the names of its signs.
func (p *Picture) html() markup { return element(`span aria-hidden="true"`, escaped(p.blocks())) }

// html is what is said of a thing.
func (r Remarks) html() []markup {
	var out []markup
	if r.Title != "" {
		out = append(out, escaped(r.Title))
	}
	for _, l := range r.Lines {
		out = append(out, typed(strings.TrimSpace(l.Head+" "+l.words())))
	}
	return append(out, each(r.Notes, prosaic)...)
}

func each(texts []string, say func(string) markup) []markup {
	out := make([]markup, len(texts))
	for i, text := range texts {
		out[i] = say(text)
	}
	return out
}
