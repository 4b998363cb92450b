package analysis

import "math"

// ranked is a column as ranks, those of ties in the middle: by trial twice how far a rank is from the mean of all, which is a whole number.
type ranked struct {
	twice []int32
	unit  float64 // by which these are ranks in units of their deviation
}

// newRanked is a column whose trials are ordered by value.
func newRanked(x []float64, order []int32) ranked {
	r := ranked{twice: make([]int32, len(x))}
	squares := 0
	for from := 0; from < len(x); {
		to := from + 1
		for to < len(x) && x[order[to]] == x[order[from]] {
			to++
		}
		d := from + to - len(x)
		for _, t := range order[from:to] {
			r.twice[t] = int32(d)
		}
		squares += d * d * (to - from)
		from = to
	}
	r.unit = math.Sqrt(float64(len(x)) / float64(squares))
	return r
}

// with is the correlation with another column.
func (r ranked) with(s ranked) float64 {
	sum := 0
	for t, d := range r.twice {
		sum += int(d) * int(s.twice[t])
	}
	return float64(sum) * r.unit * s.unit / float64(len(r.twice))
}

// weighted sets sum to that of some ranked columns in trials from..to, in units of their deviations, each with its weight.
func weighted(sum []float64, columns []ranked, from, to int, weight func(k int) float64) {
	clear(sum[:to-from])
	for k, c := range columns {
		w := weight(k) * c.unit
		for i, d := range c.twice[from:to] {
			sum[i] += float64(w * float64(d))
		}
	}
}
