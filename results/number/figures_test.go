package number

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestValuesUnderEachOther(t *testing.T) {
	for _, c := range []struct {
		digits Digits
		values []float64
		want   string
	}{
		{0, []float64{5.845, 12.19, 8.17}, "5.8 12.2 8.2"},
		{0, []float64{3252.2, 3392.4}, "3,250 3,390"},
		{5, []float64{3252.2, 3392.4}, "3,252.2 3,392.4"},
		{0, []float64{53143.1}, "53,100"},
		{0, []float64{96.2963}, "96.3"},
		{0, []float64{3.6499999999999993e+04}, "36,500"},
		{0, []float64{0, 11, 2}, "0 11 2"},             // no decimals of which there is no need
		{0, []float64{0, 11, 2.5}, "0 11.0 2.5"},       // but in all where one has some
		{0, []float64{120, 34.2, 0.041}, "120 34 .04"}, // nothing that is something is 0
		{1, []float64{5.845, 12.19}, "6 10"},
		{0, []float64{105_432, 12_345, 123.4, 1.5, 0.32}, "105,000 12,300 123 2 0.3"},
		{17, []float64{0.1}, "0.10000000000000001"},
		{0, []float64{-0.0004, 0.5}, "-0.0004 0.5"},
		{0, []float64{math.Inf(1), 2.345}, "∞ 2.35"},
		{0, []float64{1e20, 3}, "1.00e20 3"},
		{0, []float64{0, 0}, "0 0"},
		{0, nil, ""},
	} {
		f := c.digits.Known(c.values...)
		var said []string
		for _, x := range c.values {
			said = append(said, f.Known(x))
		}
		if got := strings.Join(said, " "); got != strings.ReplaceAll(c.want, " .", " 0.") {
			t.Errorf("%d digits of %v: %s, want %s", c.digits, c.values, got, c.want)
		}
	}
}

// A value has the digits of its column, or fewer where its error supports fewer. The error stands where it reaches them.
func TestEstimates(t *testing.T) {
	for _, c := range []struct {
		largest, x, half float64
		value, err       string
	}{
		{412.345, 412.345, 4.2, "412", "4"},
		{412.345, 412.345, 0.2, "412", ""},
		{412.345, 412.345, 0.6, "412", "1"},
		{21000.4, 20998.4, 26, "21,000", ""},
		{21000.4, 20998.4, 1260, "21,000", "1,300"},
		{3392, 3252, 23.5, "3,250", "20"},
		{5, 345.678, 61.5, "346", "62"},
		{12.19, -0.04, 0.5, "0.0", "0.5"}, // which may well be nothing
		{12.19, -0.04, 0.01, "-0.04", ""},
		{5, 123456789, 0, "123,456,789", ""},
		{5, 26, 1e-17, "26", ""},
		{0, 0, 0.004, "0", ""},
	} {
		f := Digits(0).Figures(c.largest)
		if value, err := f.Estimate(c.x, &c.half); value != c.value || err != c.err {
			t.Errorf("%v ± %v: %s ± %s, want %s ± %s", c.x, c.half, value, err, c.value, c.err)
		}
	}
	if got, err := Digits(0).Figures(5).Estimate(1234, nil); got != "~1,000" || err != "" {
		t.Errorf("without an error: %s ± %s", got, err)
	}
}

// What is printed is within half of its last place of the value, has no more digits than asked, nor than its error
// supports, and the error ends where the value does.
func TestDigitsAreSupported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e6, 1e6).Draw(t, "x")
		half := math.Pow(10, rapid.Float64Range(-5, 4).Draw(t, "log half"))
		digits := Digits(rapid.IntRange(1, 17).Draw(t, "digits"))
		if x == 0 || Certain(x, half) {
			return
		}
		value, err := digits.Figures(x).Estimate(x, &half)
		decimals := func(s string) int {
			_, d, _ := strings.Cut(s, ".")
			return len(d)
		}
		if err != "" && decimals(value) != decimals(err) {
			t.Fatalf("%s ± %s end at different places", value, err)
		}
		significant := strings.TrimLeft(strings.NewReplacer(",", "", ".", "", "-", "").Replace(value), "0")
		if n := len(strings.TrimRight(significant, "0")); n > int(digits) {
			t.Fatalf("%v: %s has %d digits, want at most %d", x, value, n, digits)
		}
		if place := Place(half, 2); decimals(value) > max(0, -place) {
			t.Fatalf("%s: an error of %v supports no such digits", value, half)
		}
	})
}

// An interval that leaves out zero is printed so; one that holds it need not be finer for it.
func TestEnds(t *testing.T) {
	for _, c := range []struct {
		largest, lo, hi float64
		want            []string
	}{
		{140.2, 137.0, 143.4, []string{"137", "143"}},
		{12, 0.02, 0.09, []string{"0.02", "0.09"}},
		{12, -0.02, 0.09, []string{"0.0", "0.1"}},
		{12, -0.31, -0.004, []string{"-0.310", "-0.004"}},
		{500, 3.21, 3.21, []string{"3", "3"}},
		{5, -61.5, 61.4, []string{"-62", "61"}},
	} {
		lo, hi := Digits(0).Figures(c.largest).Ends(c.lo, c.hi)
		if got := []string{lo, hi}; !slices.Equal(got, c.want) {
			t.Errorf("%v to %v: %q, want %q", c.lo, c.hi, got, c.want)
		}
	}
}

func TestQuantilesToTheirIntervals(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		x, lo, hi float64
		want      string
	}{
		{412.345, 408, 417, "412"},
		{412.345, 412.2, 412.5, "412"},
		{412.345, 350, 460, "410"},
		{3, 3, 3, "3"},
		{96.2963, 96.2963, 96.2963, "96"},
		{412.345, -inf, 460, "~410"},
		{412.345, 400, inf, "~410"},
		{412.345, -inf, inf, "~400"},
		{0, -inf, inf, "~0"},
		{0, 0, 50, "0"},
		{0.04, 0.04, 0.04, "0.04"},
	} {
		if got := Digits(0).Figures(412.345).Quantile(c.x, c.lo, c.hi); got != c.want {
			t.Errorf("%v from %v to %v: %s, want %s", c.x, c.lo, c.hi, got, c.want)
		}
	}
}

// Of quantiles under each other none has more decimals than the least sure of them.
func TestQuantilesUnderEachOther(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		quantiles [][3]float64 // value, lo, hi
		want      string
	}{
		{[][3]float64{{3.17, 3.15, 3.19}, {2.72, 2.70, 2.74}, {2.1, 1.9, 2.3}}, "3.2 2.7 2.1"},
		{[][3]float64{{30.2, 28, 32}, {11.9, 11.8, 12.0}, {0.432, 0.43, 0.44}}, "30 12 0.4"},
		{[][3]float64{{412.345, 350, 460}, {12.5, 12.5, 12.5}}, "410 12"},
		{[][3]float64{{0, 0, 0}, {2.54, 2.53, 2.55}, {3.1, 3, inf}}, "0 2.54 ~3.1"},
	} {
		var values []float64
		for _, q := range c.quantiles {
			values = append(values, q[0])
		}
		f := Digits(0).Known(values...)
		for _, q := range c.quantiles {
			f = f.Beside(q[1], q[2])
		}
		var said []string
		for _, q := range c.quantiles {
			said = append(said, f.Quantile(q[0], q[1], q[2]))
		}
		if got := strings.Join(said, " "); got != c.want {
			t.Errorf("%v: %s, want %s", c.quantiles, got, c.want)
		}
	}
}
