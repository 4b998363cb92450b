package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"wargame/results/render"
)

// sheet is a small table: a first column of labels, then columns of values under one or two lines of heads.
type sheet struct {
	groups []string // over the columns, or nil; the same text side by side is one group
	heads  []string // one per column, the first over the labels
	rows   [][]string
}

// pen prints sheets and lines of prose in one format.
type pen interface {
	title(line string)
	line(line string)
	sheet(s *sheet)
}

// gap stands between two columns.
const gap = "  "

// widths are the characters that each column needs.
func (s *sheet) widths() []int {
	widths := make([]int, len(s.heads))
	for _, row := range append([][]string{s.heads}, s.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], displaywidth.String(cell))
		}
	}
	for from := 0; from < len(s.groups); {
		to := s.groupEnd(from)
		all := (to - from - 1) * len(gap)
		for _, w := range widths[from:to] {
			all += w
		}
		if need := displaywidth.String(s.groups[from]); need > all {
			widths[to-1] += need - all
		}
		from = to
	}
	return widths
}

// groupEnd is the column after the last of the group that begins at from; without groups, every column is its own.
func (s *sheet) groupEnd(from int) int {
	to := from + 1
	for to < len(s.groups) && s.groups[to] == s.groups[from] {
		to++
	}
	return to
}

// width is the characters that a line needs.
func (s *sheet) width() int {
	all := -len(gap)
	for _, w := range s.widths() {
		all += w + len(gap)
	}
	return all
}

// columns is the sheet of the labels and the columns from..to-1.
func (s *sheet) columns(from, to int) *sheet {
	cut := func(row []string) []string {
		if row == nil {
			return nil
		}
		return append([]string{row[0]}, row[from:to]...)
	}
	part := &sheet{groups: cut(s.groups), heads: cut(s.heads)}
	for _, row := range s.rows {
		part.rows = append(part.rows, cut(row))
	}
	return part
}

// fit divides a sheet into sheets that each fit the width: between groups, or inside one that is too wide alone.
func (s *sheet) fit(width int) []*sheet {
	var parts []*sheet
	for from := 1; from < len(s.heads); {
		to := s.groupEnd(from)
		for to > from+1 && s.columns(from, to).width() > width {
			to--
		}
		for to < len(s.heads) && to == s.groupEnd(to-1) && s.columns(from, s.groupEnd(to)).width() <= width {
			to = s.groupEnd(to)
		}
		parts = append(parts, s.columns(from, to))
		from = to
	}
	return parts
}

// text prints for a terminal of a width; prose is broken between words.
type text struct {
	w     io.Writer
	width int
}

func (t text) title(line string) { t.line(line) }

func (t text) line(line string) {
	used := 0
	for i, word := range strings.Split(line, " ") {
		need := displaywidth.String(word)
		switch {
		case i > 0 && used+1+need > t.width:
			fmt.Fprintln(t.w)
			used = 0
		case i > 0:
			fmt.Fprint(t.w, " ")
			used++
		}
		fmt.Fprint(t.w, word)
		used += need
	}
	fmt.Fprintln(t.w)
}

func (t text) sheet(s *sheet) {
	widths := s.widths()
	if s.groups != nil {
		var line strings.Builder
		for from := 0; from < len(s.groups); {
			to := s.groupEnd(from)
			all := 0
			for i, w := range widths[from:to] {
				all += w
				if from+i > 0 {
					all += len(gap)
				}
			}
			line.WriteString(pad(s.groups[from], all, false))
			from = to
		}
		fmt.Fprintln(t.w, strings.TrimRight(line.String(), " "))
	}
	t.row(s.heads, widths)
	fmt.Fprintln(t.w, strings.Repeat("─", s.width()))
	for _, row := range s.rows {
		t.row(row, widths)
	}
}

func (t text) row(cells []string, widths []int) {
	var line strings.Builder
	for i, cell := range cells {
		if i > 0 {
			line.WriteString(gap)
		}
		line.WriteString(pad(cell, widths[i], i == 0))
	}
	fmt.Fprintln(t.w, strings.TrimRight(line.String(), " "))
}

// pad fills a cell with spaces: after it, or before it.
func pad(cell string, width int, left bool) string {
	spaces := strings.Repeat(" ", max(width-displaywidth.String(cell), 0))
	if left {
		return cell + spaces
	}
	return spaces + cell
}

// markdown prints for a document.
type markdown struct{ w io.Writer }

func (m markdown) title(line string) { fmt.Fprintf(m.w, "## %s\n", render.Escape(line)) }
func (m markdown) line(line string)  { fmt.Fprintf(m.w, "%s\n", render.Escape(line)) }

func (m markdown) sheet(s *sheet) {
	heads := make([]string, len(s.heads))
	for i, head := range s.heads {
		heads[i] = head
		if s.groups != nil && s.groups[i] != "" {
			heads[i] = s.groups[i] + ": " + head
		}
	}
	m.row(heads)
	fmt.Fprintf(m.w, "|:--|%s\n", strings.Repeat("--:|", len(heads)-1))
	for _, row := range s.rows {
		m.row(row)
	}
}

func (m markdown) row(cells []string) {
	for _, cell := range cells {
		fmt.Fprintf(m.w, "| %s ", render.Escape(cell))
	}
	fmt.Fprintln(m.w, "|")
}
