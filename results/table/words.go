package table

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

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
	case len(c.Lines) > 0:
		return strings.Join(c.Lines, " ")
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

// lines are a cell's words as they stand under each other.
func (c Cell) lines() []string {
	if len(c.Lines) > 0 {
		return c.Lines
	}
	return []string{c.words()}
}

// Cut breaks text between words into lines of at most so many characters, and ends with an ellipsis where it needs more than
// so many lines. A word that is longer than a line has one of its own.
func Cut(text string, most, lines int) []string {
	all := strings.Split(strings.TrimSuffix(wrap(text, "", most), "\n"), "\n")
	if len(all) <= lines {
		return all
	}
	last := all[lines-1]
	for width(last)+1 > most && strings.Contains(last, " ") {
		last = last[:strings.LastIndex(last, " ")]
	}
	return append(all[:lines-1:lines-1], strings.TrimRight(last, " ,;:(")+"…")
}

// Broken breaks a name into lines of at most ten characters, after a mark that it has, or of fewer where a part may not be
// longer than so many.
func Broken(name, after string, longest int) []string {
	about := min(longest, 10)
	var lines []string
	line := ""
	add := func(part string) {
		if line != "" && width(line)+width(part) > about {
			lines, line = append(lines, line), ""
		}
		line += part
	}
	for _, part := range strings.SplitAfter(name, after) {
		letters := []rune(part)
		for len(letters) > longest+2 {
			add(string(letters[:longest-1]) + "-")
			letters = letters[longest-1:]
		}
		add(string(letters))
	}
	return append(lines, line)
}

// wrap breaks text into lines of at most so many characters; the first starts with first, the others with as many
// spaces. Both pass the gate.
func wrap(text, first string, most int) string {
	text, first = source.Shown(text), source.Shown(first)
	indent := width(first)
	var out strings.Builder
	if name := strings.TrimSpace(first); indent > most*3/4 && name != "" { // it stands alone, and leaves the others room
		begins := strings.Index(first, name)
		out.WriteString(strings.TrimRight(first, " ") + "\n")
		first = strings.Repeat(" ", begins+gap)
		indent = begins + gap
	}
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

// shortened is a text of at most so many characters of a terminal, without its middle where it is longer.
func shortened(text string, most int) string {
	if width(text) <= most {
		return text
	}
	const ellipsis = "…"
	room := max(most-width(ellipsis), 0)
	tail := []rune(text)
	for width(string(tail)) > room/2 {
		tail = tail[1:]
	}
	return displaywidth.TruncateString(text, room-width(string(tail)), "") + ellipsis + string(tail)
}
