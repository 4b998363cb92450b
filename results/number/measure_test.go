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
		{In("share"), 0.7, "0.7 share", "left (share)"},
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

// What a measure multiplies is multiplied with its error.
func TestMeasuredEstimates(t *testing.T) {
	for _, c := range []struct {
		m           Measure
		x, se       float64
		value, also string
	}{
		{In("shells").Times(1e-3, "thousand"), 2405912, 8993, "2,405.9", "9.0"},
		{In(Percent), 0.50149, 0.0022, "50.15", "0.22"},
	} {
		if got := c.m.Estimate(c.x, &c.se); got != c.value {
			t.Errorf("%v ± %v: value %s, want %s", c.x, c.se, got, c.value)
		}
		if got := c.m.Estimate(c.se, &c.se); got != c.also {
			t.Errorf("%v ± %v: error %s, want %s", c.x, c.se, got, c.also)
		}
	}
	if got := In(Percent).Quantile(0.51234, 0.51, 0.515); got != "51.2" {
		t.Errorf("quantile %s", got)
	}
	if got := In(Percent).Estimate(0.5, nil); got != "~50" {
		t.Errorf("without an error: %s", got)
	}
}
