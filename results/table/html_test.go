package table

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wargame/scenario/source"
)

func hypertextOf(t rapid.TB, pages ...*Page) string {
	t.Helper()
	var out strings.Builder
	if err := WriteHTML(&out, pages...); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// body is what a document has between the tags of its body.
func body(t rapid.TB, document string) string {
	t.Helper()
	_, rest, found := strings.Cut(document, "<body id=\"a4\">\n<main>\n")
	inner, _, closed := strings.Cut(rest, "</main>\n</body>\n</html>\n")
	if !found || !closed {
		t.Fatal(document)
	}
	return inner
}

func TestPageHTML(t *testing.T) {
	same(t, body(t, hypertextOf(t, page)),
		`<h1>A page</h1>`,
		`<p class="question">What can it have?</p>`,
		`<p>The first paragraph.</p>`,
		`<p>The second one.</p>`,
		`<section>`,
		`<h2>A table</h2>`,
		`<table>`,
		`<thead><tr><th scope="col">name</th><th scope="col" class="number">value</th><th scope="col">unit</th><th scope="col">what it is</th></tr></thead>`,
		`<tbody>`,
		`<tr><th scope="row"><code>shells</code></th><td class="number">1,000</td><td>shells</td><td>Shells in the depots<br><code>max(a | b)</code></td></tr>`,
		`<tr><th scope="row"><code>a_long_name</code></th><td class="number">7</td><td></td><td>a note that is longer than fits on one line of it</td></tr>`,
		`</tbody>`,
		`</table>`,
		`</section>`,
		`<section>`,
		`<h2>A list</h2>`,
		`<p>Two things.</p>`,
		`<ul>`,
		`<li><strong>pause</strong> A pause of twelve weeks | and more<br><code>aid 0%</code><br><code>posture hold | hold until week 10, then attack</code></li>`,
		`<li><strong>continue</strong> </li>`,
		`</ul>`,
		`</section>`,
		`<section>`,
		`<h2>To do</h2>`,
		`<ol>`,
		`<li>I guess ________, as snake_case.</li>`,
		`<li>____ it is.</li>`,
		`</ol>`,
		`</section>`,
		`<section>`,
		`<p>Type this.</p>`,
		`<pre><code>wargame run pause | less</code></pre>`,
		`</section>`)
}

// Groups stand over their columns, tones are classes, footnotes stand under all tables of a page, and a head that says nothing is none.
func TestTableHTML(t *testing.T) {
	tb := &Table{
		Columns: []Column{{}, {Group: "km2", Head: Words("a"), Align: Parts}, {Group: "km2", Head: Words("b"), Align: Center}, {Head: Words("mine"), Room: true}, {Hidden: true}},
		Rows: []Row{
			{Cells: []Cell{Words("x"), {Parts: []string{"4", "best"}, Strong: true, Tone: Good, Notes: []string{"few"}}, {Lines: []string{"one", "two"}}, {}, {}}},
			{Cells: []Cell{{}, {Parts: []string{"p", "q"}, Typed: true}, {Picture: &Picture{Values: []float64{0, 1}, High: 1}, Tone: Faint}, {Tone: Bad}, {}}},
		},
	}
	more := func(yield func(*Table) bool) {
		yield(&Table{Columns: []Column{{Head: Words("n")}}, Rows: []Row{{Cells: []Cell{{Text: "1", Notes: []string{"odd", "few"}}}}}})
	}
	same(t, body(t, hypertextOf(t, &Page{Title: "p", Part: true, Sections: []Section{{Title: "s", Table: tb, More: more}}})),
		`<h2>p</h2>`,
		`<section>`,
		`<h3>s</h3>`,
		`<table>`,
		`<thead><tr><td rowspan="2"></td><th scope="colgroup" colspan="2" class="group">km2</th><th scope="col" rowspan="2" class="room">mine</th></tr>`,
		`<tr><th scope="col" class="number">a</th><th scope="col" class="center">b</th></tr></thead>`,
		`<tbody>`,
		`<tr><th scope="row">x</th><td class="number good">4 <strong>best</strong>¹</td><td class="center">one<br>two</td><td class="room"></td></tr>`,
		`<tr><td></td><td class="number"><code>p</code>, <code>q</code></td><td class="center faint"><span aria-hidden="true">▁█</span></td><td class="room bad"></td></tr>`,
		`</tbody>`,
		`</table>`,
		`<table>`,
		`<thead><tr><th scope="col">n</th></tr></thead>`,
		`<tbody>`,
		`<tr><th scope="row">1²,¹</th></tr>`,
		`</tbody>`,
		`</table>`,
		`</section>`,
		`<p>¹ few</p>`,
		`<p>² odd</p>`)
}

// A document has its language and its name, and asks for nothing from elsewhere.
func TestHTMLStandsAlone(t *testing.T) {
	got := hypertextOf(t, &Page{Title: "A & B"}, &Page{Title: "C"})
	for _, has := range []string{"<!DOCTYPE html>\n", `<html lang="en">`, `<meta charset="utf-8">`, "default-src 'none'", "<title>A &amp; B</title>", "<h1>C</h1>", "@page"} {
		if !strings.Contains(got, has) {
			t.Errorf("lacks %s", has)
		}
	}
	for _, reaches := range []string{"http:", "https:", "url(", "@import", "src=", "href=", "<script"} {
		if strings.Contains(got, reaches) {
			t.Errorf("has %s", reaches)
		}
	}
}

// What goes wrong in writing is told, and ends what is made table by table.
func TestHTMLTellsOfErrors(t *testing.T) {
	made := 0
	more := func(yield func(*Table) bool) {
		for made = 1; made < 1000 && yield(&Table{}); made++ {
		}
	}
	full := errors.New("full")
	if err := WriteHTML(failing{full}, &Page{Sections: []Section{{Lead: []string{"x"}, More: more}}}); !errors.Is(err, full) || made > 1 {
		t.Errorf("%v, after %d tables", err, made)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// pages draws a page of texts, none of them empty.
func pages(texts *rapid.Generator[string]) *rapid.Generator[*Page] {
	return rapid.Custom(func(t *rapid.T) *Page {
		say := func() string { return texts.Draw(t, "text") }
		list := func() []string { return rapid.SliceOfN(texts, 1, 3).Draw(t, "texts") }
		remarks := func() Remarks {
			return Remarks{Title: say(), Lines: []Line{{Head: say(), Text: say()}}, Notes: list()}
		}
		return &Page{Title: say(), Question: say(), Lead: list(), Sections: []Section{
			{Title: say(), Lead: list(), List: []Item{{Name: say(), Remarks: remarks()}},
				Table: &Table{Columns: []Column{{Head: Words(say())}, {Head: Words(say()), Align: Right}, {Head: Words(say())}, {Head: Cell{Text: say(), Typed: true}}},
					Rows: []Row{{Cells: []Cell{Words(say()), {Parts: list(), Strong: true, Tone: Bad}, {Lines: list()}, {Parts: list(), Typed: true}}, Remarks: remarks()}}},
				Numbered: list(), Commands: list()},
		}}
	})
}

// A document says the same words in the same order as a markdown one.
func TestHTMLSaysWhatMarkdownSays(t *testing.T) {
	syntax := regexp.MustCompile(`<br>|` + "(?m)^```sh$")
	word := regexp.MustCompile(`[a-z]+`)
	texts := rapid.StringMatching(`[a-z]{1,8}( [a-z]{1,8}){0,3}`)
	rapid.Check(t, func(t *rapid.T) {
		p := pages(texts).Draw(t, "page")
		var markdown strings.Builder
		if err := WriteMarkdown(&markdown, p); err != nil {
			t.Fatal(err)
		}
		want := word.FindAllString(syntax.ReplaceAllString(markdown.String(), " "), -1)
		_, said := parsed(t, hypertextOf(t, p))
		if got := word.FindAllString(said, -1); !slices.Equal(got, want) {
			t.Fatalf("got  %q\nwant %q", got, want)
		}
	})
}

// No text is markup, whatever stands in it: the elements are those of the same page with harmless texts, and what is read
// has each text whole.
func TestHTMLTextsAreNoMarkup(t *testing.T) {
	texts := rapid.OneOf(rapid.StringOfN(rapid.SampledFrom([]rune(`<>&"'/=!-;#ax`+"`\n\x1b\u202e")), 1, 12, -1),
		rapid.SampledFrom([]string{"<script>alert(1)</script>", "</td>", "<!--", "]]>", "&lt;b&gt;", "<br>", `" onclick="x`, "</style>", "<img src=x>"}))
	rapid.Check(t, func(t *rapid.T) {
		p := pages(texts).Draw(t, "page")
		tags, said := parsed(t, hypertextOf(t, p))
		for _, tag := range tags {
			if !slices.Contains([]string{"body", "main", "h1", "h2", "p", "section", "ul", "li", "strong", "br", "code", "table", "thead",
				"tbody", "tr", "th", "td", "ol", "pre"}, tag) {
				t.Fatalf("there is a <%s>", tag)
			}
		}
		row := p.Sections[0].Table.Rows[0]
		for _, text := range slices.Concat([]string{p.Title, p.Sections[0].List[0].Name, row.Cells[0].Text, row.Title}, row.Cells[1].Parts, p.Sections[0].Commands) {
			if !strings.Contains(said, source.Shown(text)) {
				t.Fatalf("%q is not said in\n%q", text, said)
			}
		}
		for _, note := range row.Notes {
			for _, part := range spans(note) {
				if !strings.Contains(said, source.Shown(part.text)) {
					t.Fatalf("%q is not said in\n%q", part.text, said)
				}
			}
		}
	})
}

// parsed gives the elements of a document's body, which must all be closed and in each other, and the text in them, where the
// end of each is a space.
func parsed(t rapid.TB, document string) (tags []string, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<body>" + strings.ReplaceAll(body(t, document), "<br>", "<br/>") + "</body>"))
	var said strings.Builder
	for {
		token, err := d.Token()
		if err == io.EOF {
			return tags, said.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			tags = append(tags, token.Name.Local)
		case xml.EndElement:
			said.WriteString(" ")
		case xml.CharData:
			said.Write(token)
		default:
			t.Fatalf("there is %v", token)
		}
	}
}
