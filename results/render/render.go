// Package render prints what results say, for terminals, documents and spreadsheets: first screens, tables in detail, trials,
// what changed between runs, and what half the step shifts.
//
// A first screen is a page: the [Scorecard] of a run, the [Overview] of several. In detail a report has a table per
// outcome: policies as rows and one list of columns, each with what it is called in a table, what it is called in a CSV
// file, and how much it matters where a terminal is narrow. Nothing is computed here: every number stands in the report.
// How pages and tables look is the business of [wargame/results/table].
package render
