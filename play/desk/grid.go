package desk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wargame/results/table"
)

// grid is a table without rows, whose rows stand on lines of their own where a terminal is too narrow for them.
func grid(heads ...string) *table.Table {
	t := &table.Table{Narrow: table.Fold}
	for _, head := range heads {
		t.Columns = append(t.Columns, table.Column{Head: table.Words(head)})
	}
	return t
}

// cells is a row of words, the first of which is a name.
func cells(texts ...string) table.Row {
	row := table.Row{Cells: table.Cells(texts...)}
	row.Cells[0].Typed = true
	return row
}

// drop takes a column out of a table.
func drop(t *table.Table, column int) {
	t.Columns = slices.Delete(t.Columns, column, column+1)
	for i := range t.Rows {
		t.Rows[i].Cells = slices.Delete(t.Rows[i].Cells, column, column+1)
	}
}

// table draws a table.
func (p *paper) table(t *table.Table) { p.Table(t, &table.Notes{}) }

// capital is a text with a capital letter.
func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

// sentence is a text with an end.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsRune(".!?", rune(text[len(text)-1])) {
		return text
	}
	return text + "."
}
