package sim_test

import (
	"context"
	"encoding/binary"
	"math"
	"reflect"
	"strings"
	"testing"

	"wargame/sim"
)

// front is a scenario small enough to read and with something of every kind that carries state from step to step.
const front = `wargame: 1
clock: {step: 1 week, length: 16 weeks}
variables:
  share: triangular(15%, 25%, 40%)
  steady: lognormal(1, 0.3)
  tied: gamma(3, 0.5)
  resolve: beta(2, 3)
correlations:
  - [tied, resolve, 0.5]
levers:
  aid: {default: 1, range: [0, 2]}
  posture: {default: hold, options: [hold, push]}
policies:
  go_on: {}
  pause: {set: {aid: {week 4: 0, week 10: 1}}}
  react: {set: {aid: if occupied > 8 then 2 else 1, posture: if talks == "open" then "hold" else "push"}}
stocks:
  shells: {start: 20 to 40, max: 80}
  reserve: {start: 100}
  occupied: {start: 0, min: none}
  talks: {start: shut, levels: [shut, open, agreed]}
flows:
  deliveries: {from: reserve, to: shells, rate: 9 * aid, delay: steady * 1 week, loss: 10%}
  fire: {from: shells, rate: shells * share * tempo}
  advance: {to: occupied, rate: "normal(2, 3) - fire / 4", biflow: true}
auxiliaries:
  tempo: {by: posture, hold: 1, push: 1.6}
  habit: smooth(fire, 3 weeks)
  weather: previous(weather, 0) * 0.8 + normal(0, 1)
events:
  opening: {when: aid < 1 or weather > 1, chance: 20% per month, effects: {talks: set above(talks)}}
  raid: {hazard: 0.3 * resolve, repeats: true, lasts: "uniform(0, 4)", effects: {shells: remove 3 + tied}}
  convoy: {every: "uniform(2, 5)", effects: {shells: add 5}}
outcomes:
  lost: {value: final(occupied), better: lower}
  fired_shells: {value: total(fire)}
  habit_end: {value: final(habit)}
  worst_weather: {value: lowest(weather)}
  open_at: {value: first_time(talks == "open")}
  raids: {value: count(raid), given: ever(active(raid))}
  late: {value: "at(weather + occupied, week 14)"}
watch: [shells, talks]
checks:
  - react.lost <= pause.lost
`

func run(t *testing.T, text string, o sim.RunOptions) *sim.Outcomes {
	t.Helper()
	return runProgram(t, compiled(t, text, sim.Options{}), o)
}

