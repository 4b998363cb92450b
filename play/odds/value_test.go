package odds

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"

	"wargame/sim"
)

// Weighted statistics are gonum's, a copy adds nothing to what is known, and quantiles are values that came.
func TestWeightedStatistics(t *testing.T) {
	x := []float64{3, 1, 4, 1, 5, 9, 2, 6}
	w := []float64{0.1, 0.2, 0, 0.05, 0.15, 0.1, 0.3, 0.1}
	apart, twice := &Filter{worlds: &worlds{origin: all(8)}}, &Filter{worlds: &worlds{origin: append(all(8), all(8)...)}}
	mean, se := apart.mean(x, w)
	want, variance := stat.PopMeanVariance(x, w)
	near(t, "the mean", mean, want, 1e-12)
	near(t, "the spread", spread(x, w), math.Sqrt(variance), 1e-12)
	sum := 0.0
	for i := range x {
		sum += math.Pow(w[i]*(x[i]-want), 2)
	}
	near(t, "the standard error", se, math.Sqrt(sum), 1e-12)

	xs, ws := append(x, x...), make([]float64, 16)
	for i := range ws {
		ws[i] = w[i%8] / 2
	}
	again, seAgain := twice.mean(xs, ws)
	near(t, "the mean of copies", again, mean, 1e-12)
	near(t, "the standard error of copies", seAgain, se, 1e-12)
	near(t, "worlds that are copies", effective(twice.byOrigin(ws)), effective(w), 1e-12)

	for p, want := range map[float64]float64{0.05: 1, 0.25: 1, 0.26: 2, 0.6: 3, 0.75: 5, 0.95: 9, 1: 9} {
		if got := quantile(x, w, p); got != want {
			t.Errorf("the quantile %v is %v, want %v", p, got, want)
		}
	}
	if m, se := apart.mean(x, make([]float64, 8)); m == m || se == se || quantile(x, make([]float64, 8), 0.5) == 0 {
		t.Error("where nothing counts there is a mean")
	}
}

// What counts in some worlds only is a mean over these, and a change over those in which it counts under both choices.
func TestWhatCountsInSomeWorlds(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 4 weeks}
variables: {x: "uniform(0, 10)"}
levers: {bar: {default: 2, range: [0, 9]}}
stocks: {held: {start: x}}
flows: {going: {to: held, rate: bar * x}}
outcomes: {high: {value: final(held), given: x > final(bar)}}
`)
	f := begun(t, s, Options{Seed: 61, Turn: 1})
	o := ahead(t, f, Choice{}, Choice{Orders: map[int]float64{0: 6}})
	low, high := o.Choices[0].Outcomes[0], o.Choices[1].Outcomes[0]
	near(t, "worlds that count", low.Counts, 0.8, 4*math.Sqrt(0.16/1000))
	near(t, "worlds that count", high.Counts, 0.4, 4*math.Sqrt(0.24/1000))
	near(t, "the mean", low.Mean, 9*6, 4*low.SE)
	near(t, "the mean", high.Mean, 25*8, 4*high.SE)
	near(t, "the change", high.Change.Mean, 16*8, 4*high.Change.SE) // where x is above 6 in both
	near(t, "the change", low.Change.Mean, 0, 0)
}

// A copy counts as the world that it is of until all of it has moved.
func TestCopiesCountOnce(t *testing.T) {
	s := load(t, contest)
	f := begun(t, s, Options{Seed: 62, Worlds: 400, Turn: 3, Covert: [][]int{{0, 1}}})
	must(t, f.Play(Turn{}))
	f.weights = make([]float64, 400)
	f.weights[5] = 1
	f.pick()
	for moves, before := 1, 0.0; moves <= 12; moves++ {
		must(t, f.move())
		now := f.distinct()
		if moves < 3 && now > 1+1e-9 {
			t.Errorf("after %d moves, of which each moves a part of three, there are %v worlds", moves, now)
		}
		if now < before-1e-9 {
			t.Errorf("worlds became fewer by moving: %v, then %v", before, now)
		}
		if before = now; moves == 12 && now < 10 {
			t.Errorf("after 12 moves there are %v worlds", now)
		}
	}
}

// What fails at the end of a look ahead counts for nothing.
func TestCounting(t *testing.T) {
	known, given := sim.Bits{0b0111}, sim.Bits{0b1110}
	got := counting(sim.Standing{Column: sim.Column{Values: make([]float64, 4), Given: given}, Known: known}, []float64{1, 2, 3, 4})
	for row, want := range []float64{0, 2, 3, 0} {
		if got[row] != want {
			t.Errorf("row %d counts %v, want %v", row, got[row], want)
		}
	}
}

func TestInWords(t *testing.T) {
	for chance, want := range map[float64]string{
		0: "almost no chance", 0.049: "almost no chance", 0.05: "very unlikely", 0.2: "unlikely", 0.449: "unlikely", 0.45: "roughly even chance",
		0.55: "roughly even chance", 0.551: "likely", 0.8: "likely", 0.801: "very likely", 0.95: "very likely", 0.951: "almost certain", 1: "almost certain",
	} {
		if got := InWords(chance); got != want {
			t.Errorf("%v is called %q, want %q", chance, got, want)
		}
	}
	if word := InWords(math.NaN()); word != "" {
		t.Errorf("no chance is called %q", word)
	}
}
