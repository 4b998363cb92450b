package explain

import (
	"slices"

	"wargame/scenario"
)

// Depends is what an outcome can depend on, through any number of steps and under any policy. What cannot be reached
// changes nothing; what can may still change little.
type Depends struct {
	Variables []string `json:"variables"` // uncertain ones
	Starts    []string `json:"starts"`    // stocks whose start is drawn
	Levers    []string `json:"levers"`
	Chance    []string `json:"chance"` // what is drawn anew as time passes: quantities with a draw, events that may happen or not
}

// quantity names a quantity of a scenario: which section, which entry.
type quantity struct {
	kind  scenario.Op // OpVariable, OpLever, OpStock, OpFlow, OpAuxiliary, OpTable, OpOutcome, or OpFired for an event
	index int
}

// refer calls see for every quantity that an expression names, and draw if it draws.
func refer(e *scenario.Expr, see func(quantity), draw func()) {
	if e == nil {
		return
	}
	switch e.Op {
	case scenario.OpVariable, scenario.OpLever, scenario.OpStock, scenario.OpFlow, scenario.OpAuxiliary, scenario.OpTable,
		scenario.OpOutcome:
		see(quantity{e.Op, e.Index})
	case scenario.OpWanted, scenario.OpInTransit:
		see(quantity{scenario.OpFlow, e.Index})
	case scenario.OpOverflow:
		see(quantity{scenario.OpStock, e.Index})
	case scenario.OpFired, scenario.OpHappened, scenario.OpActive, scenario.OpSince, scenario.OpFiring, scenario.OpCount:
		see(quantity{scenario.OpFired, e.Index})
	case scenario.OpDraw:
		draw()
	}
	for _, a := range e.Args {
		refer(a, see, draw)
	}
}

// expressions are those of a quantity.
func (x *Explanation) expressions(q quantity) []*scenario.Expr {
	s := x.s
	switch q.kind {
	case scenario.OpVariable:
		return []*scenario.Expr{s.Variables[q.index].Value}
	case scenario.OpLever:
		var list []*scenario.Expr
		for _, p := range s.Policies {
			for _, set := range p.Settings {
				if set.Lever != q.index {
					continue
				}
				for _, entry := range set.Entries {
					list = append(list, entry.Value)
				}
			}
		}
		return list
	case scenario.OpStock:
		k := s.Stocks[q.index]
		return []*scenario.Expr{k.Start, k.Min, k.Max}
	case scenario.OpFlow:
		f := s.Flows[q.index]
		return []*scenario.Expr{f.Rate, f.Amount, f.Delay, f.Loss}
	case scenario.OpAuxiliary:
		return []*scenario.Expr{s.Auxiliaries[q.index].Value}
	case scenario.OpTable:
		return s.Tables[q.index].Y
	case scenario.OpFired:
		e := s.Events[q.index]
		return []*scenario.Expr{e.When, e.Chance, e.Hazard, e.At, e.Every, e.Lasts}
	}
	o := s.Outcomes[q.index]
	return []*scenario.Expr{o.Value, o.Given}
}

// around are the quantities that act on one without being named in its expressions: the flows and events that change
// a stock, the stocks whose limits scale a flow.
func (x *Explanation) around(q quantity) []quantity {
	s := x.s
	var list []quantity
	switch q.kind {
	case scenario.OpStock:
		for i, f := range s.Flows {
			if f.From == q.index || f.To == q.index {
				list = append(list, quantity{scenario.OpFlow, i})
			}
		}
		for i, e := range s.Events {
			if slices.ContainsFunc(e.Effects, func(f scenario.Effect) bool { return f.Stock == q.index }) {
				list = append(list, quantity{scenario.OpFired, i})
			}
		}
	case scenario.OpFlow:
		f := s.Flows[q.index]
		if f.From >= 0 && (s.Stocks[f.From].Min != nil || f.Biflow && s.Stocks[f.From].Max != nil) {
			list = append(list, quantity{scenario.OpStock, f.From})
		}
		if f.To >= 0 && (s.Stocks[f.To].Max != nil && f.Delay == nil || f.Biflow && s.Stocks[f.To].Min != nil) {
			list = append(list, quantity{scenario.OpStock, f.To})
		}
	}
	return list
}

// effectsOn are the expressions of what events do to a stock.
func (x *Explanation) effectsOn(stock int) []*scenario.Expr {
	var list []*scenario.Expr
	for _, e := range x.s.Events {
		for _, f := range e.Effects {
			if f.Stock == stock {
				list = append(list, f.Value)
			}
		}
	}
	return list
}

// depends finds all that a quantity can depend on.
func (x *Explanation) depends(from quantity) *Depends {
	s := x.s
	seen := map[quantity]bool{}
	random := map[quantity]bool{}
	var visit func(q quantity)
	visit = func(q quantity) {
		if seen[q] {
			return
		}
		seen[q] = true
		expressions := x.expressions(q)
		if q.kind == scenario.OpStock {
			expressions = append(expressions, x.effectsOn(q.index)...)
		}
		for i, e := range expressions {
			start := q.kind == scenario.OpStock && i == 0
			refer(e, visit, func() {
				if !start {
					random[q] = true
				}
			})
		}
		for _, other := range x.around(q) {
			visit(other)
		}
	}
	visit(from)

	d := &Depends{Variables: []string{}, Starts: []string{}, Levers: []string{}, Chance: []string{}}
	for i, v := range s.Variables {
		if seen[quantity{scenario.OpVariable, i}] && !v.Constant {
			d.Variables = append(d.Variables, v.Name)
		}
	}
	for i, k := range s.Stocks {
		if seen[quantity{scenario.OpStock, i}] {
			refer(k.Start, func(quantity) {}, func() {
				if !slices.Contains(d.Starts, k.Name) {
					d.Starts = append(d.Starts, k.Name)
				}
			})
		}
	}
	for i, l := range s.Levers {
		if seen[quantity{scenario.OpLever, i}] {
			d.Levers = append(d.Levers, l.Name)
		}
	}
	chance := func(q quantity, name string, may bool) {
		if seen[q] && (may || random[q]) && !slices.Contains(d.Chance, name) {
			d.Chance = append(d.Chance, name)
		}
	}
	for i, l := range s.Levers {
		chance(quantity{scenario.OpLever, i}, l.Name, false)
	}
	for i, k := range s.Stocks {
		chance(quantity{scenario.OpStock, i}, k.Name, false)
	}
	for i, f := range s.Flows {
		chance(quantity{scenario.OpFlow, i}, f.Name, false)
	}
	for i, a := range s.Auxiliaries {
		chance(quantity{scenario.OpAuxiliary, i}, a.Name, false)
	}
	for i, e := range s.Events {
		chance(quantity{scenario.OpFired, i}, e.Name, e.Chance != nil || e.Hazard != nil)
	}
	return d
}
