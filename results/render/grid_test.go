package render

import (
	"testing"

	"wargame/results"
)

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

// What a measure multiplies is multiplied with its error.
func TestMeasuredValues(t *testing.T) {
	for _, c := range []struct {
		m           measure
		x, se       float64
		value, also string
	}{
		{measure{factor: 1e-3}, 2405912, 8993, "2,405.9", "9.0"},
		{measure{factor: 100}, 0.50149, 0.0022, "50.15", "0.22"},
	} {
		if got := c.m.value(c.x, &c.se); got != c.value {
			t.Errorf("%v ± %v: value %s, want %s", c.x, c.se, got, c.value)
		}
		if got := c.m.value(c.se, &c.se); got != c.also {
			t.Errorf("%v ± %v: error %s, want %s", c.x, c.se, got, c.also)
		}
	}
	if got := (measure{factor: 100}).quantile(results.Quantile{Value: 0.51234, Lo: 0.51, Hi: 0.515}); got != "51.2" {
		t.Errorf("quantile %s", got)
	}
}
