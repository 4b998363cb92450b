package kernel

// Scalar applies the operator to single numbers and gives the bits of the column kernel, since it is a column of one
// lane. It is a switch rather than a call through the table so that the lane stays on the stack.
func Scalar(op Op, a, b, c float64) float64 {
	lanes := [4]float64{0, a, b, c}
	dst, x, y, z := lanes[0:1], lanes[1:2], lanes[2:3], lanes[3:4]
	switch op {
	case Copy:
		return a
	case Add:
		return a + b
	case Subtract:
		return a - b
	case Multiply:
		return a * b
	case Divide:
		return a / b
	case Negate:
		return -a
	case Abs:
		absolute(dst, x, y, z)
	case Sqrt:
		squareRoot(dst, x, y, z)
	case Min:
		return min(a, b)
	case Max:
		return max(a, b)
	case Floor:
		floor(dst, x, y, z)
	case Ceil:
		ceil(dst, x, y, z)
	case Round:
		round(dst, x, y, z)
	case Mod:
		mod(dst, x, y, z)
	case Sign:
		sign(dst, x, y, z)
	case Exp:
		expColumn(dst, x, y, z)
	case Ln:
		lnColumn(dst, x, y, z)
	case Log10:
		log10Column(dst, x, y, z)
	case Power:
		power(dst, x, y, z)
	case Sin:
		sine(dst, x, y, z)
	case Cos:
		cosine(dst, x, y, z)
	case Tan:
		tangent(dst, x, y, z)
	case Logistic:
		logisticColumn(dst, x, y, z)
	case Less:
		return truth(a < b)
	case LessEqual:
		return truth(a <= b)
	case Equal:
		return truth(a == b)
	case NotEqual:
		return truth(a != b)
	case And:
		and(dst, x, y, z)
	case Or:
		or(dst, x, y, z)
	case Not:
		not(dst, x, y, z)
	case Select:
		return choose(nonzero(a), b, c)
	case DivideOr:
		divideOr(dst, x, y, z)
	case Clamp:
		return min(max(a, b), c)
	case NormalQuantile:
		normalQuantile(dst, x, y, z)
	case NormalCDF:
		normalCDF(dst, x, y, z)
	default:
		return scalarJoint(op, a, b, c)
	}
	return dst[0]
}

// scalarJoint is Scalar of a joint operator: its two operators one after the other.
func scalarJoint(op Op, a, b, c float64) float64 {
	for _, j := range joints {
		if j.Op != op {
			continue
		}
		inner := Scalar(j.Inner, a, b, 0)
		if j.Operand == 0 {
			return Scalar(j.Outer, inner, c, 0)
		}
		return Scalar(j.Outer, c, inner, 0)
	}
	panic("kernel: no such operator")
}
