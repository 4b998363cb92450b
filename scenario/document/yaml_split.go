package document

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"wargame/scenario/source"
)

// splitEnd says where a plain text of {...} or [...] really ends that YAML split at a comma because a parenthesis of
// it was open there, and reports it; 0 if it is not such a text.
func (r *yamlReader) splitEnd(n *yaml.Node) int {
	if n.Kind != yaml.ScalarNode || n.Style&^yaml.TaggedStyle != 0 || strings.Count(n.Value, "(") <= strings.Count(n.Value, ")") {
		return 0
	}
	from := r.properties(n, r.offset(n.Line, n.Column))
	depth, end := 0, 0
	for i, c := range r.file.Text[from:min(from+maxSplitBytes, len(r.file.Text))] {
		switch c {
		case '(':
			depth++
			continue
		case ')':
			depth--
			continue
		case ',', '}', ']', '\n':
			if depth <= 0 || c == '}' || c == ']' {
				end = from + i
			}
		}
		if end > 0 {
			if depth > 0 {
				return 0 // never closed: a mistake of the expression, not of YAML
			}
			break
		}
	}
	if end == 0 {
		return 0
	}
	end = from + len(bytes.TrimRight(r.file.Text[from:end], " \t\r\n"))
	r.report("split-value", r.file.Span(from, end), fmt.Sprintf("YAML splits %q at its comma inside {...} and [...]", r.file.Text[from:end]),
		"quote it, or write it on a line of its own")
	return end
}

// whole is the value that YAML split.
func (r *yamlReader) whole(from, to int) *Node {
	return &Node{Kind: Scalar, Text: source.Plain(r.file, from, to), Span: r.file.Span(from, to), File: r.file}
}

// closing is where a collection ends whose last value, or bracket, ends at end.
func (r *yamlReader) closing(end int, flow bool) int {
	if !flow {
		return end
	}
	rest := bytes.TrimLeft(r.file.Text[end:], " \r\n,")
	if len(rest) > 0 && (rest[0] == ']' || rest[0] == '}') {
		return len(r.file.Text) - len(rest) + 1
	}
	return end
}
