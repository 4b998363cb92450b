package explain

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/formula"
)

// Quantity is a part of the model in words and as an equation.
type Quantity struct {
	Kind scenario.Kind `json:"kind"` // auxiliary, table, flow, stock or event
	Name
	Unit     string   `json:"unit"`
	Equation string   `json:"equation,omitempty"`
	Says     []string `json:"says"` // what the equation does not
	Source   string   `json:"source"`
	About    string   `json:"about,omitempty"`
}

// model explains what is computed at every point, in an order in which each is computed from what stands before it:
// auxiliaries, tables and flows; then the stocks that they change, and the events.
func (x *Explanation) model() []Quantity {
	list := []Quantity{}
	for _, q := range x.order() {
		switch q.Kind {
		case scenario.KindAuxiliary:
			list = append(list, x.auxiliary(x.s.Auxiliaries[q.Index]))
		case scenario.KindTable:
			list = append(list, x.table(x.s.Tables[q.Index]))
		case scenario.KindFlow:
			list = append(list, x.flow(q.Index, x.s.Flows[q.Index]))
		}
	}
	for i, k := range x.s.Stocks {
		list = append(list, x.stock(i, k))
	}
	for _, e := range x.s.Events {
		list = append(list, x.event(e))
	}
	return list
}

// order gives auxiliaries, then flows, in file order, but each after those that its expressions name. Of those that
// name each other, through their past, the first stands first.
func (x *Explanation) order() []scenario.Quantity {
	kinds := []scenario.Kind{scenario.KindAuxiliary, scenario.KindFlow, scenario.KindTable}
	var list []scenario.Quantity
	seen := map[scenario.Quantity]bool{}
	var visit func(q scenario.Quantity)
	visit = func(q scenario.Quantity) {
		if seen[q] || !slices.Contains(kinds, q.Kind) {
			return
		}
		seen[q] = true
		for _, e := range x.s.Expressions(q) {
			for read := range e.Reads() {
				visit(read)
			}
		}
		list = append(list, q)
	}
	for q := range x.s.Quantities(kinds...) {
		visit(q)
	}
	return list
}

func explained(kind scenario.Kind, l scenario.Label) Quantity {
	return Quantity{Kind: kind, Name: name(l), Unit: l.Unit, Says: []string{}, Source: l.Source, About: l.About}
}

func (x *Explanation) auxiliary(a *scenario.Auxiliary) Quantity {
	q := explained(scenario.KindAuxiliary, a.Label)
	q.Equation = a.Name + " = " + x.written(a.Value)
	return q
}

func (x *Explanation) table(t *scenario.Table) Quantity {
	q := explained(scenario.KindTable, t.Label)
	points := make([]string, len(t.X))
	for i, at := range t.X {
		points[i] = fmt.Sprintf("%s at %s", x.written(t.Y[i]), number.Exact(at))
	}
	q.Equation = t.Name + "(x) is " + strings.Join(points, ", ")
	q.Says = append(q.Says, "linear between these points, flat outside them")
	return q
}

func (x *Explanation) flow(i int, f *scenario.Flow) Quantity {
	q := explained(scenario.KindFlow, f.Label)
	place := func(stock int) string {
		if stock < 0 {
			return "outside"
		}
		return x.s.Stocks[stock].Name
	}
	says := fmt.Sprintf("from %s to %s", place(f.From), place(f.To))
	if f.Amount != nil {
		q.Equation = f.Name + " = " + x.written(f.Amount)
		says += ", in a step of " + x.duration(x.s.Clock.Step)
	} else {
		q.Equation = f.Name + " = " + x.written(f.Rate)
		says += ", per " + x.s.Clock.Unit
	}
	q.Says = append(q.Says, says)
	if f.Biflow {
		q.Says = append(q.Says, "negative: it flows back")
	}
	for _, l := range x.s.Limits(scenario.Direction{Flow: i}) {
		verb := "give"
		if l.Ceiling {
			verb = "take"
		}
		q.Says = append(q.Says, "no more than "+place(l.Stock)+" can "+verb)
	}
	if f.Delay != nil {
		q.Says = append(q.Says, "arrives after "+x.length(f.Delay))
	}
	if f.Loss != nil {
		q.Says = append(q.Says, "lost on the way: "+x.written(f.Loss))
	}
	return q
}

// length is an expression that is a length of time; a bare number gets its unit.
func (x *Explanation) length(e *scenario.Expr) string {
	text := x.written(e)
	if v, ok := literal(e); ok && strings.ReplaceAll(number.Exact(v), ",", "") == text {
		return x.duration(v)
	}
	return text
}

