package saved

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"

	"wargame/results"
)

// The words of run.json for values that the program counts.
var (
	marks = []string{results.Unmarked: "", results.AtBaseline: "baseline", results.MarkSame: "same", results.MarkOpen: "open",
		results.MarkBetter: "better", results.MarkWorse: "worse", results.MarkHigher: "higher", results.MarkLower: "lower"}
	verdicts = []string{results.Open: "open", results.Settled: "settled", results.Carried: "carried", results.Same: "same",
		results.NoneSeen: "none seen"}
	directions = []string{results.Level: "level", results.More: "more", results.Less: "less", results.Better: "better",
		results.Worse: "worse"}
	kinds       = []string{results.Number: "number", results.Chance: "chance"}
	acceptances = []string{results.Unsaid: "", results.Acceptable: "yes", results.Unacceptable: "no", results.Unsettled: "unsettled"}
)

// valueOf is the value that a word stands for.
func valueOf[T ~uint8](words []string, word string) (T, error) {
	i := slices.Index(words, word)
	if i < 0 {
		return 0, fmt.Errorf("%q is none of %q", word, words)
	}
	return T(i), nil
}

// real is a number in run.json that need not be finite: then it is "inf", "-inf" or "nan".
type real float64

// MarshalJSON is the shortest decimal that gives the same double back, or a word.
func (r real) MarshalJSON() ([]byte, error) {
	if x := float64(r); math.IsInf(x, 0) || math.IsNaN(x) {
		return json.Marshal(string(appendReal(nil, x)))
	}
	return json.Marshal(float64(r))
}

// UnmarshalJSON takes what MarshalJSON gives.
func (r *real) UnmarshalJSON(text []byte) error {
	var word string
	if json.Unmarshal(text, &word) == nil {
		x, err := strconv.ParseFloat(word, 64)
		*r = real(x)
		return err
	}
	return json.Unmarshal(text, (*float64)(r))
}

// appendReal adds a number as a table has it: the shortest decimal that gives the same double back, or inf, -inf, nan.
func appendReal(b []byte, x float64) []byte {
	switch {
	case math.IsInf(x, 1):
		return append(b, "inf"...)
	case math.IsInf(x, -1):
		return append(b, "-inf"...)
	case math.IsNaN(x):
		return append(b, "nan"...)
	}
	return strconv.AppendFloat(b, x, 'g', -1, 64)
}
