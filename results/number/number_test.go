package number

import (
	"math"
	"testing"
)

func TestGroup(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -999: "-999"} {
		if got := Group(n); got != want {
			t.Errorf("Group(%d) is %s, want %s", n, got, want)
		}
	}
}

func TestAbout(t *testing.T) {
	for n, want := range map[float64]string{31_400: "40,000", 40_000: "40,000", 11_200: "12,000", 100: "100", 101: "110", 7: "7", 1.5: "2", 1e8: "100,000,000"} {
		if got := About(n); got != want {
			t.Errorf("About(%v) is %s, want %s", n, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for n, want := range map[int][2]string{
		0: {"0 trials", "no trials"}, 1: {"1 trial", "1 trial"}, 2000: {"2,000 trials", "2,000 trials"},
	} {
		if got := [2]string{Plural(n, "trial"), PluralOrNo(n, "trial")}; got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestKnownNumbers(t *testing.T) {
	for _, c := range []struct {
		x                   float64
		figure, exact, full string
	}{
		{0, "0", "0", "0"},
		{math.Copysign(0, -1), "0", "0", "-0"},
		{1234567, "1,230,000", "1,234,570", "1.234567e+06"},
		{0.30004, "0.3", "0.30004", "0.30004"},
		{-52.71, "-52.7", "-52.71", "-52.71"},
		{0.000012345, "0.0000123", "1.2345e-05", "1.2345e-05"},
		{1.23456789e34, "1.23e34", "1.23457e34", "1.23456789e+34"},
		{-4e15, "-4e15", "-4e15", "-4e+15"},
		{999_999_999_999_999, "1e15", "1e15", "9.99999999999999e+14"},
		{123_456_789_012_345, "123,000,000,000,000", "123,457,000,000,000", "1.23456789012345e+14"},
		{math.Inf(1), "∞", "∞", "+Inf"},
		{math.NaN(), "undefined", "undefined", "NaN"},
	} {
		if got := Figure(c.x); got != c.figure {
			t.Errorf("Figure(%v) = %q, want %q", c.x, got, c.figure)
		}
		if got := Exact(c.x); got != c.exact {
			t.Errorf("Exact(%v) = %q, want %q", c.x, got, c.exact)
		}
		if got := Full(c.x); got != c.full {
			t.Errorf("Full(%v) = %q, want %q", c.x, got, c.full)
		}
	}
}

func TestFixed(t *testing.T) {
	check := func(x float64, want string) {
		t.Helper()
		if got := Fixed(x, Decimals([]float64{x})); got != want {
			t.Errorf("Fixed(%v) = %s, want %s", x, got, want)
		}
	}
	check(0, "0")
	check(7, "7")
	check(-1234567, "-1,234,567")
	check(1234.6, "1,235")
	check(0.12345, "0.1235")
	check(0.000012345, "0.000012")
	check(-0.00000001, "0.000000")
	check(1e20, "1e20")
	check(math.Inf(-1), "-∞")
	check(math.NaN(), "undefined")
}

// Values side by side have the decimals of the largest.
func TestDecimals(t *testing.T) {
	if got := Decimals([]float64{0.5, 123.4, math.Inf(1), math.NaN()}); got != 1 {
		t.Errorf("%d decimals, want 1", got)
	}
	for err, want := range map[float64]int{0.021: 3, 2.1: 1, 21: 0, 210: 0, 1e-12: 6} {
		if got := ErrorDecimals(err); got != want {
			t.Errorf("%d decimals for an error of %v, want %d", got, err, want)
		}
	}
}
