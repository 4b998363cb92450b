package scenario

import "slices"

// Direction is one way in which a flow may go: forth, from its From to its To, or, for a biflow, back.
type Direction struct {
	Flow int
	Back bool
}

// Directions are the ways in which a flow may go.
func (s *Scenario) Directions(flow int) []Direction {
	if s.Flows[flow].Biflow {
		return []Direction{{flow, false}, {flow, true}}
	}
	return []Direction{{flow, false}}
}

// Ends are the stocks that a flow leaves and enters at once when it goes that way; -1: none. What is delayed leaves
// now and enters nothing until it arrives.
func (s *Scenario) Ends(d Direction) (from, to int) {
	f := s.Flows[d.Flow]
	from, to = f.From, f.To
	if f.Delay != nil {
		to = -1
	}
	if d.Back {
		return to, from
	}
	return from, to
}

// coupling is what flows and events do to each stock, in file order. It is found once: a scenario may have thousands of
// each.
type coupling struct {
	leaving, entering [][]Direction // by stock
	tiers             [][][]Direction
	flows             [][]int // by stock: those that it is an end of
	events            [][]int // by stock: those with an effect on it
}

// couple finds the coupling of a scenario whose stocks, flows and events are known.
func (s *Scenario) couple() {
	n := len(s.Stocks)
	c := coupling{make([][]Direction, n), make([][]Direction, n), make([][][]Direction, n), make([][]int, n), make([][]int, n)}
	note := func(lists [][]int, stock, i int) {
		if stock >= 0 && !slices.Contains(lists[stock][max(0, len(lists[stock])-1):], i) {
			lists[stock] = append(lists[stock], i)
		}
	}
	for i, f := range s.Flows {
		note(c.flows, f.From, i)
		note(c.flows, f.To, i)
		for _, d := range s.Directions(i) {
			from, to := s.Ends(d)
			if from >= 0 {
				c.leaving[from] = append(c.leaving[from], d)
			}
			if to >= 0 {
				c.entering[to] = append(c.entering[to], d)
			}
		}
	}
	for i, leaving := range c.leaving {
		c.tiers[i] = s.tiersOf(leaving)
	}
	for i, e := range s.Events {
		for _, f := range e.Effects {
			note(c.events, f.Stock, i)
		}
	}
	s.coupling = c
}

// Leaving is all that leaves a stock, in file order.
func (s *Scenario) Leaving(stock int) []Direction { return s.coupling.leaving[stock] }

// Entering is all that enters a stock without delay, in file order.
func (s *Scenario) Entering(stock int) []Direction { return s.coupling.entering[stock] }

// Moving are the flows that a stock is an end of, delayed ones among them, in file order.
func (s *Scenario) Moving(stock int) []int { return s.coupling.flows[stock] }

// Limit is a bound of a stock that scales what moves one way through it: its min a tier of what leaves, its max what
// enters without delay.
type Limit struct {
	Stock   int
	Ceiling bool // the max; else the min
	Tier    int  // of what leaves
}

// Limits are the bounds that scale a flow when it goes one way: the min of the stock that it leaves, then the max of
// the one that it enters. Under RK4 none does: a flow that a bound would have to scale is an error of the run.
func (s *Scenario) Limits(d Direction) []Limit {
	if s.Clock.Method == RK4 {
		return nil
	}
	var list []Limit
	from, to := s.Ends(d)
	if from >= 0 && s.Stocks[from].Min != nil {
		list = append(list, Limit{Stock: from, Tier: s.tierOf(from, d)})
	}
	if to >= 0 && s.Stocks[to].Max != nil {
		list = append(list, Limit{Stock: to, Ceiling: true})
	}
	return list
}

// Limited is all that a bound scales by one factor, in file order.
func (s *Scenario) Limited(by Limit) []Direction {
	if by.Ceiling {
		return s.Entering(by.Stock)
	}
	return s.Tiers(by.Stock)[by.Tier]
}

// ActingOn are the quantities that change one without being named in its expressions: the flows that move into or
// out of a stock and the events with an effect on it, the stocks whose bounds limit a flow.
func (s *Scenario) ActingOn(q Quantity) []Quantity {
	var list []Quantity
	switch q.Kind {
	case KindStock:
		for _, i := range s.coupling.flows[q.Index] {
			list = append(list, KindFlow.At(i))
		}
		for _, i := range s.coupling.events[q.Index] {
			list = append(list, KindEvent.At(i))
		}
	case KindFlow:
		for _, d := range s.Directions(q.Index) {
			for _, l := range s.Limits(d) {
				list = append(list, KindStock.At(l.Stock))
			}
		}
	}
	return list
}
