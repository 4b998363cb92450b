package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"wargame/scenario/source"
)

// aspect is what of a quantity is computed at one point, each in an order of its own.
type aspect uint8

const (
	whole  aspect = iota // a variable, table, lever, auxiliary or outcome
	acting               // a flow after the limits of stocks
	wanted               // a flow before them
	loss                 // the share a flow loses on the way
	fires                // whether an event fires
)

// findLoops reports what leads back to itself at one point: among variables, among outcomes, and in the model under
// each policy.
func (c *checker) findLoops() {
	var variables, outcomes graph
	for i, v := range c.s.Variables {
		variables.add(vertex{KindVariable, i, whole}, c.needs(v.Value))
	}
	for i, t := range c.s.Tables {
		var edges []edge
		for _, y := range t.Y {
			edges = append(edges, c.needs(y)...)
		}
		variables.add(vertex{KindTable, i, whole}, edges)
	}
	for i, o := range c.s.Outcomes {
		outcomes.add(vertex{KindOutcome, i, whole}, c.outcomeNeeds(o.Value))
	}
	c.report(&variables, nil)
	c.report(&outcomes, nil)

	reported := map[string]bool{}
	for _, p := range c.s.Policies {
		g := c.pointGraph(p)
		c.markStrict(g)
		c.report(g, reported)
	}
}

// pointGraph is what needs what at a point under a policy.
func (c *checker) pointGraph(p *Policy) *graph {
	g := &graph{}
	for _, x := range p.Settings {
		var edges []edge
		for _, e := range x.Entries {
			edges = append(edges, c.needs(e.Value)...)
		}
		g.add(vertex{KindLever, x.Lever, whole}, edges)
	}
	for i, w := range c.s.Flows {
		g.add(vertex{KindFlow, i, acting}, c.actingNeeds(i))
		g.add(vertex{KindFlow, i, wanted}, append(c.needs(w.Rate), c.needs(w.Amount)...))
		g.add(vertex{KindFlow, i, loss}, c.needs(w.Loss))
	}
	for i, a := range c.s.Auxiliaries {
		g.add(vertex{KindAuxiliary, i, whole}, c.needs(a.Value))
	}
	for i, v := range c.s.Events {
		var edges []edge
		for _, e := range [...]*Expr{v.When, v.Chance, v.Hazard, v.Every} {
			edges = append(edges, c.needs(e)...)
		}
		g.add(vertex{KindEvent, i, fires}, edges)
	}
	return g
}

// actingNeeds is what a flow that acts needs: its own rate; the rates of all that leaves the stock that it leaves,
// if that has a floor; the rates and losses of all that enters, undelayed, the stock that it enters, if that has a
// ceiling. A biflow may go either way.
func (c *checker) actingNeeds(i int) []edge {
	w := c.s.Flows[i]
	edges := []edge{{to: vertex{KindFlow, i, wanted}, at: w.Span}}
	floor := func(stock int) bool { return stock >= 0 && c.s.Stocks[stock].Min != nil }
	ceiling := func(stock int) bool { return stock >= 0 && c.s.Stocks[stock].Max != nil }
	for j, o := range c.s.Flows {
		leaves := func(stock int) bool { return o.From == stock || o.Biflow && o.To == stock }
		enters := func(stock int) bool {
			return o.To == stock && o.Delay == nil || o.Biflow && o.From == stock
		}
		limitedLeaving := floor(w.From) && leaves(w.From) || w.Biflow && floor(w.To) && leaves(w.To)
		limitedEntering := w.Delay == nil && ceiling(w.To) && enters(w.To) || w.Biflow && ceiling(w.From) && enters(w.From)
		if j != i && (limitedLeaving || limitedEntering) {
			edges = append(edges, edge{to: vertex{KindFlow, j, wanted}, at: o.Span})
		}
		if limitedEntering {
			edges = append(edges, edge{to: vertex{KindFlow, j, loss}, at: o.Span})
		}
	}
	return edges
}

// needs is what an expression needs at the same point, or, in variables, in the same draw.
func (c *checker) needs(e *Expr) []edge {
	var edges []edge
	c.collect(e, nil, &edges)
	return edges
}

