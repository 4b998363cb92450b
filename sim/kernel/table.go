package kernel

// Row is what is known of an operator.
type Row struct {
	Op    Op
	Name  string // as programs print it
	Arity int    // operands: 1, 2 or 3
	Go    Func   // the loop in plain Go, which defines the bits
}

// table has a row per operator, in the order of the operators.
var table = [NumOps]Row{
	{Copy, "copy", 1, copyColumn},
	{Add, "add", 2, add},
	{Subtract, "subtract", 2, subtract},
	{Multiply, "multiply", 2, multiply},
	{Divide, "divide", 2, divide},
	{Negate, "negate", 1, negate},
	{Abs, "abs", 1, absolute},
	{Sqrt, "sqrt", 1, squareRoot},
	{Min, "min", 2, minimum},
	{Max, "max", 2, maximum},
	{Floor, "floor", 1, floor},
	{Ceil, "ceil", 1, ceil},
	{Round, "round", 1, round},
	{Mod, "mod", 2, mod},
	{Sign, "sign", 1, sign},
	{Exp, "exp", 1, expColumn},
	{Ln, "ln", 1, lnColumn},
	{Log10, "log10", 1, log10Column},
	{Power, "power", 2, power},
	{Sin, "sin", 1, sine},
	{Cos, "cos", 1, cosine},
	{Tan, "tan", 1, tangent},
	{Logistic, "logistic", 1, logisticColumn},
	{Less, "less", 2, less},
	{LessEqual, "less_equal", 2, lessEqual},
	{Equal, "equal", 2, equal},
	{NotEqual, "not_equal", 2, notEqual},
	{And, "and", 2, and},
	{Or, "or", 2, or},
	{Not, "not", 1, not},
	{Select, "select", 3, selectColumn},
	{DivideOr, "divide_or", 3, divideOr},
	{Clamp, "clamp", 3, clamp},
	{MultiplyAdd, "multiply_add", 3, multiplyAdd},
	{MultiplyMultiply, "multiply_multiply", 3, multiplyMultiply},
	{MultiplyMin, "multiply_min", 3, multiplyMin},
	{SubtractProduct, "subtract_product", 3, subtractProduct},
	{AddMultiply, "add_multiply", 3, addMultiply},
	{AddSubtract, "add_subtract", 3, addSubtract},
	{DivideBySum, "divide_by_sum", 3, divideBySum},
	{SubtractAdd, "subtract_add", 3, subtractAdd},
	{SubtractSubtract, "subtract_subtract", 3, subtractSubtract},
	{SubtractMax, "subtract_max", 3, subtractMax},
	{MaxAdd, "max_add", 3, maxAdd},
	{AddMax, "add_max", 3, addMax},
	{MultiplyMax, "multiply_max", 3, multiplyMax},
	{MultiplyDivide, "multiply_divide", 3, multiplyDivide},
	{LessProduct, "less_product", 3, lessProduct},
	{AndAnd, "and_and", 3, andAnd},
	{NormalQuantile, "normal_quantile", 1, normalQuantile},
	{NormalCDF, "normal_cdf", 1, normalCDF},
}

// Name is the operator's name in a printed program.
func (op Op) Name() string { return table[op].Name }

// Arity is the number of operands.
func (op Op) Arity() int { return table[op].Arity }
