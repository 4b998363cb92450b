package sim_test

import (
	"math"

	"wargame/scenario"
	"wargame/sim/kernel"
)

// advance takes step k, from point k to point k+1: flows together, then arrivals, then events.
func (p *past) advance(k int) {
	now := p.points[k]
	next := state{
		stocks:   append([]float64(nil), now.stocks...),
		overflow: append([]float64(nil), now.overflow...),
		events:   append([]clock(nil), now.events...),
		held:     make([][]float64, len(p.s.Flows)),
		arriving: make([][]float64, len(p.s.Flows)),
	}
	took := step{make([]float64, len(p.s.Flows)), make([]float64, len(p.s.Flows)), make([]bool, len(p.s.Events))}
	for i := range p.s.Stocks {
		next.stocks[i] = p.flowed(i, k)
	}
	for i, f := range p.s.Flows {
		if f.Delay != nil {
			took.held[i] = mul(p.acting(i, k), p.s.Clock.Step)
			if p.underRK4() {
				took.arrives[i] = mul(p.brought(i, k), p.s.Clock.Step)
			} else {
				took.arrives[i] = p.afterLoss(i, k, took.held[i])
			}
			next.held[i] = p.stays[i].move(now.held[i], took.held[i])
			next.arriving[i] = p.stays[i].move(now.arriving[i], took.arrives[i])
		}
	}
	p.steps = append(p.steps, took)
	p.arrive(k, next)
	p.happen(k, next)
	p.points = append(p.points, next)
	for i, s := range p.s.Stocks {
		p.mustBeFinite(next.stocks[i], s.Name, k+1)
	}
	if k+1 < p.s.Clock.Steps {
		p.wait(k+1, next.events, took.fired)
	}
}

// rate is the expression of a flow, whichever way it is given.
func rate(f *scenario.Flow) *scenario.Expr {
	if f.Amount != nil {
		return f.Amount
	}
	return f.Rate
}

// wanted is a flow per clock unit before limits.
func (p *past) wanted(i, k int) float64 {
	if p.underRK4() && k != inWorld {
		return p.rateSeen(i, k)
	}
	return p.asked(p.s.Flows[i], k)
}

// asked is what the rate of a flow comes to per clock unit, or its amount in a step of that length.
func (p *past) asked(f *scenario.Flow, k int) float64 {
	x := p.value(f.Name, rate(f), k)
	if f.Amount != nil {
		x = div(x, p.s.Clock.Step)
	}
	if f.Biflow {
		return x
	}
	return top(x, 0)
}

// forth is what a flow wants to move from `from` to `to`; back, what a biflow wants to move the other way.
func (p *past) forth(i, k int) float64 {
	if p.s.Flows[i].Biflow {
		return top(p.wanted(i, k), 0)
	}
	return p.wanted(i, k)
}

func (p *past) back(i, k int) float64 { return top(-p.wanted(i, k), 0) }

// acting is a flow per clock unit after limits.
func (p *past) acting(i, k int) float64 {
	f := p.s.Flows[i]
	switch {
	case p.underRK4():
		return p.wanted(i, k)
	case !f.Biflow:
		return p.forthActing(i, k)
	case !p.bounded(f.From) && !p.bounded(f.To):
		return p.wanted(i, k)
	}
	return sub(p.forthActing(i, k), p.backActing(i, k))
}

func (p *past) forthActing(i, k int) float64 {
	f := p.s.Flows[i]
	to := f.To
	if f.Delay != nil {
		to = -1 // what arrives later is not refused
	}
	return mul(p.forth(i, k), p.factor2(i, f.From, to, k))
}

func (p *past) backActing(i, k int) float64 {
	f := p.s.Flows[i]
	return mul(p.back(i, k), p.factor2(i, f.To, f.From, k))
}

// factor2 is by how much a flow that leaves one stock and enters another is scaled, 1 where neither limits it.
func (p *past) factor2(flow, leaves, enters, k int) float64 {
	factor := 1.0
	if leaves >= 0 && p.s.Stocks[leaves].Min != nil {
		factor = p.floorFactor(leaves, p.s.Flows[flow].Priority, k)
	}
	if enters >= 0 && p.s.Stocks[enters].Max != nil {
		factor = low(factor, p.ceilingFactor(enters, k))
	}
	return factor
}

