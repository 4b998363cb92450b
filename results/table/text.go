package table

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/fatih/color"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"wargame/scenario/source"
)

// Everything that is said to a Text passes the gate of [source.Shown] before it is laid out: tables as a whole, prose where
// it is wrapped.

// Style says how text looks on a terminal.
type Style struct {
	Width int  // characters a line may have; 0: 80
	Color bool // colour may be used; nothing is said by colour alone
	ASCII bool // the program's own signs are those of ASCII
	Quiet bool // what explains the tables is left out
}

// Room is how many characters a line has beside a column of so many.
func (s Style) Room(column int) int { return NewText(s).style.Width - column - gap }

// Text writes for a terminal.
type Text struct {
	style Style
	out   bytes.Buffer
	err   error // the first of a table, or of a write

	to    io.Writer // where finished sections go at once; nil: all stays until WriteTo
	begun bool      // something went there

	together bool // no empty line stands between paragraphs
}

// NewText gives an empty page.
func NewText(style Style) *Text {
	if style.Width <= 0 {
		style.Width = 80
	}
	return &Text{style: style}
}

// WriteTo writes what was said.
func (t *Text) WriteTo(w io.Writer) (int64, error) {
	if t.err != nil {
		return 0, t.err
	}
	return t.out.WriteTo(w)
}

// flush writes what is finished, and says whether all is well so far.
func (t *Text) flush() bool {
	if t.to != nil && t.err == nil {
		t.begun = t.begun || t.out.Len() > 0
		_, t.err = t.out.WriteTo(t.to)
	}
	return t.err == nil
}

// Space leaves lines empty.
func (t *Text) Space(lines int) { t.print(strings.Repeat("\n", lines)) }

// Heading prints a title, wrapped and bold.
func (t *Text) Heading(s string) {
	for line := range strings.Lines(wrap(s, "", t.style.Width)) {
		t.print(t.bold(strings.TrimSuffix(line, "\n")) + "\n")
	}
}

// Paragraph prints a paragraph; its first line begins with first, and the others with as many spaces.
func (t *Text) Paragraph(first, s string) { t.print(wrap(s, first, t.style.Width)) }

// Names prints a list of names, each with what it is, one under the other.
func (t *Text) Names(list [][2]string) {
	most := 0
	for _, n := range list {
		most = max(most, width(source.Shown(n[0])))
	}
	for _, n := range list {
		t.Paragraph("  "+padRight(source.Shown(n[0]), most)+"  ", n[1])
	}
}

func (t *Text) print(s string) {
	if t.style.ASCII {
		s = ASCII(s)
	}
	t.out.WriteString(s)
}

// asASCII has a sign of ASCII for each sign of the program's own that lines are drawn and cells marked with.
var asASCII = strings.NewReplacer("─", "-", "═", "=", "●", "#", "·", ".", "▲", "^", "▼", "v", "…", "~", "±", "+-", "≤", "=<", "≥", ">=")

// ASCII is a text with signs of ASCII instead of the program's own.
func ASCII(text string) string { return asASCII.Replace(text) }

func (t *Text) bold(s string) string { return t.paint(s, color.Bold) }

func (t *Text) paint(s string, how ...color.Attribute) string {
	if !t.style.Color {
		return s
	}
	c := color.New(how...)
	c.EnableColor()
	return c.Sprint(s)
}

// tones are the colours of tones.
var tones = map[Tone]color.Attribute{Good: color.FgGreen, Bad: color.FgRed, Faint: color.Faint}

// toned colours the words of a text, not the spaces that align it.
func (t *Text) toned(s string, how Tone) string {
	words := strings.TrimRight(s, " ")
	if attribute, ok := tones[how]; ok {
		return t.paint(words, attribute) + s[len(words):]
	}
	return s
}

// fewLetters of a name are kept on any terminal.
const fewLetters = 8

// Fits says whether a table, with the columns that stay, fits a line.
func (t *Text) Fits(tb *Table) bool {
	_, fits := tb.layout(tb.shown(), t.style.Width, &Notes{})
	return fits
}

// Table prints a table as the width allows, with the marks of its footnotes, and gives the columns that it shows.
func (t *Text) Table(tb *Table, notes *Notes) []Column {
	tb = tb.printable()
	columns, fits := tb.layout(tb.shown(), t.style.Width, notes)
	switch {
	case tb.Narrow == Fold:
		t.folding(tb, columns, fits)
	case fits:
		t.ruled(tb, columns)
	case tb.Narrow == Lists:
		t.lists(tb, notes)
		columns = nil
		for _, j := range tb.shown() {
			columns = append(columns, laid{Column: &tb.Columns[j]})
		}
	default:
		parts := tb.split(columns, t.style.Width)
		if slices.ContainsFunc(parts, func(part []laid) bool { return total(part) > t.style.Width }) {
			tb = tb.shortened(max((t.style.Width-gap)/2, fewLetters)) // so that two columns fit
			columns, _ = tb.layout(tb.shown(), 0, &Notes{})
			parts = tb.split(columns, t.style.Width)
		}
		for i, part := range parts {
			if i > 0 {
				t.Space(1)
			}
			t.ruled(tb, part)
		}
	}
	shown := make([]Column, len(columns))
	for i, l := range columns {
		shown[i] = *l.Column
	}
	return shown
}

