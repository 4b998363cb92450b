package dist

import (
	"wargame/scenario/builtin"
	"wargame/sim/kernel"
)

// Arith is a kind of arithmetic: what Apply makes of operands of type T, be it a number or an instruction.
type Arith[T any] interface {
	Number(x float64) T
	Apply(op kernel.Op, args ...T) T
	Known(x T) (float64, bool) // the value, where it is known now; choices that depend on it are then made now
}

const lastOne = 1 - 0x1p-53 // the largest uniform

// Expand is the quantile of u, in (0, 1), at the parameters p, as a formula in kernel operations; false where the shape
// has none.
func Expand[T any](b Arith[T], s *Shape, u T, p []T) (T, bool) {
	if !s.form {
		var none T
		return none, false
	}
	return expression[T]{general[T]{b}}.quantile(s, u, p), true
}

// expression writes formulas in an arithmetic.
type expression[T any] struct{ operations[T] }

// operations is Arith with a fixed number of operands, of which an operator takes those it has: numbers are then
// computed without a slice for each operation.
type operations[T any] interface {
	Number(x float64) T
	Known(x T) (float64, bool)
	apply(op kernel.Op, a, b, c T) T
}

// general is the operations of any arithmetic.
type general[T any] struct{ Arith[T] }

func (g general[T]) apply(op kernel.Op, a, b, c T) T {
	switch op.Arity() {
	case 1:
		return g.Apply(op, a)
	case 2:
		return g.Apply(op, a, b)
	}
	return g.Apply(op, a, b, c)
}

// do applies an operator to its operands.
func (e expression[T]) do(op kernel.Op, args ...T) T {
	var x [3]T
	copy(x[:], args)
	return e.apply(op, x[0], x[1], x[2])
}

// quantile is the formula of a shape that has one.
func (e expression[T]) quantile(s *Shape, u T, p []T) T {
	switch s.family.formula {
	case normalFormula:
		return e.add(p[0], e.multiply(p[1], e.do(kernel.NormalQuantile, u)))
	case lognormalFormula:
		return e.do(kernel.Exp, e.add(p[0], e.multiply(p[1], e.do(kernel.NormalQuantile, u))))
	case toFormula:
		return e.toQuantile(u, p[0], p[1])
	case uniformFormula:
		return e.add(p[0], e.multiply(e.subtract(p[1], p[0]), u))
	case exponentialFormula:
		return e.divide(e.minusLnAbove(u), p[0])
	case weibullFormula:
		return e.multiply(p[1], e.do(kernel.Power, e.minusLnAbove(u), e.divide(e.Number(1), p[0])))
	case triangularFormula:
		return e.triangularQuantile(u, p[0], p[1], p[2])
	case bernoulliFormula:
		return e.do(kernel.Less, e.subtract(e.Number(1), p[0]), u)
	case choiceFormula, discreteFormula:
		return e.pick(u, e.atoms(s, p))
	case truncatedFormula:
		return e.truncatedQuantile(s.inner[0], u, p)
	}
	panic("dist: no formula for " + s.family.name)
}

func (e expression[T]) add(x, y T) T      { return e.do(kernel.Add, x, y) }
func (e expression[T]) subtract(x, y T) T { return e.do(kernel.Subtract, x, y) }
func (e expression[T]) multiply(x, y T) T { return e.do(kernel.Multiply, x, y) }
func (e expression[T]) divide(x, y T) T   { return e.do(kernel.Divide, x, y) }

// either is yes where condition holds, else no; of a condition known now only one side is built.
func (e expression[T]) either(condition T, yes, no func() T) T {
	if c, ok := e.Known(condition); ok {
		if c != 0 {
			return yes()
		}
		return no()
	}
	return e.do(kernel.Select, condition, yes(), no())
}

// minusLnAbove is -ln(1-u), the standard exponential.
func (e expression[T]) minusLnAbove(u T) T {
	return e.do(kernel.Negate, e.do(kernel.Ln, e.subtract(e.Number(1), u)))
}

// lognormalTo is mu and sigma of the lognormal with the 5th percentile low and the 95th high.
func (e expression[T]) lognormalTo(low, high T) (mu, sigma T) {
	from, to := e.do(kernel.Ln, low), e.do(kernel.Ln, high)
	return e.multiply(e.add(from, to), e.Number(0.5)), e.divide(e.subtract(to, from), e.Number(2*builtin.NormalP95))
}

