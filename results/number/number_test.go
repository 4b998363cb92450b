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
		{1234567, "1,230,000", "1,234,567", "1.234567e+06"},
		{0.30004, "0.3", "0.30004", "0.30004"},
		{-52.71, "-52.7", "-52.71", "-52.71"},
		{0.000012345, "0.0000123", "0.000012345", "1.2345e-05"},
		{123456789, "123,000,000", "123,456,789", "1.23456789e+08"},
		{99999.99, "100,000", "99,999.99", "99999.99"},
		{1.0 / 3, "0.333", "0.333333", "0.3333333333333333"},
		{1234567 + 1.0/3, "1,230,000", "1,234,567", "1.2345673333333333e+06"},
		{0.30000000000000004, "0.3", "0.3", "0.30000000000000004"},
		{1.23456789e34, "1.23e34", "1.23456789e34", "1.23456789e+34"},
		{-4e15, "-4e15", "-4e15", "-4e+15"},
		{999_999_999_999_999, "1e15", "999,999,999,999,999", "9.99999999999999e+14"},
		{-3.2109e-9, "-3.21e-09", "-3.2109e-09", "-3.2109e-09"},
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

func TestSigned(t *testing.T) {
	for in, want := range map[string]string{"1.5": "+1.5", "-1.5": "-1.5", "0.00": "0.00", "0": "0", "1,000": "+1,000"} {
		if got := Signed(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
