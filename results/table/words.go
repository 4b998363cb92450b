package table

import (
	"strings"

	"wargame/scenario/source"
)

// words is a cell in one line, without its footnotes.
func (c Cell) words() string {
	switch {
	case c.Picture != nil:
		return c.Picture.blocks()
	case len(c.Parts) > 0 && c.Typed:
		return strings.Join(c.Parts, ", ")
	case len(c.Parts) > 0:
		return strings.Join(c.Parts, " ")
	}
	return c.Text
}

// words is a line without its head.
func (l Line) words() string {
	if l.Picture == nil {
		return l.Text
	}
	return strings.TrimSpace(l.Picture.blocks() + " " + l.Text)
}

// wrap breaks text into lines of at most so many characters; the first starts with first, the others with as many
// spaces. Both pass the gate.
func wrap(text, first string, most int) string {
	text, first = source.Shown(text), source.Shown(first)
	indent := width(first)
	var out strings.Builder
	line, used, empty := first, indent, true
	for _, word := range strings.Fields(text) {
		n := width(word)
		if !empty && used+1+n > most {
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
