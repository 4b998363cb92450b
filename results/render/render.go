// Package render prints reports: as JSON, and as table, markdown and CSV, which are walks over one grid.
//
// A grid is a block per outcome: policies as rows and one list of columns, each with what it is called in a table,
// what it is called in a CSV file, and how much it matters where a terminal is narrow. Nothing is computed here:
// every number stands in the report. A [Page] is sections of text and small tables, for what is not a report.
package render

// Style says how tables look.
type Style struct {
	Width int  // characters a line may have; 0: 80
	Color bool // colour may be used; nothing is said by colour alone
}
