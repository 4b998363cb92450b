package results

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/scenario"
	"wargame/sim"
)

// What is not the same in a run and the same run again is told by policy and outcome, in how many trials, and the first of them.
func TestRepeated(t *testing.T) {
	run := func() *sim.Outcomes {
		values := func() []float64 { return []float64{0, 1, 2, 3, 4} }
		o := made([]*scenario.Outcome{numberOutcome(scenario.Higher), numberOutcome(scenario.Lower)},
			[][]float64{values(), values()}, [][]float64{values(), values()})
		o.First = 101
		for i := range o.Columns {
			o.Columns[i][1].Given, o.Columns[i][1].Never = sim.Bits{0b10111}, sim.Bits{0b00010}
		}
		return o
	}
	for _, c := range []struct {
		name   string
		change func(o *sim.Outcomes)
		want   []Unlike
	}{
		{"nothing", func(o *sim.Outcomes) {}, nil},
		{"two values", func(o *sim.Outcomes) { o.Columns[1][0].Values[2] = 7; o.Columns[1][0].Values[4] = 8 },
			[]Unlike{{"b", "p", 2, 103, Cell{Value: 2}, Cell{Value: 7}}}},
		{"a sign of zero", func(o *sim.Outcomes) { o.Columns[0][0].Values[0] = math.Copysign(0, -1) },
			[]Unlike{{"a", "p", 1, 101, Cell{Value: 0}, Cell{Value: math.Copysign(0, -1)}}}},
		{"one that does not count", func(o *sim.Outcomes) { o.Columns[1][1].Values[3] = 9 }, nil},
		{"what counts", func(o *sim.Outcomes) { o.Columns[1][1].Given = sim.Bits{0b11110} },
			[]Unlike{{"b", "q", 2, 101, Cell{Value: 0}, Cell{Value: 0, Empty: true}}}},
		{"what never came", func(o *sim.Outcomes) { o.Columns[0][1].Never = sim.Bits{0b10010} },
			[]Unlike{{"a", "q", 1, 105, Cell{Value: 4}, Cell{Value: 4, Never: true}}}},
		{"two columns", func(o *sim.Outcomes) { o.Columns[1][0].Values[1] = 5; o.Columns[0][1].Values[4] = 6 },
			[]Unlike{{"a", "q", 1, 105, Cell{Value: 4}, Cell{Value: 6}}, {"b", "p", 1, 102, Cell{Value: 1}, Cell{Value: 5}}}},
	} {
		was, is := run(), run()
		c.change(is)
		got := Repeated(was, is)
		if d := cmp.Diff(c.want, got, cmp.Comparer(func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) })); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if (Hash(was) == Hash(is)) != (len(got) == 0) {
			t.Errorf("%s: the hash says otherwise", c.name)
		}
	}
}