// lists prints for each row a list of what its cells say.
func (t *Text) lists(tb *Table, notes *Notes) {
	columns := tb.shown()
	name, columns := columns[0], columns[1:]
	label := 0
	for _, j := range columns {
		label = max(label, width(tb.Columns[j].Head.words()))
	}
	for _, row := range tb.Rows {
		t.print(t.bold(shortened(row.Cells[name].words(), t.style.Width)) + "\n")
		for _, j := range columns {
			c := row.Cells[j]
			if c.Empty() {
				continue
			}
			value := c.words() + notes.mark(c.Notes)
			if head := tb.Columns[j].Head.words(); 2+label+2+width(value) <= t.style.Width {
				t.print("  " + padRight(head, label) + "  " + t.toned(value, c.Tone) + "\n")
			} else {
				t.print("  " + shortened(head, t.style.Width-2) + "\n    " + t.toned(value, c.Tone) + "\n")
			}
		}
	}
}

// ruled prints aligned texts under their heads with a line between.
func (t *Text) ruled(tb *Table, columns []laid) {
	t.groups(columns)
	rows := t.rows(tb, columns)
	if tb.Bare {
		for _, row := range rows {
			t.print(line(row) + "\n")
		}
		return
	}
	heads := make([]string, len(columns))
	over := 0
	for j, l := range columns {
		heads[j] = l.head
		if l.Quiet {
			heads[j] = strings.Repeat(" ", l.width)
		}
		over = max(over, len(l.over))
	}
	for n := over; n > 0; n-- {
		texts := make([]string, len(columns))
		for j, l := range columns {
			texts[j] = strings.Repeat(" ", l.width)
			if at := len(l.over) - n; at >= 0 && !l.Quiet {
				texts[j] = l.over[at]
			}
		}
		t.print(line(texts) + "\n")
	}
	if err := t.draw(heads, rows); err != nil && t.err == nil {
		t.err = err
	}
}

// rows are the lines of a table's rows, each with a text per column that has its width.
func (t *Text) rows(tb *Table, columns []laid) [][]string {
	var rows [][]string
	for i := range tb.Rows {
		lines := 1
		for _, l := range columns {
			if l.under != nil {
				lines = max(lines, 1+len(l.under[i]))
			}
		}
		for n := range lines {
			row := make([]string, len(columns))
			for j, l := range columns {
				text := strings.Repeat(" ", l.width)
				switch {
				case n == 0 && !(l.Once && i > 0 && l.texts[i] == l.texts[i-1]):
					text = l.texts[i]
				case n > 0 && l.under != nil && n <= len(l.under[i]):
					text = padRight(l.under[i][n-1], l.width)
				}
				row[j] = t.toned(text, tb.Rows[i].Cells[l.at].Tone)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// groups prints the line of groups over the heads of columns that have any, each at the right end of its columns.
func (t *Text) groups(columns []laid) {
	var line strings.Builder
	for from := 0; from < len(columns); {
		to := groupEnd(columns, from)
		all := total(columns[from:to])
		if from > 0 {
			all += gap
		}
		line.WriteString(padLeft(columns[from].Group, all))
		from = to
	}
	if said := strings.TrimRight(line.String(), " "); said != "" {
		t.print(said + "\n")
	}
}

// draw prints texts that have the widths of their columns.
func (t *Text) draw(heads []string, rows [][]string) error {
	var raw bytes.Buffer
	cells := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
		Padding:    tw.CellPadding{Global: tw.Padding{Right: strings.Repeat(" ", gap), Overwrite: true}},
	}
	table := tablewriter.NewTable(&raw,
		tablewriter.WithRenderer(renderer.NewBlueprint()),
		tablewriter.WithRendition(tw.Rendition{
			Borders: tw.BorderNone,
			Symbols: tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{
				Lines:      tw.Lines{ShowTop: tw.Off, ShowBottom: tw.Off, ShowHeaderLine: tw.On},
				Separators: tw.Separators{BetweenColumns: tw.Off, BetweenRows: tw.Off},
			},
		}),
		tablewriter.WithConfig(tablewriter.Config{Header: cells, Row: cells}),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithEastAsian(tw.Off), // as width has it, whatever the machine's language
	)
	table.Header(heads)
	if err := table.Bulk(rows); err != nil {
		return err
	}
	if err := table.Render(); err != nil {
		return err
	}
	// The table pads its last column (and ends colour once more after that) and its line; neither should reach beyond
	// what is said.
	lines := bufio.NewScanner(&raw)
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), " ")
		line = strings.TrimRight(strings.TrimSuffix(line, " \x1b[0m"), " ")
		if strings.Trim(line, "─") == "" && line != "" {
			line = string([]rune(line)[:max(0, len([]rune(line))-gap)])
		}
		t.print(line + "\n")
	}
	return lines.Err()
}
