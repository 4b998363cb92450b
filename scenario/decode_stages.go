package scenario

import (
	"math"
	"strconv"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// fixedOrder is the word for a delay after which goods arrive whole.
const fixedOrder = "fixed"

// decodeDelay reads how long a flow is on the way, a time or {time: ..., order: ...}, and gives the time.
func (c *checker) decodeDelay(f *fields, w *Flow) *written {
	n := f.get("delay")
	if n == nil || n.Kind != document.Mapping || isChoice(n) {
		return c.formula(n, "a delay")
	}
	d := c.closed(n, f.keys["delay"].Key.Whole(), "a delay", delayKeys)
	if order := d.get("order"); order != nil && (order.Kind != document.Scalar || order.Text.Value != fixedOrder) {
		text := c.formula(order, "an order")
		if v, ok := c.constant(text, "the order of a delay"); ok {
			w.Order = c.order(v, text.span, "write order: "+fixedOrder+" for a delay after which all arrives at once")
		}
	}
	return c.formula(d.required("time"), "a delay")
}

// order is a number as an order, or 0 where it is none, which is reported. All stages of a scenario together are bounded: each is a
// column, and is computed at each step.
func (c *checker) order(v float64, at source.Span, hint string) int {
	switch {
	case v != math.Round(v) || v < 1:
		c.errorf(at, "bad-order", "an order is a whole number from 1 on: so many stages follow each other").Hint = hint
		return 0
	case v > maxOrder:
		c.errorf(at, "too-large", "an order of %v; at most %d are allowed", v, maxOrder).Hint = hint
		return 0
	}
	c.stages += int(v)
	if c.stages > maxStages && c.stages-int(v) <= maxStages {
		c.errorf(at, "too-large", "delays and smooths have more than %d stages together; no more are allowed", maxStages)
	}
	return int(v)
}

// decodePriority reads the turn of a flow among those that leave a stock.
func (c *checker) decodePriority(f *fields, w *Flow) {
	n := f.get("priority")
	if n == nil {
		return
	}
	v, ok := c.constant(c.formula(n, "a priority"), "a priority")
	switch {
	case !ok:
	case v != math.Round(v) || v < 1 || v > math.MaxInt32:
		c.errorf(n.Span, "bad-priority", "a priority is a whole number from 1 on, and 1 comes first").Hint =
			"flows of the same priority share in proportion to what they want; those without one come last"
	case !f.has("from") && !w.Biflow && !c.s.Abstract:
		c.errorf(f.keys["priority"].Key.Whole(), "conflicting-keys", "a priority orders the flows that leave a stock, and this one leaves none").Hint =
			"give it to the flows from the stock that is short"
	default:
		w.Priority = int(v)
	}
}

// limitWords are what may limit the outflows of a stock, first what does unless said.
var limitWords = []string{"what is there", "with inflows"}

// decodeLimit reads what the outflows of a stock may take.
func (c *checker) decodeLimit(f *fields, k *Stock, bottomless bool) {
	k.WithInflows = f.word("limit", limitWords) == 1
	if bottomless && f.has("limit") {
		c.errorf(f.keys["limit"].Key.Whole(), "conflicting-keys", "a stock without a floor limits nothing").Hint =
			"give it a min, or leave out " + strconv.Quote("limit")
	}
}

// warnPriorities warns of priorities that order nothing: the stock has no floor, or nothing else leaves it.
func (c *checker) warnPriorities() {
	for i, w := range c.s.Flows {
		if w.Priority == 0 {
			continue
		}
		idle := true
		for _, d := range c.s.Directions(i) {
			from, _ := c.s.Ends(d)
			idle = idle && (from < 0 || c.s.Stocks[from].Min == nil || len(c.s.Leaving(from)) == 1)
		}
		if idle {
			c.warnf(w.Span, "idle-priority", "the priority of %s orders nothing: what it leaves has no floor, or nothing else leaves it", w.Name).Hint =
				"leave it out, or give the stock a min"
		}
	}
}