// ceilingFactor scales what enters a stock with a ceiling at once so that the stock does not end above it.
func (p *past) ceilingFactor(stock, k int) float64 {
	var enters []float64
	for i, f := range p.s.Flows {
		if f.To == stock && f.Delay == nil {
			enters = append(enters, p.afterLoss(i, k, p.forth(i, k)))
		} else if f.From == stock && f.Biflow {
			enters = append(enters, p.back(i, k))
		}
	}
	if len(enters) == 0 {
		return 1
	}
	room := sub(p.max[stock], p.points[k].stocks[stock])
	if want := mul(fold(kernel.Add, enters), p.s.Clock.Step); want > room {
		return div(room, want)
	}
	return 1
}

func (p *past) loss(i, k int) float64 {
	f := p.s.Flows[i]
	if p.of == nil && p.underRK4() {
		return p.slope(1, k).loss(i, k)
	}
	x := p.value(f.Name, f.Loss, k)
	if !(x >= 0 && x <= 1) {
		p.fail(f.Name, k, "a loss of %v", x)
	}
	return x
}

func (p *past) afterLoss(i, k int, x float64) float64 {
	if p.s.Flows[i].Loss == nil {
		return x
	}
	return mul(x, sub(1, p.loss(i, k)))
}

// flowed is a stock after the flows of step k, without delayed arrivals.
func (p *past) flowed(stock, k int) float64 {
	if p.underRK4() {
		return p.flowedOn(stock, k, p.s.Clock.Step)
	}
	x := p.points[k].stocks[stock]
	leaves, enters := p.leaving(stock, k), p.entering(stock, k)
	if !p.bounded(stock) {
		leaves, enters = p.acrossNone(stock, k)
	}
	if len(leaves) > 0 {
		x = sub(x, mul(fold(kernel.Add, leaves), p.s.Clock.Step))
		if !p.s.Stocks[stock].WithInflows && p.drains(stock) && p.empties(stock, k) {
			x = p.min[stock]
		}
	}
	if len(enters) > 0 {
		x = add(x, mul(fold(kernel.Add, enters), p.s.Clock.Step))
	}
	if p.s.Stocks[stock].WithInflows {
		if p.s.Stocks[stock].Max != nil {
			x = low(x, p.max[stock])
		}
		return x // it may be below its floor until all has arrived
	}
	return p.inBounds(stock, x)
}

// leaving are the parts of flows that leave a stock with bounds, each way of a biflow by itself.
func (p *past) leaving(stock, k int) []float64 {
	var parts []float64
	for _, o := range p.outflows(stock, k) {
		parts = append(parts, o.takes())
	}
	return parts
}

// entering are those that enter it at once.
func (p *past) entering(stock, k int) []float64 {
	var parts []float64
	for i, f := range p.s.Flows {
		if f.To == stock && f.Delay == nil {
			parts = append(parts, p.afterLoss(i, k, p.forthActing(i, k)))
		} else if f.From == stock && f.Biflow {
			parts = append(parts, p.backActing(i, k))
		}
	}
	return parts
}

// acrossNone are the flows from and to a stock without bounds, with their sign.
func (p *past) acrossNone(stock, k int) (leaves, enters []float64) {
	for i, f := range p.s.Flows {
		if f.From == stock {
			leaves = append(leaves, p.acting(i, k))
		} else if f.To == stock && f.Delay == nil {
			enters = append(enters, p.afterLoss(i, k, p.acting(i, k)))
		}
	}
	return leaves, enters
}

// drains says whether a stock has a floor, and nothing else scales what leaves it: then it ends exactly at the floor.
func (p *past) drains(stock int) bool {
	if p.s.Stocks[stock].Min == nil {
		return false
	}
	for _, f := range p.s.Flows {
		if f.From == stock && f.Delay == nil && p.hasCeiling(f.To) || f.To == stock && f.Biflow && p.hasCeiling(f.From) {
			return false
		}
	}
	return true
}

// bounded says whether a stock has a floor or a ceiling; what is outside the model has none.
func (p *past) bounded(stock int) bool {
	return stock >= 0 && (p.s.Stocks[stock].Min != nil || p.s.Stocks[stock].Max != nil)
}

func (p *past) hasCeiling(stock int) bool { return stock >= 0 && p.s.Stocks[stock].Max != nil }

// inBounds is x within a stock's bounds.
func (p *past) inBounds(stock int, x float64) float64 {
	if p.s.Stocks[stock].Min != nil {
		x = top(x, p.min[stock])
	}
	if p.s.Stocks[stock].Max != nil {
		x = low(x, p.max[stock])
	}
	return x
}

