package source

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shown is a text as people may be shown it, on a terminal, in a document or in a table: the one gate for all that a
// file, a command line or a name of a file says, since none of it may act on whatever shows it. Tabs and the ends of
// lines are spaces. A character that a terminal would obey, and a byte that is no UTF-8, is written as an escape, in the
// spelling that a quoted text of YAML takes: \x1b, \u202e. What is shown passes unchanged when it is shown again.
func Shown(text string) string {
	if strings.IndexFunc(text, altered) < 0 {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.HasPrefix(text[i:], "\r\n"):
			b.WriteByte(' ')
			size = 2
		case r == '\t' || endsLine(r):
			b.WriteByte(' ')
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case Obeyed(r) && r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case Obeyed(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// Obeyed says that a terminal would do what a character says instead of showing it: a control character, or one that
// turns the direction of the text that follows.
func Obeyed(r rune) bool {
	return unicode.IsControl(r) || endsLine(r) || unicode.Is(unicode.Bidi_Control, r)
}

// endsLine says that a line ends at a character, here or in another program.
func endsLine(r rune) bool {
	return r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

func altered(r rune) bool { return r == utf8.RuneError || Obeyed(r) }

// OneLine is a text without line breaks, and without the spaces that align it.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
