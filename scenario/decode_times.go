package scenario

import (
	"time"

	"wargame/scenario/document"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// bareRounds is the hint where rounds and units of the calendar meet.
const bareRounds = "a round is a bare count: a clock of rounds has no calendar, and no other clock has rounds"

// decodeStart reads the moment of point 0.
func (c *checker) decodeStart(start *document.Node) {
	if start == nil || !c.scalar(start, "start") {
		return
	}
	if _, err := formula.Moment(start.Text.Value); err == nil {
		c.s.Clock.Start = start.Text.Value
		return
	}
	hint := "write year-month-day: 2025-07-07"
	for _, habit := range [...]string{"2006-1-2", "2006-1-2 15:4", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if m, err := time.Parse(habit, start.Text.Value); err == nil {
			hint = "write it as " + formula.FormatMoment(m)
		}
	}
	c.errorf(start.Span, "bad-date", "%q is not a date", start.Text.Value).Hint = hint
	c.dated = false
}

// inUnits is so many of a unit of time in clock units; false, and reported, where the clock does not count in such.
func (c *checker) inUnits(value float64, unit string, at source.Span) (float64, bool) {
	if unit == c.s.Clock.Unit {
		return value, true
	}
	ratio, ok := formula.Ratio(unit, c.s.Clock.Unit)
	if !ok {
		c.errorf(at, "bare-rounds", "a clock of %ss does not count in %ss", c.s.Clock.Unit, unit).Hint = bareRounds
	}
	return value * ratio, ok
}

// inDate is a date, or a moment of one, in clock units since the start.
func (c *checker) inDate(date string, at source.Span) (float64, bool) {
	moment, err := formula.Moment(date)
	if err != nil {
		c.errorf(at, "bad-date", "there is no date %s", date)
		return 0, false
	}
	if c.s.Clock.Start == "" {
		if c.dated {
			d := c.errorf(at, "no-start", "a date needs a clock with a start")
			if d.Hint = "give the date of point 0: clock: {start: 2025-07-07, ...}"; c.s.Clock.Days() == 0 {
				d.Hint = "a clock of rounds has no dates; write round 8"
			}
		}
		return 0, false
	}
	start, _ := formula.Moment(c.s.Clock.Start)
	const minute, day = 60, 24 * 60 // seconds of Unix time, which has no leap seconds (a Duration ends after 292 years); minutes
	minutes := (moment.Unix() - start.Unix()) / minute
	if minutes%day == 0 {
		return c.inUnits(float64(minutes/day), "day", at)
	}
	return c.inUnits(float64(minutes), "minute", at)
}
