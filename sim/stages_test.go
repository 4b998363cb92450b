package sim_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"wargame/sim"
)

// convoys has goods and values in stages, as many as each trial has time for, and stocks that are short.
const convoys = `wargame: 1
clock: {step: 0.5 weeks, length: 12 weeks}
variables: {trip: "uniform(0.2, 4)"}
levers: {aid: {default: 1, range: [0, 2]}}
policies: {go_on: {}, pause: {set: {aid: {week 2: 0}}}}
stocks: {port: {start: 20, limit: with inflows}, depot: {start: 0, max: 30}, front: {start: 5}}
flows:
  ships: {to: port, rate: 8 * aid, delay: {time: 3 weeks, order: 4}}
  trains: {from: port, to: depot, rate: "uniform(0, 9)", delay: {time: trip, order: 3}, loss: "uniform(0, 30%)", priority: 1}
  trucks: {from: port, to: depot, rate: "uniform(0, 9)", delay: {time: 2 weeks, order: 1}}
  use: {from: depot, to: front, rate: passed_on}
auxiliaries:
  told: delayed(wanted_there, trip, 4, 3)
  passed_on: delayed(told, trip + front / 20, 4, 2)
  wanted_there: 3 + smooth(front, trip + front / 10, 2, 2) / 2 + normal(0, 0.1)
outcomes:
  got: {value: final(front)}
  on_the_way: {value: final(in_transit(trains) + in_transit(ships))}
  said: {value: "average(told)"}
`

// erlang is the share of what comes in at time 0 that has come out of n stages by a time, where each lets go at the rate
// n / duration: the distribution function of Erlang.
func erlang(n int, duration, time float64) float64 {
	x := float64(n) * time / duration
	term, sum := 1.0, 0.0
	for i := range n {
		sum += term
		term *= x / float64(i+1)
	}
	return 1 - math.Exp(-x)*sum
}

// TestStagesComeToErlang delays and smooths a jump by several orders: as steps get shorter the error gets smaller in proportion,
// until what is delayed is spread as Erlang says.
func TestStagesComeToErlang(t *testing.T) {
	for _, order := range []int{1, 2, 3, 7} {
		var last [4]float64
		for _, step := range []float64{0.02, 0.01, 0.005} {
			s := mustLoad(t, "erlang", fmt.Sprintf(`wargame: 1
clock: {step: %v weeks, length: 12 weeks}
stocks: {there: {start: 0}, gone: {start: 20}}
flows: {road: {from: gone, to: there, rate: 1, delay: {time: 5 weeks, order: %d}}}
auxiliaries:
  late: delayed(1, 5 weeks, 0, %[2]d)
  calm: smooth(1, 5 weeks, 0, %[2]d)
outcomes:
  a: {value: "at(late, week 4)"}
  b: {value: "at(calm, week 7)"}
  c: {value: "at(late, week 12) - at(calm, week 12)"}
  d: {value: "at(there, week 12)"}
`, step, order))
			out := runProgram(t, compiledOf(t, s, sim.Options{}), sim.RunOptions{Seed: 1, Trials: 1})
			arrived := 0.0 // the integral of the distribution function
			for i := range 12_000 {
				arrived += erlang(order, 5, (float64(i)+0.5)/1000) / 1000
			}
			want := []float64{erlang(order, 5, 4), erlang(order, 5, 7), 0, arrived}
			for i, c := range out.Columns[0] {
				off := math.Abs(c.Values[0] - want[i])
				if off > 0.5*step || step < 0.02 && off > 0.52*last[i]+1e-12 {
					t.Errorf("order %d, steps of %v: outcome %d is %v, off by %.3g, after %.3g with twice the step; want %v", order, step, i, c.Values[0], off, last[i], want[i])
				}
				last[i] = off
			}
		}
	}
}

// noise is numbers for a scenario, and the text of a table of them by time.
func noise(seed uint64, n int) (x []float64, table string) {
	random := rand.New(rand.NewPCG(seed, 0))
	for i := range n {
		x = append(x, math.Round(random.NormFloat64()*1000)/100)
		table += fmt.Sprintf("%d: %v, ", i, x[i])
	}
	return x, "{" + strings.TrimSuffix(table, ", ") + "}"
}

