package scenario

import "testing"

// Points fall on days, a year being 365.25 of them.
func TestDates(t *testing.T) {
	for _, c := range []struct {
		clock Clock
		k     int
		want  string
	}{
		{Clock{Unit: "week", Step: 1, Start: "2025-07-07"}, 0, "2025-07-07"},
		{Clock{Unit: "week", Step: 1, Start: "2025-07-07"}, 10, "2025-09-15"},
		{Clock{Unit: "day", Step: 0.25, Start: "2025-12-31"}, 3, "2025-12-31"},
		{Clock{Unit: "day", Step: 0.25, Start: "2025-12-31"}, 4, "2026-01-01"},
		{Clock{Unit: "year", Step: 1, Start: "2025-01-01"}, 4, "2029-01-01"},
		{Clock{Unit: "month", Step: 1, Start: "2024-02-29"}, 12, "2025-02-28"},
		{Clock{Unit: "day", Step: 0.7, Start: "2025-01-01"}, 10, "2025-01-08"},
		{Clock{Unit: "day", Step: 0.9, Start: "2025-01-01"}, 9, "2025-01-09"}, // 8.1 days: within the eighth
		// A day as a part of a month or a year, which no decimals give: never a day early.
		{Clock{Unit: "month", Step: 0.032854209445585, Start: "2025-01-01"}, 31, "2025-02-01"},
		{Clock{Unit: "month", Step: 0.0328542094455852, Start: "2025-01-01"}, 31, "2025-02-01"},
		{Clock{Unit: "year", Step: 0.002737850787132, Start: "2025-01-01"}, 364, "2025-12-31"},
		{Clock{Unit: "week", Step: 0.142857142857, Start: "2025-01-01"}, 3, "2025-01-04"},
		{Clock{Unit: "week", Step: 0.142857, Start: "2025-01-01"}, 3, "2025-01-03"}, // which is not a day
		{Clock{Unit: "week", Step: 1}, 3, ""},
		// Parts of a day have times of day, cut to the minute.
		{Clock{Unit: "hour", Step: 1, Start: "1944-06-06"}, 0, "1944-06-06 00:00"},
		{Clock{Unit: "hour", Step: 0.5, Start: "1944-06-06 06:30"}, 35, "1944-06-07 00:00"},
		{Clock{Unit: "hour", Step: 0.1, Start: "1944-06-06"}, 3, "1944-06-06 00:18"},
		{Clock{Unit: "hour", Step: 0.01, Start: "1944-06-06"}, 1, "1944-06-06 00:00"},
		{Clock{Unit: "minute", Step: 15, Start: "2025-12-31 23:30"}, 2, "2026-01-01 00:00"},
		{Clock{Unit: "day", Step: 0.5, Start: "2025-12-31 12:00"}, 1, "2026-01-01"},
		{Clock{Unit: "day", Step: 0.5, Start: "2025-12-31 11:59"}, 1, "2025-12-31"},
		{Clock{Unit: "round", Step: 1}, 3, ""},
	} {
		if got := c.clock.Date(c.k); got != c.want {
			t.Errorf("point %d of %+v falls on %q, want %q", c.k, c.clock, got, c.want)
		}
	}
}
