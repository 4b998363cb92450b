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
		{Clock{Unit: "week", Step: 1}, 3, ""},
	} {
		if got := c.clock.Date(c.k); got != c.want {
			t.Errorf("point %d of %+v falls on %q, want %q", c.k, c.clock, got, c.want)
		}
	}
}