// TestStagesAreVensimsMacros gives delayed, smooth and a delayed flow a noisy input and compares them with the equations that Vensim's
// reference gives for DELAY3I and SMOOTH3I, written out (vensim.com/documentation: fn_delay3.html, fn_smooth3.html). Where the duration
// changes, the delay conserves what is under way, and the smooth does not.
func TestStagesAreVensimsMacros(t *testing.T) {
	const steps, dt, duration = 40, 0.5, 4.0
	in, table := noise(3, steps+1)
	times, changing := noise(4, steps+1)
	s := mustLoad(t, "macros", fmt.Sprintf(`wargame: 1
clock: {step: 0.5 weeks, length: 20 weeks}
tables: {noise: %s, unrest: %s}
stocks: {there: {start: 0, min: none}}
flows: {road: {to: there, rate: 30 + x, delay: {time: 4 weeks, order: 3}}}
auxiliaries:
  x: noise(time * 2)
  adjusting: 4 + abs(unrest(time * 2)) / 10
  delay3i: delayed(x, 4 weeks, 7, 3)
  changing: delayed(x, adjusting, 7, 3)
  smooth3i: smooth(x, adjusting, 7, 3)
outcomes: {y: {value: 1}}
`, table, changing))
	got := record(t, s, sim.Everything(s), sim.RunOptions{Seed: 1, Trials: 1})
	series := map[string][]float64{}
	for _, r := range got {
		for _, point := range r.Points {
			name := sim.Everything(s)[r.Record].String(s)
			series[name] = append(series[name], point[0])
		}
	}
	const dl = duration / 3
	lv1, lv2, lv3 := 7*dl, 7*dl, 7*dl
	first := 7 * (4 + math.Abs(times[0])/10) / 3
	c1, c2, c3 := first, first, first
	s1, s2, s3 := 7.0, 7.0, 7.0
	f1, f2, f3, there := 0.0, 0.0, 0.0, 0.0
	for k := range steps + 1 {
		d := (4 + math.Abs(times[k])/10) / 3
		for name, want := range map[string]float64{"delay3i": lv3 / dl, "changing": c3 / d, "smooth3i": s3, "there": there} {
			if x := series[name][k]; math.Abs(x-want) > 1e-9 {
				t.Fatalf("%s at step %d: %v, Vensim's equations give %v", name, k, x, want)
			}
		}
		rt1, rt2, out := lv1/dl, lv2/dl, lv3/dl
		lv1, lv2, lv3 = lv1+dt*(in[k]-rt1), lv2+dt*(rt1-rt2), lv3+dt*(rt2-out)
		c1, c2, c3 = c1+dt*(in[k]-c1/d), c2+dt*(c1/d-c2/d), c3+dt*(c2/d-c3/d)
		s1, s2, s3 = s1+dt*(in[k]-s1)/d, s2+dt*(s1-s2)/d, s3+dt*(s2-s3)/d
		g1, g2, g3 := f1/dl, f2/dl, f3/dl
		f1, f2, f3, there = f1+dt*(30+in[k]-g1), f2+dt*(g1-g2), f3+dt*(g2-g3), there+dt*g3
	}
}

// TestConstantDelaysAreDecided compiles delays by order over a time that all trials share: how many stages there are is decided, and
// a stage of a flow takes no more than a product, a difference and a sum.
func TestConstantDelaysAreDecided(t *testing.T) {
	const text = `wargame: 1
clock: {step: 1 week, length: 20 weeks}
variables: {trip: 4 to 8}
stocks: {there: {start: 0}}
flows: {road: {to: there, rate: 5, delay: {time: %s, order: 3}}}
outcomes: {y: {value: final(there)}}
`
	decided := compiled(t, fmt.Sprintf(text, "6 weeks"), sim.Options{}).String()
	drawn := compiled(t, fmt.Sprintf(text, "trip"), sim.Options{}).String()
	_, step, found := strings.Cut(decided, "\nstep")
	if !found || strings.Contains(step, "select") || strings.Contains(step, "equal") {
		t.Errorf("a stage is looked for at each step, though all trials have the same:\n%s", decided)
	}
	if !strings.Contains(drawn, "select") {
		t.Errorf("a delay that differs between trials has the same stages in all:\n%s", drawn)
	}
	if two := compiled(t, fmt.Sprintf(text, "2 weeks"), sim.Options{}).String(); strings.Contains(two, "2 before the last stage") || !strings.Contains(two, "1 before the last stage") {
		t.Errorf("a delay of two steps has more or less than two stages:\n%s", two)
	}
}

// TestDelayedConserves lets what comes in for a while pass a delay whose duration swings: in the end all of it has come out, by either
// method, which a smooth does not see to.
func TestDelayedConserves(t *testing.T) {
	for _, method := range []string{"euler", "rk4"} {
		for _, order := range []int{1, 3, 8} {
			out := run(t, fmt.Sprintf(`wargame: 1
clock: {method: %s, step: 0.25 weeks, length: 300 weeks}
stocks: {in: {start: 0}, through: {start: 0}, seen: {start: 0}}
flows: {coming: {to: in, rate: x}, going: {to: through, rate: late}, told: {to: seen, rate: calm}}
auxiliaries:
  x: 7 * (ramp(1, 4) - ramp(6, 11))
  trip: 5 + 3.5 * sin(time)
  late: delayed(x, trip, 0, %[2]d)
  calm: smooth(x, trip, 0, %[2]d)
outcomes: {late: {value: final(through) - final(in)}, calm: {value: final(seen) - final(in)}}
`, method, order), sim.RunOptions{Seed: 1, Trials: 1})
			if late, calm := out.Columns[0][0].Values[0], out.Columns[0][1].Values[0]; math.Abs(late) > 1e-9 || math.Abs(calm) < 0.1 {
				t.Errorf("%s, order %d: %v more came out of the delay than went in, and %v of the smooth", method, order, late, calm)
			}
		}
	}
}
