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
		head          string
		factor        float64
	}{
		{"km2", []float64{400, 500}, []float64{2, 3}, "km2", 1},
		{"shells", []float64{53_143, 500}, []float64{230, 3}, "shells", 1},
		{"shells", []float64{999_999, 500}, []float64{230, 3}, "shells", 1},
		{"shells", []float64{2.4e6, 12}, []float64{12_000, 1}, "million shells", 1e-6},
		{"shells", []float64{-2.4e6}, []float64{120_000}, "million shells", 1e-6},
		{"shells", []float64{2.4e6, 123456789}, []float64{12_000, 0}, "shells", 1}, // which is certain, and said in full
		{"EUR", []float64{2.4e11}, []float64{3e9}, "billion EUR", 1e-9},
		{"", []float64{2.4e11}, []float64{3e9}, "billion", 1e-9},
		{"EUR", []float64{2.4e34}, []float64{3e9}, "EUR", 1}, // of which nobody has a word
		{"%", []float64{0.5}, []float64{0.001}, "%", 100},
	} {
		b := block(c.unit, c.means, c.errors)
		if b.measure.Unit != c.head || b.measure.Factor != c.factor {
			t.Errorf("%v %s ± %v: %+v", c.means, c.unit, c.errors, b.measure)
		}
	}
}
