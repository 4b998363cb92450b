package sim_test

import (
	"fmt"
	"math"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// path is what an expression of a scenario without chance is at each point.
func path(t *testing.T, text string, quantities ...string) [][]float64 {
	t.Helper()
	s := mustLoad(t, "path", text)
	paths := make([][]float64, len(quantities))
	for i, name := range quantities {
		q, ok := s.Quantity(name)
		if !ok {
			t.Fatal(name)
		}
		p, err := sim.Compile(s, sim.Options{Outcomes: []int{}, Record: []*scenario.Expr{s.Reference(q)}})
		if err != nil {
			t.Fatal(err)
		}
		err = p.Record(t.Context(), sim.RunOptions{Trials: 1}, func(r sim.Recorded) {
			for _, column := range r.Points {
				paths[i] = append(paths[i], column[0])
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// TestOrder halves the step of an oscillator: the error falls by 2 under euler, by 16 under rk4, but for terms of the next order, which
// these steps make small.
func TestOrder(t *testing.T) {
	const text = `wargame: 1
clock: {step: %v weeks, length: 8 weeks, method: %s}
stocks: {x: {start: 1, min: none}, v: {start: 0, min: none}}
flows:
  moving: {to: x, rate: v, biflow: true}
  pulling: {from: v, rate: x, biflow: true}
`
	off := func(step float64, method string) float64 {
		both := path(t, fmt.Sprintf(text, step, method), "x", "v")
		last := len(both[0]) - 1
		return math.Hypot(both[0][last]-math.Cos(8), both[1][last]+math.Sin(8))
	}
	for _, c := range []struct {
		method      string
		order, step float64
	}{{"euler", 1, 0x1p-7}, {"euler", 1, 0x1p-8}, {"rk4", 4, 0x1p-2}, {"rk4", 4, 0x1p-3}, {"rk4", 4, 0x1p-4}, {"rk4", 4, 0x1p-5}} {
		if got := math.Log2(off(c.step, c.method) / off(c.step/2, c.method)); math.Abs(got-c.order) > 0.03 {
			t.Errorf("%s at %v: of order %.3f", c.method, c.step, got)
		}
	}
}

// TestEnergy follows an oscillator over a hundred turns: rk4 multiplies its energy by |R(ih)|^2 = 1 - h^6/72 + h^8/576 a step, euler by 1 + h^2.
func TestEnergy(t *testing.T) {
	const text = `wargame: 1
clock: {step: 0.125 weeks, length: 628 weeks, method: %s}
stocks: {x: {start: 1, min: none}, v: {start: 0, min: none}}
flows:
  moving: {to: x, rate: v, biflow: true}
  pulling: {from: v, rate: x, biflow: true}
auxiliaries: {energy: x^2 + v^2}
`
	const h = 0.125
	for method, each := range map[string]float64{"euler": 1 + h*h, "rk4": 1 - math.Pow(h, 6)/72 + math.Pow(h, 8)/576} {
		energy := path(t, fmt.Sprintf(text, method), "energy")[0]
		for k, e := range energy {
			if want := math.Pow(each, float64(k)); math.Abs(e/want-1) > 1e-11 {
				t.Fatalf("%s: energy %v after %d steps, not %v", method, e, k, want)
			}
		}
	}
}

// TestPredatorsAndPrey looks at what Lotka and Volterra's equations keep: V = d x - c ln x + b y - a ln y.
func TestPredatorsAndPrey(t *testing.T) {
	const text = `wargame: 1
clock: {step: 0.05 years, length: 100 years, method: %s}
stocks: {hares: {start: 30}, lynxes: {start: 4}}
flows:
  born: {to: hares, rate: 0.55 * hares}
  eaten: {from: hares, rate: 0.028 * hares * lynxes}
  fed: {to: lynxes, rate: 0.026 * hares * lynxes}
  died: {from: lynxes, rate: 0.84 * lynxes}
auxiliaries: {kept: 0.026 * hares - 0.84 * ln(hares) + 0.028 * lynxes - 0.55 * ln(lynxes)}
`
	drift := func(method string) float64 {
		kept := path(t, fmt.Sprintf(text, method), "kept")[0]
		most := 0.0
		for _, v := range kept {
			most = max(most, math.Abs(v-kept[0]))
		}
		return most
	}
	if euler, rk4 := drift("euler"), drift("rk4"); rk4 > 1e-5 || euler < 1e5*rk4 {
		t.Errorf("over 100 years V drifts by %v under euler, by %v under rk4", euler, rk4)
	}
}

// TestSquareLaw holds Lanchester's square law to its closed form at every point.
func TestSquareLaw(t *testing.T) {
	const text = `wargame: 1
clock: {step: 1 week, length: 20 weeks, method: rk4}
stocks: {army: {start: 1000}, enemy: {start: 900}}
flows:
  army_losses: {from: army, rate: 0.03 * enemy}
  enemy_losses: {from: enemy, rate: 0.02 * army}
`
	both := path(t, text, "army", "enemy")
	s, q := math.Sqrt(0.03*0.02), math.Sqrt(0.03/0.02)
	for k := range both[0] {
		army := 1000*math.Cosh(s*float64(k)) - q*900*math.Sinh(s*float64(k))
		enemy := 900*math.Cosh(s*float64(k)) - 1000/q*math.Sinh(s*float64(k))
		if math.Abs(both[0][k]-army) > 2e-6 || math.Abs(both[1][k]-enemy) > 2e-6 {
			t.Errorf("week %d: %v and %v, not %v and %v", k, both[0][k], both[1][k], army, enemy)
		}
	}
}

// TestPublished is y' = t sqrt(y), y(0) = 1 in steps of a tenth, as the programs of rosettacode.org's task "Runge-Kutta method" print it.
func TestPublished(t *testing.T) {
	const text = `wargame: 1
clock: {step: 0.1 weeks, length: 10 weeks, method: rk4}
stocks: {y: {start: 1}}
flows: {growth: {to: y, rate: time * sqrt(y)}}
`
	y := path(t, text, "y")[0]
	printed := []string{"1.000000", "1.562500", "3.999999", "10.562497", "24.999994", "52.562489", "99.999983", "175.562476", "288.999968", "451.562459", "675.999949"}
	for at, want := range printed {
		if got := fmt.Sprintf("%.6f", y[10*at]); got != want {
			t.Errorf("y(%d) is %s, published %s", at, got, want)
		}
	}
}

// TestStagesUnderRK4 holds a smooth of the third order, from 0 to a constant 100, to Erlang's distribution: 1 - exp(-u)(1 + u + u^2/2) of it
// is there after u times the time of a stage.
func TestStagesUnderRK4(t *testing.T) {
	const text = `wargame: 1
clock: {step: 0.5 weeks, length: 20 weeks, method: %s}
auxiliaries: {heard: "smooth(100, 6 weeks, 0, 3)"}
`
	off := func(method string) float64 {
		most := 0.0
		for k, x := range path(t, fmt.Sprintf(text, method), "heard")[0] {
			u := 0.5 * float64(k) / 2
			most = max(most, math.Abs(x-100*(1-math.Exp(-u)*(1+u+u*u/2))))
		}
		return most
	}
	if euler, rk4 := off("euler"), off("rk4"); rk4 > 0.01 || euler < 1 {
		t.Errorf("off by up to %v under euler, %v under rk4", euler, rk4)
	}
}
