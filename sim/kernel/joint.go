package kernel

import (
	"math"
	"slices"
)

// Joint is a pair of operators that an operator does in one pass, with the roundings of both: what the inner one makes is not
// stored. a and b of the joint operator are the inner one's operands, c is the outer one's other operand.
type Joint struct {
	Outer, Inner Op
	Operand      int // which operand of the outer one the inner one is: 0 or 1
	Op           Op
}

// joints has a row for each pair; where several fit, the first is taken.
var joints = [...]Joint{
	{Add, Multiply, 0, MultiplyAdd},
	{Add, Multiply, 1, MultiplyAdd},
	{Subtract, Multiply, 1, SubtractProduct},
	{Multiply, Multiply, 0, MultiplyMultiply},
	{Multiply, Multiply, 1, MultiplyMultiply},
	{Min, Multiply, 0, MultiplyMin},
	{Min, Multiply, 1, MultiplyMin},
	{Subtract, Add, 0, AddSubtract},
	{Multiply, Add, 0, AddMultiply},
	{Multiply, Add, 1, AddMultiply},
	{Divide, Add, 1, DivideBySum},
	{Add, Subtract, 0, SubtractAdd},
	{Add, Subtract, 1, SubtractAdd},
	{Subtract, Subtract, 0, SubtractSubtract},
	{Max, Subtract, 0, SubtractMax},
	{Max, Subtract, 1, SubtractMax},
	{Add, Max, 0, MaxAdd},
	{Add, Max, 1, MaxAdd},
	{Max, Add, 0, AddMax},
	{Max, Add, 1, AddMax},
	{Max, Multiply, 0, MultiplyMax},
	{Max, Multiply, 1, MultiplyMax},
	{Divide, Multiply, 0, MultiplyDivide},
	{Less, Multiply, 1, LessProduct},
	{And, And, 0, AndAnd},
	{And, And, 1, AndAnd},
}

// Joints are the pairs of operators that an operator does in one pass, in the order in which they are to be tried.
func Joints() []Joint { return slices.Clone(joints[:]) }

func multiplyMultiply(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = float64(a[i]*b[i]) * c[i]
	}
}

func multiplyMin(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = min(a[i]*b[i], c[i])
	}
}

func subtractProduct(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = c[i] - float64(a[i]*b[i])
	}
}

func addMultiply(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] + b[i]) * c[i]
	}
}

func addSubtract(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] + b[i]) - c[i]
	}
}

func divideBySum(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = c[i] / (a[i] + b[i])
	}
}

func subtractAdd(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] - b[i]) + c[i]
	}
}

func subtractSubtract(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] - b[i]) - c[i]
	}
}

func subtractMax(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i]-b[i], c[i])
	}
}

func maxAdd(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i], b[i]) + c[i]
	}
}

func addMax(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i]+b[i], c[i])
	}
}

func multiplyMax(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i]*b[i], c[i])
	}
}

func multiplyDivide(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = float64(a[i]*b[i]) / c[i]
	}
}

func lessProduct(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = truth(c[i] < float64(a[i]*b[i]))
	}
}

func andAnd(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = math.Float64frombits(nonzero(a[i]) & nonzero(b[i]) & nonzero(c[i]) & oneBits)
	}
}
