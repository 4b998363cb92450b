package sim_test

import (
	"fmt"
	"math"

	"wargame/scenario"
	"wargame/scenario/builtin"
	"wargame/sim/kernel"
)

// operators are those of scenario expressions that are one operator of the kernels.
var operators = map[scenario.Op]kernel.Op{
	scenario.OpNegate:   kernel.Negate,
	scenario.OpAdd:      kernel.Add,
	scenario.OpSubtract: kernel.Subtract,
	scenario.OpMultiply: kernel.Multiply,
	scenario.OpDivide:   kernel.Divide,
	scenario.OpPower:    kernel.Power,
	scenario.OpAnd:      kernel.And,
	scenario.OpOr:       kernel.Or,
	scenario.OpNot:      kernel.Not,
}

// functions are those of scenario expressions that are one operator of the kernels.
var functions = map[string]kernel.Op{
	"abs": kernel.Abs, "sqrt": kernel.Sqrt, "exp": kernel.Exp, "ln": kernel.Ln, "log10": kernel.Log10,
	"sin": kernel.Sin, "cos": kernel.Cos, "tan": kernel.Tan, "floor": kernel.Floor, "ceil": kernel.Ceil,
	"round": kernel.Round, "mod": kernel.Mod, "clamp": kernel.Clamp, "sign": kernel.Sign, "logistic": kernel.Logistic,
}

// eval is the value of an expression at point k. Truth values are 0 and 1, options and levels their index.
func (p *past) eval(e *scenario.Expr, k int) float64 {
	switch {
	case p.number > 1 && jumps(e):
		return p.slope(1, k).eval(e, k)
	case compares(e):
		return p.compare(e, k)
	case e.Op == scenario.OpAnd && p.eval(e.Args[0], k) == 0:
		return 0 // whatever the other is
	case e.Op == scenario.OpOr && p.eval(e.Args[0], k) != 0:
		return 1
	}
	if op, ok := operators[e.Op]; ok {
		return scalar(op, p.all(e.Args, k))
	}
	switch e.Op {
	case scenario.OpNumber:
		return e.Value
	case scenario.OpTime:
		return p.time(k)
	case scenario.OpVariable:
		return p.variable(e.Index)
	case scenario.OpLever:
		return p.lever(e.Index, k)
	case scenario.OpAuxiliary:
		return p.value(p.s.Auxiliaries[e.Index].Name, p.s.Auxiliaries[e.Index].Value, k)

	case scenario.OpStock:
		return p.stock(e.Index, k)
	case scenario.OpOverflow:
		return p.points[k].overflow[e.Index]
	case scenario.OpFlow:
		return p.acting(e.Index, k)
	case scenario.OpWanted:
		return p.wanted(e.Index, k)
	case scenario.OpInTransit:
		return p.inTransit(e.Index, k)

	case scenario.OpFiring:
		return truth(p.firing(e.Index, k))
	case scenario.OpFired:
		return truth(k > 0 && p.steps[k-1].fired[e.Index])
	case scenario.OpHappened:
		return truth(p.points[k].events[e.Index].count > 0)
	case scenario.OpActive:
		c := p.points[k].events[e.Index]
		return truth(c.count > 0 && k <= c.until)
	case scenario.OpSince:
		c := p.points[k].events[e.Index]
		if c.count == 0 {
			return 1e9
		}
		return mul(float64(k-c.last), p.s.Clock.Step)

	case scenario.OpIf:
		if p.eval(e.Args[0], k) != 0 {
			return p.eval(e.Args[1], k)
		}
		return p.eval(e.Args[2], k)
	case scenario.OpCall:
		return p.call(e, k)
	case scenario.OpTable:
		return p.lookUp(p.s.Tables[e.Index], p.eval(e.Args[0], k), k)

	case scenario.OpPrevious:
		p.remembers(e.Args[0])
		if k == 0 {
			return p.opening(0).eval(e.Args[1], 0)
		}
		return p.whole().eval(e.Args[0], k-1)
	case scenario.OpDelayed, scenario.OpSmooth:
		switch {
		case e.Order > 0 && p.underRK4():
			p.whole().later = append(p.whole().later, remembered{quantity: p.quantity, e: e, smoothed: true})
			return p.levelNow(e, k)
		case e.Order > 0:
			p.remembers(e.Args[0])
			p.whole().later = append(p.whole().later, remembered{quantity: p.quantity, e: e.Args[1], duration: true})
			return p.byOrder(e, k)
		}
		p.remembers(e.Args[0])
		steps := p.wholeSteps(p.eval(e.Args[1], k), p.quantity, k)
		if e.Strict && steps == 0 {
			p.fail(p.quantity, k, "a loop closed by no delay")
			return math.NaN()
		}
		switch {
		case k < steps:
			return p.opening(0).eval(e.Args[2], 0)
		case steps == 0:
			return p.eval(e.Args[0], k)
		}
		return p.whole().eval(e.Args[0], k-steps)

	case scenario.OpFirst:
		return p.first(e, k)

	case scenario.OpDraw:
		return p.draw(e, k)
	case scenario.OpCDF:
		args := p.all(e.Args, k)
		n := len(args) - 1
		if err := p.shape(e.Dist).Check(args[:n]); err != nil {
			p.fail(p.quantity, k, "%v", err)
			return math.NaN()
		}
		return p.shape(e.Dist).CDF(args[n], args[:n])
	}
	panic(fmt.Sprintf("sim_test: operator %d in a model", e.Op))
}

