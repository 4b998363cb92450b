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
	whole   aspect = iota // a variable, table, lever, auxiliary or outcome
	acting                // a flow after the limits of stocks
	wanted                // a flow before them
	loss                  // the share a flow loses on the way
	fires                 // whether an event fires
	floor                 // by what the min of a stock scales what leaves it
	ceiling               // by what its max scales what enters it
)

// findLoops reports what leads back to itself at one point: among variables, among outcomes, and in the model under
// each policy.
func (c *checker) findLoops() {
	var variables, outcomes graph
	for i, v := range c.s.Variables {
		variables.add(vertex{KindVariable.At(i), whole}, c.needs(v.Value))
	}
	for i, t := range c.s.Tables {
		var edges []edge
		for _, y := range t.Y {
			edges = append(edges, c.needs(y)...)
		}
		variables.add(vertex{KindTable.At(i), whole}, edges)
	}
	for i, o := range c.s.Outcomes {
		outcomes.add(vertex{KindOutcome.At(i), whole}, c.outcomeNeeds(o.Value))
	}
	c.report(&variables, nil)
	c.report(&outcomes, nil)

	reported := map[string]bool{}
	settled := false // for all policies through which no loop goes
	for _, p := range c.s.Policies {
		if !c.reacts(p) {
			if settled {
				continue
			}
			settled = true
		}
		c.findLoopsUnder(p, reported)
	}
	if p := c.anyStrategies(); c.reacts(p) {
		c.findLoopsUnder(p, reported)
	}
}

// findLoopsUnder reports what leads back to itself at a point under a policy.
func (c *checker) findLoopsUnder(p *Policy, reported map[string]bool) {
	g := c.pointGraph(p)
	c.markStrict(g)
	c.report(g, reported)
}

// anyStrategies is what stands for every combination of strategies: each lever has all that any of them makes of it. It has the loops of
// each combination, and those that need two strategies of one actor beside; one look is for all of them.
func (c *checker) anyStrategies() *Policy {
	all := &Policy{}
	for _, of := range c.s.Strategies {
		for _, x := range of.Strategies {
			all.Settings = append(all.Settings, x.Settings...)
		}
	}
	if len(all.Settings) > 0 {
		all.Settings = append(all.Settings, c.s.Policies[c.s.Baseline].Settings...)
	}
	return all
}

// reacts says whether what a policy sets needs anything, so that a loop may go through it.
func (c *checker) reacts(p *Policy) bool {
	return slices.ContainsFunc(p.Settings, func(x *Setting) bool {
		return slices.ContainsFunc(x.Entries, func(e Entry) bool { return len(c.needs(e.Value)) > 0 })
	})
}

// pointGraph is what needs what at a point under a policy.
func (c *checker) pointGraph(p *Policy) *graph {
	g := &graph{}
	for _, x := range p.Settings {
		var edges []edge
		for _, e := range x.Entries {
			edges = append(edges, c.needs(e.Value)...)
		}
		g.add(vertex{KindLever.At(x.Lever), whole}, edges)
	}
	for i, w := range c.s.Flows {
		g.add(vertex{KindFlow.At(i), acting}, c.actingNeeds(i))
		g.add(vertex{KindFlow.At(i), wanted}, append(c.needs(w.Rate), c.needs(w.Amount)...))
		g.add(vertex{KindFlow.At(i), loss}, c.needs(w.Loss))
	}
	for i := range c.s.Stocks {
		for _, l := range [...]Limit{{Stock: i}, {Stock: i, Ceiling: true}} {
			g.add(limitVertex(l), c.limitNeeds(l))
		}
	}
	for i, a := range c.s.Auxiliaries {
		g.add(vertex{KindAuxiliary.At(i), whole}, c.needs(a.Value))
	}
	for i, v := range c.s.Events {
		var edges []edge
		for _, e := range [...]*Expr{v.When, v.Chance, v.Hazard, v.Every} {
			edges = append(edges, c.needs(e)...)
		}
		g.add(vertex{KindEvent.At(i), fires}, edges)
	}
	return g
}

// actingNeeds is what a flow that acts needs: its own rate, and the limits that scale it.
func (c *checker) actingNeeds(i int) []edge {
	at := c.s.Flows[i].Span
	edges := []edge{{to: vertex{KindFlow.At(i), wanted}, at: at}}
	for _, d := range c.s.Directions(i) {
		for _, l := range c.s.Limits(d) {
			edges = append(edges, edge{to: limitVertex(l), at: at})
		}
	}
	return edges
}

// limitNeeds is what a limit needs: the rates of all that it scales together, and of what enters a stock the losses too.
func (c *checker) limitNeeds(l Limit) []edge {
	var edges []edge
	for _, d := range c.s.Limited(l) {
		at := c.s.Flows[d.Flow].Span
		edges = append(edges, edge{to: vertex{KindFlow.At(d.Flow), wanted}, at: at})
		if l.Ceiling {
			edges = append(edges, edge{to: vertex{KindFlow.At(d.Flow), loss}, at: at})
		}
	}
	return edges
}

func limitVertex(l Limit) vertex {
	if l.Ceiling {
		return vertex{KindStock.At(l.Stock), ceiling}
	}
	return vertex{KindStock.At(l.Stock), floor}
}

// needs is what an expression needs at the same point, or, in variables, in the same draw.
func (c *checker) needs(e *Expr) []edge {
	var edges []edge
	c.collect(e, nil, &edges)
	return edges
}

// needed gives what of its quantity a reference needs at the same point. Stocks, and what is known of events but
// whether they fire, were settled in the step before.
var needed = map[Op]aspect{
	OpVariable: whole, OpLever: whole, OpAuxiliary: whole, OpTable: whole, OpOutcome: whole,
	OpFlow: acting, OpWanted: wanted, OpFiring: fires,
}

func (c *checker) collect(e *Expr, soft *Expr, edges *[]edge) {
	if e == nil {
		return
	}
	if aspect, ok := needed[e.Op]; ok {
		q, _ := e.Quantity()
		*edges = append(*edges, edge{vertex{q, aspect}, e.Span, soft})
	}
	switch e.Op {
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
	return slices.DeleteFunc(c.needs(e), func(x edge) bool { return x.to.Kind != KindOutcome })
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

// report tells of one loop of each component that has any, once for all policies.
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
		c.reportLoop(v, pastLimits(loop), reported)
	}
}

// pastLimits leaves the limits out of a loop: people are told of the flows on both sides of them.
func pastLimits(loop []edge) []edge {
	return slices.DeleteFunc(loop, func(x edge) bool { return x.to.aspect == floor || x.to.aspect == ceiling })
}

// reportLoop reports a loop that begins and ends at a vertex.
func (c *checker) reportLoop(from vertex, loop []edge, reported map[string]bool) {
	names := []string{c.vertexName(from)}
	var notes []source.Note
	limited := false
	before := from
	for _, x := range loop {
		name := c.vertexName(x.to)
		own := before.aspect == acting && x.to == (vertex{before.Quantity, wanted})
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
	case from.Kind == KindVariable || from.Kind == KindTable || from.Kind == KindOutcome:
		d.Hint = "one of them must not read the next"
	case from.Kind == KindEvent && !slices.ContainsFunc(loop, func(x edge) bool { return x.to.Kind != KindEvent }):
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
	name := c.s.Label(v.Quantity).Name
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