func runProgram(t *testing.T, program *sim.Program, o sim.RunOptions) *sim.Outcomes {
	t.Helper()
	out, err := program.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// column is the bytes of an outcome under a policy: values where they count, and the trials in which it did not come.
func column(t *testing.T, out *sim.Outcomes, policy, outcome string) string {
	t.Helper()
	for i, p := range out.Policies {
		for j, o := range out.Outcomes {
			if out.Scenario.Policies[p].Name != policy || out.Scenario.Outcomes[o].Name != outcome {
				continue
			}
			var bytes []byte
			c := out.Columns[i][j]
			for trial, x := range c.Values {
				given := c.Given == nil || c.Given.Has(trial)
				never := c.Never != nil && c.Never.Has(trial)
				if !given {
					x = 0
				}
				bytes = binary.LittleEndian.AppendUint64(bytes, math.Float64bits(x))
				bytes = append(bytes, byte(truth(given)), byte(truth(never)))
			}
			return string(bytes)
		}
	}
	t.Fatalf("no outcome %s.%s", policy, outcome)
	return ""
}

// columns is the bytes of all of a run's columns, with their names.
func columns(t *testing.T, out *sim.Outcomes) map[string]string {
	all := map[string]string{}
	for _, p := range out.Policies {
		for _, o := range out.Outcomes {
			policy, outcome := out.Scenario.Policies[p].Name, out.Scenario.Outcomes[o].Name
			all[policy+"."+outcome] = column(t, out, policy, outcome)
		}
	}
	return all
}

// sameColumns says that the columns of want are the same in got, which may have more.
func sameColumns(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for name, bytes := range want {
		if got[name] != bytes {
			t.Errorf("%s: %s differs", what, name)
		}
	}
}

func TestSameBytesForAnyWorkersAndBlocks(t *testing.T) {
	for text, trials := range map[string]int{front: 2500, frontUnderRK4: 500, generate(1).String(): 200, generate(2).String(): 200} {
		program := compiled(t, text, sim.Options{})
		recorded := record(t, mustLoad(t, "recorded", text), sim.Everything(mustLoad(t, "recorded", text)), sim.RunOptions{Seed: 5, Trials: 100, Workers: 1})
		again := record(t, mustLoad(t, "recorded", text), sim.Everything(mustLoad(t, "recorded", text)), sim.RunOptions{Seed: 5, Trials: 100, Workers: 3, Block: 7})
		if !reflect.DeepEqual(recorded, again) || len(recorded) == 0 {
			t.Error("what is recorded depends on workers and blocks")
		}
		one := runProgram(t, program, sim.RunOptions{Seed: 5, Trials: trials, Workers: 1, Block: 256})
		for _, o := range []sim.RunOptions{
			{Workers: 2, Block: 64}, {Workers: 7, Block: 64}, {Workers: 7, Block: 128}, {Workers: 1, Block: 1024},
			{Workers: 2, Block: 512}, {Workers: 3, Block: 100}, {Workers: 2, Block: 7},
		} {
			o.Seed, o.Trials = 5, trials
			other := runProgram(t, program, o)
			sameColumns(t, "workers and blocks", columns(t, other), columns(t, one))
			for i, check := range other.Checks {
				if check != one.Checks[i] {
					t.Errorf("check %d: %+v, %+v", i, check, one.Checks[i])
				}
			}
		}
	}
}

func TestTrialAloneGivesItsNumbers(t *testing.T) {
	all := columns(t, run(t, front, sim.RunOptions{Seed: 9, Trials: 1000}))
	alone := columns(t, run(t, front, sim.RunOptions{Seed: 9, First: 812, Trials: 1}))
	const size = 10 // bytes of a trial in column
	for name, bytes := range all {
		if alone[name] != bytes[811*size:812*size] {
			t.Errorf("%s: trial 812 alone differs", name)
		}
	}
}

// TestAddingLeavesTheRestAsItWas adds one thing after the other; the outcomes that were there, and with them every paired
// difference, keep their bits.
func TestAddingLeavesTheRestAsItWas(t *testing.T) {
	added := []struct{ section, text string }{
		{"variables", "  aaa: normal(0, 1)\n"},
		{"variables", "  steady_2: lognormal(1, 0.3)\n"},
		{"levers", "  more: {default: 3}\n"},
		{"policies", "  another: {set: {aid: 0.5}}\n"},
		{"stocks", "  extra: {start: 1 to 5}\n"},
		{"flows", "  extra_flow: {from: extra, rate: \"uniform(0, 1) * fire\"}\n"},
		{"auxiliaries", "  noise: normal(0, 1) + previous(weather, 0)\n"},
		{"events", "  unrelated: {chance: 30%, repeats: true, effects: {extra: add 0.5}}\n"},
		{"outcomes", "  more_: {value: final(reserve) + total(extra_flow) + final(noise) + count(unrelated) + aaa}\n"},
	}
	want := columns(t, run(t, front, sim.RunOptions{Seed: 2, Trials: 300}))
	text := front
	for _, a := range added {
		text = strings.Replace(text, "\n"+a.section+":\n", "\n"+a.section+":\n"+a.text, 1)
		if a.section == "outcomes" || a.section == "policies" || a.section == "variables" {
			sameColumns(t, "with "+a.text, columns(t, run(t, text, sim.RunOptions{Seed: 2, Trials: 300})), want)
		}
	}
}

// TestPartsAreAsInTheWhole compiles each policy and each outcome alone: what is not asked for is not computed, and what is has the
// same bits.
func TestPartsAreAsInTheWhole(t *testing.T) {
	o := sim.RunOptions{Seed: 7, Trials: 100}
	whole := run(t, front, o)
	for i := range whole.Policies {
		for j := range whole.Outcomes {
			part := runProgram(t, compiled(t, front, sim.Options{Policies: []int{i}, Outcomes: []int{j}}), o)
			sameColumns(t, "in the whole", columns(t, whole), columns(t, part))
			if len(part.Columns) != 1 || len(part.Columns[0]) != 1 {
				t.Fatalf("%d policies, asked for one", len(part.Columns))
			}
		}
	}
}

func TestLongerHorizonLeavesEarlierPoints(t *testing.T) {
	short := run(t, front, sim.RunOptions{Seed: 4, Trials: 200})
	long := run(t, strings.Replace(front, "16 weeks", "30 weeks", 1), sim.RunOptions{Seed: 4, Trials: 200})
	for _, policy := range []string{"go_on", "pause", "react"} {
		if column(t, short, policy, "late") != column(t, long, policy, "late") {
			t.Errorf("%s: week 14 is another with a longer horizon", policy)
		}
	}
}

// TestFilesThatShareNamesShareLuck draws a variable and a step's noise of the same names from other distributions: the
// uniforms behind them are the same.
func TestFilesThatShareNamesShareLuck(t *testing.T) {
	const normals = `wargame: 1
clock: {step: 1 week, length: 3 weeks}
variables: {x: "normal(0, 1)"}
auxiliaries: {noise: "normal(5, 2)"}
outcomes:
  u: {value: "cdf(normal(0, 1), x)"}
  v: {value: "cdf(normal(5, 2), final(noise))"}
`
	uniforms := strings.NewReplacer("normal(0, 1)", "uniform(0, 1)", "normal(5, 2)", "uniform(0, 1)").Replace(normals)
	a := run(t, normals, sim.RunOptions{Seed: 3, Trials: 500})
	b := run(t, uniforms, sim.RunOptions{Seed: 3, Trials: 500})
	for j := range a.Columns[0] {
		for i, u := range a.Columns[0][j].Values {
			if v := b.Columns[0][j].Values[i]; math.Abs(u-v) > 1e-13 {
				t.Fatalf("outcome %d, trial %d: %v and %v", j, i+1, u, v)
			}
		}
	}
}

// TestEveryDrawHasItsOwnLuck: distribution calls of one quantity, of one distribution in two quantities, and of one call at two
// steps are not correlated: |r| of 4,000 independent pairs is below 4/sqrt(4000) in all but one case of 16,000.
func TestEveryDrawHasItsOwnLuck(t *testing.T) {
	const text = `wargame: 1
clock: {step: 1 week, length: 3 weeks}
variables: {a: "uniform(0, 1) + 2 * uniform(0, 1)", b: "uniform(0, 1)"}
auxiliaries: {c: "uniform(0, 1)", d: "uniform(0, 1)", e: "uniform(0, 1) - uniform(0, 1)"}
outcomes:
  a_: {value: a}
  b_: {value: b}
  c0: {value: initial(c)}
  c1: {value: "at(c, 1)"}
  c3: {value: final(c)}
  d0: {value: initial(d)}
  e0: {value: initial(e)}
`
	const trials = 4000
	out := run(t, text, sim.RunOptions{Seed: 1, Trials: trials})
	for i, a := range out.Columns[0] {
		for j, b := range out.Columns[0][:i] {
			if r := correlation(a.Values, b.Values); math.Abs(r) > 4/math.Sqrt(trials) {
				t.Errorf("outcomes %d and %d are correlated by %v", i, j, r)
			}
		}
	}
}

func correlation(xs, ys []float64) float64 {
	n := float64(len(xs))
	var x, y, xx, yy, xy float64
	for i := range xs {
		x += xs[i]
		y += ys[i]
		xx += xs[i] * xs[i]
		yy += ys[i] * ys[i]
		xy += xs[i] * ys[i]
	}
	return (xy - x*y/n) / math.Sqrt((xx-x*x/n)*(yy-y*y/n))
}

// TestTheOrderOfVariablesDrawsNothing writes the variables of a scenario in other orders: those that are correlated, and those that
// are not, draw the same.
func TestTheOrderOfVariablesDrawsNothing(t *testing.T) {
	const text = `wargame: 1
clock: {step: 1 week, length: 1 week}
variables:
%s
correlations: [[a, b, 0.5], [b, c, -0.4], [c, d, 0.3]]
outcomes: {a_: {value: a}, b_: {value: b}, c_: {value: c}, d_: {value: d}, alone_: {value: alone}}
`
	lines := []string{"  a: normal(5, 1)", "  b: lognormal(0, 0.3)", "  c: 10 to 20", "  d: triangular(0, 1, 3)", "  alone: uniform(0, 1)"}
	in := func(order ...int) map[string]string {
		var some []string
		for _, i := range order {
			some = append(some, lines[i])
		}
		return columns(t, run(t, strings.Replace(text, "%s", strings.Join(some, "\n"), 1), sim.RunOptions{Seed: 3, Trials: 60}))
	}
	want := in(0, 1, 2, 3, 4)
	for _, order := range [][]int{{1, 0, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 4, 0, 3, 1}} {
		sameColumns(t, "the order of variables", in(order...), want)
	}
}
