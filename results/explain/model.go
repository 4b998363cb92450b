package explain

import (
	"fmt"
	"math"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/formula"
)

// Quantity is a part of the model as an equation, empty where it has none, and what the equation does not say.
func (w Words) Quantity(q scenario.Quantity) (equation string, says []string) {
	switch q.Kind {
	case scenario.KindAuxiliary:
		a := w.s.Auxiliaries[q.Index]
		return a.Name + " = " + w.Expression(a.Value), nil
	case scenario.KindTable:
		return w.table(w.s.Tables[q.Index])
	case scenario.KindFlow:
		return w.flow(q.Index, w.s.Flows[q.Index])
	case scenario.KindStock:
		k := w.s.Stocks[q.Index]
		return w.balance(q.Index, k), w.stock(q.Index, k)
	case scenario.KindEvent:
		return "", w.event(w.s.Events[q.Index])
	}
	panic("explain: " + q.Kind.WithArticle() + " is no part of the model")
}

func (w Words) table(t *scenario.Table) (equation string, says []string) {
	points := make([]string, len(t.X))
	for i, at := range t.X {
		points[i] = fmt.Sprintf("%s at %s", w.Expression(t.Y[i]), number.Exact(at))
	}
	return t.Name + "(x) is " + strings.Join(points, ", "), []string{"linear between these points, flat outside them"}
}

func (w Words) flow(i int, f *scenario.Flow) (equation string, says []string) {
	place := func(stock int) string {
		if stock < 0 {
			return "outside"
		}
		return w.s.Stocks[stock].Name
	}
	moves := fmt.Sprintf("from %s to %s", place(f.From), place(f.To))
	if f.Amount != nil {
		equation = f.Name + " = " + w.Expression(f.Amount)
		moves += ", in a step of " + w.duration(w.s.Clock.Step)
	} else {
		equation = f.Name + " = " + w.Expression(f.Rate)
		moves += ", per " + w.s.Clock.Unit
	}
	says = append(says, moves)
	if f.Biflow {
		says = append(says, "negative: it flows back")
	}
	for _, l := range w.s.Limits(scenario.Direction{Flow: i}) {
		verb := "give"
		if l.Ceiling {
			verb = "take"
		}
		says = append(says, "no more than "+place(l.Stock)+" can "+verb+w.turn(f, l))
	}
	switch {
	case f.Order > 0:
		says = append(says, fmt.Sprintf("arrives bit by bit, after %s on average (a delay of order %d)", w.length(f.Delay), f.Order))
	case f.Delay != nil:
		says = append(says, "arrives after "+w.length(f.Delay))
	}
	if f.Loss != nil {
		says = append(says, "lost on the way: "+w.Expression(f.Loss))
	}
	return equation, says
}

// turn says when a flow gets its part of what a stock can give, where flows have priorities there.
func (w Words) turn(f *scenario.Flow, l scenario.Limit) string {
	switch {
	case l.Ceiling || len(w.s.Tiers(l.Stock)) == 1:
		return ""
	case f.Priority == 0:
		return ", after all with a priority"
	case l.Tier == 0:
		return ", before others"
	}
	return fmt.Sprintf(", with priority %d", f.Priority)
}

// balance is what changes a stock, as an equation.
func (w Words) balance(i int, k *scenario.Stock) string {
	var sum strings.Builder
	for _, at := range w.s.Moving(i) {
		f := w.s.Flows[at]
		term := f.Name
		if f.Delay != nil {
			term = "arriving(" + f.Name + ")"
		}
		if f.To == i && f.From != i {
			if sum.Len() > 0 {
				sum.WriteString(" + ")
			}
			if f.Loss != nil && f.Delay == nil {
				term += " * (1 - loss)"
			}
			sum.WriteString(term)
		}
	}
	for _, at := range w.s.Moving(i) {
		f := w.s.Flows[at]
		if f.From == i && f.To != i {
			if sum.Len() > 0 {
				sum.WriteString(" - ")
			} else {
				sum.WriteString("-")
			}
			sum.WriteString(f.Name)
		}
	}
	if sum.Len() == 0 {
		return ""
	}
	return "d(" + k.Name + ")/dt = " + sum.String()
}

// stock says where a stock starts, what it may be, and what events do to it.
func (w Words) stock(i int, k *scenario.Stock) (says []string) {
	start := w.Expression(k.Start)
	if k.Start != nil && k.Start.Name != "" {
		start = k.Start.Name
	}
	says = append(says, "starts at "+start)
	if k.Levels != nil {
		says = append(says, "is one of "+strings.Join(k.Levels, ", "))
	} else {
		says = append(says, w.bounds(k)...)
	}
	for _, e := range w.s.Events {
		for _, f := range e.Effects {
			if f.Stock == i {
				says = append(says, e.Name+" "+w.effect(f))
			}
		}
	}
	return says
}

func (w Words) bounds(k *scenario.Stock) []string {
	says := []string{"may fall below 0"}
	if k.Min != nil {
		says = []string{"never below " + w.Expression(k.Min)}
	}
	if k.Max != nil {
		says = append(says, "never above "+w.Expression(k.Max))
	}
	if k.WithInflows {
		says = append(says, "gives also what enters it in the same step")
	}
	return says
}

// event explains an event: when it may happen, how likely that is, what it does.
func (w Words) event(e *scenario.Event) (says []string) {
	when := "whenever it can"
	if e.When != nil {
		when = "while " + w.Expression(e.When)
	}
	switch {
	case e.Chance != nil && e.ChanceUnit > 0:
		says = append(says, fmt.Sprintf("%s, with probability %s per %s", when, w.Expression(e.Chance), w.unitOf(e.ChanceUnit)))
	case e.Chance != nil:
		says = append(says, fmt.Sprintf("%s, with probability %s in a step", when, w.Expression(e.Chance)))
	case e.Hazard != nil:
		hazard := w.Expression(e.Hazard)
		if !strings.Contains(hazard, " per ") {
			hazard += " per " + w.s.Clock.Unit
		}
		says = append(says, when+", at a hazard of "+hazard)
	case e.At != nil && e.When == nil:
		says = append(says, "at "+w.Expression(e.At))
	case e.At != nil:
		says = append(says, "at "+w.Expression(e.At)+", if "+w.Expression(e.When))
	case e.Every != nil && e.When == nil:
		says = append(says, "every "+w.length(e.Every))
	case e.Every != nil:
		says = append(says, fmt.Sprintf("every %s, waiting unless %s", w.length(e.Every), w.Expression(e.When)))
	default:
		says = append(says, when)
	}
	if e.Every == nil {
		if e.Repeats {
			says[0] += "; again and again"
		} else {
			says[0] += "; once"
		}
	}
	if e.Lasts != nil {
		says = append(says, "lasts "+w.length(e.Lasts))
	}
	for _, f := range e.Effects {
		says = append(says, w.effect(f))
	}
	return says
}

// effect is what an event does to a stock, in words.
func (w Words) effect(f scenario.Effect) string {
	stock, value := w.s.Stocks[f.Stock].Name, w.Expression(f.Value)
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

// unitOf is the word of a length that is one unit of time.
func (w Words) unitOf(units float64) string {
	for _, unit := range formula.Units() {
		if ratio, ok := formula.Ratio(unit, w.s.Clock.Unit); ok && math.Abs(ratio-units) <= scenario.SameTime*units {
			return unit
		}
	}
	return w.duration(units)
}
