package dist

import "wargame/sim/kernel"

// below is the probability to be at most x (closed) or less than x, which differ at single points: the values of
// discrete distributions, and a continuous one shrunk to a point.
func (e expression[T]) below(s *Shape, x T, p []T, closed bool) T {
	switch s.family.formula {
	case normalFormula:
		return e.normalBelow(x, p[0], p[1], closed)
	case lognormalFormula:
		return e.lognormalBelow(x, p[0], p[1], closed)
	case toFormula:
		return e.toBelow(x, p[0], p[1], closed)
	case uniformFormula:
		span := e.subtract(p[1], p[0])
		return e.unlessPoint(span, p[0], x, closed, func() T { return e.share(e.divide(e.subtract(x, p[0]), span)) })
	case exponentialFormula:
		return e.exponentialBelow(e.multiply(p[0], e.positive(x)))
	case weibullFormula:
		return e.unlessPoint(p[1], e.Number(0), x, closed, func() T {
			return e.exponentialBelow(e.do(kernel.Power, e.divide(e.positive(x), p[1]), p[0]))
		})
	case triangularFormula:
		return e.triangularBelow(x, p[0], p[1], p[2], closed)
	case bernoulliFormula:
		list := []atom[T]{{e.Number(0), e.subtract(e.Number(1), p[0])}, {e.Number(1), p[0]}}
		return e.weightBelow(list, x, closed)
	case choiceFormula, discreteFormula:
		return e.weightBelow(e.atoms(s, p), x, closed)
	case truncatedFormula:
		return e.truncatedBelow(s, x, p, closed)
	}
	panic("dist: no formula for " + s.family.name)
}

// exponentialBelow is 1-exp(-x), of the standard exponential.
func (e expression[T]) exponentialBelow(x T) T {
	return e.subtract(e.Number(1), e.do(kernel.Exp, e.do(kernel.Negate, x)))
}

func (e expression[T]) toBelow(x, low, high T, closed bool) T {
	return e.either(e.do(kernel.Less, e.Number(0), low),
		func() T {
			mu, sigma := e.lognormalTo(low, high)
			return e.lognormalBelow(x, mu, sigma, closed)
		},
		func() T {
			mean, sd := e.normalTo(low, high)
			return e.normalBelow(x, mean, sd, closed)
		})
}

// positive is x, or 0 where x is less.
func (e expression[T]) positive(x T) T { return e.do(kernel.Max, x, e.Number(0)) }

// share is x kept in 0..1.
func (e expression[T]) share(x T) T { return e.do(kernel.Clamp, x, e.Number(0), e.Number(1)) }

// reached is 1 where a distribution that is the one value v is at most x (closed), or less than x.
func (e expression[T]) reached(v, x T, closed bool) T {
	if closed {
		return e.do(kernel.LessEqual, v, x)
	}
	return e.do(kernel.Less, v, x)
}

// unlessPoint is the probability that formula makes, or where scale is 0 that of the single point left.
func (e expression[T]) unlessPoint(scale, point, x T, closed bool, formula func() T) T {
	return e.either(e.do(kernel.Equal, scale, e.Number(0)),
		func() T { return e.reached(point, x, closed) }, formula)
}

func (e expression[T]) normalBelow(x, mean, sd T, closed bool) T {
	return e.unlessPoint(sd, mean, x, closed, func() T {
		return e.do(kernel.NormalCDF, e.divide(e.subtract(x, mean), sd))
	})
}

// lognormalBelow is 0 up to 0, since ln(0) is -Inf there.
func (e expression[T]) lognormalBelow(x, mu, sigma T, closed bool) T {
	return e.unlessPoint(sigma, e.do(kernel.Exp, mu), x, closed, func() T {
		return e.do(kernel.NormalCDF, e.divide(e.subtract(e.do(kernel.Ln, e.positive(x)), mu), sigma))
	})
}

func (e expression[T]) triangularBelow(x, lo, mode, hi T, closed bool) T {
	span := e.subtract(hi, lo)
	return e.unlessPoint(span, lo, x, closed, func() T {
		within := e.do(kernel.Clamp, x, lo, hi)
		left, right := e.subtract(within, lo), e.subtract(hi, within)
		rising := e.do(kernel.DivideOr, e.multiply(left, left), e.multiply(span, e.subtract(mode, lo)), e.Number(0))
		rest := e.do(kernel.DivideOr, e.multiply(right, right), e.multiply(span, e.subtract(hi, mode)), e.Number(0))
		return e.do(kernel.Select, e.do(kernel.Less, within, mode), rising, e.subtract(e.Number(1), rest))
	})
}

// weightBelow is the share of the weights that atoms up to x have.
func (e expression[T]) weightBelow(list []atom[T], x T, closed bool) T {
	reached, all := e.Number(0), e.Number(0)
	for _, a := range list {
		reached = e.add(reached, e.multiply(a.weight, e.reached(a.value, x, closed)))
		all = e.add(all, a.weight)
	}
	return e.divide(reached, all)
}

func (e expression[T]) truncatedBelow(s *Shape, x T, p []T, closed bool) T {
	if list, ok := e.atomsWithin(s, p); ok {
		return e.weightBelow(list, x, closed)
	}
	inner, lo, hi := s.inner[0], p[len(p)-2], p[len(p)-1]
	p = p[:len(p)-2]
	from, to := e.below(inner, lo, p, false), e.below(inner, hi, p, true)
	at, all := e.below(inner, x, p, closed), e.subtract(to, from)
	return e.either(e.do(kernel.Equal, lo, hi),
		func() T { return e.reached(lo, x, closed) },
		func() T { return e.share(e.divide(e.subtract(at, from), all)) })
}
