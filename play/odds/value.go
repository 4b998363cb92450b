package odds

import (
	"math"
	"slices"

	"wargame/sim"
)

// Value is what comes of a choice, in one outcome or objective. All is NaN where it counts in no world.
type Value struct {
	Mean    float64
	SE      float64 // its standard error: how far it is off because worlds are so few
	P5, P95 float64
	Counts  float64 // in this share of worlds it counts, by weight
	Change  Change  // from the first choice
}

// Change is by how much a mean differs between two choices in the same worlds, with the same luck, where both count.
type Change struct {
	Mean, SE float64
}

// value sums up a column, and how it differs from that of the first choice.
func (f *Filter) value(column, first sim.Standing, weights []float64) Value {
	counted := counting(column, weights)
	v := Value{P5: quantile(column.Values, counted, 0.05), P95: quantile(column.Values, counted, 0.95)}
	for _, w := range counted {
		v.Counts += w
	}
	v.Mean, v.SE = f.mean(column.Values, counted)
	both := counting(first, counted)
	differences := make([]float64, len(weights))
	for row, x := range column.Values {
		differences[row] = x - first.Values[row]
	}
	v.Change.Mean, v.Change.SE = f.mean(differences, both)
	return v
}

// counting are weights where a column counts, and 0 elsewhere.
func counting(column sim.Standing, weights []float64) []float64 {
	counted := make([]float64, len(weights))
	for row, w := range weights {
		if column.Known.Has(row) && (column.Given == nil || column.Given.Has(row)) {
			counted[row] = w
		}
	}
	return counted
}

// mean is a weighted mean and its standard error, in which copies of a world are one: the root of Σ(Σw(x-mean))², the sum within over
// the copies, of weights that sum to 1.
func (f *Filter) mean(x, weights []float64) (mean, se float64) {
	sum := 0.0
	for row, w := range weights {
		if w > 0 {
			mean += float64(w * x[row])
			sum += w
		}
	}
	if sum == 0 {
		return math.NaN(), math.NaN()
	}
	mean /= sum
	off := make([]float64, len(x))
	for row, w := range weights {
		if w > 0 {
			off[row] = float64(w / sum * (x[row] - mean))
		}
	}
	for _, d := range f.byOrigin(off) {
		se += float64(d * d)
	}
	return mean, math.Sqrt(se)
}

// spread is the weighted standard deviation.
func spread(x, weights []float64) float64 {
	mean, squares := 0.0, 0.0
	for row, w := range weights {
		if w > 0 {
			mean += float64(w * x[row])
		}
	}
	for row, w := range weights {
		if d := x[row] - mean; w > 0 {
			squares += float64(w * float64(d*d))
		}
	}
	return math.Sqrt(squares)
}

// quantile is the least value that so much of the weight does not exceed.
func quantile(x, weights []float64, p float64) float64 {
	var rows []int
	total := 0.0
	for row, w := range weights {
		if w > 0 {
			rows = append(rows, row)
			total += w
		}
	}
	if rows == nil {
		return math.NaN()
	}
	slices.SortFunc(rows, func(a, b int) int {
		switch {
		case x[a] < x[b]:
			return -1
		case x[a] > x[b]:
			return 1
		}
		return a - b
	})
	sum := 0.0
	for _, row := range rows {
		if sum += weights[row]; sum >= float64(p*total) {
			return x[row]
		}
	}
	return x[rows[len(rows)-1]]
}
