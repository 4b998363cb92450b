package page

import (
	"fmt"
	"html/template"

	"wargame/results/chart"
	"wargame/results/table"
)

// Section is what else is told of a run, ready-made by who asked: this package lays it out and does not know how it was found.
type Section struct {
	Title   string
	Lead    []string // paragraphs over all else: what was asked, or why it has no answer
	Parts   []Part
	Command string // that says more; empty: none
}

// Part is sentences and tables, or a picture.
type Part struct {
	Page  *table.Page
	Chart *chart.Chart // instead
}

// sectionView is a section as the template lays it out.
type sectionView struct {
	ID      string // of a document's own
	Title   string
	Lead    []string
	Parts   []partView
	Command string
}

type partView struct {
	Picture figure
	Said    template.HTML
}

// sections are those that were given.
func (d *drawer) sections(given []Section) []sectionView {
	var list []sectionView
	for _, s := range given {
		v := sectionView{Title: s.Title, Lead: s.Lead, Command: s.Command}
		for i, p := range s.Parts {
			if p.Chart != nil {
				v.Parts = append(v.Parts, partView{Picture: d.draw(p.Chart, wholeLine)})
				continue
			}
			called := fmt.Sprintf("%s%s, part %d", s.Title, d.of, i+1)
			v.Parts = append(v.Parts, partView{Said: template.HTML(p.Page.HTML(2, called))})
		}
		list = append(list, v)
	}
	return list
}
