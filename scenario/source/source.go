// Package source holds the texts a scenario is read from and says where in them a thing stands.
//
// A [File] is a named text; a [Span] is a range of its bytes; a [Text] is a value read from a file (an expression
// inside a YAML block scalar, say) that knows for each of its bytes where in the file it came from; a
// [Diagnostic] is what the user is told about a span.
package source

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// File is one named text. It is immutable after [NewFile].
type File struct {
	Name string // as the user wrote it: a path, "-", "library/NAME" or "--set NAME"
	Text []byte

	lines []int // byte offset at which each line starts
}

// NewFile names a text. Lines end in "\n", "\r\n" or a lone "\r", as in YAML.
func NewFile(name string, text []byte) *File {
	lines := []int{0}
	for i, c := range text {
		if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			lines = append(lines, i+1)
		}
	}
	return &File{Name: name, Text: text, lines: lines}
}

// Position gives the line and column of a byte offset, both from 1. Columns count runes; an invalid byte is one.
// Offsets outside the text give its nearest end.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(f.Text))
	line = sort.SearchInts(f.lines, offset+1)
	return line, 1 + utf8.RuneCount(f.Text[f.lines[line-1]:offset])
}

// lineEnd is the offset at which the line end of line n, or the end of the text, stands.
func (f *File) lineEnd(n int) int {
	if n == len(f.lines) {
		return len(f.Text)
	}
	end := f.lines[n] - 1
	if f.Text[end] == '\n' && end > f.lines[n-1] && f.Text[end-1] == '\r' {
		end--
	}
	return end
}

// Span is the half-open range of bytes from..to of the file.
func (f *File) Span(from, to int) Span { return Span{File: f, From: from, To: to} }

// Span is a half-open range of bytes of a file. The zero Span stands nowhere.
type Span struct {
	File     *File
	From, To int
}

// IsZero says that the span stands nowhere.
func (s Span) IsZero() bool { return s.File == nil }

// String is "FILE:LINE:COLUMN" of where the span begins, or "" for the zero span.
func (s Span) String() string {
	if s.IsZero() {
		return ""
	}
	line, column := s.File.Position(s.From)
	return fmt.Sprintf("%s:%d:%d", s.File.Name, line, column)
}