// stock explains a stock: what changes it, as a balance.
func (x *Explanation) stock(i int, k *scenario.Stock) Quantity {
	q := explained(scenario.KindStock, k.Label)
	var balance strings.Builder
	for _, f := range x.s.Flows {
		term := f.Name
		if f.Delay != nil {
			term = "arriving(" + f.Name + ")"
		}
		if f.To == i && f.From != i {
			if balance.Len() > 0 {
				balance.WriteString(" + ")
			}
			if f.Loss != nil && f.Delay == nil {
				term += " * (1 - loss)"
			}
			balance.WriteString(term)
		}
	}
	for _, f := range x.s.Flows {
		if f.From == i && f.To != i {
			if balance.Len() > 0 {
				balance.WriteString(" - ")
			} else {
				balance.WriteString("-")
			}
			balance.WriteString(f.Name)
		}
	}
	if balance.Len() > 0 {
		q.Equation = "d(" + k.Name + ")/dt = " + balance.String()
	}
	start := x.written(k.Start)
	if k.Start != nil && k.Start.Name != "" {
		start = k.Start.Name
	}
	q.Says = append(q.Says, "starts at "+start)
	if k.Levels != nil {
		q.Says = append(q.Says, "is one of "+strings.Join(k.Levels, ", "))
	} else {
		q.Says = append(q.Says, x.bounds(k)...)
	}
	for _, e := range x.s.Events {
		for _, f := range e.Effects {
			if f.Stock == i {
				q.Says = append(q.Says, e.Name+" "+x.effect(f))
			}
		}
	}
	return q
}

func (x *Explanation) bounds(k *scenario.Stock) []string {
	says := []string{"may fall below 0"}
	if k.Min != nil {
		says = []string{"never below " + x.written(k.Min)}
	}
	if k.Max != nil {
		says = append(says, "never above "+x.written(k.Max))
	}
	return says
}

// event explains an event: when it may happen, how likely that is, what it does.
func (x *Explanation) event(e *scenario.Event) Quantity {
	q := explained(scenario.KindEvent, e.Label)
	when := "whenever it can"
	if e.When != nil {
		when = "while " + x.written(e.When)
	}
	switch {
	case e.Chance != nil && e.ChanceUnit > 0:
		q.Says = append(q.Says, fmt.Sprintf("%s, with probability %s per %s", when, x.written(e.Chance), x.unitOf(e.ChanceUnit)))
	case e.Chance != nil:
		q.Says = append(q.Says, fmt.Sprintf("%s, with probability %s in a step", when, x.written(e.Chance)))
	case e.Hazard != nil:
		hazard := x.written(e.Hazard)
		if !strings.Contains(hazard, " per ") {
			hazard += " per " + x.s.Clock.Unit
		}
		q.Says = append(q.Says, when+", at a hazard of "+hazard)
	case e.At != nil && e.When == nil:
		q.Says = append(q.Says, "at "+x.written(e.At))
	case e.At != nil:
		q.Says = append(q.Says, "at "+x.written(e.At)+", if "+x.written(e.When))
	case e.Every != nil && e.When == nil:
		q.Says = append(q.Says, "every "+x.length(e.Every))
	case e.Every != nil:
		q.Says = append(q.Says, fmt.Sprintf("every %s, waiting unless %s", x.length(e.Every), x.written(e.When)))
	default:
		q.Says = append(q.Says, when)
	}
	if e.Every == nil {
		if e.Repeats {
			q.Says[0] += "; again and again"
		} else {
			q.Says[0] += "; once"
		}
	}
	if e.Lasts != nil {
		q.Says = append(q.Says, "lasts "+x.length(e.Lasts))
	}
	for _, f := range e.Effects {
		q.Says = append(q.Says, x.effect(f))
	}
	return q
}

// effect is what an event does to a stock, in words.
func (x *Explanation) effect(f scenario.Effect) string {
	stock, value := x.s.Stocks[f.Stock].Name, x.written(f.Value)
	if f.Value != nil && f.Value.Name != "" {
		value = f.Value.Name
	}
	switch f.Kind {
	case scenario.Add:
		return fmt.Sprintf("adds %s to %s", value, stock)
	case scenario.Remove:
		return fmt.Sprintf("removes %s from %s", value, stock)
	}
	return fmt.Sprintf("sets %s to %s", stock, value)
}

// unitOf is the word of a length that is one day, week, month or year.
func (x *Explanation) unitOf(units float64) string {
	clock, _ := formula.UnitLength(x.s.Clock.Unit)
	for _, unit := range []string{"day", "week", "month", "year"} {
		if days, _ := formula.UnitLength(unit); math.Abs(days/clock-units) <= scenario.SameTime*units {
			return unit
		}
	}
	return x.duration(units)
}
