// Package render prints what analyses say, for terminals, documents and spreadsheets. Nothing is computed here: every number stands
// in what was found.
//
//	*analysis.Discovery ── Discovery ──▶ a picture between pages ── Write ──▶ text, markdown
//	                    └─ DiscoveryCSV ──▶ CSV
package render

import (
	"bytes"
	"io"
	"strings"

	"wargame/results/chart"
	"wargame/results/table"
)

// Part is a page, or a picture with what stands under it.
type Part struct {
	Page  *table.Page
	Chart *chart.Chart // drawn on terminals
}

// Text prints parts for a terminal.
func Text(w io.Writer, parts []Part, style table.Style) error {
	var out bytes.Buffer
	for i, p := range parts {
		if i > 0 {
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

// Markdown prints parts for a document, with what their pictures show in words.
func Markdown(w io.Writer, parts []Part) error {
	var pages []*table.Page
	for _, p := range parts {
		if p.Chart == nil {
			pages = append(pages, p.Page)
		}
	}
	return table.WriteMarkdown(w, pages...)
}

// joined are texts with commas between them.
func joined(list []string) string { return strings.Join(list, ", ") }
