package odds

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// game is a scenario played in one world, which is read so that games can differ in what is so and not in what is read.
type game struct {
	testing.TB
	f    *Filter
	rows *sim.Rows
}

func newGame(t testing.TB, f *Filter, seed uint64) game {
	rows, err := f.program.Begin(sim.Start{Seed: seed, Worlds: []uint64{1}, Lucks: []uint64{1}})
	must(t, err)
	return game{t, f, rows}
}

// tell tells a filter what is read now, by a deviate.
func (g game) tell(deviate float64) {
	readings := make([]float64, len(g.f.o.Readings.list))
	for i, r := range g.f.o.Readings.list {
		at := g.rows.Point() - r.Delay
		x, err := g.rows.Recorded(i, at)
		if r.Delay == 0 {
			x, err = g.rows.Value(i)
		}
		if readings[i] = math.NaN(); err == nil {
			readings[i] = g.f.o.Readings.Law(i, at).Read(x[0], deviate)
		}
	}
	must(g.TB, g.f.See(readings))
}

// play plays turns, and tells what is read after each.
func (g game) play(turns int) {
	for turn := range turns {
		must(g.TB, g.f.Play(Turn{}))
		for range g.f.o.Turn {
			must(g.TB, g.rows.Step())
		}
		g.tell(math.Sin(float64(turn)))
	}
}

const halves = `
clock: {step: 1 week, length: 12 weeks}
variables: {x: "uniform(0, 10)", secret: "uniform(0, 10)"}
levers: {push: {default: 0, range: [0, 9]}}
stocks: {shown: {start: 5}, told: {start: 0, max: 1000}}
flows:
  showing: {to: shown, rate: 2}
  telling: {to: told, rate: "x + secret + push + uniform(0, 1)"}
events: {luck: {chance: 30%}}
outcomes: {told_: {value: final(told)}, x_: {value: x}, lucky: {value: "final(happened(luck))"}}
`

// What is not read has no say: two games whose secrets differ, and whose readings do not, give the same bytes.
func TestHiddenTruth(t *testing.T) {
	s := load(t, halves)
	said := map[string]bool{}
	for _, seed := range []uint64{1, 2, 3} {
		f := begun(t, s, Options{Seed: 9, Worlds: 300, Turn: 2, Readings: reads(t, s, of("shown", 0.1, 0)), Objectives: wants(t, s, "told_ > 120")})
		newGame(t, f, seed).play(4)
		said[text(ahead(t, f, Choice{}, Choice{Orders: map[int]float64{0: 3}}))] = true
	}
	if len(said) != 1 {
		t.Errorf("three games that nobody could tell apart have %d odds", len(said))
	}
	// The same secrets are seen where something is read of them.
	said = map[string]bool{}
	for _, seed := range []uint64{1, 2, 3} {
		f := begun(t, s, Options{Seed: 9, Worlds: 300, Turn: 2, Readings: reads(t, s, of("told", 0.1, 0)), Objectives: wants(t, s, "told_ > 120")})
		newGame(t, f, seed).play(4)
		said[text(ahead(t, f, Choice{}))] = true
	}
	if len(said) != 3 {
		t.Errorf("three games that differ have %d odds", len(said))
	}
}

