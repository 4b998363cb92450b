package picture

import (
	"testing"

	"wargame/results/chart"
	"wargame/scenario"
)

// A clock has dates along its axis where it has a start, but not where it is over within days and counts in parts of one.
func TestTime(t *testing.T) {
	for _, c := range []struct {
		clock scenario.Clock
		want  chart.Axis
	}{
		{scenario.Clock{Unit: "week", Step: 1, Steps: 26}, chart.Axis{Tight: true, Label: "weeks"}},
		{scenario.Clock{Unit: "week", Step: 1, Steps: 26, Start: "2025-07-07"}, chart.Axis{Tight: true, Start: "2025-07-07", Day: 7}},
		{scenario.Clock{Unit: "day", Step: 1, Steps: 2, Start: "2025-07-07"}, chart.Axis{Tight: true, Start: "2025-07-07", Day: 1}},
		{scenario.Clock{Unit: "hour", Step: 0.5, Steps: 12, Start: "1944-06-06 06:30"}, chart.Axis{Tight: true, Label: "hours"}},
		{scenario.Clock{Unit: "hour", Step: 1, Steps: 96, Start: "1944-06-06 06:30"}, chart.Axis{Tight: true, Start: "1944-06-06 06:30", Day: 1. / 24}},
		{scenario.Clock{Unit: "minute", Step: 1, Steps: 90}, chart.Axis{Tight: true, Label: "minutes"}},
		{scenario.Clock{Unit: "round", Step: 1, Steps: 12}, chart.Axis{Tight: true, Label: "rounds"}},
	} {
		got := Time(c.clock)
		if got.Tight != c.want.Tight || got.Label != c.want.Label || got.Start != c.want.Start || got.Day != c.want.Day {
			t.Errorf("%+v: %+v, want %+v", c.clock, got, c.want)
		}
	}
}