func (c *checker) collect(e *Expr, soft *Expr, edges *[]edge) {
	if e == nil {
		return
	}
	need := func(kind Kind, a aspect) {
		*edges = append(*edges, edge{vertex{kind, e.Index, a}, e.Span, soft})
	}
	switch e.Op {
	case OpVariable:
		need(KindVariable, whole)
	case OpLever:
		need(KindLever, whole)
	case OpAuxiliary:
		need(KindAuxiliary, whole)
	case OpTable:
		need(KindTable, whole)
	case OpFlow:
		need(KindFlow, acting)
	case OpWanted:
		need(KindFlow, wanted)
	case OpFiring:
		need(KindEvent, fires)
	case OpOutcome:
		need(KindOutcome, whole)
	case OpPrevious:
		c.collect(e.Args[1], soft, edges)
		return
	case OpDelayed:
		c.collect(e.Args[2], soft, edges)
		if v, ok := c.s.value(e.Args[1]); !ok {
			c.collect(e.Args[0], e, edges)
		} else if math.Round(v/c.s.Clock.Step) < 1 {
			c.collect(e.Args[0], soft, edges)
		}
		return
	}
	for _, a := range e.Args {
		c.collect(a, soft, edges)
	}
}

// outcomeNeeds is the other outcomes that an outcome reads.
func (c *checker) outcomeNeeds(e *Expr) []edge {
	return slices.DeleteFunc(c.needs(e), func(x edge) bool { return x.to.kind != KindOutcome })
}

// markStrict takes the delays that are not constant out of the loops that they would close: those count on a delay
// of a step or more, which the run then has to see to. A delay that closes no loop stays an edge.
func (c *checker) markStrict(g *graph) {
	component := g.components()
	for _, v := range g.vertices {
		g.edges[v] = slices.DeleteFunc(g.edges[v], func(x edge) bool {
			if x.soft == nil || component[v] != component[x.to] {
				return false
			}
			x.soft.Strict = true
			return true
		})
	}
}

// report reports one loop of each component that has any, once for all policies.
func (c *checker) report(g *graph, reported map[string]bool) {
	component := g.components()
	done := map[int]bool{}
	for _, v := range g.vertices {
		if done[component[v]] {
			continue
		}
		loop := g.shortest(v, component)
		if loop == nil {
			continue
		}
		done[component[v]] = true
		c.reportLoop(v, loop, reported)
	}
}

// reportLoop reports a loop that begins and ends at a vertex.
func (c *checker) reportLoop(from vertex, loop []edge, reported map[string]bool) {
	names := []string{c.vertexName(from)}
	var notes []source.Note
	limited := false
	before := from
	for _, x := range loop {
		name := c.vertexName(x.to)
		own := before.aspect == acting && x.to == (vertex{before.kind, before.index, wanted})
		if !own {
			names = append(names, name)
			notes = append(notes, source.Note{Span: x.at, Message: c.because(before, x)})
		} else if x == loop[len(loop)-1] {
			names = append(names, names[0])
		}
		limited = limited || x.to.aspect == acting
		before = x.to
	}
	text := strings.Join(names, " -> ")
	if reported[text] {
		return
	}
	if reported != nil {
		reported[text] = true
	}
	at := notes[0].Span
	d := c.errorf(at, "loop", "this leads back to itself: %s", text)
	d.Notes = notes[1:]
	switch {
	case from.kind == KindVariable || from.kind == KindTable || from.kind == KindOutcome:
		d.Hint = "one of them must not read the next"
	case from.kind == KindEvent && !slices.ContainsFunc(loop, func(x edge) bool { return x.to.kind != KindEvent }):
		d.Hint = "fired(event) asks of the step just past and breaks a loop"
	case limited:
		d.Hint = "wanted(flow) is the flow before the limits of stocks, which do not count in it; " + breaks
	default:
		d.Hint = breaks
	}
}

const breaks = "previous(x, first) reads x one step ago and breaks a loop"

// because says why one vertex of a loop needs the next.
func (c *checker) because(v vertex, x edge) string {
	if v.aspect == acting {
		return fmt.Sprintf("%s is limited by a stock together with %s", c.vertexName(v), c.vertexName(x.to))
	}
	return fmt.Sprintf("%s reads %s", c.vertexName(v), c.vertexName(x.to))
}

// vertexName names a vertex for people.
func (c *checker) vertexName(v vertex) string {
	var name string
	switch s := c.s; v.kind {
	case KindVariable:
		name = s.Variables[v.index].Name
	case KindLever:
		name = s.Levers[v.index].Name
	case KindAuxiliary:
		name = s.Auxiliaries[v.index].Name
	case KindTable:
		name = s.Tables[v.index].Name
	case KindFlow:
		name = s.Flows[v.index].Name
	case KindEvent:
		name = s.Events[v.index].Name
	case KindOutcome:
		name = s.Outcomes[v.index].Name
	}
	switch v.aspect {
	case wanted:
		return "wanted(" + name + ")"
	case loss:
		return "loss of " + name
	case fires:
		return "firing(" + name + ")"
	}
	return name
}
