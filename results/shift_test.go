package results

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"

	"wargame/scenario"
	"wargame/sim"
)

// A shift is what the run at half the step has more.
func TestShifted(t *testing.T) {
	const n = 100
	x, y := constant(n, 5), constant(n, 7)
	q := numberOutcome(scenario.Unsaid)
	q.Unit = "km"
	whole, half := made([]*scenario.Outcome{q}, [][]float64{x, x}), made([]*scenario.Outcome{q}, [][]float64{y, x})
	shifts := Shifted(whole, half)
	if len(shifts) != 2 || *shifts[0].Mean != 5 || *shifts[0].Halved != 7 || *shifts[0].Shift != 2 || *shifts[0].Error != 0 || !shifts[0].Shifts ||
		shifts[0].Unit != "km" || shifts[0].Kind != Number || shifts[1].Shifts || shifts[1].Policy != "b" {
		t.Errorf("%+v", shifts)
	}
	one := made([]*scenario.Outcome{q}, [][]float64{{1}, {1}})
	if s := Shifted(one, one); s[0].Mean != nil || s[0].Shifts {
		t.Errorf("of one trial: %+v", s)
	}
}

// Spreads are standard deviations. Those of two columns are told apart about as often as a 95% interval should: of normal draws that
// share half of their variance and have the same spread in one of twenty, and always where one spreads half as much again.
func TestShiftedSpreads(t *testing.T) {
	const n, runs = 1000, 400
	q := numberOutcome(scenario.Unsaid)
	differ := 0
	for seed := range uint64(runs) {
		shared := column(n, 3*seed, func(_ int, _, z float64) float64 { return z })
		x := column(n, 3*seed+1, func(i int, _, z float64) float64 { return shared[i] + z })
		y := column(n, 3*seed+2, func(i int, _, z float64) float64 { return shared[i] + z })
		s := Shifted(made([]*scenario.Outcome{q}, [][]float64{x}), made([]*scenario.Outcome{q}, [][]float64{y}))[0]
		if math.Abs(*s.SD-stat.StdDev(x, nil)) > 1e-12 || math.Abs(*s.HalvedSD-stat.StdDev(y, nil)) > 1e-12 {
			t.Fatalf("%v and %v, by gonum %v and %v", *s.SD, *s.HalvedSD, stat.StdDev(x, nil), stat.StdDev(y, nil))
		}
		if s.Spreads {
			differ++
		}
		for i := range y {
			y[i] *= 1.5
		}
		if s := Shifted(made([]*scenario.Outcome{q}, [][]float64{x}), made([]*scenario.Outcome{q}, [][]float64{y}))[0]; !s.Spreads {
			t.Errorf("%v and %v do not differ: ±%v", *s.SD, *s.HalvedSD, *s.SDError)
		}
	}
	// 20 of 400 are expected, 4.4 is the standard deviation.
	if differ < 7 || differ > 33 {
		t.Errorf("%d of %d differ", differ, runs)
	}
	rounded := []float64{36500, math.Nextafter(36500, 0), 36500}
	if s := Shifted(made([]*scenario.Outcome{q}, [][]float64{constant(3, 36500)}), made([]*scenario.Outcome{q}, [][]float64{rounded}))[0]; s.Spreads {
		t.Errorf("by rounding alone: %+v", s)
	}
	chance := chanceOutcome(scenario.Unsaid)
	ones := made([]*scenario.Outcome{chance}, [][]float64{{0, 1, 1}})
	if s := Shifted(ones, ones)[0]; s.SD != nil || s.Spreads {
		t.Errorf("of a chance: %+v", s)
	}
	given := made([]*scenario.Outcome{numberOutcome(scenario.Unsaid)}, [][]float64{{0, 2, 900}})
	given.Columns[0][0].Given = sim.Bits{3}
	if s := Shifted(given, given)[0]; s.SD == nil || math.Abs(*s.SD-math.Sqrt2) > 1e-12 || s.Spreads {
		t.Errorf("where a trial does not count: %+v", s)
	}
}
