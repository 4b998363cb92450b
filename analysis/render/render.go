// Package render prints what analyses say, for terminals, documents and spreadsheets. Nothing is computed here: every number stands
// in what was found.
//
//	*analysis.Discovery ── Discovery ──▶ pages and pictures ── Text, Markdown ──▶
//	                    └─ DiscoveryCSV ──▶ CSV
//	*analysis.Sweep     ── Sweep, SweepCSV, in the same way, as are other findings
package render

import (
	"bytes"
	"io"

	"wargame/results/chart"
	"wargame/results/table"
)

// Part is a page, or a picture.
type Part struct {
	Page      *table.Page
	Chart     *chart.Chart // instead: drawn on terminals
	Documents bool         // the page is for documents alone, which have no pictures
	Close     bool         // on a terminal, no empty line stands over it
}

// Text prints parts for a terminal.
func Text(w io.Writer, parts []Part, style table.Style) error {
	var out bytes.Buffer
	for i, p := range parts {
		if p.Documents {
			continue
		}
		if i > 0 && !p.Close {
			out.WriteByte('\n')
		}
		if p.Chart != nil {
			cells := chart.Cells{Width: style.Width, ASCII: style.ASCII, Color: style.Color}
			if err := chart.Text(&out, p.Chart, cells); err != nil {
				return err
			}
			continue
		}
		if err := table.WriteText(&out, style, p.Page); err != nil {
			return err
		}
	}
	_, err := out.WriteTo(w)
	return err
}

// Markdown prints the pages of parts for a document.
func Markdown(w io.Writer, parts []Part) error {
	var pages []*table.Page
	for _, p := range parts {
		if p.Chart == nil {
			pages = append(pages, p.Page)
		}
	}
	return table.WriteMarkdown(w, pages...)
}
