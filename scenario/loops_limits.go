package scenario

// What the limits of stocks make flows wait for: the rates of all that shares a limit, and where a stock gives what enters it
// in the same step, or what those before left over, also the flows that act there.

// limited says that a vertex is a flow, or one way of it, after the limits of stocks.
func (v vertex) limited() bool { return v.aspect == acting || v.aspect == forth || v.aspect == back }

// restsOn says that a flow needs an aspect of its own before any limit: no news to people.
func (v vertex) restsOn(own aspect) bool {
	return v.limited() && own == wanted || v.aspect == acting && (own == forth || own == back)
}

// partVertex is one way of a flow after the limits of stocks.
func partVertex(w *Flow, d Direction) vertex {
	v := vertex{KindFlow.At(d.Flow), acting}
	switch {
	case d.Back:
		v.aspect = back
	case w.Biflow:
		v.aspect = forth
	}
	return v
}

// actingNeeds is what a flow that acts needs: its own rate, and the limits that scale it.
func (c *checker) actingNeeds(i int) []edge {
	w := c.s.Flows[i]
	if !w.Biflow {
		return c.partNeeds(Direction{i, false})
	}
	return []edge{{to: partVertex(w, Direction{i, false}), at: w.Span}, {to: partVertex(w, Direction{i, true}), at: w.Span}}
}

// partNeeds is what one way of a flow needs.
func (c *checker) partNeeds(d Direction) []edge {
	at := c.s.Flows[d.Flow].Span
	edges := []edge{{to: vertex{KindFlow.At(d.Flow), wanted}, at: at}}
	for _, l := range c.s.Limits(d) {
		edges = append(edges, edge{to: limitVertex(l), at: at})
	}
	return edges
}

// addLimits adds the limits of a stock.
func (c *checker) addLimits(g *graph, stock int) {
	limits := []Limit{{Stock: stock, Ceiling: true}}
	for tier := range c.s.Tiers(stock) {
		limits = append(limits, Limit{Stock: stock, Tier: tier})
	}
	for _, l := range limits {
		g.add(limitVertex(l), c.limitNeeds(l))
	}
}

// limitNeeds is what a limit needs: the rates of all that it scales together, and of what enters a stock the losses too; of
// what leaves it also how much there is.
func (c *checker) limitNeeds(l Limit) []edge {
	var edges []edge
	add := func(to vertex) { edges = append(edges, edge{to: to, at: c.s.Flows[to.Index].Span}) }
	for _, d := range c.s.Limited(l) {
		add(vertex{KindFlow.At(d.Flow), wanted})
		if l.Ceiling {
			add(vertex{KindFlow.At(d.Flow), loss})
		}
	}
	for _, d := range c.countedIn(l) {
		add(partVertex(c.s.Flows[d.Flow], d))
		add(vertex{KindFlow.At(d.Flow), loss})
	}
	return edges
}

// countedIn is what moves in the same step and counts in what there is for a tier of outflows.
func (c *checker) countedIn(l Limit) []Direction {
	switch {
	case l.Ceiling:
		return nil
	case l.Tier > 0:
		return c.s.Tiers(l.Stock)[l.Tier-1]
	case c.s.Stocks[l.Stock].WithInflows:
		return c.s.Entering(l.Stock)
	}
	return nil
}

func limitVertex(l Limit) vertex {
	if l.Ceiling {
		return vertex{KindStock.At(l.Stock), ceiling}
	}
	return vertex{KindStock.At(l.Stock), floor + aspect(l.Tier)}
}
