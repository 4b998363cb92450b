// Package render prints reports: as JSON, and as table, markdown and CSV, which are walks over one grid.
//
// A grid is a block per outcome: policies as rows and one list of columns, each with what it is called in a table,
// what it is called in a CSV file, and how much it matters where a terminal is narrow. Nothing is computed here:
// every number stands in the report.
package render

import (
	"io"

	"wargame/results"
)

// Style says how tables look.
type Style struct {
	Width int  // characters a line may have; 0: 80
	Color bool // colour may be used; nothing is said by colour alone
}

// Table prints reports as text for a terminal, and an overview where there are several.
func Table(w io.Writer, reports []*results.Report, style Style) error { return nil }

// Markdown prints reports as tables for a document.
func Markdown(w io.Writer, reports []*results.Report) error { return nil }

// CSV prints a row per scenario, policy and outcome, with every number in full.
func CSV(w io.Writer, reports []*results.Report) error { return nil }
