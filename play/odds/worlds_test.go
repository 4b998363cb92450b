package odds

import (
	"math"
	"reflect"
	"slices"
	"testing"

	library "wargame/scenarios"
)

// A world that is picked twice keeps its past and gets luck of its own for what comes.
func TestPickedWorldsKeepTheirPast(t *testing.T) {
	s := load(t, randomWalk)
	f := begun(t, s, Options{Seed: 31, Worlds: 200, Turn: 3, Readings: reads(t, s, of("walk", 0, 0))})
	must(t, f.Play(Turn{}))
	before := slices.Clone(f.now.read[0][3])
	f.weights = make([]float64, 200)
	f.weights[7], f.weights[90] = 0.75, 0.25
	f.pick()
	var err error
	f.now, err = f.replay(f.worlds)
	must(t, err)
	for row, x := range f.now.read[0][3] {
		if want := before[map[bool]int{true: 7, false: 90}[row < 150]]; x != want {
			t.Fatalf("row %d stands at %v, the world that it was picked from at %v", row, x, want)
		}
	}
	near(t, "distinct worlds", f.distinct(), 1/(0.75*0.75+0.25*0.25), 1e-9)
	must(t, f.Play(Turn{}))
	later := map[float64]bool{}
	for _, x := range f.now.read[0][6] {
		later[x] = true
	}
	if len(later) != 200 {
		t.Errorf("200 worlds have %d ways to go on", len(later))
	}
	f.weights = make([]float64, 200)
	f.weights[3] = 1
	f.pick()
	f.now, err = f.replay(f.worlds)
	must(t, err)
	rows, err := f.onward(Choice{}, drawLuck(f.seed, 3, 200))
	must(t, err)
	ends, _, err := rows.Outcomes()
	must(t, err)
	later = map[float64]bool{}
	for _, x := range ends[0].Values {
		later[x] = true
	}
	if len(later) != 200 {
		t.Errorf("200 copies of a world have %d ends", len(later))
	}
}

// Who looks at the end of a turn at what is drawn there sees what then acts: the luck of a world goes on for that step.
func TestWhatIsLookedAtComesAbout(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 12 weeks}
stocks: {walk: {start: 0, min: none}}
flows: {walking: {to: walk, rate: wind, biflow: true}}
auxiliaries: {wind: "normal(0, 1)"}
outcomes: {end: {value: final(walk)}, first: {value: "at(walk, week 1)"}}
`)
	for _, turn := range []int{1, 3} {
		f := begun(t, s, Options{Seed: 38, Worlds: 100, Turn: turn, Readings: reads(t, s, of("wind", 0, 0), of("walk", 0, turn-1))})
		for k := range 3 {
			seen, stood := f.now.read[0][k*turn], f.now.rows.State().Rows["stock of walk"]
			must(t, f.Play(Turn{}))
			for row, x := range f.now.read[1][k*turn+1] {
				if x != stood[row]+seen[row] {
					t.Fatalf("turn of %d: the walk went from %v to %v, and the wind was %v", turn, stood[row], x, seen[row])
				}
			}
		}
	}
	f := begun(t, s, Options{Seed: 38, Worlds: 100, Turn: 3, Readings: reads(t, s, of("wind", 0, 0))})
	sum := 0.0
	for _, x := range f.now.read[0][0] {
		sum += x / 100
	}
	near(t, "the first step", ahead(t, f, Choice{}).Choices[0].Outcomes[1].Mean, sum, 1e-12)
}

// What is kept of worlds is all there is to them: played again they stand where they stood, and are judged as they were.
func TestWorldsPlayedAgain(t *testing.T) {
	s := load(t, covert)
	f := begun(t, s, Options{Seed: 32, Worlds: 300, Turn: 2, Readings: reads(t, s, of("advance", 0.05, 0), of("ground", 0.2, 1)), Covert: [][]int{{0}}})
	for _, readings := range [][]float64{{21, 20}, {25, 60}} {
		must(t, f.Play(Turn{Moves: []Move{{Add, "ground", 1}}}))
		must(t, f.See(readings))
	}
	must(t, f.Play(Turn{}))
	if f.picks == 0 {
		t.Error("worlds were never picked")
	}
	again, err := f.replay(f.worlds)
	must(t, err)
	if !reflect.DeepEqual(again.judged, f.now.judged) {
		t.Error("what was read is judged otherwise")
	}
	for key, column := range f.now.rows.State().Rows {
		if !slices.Equal(again.rows.State().Rows[key], column) {
			t.Errorf("the %s differs", key)
		}
	}
}

// Where what was read fits no world there are no odds, for numbers that are far off, levels, and truth values alike, and it stays so.
func TestWhatFitsNoWorld(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 8 weeks}
variables: {x: "uniform(0, 10)"}
stocks: {talks: {start: shut, levels: [shut, open]}, number: {start: 5}, held: {start: x}}
outcomes: {x_: {value: x}}
`)
	r := reads(t, s, of("talks", 0, 0), of("number", 0, 0), of("held > 20", 0, 0), of("held", 0.1, 0), of("held + 1", 0, 0))
	fits := []float64{0, 5, 0, 5, 6}
	for i, wrong := range []float64{1, 5.001, 1, 40, -30} {
		f := begun(t, s, Options{Seed: 33, Worlds: 300, Turn: 2, Readings: r})
		must(t, f.See(fits))
		ahead(t, f, Choice{})
		must(t, f.Play(Turn{}))
		readings := slices.Clone(fits)
		readings[i] = wrong
		must(t, f.See(readings))
		must(t, f.Play(Turn{}))
		must(t, f.See(fits))
		if o, err := f.Odds([]Choice{{}}); err != nil || o.Fits || o.Choices != nil || o.Effective >= leastWorlds {
			t.Errorf("%s read as %v, and there are odds: %+v, %v", r.list[i].Name, wrong, o, err)
		}
	}
}

