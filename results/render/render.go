// Package render prints what results say: reports as text, markdown and CSV, which are walks over the same
// tables; trials, what changed between runs and what half the step shifts, as tables of their own.
//
// A report has a table per outcome: policies as rows and one list of columns, each with what it is called in a table,
// what it is called in a CSV file, and how much it matters where a terminal is narrow. Nothing is computed here: every
// number stands in the report. How tables look is the business of [wargame/results/table].
package render
