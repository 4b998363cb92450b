package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"wargame/scenario/source"
)

// aspect is what of a quantity is computed at one point, each in an order of its own.
type aspect int

const (
	whole   aspect = iota // a variable, table, lever, auxiliary or outcome
	acting                // a flow after the limits of stocks
	forth                 // one way of a biflow after them
	back                  // the other way
	wanted                // a flow before them
	loss                  // the share a flow loses on the way
	fires                 // whether an event fires
	begins                // where a stock starts
	ceiling               // by what the max of a stock scales what enters it
	floor                 // by what its min scales the first tier of what leaves it; floor + 1: the second, and so on
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
	c.checkStarts(reported)
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
		if w.Biflow {
			g.add(partVertex(w, Direction{i, false}), c.partNeeds(Direction{i, false}))
			g.add(partVertex(w, Direction{i, true}), c.partNeeds(Direction{i, true}))
		}
	}
	for i := range c.s.Stocks {
		c.addLimits(g, i)
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
	args := e.Args
	switch {
	case e.Op == OpPrevious:
		args = args[1:]
	case e.Staged():
		args = args[1:3]
	case e.Op == OpDelayed:
		c.collect(e.Args[2], soft, edges)
		if v, ok := c.s.value(e.Args[1]); !ok {
			c.collect(e.Args[0], e, edges)
		} else if math.Round(v/c.s.Clock.Step) < 1 {
			c.collect(e.Args[0], soft, edges)
		}
		return
	}
	for _, a := range args {
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
	return slices.DeleteFunc(loop, func(x edge) bool { return x.to.aspect >= ceiling })
}

// reportLoop reports a loop that begins and ends at a vertex.
func (c *checker) reportLoop(from vertex, loop []edge, reported map[string]bool) {
	names := []string{c.vertexName(from)}
	var notes []source.Note
	limited, alone := false, true
	before := from
	for _, x := range loop {
		name := c.vertexName(x.to)
		own := x.to.Quantity == before.Quantity && before.restsOn(x.to.aspect)
		if !own {
			names = append(names, name)
			notes = append(notes, source.Note{Span: x.at, Message: c.because(before, x)})
		} else if x == loop[len(loop)-1] {
			names = append(names, names[0])
		}
		limited, alone = limited || x.to.limited(), alone && x.to.limited()
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
	case slices.ContainsFunc(loop, func(x edge) bool { return x.to.aspect == begins }):
		d.Hint = "one of them must not read the next: give one of the stocks a start of its own"
	case alone:
		d.Hint = "limit: " + limitWords[0] + " at one of the stocks between them breaks it"
	case limited:
		d.Hint = "wanted(flow) is the flow before the limits of stocks, which do not count in it; " + breaks
	default:
		d.Hint = breaks
	}
}

const breaks = "previous(x, first) reads x one step ago and breaks a loop"

// because says why one vertex of a loop needs the next.
func (c *checker) because(v vertex, x edge) string {
	if v.limited() {
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
	case begins:
		return "start of " + name
	}
	return name
}
