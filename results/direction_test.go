package results

import (
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// A comparison knows which way it goes, also where other trials count.
func TestDirections(t *testing.T) {
	low, high := []float64{1, 2, 4}, []float64{2, 3, 6}
	all := sim.Bits{7}
	for _, c := range []struct {
		own, base []float64
		better    scenario.Better
		want      Direction
		word      string
	}{
		{high, low, scenario.Higher, Better, "better"},
		{high, low, scenario.Lower, Worse, "worse"},
		{high, low, scenario.Unsaid, More, "more"},
		{low, high, scenario.Higher, Worse, "worse"},
		{low, high, scenario.Lower, Better, "better"},
		{low, high, scenario.Unsaid, Less, "less"},
		{low, low, scenario.Higher, Level, "level"},
	} {
		for _, given := range []sim.Bits{nil, all} {
			got, ok := Compare(sim.Column{Values: c.own, Given: given}, sim.Column{Values: c.base, Given: given}, Pairing{Better: c.better})
			if !ok || got.Direction != c.want || got.Direction.String() != c.word {
				t.Errorf("%v beside %v, better %d, given %v: %v, want %v", c.own, c.base, c.better, given, got.Direction, c.want)
			}
		}
	}
}
