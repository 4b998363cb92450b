package sim

import (
	"slices"

	"wargame/scenario"
	"wargame/sim/kernel"
)

// limit is what a stock's bounds make of the flows that leave and enter it.
type limit struct {
	tiers        []tier // of what leaves
	ceiling      ref    // the factor of what enters; none: no limit
	builtCeiling stage
}

// tier is what a floor makes of the flows of one priority.
type tier struct {
	room    ref // what there is for them
	factor  ref
	emptied ref // true where they take all of it
	built   stage
}

// factor is by how much the bounds of the stocks at its ends scale one direction of a flow; none: by nothing.
func (b *builder) factor(m *model, d scenario.Direction) ref {
	factor := none
	for _, l := range b.sc.Limits(d) {
		if one := b.limitOf(m, l); factor == none {
			factor = one
		} else {
			factor = b.apply(kernel.Min, factor, one)
		}
	}
	return factor
}

// limitOf is the factor of one bound.
func (b *builder) limitOf(m *model, l scenario.Limit) ref {
	if l.Ceiling {
		return b.ceilingOf(m, l.Stock)
	}
	return b.floorOf(m, l.Stock, l.Tier).factor
}

// floorOf scales a tier of what leaves a stock so that the stock ends no lower than its floor, nor above it by mere rounding.
func (b *builder) floorOf(m *model, stock, at int) *tier {
	m = b.owner(m, scenario.KindStock.At(stock))
	l, tiers := &m.limits[stock], b.sc.Tiers(stock)
	if l.tiers == nil {
		l.tiers = make([]tier, len(tiers))
	}
	t := &l.tiers[at]
	t.built.once(func() {
		var sum []ref
		for _, d := range tiers[at] {
			sum = append(sum, b.wantedPart(m, d))
		}
		t.room = b.room(m, stock, at)
		want := b.apply(kernel.Multiply, b.fold(kernel.Add, sum), b.dt())
		t.emptied = b.apply(kernel.Less, t.room, b.apply(kernel.Multiply, want, b.number(1+rounding)))
		t.factor = b.scale(t.emptied, t.room, want)
	})
	return t
}

// room is what there is for a tier of what leaves a stock: all above the floor, or what the tier before left over.
func (b *builder) room(m *model, stock, at int) ref {
	if at == 0 {
		room := b.apply(kernel.Subtract, b.stock(m, stock), b.bound(stock, false))
		if inflow := b.inflow(m, stock); inflow != none {
			room = b.apply(kernel.Add, room, inflow)
		}
		return room
	}
	before, flows := b.floorOf(m, stock, at-1), b.sc.Tiers(stock)[at-1]
	rest := b.apply(kernel.Subtract, before.room, b.together(m, flows, b.limitedPart))
	if b.endsAtFloor(flows) {
		return b.apply(kernel.Select, before.emptied, b.number(0), rest)
	}
	return b.apply(kernel.Max, rest, b.number(0)) // which only mends rounding
}

// inflow is what enters a stock in this step, arrivals too, where what leaves it may take that; else none.
func (b *builder) inflow(m *model, stock int) ref {
	if !b.sc.Stocks[stock].WithInflows {
		return none
	}
	inflow := none
	if entering := b.sc.Entering(stock); len(entering) > 0 {
		inflow = b.together(m, entering, b.enteringPart)
	}
	for _, f := range b.arriving(stock) {
		if arrival := b.arrival(m, f); inflow == none {
			inflow = arrival
		} else {
			inflow = b.apply(kernel.Add, inflow, arrival)
		}
	}
	return inflow
}

// together is what directions of flows move in a step.
func (b *builder) together(m *model, flows []scenario.Direction, part func(*model, scenario.Direction) ref) ref {
	var sum []ref
	for _, d := range flows {
		sum = append(sum, part(m, d))
	}
	return b.apply(kernel.Multiply, b.fold(kernel.Add, sum), b.dt())
}

// enteringPart is one direction of a flow as it enters a stock: after its factor and its loss.
func (b *builder) enteringPart(m *model, d scenario.Direction) ref {
	return b.netOfLoss(m, d.Flow, b.limitedPart(m, d))
}

// emptied is true where what leaves a stock takes all above its floor.
func (b *builder) emptied(m *model, stock int) ref {
	var each []ref
	for at := range b.sc.Tiers(stock) {
		each = append(each, b.floorOf(m, stock, at).emptied)
	}
	return b.fold(kernel.Or, each)
}

// endsAtFloor says whether nothing but the floor scales what leaves a stock, so that a short stock ends exactly there.
func (b *builder) endsAtFloor(leaving []scenario.Direction) bool {
	return !slices.ContainsFunc(leaving, func(d scenario.Direction) bool { return len(b.sc.Limits(d)) > 1 })
}

// ceilingOf is the factor that scales what enters a stock so that it ends no higher than its ceiling.
func (b *builder) ceilingOf(m *model, stock int) ref {
	m = b.owner(m, scenario.KindStock.At(stock))
	l := &m.limits[stock]
	l.builtCeiling.once(func() {
		var sum []ref
		for _, d := range b.sc.Entering(stock) {
			sum = append(sum, b.netOfLoss(m, d.Flow, b.wantedPart(m, d)))
		}
		room := b.apply(kernel.Subtract, b.bound(stock, true), b.stock(m, stock))
		want := b.apply(kernel.Multiply, b.fold(kernel.Add, sum), b.dt())
		l.ceiling = b.scale(b.apply(kernel.Less, room, want), room, want)
	})
	return l.ceiling
}

// rounding is how little a stock may keep, as a share of what leaves it, for that to be no more than what the steps that
// drained it were rounded by.
const rounding = 0x1p-40

// scale is the factor that makes what is wanted fit into room where it binds.
func (b *builder) scale(binds, room, want ref) ref {
	return b.apply(kernel.Select, binds, b.apply(kernel.Divide, room, want), b.number(1))
}
