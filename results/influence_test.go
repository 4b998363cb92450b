package results

import (
	"math"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// influenced is a report of a run in which one outcome is made from columns of variables.
func influenced(t *testing.T, q *scenario.Outcome, drawn [][]float64, of func(x []float64) float64) *Report {
	t.Helper()
	n := len(drawn[0])
	y := column(n, 99, func(t int, _, _ float64) float64 {
		x := []float64{}
		for _, d := range drawn {
			x = append(x, d[t])
		}
		return of(x)
	})
	o := made([]*scenario.Outcome{q}, [][]float64{y})
	for range drawn {
		o.Scenario.Variables = append(o.Scenario.Variables, &scenario.Variable{Label: scenario.Label{Name: "v"}})
	}
	for i, v := range o.Scenario.Variables {
		v.Name = string(rune('u' + i))
	}
	r := newReport(t, o)
	r.AddInfluences(o, drawn, 2)
	return r
}

func normals(n, count int) [][]float64 {
	var list [][]float64
	for i := range count {
		list = append(list, column(n, uint64(10+i), func(_ int, _, z float64) float64 { return z }))
	}
	return list
}

// Of x + 2y with independent x and y of one variance, y accounts for four fifths; ten parts of a normal hold 97% of that.
func TestInfluences(t *testing.T) {
	drawn := normals(20_000, 5)
	r := influenced(t, numberOutcome(scenario.Lower), drawn, func(x []float64) float64 { return x[0] + 2*x[1] })
	if len(r.Influences) != 2 {
		t.Fatalf("%d influences: what the outcome does not read goes with it by chance alone", len(r.Influences))
	}
	for i, want := range []struct {
		name        string
		share       float64
		low, high   float64 // the mean of a normal over its lowest fifth is -1.4
		slope, edge float64
	}{{"v", 0.8, -2.8, 2.8, 2, 0.8416}, {"u", 0.2, -1.4, 1.4, 1, 0.8416}} {
		got := r.Influences[i]
		if got.Variable.Name != want.name || math.Abs(got.Share-0.97*want.share) > 0.02 {
			t.Errorf("%d: %s has %.3f, want %s with %.2f", i, got.Variable.Name, got.Share, want.name, want.share)
		}
		if math.Abs(got.Low.Mean-want.low) > 0.1 || math.Abs(got.High.Mean-want.high) > 0.1 ||
			math.Abs(got.Low.Edge+want.edge) > 0.03 || math.Abs(got.High.Edge-want.edge) > 0.03 {
			t.Errorf("%s: %+v, %+v", want.name, got.Low, got.High)
		}
	}
}

// A variable of few values is cut between them.
func TestInfluenceOfAChoice(t *testing.T) {
	n := 10_000
	option := column(n, 1, func(_ int, u, _ float64) float64 { return math.Floor(3 * u * u) }) // 0 in 58%, 1 in 24%, 2 in 18%
	r := influenced(t, chanceOutcome(scenario.Lower), [][]float64{option}, func(x []float64) float64 { return is(x[0] == 2) })
	if len(r.Influences) != 1 {
		t.Fatalf("%+v", r.Influences)
	}
	got := r.Influences[0]
	if got.Low != (Side{0, 0}) || got.High != (Side{2, 1}) || math.Abs(got.Share-1) > 1e-9 {
		t.Errorf("%+v", got)
	}
	constant := influenced(t, chanceOutcome(scenario.Lower), [][]float64{option}, func([]float64) float64 { return 1 })
	if len(constant.Influences) != 0 {
		t.Errorf("a certain outcome hangs on %+v", constant.Influences)
	}
	rounded := influenced(t, numberOutcome(scenario.Lower), [][]float64{option}, func(x []float64) float64 { return 100 - 1e-13*x[0] })
	if len(rounded.Influences) != 0 {
		t.Errorf("rounding hangs on %+v", rounded.Influences)
	}
	few := influenced(t, chanceOutcome(scenario.Lower), [][]float64{option[:50]}, func(x []float64) float64 { return is(x[0] == 2) })
	if len(few.Influences) != 0 {
		t.Errorf("fifty trials say %+v", few.Influences)
	}
}

// Of a number with a limit it is whether the limit is kept that is told of, and trials that do not count are left out.
func TestInfluenceOnWhatIsAcceptable(t *testing.T) {
	n := 6400
	drawn := normals(n, 2)
	q := numberOutcome(scenario.Lower)
	q.Acceptable = &scenario.Bound{Relation: scenario.AtMost, Limit: 0}
	r := influenced(t, q, drawn, func(x []float64) float64 { return x[1] })
	if got := r.Influences; len(got) != 1 || got[0].Low.Mean != 1 || got[0].High.Mean != 0 {
		t.Errorf("%+v", got)
	}
	o := made([]*scenario.Outcome{{Value: &scenario.Expr{Type: scenario.Number}, Given: &scenario.Expr{}}}, [][]float64{drawn[0]})
	o.Scenario.Variables = []*scenario.Variable{{}}
	o.Columns[0][0].Given = make(sim.Bits, n/64) // none counts
	given := newReport(t, o)
	given.AddInfluences(o, drawn[:1], 1)
	if len(given.Influences) != 0 {
		t.Errorf("no trial counts: %+v", given.Influences)
	}
}

// Where the highest value is that of more than a fifth, it is all of the high end.
func TestInfluenceOfACappedVariable(t *testing.T) {
	capped := column(10_000, 3, func(_ int, u, _ float64) float64 { return min(u, 0.7) })
	r := influenced(t, chanceOutcome(scenario.Lower), [][]float64{capped}, func(x []float64) float64 { return is(x[0] == 0.7) })
	if len(r.Influences) != 1 {
		t.Fatalf("%+v", r.Influences)
	}
	if got := r.Influences[0]; got.High != (Side{0.7, 1}) || got.Low.Mean != 0 || math.Abs(got.Low.Edge-0.2) > 0.02 {
		t.Errorf("%+v", got)
	}
}

// The draws that influences are told from stay within bounds, however many variables there are.
func TestInfluenceTrials(t *testing.T) {
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, [][]float64{make([]float64, 30_000)})
	for variables, want := range map[int]int{0: 20_000, 800: 20_000, 1 << 14: 1 << 10} {
		o.Scenario.Variables = make([]*scenario.Variable, variables)
		if got := InfluenceTrials(o); got != want {
			t.Errorf("%d trials of %d variables, want %d", got, variables, want)
		}
	}
}
