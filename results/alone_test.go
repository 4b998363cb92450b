package results

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/scenario"
	"wargame/sim"
)

// Alone and Between say of a column, and of its difference from the baseline, what a report says of them.
func TestAloneAndBetweenAreAsReported(t *testing.T) {
	noise := func(shift float64) func(int, float64, float64) float64 {
		return func(_ int, _, z float64) float64 { return z + shift }
	}
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower)},
		[][]float64{column(1_000, 1, noise(0)), column(1_000, 2, noise(0.2))})
	report := newReport(t, o)
	alone := Alone(o, 1, 0)
	reported := report.Policies[1].Outcomes[0]
	if diff := cmp.Diff([]any{reported.Mean, reported.Lo, reported.Hi, reported.Quantiles}, []any{alone.Mean, alone.Lo, alone.Hi, alone.Quantiles}); diff != "" {
		t.Error(diff)
	}
	if alone.VsBaseline != nil || alone.Regret != nil || alone.Score != (Score{}) {
		t.Errorf("alone it is compared: %+v", alone)
	}
	first, second := *o, *o
	first.Policies, first.Columns, second.Policies, second.Columns = o.Policies[:1], [][]sim.Column{o.Columns[0]}, o.Policies[1:], [][]sim.Column{o.Columns[1]}
	between, ok := Between(&second, &first, 0, 0, 1)
	if diff := cmp.Diff(*reported.VsBaseline, between); !ok || diff != "" {
		t.Error(diff)
	}
	of10, _ := Between(&second, &first, 0, 0, 10)
	if of10.Mean != between.Mean || !(*of10.Lo < *between.Lo) {
		t.Errorf("of ten comparisons the interval begins at %g, of one at %g", *of10.Lo, *between.Lo)
	}
}