// normalTo is mean and sd of the normal with the 5th percentile low and the 95th high.
func (e expression[T]) normalTo(low, high T) (mean, sd T) {
	return e.multiply(e.add(low, high), e.Number(0.5)), e.divide(e.subtract(high, low), e.Number(2*builtin.NormalP95))
}

func (e expression[T]) toQuantile(u, low, high T) T {
	z := e.do(kernel.NormalQuantile, u)
	return e.either(e.do(kernel.Less, e.Number(0), low),
		func() T {
			mu, sigma := e.lognormalTo(low, high)
			return e.do(kernel.Exp, e.add(mu, e.multiply(sigma, z)))
		},
		func() T {
			mean, sd := e.normalTo(low, high)
			return e.add(mean, e.multiply(sd, z))
		})
}

// triangularQuantile keeps each side on its side of the mode, so that rounding cannot make it fall where they meet.
func (e expression[T]) triangularQuantile(u, lo, mode, hi T) T {
	span, left, right := e.subtract(hi, lo), e.subtract(mode, lo), e.subtract(hi, mode)
	cut := e.do(kernel.DivideOr, left, span, e.Number(0))
	rising := e.add(lo, e.do(kernel.Sqrt, e.multiply(u, e.multiply(span, left))))
	falling := e.subtract(hi, e.do(kernel.Sqrt, e.multiply(e.subtract(e.Number(1), u), e.multiply(span, right))))
	return e.do(kernel.Select, e.do(kernel.Less, u, cut),
		e.do(kernel.Min, rising, mode), e.do(kernel.Max, falling, mode))
}

// atom is a value with a probability of its own; weights need not sum to 1.
type atom[T any] struct{ value, weight T }

// atoms lists those of choice and discrete, in the order written.
func (e expression[T]) atoms(s *Shape, p []T) []atom[T] {
	var list []atom[T]
	if s.family.formula == choiceFormula {
		for _, v := range p {
			list = append(list, atom[T]{v, e.Number(1)})
		}
		return list
	}
	for i := 0; i+1 < len(p); i += 2 {
		list = append(list, atom[T]{p[i], p[i+1]})
	}
	return list
}

// pick is the first atom at which the weights so far reach the share u of them all. One without weight is never
// picked: u is above 0, and u times the sum is not above the sum.
func (e expression[T]) pick(u T, list []atom[T]) T {
	sums := make([]T, len(list))
	sums[0] = list[0].weight
	for i := 1; i < len(list); i++ {
		sums[i] = e.add(sums[i-1], list[i].weight)
	}
	reach := e.multiply(u, sums[len(sums)-1])
	x := list[len(list)-1].value
	for i := len(list) - 2; i >= 0; i-- {
		x = e.do(kernel.Select, e.do(kernel.LessEqual, reach, sums[i]), list[i].value, x)
	}
	return x
}

// truncatedQuantile takes u to the part of the inner distribution between lo and hi, the last two of p. Atoms keep
// their order and lose their weight outside.
func (e expression[T]) truncatedQuantile(inner *Shape, u T, p []T) T {
	lo, hi := p[len(p)-2], p[len(p)-1]
	p = p[:len(p)-2]
	if list, ok := e.atomsWithin(inner, p); ok {
		return e.pick(u, e.keepWithin(list, lo, hi))
	}
	from, to := e.below(inner, lo, p, false), e.below(inner, hi, p, true)
	v := e.add(from, e.multiply(u, e.subtract(to, from)))
	return e.do(kernel.Clamp, e.quantile(inner, e.do(kernel.Min, v, e.Number(lastOne)), p), lo, hi)
}

// atomsWithin lists the atoms of choice, discrete and truncated ones of these.
func (e expression[T]) atomsWithin(s *Shape, p []T) ([]atom[T], bool) {
	switch s.family.formula {
	case choiceFormula, discreteFormula:
		return e.atoms(s, p), true
	case truncatedFormula:
		n := len(p) - 2
		if list, ok := e.atomsWithin(s.inner[0], p[:n]); ok {
			return e.keepWithin(list, p[n], p[n+1]), true
		}
	}
	return nil, false
}

// keepWithin takes the weight from atoms outside lo..hi.
func (e expression[T]) keepWithin(list []atom[T], lo, hi T) []atom[T] {
	kept := make([]atom[T], len(list))
	for i, a := range list {
		inside := e.do(kernel.And, e.do(kernel.LessEqual, lo, a.value), e.do(kernel.LessEqual, a.value, hi))
		kept[i] = atom[T]{a.value, e.multiply(a.weight, inside)}
	}
	return kept
}
