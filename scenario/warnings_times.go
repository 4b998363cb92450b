package scenario

import (
	"fmt"

	"wargame/scenario/builtin"
	"wargame/scenario/source"
)

// warnTimes warns of events that never fire, and of times after the end that expressions name.
func (c *checker) warnTimes() {
	for _, e := range c.s.Events {
		c.warnNever(e)
	}
	seen := map[source.Span]bool{} // a template is written out for each member of its set
	for e := range c.s.expressions() {
		for part := range e.Parts() {
			at, then := timeIn(part)
			if v, ok := c.s.value(at); ok && v > c.s.Clock.Horizon()+SameTime && !seen[at.Span] {
				seen[at.Span] = true
				c.warnLate(at.Span, then)
			}
		}
	}
}

// warnNever warns of an event that constants keep from firing.
func (c *checker) warnNever(e *Event) {
	never := e.Name + " never happens"
	end := c.s.Clock.Horizon()
	switch at, dated := c.s.value(e.At); {
	case c.zero(e.When):
		c.warnf(e.When.Span, "never-fires", "this is never true: %s", never).Hint = removeEvent
	case c.zero(e.Chance):
		c.warnf(e.Chance.Span, "never-fires", "a chance of 0: %s", never).Hint = removeEvent
	case c.zero(e.Hazard):
		c.warnf(e.Hazard.Span, "never-fires", "a hazard of 0: %s", never).Hint = removeEvent
	case dated && at >= end-SameTime:
		c.warnLate(e.At.Span, never)
	case dated && at < -SameTime:
		c.warnf(e.At.Span, "before-the-start", "this is before the start of the scenario: %s", never).Hint =
			"give it a time from " + c.s.Clock.Unit + " 0 on"
	}
	if every, ok := c.s.value(e.Every); ok && every > end+SameTime {
		c.warnf(e.Every.Span, "after-the-end", "this is longer than the scenario, %s: %s", c.length(), never).Hint =
			"give a shorter time, or the clock a greater length"
	}
}

const removeEvent = "remove it, or let a variable say it, for trials with --set"

// zero says that an expression is 0 or false and names nothing. What a variable makes 0 may be what somebody asks: what if
// it never happened?
func (c *checker) zero(e *Expr) bool {
	for range e.Reads() {
		return false
	}
	v, ok := c.s.value(e)
	return ok && v == 0
}

// warnLate warns of a time after the end.
func (c *checker) warnLate(at source.Span, then string) {
	c.warnf(at, "after-the-end", "this is after the end of the scenario, %s: %s", c.length(), then).Hint =
		"give an earlier time, or the clock a greater length"
}

// length is the length of the scenario for people: 10 weeks.
func (c *checker) length() string { return c.spoken(c.s.Clock.Horizon()) }

// spoken is a duration in clock units for people: 0.3 weeks.
func (c *checker) spoken(duration float64) string {
	unit := c.s.Clock.Unit
	if duration != 1 {
		unit += "s"
	}
	if duration >= 1000 {
		return fmt.Sprintf("%.0f %s", duration, unit)
	}
	return fmt.Sprintf("%.4g %s", duration, unit)
}

// timeIn is the point of time that a call or a comparison asks for, and what becomes of one after the end; nil where it asks for none.
func timeIn(e *Expr) (at *Expr, late string) {
	switch {
	case e.Op == OpAt:
		return e.Args[1], "what is read is the last point"
	case e.Op == OpCall && e.Func.Group == builtin.ClockGroup:
		return e.Args[0], e.Func.Name + " is 0 at every point"
	case (e.Op == OpGreater || e.Op == OpGreaterEqual || e.Op == OpEqual) && e.Args[0].Op == OpTime:
		return e.Args[1], "it is never so late"
	}
	return nil, ""
}
