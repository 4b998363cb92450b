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
	out := csv.NewWriter(w)
	var keys []string
	for _, c := range t.Columns {
		if c.Key != "" {
			keys = append(keys, c.Key)
		}
	}
	if err := out.Write(keys); err != nil {
		return err
	}
	for _, row := range t.Rows {
		fields := make([]string, 0, len(keys))
		for j, c := range t.Columns {
			if c.Key != "" {
				fields = append(fields, field(row.Cells[j].Raw))
			}
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
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
