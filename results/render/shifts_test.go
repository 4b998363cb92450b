package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/results"
	"wargame/results/table"
)

// Chances and shares are shown in percent, and what they shift by in points; other numbers as they are.
func TestShiftCells(t *testing.T) {
	mean, halved, by, half, sd, halvedSD := 0.25, 0.5, 0.25, 0.125, 0.75, 0.375
	for _, c := range []struct {
		unit string
		kind results.Kind
		want []string
	}{
		{"", results.Chance, []string{"pause", "25.0%", "50.0%", "+25 points", "12 points", "shifts"}},
		{"%", results.Number, []string{"pause", "25.0", "50.0", "+25 points", "12 points", "75.0", "37.5", "both"}},
		{"km", results.Number, []string{"pause", "0.250", "0.500", "+0.25", "0.12", "0.750", "0.375", "both"}},
	} {
		x := results.Shift{Policy: "pause", Unit: c.unit, Kind: c.kind, Mean: &mean, Halved: &halved, Shift: &by, Error: &half, Shifts: true}
		if c.kind == results.Number {
			x.SD, x.HalvedSD, x.Spreads = &sd, &halvedSD, true
		}
		if got := texts(shiftTable([]results.Shift{x})); !slices.Equal(got[0], c.want) {
			t.Errorf("%s in %q: %q, want %q", c.kind, c.unit, got, c.want)
		}
	}
	want := []string{"pause", "no trial counts", "no trial counts", "no trial counts", "no trial counts", "no trial counts", "no trial counts", ""}
	if got := texts(shiftTable([]results.Shift{{Policy: "pause", Kind: results.Number}})); !slices.Equal(got[0], want) {
		t.Errorf("of no trials: %q", got)
	}
}

// Shifts are told outcome by outcome, with what follows from them.
func TestShifts(t *testing.T) {
	mean, halved, by, half, sd, halvedSD := 12.0, 14.0, 2.0, 0.5, 3.0, 4.0
	shift := results.Shift{Outcome: "left", Unit: "shells", Policy: "pause", Mean: &mean, Halved: &halved, Shift: &by, Error: &half, Kind: results.Number, Shifts: true, SD: &sd, HalvedSD: &halvedSD}
	still := shift
	still.Outcome, still.Shifts = "shells", false
	wider := still
	wider.Spreads = true
	var out strings.Builder
	if err := Shifts(&out, []results.Shift{shift, wider}, nil, table.Style{Width: 80}); err != nil {
		t.Fatal(err)
	}
	want := `
left (shells)
policy  at the step  at half  shift  ± 95%    sd  at half
─────────────────────────────────────────────────────────────────
pause          12.0     14.0  +2.00   0.50  3.00     4.00  shifts

shells
policy  at the step  at half  shift  ± 95%    sd  at half
──────────────────────────────────────────────────────────────────
pause          12.0     14.0  +2.00   0.50  3.00     4.00  spreads

1 of 2 shift by more than their error when the step is halved: a shorter step
would change them. (One in twenty of the others seems to shift by chance; try
another --seed.)
1 of 2 spread more or less (sd: standard deviation over trials). By much, it is
noise that is drawn at each step in a rate: divide it by sqrt(dt).
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
	out.Reset()
	if err := Shifts(&out, []results.Shift{still}, nil, table.Style{Width: 80}); err != nil || !strings.HasSuffix(out.String(), "\nfar it spreads (sd: standard deviation over trials).\n") {
		t.Errorf("%v, %q", err, out.String())
	}
}

// What is said of rk4 follows from what was measured.
func TestAdvice(t *testing.T) {
	for want, u := range map[string]results.UnderRK4{
		"cannot be tried: shells: the stock comes to -3": {Refused: "shells: the stock comes to -3"},
		"another method is no help":                      {Shifted: 2},
		"rk4 1 of the 2 that shift":                      {Shifted: 2, Helped: 1},
	} {
		if got := advice(&u); !strings.Contains(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
