package page

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"wargame/results/chart"
)

// Document is what is told in sections and is no run: the debrief of a game. It looks as reports do, and stands alone as they do.
type Document struct {
	Title    string
	Question string
	Warning  string // over all else: who it is not for; empty: nothing
	Lead     []string
	Sections []Section
}

//go:embed document.html
var documentText string

var sectioned = template.Must(template.Must(document.Clone()).New("document").Parse(documentText))

// documentView is a document as the template lays it out.
type documentView struct {
	Title, Question, Warning string
	Style                    template.CSS
	Lead                     []string
	Sections                 []sectionView
}

// WriteDocument lays a document out as one HTML file, with its contents first.
func WriteDocument(w io.Writer, doc Document) error {
	d := &drawer{told: map[string]bool{}}
	v := documentView{Title: shown(doc.Title), Question: shown(doc.Question), Warning: shown(doc.Warning), Lead: doc.Lead, Style: template.CSS(css + chart.Colors())}
	v.Sections = d.sections(doc.Sections)
	for i := range v.Sections {
		v.Sections[i].ID = fmt.Sprintf("part-%d", i+1)
	}
	if d.err != nil {
		return d.err
	}
	return sectioned.Execute(w, v)
}
