package table

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"wargame/scenario/source"
)

// CSV prints the raw values of the columns that have a key. Words that a spreadsheet would take for a formula have an
// apostrophe before them.
func CSV(w io.Writer, t *Table) error {
	rows := NewCSV(w, t.Columns)
	for _, row := range t.Rows {
		if err := rows.Write(row); err != nil {
			return err
		}
	}
	return rows.Flush()
}

// CSVWriter prints rows as they come.
type CSVWriter struct {
	out     *csv.Writer
	columns []Column
	fields  []string
}

// NewCSV prints the keys of columns. What goes wrong is told at the next row, or at the end.
func NewCSV(w io.Writer, columns []Column) *CSVWriter {
	rows := &CSVWriter{out: csv.NewWriter(w), columns: columns}
	for _, c := range columns {
		if c.Key != "" {
			rows.fields = append(rows.fields, c.Key)
		}
	}
	rows.out.Write(rows.fields)
	return rows
}

// Write prints a row.
func (w *CSVWriter) Write(row Row) error {
	w.fields = w.fields[:0]
	for j, c := range w.columns {
		if c.Key != "" {
			w.fields = append(w.fields, field(row.Cells[j].Raw))
		}
	}
	return w.out.Write(w.fields)
}

// Flush ends the writing.
func (w *CSVWriter) Flush() error {
	w.out.Flush()
	return w.out.Error()
}

// formulaSigns are what a spreadsheet takes for the beginning of a formula, also in the width of East Asian letters: OWASP, "CSV
// Injection". (Tabs and line breaks, which are as bad, do not pass the gate.)
const formulaSigns = "=+-@＝＋－＠"

// field is a raw value as a field: a number as it is, words through the gate and guarded.
func field(raw string) string {
	if _, err := strconv.ParseFloat(raw, 64); err == nil {
		return raw
	}
	shown := source.Shown(raw)
	if first, _ := utf8.DecodeRuneInString(shown); shown != "" && strings.ContainsRune(formulaSigns, first) {
		return "'" + shown
	}
	return shown
}