// Worlds that run into a fault cannot be the game.
func TestWorldsWithAFault(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 8 weeks}
variables: {x: "uniform(0, 10)"}
stocks: {held: {start: x}}
flows: {going: {to: held, rate: "1 / (if x < 4 and time >= 1 then 0 else 1)"}}
outcomes: {x_: {value: x}}
`)
	f := begun(t, s, Options{Seed: 34, Worlds: 1000, Turn: 1})
	must(t, f.Play(Turn{}))
	o := ahead(t, f, Choice{}) // in which the worlds that will run into it do not count
	near(t, "worlds that count", o.Choices[0].Outcomes[0].Counts, 0.6, 4*math.Sqrt(0.24/1000))
	near(t, "x", o.Choices[0].Outcomes[0].Mean, 7, 4*1.73/math.Sqrt(600))
	must(t, f.Play(Turn{}))
	o = ahead(t, f, Choice{})
	near(t, "worlds left", o.Effective, 600, 4*math.Sqrt(240))
	near(t, "worlds that count", o.Choices[0].Outcomes[0].Counts, 1, 1e-9)
}

// Every shipped scenario can be played by its default readings, all of them exact, and after two turns odds still rest on many worlds: with
// the bootstrap filter alone all but one world are gone in most of them.
func TestShippedScenarios(t *testing.T) {
	for _, name := range library.Names() {
		s := shipped(t, name)
		list := slices.Clone(s.Game.Public)
		for _, team := range s.Game.Teams {
			list = append(list, team.Sees...)
		}
		readings, err := NewReadings(s, list)
		must(t, err)
		f := begun(t, s, Options{Seed: 35, Turn: s.Game.Turn, Readings: readings})
		g := newGame(t, f, 1)
		g.tell(0)
		g.play(2)
		o := ahead(t, f, Choice{})
		for k, v := range o.Choices[0].Outcomes {
			if v.Counts > 0 && !(v.P5 <= v.P95 && v.SE >= 0) {
				t.Errorf("%s: %s is %+v", name, s.Outcomes[k].Name, v)
			}
		}
	}
}