// With nothing seen odds are those of a run: 20,000 trials of it and 1,000 worlds are apart by four standard errors at most.
func TestNothingSeenIsThePrior(t *testing.T) {
	s := shipped(t, "us-aid-pause")
	want := wants(t, s, "ground_lost < 2500", "weeks_uncovered > 4")
	p, err := sim.Compile(s, sim.Options{Policies: []int{s.Baseline}, Measure: want})
	must(t, err)
	run, err := p.Run(context.Background(), sim.RunOptions{Seed: 1, Trials: 20_000})
	must(t, err)
	f := begun(t, s, Options{Seed: 1, Turn: 7, Objectives: want})
	for range 2 {
		must(t, f.Play(Turn{}))
		got := ahead(t, f, Choice{})
		for i := range want {
			chance := mean(run.Measures[0][i].Values)
			near(t, "a chance", got.Choices[0].Objectives[i].Mean, chance, 4*math.Sqrt(chance*(1-chance)*(1.0/1000+1.0/20_000)))
			if chance < 0.02 || chance > 0.98 {
				t.Errorf("the test is none: a chance of %v", chance)
			}
		}
		for k, column := range run.Columns[0] {
			sd := spread(column.Values, slices.Repeat([]float64{1.0 / 20_000}, 20_000))
			near(t, s.Outcomes[k].Name, got.Choices[0].Outcomes[k].Mean, mean(column.Values), 4*sd/math.Sqrt(950)+1e-9)
		}
		near(t, "worlds", got.Effective, 1000, 1e-6)
	}
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// With all seen that is drawn, and no luck, what comes is certain.
func TestAllSeenIsCertain(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 12 weeks}
variables: {x: "normal(5, 2)", y: "uniform(0, 10)", z: bernoulli(30%)}
levers: {push: {default: 0, range: [0, 9]}}
stocks: {sum_: {start: 0, min: none}}
flows: {adding: {to: sum_, rate: "x + y + push", biflow: true}}
outcomes: {end: {value: final(sum_)}, z_: {value: z}}
`)
	o := Options{Seed: 11, Turn: 3, Readings: reads(t, s, of("x", 0, 0), of("y", 0, 0), of("z", 0, 0)), Objectives: wants(t, s, "end > 100", "end < 140", "z_")}
	f := begun(t, s, o)
	must(t, f.See([]float64{6.5, 2.5, 1})) // 108 at the end, and 144 with a push of 3
	for range 2 {
		must(t, f.Play(Turn{}))
		must(t, f.See([]float64{6.5, 2.5, 1}))
		odds := ahead(t, f, Choice{}, Choice{Orders: map[int]float64{0: 9}})
		for i, want := range [][]float64{{1, 1, 1}, {1, 0, 1}} {
			for j, p := range want {
				if got := odds.Choices[i].Objectives[j]; got.Mean != p || got.SE != 0 {
					t.Errorf("under choice %d the chance %d is %v ± %v, want %v", i, j, got.Mean, got.SE, p)
				}
			}
		}
	}
}

// A filter of a run's own seed draws nothing that the run draws: the game is not among the worlds.
func TestTheGameIsNotAmongTheWorlds(t *testing.T) {
	s := load(t, halves)
	for _, seed := range []uint64{0, 1, 77} {
		f := begun(t, s, Options{Seed: seed, Worlds: 500, Turn: 1, Readings: reads(t, s, of("secret", 0, 0), of("told", 0, 0))})
		p, err := sim.Compile(s, sim.Options{Policies: []int{s.Baseline}, Record: f.record()[:2]})
		must(t, err)
		first := slices.Clone(f.now.read[0][0])
		must(t, f.Play(Turn{}))
		told := f.now.read[1][1]
		drawn := map[float64]bool{}
		must(t, p.Record(context.Background(), sim.RunOptions{Seed: seed, Trials: 1000}, func(x sim.Recorded) {
			for _, v := range x.Points[min(x.Record, 1)] {
				drawn[v] = true
			}
		}))
		for row := range first {
			if drawn[first[row]] || drawn[told[row]] {
				t.Fatalf("seed %d: world %d was drawn by the run too", seed, row)
			}
		}
	}
}

// What a delayed reading is of lies so many steps back, at the start at the earliest, across picks of worlds.
func TestDelay(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 20 weeks}
variables: {slope: "uniform(0, 10)", begin: "uniform(0, 10)"}
stocks: {way: {start: begin}}
flows: {going: {to: way, rate: slope}}
outcomes: {slope_: {value: slope}, begin_: {value: begin}}
`)
	f := begun(t, s, Options{Seed: 12, Worlds: 2000, Turn: 4, Readings: reads(t, s, of("way", 0.02, 4), of("way", 0.02, 7), of("going", 0, 3))})
	none := math.NaN()
	if err := f.See([]float64{3, none, none}); err == nil {
		t.Error("four weeks before the start something was read")
	}
	must(t, f.See([]float64{none, none, none}))
	must(t, f.Play(Turn{}))
	if err := f.See([]float64{3, 3, none}); err == nil {
		t.Error("three weeks before the start something was read")
	}
	must(t, f.See([]float64{3, none, none})) // what was so at the start
	must(t, f.Play(Turn{}))
	must(t, f.See([]float64{3 + 4*2, 3 + 2, 2})) // in week 4, in week 1, in the week from week 5 on
	got := ahead(t, f, Choice{}).Choices[0].Outcomes
	near(t, "the slope", got[0].Mean, 2, 0.05)
	near(t, "the begin", got[1].Mean, 3, 0.05)
	if f.picks == 0 {
		t.Error("worlds were never picked")
	}
}

// What cannot be is refused, and then odds say what they said.
func TestRefusals(t *testing.T) {
	s := load(t, halves)
	f := begun(t, s, Options{Seed: 13, Worlds: 200, Turn: 5, Readings: reads(t, s, of("told", 0.2, 0))})
	must(t, f.Play(Turn{}))
	before := text(ahead(t, f, Choice{}))
	for what, err := range map[string]error{
		"an order beyond the range":    f.Play(Turn{Orders: map[int]float64{0: 10}}),
		"an order for no lever":        f.Play(Turn{Orders: map[int]float64{1: 1}}),
		"a move of no stock":           f.Play(Turn{Moves: []Move{{Set, "x", 1}}}),
		"a move of no event":           f.Play(Turn{Moves: []Move{{Force, "told", 0}}}),
		"too few readings":             f.See(nil),
		"a reading that is not finite": f.See([]float64{math.Inf(1)}),
	} {
		if err == nil {
			t.Errorf("%s was taken", what)
		}
	}
	var refusal *sim.Refusal
	if _, err := f.Odds([]Choice{{Orders: map[int]float64{0: 10}}}); !errors.As(err, &refusal) || refusal.Code != sim.OutOfRange {
		t.Errorf("a choice beyond the range: %v", err)
	}
	if after := text(ahead(t, f, Choice{})); after != before {
		t.Errorf("odds were %s and are %s", before, after)
	}
	must(t, f.See([]float64{60}))
	if err := f.See([]float64{60}); err == nil {
		t.Error("what was read was taken in twice")
	}
	must(t, f.Play(Turn{}))
	if err := f.Play(Turn{}); err == nil {
		t.Error("a turn was played that does not fit the clock")
	}
	for _, o := range []Options{{}, {Turn: 1, Worlds: -1}, {Turn: 1, Covert: [][]int{{0}}, Fed: map[int]*scenario.Setting{0: nil}}} {
		if _, err := New(s, o); err == nil {
			t.Errorf("a filter began with %+v", o)
		}
	}
}
