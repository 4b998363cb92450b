package sim_test

import (
	"math"
	"slices"

	"wargame/sim/kernel"
)

// outflow is one way of a flow that leaves a stock.
type outflow struct {
	priority     int // 0: after all that have one
	wants, takes func() float64
	alone        bool // nothing but the stock's floor scales it
}

// outflows are what leaves a stock in step k, in file order.
func (p *past) outflows(stock, k int) []outflow {
	var list []outflow
	for i, f := range p.s.Flows {
		switch {
		case f.From == stock:
			list = append(list, outflow{f.Priority, func() float64 { return p.forth(i, k) }, func() float64 { return p.forthActing(i, k) },
				f.Delay != nil || !p.hasCeiling(f.To)})
		case f.To == stock && f.Biflow:
			list = append(list, outflow{f.Priority, func() float64 { return p.back(i, k) }, func() float64 { return p.backActing(i, k) }, !p.hasCeiling(f.From)})
		}
	}
	return list
}

// turn is the priority of an outflow as a number that orders.
func (o outflow) turn() int {
	if o.priority == 0 {
		return math.MaxInt
	}
	return o.priority
}

// sharing is what those of one turn find at a stock.
type sharing struct {
	room, want float64
	empties    bool // they take all of it, but for a trillionth of what they take
}

// share is what those of a turn find in step k: what those of the turn before left, where there are such.
func (p *past) share(stock, turn, k int) sharing {
	var wants []float64
	before := 0
	for _, o := range p.outflows(stock, k) {
		if o.turn() == turn {
			wants = append(wants, o.wants())
		} else if o.turn() < turn {
			before = max(before, o.turn())
		}
	}
	var s sharing
	if before > 0 {
		s.room = p.leftOver(stock, before, k)
	} else {
		s.room = p.toGive(stock, k)
	}
	s.want = mul(fold(kernel.Add, wants), p.s.Clock.Step)
	s.empties = mul(s.want, 1+0x1p-40) > s.room
	return s
}

// leftOver is what those of a turn leave.
func (p *past) leftOver(stock, turn, k int) float64 {
	var takes []float64
	alone := true
	for _, o := range p.outflows(stock, k) {
		if o.turn() == turn {
			takes, alone = append(takes, o.takes()), alone && o.alone
		}
	}
	found := p.share(stock, turn, k)
	if alone && found.empties {
		return 0
	}
	return top(sub(found.room, mul(fold(kernel.Add, takes), p.s.Clock.Step)), 0)
}

// toGive is what a stock can give in step k: what is above its floor and, where the stock says so, what enters it.
func (p *past) toGive(stock, k int) float64 {
	room := sub(p.points[k].stocks[stock], p.min[stock])
	if !p.s.Stocks[stock].WithInflows {
		return room
	}
	inflow := 0.0
	if enters := p.entering(stock, k); len(enters) > 0 {
		inflow = mul(fold(kernel.Add, enters), p.s.Clock.Step)
	}
	for i, f := range p.s.Flows {
		if arrival, ok := p.arrival(i, k); ok && f.To == stock {
			inflow = add(inflow, arrival)
		}
	}
	return add(room, inflow)
}

// floorFactor scales an outflow of a stock with a floor so that the stock does not end below it, or above it by rounding.
func (p *past) floorFactor(stock, priority, k int) float64 {
	if s := p.share(stock, outflow{priority: priority}.turn(), k); s.empties {
		return div(s.room, s.want)
	}
	return 1
}

// empties says whether what leaves a stock with a floor takes all that there is.
func (p *past) empties(stock, k int) bool {
	return slices.ContainsFunc(p.outflows(stock, k), func(o outflow) bool { return p.share(stock, o.turn(), k).empties })
}

// downToFloor is a stock that gave of what entered it, after all has: at its floor where it gave all.
func (p *past) downToFloor(stock, k int, x float64) float64 {
	switch {
	case len(p.outflows(stock, k)) == 0:
		return x
	case p.drains(stock) && p.empties(stock, k):
		return p.min[stock]
	}
	return top(x, p.min[stock])
}
