package number

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestValuesToTheirErrors(t *testing.T) {
	for _, c := range []struct {
		x, se       float64
		value, also string
	}{
		{412.345, 2.13, "412.3", "2.1"},
		{1023.4, 12.3, "1,023", "12"},
		{1023.4, 123, "1,020", "120"},
		{-0.004, 0.5, "0.00", "0.50"},
		{0.0123456, 0.000996, "0.0123", "0.0010"},
		{0.0123456, 0.0000999, "0.01235", "0.00010"},
		{-1234567.8, 0.26, "-1,234,567.80", "0.26"},
		{26, 0, "26", "0"},
		{1.0 / 3, 0, "0.333333", "0"},
		{-6, 1e-17, "-6", "0.00000000000000001"},
		{3.21e-12, 1.4e-14, "3.210e-12", "1.4e-14"},
		{1.23456e34, 1.2e32, "1.235e34", "1.2e32"},
		{1.2e34, 1.2e32, "1.200e34", "1.2e32"},
		{3e15, 1.2e18, "0", "1.2e18"},
	} {
		if got := Estimate(c.x, &c.se); got != c.value {
			t.Errorf("%v ± %v: value %s, want %s", c.x, c.se, got, c.value)
		}
		if c.se > 1e-16 || c.se == 0 {
			if got := Estimate(c.se, &c.se); got != c.also {
				t.Errorf("%v ± %v: error %s, want %s", c.x, c.se, got, c.also)
			}
		}
	}
	if got := Estimate(1234, nil); got != "~1,000" {
		t.Errorf("without an error: %s", got)
	}
}

// The error has two significant digits, the value ends at the same place, and neither is more than half a unit of
// that place away.
func TestDigitsAreSupported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e6, 1e6).Draw(t, "x")
		se := math.Pow(10, rapid.Float64Range(-5, 4).Draw(t, "log se"))
		value, printed := Estimate(x, &se), Estimate(se, &se)
		place := Place(se, 2)
		digits := strings.TrimLeft(strings.Replace(strings.ReplaceAll(printed, ",", ""), ".", "", 1), "0")
		if place > 0 {
			digits = digits[:len(digits)-place]
		}
		if len(digits) != 2 {
			t.Fatalf("%v prints as %s", se, printed)
		}
		decimals := func(s string) int {
			_, d, _ := strings.Cut(s, ".")
			return len(d)
		}
		if decimals(value) != decimals(printed) {
			t.Fatalf("%s ± %s end at different places", value, printed)
		}
	})
}

func TestQuantilesToTheirIntervals(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		x, lo, hi float64
		want      string
	}{
		{412.345, 408, 417, "412"},
		{412.345, 412.2, 412.5, "412.3"},
		{412.345, 350, 460, "410"},
		{3, 3, 3, "3"},
		{412.345, -inf, 460, "~410"},
		{412.345, 400, inf, "~410"},
		{412.345, -inf, inf, "~400"},
		{0, -inf, inf, "~0"},
	} {
		if got := Quantile(c.x, c.lo, c.hi); got != c.want {
			t.Errorf("%v from %v to %v: %s, want %s", c.x, c.lo, c.hi, got, c.want)
		}
	}
}

func TestShares(t *testing.T) {
	for _, c := range []struct {
		p    float64
		n    int
		want string
	}{
		{0, 1000, "under 0.3%"},
		{0, 2000, "under 0.15%"},
		{0, 7, "under 43%"},
		{0, 2, "under 100%"},
		{1, 1000, "over 99.7%"},
		{1, 7, "over 57%"},
		{1, 2, "over 0%"},
		{0.5, 10_000, "50.0%"},
		{0.5, 100, "50%"},
		{0.0002, 10_000, "0.02%"},
		{0.76, 1000, "76%"},
	} {
		if got := Share(c.p, c.n); got != c.want {
			t.Errorf("%v of %d: %s, want %s", c.p, c.n, got, c.want)
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
