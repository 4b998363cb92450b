package scenario

import (
	"math"

	"wargame/scenario/builtin"
	"wargame/scenario/source"
)

// A start is what a stock is at the first point. It may read other stocks and auxiliaries as they are there, so that a model can begin
// in balance: they are worked out in the order of what they need, from variables up. All policies begin in the same world, and chance
// comes after: levers stand at their defaults, and nothing that is drawn anew at each step may be read.

// atStart are the arguments of an expression that count at the start, where nothing is past yet.
func (c *checker) atStart(e *Expr) []*Expr {
	switch {
	case e.Op == OpPrevious:
		return e.Args[1:]
	case e.Staged():
		return e.Args[2:3]
	case e.Op == OpSmooth:
		return e.Args[:1]
	case e.Op == OpDelayed:
		if v, ok := c.s.value(e.Args[1]); e.Strict || ok && math.Round(v/c.s.Clock.Step) >= 1 {
			return e.Args[1:]
		}
	}
	return e.Args
}

// startParts visits an expression and all of it that counts at the start.
func (c *checker) startParts(e *Expr, visit func(*Expr)) {
	if e == nil {
		return
	}
	visit(e)
	for _, a := range c.atStart(e) {
		c.startParts(a, visit)
	}
}

// startNeeds is what an expression needs at the start.
func (c *checker) startNeeds(e *Expr) []edge {
	aspects := map[Op]aspect{OpStock: begins, OpAuxiliary: whole, OpWanted: wanted}
	var edges []edge
	c.startParts(e, func(part *Expr) {
		if aspect, ok := aspects[part.Op]; ok {
			q, _ := part.Quantity()
			edges = append(edges, edge{to: vertex{q, aspect}, at: part.Span})
		}
	})
	return edges
}

// startValue is what a vertex of starts is computed from.
func (c *checker) startValue(v vertex) []*Expr {
	switch v.Kind {
	case KindStock:
		return []*Expr{c.s.Stocks[v.Index].Start}
	case KindAuxiliary:
		return []*Expr{c.s.Auxiliaries[v.Index].Value}
	}
	f := c.s.Flows[v.Index]
	return []*Expr{f.Rate, f.Amount}
}

// checkStarts reports starts that lead back to themselves, and what of the model no start can read.
func (c *checker) checkStarts(reported map[string]bool) {
	g := &graph{}
	roots := map[vertex]int{} // of each vertex, a stock whose start needs it
	var add func(v vertex, root int)
	add = func(v vertex, root int) {
		if _, known := roots[v]; known {
			return
		}
		roots[v] = root
		var edges []edge
		for _, e := range c.startValue(v) {
			edges = append(edges, c.startNeeds(e)...)
		}
		g.add(v, edges)
		for _, x := range edges {
			add(x.to, root)
		}
	}
	for i := range c.s.Stocks {
		add(vertex{KindStock.At(i), begins}, i)
	}
	c.report(g, reported)
	for _, v := range g.vertices {
		for _, e := range c.startValue(v) {
			c.startParts(e, func(part *Expr) { c.checkAtStart(v, part, c.s.Stocks[roots[v]]) })
		}
	}
}

// checkAtStart reports a part of what the start of a stock reads, in the value of v, that is not known there.
func (c *checker) checkAtStart(v vertex, part *Expr, of *Stock) {
	var d *source.Diagnostic
	switch {
	case part.Op == OpDraw && !part.Address.Once:
		d = c.errorf(part.Span, "luck-at-start", "%s is drawn anew at each step, and a start reads it", c.s.Label(v.Quantity).Name)
		d.Hint = "a start is of the world, as variables are, and luck comes after: make a variable of what is drawn, or read another"
	case part.Op == OpFlow:
		flow := c.s.Flows[part.Index].Name
		d = c.errorf(part.Span, "flow-at-start", "a start cannot read %s, a flow after the limits of stocks, which hang on where these start", flow)
		d.Hint = "read wanted(" + flow + ")"
	default:
		return
	}
	if v.aspect != begins {
		d.Notes = []source.Note{{Span: of.Start.Span, Message: "the start of " + of.Name}}
	}
}

// ReadsModel says that a start reads more than variables.
func (e *Expr) ReadsModel() bool {
	for part := range e.Parts() {
		q, ok := part.Quantity()
		if ok && q.Kind != KindVariable && q.Kind != KindTable || part.Op == OpTime || part.Op == OpPrevious || part.Op == OpDelayed ||
			part.Op == OpSmooth || part.Op == OpFirst || part.Op == OpCall && part.Func.Group == builtin.ClockGroup {
			return true
		}
	}
	return false
}
