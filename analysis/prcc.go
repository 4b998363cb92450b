package analysis

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// ranks are the factors as ranks, from their mean in units of their deviation, and what is left of each when the others are known.
type ranks struct {
	z       [][]float64 // by factor, then trial
	rest    [][]float64 // of z, by the others, over its mean square
	inverse *mat.SymDense
	refused string // why there are no partial correlations; empty: there are
}

// alike is over how large a condition number of the ranks' correlations some factor is known from the others.
const alike = 1e8

func newRanks(factors []Factor, workers int) *ranks {
	p := len(factors)
	if p == 0 {
		return &ranks{refused: "nothing varies"}
	}
	r := &ranks{z: make([][]float64, p), rest: make([][]float64, p)}
	if trials, least := len(factors[0].X), 10*(p+1); trials < least {
		r.refused = fmt.Sprintf("%d trials are too few for %d variables: run at least %d", trials, p, least)
		return r
	}
	atOnce(p, workers, func(j int) { r.z[j] = standardRanks(factors[j].X) })
	of := mat.NewSymDense(p, nil)
	atOnce(p, workers, func(i int) {
		for j := range i + 1 {
			of.SetSym(i, j, dot(r.z[i], r.z[j])/float64(len(r.z[i])))
		}
	})
	var chol mat.Cholesky
	if !chol.Factorize(of) || chol.Cond() > alike {
		r.refused = "a variable is known from the others, so that none is partial to it"
		return r
	}
	r.inverse = mat.NewSymDense(p, nil)
	if err := chol.InverseTo(r.inverse); err != nil {
		r.refused = err.Error()
		return r
	}
	atOnce(p, workers, func(j int) { r.rest[j] = weighted(r.z, func(k int) float64 { return r.inverse.At(j, k) }) })
	return r
}

// weighted is the sum of some columns, each with its weight.
func weighted(columns [][]float64, weight func(k int) float64) []float64 {
	sum := make([]float64, len(columns[0]))
	for k, column := range columns {
		w := weight(k)
		for t, v := range column {
			sum[t] += float64(w * v)
		}
	}
	return sum
}

// standardRanks are the ranks of values, those of ties in the middle, from their mean in units of their deviation.
func standardRanks(x []float64) []float64 {
	type placed struct {
		value float64
		trial int32
	}
	order := make([]placed, len(x))
	for t, v := range x {
		order[t] = placed{v, int32(t)}
	}
	slices.SortFunc(order, func(a, b placed) int {
		switch {
		case a.value < b.value:
			return -1
		case a.value > b.value:
			return 1
		}
		return int(a.trial - b.trial)
	})
	z := make([]float64, len(x))
	middle, squares := float64(len(x)-1)/2, 0.0
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && order[to].value == order[from].value {
			to++
		}
		d := float64(from+to-1)/2 - middle
		for _, o := range order[from:to] {
			z[o.trial] = d
		}
		squares += float64(d * d * float64(to-from))
		from = to
	}
	unit := math.Sqrt(float64(len(x)) / squares)
	for t := range z {
		z[t] *= unit
	}
	return z
}

// score is a target as ranks, by the ranks of the factors.
type score struct {
	*ranks
	slope []float64 // by factor, of the regression on all of them
	left  []float64 // what is left of the target, by trial, over its mean square; nil: nothing is
	noise float64   // mean square of what is left
}

func (r *ranks) score(y []float64) *score {
	s := &score{ranks: r}
	if r.refused != "" {
		return s
	}
	z := standardRanks(y)
	n := float64(len(y))
	with := make([]float64, len(r.z))
	for j := range with {
		with[j] = dot(r.z[j], z) / n
	}
	s.slope = make([]float64, len(with))
	s.noise = 1
	for j := range s.slope {
		for k, c := range with {
			s.slope[j] += float64(r.inverse.At(j, k) * c)
		}
		s.noise -= float64(s.slope[j] * with[j])
	}
	s.noise = max(s.noise, 1e-12) // ranks that are known from the factors have a partial correlation of 1
	s.left = weighted(r.z, func(k int) float64 { return -s.slope[k] / s.noise })
	for t, v := range z {
		s.left[t] += v / s.noise
	}
	return s
}

// partial is the partial rank correlation of factor j: that of what is left of its ranks and of the target's when the ranks of the
// other factors are known. Both come of the inverse of all correlations, which for a target is that of the factors' and its slopes.
func (e *explained) partial(j int) figure {
	s := e.score
	slope := s.slope[j]
	own, both := s.inverse.At(j, j)+float64(slope*slope)/s.noise, -slope/s.noise // of the factor, and of it with the target
	value := -both / math.Sqrt(own/s.noise)
	// The residuals on the other factors alone, by the inverse of the two-by-two block, in units of their deviation.
	det := own/s.noise - float64(both*both)
	sdX, sdY := math.Sqrt(1/s.noise/det), math.Sqrt(own/det)
	return e.figure(value, func(t int) float64 {
		v := s.left[t]
		u := s.rest[j][t] - float64(slope*v)
		x := (u/s.noise - float64(both*v)) / det / sdX
		y := (float64(own*v) - float64(both*u)) / det / sdY
		return float64(x*y) - value*(float64(x*x)+float64(y*y))/2
	})
}
