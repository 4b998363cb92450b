package sim

import (
	"math"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim/kernel"
)

// compared faults what is compared and is not a number, in the trials in which the comparison counts: it is neither less nor
// equal nor more, and the comparison would be false without a word.
func (b *builder) compared(m *model, x []ref, mask ref, e *scenario.Expr) {
	for i, r := range x {
		if i == 0 || r != x[0] {
			b.mustBeNumber(m, r, mask, e.Span, b.sc.Constant(e.Args[i]))
		}
	}
}

// mustBeNumber faults what is not a number. What surely is one is not looked at.
func (b *builder) mustBeNumber(m *model, r, mask ref, span source.Span, fixed bool) {
	if b.kind(r)&isNumber != 0 {
		return
	}
	b.check(m, fault{
		what: outside, value: r, mask: mask, low: math.Inf(-1), high: math.Inf(1), span: span, fixed: fixed,
		message: "what is compared is %s, not a number",
		hint:    "0 / 0 is no number, nor is the root or logarithm of what is below 0; divide(A, B, OTHERWISE) and max(X, 0) are",
	})
}

// kind is what is sure of a value, wherever its draws and faults are in order. It is found bottom up, from how the value is made.
type kind uint8

const (
	isNumber   kind = 1 << iota // never NaN, but perhaps infinite
	isFinite                    // and isNumber
	isPositive                  // 0 or more, where it is a number
)

const (
	unsure  = kind(0)
	natural = isNumber | isFinite | isPositive
)

// kind gives what is sure of a value.
func (b *builder) kind(r ref) kind {
	for len(b.kinds) < len(b.nodes) {
		b.kinds = append(b.kinds, b.kindOf(&b.nodes[len(b.kinds)]))
	}
	return b.kinds[r]
}

func (b *builder) kindOf(n *node) kind {
	switch n.op {
	case opNumber:
		return kindOfNumber(n.number)
	case opPoint, opTime, opUniform, opCDF:
		return natural
	case opQuantile, opTabled, opInput:
		return isNumber | isFinite
	case opState:
		return b.kindOfState(&b.states[n.aux])
	case opLookup:
		return b.kindOfLookup(n.more)
	case opPast, opInTransit:
		return unsure
	}
	var x [3]kind
	for i, a := range n.operands() {
		x[i] = b.kinds[a]
	}
	return b.kindOfOperator(kernel.Op(n.op), n, x[0], x[1], x[2])
}

func kindOfNumber(x float64) kind {
	k := unsure
	if x == x {
		k |= isNumber
	}
	if x-x == 0 {
		k |= isFinite
	}
	if x >= 0 {
		k |= isPositive
	}
	return k
}

// kindOfState: a stock that is not finite has stopped the trial, and what events remember are counts and steps.
func (b *builder) kindOfState(s *state) kind {
	switch s.kind {
	case "stock":
		return isNumber | isFinite
	case "fired", "happened", "count", "last", "until":
		return isNumber
	}
	return unsure
}

// kindOfLookup: a table of constants whose differences do not overflow gives a number for one.
func (b *builder) kindOfLookup(more []ref) kind {
	for _, y := range more[1:] {
		if v, ok := b.known(y); !ok || !(math.Abs(v) < math.MaxFloat64/2) {
			return unsure
		}
	}
	return b.kinds[more[0]] & isNumber
}

// kindOfOperator is the table of operators. Sums and products of numbers that are finite may overflow to what is infinite, never to
// what is no number.
func (b *builder) kindOfOperator(op kernel.Op, n *node, x, y, z kind) kind {
	both := x & y
	switch op {
	case kernel.Less, kernel.LessEqual, kernel.Equal, kernel.NotEqual, kernel.And, kernel.Or, kernel.Not:
		return natural
	case kernel.Copy, kernel.Floor, kernel.Ceil, kernel.Round:
		return x
	case kernel.Negate:
		return x &^ isPositive
	case kernel.Abs:
		return x | isPositive
	case kernel.Sign:
		if x&isNumber != 0 {
			return x | isFinite
		}
	case kernel.Add:
		if both&isFinite != 0 || both&isNumber != 0 && (both&isPositive != 0 || (x|y)&isFinite != 0) {
			return isNumber | both&isPositive
		}
	case kernel.Subtract:
		if both&isNumber != 0 && (x|y)&isFinite != 0 {
			return isNumber
		}
	case kernel.Multiply:
		if both&isFinite != 0 || both&isNumber != 0 && (b.nonzero(n.args[0]) || b.nonzero(n.args[1])) {
			return isNumber | both&isPositive
		}
	case kernel.Divide:
		if x&isNumber != 0 && b.nonzero(n.args[1]) {
			return isNumber | both&isPositive
		}
	case kernel.DivideOr:
		if both&z&isFinite != 0 {
			return isNumber | both&z&isPositive
		}
	case kernel.Min:
		return both
	case kernel.Max:
		return both | (x|y)&isPositive
	case kernel.Clamp:
		return x & y & z
	case kernel.Select:
		return y & z
	case kernel.Exp:
		return x&isNumber | isPositive
	case kernel.Logistic, kernel.NormalCDF:
		if x&isNumber != 0 {
			return natural
		}
	case kernel.Sqrt:
		if x&isPositive != 0 {
			return x
		}
	case kernel.Ln, kernel.Log10:
		if x&isPositive != 0 {
			return x & isNumber
		}
	case kernel.Power:
		if x&isPositive != 0 && both&isFinite != 0 {
			return isNumber | isPositive
		}
	case kernel.Sin, kernel.Cos:
		if x&isFinite != 0 {
			return isNumber | isFinite
		}
	case kernel.NormalQuantile: // of a uniform, or of what a copula makes of one
		if b.at(n.args[0]).op == opUniform {
			return isNumber | isFinite
		}
		return x & isNumber
	}
	return unsure
}

// nonzero says that a value is a constant that is finite and not 0.
func (b *builder) nonzero(r ref) bool {
	v, ok := b.known(r)
	return ok && v != 0 && v-v == 0
}
