// Package contract is what programs read: the documents of --format json, each a type whose fields have the names that
// docs/format.md lists, and a function that makes it of what was computed.
//
//	[]*results.Report       ── NewRuns        ──▶ Runs
//	[]*results.TrialReport  ── NewTrials      ──▶ Trials         ── Write ──▶ JSON
//	[]results.Shift         ── NewShifts      ──▶ []Shift
//	*explain.Explanation    ── NewExplanation ──▶ Explanation
//
// Names, and what is left out where it does not apply, stay as they are from one version to the next, whatever becomes of
// the values in [wargame/results] and [wargame/results/explain]: nothing is computed here. A number that does not exist is absent, or null where it
// stands in a list; no number is in percent.
package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"

	"wargame/scenario/source"
)

// Write prints a document indented by two spaces, with characters as they are but for those that a terminal would obey,
// which are escaped.
func Write(w io.Writer, document any) error {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(document); err != nil {
		return err
	}
	_, err := w.Write(tame(text.Bytes()))
	return err
}

// tame is a JSON document without characters that a terminal would obey, but for the ends of its lines. They stand in
// texts, where package json escapes only those below the space.
func tame(document []byte) []byte {
	obeyed := func(r rune) bool { return r != '\n' && source.Obeyed(r) }
	if bytes.IndexFunc(document, obeyed) < 0 {
		return document
	}
	var b bytes.Buffer
	for _, r := range string(document) {
		if obeyed(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.Bytes()
}

// Numbers is a list of numbers in which what is not finite (a watched ratio over zero, say) is null.
type Numbers []float64

// MarshalJSON prints the shortest decimals that give the same doubles back.
func (n Numbers) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, 8*len(n)+2), '[')
	for i, x := range n {
		if i > 0 {
			b = append(b, ',')
		}
		if finite(x) == nil {
			b = append(b, "null"...)
		} else {
			b = strconv.AppendFloat(b, x+0, 'g', -1, 64)
		}
	}
	return append(b, ']'), nil
}

// finite is a pointer to x, or nil where x does not exist.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// each makes a list of another, element by element. A list of nothing is empty, not null.
func each[T, U any](list []T, of func(T) U) []U {
	out := make([]U, len(list))
	for i, x := range list {
		out[i] = of(x)
	}
	return out
}
