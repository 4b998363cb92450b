package analysis

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// ranks are the factors as ranks, and what is left of each when the others are known.
type ranks struct {
	factors []ranked
	starts  []int         // of batches
	inverse *mat.SymDense // of their correlations
	rest    []sums        // by factor: squares of what is left of it, by the others, over its mean square
	refused string        // why there are no partial correlations; empty: there are
}

// alike is over how large a condition number of the ranks' correlations some factor is known from the others.
const alike = 1e8

func newRanks(factors []ranked, starts []int, workers int) *ranks {
	r, p := &ranks{factors: factors, starts: starts}, len(factors)
	if p == 0 {
		r.refused = "nothing varies"
		return r
	}
	if trials, least := len(factors[0].twice), 10*(p+1); trials < least {
		r.refused = fmt.Sprintf("%d trials are too few for %d variables: run at least %d", trials, p, least)
		return r
	}
	of := mat.NewSymDense(p, nil)
	atOnce(p, workers, func(i int) {
		for j := range i + 1 {
			of.SetSym(i, j, factors[i].with(factors[j]))
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
	r.rest = make([]sums, p)
	for j := range r.rest {
		r.rest[j] = make(sums, len(starts)-1)
	}
	r.byBatch(workers, func(b, from, to int, room []float64) {
		for j := range r.rest {
			weighted(room, factors, from, to, func(k int) float64 { return r.inverse.At(j, k) })
			r.rest[j][b] = squares(room)
		}
	})
	return r
}

// byBatch does something with the trials from..to of each batch, with room for a value of each.
func (r *ranks) byBatch(workers int, do func(b, from, to int, room []float64)) {
	longest := 0
	for b, from := range r.starts[:len(r.starts)-1] {
		longest = max(longest, r.starts[b+1]-from)
	}
	room := func() []float64 { return make([]float64, longest) }
	atOnceWith(len(r.starts)-1, workers, room, func(room []float64, b int) {
		from, to := r.starts[b], r.starts[b+1]
		do(b, from, to, room[:to-from])
	})
}

func squares(x []float64) float64 { return dot(x, x) }

// score is a target as ranks, by the ranks of the factors.
type score struct {
	*ranks
	slope []float64 // by factor, of the regression on all of them
	noise float64   // mean square of what is left of the target
	left  sums      // squares of what is left, over its mean square
	both  []sums    // by factor: products of that and of what is left of the factor
}

func (r *ranks) score(y ranked, workers int) *score {
	s := &score{ranks: r}
	if r.refused != "" {
		return s
	}
	p, batches := len(r.factors), len(r.starts)-1
	with := make([]float64, p)
	atOnce(p, workers, func(j int) { with[j] = r.factors[j].with(y) })
	s.slope = make([]float64, p)
	s.noise = 1
	for j := range s.slope {
		for k, c := range with {
			s.slope[j] += float64(r.inverse.At(j, k) * c)
		}
		s.noise -= float64(s.slope[j] * with[j])
	}
	s.noise = max(s.noise, 1e-12) // ranks that are known from the factors have a partial correlation of 1
	s.left = make(sums, batches)
	own := make([]sums, p) // products with the factors themselves
	s.both = make([]sums, p)
	for j := range own {
		own[j], s.both[j] = make(sums, batches), make(sums, batches)
	}
	r.byBatch(workers, func(b, from, to int, left []float64) {
		weighted(left, r.factors, from, to, func(k int) float64 { return -s.slope[k] / s.noise })
		for i, d := range y.twice[from:to] {
			left[i] += float64(y.unit*float64(d)) / s.noise
		}
		s.left[b] = squares(left)
		for k, f := range r.factors {
			sum := 0.0
			for i, d := range f.twice[from:to] {
				sum += float64(float64(d) * left[i])
			}
			own[k][b] = sum * f.unit
		}
		for j := range s.both {
			for k := range own {
				s.both[j][b] += float64(r.inverse.At(j, k) * own[k][b])
			}
		}
	})
	return s
}

// partial is the partial rank correlation of factor j: that of what is left of its ranks and of the target's when the ranks of the
// other factors are known. Both come of the inverse of all correlations, which for a target is that of the factors' and its slopes. A trial
// with residuals x and y, in units of their deviations, moves it by xy - value (x² + y²)/2.
func (s *score) partial(j int) figure {
	slope := s.slope[j]
	own, both := s.inverse.At(j, j)+float64(slope*slope)/s.noise, -slope/s.noise // of the factor, and of it with the target
	f := figure{value: -both / math.Sqrt(own/s.noise), moves: make(sums, len(s.left))}
	// The residuals on the other factors alone, by the inverse of the two-by-two block, in units of their deviation: by those on all others,
	// u = rest - slope left, and left.
	det := own/s.noise - float64(both*both)
	sdX, sdY := det*math.Sqrt(1/s.noise/det), det*math.Sqrt(own/det)
	xu, xv, yu, yv := 1/s.noise/sdX, -both/sdX, -both/sdY, own/sdY
	for b, vv := range s.left {
		uv := s.both[j][b] - float64(slope*vv)
		uu := s.rest[j][b] - float64(slope*(s.both[j][b]+uv))
		xy := float64(xu*yu*uu) + float64((xu*yv+xv*yu)*uv) + float64(xv*yv*vv)
		xx := float64(xu*xu*uu) + float64(2*xu*xv*uv) + float64(xv*xv*vv)
		yy := float64(yu*yu*uu) + float64(2*yu*yv*uv) + float64(yv*yv*vv)
		f.moves[b] = xy - f.value*(xx+yy)/2
	}
	return f
}
