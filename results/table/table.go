// Package table lays out tables, and pages of them, for a terminal, as markdown and as CSV. It knows no statistics:
// a [Table] holds what is said, the writers alone know how that looks, so that nothing in it is padded, drawn or
// coloured.
//
//	*Table ──▶ Text, Markdown, CSV
//	*Page, of sections with prose, tables and lists ──▶ WriteText, WriteMarkdown
package table

import (
	"slices"

	"wargame/scenario/source"
)

// Table is rows of cells under heads.
type Table struct {
	Columns []Column
	Rows    []Row
	Narrow  Narrow // what a terminal shows where a line is too narrow for it
	Bare    bool   // a terminal shows the rows alone, without heads
}

// Column is a column of a table.
type Column struct {
	Head   Cell
	Group  string // over the heads; the same text side by side is one group
	Align  Align
	Drop   int    // on a narrow terminal: the column with the highest goes first; 0 stays
	Once   bool   // on a terminal, what is as in the row above is left out
	Quiet  bool   // on a terminal, the head is left out: the cells say enough
	Says   string // what a key under the table says of it
	Key    string // its name in CSV; empty: not there
	Hidden bool   // in CSV alone
}

// Align is how the cells of a column stand under each other.
type Align uint8

// Columns of parts have each part under its like, numbers with their points under each other; those of ends have the ends of
// their first parts under each other, numbers of different things and words instead of them. A terminal has what is centered at the left.
const (
	Left Align = iota
	Right
	Center
	Parts
	Ends
)

// Narrow is what becomes of a table that does not fit a line, even without the columns that may go.
type Narrow uint8

const (
	Split Narrow = iota // several tables, each with the first column: groups stay together where they can
	Lists               // a list of what its cells say for each row
	Fold                // each row on lines of its own, under the name and title of it
)

// Row is a row, with what is said of it beside its cells.
type Row struct {
	Cells []Cell // one per column
	Remarks
}

// Remarks are what is said of a thing beside its name and numbers.
type Remarks struct {
	Title string
	Lines []Line   // as typed: formulas
	Notes []string // in words
}

// Line is a line as typed; heads of the lines of a thing stand under each other, and what follows them too.
type Line struct {
	Head    string
	Picture *Picture // before the text; nil: none
	Text    string
}

// Cell is what a table says at a row and column.
type Cell struct {
	Text    string   // words, or a number that stands alone
	Parts   []string // instead of Text: each is aligned with its like in other rows
	Lines   []string // instead of Text: words that a terminal has one under the other
	Picture *Picture // instead of both
	Typed   bool     // as typed: names; several parts are a list
	Strong  bool     // its last part stands out, in documents
	Tone    Tone
	Notes   []string // cautions: each a footnote
	Raw     string   // in full, for CSV
}

// Words is a cell of words.
func Words(text string) Cell { return Cell{Text: text} }

// Cells are cells of words.
func Cells(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, text := range texts {
		cells[i] = Words(text)
	}
	return cells
}

// Empty says that a cell shows nothing.
func (c Cell) Empty() bool {
	return c.Text == "" && len(c.Parts) == 0 && len(c.Lines) == 0 && c.Picture == nil
}

// Tone is what colour may add to what the words already say.
type Tone uint8

// Faint is what needs no attention.
const (
	Plain Tone = iota
	Good
	Bad
	Faint
)

// shown are the columns that are in tables.
func (t *Table) shown() []int {
	var list []int
	for j, c := range t.Columns {
		if !c.Hidden {
			list = append(list, j)
		}
	}
	return list
}

// LeftOut are the heads of the columns of a table that are not among those that were shown of it.
func (t *Table) LeftOut(shown []Column) []string {
	var heads []string
	for _, j := range t.shown() {
		head := t.Columns[j].Head.words()
		if !slices.ContainsFunc(shown, func(c Column) bool { return c.Key == t.Columns[j].Key && c.Head.words() == head }) {
			heads = append(heads, head)
		}
	}
	return heads
}

// printable is the table with all of its words as a terminal may have them.
func (t *Table) printable() *Table {
	out := &Table{Columns: make([]Column, len(t.Columns)), Rows: make([]Row, len(t.Rows)), Narrow: t.Narrow, Bare: t.Bare}
	for j, c := range t.Columns {
		c.Head, c.Group = c.Head.printable(), source.Shown(c.Group)
		out.Columns[j] = c
	}
	for i, row := range t.Rows {
		cells := make([]Cell, len(row.Cells))
		for j, c := range row.Cells {
			cells[j] = c.printable()
		}
		out.Rows[i] = Row{Cells: cells, Remarks: row.Remarks}
	}
	return out
}

// shortened is the table with its words, but for numbers and lists, at most so many characters long.
func (t *Table) shortened(most int) *Table {
	out := &Table{Columns: slices.Clone(t.Columns), Narrow: t.Narrow, Bare: t.Bare}
	for j := range out.Columns {
		c := &out.Columns[j]
		c.Head, c.Group = c.Head.shortened(most), shortened(c.Group, most)
	}
	for _, row := range t.Rows {
		row.Cells = slices.Clone(row.Cells)
		for j := range row.Cells {
			row.Cells[j] = row.Cells[j].shortened(most)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func (c Cell) shortened(most int) Cell {
	c.Text, c.Lines = shortened(c.Text, most), slices.Clone(c.Lines)
	for i := range c.Lines {
		c.Lines[i] = shortened(c.Lines[i], most)
	}
	return c
}

func (c Cell) printable() Cell {
	c.Text, c.Parts, c.Lines = source.Shown(c.Text), printable(c.Parts), printable(c.Lines)
	return c
}

func printable(texts []string) []string {
	if texts == nil {
		return nil
	}
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = source.Shown(text)
	}
	return out
}
