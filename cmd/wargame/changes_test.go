package main

import (
	"math"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// Trials are compared one by one: a shift that is the same in each has no error, however much they scatter. Where a
// trial does not count, only the means can be compared.
func TestDiffer(t *testing.T) {
	column := func(given sim.Bits, values ...float64) sim.Column { return sim.Column{Values: values, Given: given} }
	check := func(before, after sim.Column, by, err float64, same bool) {
		t.Helper()
		d, ok := differ(before, after)
		if !ok || math.Abs(d.by-by) > 1e-12 || math.Abs(d.err-err) > 1e-12 || d.same != same {
			t.Errorf("differ(%v, %v) = %+v, %v; want by %v, err %v, same %v", before, after, d, ok, by, err, same)
		}
	}
	check(column(nil, 1, 100), column(nil, 2, 101), 1, 0, false)
	check(column(nil, 1, 100), column(nil, 1, 100), 0, 0, true)
	check(column(nil, 0, 0), column(nil, 1, 3), 2, 1.96, false) // sd of 1 and 3 is sqrt(2), of the mean 1
	check(column(sim.Bits{7}, 0, 2, 4), column(sim.Bits{3}, 1, 3, 9), 0, 1.96*math.Hypot(2/math.Sqrt(3), 1), false)
	if _, ok := differ(column(sim.Bits{1}, 0, 2), column(nil, 1, 3)); ok {
		t.Error("one trial can be compared")
	}
}

func TestVerdict(t *testing.T) {
	up, down, little := difference{by: 2, err: 1}, difference{by: -2, err: 1}, difference{by: 2, err: 3}
	check := func(d difference, better scenario.Better, want string) {
		t.Helper()
		if got := verdict(d, better); got != want {
			t.Errorf("verdict(%+v, %v) = %q, want %q", d, better, got, want)
		}
	}
	check(up, scenario.Higher, "better")
	check(down, scenario.Higher, "worse")
	check(up, scenario.Lower, "worse")
	check(down, scenario.Lower, "better")
	check(up, scenario.Unsaid, "more")
	check(down, scenario.Unsaid, "less")
	check(little, scenario.Higher, "open")
	check(difference{before: 1e6, by: 1e-6}, scenario.Higher, "open") // rounding
}
