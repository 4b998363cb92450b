package document

import (
	"bytes"
	"regexp"
)

// withoutVersion hides a directive for YAML 1.2, which scenarios are written in, from a library that knows 1.1 by name: it
// becomes a comment of the same length.
func withoutVersion(text []byte) []byte {
	at := directive.FindSubmatchIndex(text)
	if at == nil {
		return text
	}
	text = bytes.Clone(text)
	text[at[2]] = '#'
	return text
}

// directive is the line that says which YAML a file is, after nothing but comments; its "%" is the first group.
var directive = regexp.MustCompile(`^(?:[ \t]*(?:#[^\n]*)?\r?\n)*(%)YAML[ \t]+1\.2[ \t]*(?:#[^\n]*)?\r?\n`)
