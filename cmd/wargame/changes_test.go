package main

import (
	"testing"

	"wargame/results"
	"wargame/scenario"
)

func TestVerdict(t *testing.T) {
	change := func(by, se float64, v results.Verdict) results.Comparison {
		return results.Comparison{Mean: by, SE: &se, Verdict: v}
	}
	up, down, little := change(2, 0.5, results.Settled), change(-2, 0.5, results.Settled), change(2, 1.5, results.Open)
	check := func(c results.Comparison, better scenario.Better, want string) {
		t.Helper()
		if got := verdict(c, better); got != want {
			t.Errorf("verdict(%+v, %v) = %q, want %q", c, better, got, want)
		}
	}
	check(up, scenario.Higher, "better")
	check(down, scenario.Higher, "worse")
	check(up, scenario.Lower, "worse")
	check(down, scenario.Lower, "better")
	check(up, scenario.Unsaid, "more")
	check(down, scenario.Unsaid, "less")
	check(little, scenario.Higher, "open")
	rounding := change(1e-6, 0, results.Settled)
	rounding.Base = 1e6
	check(rounding, scenario.Higher, "open")
}
