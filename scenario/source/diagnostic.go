package source

import (
	"fmt"
	"io"
	"sort"
	"strings"
)

// Severity says whether a diagnostic stops the scenario from being used.
type Severity uint8

// Severities.
const (
	Error Severity = iota
	Warning
)

// Diagnostic is what the user is told about a place in a file.
type Diagnostic struct {
	Severity Severity
	Code     string // for programs: short and in kebab case, such as "unknown-name"
	Span     Span   // the zero Span: about no place
	Message  string // lower case, no full stop
	Hint     string // what to do about it, or empty
	Notes    []Note
}

// Note is a second place that helps, such as "first defined here".
type Note struct {
	Span    Span
	Message string
}

// Diagnostics are the diagnostics of one or more files. As an error it is all of them, rendered.
type Diagnostics []Diagnostic

// HasErrors says that not all are warnings.
func (d Diagnostics) HasErrors() bool {
	for i := range d {
		if d[i].Severity == Error {
			return true
		}
	}
	return false
}

// Sort gives the diagnostics by file, in the order in which files first appear, then by place; those that say the
// same of the same place, as the members of a set do of their template, are given once.
func (d Diagnostics) Sort() Diagnostics {
	type same struct {
		severity            Severity
		span                Span
		code, message, hint string
	}
	files := map[*File]int{}
	seen := map[same]bool{}
	var sorted Diagnostics
	for _, x := range d {
		if _, ok := files[x.Span.File]; !ok {
			files[x.Span.File] = len(files)
		}
		key := same{x.Severity, x.Span, x.Code, x.Message, x.Hint}
		if !seen[key] {
			seen[key] = true
			sorted = append(sorted, x)
		}
	}
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i].Span, sorted[j].Span
		if a.File != b.File {
			return files[a.File] < files[b.File]
		}
		if a.From != b.From {
			return a.From < b.From
		}
		return a.To < b.To
	})
	return sorted
}

// Error is all diagnostics as rendered by [Diagnostic.Write], without the last line end.
func (d Diagnostics) Error() string {
	var b strings.Builder
	for _, x := range d {
		x.Write(&b) //nolint:errcheck // a strings.Builder takes everything
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Write renders the diagnostic for people:
//
//	harvest.yaml:14:17: unknown name "rainfal"
//	  |   yield: base * rainfal
//	  |                 ^^^^^^^
//	note: harvest.yaml:6:3: rainfall is defined here
//	  |   rainfall: 0 to 3
//	  |   ^^^^^^^^
//	hint: did you mean "rainfall" (line 6)?
//
// All of it passes the gate of [Shown].
func (d Diagnostic) Write(w io.Writer) error {
	var b strings.Builder
	message := d.Message
	if d.Severity == Warning {
		message = "warning: " + message
	}
	writePlace(&b, d.Span, message)
	for _, n := range d.Notes {
		b.WriteString("note: ")
		writePlace(&b, n.Span, n.Message)
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "hint: %s\n", Shown(d.Hint))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writePlace writes a message headed by its place and followed by the excerpt.
func writePlace(b *strings.Builder, s Span, message string) {
	if !s.IsZero() {
		fmt.Fprintf(b, "%s: ", Shown(s.String()))
	}
	fmt.Fprintf(b, "%s\n", Shown(message))
	if !s.IsZero() {
		writeExcerpt(b, s)
	}
}
