package scenario

import (
	"math"

	"wargame/scenario/builtin"
)

const pi = math.Pi

// Constant says that an expression of the model is the same number in every trial, policy and step: numbers, and
// pure functions of numbers and of variables and auxiliaries that are so; no draw, lever, time or stock.
func (s *Scenario) Constant(e *Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case OpNumber:
		return true
	case OpVariable:
		return s.Variables[e.Index].Constant
	case OpAuxiliary:
		return s.Auxiliaries[e.Index].Constant
	case OpTable:
		if !s.Tables[e.Index].constant {
			return false
		}
	case OpCall:
		if e.Func.Group != builtin.Arithmetic {
			return false
		}
	case OpNegate, OpAdd, OpSubtract, OpMultiply, OpDivide, OpPower, OpLess, OpLessEqual, OpGreater, OpGreaterEqual,
		OpEqual, OpNotEqual, OpAnd, OpOr, OpNot, OpIf, OpCDF:
	default:
		return false
	}
	for _, a := range e.Args {
		if !s.Constant(a) {
			return false
		}
	}
	return true
}

// findConstants finds the variables and auxiliaries that are constants, and their values, each after those that it
// reads. One that leads back to itself is none.
func (c *checker) findConstants() {
	seen := map[*Expr]bool{}
	var visit func(e *Expr)
	settle := func(value *Expr, constant *bool, number **float64) {
		if value == nil || seen[value] {
			return
		}
		seen[value] = true
		visit(value)
		*constant = c.s.Constant(value)
		if v, ok := c.s.value(value); ok {
			*number = &v
		}
	}
	variable := func(v *Variable) { settle(v.Value, &v.Constant, &v.number) }
	auxiliary := func(a *Auxiliary) { settle(a.Value, &a.Constant, &a.number) }
	table := func(t *Table) {
		constant := true
		for _, y := range t.Y {
			if y == nil || seen[y] {
				return // already known, or leading back to itself
			}
			seen[y] = true
			visit(y)
			constant = constant && c.s.Constant(y)
		}
		t.constant = constant
	}
	visit = func(e *Expr) {
		switch e.Op {
		case OpVariable:
			variable(c.s.Variables[e.Index])
		case OpAuxiliary:
			auxiliary(c.s.Auxiliaries[e.Index])
		case OpTable:
			table(c.s.Tables[e.Index])
		}
		for _, a := range e.Args {
			visit(a)
		}
	}
	for _, v := range c.s.Variables {
		variable(v)
	}
	for _, t := range c.s.Tables {
		table(t)
	}
	for _, a := range c.s.Auxiliaries {
		auxiliary(a)
	}
}

// value is the value of a constant expression, for checks: its last bits may differ from those of a run. It says
// false of what is not constant and of cdf, which is not computed here.
func (s *Scenario) value(e *Expr) (float64, bool) {
	if !s.Constant(e) {
		return 0, false
	}
	return s.evaluate(e)
}

// evaluate is value for what is known to be a constant.
func (s *Scenario) evaluate(e *Expr) (float64, bool) {
	switch e.Op {
	case OpNumber:
		return e.Value, true
	case OpVariable:
		return known(s.Variables[e.Index].number)
	case OpAuxiliary:
		return known(s.Auxiliaries[e.Index].number)
	case OpCDF:
		return 0, false
	}
	args := make([]float64, len(e.Args))
	for i, a := range e.Args {
		v, ok := s.evaluate(a)
		if !ok {
			return 0, false
		}
		args[i] = v
	}
	switch e.Op {
	case OpTable:
		return s.lookup(s.Tables[e.Index], args[0])
	case OpCall:
		return e.Func.Value(args), true
	}
	return operate(e.Op, args), true
}

// known is the value of a constant that was found, if it was.
func known(number *float64) (float64, bool) {
	if number == nil {
		return 0, false
	}
	return *number, true
}

// operate applies an operator.
func operate(op Op, a []float64) float64 {
	switch op {
	case OpNegate:
		return -a[0]
	case OpAdd:
		return a[0] + a[1]
	case OpSubtract:
		return a[0] - a[1]
	case OpMultiply:
		return a[0] * a[1]
	case OpDivide:
		return a[0] / a[1]
	case OpPower:
		return math.Pow(a[0], a[1])
	case OpLess:
		return bit(a[0] < a[1])
	case OpLessEqual:
		return bit(a[0] <= a[1])
	case OpGreater:
		return bit(a[0] > a[1])
	case OpGreaterEqual:
		return bit(a[0] >= a[1])
	case OpEqual:
		return bit(a[0] == a[1])
	case OpNotEqual:
		return bit(a[0] != a[1])
	case OpAnd:
		return a[0] * a[1]
	case OpOr:
		return max(a[0], a[1])
	case OpNot:
		return 1 - a[0]
	case OpIf:
		if a[0] != 0 {
			return a[1]
		}
		return a[2]
	}
	panic("scenario: an operator without a value")
}

// bit is 1 for true.
func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// lookup is the value of a table whose values are constants.
func (s *Scenario) lookup(t *Table, x float64) (float64, bool) {
	if math.IsNaN(x) || len(t.X) == 0 {
		return 0, false
	}
	last := len(t.X) - 1
	switch {
	case x <= t.X[0]:
		return s.evaluate(t.Y[0])
	case x >= t.X[last]:
		return s.evaluate(t.Y[last])
	}
	i := 1
	for t.X[i] < x {
		i++
	}
	y0, ok0 := s.evaluate(t.Y[i-1])
	y1, ok1 := s.evaluate(t.Y[i])
	return y0 + (y1-y0)*((x-t.X[i-1])/(t.X[i]-t.X[i-1])), ok0 && ok1
}
