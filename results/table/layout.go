package table

import (
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// gap is the space between columns.
const gap = 2

// laid is a column laid out for a terminal: the head and the texts have one width.
type laid struct {
	*Column
	at     int // among the columns of the table
	head   string
	over   []string   // lines of the head over its last, from the top
	texts  []string   // a row each
	under  [][]string // lines of a row's text under its first
	marked int        // of the width, for the marks of footnotes
	width  int
	right  bool
}

// layout lays out the columns that fit a width (0: all), and says whether they do. What matters least goes first.
// Footnotes are numbered as their cells are met.
func (t *Table) layout(columns []int, width int, notes *Notes) ([]laid, bool) {
	for {
		draft := *notes
		out := make([]laid, len(columns))
		worst := 0
		for i, j := range columns {
			out[i] = t.align(j, &draft)
			worst = max(worst, t.Columns[j].Drop)
		}
		widen(out)
		fits := width == 0 || total(out) <= width
		if fits || worst == 0 {
			if fits {
				*notes = draft
			}
			return out, fits
		}
		columns = slices.DeleteFunc(slices.Clone(columns), func(j int) bool { return t.Columns[j].Drop == worst })
	}
}

// align gives the cells of a column their place under each other.
func (t *Table) align(j int, notes *Notes) laid {
	heads := t.Columns[j].Head.lines()
	last := len(heads) - 1
	l := laid{Column: &t.Columns[j], at: j, head: heads[last], over: slices.Clone(heads[:last]), right: t.Columns[j].Align == Right}
	if l.Align == Parts || l.Align == Ends {
		l.texts, l.right = t.alignParts(j)
	} else {
		for _, row := range t.Rows {
			lines := row.Cells[j].lines()
			l.texts, l.under = append(l.texts, lines[0]), append(l.under, lines[1:])
		}
	}
	marks := make([]string, len(t.Rows))
	for i, row := range t.Rows {
		marks[i] = notes.mark(row.Cells[j].Notes)
		l.marked = max(l.marked, width(marks[i]))
	}
	body := longest(l.texts)
	for _, lines := range l.under {
		body = max(body, longest(lines))
	}
	if l.marked > 0 {
		for i := range l.texts {
			text := padRight(l.texts[i], body)
			if l.Align == Right {
				text = padLeft(l.texts[i], body)
			}
			l.texts[i] = text + padRight(marks[i], l.marked)
		}
	}
	l.width = body + l.marked
	if !l.Quiet {
		l.width = max(l.width, width(l.head), longest(l.over))
	}
	return l
}

// alignParts puts the parts of a column's cells under each other: numbers with their points, or ends, and words where they
// start.
// A column of single parts stands at the right.
func (t *Table) alignParts(j int) (texts []string, right bool) {
	var ints, decimals []int // widths before and after the point, by part
	point := func(_ int, part string) int { return point(part) }
	if t.Columns[j].Align == Ends {
		point = end
	}
	for _, row := range t.Rows {
		for k, part := range row.Cells[j].Parts {
			if k == len(ints) {
				ints, decimals = append(ints, 0), append(decimals, 0)
			}
			at := point(k, part)
			ints[k] = max(ints[k], width(part[:at]))
			decimals[k] = max(decimals[k], width(part[at:]))
		}
	}
	for _, row := range t.Rows {
		text := row.Cells[j].Text
		for k, part := range row.Cells[j].Parts {
			at := point(k, part)
			if k > 0 {
				text += " "
			}
			if at == 0 {
				text += padRight(part, ints[k]+decimals[k])
			} else {
				text += padLeft(part[:at], ints[k]) + padRight(part[at:], decimals[k])
			}
		}
		texts = append(texts, text)
	}
	if body := longest(texts); len(ints) == 1 {
		for i := range texts {
			texts[i] = padRight(texts[i], body)
		}
	}
	return texts, len(ints) == 1
}

// point is where a number's decimals, or what follows a whole number, begin; 0 for a word.
func point(part string) int {
	if !strings.ContainsAny(part, "0123456789") {
		return 0
	}
	if at := strings.IndexByte(part, '.'); at >= 0 {
		return at
	}
	if at := strings.IndexByte(part, '%'); at >= 0 {
		return at
	}
	return len(part)
}

// end is where the first part of a cell ends, be it a number or a word instead of one; 0 for what is said beside it.
func end(k int, part string) int {
	if k > 0 {
		return 0
	}
	return len(part)
}

// widen gives the texts of each column its width, which is more where the group over it needs more.
func widen(columns []laid) {
	for from := 0; from < len(columns); {
		to := groupEnd(columns, from)
		columns[to-1].width += max(0, width(columns[from].Group)-total(columns[from:to]))
		from = to
	}
	for i := range columns {
		l := &columns[i]
		if l.right {
			l.head = padLeft(l.head, l.width-l.marked) // over the numbers, not over their marks
		}
		l.head = padRight(l.head, l.width)
		for k, text := range l.over {
			if l.right {
				text = padLeft(text, l.width-l.marked)
			}
			l.over[k] = padRight(text, l.width)
		}
		for k, text := range l.texts {
			if l.right {
				text = padLeft(text, l.width)
			}
			l.texts[k] = padRight(text, l.width)
		}
	}
}

// groupEnd is the column after the last of the group that begins at from; a column without group is its own.
func groupEnd(columns []laid, from int) int {
	to := from + 1
	for to < len(columns) && columns[from].Group != "" && columns[to].Group == columns[from].Group {
		to++
	}
	return to
}

// split divides columns, of which the first stands in every part, into parts that each fit the width: between groups,
// or inside one that is too wide alone.
func (t *Table) split(columns []laid, most int) [][]laid {
	part := func(from, to int) []laid {
		list := []int{columns[0].at}
		for _, l := range columns[from:to] {
			list = append(list, l.at)
		}
		out, _ := t.layout(list, 0, &Notes{})
		return out
	}
	fits := func(from, to int) bool { return total(part(from, to)) <= most }
	var parts [][]laid
	for from := 1; from < len(columns); {
		to := groupEnd(columns, from)
		for to > from+1 && !fits(from, to) {
			to--
		}
		for to < len(columns) && to == groupEnd(columns, to-1) && fits(from, groupEnd(columns, to)) {
			to = groupEnd(columns, to)
		}
		parts = append(parts, part(from, to))
		from = to
	}
	return parts
}

// total is the characters that a line of columns needs.
func total(columns []laid) int {
	all := -gap
	for _, l := range columns {
		all += l.width + gap
	}
	return all
}

// Width is how many characters of a terminal a text takes.
func Width(s string) int { return displaywidth.String(s) }

func width(s string) int { return Width(s) }

func longest(texts []string) int {
	most := 0
	for _, text := range texts {
		most = max(most, width(text))
	}
	return most
}

func padRight(s string, to int) string { return s + strings.Repeat(" ", max(0, to-width(s))) }
func padLeft(s string, to int) string  { return strings.Repeat(" ", max(0, to-width(s))) + s }
