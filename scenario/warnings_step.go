package scenario

import "wargame/scenario/source"

// countDraw is a call of poisson or binomial in an expression, or nil.
func countDraw(e *Expr) *Expr {
	for part := range e.Parts() {
		if part.Op == OpDraw && (part.Dist.Name == "poisson" || part.Dist.Name == "binomial") {
			return part
		}
	}
	return nil
}

// warnNoise warns of what is drawn anew at each step and reaches a rate, which is multiplied by dt, where that is not 1. Counts are
// no rate at all. Of other draws twice as many count half as much each, and the spread of their sum goes with the root of the
// step; but what reads dt was made for any step.
func (c *checker) warnNoise() {
	dt := c.s.Clock.Step
	if dt == 1 {
		return
	}
	seen := map[Quantity]bool{}
	for _, w := range c.s.Flows {
		noise := c.noiseIn(w.Rate, seen)
		count := countDraw(w.Rate)
		if count == nil {
			count = countDraw(noise)
		}
		switch {
		case count != nil:
			c.warnf(count.Span, "count-in-rate", "a count drawn by %s in a rate is multiplied by dt, %v", count.Dist.Name, dt).Hint =
				"give the flow an amount instead of a rate: what moves in one step"
		case noise != nil:
			c.warnf(noise.Span, "noise-in-rate", "this is drawn anew at each step in the rate of %s: its spread over time goes with the length of the step, %s", w.Name, c.spoken(dt)).Hint =
				"divide the noise by sqrt(dt), as in 100 + normal(0, 5) / sqrt(dt): then 5 is its spread over a " + c.s.Clock.Unit + " at any step"
		}
	}
}

// noiseIn is a draw at each step that an expression comes to, itself or through auxiliaries and levers, of which each is looked
// at once.
func (c *checker) noiseIn(e *Expr, seen map[Quantity]bool) *Expr {
	if readsStep(e) {
		return nil
	}
	for part := range e.Parts() {
		if part.Op == OpDraw && !part.Address.Once {
			return part
		}
		q, ok := part.Quantity()
		if !ok || seen[q] || q.Kind != KindAuxiliary && q.Kind != KindLever {
			continue
		}
		seen[q] = true
		for _, from := range c.s.Expressions(q) {
			if d := c.noiseIn(from, seen); d != nil {
				return d
			}
		}
	}
	return nil
}

// readsStep says that an expression names dt.
func readsStep(e *Expr) bool {
	for part := range e.Parts() {
		if part.Op == OpNumber && part.Span.File != nil && asWritten(part) == "dt" {
			return true
		}
	}
	return false
}

// warnShort warns of durations that reach under a step, which is the shortest time that there is, also for each stage of a delay
// by order.
func (c *checker) warnShort() {
	seen := map[source.Span]bool{} // a template is written out for each member of its set
	lower := lowerEnds{c.s, map[*Expr]lowerEnd{}}
	short := func(duration *Expr, steps int) (low float64, ok bool) {
		low, ok = lower.of(duration)
		ok = ok && low < float64(steps)*c.s.Clock.Step-SameTime && low >= 0 && !seen[duration.Span]
		if ok {
			seen[duration.Span] = true
		}
		return low, ok
	}
	warn := func(duration *Expr, then string) {
		low, ok := short(duration, 1)
		if !ok {
			return
		}
		c.warnf(duration.Span, "under-a-step", "this reaches down to %s, under a step of %s: %s", c.spoken(low), c.spoken(c.s.Clock.Step), then).Hint =
			"shorten the step, or write max(DURATION, dt) to say so"
	}
	warnStages := func(duration *Expr, order int) {
		if low, ok := short(duration, order); ok {
			c.warnf(duration.Span, "under-a-step", "this reaches down to %s, under %d steps of %s: there is no time for %d stages, and fewer follow each other",
				c.spoken(low), order, c.spoken(c.s.Clock.Step), order).Hint = "shorten the step, or lower the order"
		}
	}
	for e := range c.s.expressions() {
		for part := range e.Parts() {
			switch {
			case part.Order > 1:
				warnStages(part.Args[1], part.Order)
			case part.Op == OpSmooth:
				warn(part.Args[1], "nothing is smoothed over less")
			case part.Op == OpDelayed && part.Order == 0:
				warn(part.Args[1], "a delay is rounded to whole steps")
			case part.Op == OpDelayed:
				warn(part.Args[1], "a delay by order takes a step at least")
			}
		}
	}
	for _, w := range c.s.Flows {
		if w.Order > 1 {
			warnStages(w.Delay, w.Order)
			continue
		}
		warn(w.Delay, "what is on the way is so for a step at least")
	}
	for _, e := range c.s.Events {
		warn(e.Every, "an event happens at most once in a step")
		warn(e.Lasts, "an event lasts a step at least")
	}
}
