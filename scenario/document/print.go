package document

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"wargame/scenario/source"
)

// commentColumn is how far right the names of files stand at most.
const commentColumn = 72

// Print writes the document as YAML, each value with the file it came from in a comment. Reading what is printed
// gives the same document.
func (d *Document) Print(w io.Writer) error {
	var lines []printedLine
	if len(d.Sets) > 0 {
		lines = append(lines, printedLine{text: "sets:", from: d.Sets[0].Span.File})
		for _, s := range d.Sets {
			lines = append(lines, printedLine{text: fmt.Sprintf("  %s: [%s]", printedKey(s.Name), strings.Join(s.Members, ", ")), from: s.Span.File})
		}
	}
	lines = append(lines, printedEntries(d.Root, 0)...)
	if len(lines) == 0 {
		lines = append(lines, printedLine{"{}", d.Files[0]})
	}
	width := 0
	for _, l := range lines {
		if n := utf8.RuneCountInString(l.text); l.from != nil && n <= commentColumn {
			width = max(width, n)
		}
	}
	for _, l := range lines {
		text := l.text
		if l.from != nil {
			pad := max(width-utf8.RuneCountInString(text), 0)
			text += strings.Repeat(" ", pad) + "  # " + oneLine(l.from.Name)
		}
		if _, err := io.WriteString(w, text+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// printedLine is a line and the file its value came from: nil inside a text of several lines, where YAML has no
// comments.
type printedLine struct {
	text string
	from *source.File
}

func printedEntries(n *Node, indent int) []printedLine {
	var lines []printedLine
	for _, e := range n.Entries {
		head := strings.Repeat(" ", indent) + printedKey(e.Key.Value) + ":"
		if collection := printedCollection(e.Value, indent+2); collection != nil {
			lines = append(lines, printedLine{head, e.Key.Whole().File})
			lines = append(lines, collection...)
		} else {
			lines = append(lines, printedScalar(head, e.Value, indent+2)...)
		}
	}
	return lines
}

// printedCollection is a mapping or list that is not empty, or nil.
func printedCollection(n *Node, indent int) []printedLine {
	switch {
	case n.Kind == Mapping:
		return printedEntries(n, indent)
	case n.Kind == Sequence:
		var lines []printedLine
		dash := strings.Repeat(" ", indent) + "-"
		for _, item := range n.Items {
			collection := printedCollection(item, indent+2)
			if collection == nil {
				collection = printedScalar(dash, item, indent+2)
			} else {
				collection[0].text = dash + collection[0].text[len(dash):]
			}
			lines = append(lines, collection...)
		}
		return lines
	}
	return nil
}

// printedScalar is a scalar, null or empty collection after head; lines of a text of its own have the indent.
func printedScalar(head string, n *Node, indent int) []printedLine {
	text := n.Text.Value
	switch {
	case n.Kind == Mapping:
		return []printedLine{{head + " {}", n.File}}
	case n.Kind == Sequence:
		return []printedLine{{head + " []", n.File}}
	case n.Kind == Null && text == "":
		return []printedLine{{head, n.File}}
	case n.Kind == Null:
		return []printedLine{{head + " null", n.File}}
	case n.Quoted || text == "" || strings.ContainsFunc(text, isEscaped):
		return []printedLine{{head + " " + strconv.QuoteToGraphic(text), n.File}}
	case isPlainYAML(text):
		return []printedLine{{head + " " + text, n.File}}
	}
	return printedBlock(head, text, indent, n.File)
}

// isEscaped says that a character stands in a printed document as an escape: one that a terminal would obey, or that
// only an escape can put into a YAML file; it may come from the command line.
func isEscaped(c rune) bool { return source.Obeyed(c) && c != '\n' || c == utf8.RuneError }

// printedBlock is a text over several lines, or one that YAML would misread on the line of its key.
func printedBlock(head, text string, indent int, from *source.File) []printedLine {
	header := " |"
	if text[0] == ' ' || text[0] == '\n' {
		header += "2"
	}
	body := strings.TrimRight(text, "\n")
	switch len(text) - len(body) {
	case 0:
		header += "-"
	case 1:
		text = body
	default:
		header += "+"
		text = text[:len(text)-1]
	}
	lines := []printedLine{{head + header, from}}
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" {
			line = strings.Repeat(" ", indent) + line
		}
		lines = append(lines, printedLine{text: line})
	}
	return lines
}

func printedKey(key string) string {
	if isPlainYAML(key) {
		return key
	}
	return strconv.QuoteToGraphic(key)
}

// isPlainYAML says that a text may stand without quotes after a key, as a key and as an item, and is a text then.
func isPlainYAML(s string) bool {
	switch s {
	case "", "~", "null", "Null", "NULL", "<<":
		return false
	}
	if strings.ContainsRune("?:,[]{}#&*!|>'\"%@` ", rune(s[0])) || strings.HasPrefix(s, "...") ||
		s[0] == '-' && (len(s) == 1 || s[1] == ' ' || s[1] == '-') {
		return false
	}
	if last := s[len(s)-1]; last == ' ' || last == ':' || strings.Contains(s, ": ") || strings.Contains(s, " #") {
		return false
	}
	return strings.IndexFunc(s, func(c rune) bool { return c != ' ' && !unicode.IsPrint(c) }) < 0
}

// oneLine is a file's name as it can stand in a comment.
func oneLine(name string) string {
	return strings.Map(func(c rune) rune {
		if !unicode.IsPrint(c) {
			return '?'
		}
		return c
	}, name)
}
