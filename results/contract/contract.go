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
	"math"
	"strconv"

	"wargame/scenario/source"
)

// tame is JSON without characters that a terminal would obey, but for the ends of its lines. They stand in texts, where
// package json escapes only those below the space.
func tame(text []byte) []byte {
	obeyed := func(r rune) bool { return r != '\n' && source.Obeyed(r) }
	if bytes.IndexFunc(text, obeyed) < 0 {
		return text
	}
	var b bytes.Buffer
	for _, r := range string(text) {
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
		b = appendNumber(b, x)
	}
	return append(b, ']'), nil
}

// UnmarshalJSON takes what MarshalJSON gives. A number that does not exist is NaN.
func (n *Numbers) UnmarshalJSON(text []byte) error {
	var list []*float64
	if err := json.Unmarshal(text, &list); err != nil {
		return err
	}
	*n = make(Numbers, len(list))
	for i, x := range list {
		if (*n)[i] = math.NaN(); x != nil {
			(*n)[i] = *x
		}
	}
	return nil
}

func appendNumber(b []byte, x float64) []byte {
	if finite(x) == nil {
		return append(b, "null"...)
	}
	return strconv.AppendFloat(b, x+0, 'g', -1, 64)
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
