package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// A longer source line is cut to so many runes before the place and after its beginning.
const (
	runesBefore = 50
	runesAfter  = 70
	longLine    = runesBefore + runesAfter
)

// writeExcerpt writes the line on which s begins and carets under the part of s on that line, at least one. A line
// without text is not worth an excerpt.
func writeExcerpt(b *strings.Builder, s Span) {
	n, _ := s.File.Position(s.From)
	begin, end := s.File.lines[n-1], s.File.lineEnd(n)
	line := s.File.Text[begin:end]
	from := min(max(s.From-begin, 0), len(line))
	to := min(max(s.To-begin, from), len(line))

	first, last := 0, len(line)
	if utf8.RuneCount(line) > longLine {
		first, last = backRunes(line, from, runesBefore), forwardRunes(line, from, runesAfter)
		to = min(to, last)
	}

	before, marked := printable(string(line[first:from])), printable(string(line[from:to]))
	after := printable(string(line[to:last]))
	if first > 0 {
		before = "…" + before
	}
	if last < len(line) {
		after += "…"
	}
	text := strings.TrimRight(before+marked+after, " ")
	if text == "" {
		return
	}
	carets := max(1, displaywidth.String(strings.TrimRight(marked, " ")))
	fmt.Fprintf(b, "  | %s\n", text)
	fmt.Fprintf(b, "  | %s%s\n", strings.Repeat(" ", displaywidth.String(before)), strings.Repeat("^", carets))
}

// backRunes is the offset at most n runes before i.
func backRunes(line []byte, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRune(line[:i])
		i -= size
	}
	return i
}

// forwardRunes is the offset at most n runes after i.
func forwardRunes(line []byte, i, n int) int {
	for ; n > 0 && i < len(line); n-- {
		_, size := utf8.DecodeRune(line[i:])
		i += size
	}
	return i
}

// printable is a part of a line as it is shown, with a tab as four spaces, so that carets stand under their place on
// every terminal.
func printable(s string) string { return Shown(strings.ReplaceAll(s, "\t", "    ")) }
