package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// encoded is a document as package json writes it.
func encoded(t *testing.T, document any) string {
	t.Helper()
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(document); err != nil {
		t.Fatal(err)
	}
	return string(tame(out.Bytes()))
}

// path is a trial with a path of numbers and of names, and much that is left out or empty.
func path() Trials {
	parts := 1
	return Trials{[]Trial{
		{Scenario: "a <b> & \"c\"\u2028", Policies: []TrialPolicy{{Name: "rest", Path: []TrialPath{
			{Name: "s", Kind: "stock", Values: Numbers{0, math.Copysign(0, -1), math.NaN(), 1e300, 0.1}},
			{Name: "talks", Kind: "stock", Names: []string{"none", "opened"}}}}},
			Time: Numbers{0, 0.5}, Parts: &parts, Variables: []TrialVariable{{Name: "x"}}},
		{},
	}}
}

// What is written as it goes is what package json writes at once.
func TestWriteAsJSON(t *testing.T) {
	for name, document := range map[string]any{
		"a path": path(), "nothing": Trials{}, "an empty list": []Shift{}, "a list of one": []Shift{{}}, "no list": []Shift(nil),
		"series": Series{Name: "s", Time: Numbers{0, 1}, Share: map[string]Numbers{"none": {1, 0.5}, "opened": {}}},
	} {
		var out bytes.Buffer
		if err := Write(&out, document); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(encoded(t, document), out.String()); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// full is a writer that takes so many bytes.
type full struct{ left int }

var errFull = errors.New("full")

func (w *full) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// A reader that goes away ends the writing soon after.
func TestWriteEndsWithItsReader(t *testing.T) {
	long := Numbers(make([]float64, 10_000_000))
	if n := testing.AllocsPerRun(1, func() {
		if err := Write(&full{1 << 16}, long); !errors.Is(err, errFull) {
			t.Error("to a reader that is gone:", err)
		}
	}); n > 100 {
		t.Errorf("%v allocations", n)
	}
}
