package table

import (
	"bufio"
	_ "embed" // the style
	"fmt"
	"io"
	"iter"
	"strings"

	"wargame/scenario/source"
)

//go:embed page.css
var css string

// confined lets a document have its style and nothing else, whatever it says: no script, and nothing from elsewhere.
const confined = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`

// WriteHTML prints pages as one document to be read and printed, long sections table by table. It stands alone: its style
// is in it, and it needs no script and no network. The name of the first page is that of the document.
func WriteHTML(w io.Writer, pages ...*Page) error {
	h := &hypertext{out: bufio.NewWriter(w)}
	title := ""
	if len(pages) > 0 {
		title = pages[0].Title
	}
	h.print("<!DOCTYPE html>\n", `<html lang="en">`, "\n<head>\n", `<meta charset="utf-8">`, "\n", confined, "\n",
		`<meta name="viewport" content="width=device-width">`, "\n", element("title", escaped(title)), "\n",
		element("style", "\n", markup(css)), "\n</head>\n", `<body id="a4">`, "\n<main>\n")
	for _, p := range pages {
		under := 0
		if p.Part {
			under = 1
		}
		h.page(p, under)
	}
	h.print("</main>\n</body>\n</html>\n")
	return h.out.Flush()
}

// HTML is a table as a part of a document of somebody else's, with the marks of its footnotes. It stands in a frame called as it is,
// which a reader can scroll, also by keys, where a screen is too narrow for it.
func (t *Table) HTML(called string, notes *Notes) string {
	frame := fmt.Sprintf(`div class="wide" role="region" tabindex="0" aria-label="%s"`, escaped(called))
	return string(element(frame, "\n", t.html(notes))) + "\n"
}

// HTML is a page as a part of a document of somebody else's, under a heading of so high a level, 1 to 5. Its tables stand in frames that are
// called as they are, with their numbers.
func (p *Page) HTML(level int, called string) string {
	var b strings.Builder
	h := &hypertext{out: bufio.NewWriter(&b), frames: called}
	h.page(p, level)
	h.out.Flush() // a Builder takes everything
	return b.String()
}

// hypertext writes a document; its writer remembers what goes wrong.
type hypertext struct {
	out    *bufio.Writer
	frames string // what the frames of tables are called; empty: tables have none
	framed int    // how many there are
}

func (h *hypertext) print(parts ...markup) { h.out.WriteString(string(joined(parts, ""))) }

// line prints an element on a line of its own.
func (h *hypertext) line(tag string, inner ...markup) { h.print(element(tag, inner...), "\n") }

// page prints a page under a heading of some level, 0: none. Without a title its sections stand right under that.
func (h *hypertext) page(p *Page, under int) {
	notes := &Notes{}
	if p.Title != "" || h.frames == "" {
		under++
	}
	if p.Title != "" {
		h.heading(under, p.Title)
	}
	if p.Question != "" {
		h.line(classed("p", "question"), escaped(p.Question))
	}
	h.paragraphs(p.Lead)
	for i := range p.Sections {
		if s := &p.Sections[i]; !s.empty() {
			h.print("<section>\n")
			h.section(s, under+1, notes)
			h.print("</section>\n")
		}
	}
	for _, note := range notes.All() {
		h.line("p", escaped(note[0]+" "+note[1]))
	}
}

func (h *hypertext) section(s *Section, level int, notes *Notes) {
	if s.Title != "" {
		h.heading(level, s.Title)
	}
	h.paragraphs(s.Lead)
	var items []markup
	for _, item := range s.List {
		items = append(items, element("strong", escaped(item.Name))+" "+joined(item.html(), "<br>"))
	}
	h.list("ul", items)
	if s.Table != nil {
		h.table(s.Table, notes)
	}
	h.tables(s.More, notes)
	h.list("ol", each(s.Numbered, escaped))
	if len(s.Commands) > 0 {
		h.line("pre", joined(each(s.Commands, typed), "\n"))
	}
}

func (h *hypertext) heading(level int, title string) {
	h.line(fmt.Sprintf("h%d", level), escaped(title))
}

func (h *hypertext) paragraphs(list []string) {
	for _, p := range list {
		h.line("p", prosaic(source.OneLine(p)))
	}
}

func (h *hypertext) list(tag string, items []markup) {
	if len(items) == 0 {
		return
	}
	h.print(markup("<"+tag+">"), "\n")
	for _, item := range items {
		h.line("li", item)
	}
	h.print(markup("</"+tag+">"), "\n")
}

func (h *hypertext) tables(more iter.Seq[*Table], notes *Notes) {
	if more == nil {
		return
	}
	for t := range more {
		if h.out.Flush() != nil {
			return
		}
		h.table(t, notes)
	}
}

func (h *hypertext) table(t *Table, notes *Notes) {
	if h.frames == "" {
		h.print(t.html(notes))
		return
	}
	h.framed++
	h.out.WriteString(t.HTML(fmt.Sprintf("%s, table %d", h.frames, h.framed), notes))
}
