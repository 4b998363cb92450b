package number

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestShares(t *testing.T) {
	for _, c := range []struct {
		p      float64
		n      int
		digits Digits
		want   string
	}{
		{0, 1000, 0, "under 0.3%"},
		{0, 2000, 0, "under 0.15%"},
		{0, 7, 0, "under 43%"},
		{0, 2, 0, "0 of 2"},
		{1, 1000, 0, "over 99.7%"},
		{1, 10_000, 0, "over 99.9%"},
		{1, 10_000, 5, "over 99.97%"},
		{1, 7, 0, "over 57%"},
		{1, 4, 0, "over 25%"},
		{1, 3, 0, "3 of 3"},
		{1, 1, 0, "1 of 1"},
		{0.5, 10_000, 0, "50.0%"},
		{0.5, 100, 0, "50%"},
		{0.5, 10_000_000, 0, "50.0%"},
		{0.5, 10_000_000, 4, "50.00%"},
		{0.76, 1000, 0, "76%"},
		{0.006, 2000, 0, "1%"},
		{0.0002, 10_000, 0, "0.02%"},
		{0.99992, 10_000, 0, "over 99.9%"},
		{0.996, 300, 0, "over 99%"},
	} {
		if got := c.digits.Share(c.p, c.n); got != c.want {
			t.Errorf("%v of %d: %s, want %s", c.p, c.n, got, c.want)
		}
	}
}

// What some trials did, and others not, is neither 0 nor 100%.
func TestSharesOfSome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 1_000_000).Draw(t, "n")
		k := rapid.IntRange(1, n-1).Draw(t, "k")
		digits := Digits(rapid.IntRange(0, 17).Draw(t, "digits"))
		p := float64(k) / float64(n)
		half := 196 * p * (1 - p)
		for _, got := range []string{digits.Share(p, n), digits.Chances(100*p).Chance(100*p, &half)} {
			if strings.HasPrefix(got, "100") || nothing(strings.TrimSuffix(got, Percent)) || strings.HasPrefix(got, "over 0") {
				t.Fatalf("%d of %d: %s", k, n, got)
			}
		}
	})
}

func TestChances(t *testing.T) {
	for _, c := range []struct {
		largest, x, half float64
		want             string
	}{
		{43.46, 43.46, 0.97, "43.5%"},
		{43.46, 12.3, 12, "12%"},
		{91.584, 91.584, 0.17, "91.6%"},
		{91.584, 99.98, 0.02, "over 99.9%"},
		{91.584, 0.01, 0.03, "0.01%"},
		{99.98, 43.46, 0.97, "43.5%"},
		{0.0123, 0.0123, 0.003, "0.0123%"},
	} {
		if got := Digits(0).Chances(c.largest).Chance(c.x, &c.half); got != c.want {
			t.Errorf("%v ± %v: %s, want %s", c.x, c.half, got, c.want)
		}
	}
	if got := Digits(0).Chances(5).Chance(43.46, nil); got != "~40%" {
		t.Errorf("without an error: %s", got)
	}
}

func TestEndsOfChances(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		want   string
	}{
		{42.49, 44.43, "42.5 to 44.4"},
		{9.1, 16.5, "9.1 to 16.5"},
		{0, 0.3, "0.0 to 0.3"},
		{0.02, 0.31, "0.02 to 0.31"},
		{99.41, 99.984, "99.41 to 99.98"},
		{99.9, 100, "99.9 to 100.0"},
		{12, 80, "12 to 80"},
	} {
		lo, hi := Digits(0).Chances(50).ChanceEnds(c.lo, c.hi)
		if got := lo + " to " + hi; got != c.want {
			t.Errorf("%v to %v: %s, want %s", c.lo, c.hi, got, c.want)
		}
	}
}