// arrive brings what left a delay ago to its stocks; what is above a ceiling is lost.
func (p *past) arrive(k int, next state) {
	for i, f := range p.s.Flows {
		if arrival, ok := p.arrival(i, k); ok && f.To >= 0 {
			next.stocks[f.To] = add(next.stocks[f.To], arrival)
		}
	}
	for i, s := range p.s.Stocks {
		if s.WithInflows && !p.underRK4() {
			next.stocks[i] = p.downToFloor(i, k, next.stocks[i])
		}
		if s.Max != nil {
			next.overflow[i] = add(next.overflow[i], top(sub(next.stocks[i], p.max[i]), 0))
			next.stocks[i] = low(next.stocks[i], p.max[i])
		}
	}
}

// inTransit is what has left on a delayed flow and not arrived, before loss: of the last whole span of delays from its end
// backward, then of the span at hand as it came.
func (p *past) inTransit(i, k int) float64 {
	if p.s.Flows[i].Order > 0 {
		return fold(kernel.Add, p.points[k].held[i])
	}
	begins := max(k-1, 0) / p.delay[i] * p.delay[i]
	tail := 0.0
	for j := begins - 1; j >= max(0, k-p.delay[i]); j-- {
		tail = add(tail, p.steps[j].held[i])
	}
	head := 0.0
	for j := begins; j < k; j++ {
		head = add(head, p.steps[j].held[i])
	}
	return add(tail, head)
}

// firing says whether an event fires in step k.
func (p *past) firing(i, k int) bool {
	e, c := p.s.Events[i], p.points[k].events[i]
	if e.When != nil && p.value(e.Name, e.When, k) == 0 {
		return false
	}
	if c.count > 0 && !e.Repeats && e.Every == nil {
		return false
	}
	if k < c.until {
		return false
	}
	switch dt := p.s.Clock.Step; {
	case e.Chance != nil:
		chance := p.value(e.Name, e.Chance, k)
		if e.ChanceUnit != 0 {
			chance = sub(1, kernel.Scalar(kernel.Power, sub(1, chance), div(dt, e.ChanceUnit), 0))
		}
		return p.happens(e.Name, chance, k)
	case e.Hazard != nil:
		hazard := p.value(e.Name, e.Hazard, k)
		return p.happens(e.Name, sub(1, kernel.Scalar(kernel.Exp, mul(-hazard, dt), 0, 0)), k)
	case e.At != nil:
		at := p.value(e.Name, e.At, k)
		if math.IsNaN(at) {
			p.fail(e.Name, k, "at %v", at)
		}
		return float64(k) == math.Floor(div(add(at, 1e-9), dt))
	case e.Every != nil:
		return k >= c.due
	}
	return true
}

func (p *past) happens(event string, chance float64, k int) bool {
	if !(chance >= 0 && chance <= 1) {
		p.fail(event, k, "a probability of %v", chance)
	}
	return p.uniform(scenario.Address{Quantity: event, Role: "fires"}, k) < chance
}

// happen applies the effects of the events that fire in step k and sets the events' clocks.
func (p *past) happen(k int, next state) {
	touched := map[int]bool{}
	for i, e := range p.s.Events {
		fires := p.firing(i, k)
		p.steps[k].fired[i] = fires
		for j := range e.Effects {
			touched[e.Effects[j].Stock] = true
			if fires {
				x := &next.stocks[e.Effects[j].Stock]
				*x = effect(e.Effects[j].Kind, *x, p.value(e.Name, e.Effects[j].Value, k))
			}
		}
		if !fires {
			continue
		}
		c := &next.events[i]
		c.count++
		c.last = k
		if e.Lasts != nil {
			c.until = k + p.atLeastOneStep(p.value(e.Name, e.Lasts, k), e.Name, k)
		}
	}
	for stock := range touched {
		next.stocks[stock] = p.inBounds(stock, next.stocks[stock])
	}
}

func effect(kind scenario.EffectKind, stock, x float64) float64 {
	switch kind {
	case scenario.Add:
		return add(stock, x)
	case scenario.Remove:
		return sub(stock, x)
	}
	return x
}

// wait sets when an event that comes every so often is due next, at point 0 and just after it fired.
func (p *past) wait(k int, events []clock, fired []bool) {
	for i, e := range p.s.Events {
		if e.Every != nil && (k == 0 || fired[i]) {
			events[i].due = k + p.atLeastOneStep(p.value(e.Name, e.Every, k), e.Name, k) - 1
		}
	}
}
