package render

import (
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

// gap is the space between columns.
const gap = 2

// laid is a column with its texts aligned: all of one width.
type laid struct {
	column
	head  string
	texts []string // a row each
	cells []cell
	width int
}

// layBlock lays out the columns of a block that fit a width (0: all), and says whether they do. What matters least
// goes first. Footnotes are numbered as their cells are met.
func layBlock(b *block, width int, notes *footnotes) ([]laid, bool) {
	names := laid{column: column{left: true}}
	for _, w := range b.rows {
		names.cells = append(names.cells, cell{whole: w.policy.Name})
	}
	chosen := slices.Clone(b.columns)
	for {
		draft := *notes
		out := []laid{align(names, &draft)}
		for _, c := range chosen {
			l := laid{column: c, head: c.head(b)}
			for _, w := range b.rows {
				l.cells = append(l.cells, c.text(b, w))
			}
			out = append(out, align(l, &draft))
		}
		fits := width == 0 || total(out) <= width
		worst := 0
		for _, c := range chosen {
			worst = max(worst, c.drop)
		}
		if fits || worst == 0 {
			if fits {
				*notes = draft
			}
			return out, fits
		}
		chosen = slices.DeleteFunc(chosen, func(c column) bool { return c.drop == worst })
	}
}

func total(columns []laid) int {
	width := -gap
	for _, c := range columns {
		width += c.width + gap
	}
	return width
}

// align gives all cells of a column one width: numbers stand with their points under each other, words start under
// each other.
func align(l laid, notes *footnotes) laid {
	var ints, decimals []int // widths before and after the point, by part
	for _, c := range l.cells {
		for j, part := range c.parts {
			if j == len(ints) {
				ints, decimals = append(ints, 0), append(decimals, 0)
			}
			at := point(part)
			ints[j] = max(ints[j], twwidth.Width(part[:at]))
			decimals[j] = max(decimals[j], twwidth.Width(part[at:]))
		}
	}
	body := make([]string, len(l.cells))
	width := 0
	for i, c := range l.cells {
		body[i] = c.whole
		for j, part := range c.parts {
			at := point(part)
			if j > 0 {
				body[i] += " "
			}
			if at == 0 {
				body[i] += padRight(part, ints[j]+decimals[j])
			} else {
				body[i] += padLeft(part[:at], ints[j]) + padRight(part[at:], decimals[j])
			}
		}
		width = max(width, twwidth.Width(body[i]))
	}
	marks := make([]string, len(l.cells))
	marked := 0
	for i, c := range l.cells {
		marks[i] = notes.mark(c.notes)
		marked = max(marked, twwidth.Width(marks[i]))
	}
	l.width = max(width+marked, twwidth.Width(l.head))
	for i := range l.cells {
		text := padRight(body[i], width) + padRight(marks[i], marked)
		if l.left || len(ints) != 1 {
			text = padRight(text, l.width)
		} else {
			text = padLeft(text, l.width)
		}
		l.texts = append(l.texts, text)
	}
	if !l.left && len(ints) == 1 {
		l.head = padLeft(l.head, l.width-marked) // over the numbers, not over their marks
	}
	l.head = padRight(l.head, l.width)
	return l
}

// point is where a number's decimals, or what follows a whole number, begin; 0 for a word.
func point(part string) int {
	digit := strings.IndexAny(part, "0123456789")
	if digit < 0 {
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

func padRight(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-twwidth.Width(s)))
}

func padLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-twwidth.Width(s))) + s
}

// wrap breaks text into lines of at most width; the first starts with first, the others with as many spaces.
func wrap(text, first string, width int) string {
	indent := twwidth.Width(first)
	var out strings.Builder
	line, used, empty := first, indent, true
	for _, word := range strings.Fields(text) {
		n := twwidth.Width(word)
		if !empty && used+1+n > width {
			out.WriteString(strings.TrimRight(line, " ") + "\n")
			line, used, empty = strings.Repeat(" ", indent), indent, true
		}
		if !empty {
			line, used = line+" ", used+1
		}
		line, used, empty = line+word, used+n, false
	}
	out.WriteString(strings.TrimRight(line, " ") + "\n")
	return out.String()
}

// footnotes numbers cautions in the order met, each text once.
type footnotes struct{ texts []string }

// mark is the raised numbers of texts.
func (f *footnotes) mark(texts []string) string {
	mark := ""
	for _, text := range texts {
		i := slices.Index(f.texts, text)
		if i < 0 {
			i = len(f.texts)
			f.texts = append(slices.Clip(f.texts), text)
		}
		if mark != "" {
			mark += ","
		}
		mark += raised(i + 1)
	}
	return mark
}

func raised(n int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	s := ""
	for ; n > 0; n /= 10 {
		s = string(digits[n%10]) + s
	}
	return s
}
