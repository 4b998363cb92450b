package sim_test

import (
	"fmt"

	"wargame/scenario"
	"wargame/sim/kernel"
)

// result is what an outcome came to in one trial under one policy.
type result struct {
	value float64
	given bool // it counts
	never bool // it is one first_time that did not come
}

// results evaluates the outcomes of a trial that has reached its end. A value that is not finite is a failure
// where it counts.
func (p *past) results() []result {
	var all []result
	for _, o := range p.s.Outcomes {
		p.quantity = o.Name
		r := result{given: o.Given == nil || p.measure(o.Given) != 0}
		r.never = o.FirstTime && p.firstPoint(o.Value.Args[0]) < 0
		if r.given {
			r.value = p.measure(o.Value)
			p.mustBeFinite(r.value, o.Name, p.s.Clock.Steps)
		}
		all = append(all, r)
	}
	return all
}

// lookBack evaluates at point k what outcomes measure there, whether or not it counts in the end.
func (p *past) lookBack(k int) {
	for _, o := range p.s.Outcomes {
		for _, e := range []*scenario.Expr{o.Value, o.Given} {
			if e == nil {
				continue
			}
			for part := range e.Parts() {
				if p.measures(part, k) {
					p.value(o.Name, part.Args[0], k)
				}
			}
		}
	}
}

// measures says whether an expression takes the value of its first argument at point k.
func (p *past) measures(e *scenario.Expr, k int) bool {
	switch e.Op {
	case scenario.OpInitial:
		return k == 0
	case scenario.OpFinal:
		return k == p.lastPoint(e.Args[0])
	case scenario.OpAt:
		return k == p.place(e)
	case scenario.OpHighest, scenario.OpLowest, scenario.OpAverage, scenario.OpEver, scenario.OpAlways, scenario.OpFirstTime:
		return k <= p.lastPoint(e.Args[0])
	case scenario.OpTotal, scenario.OpDuration:
		return k < p.s.Clock.Steps
	}
	return false
}

// place is the point at which an at takes its value.
func (p *past) place(e *scenario.Expr) int {
	k := kernel.Scalar(kernel.Floor, add(add(div(p.measure(e.Args[1]), p.s.Clock.Step), 0.5), 1e-9), 0, 0)
	return int(min(max(k, 0), float64(p.lastPoint(e.Args[0]))))
}

// measure evaluates an expression over whole histories.
func (p *past) measure(e *scenario.Expr) float64 {
	steps, dt := p.s.Clock.Steps, p.s.Clock.Step
	switch e.Op {
	case scenario.OpOutcome:
		return p.measure(p.s.Outcomes[e.Index].Value)
	case scenario.OpInitial:
		return p.at(e.Args[0], 0)
	case scenario.OpFinal:
		return p.at(e.Args[0], p.lastPoint(e.Args[0]))
	case scenario.OpHighest:
		return fold(kernel.Max, p.history(e.Args[0]))
	case scenario.OpLowest:
		return fold(kernel.Min, p.history(e.Args[0]))
	case scenario.OpAverage:
		xs := p.history(e.Args[0])
		return div(fold(kernel.Add, append([]float64{0}, xs...)), float64(len(xs)))
	case scenario.OpTotal:
		sum := 0.0
		for _, x := range p.history(e.Args[0])[:steps] {
			sum = add(sum, mul(x, dt))
		}
		return sum
	case scenario.OpAt:
		return p.at(e.Args[0], p.place(e))
	case scenario.OpEver:
		return truth(p.firstPoint(e.Args[0]) >= 0)
	case scenario.OpAlways:
		return fold(kernel.And, append([]float64{1}, p.history(e.Args[0])...))
	case scenario.OpDuration:
		return mul(dt, fold(kernel.Add, p.history(e.Args[0])[:steps]))
	case scenario.OpFirstTime:
		if k := p.firstPoint(e.Args[0]); k >= 0 {
			return p.time(k)
		}
		return p.s.Clock.Horizon()
	case scenario.OpCount:
		return float64(p.points[steps].events[e.Index].count)
	}
	return p.combine(e, p.measure)
}

// combine evaluates arithmetic of measures: as in the model, but of what measure gives, at the end.
func (p *past) combine(e *scenario.Expr, measure func(*scenario.Expr) float64) float64 {
	arg := func(i int) float64 { return measure(e.Args[i]) }
	switch {
	case len(e.Args) == 0:
		return p.eval(e, inWorld)
	case compares(e):
		return p.compareNumbers(e, arg(0), arg(1), p.s.Clock.Steps)
	case e.Op == scenario.OpAnd:
		return truth(arg(0) != 0 && arg(1) != 0)
	case e.Op == scenario.OpOr:
		return truth(arg(0) != 0 || arg(1) != 0)
	case e.Op == scenario.OpIf && arg(0) != 0:
		return arg(1)
	case e.Op == scenario.OpIf:
		return arg(2)
	case e.Op == scenario.OpCall && e.Func.Name == "divide" && arg(1) == 0:
		return arg(2)
	case e.Op == scenario.OpCall && e.Func.Name == "divide":
		return div(arg(0), arg(1))
	}
	plain := *e
	plain.Args = make([]*scenario.Expr, len(e.Args))
	for i := range e.Args {
		plain.Args[i] = &scenario.Expr{Op: scenario.OpNumber, Type: e.Args[i].Type, Value: arg(i)}
	}
	return p.eval(&plain, inWorld)
}

// at is an expression of the model at a point.
func (p *past) at(e *scenario.Expr, k int) float64 { return p.value(p.quantity, e, k) }

// lastPoint is the last point at which an expression has a value.
func (p *past) lastPoint(e *scenario.Expr) int {
	if p.dependsOnFlow(e) {
		return p.s.Clock.Steps - 1
	}
	return p.s.Clock.Steps
}

// history is an expression at all its points.
func (p *past) history(e *scenario.Expr) []float64 {
	xs := make([]float64, p.lastPoint(e)+1)
	for k := range xs {
		xs[k] = p.at(e, k)
	}
	return xs
}

// firstPoint is the first point at which a condition holds, -1 if none.
func (p *past) firstPoint(condition *scenario.Expr) int {
	for k, x := range p.history(condition) {
		if x != 0 {
			return k
		}
	}
	return -1
}

// holds evaluates a check over the results of all policies, and says whether it failed to; it is looked at where all outcomes that
// it reads count.
func holds(e *scenario.Expr, r *reference, results [][]result) (holds, looked, failed bool) {
	for part := range e.Parts() {
		if part.Op == scenario.OpPolicyOutcome && !results[part.Policy][part.Index].given {
			return false, false, false
		}
	}
	p := &past{reference: r, known: map[evaluation]float64{}}
	var measure func(e *scenario.Expr) float64
	measure = func(e *scenario.Expr) float64 {
		if e.Op == scenario.OpPolicyOutcome {
			return results[e.Policy][e.Index].value
		}
		return p.combine(e, measure)
	}
	holds = measure(e) != 0
	return holds, true, len(p.failures) > 0
}

// String shows what a trial drew and came to, for a failing comparison.
func (p *past) String() string {
	text := fmt.Sprintf("policy %d, trial %d\n", p.policy, p.world)
	for i, v := range p.s.Variables {
		text += fmt.Sprintf("  %s = %v\n", v.Name, p.variable(i))
	}
	for i, s := range p.s.Stocks {
		text += fmt.Sprintf("  %s:", s.Name)
		for _, point := range p.points {
			text += fmt.Sprintf(" %v", point.stocks[i])
		}
		text += "\n"
	}
	return text
}
