package main

import (
	"math"
	"slices"

	"wargame/results/stats"
)

// place says where an observation lies: in the range from the 5th to the 95th percentile, or on which side of it.
type place string

const (
	inside place = "in"
	below  place = "below"
	above  place = "above"
)

// band is the range of a column of trials.
type band struct{ p5, p50, p95 float64 }

func bandOf(column []float64) band {
	q := stats.Of(column).Quantiles(len(column), []float64{0.05, 0.5, 0.95})
	return band{q[0].Value, q[1].Value, q[2].Value}
}

// place is where y lies.
func (b band) place(y float64) place {
	switch {
	case y < b.p5:
		return below
	case y > b.p95:
		return above
	}
	return inside
}

// crps is the continuous ranked probability score of a forecast, given as equally likely values, for what came: the
// mean distance of the values from it, less half the mean distance between two of them. It is in the unit of y,
// smaller is better, and that of a single value is its distance from y. Gneiting and Raftery, J. Amer. Stat. Assoc.
// 102 (2007) 359, equation 21.
func crps(forecast []float64, y float64) float64 {
	x := slices.Sorted(slices.Values(forecast))
	n := float64(len(x))
	away, apart := 0.0, 0.0
	for i, v := range x {
		away += math.Abs(v - y)
		apart += (2*float64(i) + 1 - n) * v
	}
	return away/n - apart/(n*n)
}

// score is how a forecast did over the periods that it covers, beside two that need no model.
type score struct {
	periods, below, above int
	crps                  float64 // mean over the periods, like the others
	naive                 float64 // of the mean of the last four periods before the date
	repeat                float64 // of all periods before the date that are shown, each as likely as another
}

func (s score) inside() int { return s.periods - s.below - s.above }

// scoreOf scores a column of trials for each of the periods that came.
func scoreOf(columns [][]float64, came, before []float64) score {
	s := score{periods: len(columns)}
	for i, column := range columns {
		y := came[i]
		switch bandOf(column).place(y) {
		case below:
			s.below++
		case above:
			s.above++
		}
		n := float64(len(columns))
		s.crps += crps(column, y) / n
		s.naive += math.Abs(lastFour(before)-y) / n
		s.repeat += crps(before, y) / n
	}
	return s
}

// lastFour is the naive forecast: the mean of the last four periods.
func lastFour(before []float64) float64 {
	return stats.Of(before[len(before)-4:]).Mean()
}
