package document

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"wargame/scenario/source"
)

// yamlMistake says in our words what an error message of the YAML library means.
type yamlMistake struct {
	theirs  string // the message starts with this
	context bool   // the mistake is where the construct starts, not where it was noticed
	message string // %s: the character at the place
	hint    string
}

// yamlMistakes are the messages that people meet; others are shown as the library has them.
var yamlMistakes = [...]yamlMistake{
	{"did not find expected comment or line break", true, "a value cannot start with %s in YAML", "quote it"},
	{"found character that cannot start any token", false, "a value cannot start with %s in YAML", "quote it"},
	{"did not find expected alphabetic or numeric character", true, "a value cannot start with %s in YAML", "quote it"},
	{"unknown anchor", false, `a value that starts with "*" is an alias in YAML, and there is no such anchor above`, "quote it"},
	{"mapping values are not allowed in this context", false, "a colon followed by a space is not allowed here",
		"a value with a colon in it must be quoted; a new key must be indented like its neighbours"},
	{"block sequence entries are not allowed in this context", false, `a "-" followed by a space starts a list, which is not allowed here`,
		"write the minus without a space, or quote the value"},
	{"mapping keys are not allowed in this context", false, `a value cannot start with "?" in YAML`, "quote it"},
	{"did not find expected key", false, "this does not belong to the value before it, nor is it a key",
		"a value that starts with [, { or a quote ends where that closes: quote it whole; a new key must be indented like its neighbours"},
	{"did not find expected '-' indicator", false, "this does not belong to the list before it", `an item starts with "- ", indented like its neighbours`},
	{"found unexpected end of stream", true, "%s is never closed", ""},
	{"found unknown escape character", false, "YAML knows no such escape in double quotes", `write \\ for a backslash, or use single quotes`},
	{"could not find expected ':'", true, "a key without a colon and a space", `write "key: value"`},
	{"found a tab character", false, "a tab where YAML wants spaces", "indent with spaces"},
	{"exceeded max depth", false, fmt.Sprintf("nested deeper than %d levels", maxDepth), ""},
	{"did not find expected <document start>", false, "the document has ended before this", "every key at the top of the file starts in the first column"},
	{"found unexpected content after document-end marker", false, "the document has ended before this", ""},
}

// syntaxError tells what the YAML library refuses.
func (r *yamlReader) syntaxError(err error) source.Diagnostic {
	d := source.Diagnostic{Code: "yaml-syntax", Span: r.file.Span(0, 0)}
	var one *yaml.LoadError
	if !errors.As(err, &one) {
		d.Message = "not YAML: " + err.Error()
		return d
	}
	switch {
	case strings.Contains(one.Message, "no documents"):
		d.Code, d.Message, d.Hint = "empty-file", "there is nothing in this file but comments", `a scenario starts with "wargame: 1"`
		return d
	case strings.Contains(one.Message, "found multiple"):
		from, to := r.secondDocument()
		d.Span, d.Message = r.file.Span(from, to), "a second YAML document starts here"
		d.Hint = "a scenario is one document: remove this line, or put the rest in a file of its own"
		return d
	}
	at := r.offset(one.Mark.Line, one.Mark.Column)
	context := r.offset(one.ContextMark.Line, one.ContextMark.Column)
	if one.ContextMark.Line == 0 {
		context = at
	}
	d.Message = "not YAML: " + one.Message
	if closer, found := strings.CutPrefix(one.Message, "did not find expected ',' or "); found {
		r.unclosed(&d, closer, at, context)
		return d
	}
	for _, m := range yamlMistakes {
		if strings.HasPrefix(one.Message, m.theirs) {
			if m.context {
				at = context
			}
			d.Message, d.Hint = m.message, m.hint
			break
		}
	}
	d.Span = r.file.Span(at, min(at+1, len(r.file.Text)))
	if at >= len(r.file.Text) {
		return d
	}
	first := r.file.Text[at]
	switch {
	case strings.Contains(d.Message, "%s") && first == '\t':
		d.Message, d.Hint = "a tab where YAML wants spaces", "indent with spaces"
	case strings.Contains(d.Message, "%s"):
		d.Message = fmt.Sprintf(d.Message, fmt.Sprintf("%q", rune(first)))
		d.Message = strings.NewReplacer(`'"'`, "the double quote", `'\''`, "the single quote").Replace(d.Message)
	case first == ':' && bytes.Contains(r.lineUpTo(at), []byte(" ? ")):
		d.Hint = `a choice is written "if A then B else C"`
	}
	return d
}

// spaceOfPrint is a space that keyboards and word processors make and YAML takes for a letter, after a colon or before a key.
var spaceOfPrint = regexp.MustCompile(`(?m)(?::|^ *)([\x{a0}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}])`)

// printSpace reports the first space of print in a part of the file, and says whether there is one.
func (r *yamlReader) printSpace(from, to int) bool {
	at := spaceOfPrint.FindSubmatchIndex(r.file.Text[from:to])
	if at == nil {
		return false
	}
	r.report("print-space", r.file.Span(from+at[2], from+at[3]), "this is a space of print, which is none to YAML", "write a plain space")
	return true
}

// lineUpTo is the line of the offset up to there.
func (r *yamlReader) lineUpTo(at int) []byte {
	return r.file.Text[bytes.LastIndexByte(r.file.Text[:at], '\n')+1 : at]
}

// unclosed tells of a { or [ at context whose closer was not found at the place at.
func (r *yamlReader) unclosed(d *source.Diagnostic, closer string, at, context int) {
	opening := r.file.Span(context, context+1)
	if len(bytes.TrimSpace(r.file.Text[at:])) == 0 {
		d.Span, d.Message, d.Hint = opening, fmt.Sprintf("%q is never closed", r.file.Text[context:context+1]), "add "+closer
		return
	}
	d.Span = r.file.Span(at, at+1)
	d.Message, d.Hint = "expected , or "+strings.Trim(closer, "'")+" here", "a text that holds quotes, brackets or braces must be quoted whole"
	d.Notes = []source.Note{{Span: opening, Message: "in what is opened here"}}
}

// secondDocument finds the line that starts a second document.
func (r *yamlReader) secondDocument() (from, to int) {
	some, ended := false, false
	for i, start := range r.starts {
		end := len(r.file.Text)
		if i+1 < len(r.starts) {
			end = r.starts[i+1]
		}
		line := bytes.TrimRight(r.file.Text[start:end], " \t\r\n")
		marker := bytes.Equal(line, []byte("---")) || bytes.HasPrefix(line, []byte("--- "))
		blank := len(bytes.TrimSpace(line)) == 0 || bytes.TrimSpace(line)[0] == '#'
		switch {
		case blank:
		case marker && some, ended:
			return start, start + len(line)
		case bytes.HasPrefix(line, []byte("...")):
			ended = true
		case !bytes.HasPrefix(line, []byte("%")):
			some = true
		}
	}
	return 0, 0
}
