// Package dist holds the distributions of scenarios: which parameters are possible, quantiles, distribution functions
// and moments. A distribution call gets one uniform and is a nondecreasing function of it, the quantile (choice and
// discrete: in the order written).
//
// A Shape is a distribution without its parameters. Where its quantile is a formula in kernel operations the formula
// is written once, in Expand, for any kind of arithmetic: numbers here, instructions over columns in the compiler,
// which makes both the same bits. The other shapes (beta, gamma, student_t, pert, poisson, binomial, mixture, and
// truncated ones of these) are computed number by number, on incomplete gamma and beta functions: gonum's, and for
// large parameters those of tail.go. Where their parameters are constant, a Table makes most of them cheap.
package dist

import (
	"math"
	"strings"

	"wargame/sim/kernel"
)

// Shape is a distribution without its parameters, which are a flat list in the order written: those of
// truncated(normal(m, s), lo, hi) are m, s, lo, hi; those of mixture(D1, w1, D2, w2) are D1's, w1, D2's, w2.
type Shape struct {
	family *family
	count  int
	inner  []*Shape
	form   bool // has a formula in kernel operations
}

// New makes the shape of a distribution by name ("to" for a to b), with the number of its flattened parameters. It
// panics where there is no such distribution.
func New(name string, count int, inner ...*Shape) *Shape {
	f := familyOf(name)
	s := &Shape{family: f, count: count, inner: inner}
	s.form = f.formula != noFormula
	for _, i := range inner {
		s.form = s.form && i.form
	}
	return s
}

// Name is the name of the distribution, as scenarios write it.
func (s *Shape) Name() string { return s.family.name }

// String is the distribution with those inside it, as in truncated(gamma).
func (s *Shape) String() string {
	if len(s.inner) == 0 {
		return s.family.name
	}
	var inner []string
	for _, i := range s.inner {
		inner = append(inner, i.String())
	}
	return s.family.name + "(" + strings.Join(inner, ", ") + ")"
}

// Quantile is the smallest x with a probability of at least u to be at most x, 0 < u < 1, for parameters that Check
// accepts. For choice and discrete it is by the order written. A shape with a formula gives the bits of Expand.
func (s *Shape) Quantile(u float64, p []float64) float64 {
	if s.form {
		return onNumbers.quantile(s, u, p)
	}
	if c := s.family.compound; c != nil {
		return c.quantile(s, u, p)
	}
	return s.family.quantile(u, p)
}

// CDF is the probability to be at most x.
func (s *Shape) CDF(x float64, p []float64) float64 { return s.below(x, p, true) }

// below is the probability to be at most x (closed) or less than x.
func (s *Shape) below(x float64, p []float64, closed bool) float64 {
	if s.form {
		return onNumbers.below(s, x, p, closed)
	}
	if c := s.family.compound; c != nil {
		return c.below(s, x, p, closed)
	}
	return s.family.below(x, p, closed)
}

// Scratch is how many numbers Fill needs room for beside a shape's parameters.
const Scratch = 2 * batch

// Fill sets dst[i] to the quantile of u[i], with the parameters p[0][i], p[1][i] and so on. scratch has room for as many
// numbers as the shape has parameters and Scratch more, so that nothing is allocated. Where Check has an error, in a lane that
// nobody takes, it is NaN.
func (s *Shape) Fill(dst, u []float64, p [][]float64, scratch []float64) {
	params, possible := scratch[:s.count], s.Possible(p)
	if possible && s.family.counts != nil {
		s.family.counts.fill(dst, u, p, scratch[s.count:])
		return
	}
	for i := range dst {
		for j := range params {
			params[j] = p[j][i]
		}
		if !possible && s.Check(params) != nil {
			dst[i] = math.NaN()
			continue
		}
		dst[i] = s.Quantile(u[i], params)
	}
}

// numbers is the operations of single numbers, with the bits of the column kernels.
type numbers struct{}

func (numbers) Number(x float64) float64        { return x }
func (numbers) Known(x float64) (float64, bool) { return x, true }
func (numbers) apply(op kernel.Op, a, b, c float64) float64 {
	return kernel.Scalar(op, a, b, c)
}

// onNumbers writes formulas in numbers, which computes them.
var onNumbers = expression[float64]{numbers{}}
