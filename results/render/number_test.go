package render

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wargame/results"
)

func TestValuesToTheirErrors(t *testing.T) {
	for _, c := range []struct {
		m           measure
		x, se       float64
		value, also string
	}{
		{measure{factor: 1}, 412.345, 2.13, "412.3", "2.1"},
		{measure{factor: 1}, 1023.4, 12.3, "1,023", "12"},
		{measure{factor: 1}, 1023.4, 123, "1,020", "120"},
		{measure{factor: 1}, -0.004, 0.5, "0.00", "0.50"},
		{measure{factor: 1}, 0.0123456, 0.000996, "0.0123", "0.0010"},
		{measure{factor: 1}, 0.0123456, 0.0000999, "0.01235", "0.00010"},
		{measure{factor: 1}, -1234567.8, 0.26, "-1,234,567.80", "0.26"},
		{measure{factor: 1e-3}, 2405912, 8993, "2,405.9", "9.0"},
		{measure{factor: 100}, 0.50149, 0.0022, "50.15", "0.22"},
		{measure{factor: 1}, 26, 0, "26", "0"},
		{measure{factor: 1}, 1.0 / 3, 0, "0.333333", "0"},
		{measure{factor: 1}, -6, 1e-17, "-6", "0.00000000000000001"},
		{measure{factor: 1}, 3.21e-12, 1.4e-14, "3.210e-12", "1.4e-14"},
	} {
		if got := c.m.value(c.x, &c.se); got != c.value {
			t.Errorf("%v ± %v: value %s, want %s", c.x, c.se, got, c.value)
		}
		if c.se > 1e-16 || c.se == 0 {
			if got := c.m.value(c.se, &c.se); got != c.also {
				t.Errorf("%v ± %v: error %s, want %s", c.x, c.se, got, c.also)
			}
		}
	}
	if got := (measure{factor: 1}).value(1234, nil); got != "~1,000" {
		t.Errorf("without an error: %s", got)
	}
}

// The error has two significant digits, the value ends at the same place, and neither is more than half a unit of
// that place away.
func TestDigitsAreSupported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e6, 1e6).Draw(t, "x")
		se := math.Pow(10, rapid.Float64Range(-5, 4).Draw(t, "log se"))
		m := measure{factor: 1}
		value, printed := m.value(x, &se), m.value(se, &se)
		place := placeOf(se, 2)
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
	m := measure{factor: 1}
	for _, c := range []struct {
		q    results.Quantile
		want string
	}{
		{results.Quantile{Value: 412.345, Lo: 408, Hi: 417}, "412"},
		{results.Quantile{Value: 412.345, Lo: 412.2, Hi: 412.5}, "412.3"},
		{results.Quantile{Value: 412.345, Lo: 350, Hi: 460}, "410"},
		{results.Quantile{Value: 3, Lo: 3, Hi: 3}, "3"},
		{results.Quantile{Value: 412.345, Lo: -inf, Hi: 460}, "~410"},
		{results.Quantile{Value: 412.345, Lo: 400, Hi: inf}, "~410"},
		{results.Quantile{Value: 412.345, Lo: -inf, Hi: inf}, "~400"},
		{results.Quantile{Value: 0, Lo: -inf, Hi: inf}, "~0"},
	} {
		if got := m.quantile(c.q); got != c.want {
			t.Errorf("%+v: %s, want %s", c.q, got, c.want)
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
		if got := share(c.p, c.n); got != c.want {
			t.Errorf("%v of %d: %s, want %s", c.p, c.n, got, c.want)
		}
	}
}

func TestSigned(t *testing.T) {
	for in, want := range map[string]string{"1.5": "+1.5", "-1.5": "-1.5", "0.00": "0.00", "0": "0", "1,000": "+1,000"} {
		if got := signed(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestMeasures(t *testing.T) {
	block := func(unit string, means, errors []float64) *block {
		b := &block{kind: results.Number}
		for i := range means {
			b.rows = append(b.rows, row{outcome: &results.OutcomeReport{Unit: unit, Mean: &means[i], SE: &errors[i]}})
		}
		b.measure = b.measured(unit)
		return b
	}
	for _, c := range []struct {
		unit          string
		means, errors []float64
		word          string
		factor        float64
	}{
		{"km2", []float64{400, 500}, []float64{2, 3}, "", 1},
		{"shells", []float64{12_345, 500}, []float64{2, 3}, "", 1},              // every digit is supported
		{"shells", []float64{5_300, 500}, []float64{230, 3}, "", 1},             // too small to gain
		{"shells", []float64{12_345, 500}, []float64{230, 3}, "thousand", 1e-3}, // to tens
		{"shells", []float64{2.4e6}, []float64{12_000}, "thousand", 1e-3},
		{"shells", []float64{-2.4e6}, []float64{120_000}, "million", 1e-6},
		{"EUR", []float64{2.4e11}, []float64{3e9}, "billion", 1e-9},
		{"%", []float64{0.5}, []float64{0.001}, "", 100},
	} {
		b := block(c.unit, c.means, c.errors)
		if b.measure.word != c.word || b.measure.factor != c.factor {
			t.Errorf("%v %s ± %v: %+v", c.means, c.unit, c.errors, b.measure)
		}
	}
}
