package number

import (
	"math"
	"testing"
)

// knownOf is what the figures of known values are, by trying all of the values at each place.
func knownOf(d Digits, values []float64) Figures {
	f := d.Figures(values...)
	for ; f.place < 0; f.place++ {
		for _, x := range values {
			if text := rounded(x, f.place); text[len(text)-1] != '0' {
				return f
			}
		}
	}
	return f
}

// Gathered value by value, figures are those of the values together, whatever their order.
func TestRange(t *testing.T) {
	lists := [][]float64{
		{}, {0}, {1, 2, 3}, {0.5}, {0.25, 0.5}, {0.001, 1000}, {1000, 0.001}, {9.4, 9.5, 9.96, 9.996, 10}, {0.1, 0.2, 0.30000000000000004},
		{1e-7, 2e-7}, {1e-10, 1}, {1e-300}, {5e-324, 1e-323}, {1e34, 0.5}, {math.NaN(), 0.5}, {0.5, math.Inf(1)}, {-0.125, 3}, {99.94, 99.96}, {0.0996, 0.0999},
	}
	x := 1e-9
	var rising []float64
	for range 200 {
		rising = append(rising, x, -math.Round(x), x/3)
		x *= 1.37
	}
	lists = append(lists, rising, rising[:100], rising[:50])
	for _, values := range lists {
		for _, d := range []Digits{0, 1, 2, 5, 17} {
			r := d.Range()
			for _, x := range values {
				r.Add(x)
			}
			if got, want := r.Known(), knownOf(d, values); got != want {
				t.Errorf("%v in %d digits: %+v, want %+v", values[:min(8, len(values))], d, got, want)
			}
		}
	}
}
