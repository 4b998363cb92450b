package sim

import (
	"wargame/scenario"
	"wargame/sim/kernel"
)

// stock is a stock at the point. What it becomes is built later.
func (b *builder) stock(m *model, i int) ref {
	m = b.owner(m, scenario.KindStock.At(i))
	if m.slope > 0 {
		return b.stockAtSlope(m, i)
	}
	if m.stocks[i] != none {
		return m.stocks[i]
	}
	s := b.sc.Stocks[i]
	b.within(site{name: s.Name, span: s.Span}, func() ref {
		start := b.start(i)
		b.checkStart(m, i, start)
		id := b.newState(m, "stock", s.Name, start)
		m.stocks[i] = b.states[id].self
		b.later(func() {
			next := b.nextStock(m, i)
			b.states[id].next = next
			if next != b.states[id].self {
				b.check(m, fault{what: notFinite, value: next, mask: none, span: s.Span, atNext: true, message: "the stock becomes %s"})
			}
		})
		return none
	})
	return m.stocks[i]
}

// checkStart faults a start that is not finite or outside the stock's bounds. All of these are known before the first step: where
// they are known, the file decides.
func (b *builder) checkStart(m *model, i int, start ref) {
	s := b.sc.Stocks[i]
	span := s.Start.Span
	b.check(m, fault{what: notFinite, value: start, mask: none, span: span, fixed: true, message: "the stock starts at %s"})
	if s.Min != nil {
		b.check(m, fault{what: isFalse, value: b.apply(kernel.LessEqual, b.bound(i, false), start), shown: start, mask: none, span: span, fixed: true,
			message: "the stock starts at %s, below its min"})
	}
	if s.Max != nil {
		b.check(m, fault{what: isFalse, value: b.apply(kernel.LessEqual, start, b.bound(i, true)), shown: start, mask: none, span: span, fixed: true,
			message: "the stock starts at %s, above its max"})
	}
}

// nextStock is a stock at the next point: flows, arrivals, effects of events.
func (b *builder) nextStock(m *model, i int) ref {
	value := b.afterArrivals(m, i)
	if b.sc.Stocks[i].Max != nil && b.hasArrivals(i) {
		value = b.apply(kernel.Min, value, b.bound(i, true))
	}
	return b.afterEvents(m, i, value)
}

// afterArrivals is a stock after the flows of a step and what arrives in it, be that above its ceiling.
func (b *builder) afterArrivals(m *model, i int) ref {
	value := b.afterFlows(m, i)
	for _, f := range b.arriving(i) {
		value = b.apply(kernel.Add, value, b.arrival(m, f))
	}
	leaving := b.sc.Leaving(i)
	if !b.sc.Stocks[i].WithInflows || len(leaving) == 0 || m.slopes != nil {
		return value
	}
	if b.endsAtFloor(leaving) {
		value = b.apply(kernel.Select, b.emptied(m, i), b.bound(i, false), value)
	}
	return b.apply(kernel.Max, value, b.bound(i, false))
}

// afterFlows is a stock after the flows of a step, without arrivals. One whose outflows may take what enters it is not kept at its
// floor yet.
func (b *builder) afterFlows(m *model, i int) ref {
	if m.slopes != nil {
		return b.flowedOn(m, i, b.dt())
	}
	value := b.stock(m, i)
	leaving, entering := b.sc.Leaving(i), b.sc.Entering(i)
	floored, ceilinged := b.sc.Stocks[i].Min != nil, b.sc.Stocks[i].Max != nil
	if !floored && !ceilinged {
		return b.unbounded(m, i, value)
	}
	floored = floored && !b.sc.Stocks[i].WithInflows
	if len(leaving) > 0 {
		value = b.apply(kernel.Subtract, value, b.together(m, leaving, b.limitedPart))
		if floored && b.endsAtFloor(leaving) {
			value = b.apply(kernel.Select, b.emptied(m, i), b.bound(i, false), value)
			floored = !b.is(b.bound(i, false), 0) // what does not take all that is there leaves 0 or more, to the last bit
		}
	}
	if len(entering) > 0 {
		value = b.apply(kernel.Add, value, b.together(m, entering, b.enteringPart))
	}
	if len(leaving)+len(entering) == 0 {
		return value
	}
	if floored {
		value = b.apply(kernel.Max, value, b.bound(i, false))
	}
	if ceilinged {
		value = b.apply(kernel.Min, value, b.bound(i, true))
	}
	return value
}

