package analysis_test

import (
	"math"
	"os"
	"slices"
	"testing"

	"gonum.org/v1/gonum/integrate"
	"gonum.org/v1/gonum/stat/distuv"

	"wargame/analysis"
	"wargame/scenario"
	"wargame/sim"
)

// model is a scenario of testdata.
func model(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("testdata/"+name+".yaml", scenario.Options{Files: os.DirFS(".")})
	if s == nil || problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// ranModel is a run of one.
func ranModel(t testing.TB, name string, o sim.RunOptions) *analysis.Run {
	t.Helper()
	s := model(t, name)
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := sim.Variables(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.NewRun(out, drawn, 0)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// asked is what is told of the first outcome of a run under its last policy.
func asked(t testing.TB, r *analysis.Run, q analysis.Question) *analysis.Explained {
	t.Helper()
	q.Progress = func(int, int) {}
	s, err := r.Sensitivity(q)
	if err != nil {
		t.Fatal(err)
	}
	return &s.Explained[0]
}

func itself(outcome int) analysis.Question {
	return analysis.Question{Outcomes: []int{outcome}, Policies: []int{0}}
}

// influence is that of a variable.
func influence(t testing.TB, x *analysis.Explained, name string) analysis.Influence {
	t.Helper()
	i := slices.IndexFunc(x.Influences, func(i analysis.Influence) bool { return i.Name == name })
	if i < 0 {
		t.Fatalf("nothing is told of %s", name)
	}
	return x.Influences[i]
}

// ishigami are its exact indices: first order and total.
func ishigami() (first, total map[string]float64) {
	const a, b = 7, 0.1
	p4 := math.Pow(math.Pi, 4)
	v1, v2, v13 := math.Pow(1+b*p4/5, 2)/2, a*a/8.0, b*b*p4*p4*(1.0/18-1.0/50)
	v := v1 + v2 + v13
	return map[string]float64{"x1": v1 / v, "x2": v2 / v, "x3": 0, "x4": 0},
		map[string]float64{"x1": (v1 + v13) / v, "x2": v2 / v, "x3": v13 / v, "x4": 0}
}

// sobolG are those of the g-function.
func sobolG() (first, total map[string]float64) {
	a := []float64{0, 1, 4.5, 9, 99}
	first, total = map[string]float64{}, map[string]float64{}
	all := 1.0
	for _, x := range a {
		all *= 1 + 1/(3*(1+x)*(1+x))
	}
	for i, x := range a {
		name, own := "x"+string(rune('1'+i)), 1/(3*(1+x)*(1+x))
		first[name], total[name] = own/(all-1), own/(1+own)*all/(all-1)
	}
	return first, total
}

func TestFirstOrderOfKnownFunctions(t *testing.T) {
	ish, _ := ishigami()
	g, _ := sobolG()
	rho := 2 * math.Sin(math.Pi*0.6/6) // of the normals, of a rank correlation of 0.6
	v := 3 + 2*rho
	for _, c := range []struct {
		file string
		want map[string]float64
	}{
		{"ishigami", ish},
		{"sobol_g", g},
		{"linear", map[string]float64{"a": 4 / 6.25, "b": 1 / 6.25, "c": 0.25 / 6.25, "idle": 0}},
		{"correlated", map[string]float64{"a": (1 + rho) * (1 + rho) / v, "b": (1 + rho) * (1 + rho) / v, "c": 1 / v}},
	} {
		x := asked(t, ranModel(t, c.file, sim.RunOptions{Seed: 3, Trials: 100_000}), itself(0))
		sum := 0.0
		for name, want := range c.want {
			i := influence(t, x, name)
			sum += want
			if math.Abs(i.FirstOrder.Value-want) > 0.03 {
				t.Errorf("%s of %s: %.4f, exactly %.4f", name, c.file, i.FirstOrder.Value, want)
			}
			if want == 0 && i.FirstOrder.Lo > 0 {
				t.Errorf("%s of %s is told from none: %v", name, c.file, *i.FirstOrder)
			}
		}
		if math.Abs(x.Sum.Value-sum) > 0.03 {
			t.Errorf("all of %s: %.4f, exactly %.4f", c.file, x.Sum.Value, sum)
		}
	}
}

// apart is Borgonovo's delta of a normal term of a normal sum, by quadrature: half of how far densities are apart, on average.
func apart(own, all float64) float64 {
	whole := distuv.Normal{Sigma: math.Sqrt(all)}
	const points = 2001
	x, of := make([]float64, points), make([]float64, points)
	y, d := make([]float64, points), make([]float64, points)
	for i := range x {
		x[i] = -8 + 16*float64(i)/(points-1)
		given := distuv.Normal{Mu: x[i] * math.Sqrt(own), Sigma: math.Sqrt(all - own)}
		for k := range y {
			y[k] = (-9 + 18*float64(k)/(points-1)) * math.Sqrt(all)
			d[k] = math.Abs(whole.Prob(y[k]) - given.Prob(y[k]))
		}
		of[i] = distuv.UnitNormal.Prob(x[i]) * integrate.Trapezoidal(y, d) / 2
	}
	return integrate.Trapezoidal(x, of)
}

// Delta of normal sums by quadrature, and that of a sum of two uniforms: 1/3, as given one the sum is uniform on a unit that the
// triangle fills to two thirds on average.
func TestDelta(t *testing.T) {
	linear := map[string]float64{"a": apart(4, 6.25), "b": apart(1, 6.25), "c": apart(0.25, 6.25), "idle": 0}
	for _, c := range []struct {
		file   string
		trials int
		within float64
		want   map[string]float64
	}{
		{"linear", 100_000, 0.01, linear},
		{"linear", 10_000, 0.03, linear},
		{"uniform", 100_000, 0.03, // its densities end at once, between the cells
			map[string]float64{"a": 1.0 / 3, "b": 1.0 / 3, "idle": 0}},
	} {
		x := asked(t, ranModel(t, c.file, sim.RunOptions{Seed: 4, Trials: c.trials}), itself(0))
		for name, want := range c.want {
			i := influence(t, x, name)
			if math.Abs(i.Delta.Value-want) > c.within {
				t.Errorf("%s of %s in %d trials: %.4f, exactly %.4f", name, c.file, c.trials, i.Delta.Value, want)
			}
			if want == 0 && i.Delta.Lo > 0 {
				t.Errorf("%s of %s is told from none: %v", name, c.file, *i.Delta)
			}
		}
	}
}

// Ends are those of tenths, also where one value fills both.
func TestTornado(t *testing.T) {
	r := ran(t, `wargame: 1
title: Ends
clock: {step: 1 week, length: 1 week}
variables:
  x: uniform(0, 10)
  rare: discrete(0, 95%, 1, 5%)
  usual: discrete(0, 5%, 1, 95%)
outcomes:
  y: {value: x + 10 * rare + 20 * usual}
`, 20_000)
	x := asked(t, r, itself(0))
	for _, c := range []struct {
		name                       string
		low, high, width, tolerate float64
	}{{"x", 1, 9, 9, 0.3}, {"rare", 0, 1, 10, 1}, {"usual", 0, 1, 20, 1}} {
		i := influence(t, x, c.name)
		if c.name == "x" && (math.Abs(i.Low.Edge-c.low) > 0.1 || math.Abs(i.High.Edge-c.high) > 0.1) {
			t.Errorf("%s ends at %g and %g", c.name, i.Low.Edge, i.High.Edge)
		}
		if math.Abs(i.Width.Value-c.width) > c.tolerate || i.Width.Value != i.High.Mean-i.Low.Mean {
			t.Errorf("%s moves it by %+v, where it is %g", c.name, *i.Width, c.width)
		}
	}
}

// What counts in some trials is told from these, where it counts under both policies, and not where they are few; what is the same says so.
func TestTargetsThatCountInSomeTrials(t *testing.T) {
	r := ran(t, `wargame: 1
title: Some
clock: {step: 1 week, length: 1 week}
variables:
  x: uniform(0, 1)
  y: uniform(0, 1)
outcomes:
  some: {value: x + 2 * y, given: x > 0.5}
  few: {value: x, given: x > 0.995}
  same: {value: 0.1 + 0.2}
  all: {value: x + 2 * y}
`, 10_000)
	q := analysis.Question{Outcomes: []int{0, 1, 2, 3}, Policies: []int{0}, Progress: func(int, int) {}}
	s, err := r.Sensitivity(q)
	if err != nil {
		t.Fatal(err)
	}
	some := &s.Explained[0]
	if want := 0.25 / 4.25; math.Abs(influence(t, some, "x").FirstOrder.Value-want) > 0.02 || some.Counted < 4_700 || some.Counted > 5_300 {
		t.Errorf("x accounts for %v where it is over a half, exactly %.3f", *influence(t, some, "x").FirstOrder, want)
	}
	if why := s.Explained[1].Why; why == "" || len(s.Explained[1].Influences) > 0 {
		t.Errorf("few: %q", why)
	}
	if why := s.Explained[2].Why; why != "it is the same in every trial" {
		t.Errorf("same: %q", why)
	}
	if got := influence(t, &s.Explained[3], "x").FirstOrder.Value; math.Abs(got-0.2) > 0.03 {
		t.Errorf("of all trials x accounts for %g", got)
	}
}
