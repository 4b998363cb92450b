package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"wargame/scenario/source"
)

// scalarText gives the value of a scalar whose text starts at from the place of each of its bytes, and says where
// the scalar ends. Where the value cannot be followed through the file, it has the place of its first line whole.
func (r *yamlReader) scalarText(n *yaml.Node, from int) (source.Text, int) {
	text := r.file.Text
	a := &scalarAligner{file: r.file, value: n.Value, j: from, style: n.Style &^ yaml.TaggedStyle}
	closing := 0
	switch {
	case a.style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		a.j++
		closing = 1
	case a.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		a.enterBlock()
	case bytes.HasPrefix(text[from:], []byte(n.Value)):
		return source.Plain(r.file, from, from+len(n.Value)), from + len(n.Value)
	}
	if a.run() {
		end := min(a.j+closing, len(text))
		if n.Value == "" {
			return source.Fixed("", r.file.Span(from, end)), end
		}
		return a.built.Text(r.file), end
	}
	end := len(text)
	if i := bytes.IndexAny(text[from:], "\r\n"); i >= 0 {
		end = from + i
	}
	return source.Fixed(n.Value, r.file.Span(from, end)), end
}

// scalarAligner walks the value of a scalar and its text in the file side by side.
type scalarAligner struct {
	file   *source.File
	value  string
	style  yaml.Style
	indent int // block scalars: spaces before each line that are not the value's
	i, j   int // how far in the value, in the file
	from   int // value[from:i] stands byte for byte before j
	built  source.Builder
}

// enterBlock goes from the | or > to the first byte of the content and finds its indent.
func (a *scalarAligner) enterBlock() {
	text := a.file.Text
	newline := bytes.IndexByte(text[a.j:], '\n')
	if newline < 0 {
		a.j = len(text)
		return
	}
	a.j += newline + 1
	for line := range bytes.SplitSeq(text[a.j:], []byte("\n")) {
		content := bytes.TrimLeft(line, " ")
		if len(bytes.TrimSpace(content)) == 0 {
			continue
		}
		first := strings.TrimLeft(a.value, "\n")
		a.indent = max(len(line)-len(content)-(len(first)-len(strings.TrimLeft(first, " "))), 0)
		break
	}
	a.skipIndent()
}

// skipIndent passes the spaces of a block's line that are not its value's.
func (a *scalarAligner) skipIndent() {
	for n := 0; n < a.indent && a.j < len(a.file.Text) && a.file.Text[a.j] == ' '; n++ {
		a.j++
	}
}

// flush writes down what stood byte for byte, and then that the next n bytes of the value stand for the file up to j.
func (a *scalarAligner) flush(n, fileFrom int) {
	if a.i > a.from {
		a.built.Exact(a.value[a.from:a.i], fileFrom-(a.i-a.from))
	}
	if n > 0 {
		a.built.Wide(a.value[a.i:a.i+n], a.file.Span(fileFrom, a.j))
	}
	a.i += n
	a.from = a.i
}

// run aligns the whole value and says whether it could.
func (a *scalarAligner) run() bool {
	text := a.file.Text
	for a.i < len(a.value) {
		at := a.j
		switch {
		case a.j >= len(text):
			if strings.Trim(a.value[a.i:], "\n") != "" {
				return false
			}
			a.flush(len(a.value)-a.i, at) // the last line end, which the file lacks
		case a.atBreak():
			n := a.passBreaks()
			if n < 0 {
				return false
			}
			a.flush(n, at)
		case a.style&yaml.SingleQuotedStyle != 0 && text[a.j] == '\'':
			if a.value[a.i] != '\'' {
				return false
			}
			a.j += 2
			a.flush(1, at)
		case a.style&yaml.DoubleQuotedStyle != 0 && text[a.j] == '\\':
			if n := a.passEscape(); n >= 0 {
				a.flush(n, at)
			} else {
				return false
			}
		case text[a.j] == a.value[a.i]:
			a.i++
			a.j++
		default:
			return false
		}
	}
	a.flush(0, a.j)
	return true
}

// atBreak says whether the file has a line end here, or blanks before one that do not count.
func (a *scalarAligner) atBreak() bool {
	rest := a.file.Text[a.j:]
	if a.style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		rest = bytes.TrimLeft(rest, " \t")
	}
	return bytes.HasPrefix(rest, []byte("\n")) || bytes.HasPrefix(rest, []byte("\r\n"))
}

// passBreaks goes to the next text of the file and gives the number of bytes of the value that stand for the break,
// or -1.
func (a *scalarAligner) passBreaks() int {
	text := a.file.Text
	rest := a.value[a.i:]
	if a.style&yaml.LiteralStyle != 0 {
		if rest[0] != '\n' {
			return -1
		}
		a.j += bytes.IndexByte(text[a.j:], '\n') + 1
		a.skipIndent()
		return 1
	}
	if a.style&yaml.FoldedStyle != 0 {
		for a.j < len(text) && (text[a.j] == '\n' || text[a.j] == '\r') {
			a.j++
			a.skipIndent()
		}
	} else {
		a.j = len(text) - len(bytes.TrimLeft(text[a.j:], " \t\r\n"))
	}
	if rest[0] == ' ' {
		return 1
	}
	if n := len(rest) - len(strings.TrimLeft(rest, "\n")); n > 0 {
		return n
	}
	return -1
}

// passEscape goes past an escape of a double-quoted scalar and gives the number of bytes it stands for, or -1.
func (a *scalarAligner) passEscape() int {
	text := a.file.Text
	if a.j+1 >= len(text) {
		return -1
	}
	switch text[a.j+1] {
	case '\n', '\r': // the line goes on
		a.j = len(text) - len(bytes.TrimLeft(text[a.j+1:], " \t\r\n"))
		return 0
	case 'x':
		a.j += 4
	case 'u':
		a.j += 6
	case 'U':
		a.j += 10
	default:
		a.j += 2
	}
	a.j = min(a.j, len(text))
	_, size := utf8.DecodeRuneInString(a.value[a.i:])
	return size
}