// unbounded is afterFlows of a stock with neither floor nor ceiling: flows count with their sign.
func (b *builder) unbounded(m *model, i int, value ref) ref {
	leaves, enters := b.moving(m, i, func(f int) ref { return b.netOfLoss(m, f, b.actingFlow(m, f)) })
	if len(leaves) > 0 {
		value = b.apply(kernel.Subtract, value, b.apply(kernel.Multiply, b.fold(kernel.Add, leaves), b.dt()))
	}
	if len(enters) > 0 {
		value = b.apply(kernel.Add, value, b.apply(kernel.Multiply, b.fold(kernel.Add, enters), b.dt()))
	}
	return value
}

// moving are what leaves a stock and what enters it without a delay, both in file order.
func (b *builder) moving(m *model, stock int, entering func(flow int) ref) (leaves, enters []ref) {
	for _, f := range b.sc.Moving(stock) {
		flow := b.sc.Flows[f]
		if flow.From == stock {
			leaves = append(leaves, b.actingFlow(m, f))
		}
		if flow.To == stock && flow.Delay == nil {
			enters = append(enters, entering(f))
		}
	}
	return leaves, enters
}

// arriving are the flows that bring goods to a stock after a delay, in file order.
func (b *builder) arriving(stock int) []int {
	var list []int
	for _, f := range b.sc.Moving(stock) {
		if flow := b.sc.Flows[f]; flow.To == stock && flow.Delay != nil {
			list = append(list, f)
		}
	}
	return list
}

func (b *builder) hasArrivals(stock int) bool { return len(b.arriving(stock)) > 0 }

// overflow is what arrivals have lost above a stock's max so far.
func (b *builder) overflow(m *model, i int) ref {
	s := b.sc.Stocks[i]
	if s.Max == nil || !b.hasArrivals(i) {
		return b.number(0)
	}
	m = b.owner(m.at(0), scenario.KindStock.At(i))
	if id, ok := m.overflows[i]; ok {
		return b.states[id].self
	}
	var id int32
	b.within(site{name: s.Name, span: s.Span}, func() ref {
		id = b.newState(m, "overflow", s.Name, b.number(0))
		m.overflows[i] = id
		b.later(func() {
			lost := b.apply(kernel.Max, b.apply(kernel.Subtract, b.afterArrivals(m, i), b.bound(i, true)), b.number(0))
			b.states[id].next = b.apply(kernel.Add, b.states[id].self, lost)
		})
		return none
	})
	return b.states[id].self
}

// afterEvents applies the effects of this step's events to a stock, in file order, and keeps it in its bounds.
func (b *builder) afterEvents(m *model, i int, value ref) ref {
	s := b.sc.Stocks[i]
	touched := false
	for e, event := range b.sc.Events {
		for _, effect := range event.Effects {
			if effect.Stock != i {
				continue
			}
			touched = true
			value = b.within(site{name: event.Name, span: effect.Value.Span}, func() ref {
				fires := b.eventValue(m, scenario.OpFiring, e)
				x := b.expr(m, effect.Value, fires)
				switch effect.Kind {
				case scenario.Add:
					x = b.apply(kernel.Add, value, x)
				case scenario.Remove:
					x = b.apply(kernel.Subtract, value, x)
				}
				return b.apply(kernel.Select, fires, x, value)
			})
		}
	}
	if !touched || s.Levels != nil {
		return value
	}
	if s.Min != nil {
		value = b.apply(kernel.Max, value, b.bound(i, false))
	}
	if s.Max != nil {
		value = b.apply(kernel.Min, value, b.bound(i, true))
	}
	return value
}
