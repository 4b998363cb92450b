package picture

import (
	"wargame/results/chart"
	"wargame/scenario"
)

// datesFrom is how many days a clock that counts in parts of a day runs for its axis to have dates; under them, it counts in its unit.
const datesFrom = 4

// Time is the axis of a clock: with dates where it has a start, else counted in its unit.
func Time(c scenario.Clock) chart.Axis {
	if c.Start == "" || c.OfDay() && c.Horizon()*c.Days() < datesFrom {
		return chart.Axis{Tight: true, Label: c.Unit + "s"}
	}
	return chart.Axis{Tight: true, Start: c.Start, Day: c.Days()}
}