func (p *past) all(args []*scenario.Expr, k int) []float64 {
	xs := make([]float64, len(args))
	for i, arg := range args {
		xs[i] = p.eval(arg, k)
	}
	return xs
}

// call evaluates a pure function of numbers and time.
func (p *past) call(e *scenario.Expr, k int) float64 {
	if e.Func.Name == "divide" {
		if b := p.eval(e.Args[1], k); b != 0 {
			return div(p.eval(e.Args[0], k), b)
		}
		return p.eval(e.Args[2], k)
	}
	args := p.all(e.Args, k)
	if e.Func.Group == builtin.ClockGroup {
		p.mustBeNumbers(args, k)
	}
	if op, ok := functions[e.Func.Name]; ok {
		return scalar(op, args)
	}
	switch e.Func.Name {
	case "min":
		return fold(kernel.Min, args)
	case "max":
		return fold(kernel.Max, args)
	case "pulse":
		return truth(sub(args[0], 1e-9) <= p.time(k) && p.time(k) < sub(add(args[0], args[1]), 1e-9))
	case "step_up":
		return truth(sub(args[0], 1e-9) <= p.time(k))
	case "ramp":
		from, to := args[0], args[1]
		if math.Abs(sub(to, from)) <= 1e-9 {
			return truth(sub(to, 1e-9) <= p.whole().time(k)) // a jump, which comes at a point
		}
		return scalar(kernel.Clamp, []float64{div(sub(p.time(k), from), sub(to, from)), 0, 1})
	}
	panic("sim_test: function " + e.Func.Name + " in a model")
}

// lookUp is a table's value at x: linear between its points, flat outside.
func (p *past) lookUp(t *scenario.Table, x float64, k int) float64 {
	last := len(t.X) - 1
	y := func(i int) float64 { return p.value(t.Name, t.Y[i], inWorld) }
	switch {
	case x <= t.X[0]:
		return y(0)
	case x >= t.X[last]:
		return y(last)
	}
	i := 0
	for x >= t.X[i+1] {
		i++
	}
	share := div(sub(x, t.X[i]), sub(t.X[i+1], t.X[i]))
	return add(y(i), mul(sub(y(i+1), y(i)), share))
}

// compares says whether an expression is a comparison.
func compares(e *scenario.Expr) bool {
	switch e.Op {
	case scenario.OpLess, scenario.OpLessEqual, scenario.OpGreater, scenario.OpGreaterEqual, scenario.OpEqual, scenario.OpNotEqual:
		return true
	}
	return false
}

// compare compares numbers. What is not a number fails.
func (p *past) compare(e *scenario.Expr, k int) float64 {
	args := p.all(e.Args, k)
	return p.compareNumbers(e, args[0], args[1], k)
}

func (p *past) compareNumbers(e *scenario.Expr, x, y float64, k int) float64 {
	p.mustBeNumbers([]float64{x, y}, k)
	if comparesTimes(e) {
		return compareTimes(e.Op, x, y)
	}
	return truth(map[scenario.Op]bool{
		scenario.OpLess: x < y, scenario.OpLessEqual: x <= y, scenario.OpGreater: x > y, scenario.OpGreaterEqual: x >= y,
		scenario.OpEqual: x == y, scenario.OpNotEqual: x != y,
	}[e.Op])
}

func (p *past) mustBeNumbers(args []float64, k int) {
	for _, x := range args {
		if math.IsNaN(x) {
			p.fail(p.quantity, k, "%v compared", x)
		}
	}
}

// comparesTimes says whether a comparison is of a time: of the point, since an event, of a first time, with so much added
// or taken.
func comparesTimes(e *scenario.Expr) bool {
	var timely func(e *scenario.Expr) bool
	timely = func(e *scenario.Expr) bool {
		sum := e.Op == scenario.OpAdd || e.Op == scenario.OpSubtract
		return e.Op == scenario.OpTime || e.Op == scenario.OpSince || e.Op == scenario.OpFirstTime || sum && (timely(e.Args[0]) || timely(e.Args[1]))
	}
	return timely(e.Args[0]) || timely(e.Args[1])
}

// compareTimes compares as schedules do: times within 1e-9 are equal.
func compareTimes(op scenario.Op, x, y float64) float64 {
	notAfter, notBefore := sub(x, 1e-9) <= y, sub(y, 1e-9) <= x
	return truth(map[scenario.Op]bool{
		scenario.OpLess: !notBefore, scenario.OpLessEqual: notAfter, scenario.OpGreater: !notAfter, scenario.OpGreaterEqual: notBefore,
		scenario.OpEqual: notAfter && notBefore, scenario.OpNotEqual: !(notAfter && notBefore),
	}[op])
}

func scalar(op kernel.Op, args []float64) float64 {
	args = append(args, 0, 0)
	return kernel.Scalar(op, args[0], args[1], args[2])
}

// fold applies an operator of two numbers to many, from the left.
func fold(op kernel.Op, xs []float64) float64 {
	x := xs[0]
	for _, y := range xs[1:] {
		x = kernel.Scalar(op, x, y, 0)
	}
	return x
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
