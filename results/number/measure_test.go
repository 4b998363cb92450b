package number

import "testing"

// Shares and chances are read in percent; a head has the unit of all that stands under it.
func TestMeasures(t *testing.T) {
	for _, c := range []struct {
		m          Measure
		x          float64
		said, head string
	}{
		{In(""), 0.5, "0.5", "left"},
		{In("km"), 1234, "1,234 km", "left (km)"},
		{In("left"), 3, "3 left", "left"},
		{In(Percent), 0.7, "70%", "left (%)"},
		{In("share"), 0.7, "0.7", "left (share)"},
		{In("ratio"), 0.7, "0.7", "left (ratio)"},
		{In("odds ratio"), 0.7, "0.7", "left (odds ratio)"},
		{In("exponent"), 2, "2", "left (exponent)"},
		{In("share of exports"), 0.7, "0.7 share of exports", "left (share of exports)"},
		{OfChance(), 0.125, "12.5%", "left"},
		{OfChance().Difference(), 0.125, "12.5 points", "left"},
		{In(Percent).Difference(), -0.01, "-1 point", "left"},
		{In(Percent).Difference(), 0.1, "10 points", "left"},
		{In("km").Difference(), 1, "1 km", "left (km)"},
	} {
		if got := c.m.Say(c.x, Exact); got != c.said {
			t.Errorf("%+v: says %q, want %q", c.m, got, c.said)
		}
		if got := c.m.Named("left"); got != c.head {
			t.Errorf("%+v: head %q, want %q", c.m, got, c.head)
		}
	}
}
