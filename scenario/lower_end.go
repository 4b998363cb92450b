package scenario

import "math"

// lowerEnds finds the lowest values that expressions are meant to take, each once.
type lowerEnds struct {
	s     *Scenario
	found map[*Expr]lowerEnd
}

type lowerEnd struct {
	value float64
	known bool
}

// of is a constant, or the lower end of the range that a variable is drawn from, scaled or added to others; of a range that
// ends nowhere, its 5th percentile. It says false of what it does not follow.
func (l lowerEnds) of(e *Expr) (float64, bool) {
	if e == nil {
		return 0, false
	}
	end, ok := l.found[e]
	if !ok {
		end.value, end.known = l.find(e)
		l.found[e] = end
	}
	return end.value, end.known
}

func (l lowerEnds) find(e *Expr) (float64, bool) {
	if v, ok := l.s.value(e); ok {
		return v, true
	}
	switch e.Op {
	case OpVariable:
		return l.of(l.s.Variables[e.Index].Value)
	case OpAuxiliary:
		return l.of(l.s.Auxiliaries[e.Index].Value)
	case OpDraw:
		return l.drawn(e)
	case OpAdd:
		a, okA := l.of(e.Args[0])
		b, okB := l.of(e.Args[1])
		return a + b, okA && okB
	case OpMultiply, OpDivide:
		a, okA := l.of(e.Args[0])
		b, okB := l.s.value(e.Args[1])
		if e.Op == OpDivide {
			b = 1 / b
		}
		return a * b, okA && okB && b > 0
	case OpCall:
		if e.Func.Name == "max" {
			return l.highest(e.Args)
		}
	}
	return 0, false
}

// highest is the lower end of the greatest of some expressions.
func (l lowerEnds) highest(of []*Expr) (float64, bool) {
	most := math.Inf(-1)
	for _, e := range of {
		v, ok := l.of(e)
		if !ok {
			return 0, false
		}
		most = max(most, v)
	}
	return most, true
}

// drawn is the lower end of what a distribution call draws.
func (l lowerEnds) drawn(e *Expr) (float64, bool) {
	const p5 = -1.6448536269514722 // standard normal quantile at 0.05
	p := make([]float64, len(e.Args))
	for i, a := range e.Args {
		v, ok := l.s.value(a)
		if !ok {
			return 0, false
		}
		p[i] = v
	}
	switch e.Dist.Name {
	case "to", "uniform", "triangular", "pert":
		return p[0], true
	case "truncated":
		return p[len(p)-2], true
	case "normal":
		return p[0] + p5*p[1], true
	case "lognormal":
		return math.Exp(p[0] + p5*p[1]), true
	case "exponential":
		return -math.Log(0.95) / p[0], true
	case "weibull":
		return p[1] * math.Pow(-math.Log(0.95), 1/p[0]), true
	}
	return 0, false
}
