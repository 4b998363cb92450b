// Package kernel holds the loops that make columns: one per operator, over []float64, a value per trial. Each
// operator also has a scalar form; both give the same bits, on every machine of one architecture, so no math.Exp
// and friends, and no fused multiply-add (every product that is added to stands in float64(...)).
package kernel

// Func makes the column dst from up to three columns of the same length; those the operator does not have are nil.
// dst may be one of the operands. Kernels in assembly do not look whether operands are shorter than dst.
type Func func(dst, a, b, c []float64)

// Op is an operator.
type Op uint8

// Operators. Truth values are 0 and 1; any value but 0 counts as true.
const (
	Copy Op = iota // a
	Add
	Subtract
	Multiply
	Divide // a/b, IEEE 754
	Negate
	Abs
	Sqrt
	Min // NaN if either is; -0 below +0
	Max
	Floor
	Ceil
	Round // half away from zero
	Mod   // a - b*floor(a/b), sign of b
	Sign  // -1, 0, 1
	Exp
	Ln
	Log10
	Power // a^b
	Sin
	Cos
	Tan
	Logistic // 1/(1+e^-a)
	Less     // a < b
	LessEqual
	Equal
	NotEqual
	And
	Or
	Not
	Select           // a != 0 ? b : c
	DivideOr         // b == 0 ? c : a/b
	Clamp            // min(max(a, b), c)
	MultiplyAdd      // a*b rounded, then + c
	MultiplyMultiply // (a*b)*c
	MultiplyMin      // min(a*b, c)
	SubtractProduct  // c - a*b
	AddMultiply      // (a+b)*c
	AddSubtract      // (a+b) - c
	DivideBySum      // c/(a+b)
	SubtractAdd      // (a-b) + c
	SubtractSubtract // (a-b) - c
	SubtractMax      // max(a-b, c)
	MaxAdd           // max(a, b) + c
	AddMax           // max(a+b, c)
	MultiplyMax      // max(a*b, c)
	MultiplyDivide   // (a*b) / c
	LessProduct      // c < a*b
	AndAnd           // a and b and c
	NormalQuantile   // Wichura's AS241
	NormalCDF
	NumOps
)
