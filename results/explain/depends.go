package explain

import "wargame/scenario"

// Depends is what an outcome can depend on, through any number of steps and under any policy. What cannot be reached
// changes nothing; what can may still change little.
type Depends struct {
	Variables []string // uncertain ones
	Starts    []string // stocks whose start is drawn
	Levers    []string
	Chance    []string // what is drawn anew as time passes: quantities with a draw, events that may happen or not
}

// depends finds all that a quantity can depend on.
func depends(s *scenario.Scenario, from scenario.Quantity) *Depends {
	reached, random := reach(s, from)
	d := &Depends{}
	for q := range s.Quantities(scenario.KindVariable, scenario.KindStock, scenario.KindLever) {
		name := s.Label(q).Name
		switch {
		case !reached[q]:
		case q.Kind == scenario.KindLever:
			d.Levers = append(d.Levers, name)
		case q.Kind == scenario.KindStock && draws(s.Stocks[q.Index].Start):
			d.Starts = append(d.Starts, name)
		case q.Kind == scenario.KindVariable && !s.Variables[q.Index].Constant:
			d.Variables = append(d.Variables, name)
		}
	}
	for q := range s.Quantities(scenario.KindLever, scenario.KindStock, scenario.KindFlow, scenario.KindAuxiliary, scenario.KindEvent) {
		if reached[q] && (random[q] || q.Kind == scenario.KindEvent && mayFire(s.Events[q.Index])) {
			d.Chance = append(d.Chance, s.Label(q).Name)
		}
	}
	return d
}

// reach finds what a quantity can depend on, itself among it, and which of that draws anew as time passes.
func reach(s *scenario.Scenario, from scenario.Quantity) (reached, random map[scenario.Quantity]bool) {
	reached, random = map[scenario.Quantity]bool{}, map[scenario.Quantity]bool{}
	var visit func(q scenario.Quantity)
	visit = func(q scenario.Quantity) {
		if reached[q] {
			return
		}
		reached[q] = true
		for i, e := range s.Expressions(q) {
			start := q.Kind == scenario.KindStock && i == 0
			random[q] = random[q] || draws(e) && !start
			for read := range e.Reads() {
				visit(read)
			}
		}
		for _, other := range s.ActingOn(q) {
			visit(other)
		}
	}
	visit(from)
	return reached, random
}

// draws says whether an expression draws.
func draws(e *scenario.Expr) bool {
	for part := range e.Parts() {
		if part.Op == scenario.OpDraw {
			return true
		}
	}
	return false
}

// mayFire says that chance decides whether an event fires when it can.
func mayFire(e *scenario.Event) bool { return e.Chance != nil || e.Hazard != nil }
