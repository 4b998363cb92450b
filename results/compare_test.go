package results

import (
	"math"
	"slices"
	"strings"
	"testing"

	"wargame/scenario"
)

// compared is the report on a policy whose trial-by-trial difference from the baseline is d, and whether it is clearly the
// best of the two.
func compared(t *testing.T, d []float64) (out OutcomeReport, clear bool) {
	t.Helper()
	base := column(len(d), 9, func(_ int, _, z float64) float64 { return math.Round(1000 * z) })
	x := slices.Clone(base)
	for i := range x {
		x[i] += d[i]
	}
	r := newReport(t, made([]*scenario.Outcome{numberOutcome(scenario.Higher)}, [][]float64{base, x}))
	return r.Policies[1].Outcomes[0], r.Policies[1].Outcomes[0].Score.Best && !r.Policies[0].Outcomes[0].Score.Best
}

func TestVerdicts(t *testing.T) {
	n := 10_000
	for _, c := range []struct {
		name    string
		d       []float64
		verdict Verdict
		code    string
		next    string // what the caution says to do
		clear   bool
	}{
		{"settled", column(n, 1, func(_ int, _, z float64) float64 { return 1 + z }), Settled, "", "", true},
		{"same", constant(n, 0), Same, "", "", false},
		// mean 1, sd 100, 10,000 trials: se 1; (2.8016 * 100)^2 = 78,490 trials for a difference of just 1
		{"open", alternating(n, 101, -99), Open, "open", "about 80,000 trials would settle a difference of this size", false},
		{"hopeless", alternating(n, 100, -99.99), NoneSeen, "none-seen", "treat the two as equal", false},
		{"49 differ", column(n, 1, func(t int, _, _ float64) float64 { return is(t < 49) }), Carried, "few-differ", "better, but only 49 of 10,000 trials differ; about 11,000 trials would give 50", true},
		{"49 differ, either way", column(n, 1, func(t int, _, _ float64) float64 { return is(t < 25) - is(t >= n-24) }), Open, "few-differ", "not settled: only 49", false},
		{"50 differ", column(n, 1, func(t int, _, _ float64) float64 { return is(t%200 == 0) }), Carried, "skewed", "better, but a few extreme trials carry it; about 20,000 trials would do", true},
		{"10 huge", column(n, 1, func(t int, _, z float64) float64 { return z - 1 - 1e6*is(t < 10) }), Carried, "skewed", "worse, but a few extreme trials carry it", false},
		{"3 huge", column(n, 1, func(t int, _, z float64) float64 { return z + 1e6*is(t < 3) }), Open, "skewed", "not settled: a few extreme trials carry it; about", false},
	} {
		got, clear := compared(t, c.d)
		if got.VsBaseline.Verdict != c.verdict || clear != c.clear {
			t.Errorf("%s: verdict %d, clear %v; %+v", c.name, got.VsBaseline.Verdict, clear, *got.VsBaseline)
		}
		var said []Warning
		for _, w := range got.Warnings {
			if w.Code != "heavy-tail" { // of the outcome itself
				said = append(said, w)
			}
		}
		if c.code == "" {
			if len(said) > 0 {
				t.Errorf("%s: says %v", c.name, said)
			}
			continue
		}
		if len(said) != 1 || said[0].Code != c.code || !strings.Contains(said[0].Text, c.next) {
			t.Errorf("%s: says %q, want %s: %s", c.name, said, c.code, c.next)
		}
	}
}

func alternating(n int, odd, even float64) []float64 {
	return column(n, 1, func(t int, _, _ float64) float64 {
		if t%2 == 1 {
			return odd
		}
		return even
	})
}

func TestNoDifferenceSeenSaysHowSmall(t *testing.T) {
	got, _ := compared(t, alternating(10_000, 100, -99.99))
	v := got.VsBaseline
	if want := max(-*v.Lo, *v.Hi); v.Under != want || want < 1.9 {
		t.Errorf("under %v, want %v", v.Under, want)
	}
}

// A difference that is the same in every trial but for rounding is settled, not skewed.
func TestRoundingIsNoTail(t *testing.T) {
	n := 1000
	base := column(n, 1, func(_ int, u, _ float64) float64 { return u })
	x := slices.Clone(base)
	for i := range x {
		x[i] -= 0.1
	}
	r := newReport(t, made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, [][]float64{base, x}))
	if v := r.Policies[1].Outcomes[0].VsBaseline; v.Verdict != Settled {
		t.Errorf("%+v", v)
	}
}

func TestCautionsOfAnOutcome(t *testing.T) {
	n := 1000
	for _, c := range []struct {
		name string
		q    *scenario.Outcome
		x    []float64
		code string
		next string
	}{
		{"never seen", chanceOutcome(scenario.Unsaid), constant(n, 0), "no-event", "under 3/1,000; run more trials"},
		{"always seen", chanceOutcome(scenario.Unsaid), constant(n, 1), "always", "under 3/1,000; run more trials"},
		{"a tail", numberOutcome(scenario.Unsaid), column(n, 1, func(t int, _, _ float64) float64 { return is(t == 0) }), "heavy-tail", "about 100,000 trials"},
	} {
		got := newReport(t, made([]*scenario.Outcome{c.q}, [][]float64{c.x})).Policies[0].Outcomes[0].Warnings
		if len(got) != 1 || got[0].Code != c.code || !strings.Contains(got[0].Text, c.next) {
			t.Errorf("%s: says %q, want %s: %s", c.name, got, c.code, c.next)
		}
	}
}

// Where an event happens in nearly every trial under one policy and in none under the other, the few trials that do not differ
// are no tail that carries the difference.
func TestSureDifferenceOfAChanceIsSettled(t *testing.T) {
	n := 10_000
	never := constant(n, 0)
	sure := column(n, 1, func(t int, _, _ float64) float64 { return is(t%120 != 0) })
	r := newReport(t, made([]*scenario.Outcome{chanceOutcome(scenario.Higher)}, [][]float64{never, sure}))
	if v := r.Policies[1].Outcomes[0].VsBaseline; v.Verdict != Settled {
		t.Errorf("%+v", v)
	}
}
