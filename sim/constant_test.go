package sim_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"wargame/scenario/builtin"
	"wargame/sim"
)

// TestConstantsAreWhatRunsGive compares what the table of functions makes of constants, which checks go by, with what a run
// makes of them.
func TestConstantsAreWhatRunsGive(t *testing.T) {
	operands := [][]float64{{0.4, 0.3, 0.9}, {2.5, 4, 3}, {7, 3, 5}, {1.5, 0, 0.25}, {12, 12, 12}, {100.25, 0.125, 30}}
	var text strings.Builder
	text.WriteString("wargame: 1\nclock: {step: 1 week, length: 1 week}\noutcomes:\n")
	var want []float64
	var called []string
	for _, f := range builtin.Functions() {
		if (f.Group == builtin.Arithmetic) != (f.Value != nil) {
			t.Errorf("%s: group %d, value %v", f.Name, f.Group, f.Value != nil)
		}
		for _, args := range operands {
			if f.Value == nil {
				continue
			}
			if !f.Variadic {
				args = args[:len(f.Params)]
			}
			x := f.Value(args)
			if math.IsNaN(x) || math.IsInf(x, 0) {
				continue // a run refuses it
			}
			call := fmt.Sprintf("%s(%s)", f.Name, strings.Trim(strings.ReplaceAll(fmt.Sprint(args), " ", ", "), "[]"))
			fmt.Fprintf(&text, "  o%d: {value: \"%s\"}\n", len(want), call)
			want, called = append(want, x), append(called, call)
		}
	}
	if len(want) < 100 {
		t.Fatalf("only %d calls", len(want))
	}
	o := run(t, text.String(), sim.RunOptions{Seed: 1, Trials: 1})
	for i, x := range want {
		if got := o.Columns[0][i].Values[0]; math.Abs(got-x) > 1e-14*max(1, math.Abs(x)) {
			t.Errorf("%s is %v in a run, %v as a constant", called[i], got, x)
		}
	}
}
