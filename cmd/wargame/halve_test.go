package main

import (
	"slices"
	"testing"

	"wargame/results"
)

// Chances and shares are shown as percentages, other numbers as they are.
func TestShiftRow(t *testing.T) {
	mean, halved, by, half := 0.25, 0.5, 0.25, 0.125
	for _, c := range []struct {
		unit, kind string
		want       []string
	}{
		{"", results.Chance, []string{"pause", "25.00%", "50.00%", "25.00%", "12.50%", "shifts"}},
		{"%", results.Number, []string{"pause", "25.00", "50.00", "25.00", "12.50", "shifts"}},
		{"km", results.Number, []string{"pause", "0.2500", "0.5000", "0.2500", "0.1250", "shifts"}},
	} {
		x := results.Shift{Policy: "pause", Unit: c.unit, Kind: c.kind, Mean: &mean, Halved: &halved, Shift: &by, Error: &half, Shifts: true}
		if got := shiftRow(x); !slices.Equal(got, c.want) {
			t.Errorf("%s in %q: %q, want %q", c.kind, c.unit, got, c.want)
		}
	}
	want := []string{"pause", "no trial counts", "no trial counts", "no trial counts", "no trial counts", ""}
	if got := shiftRow(results.Shift{Policy: "pause", Kind: results.Number}); !slices.Equal(got, want) {
		t.Errorf("of no trials: %q", got)
	}
}
