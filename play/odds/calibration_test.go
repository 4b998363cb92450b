package odds

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"wargame/sim/rng"
)

const contest = `
clock: {step: 1 week, length: 12 weeks}
variables: {weight: "lognormal(0, 0.4)", start_at: "uniform(2, 20)"}
levers: {effort: {default: 1, range: [0, 5]}, order_of_day: {default: hold, options: [hold, push]}}
policies:
  quiet: {}
  loud: {set: {effort: 2, order_of_day: push}}
  late: {set: {effort: {week 0: 1, week 3: 3}}}
stocks: {ground: {start: start_at, min: none}, mood: {start: calm, levels: [calm, tense]}}
flows: {shifting: {to: ground, rate: "normal(effort * weight - 1.5, 1.5)", biflow: true}}
auxiliaries: {odds_of_alarm: {by: order_of_day, hold: 20%, push: 60%}}
events:
  alarm: {when: ground > 12, chance: odds_of_alarm, effects: {mood: set tense}}
outcomes: {end: {value: final(ground)}, alarmed: {value: final(mood == "tense")}}
`

// TestCalibration plays a hundred games whose truth comes from what may be: with luck, other teams' secrets, a late reading, a level, and
// values on either side of zero. Where the truth stands among the worlds that are left is then as likely anywhere as anywhere else (Talts and
// others, "Validating Bayesian inference algorithms with simulation-based calibration", 2018), though these are much narrower than before.
// Of ten classes the statistic has mean 9 and sd 4.2: 26 is four of these off.
func TestCalibration(t *testing.T) {
	const games, turns = 100, 3
	s := load(t, contest)
	o := Options{Worlds: 400, Turn: 3, Covert: [][]int{{lever(t, s, "effort"), lever(t, s, "order_of_day")}},
		Readings: reads(t, s, of("ground", 0.3, 0), of("ground", 0.2, 2), of("mood", 0, 0))}
	truths := o
	truths.Seed, truths.Worlds = 41, games
	truth := begun(t, s, truths)
	var told [turns][][]float64 // by turn, by game
	for turn := range turns {
		must(t, truth.Play(Turn{}))
		for game := range games {
			readings := make([]float64, 3)
			for i, r := range o.Readings.list {
				at := truth.now.rows.Point() - r.Delay
				deviate := distuv.UnitNormal.Quantile(rng.Uniform(rng.Key(42, "", "", 3*turn+i), uint64(game)))
				readings[i] = o.Readings.Law(i, at).Read(truth.now.read[i][at][game], deviate)
			}
			told[turn] = append(told[turn], readings)
		}
	}
	ends, err := truth.onward(Choice{}, drawLuck(truth.seed, turns+1, games))
	must(t, err)
	outcomes, _, err := ends.Outcomes()
	must(t, err)

	var classes [10]float64
	var off, before, alarmed, expected float64
	for game := range games {
		o.Seed = uint64(game)
		f := begun(t, s, o)
		off0, _, _ := standing(t, f, outcomes[0].Values[game])
		for turn := range turns {
			must(t, f.Play(Turn{}))
			must(t, f.See(told[turn][game]))
		}
		off1, place, alarm := standing(t, f, outcomes[0].Values[game])
		before, off = before+off0, off+off1
		classes[min(int(10*place), 9)]++
		alarmed += outcomes[1].Values[game]
		expected += alarm
	}
	statistic := 0.0
	for _, n := range classes {
		statistic += (n - games/10) * (n - games/10) / (games / 10)
	}
	if statistic > 26 {
		t.Errorf("the truth stands in tenths %v of what was held possible: chi-square %v", classes, statistic)
	}
	if off > 0.65*before {
		t.Errorf("the truth is %v off on average, and was %v before anything was read", off/games, before/games)
	}
	near(t, "games with an alarm", alarmed, expected, 4*math.Sqrt(expected*(1-expected/games)))
}

// standing is how far a truth is off the worlds' mean, what share of them lies below it, and in which there is an alarm.
func standing(t *testing.T, f *Filter, truth float64) (off, place, alarm float64) {
	t.Helper()
	rows, err := f.onward(Choice{}, drawLuck(f.seed, len(f.turns)+1, f.o.Worlds))
	must(t, err)
	outcomes, _, err := rows.Outcomes()
	must(t, err)
	weights := shares(f.fitting(f.weights))
	for row, x := range outcomes[0].Values {
		if x < truth {
			place += weights[row]
		}
	}
	m, _ := f.mean(outcomes[0].Values, weights)
	alarm, _ = f.mean(outcomes[1].Values, weights)
	return math.Abs(m - truth), place, alarm
}

// TestStandardErrors asks thirty filters that differ in their seeds alone: what they say differs by what they say their errors are, give or take
// that copies of a world are not told apart once they moved a little.
func TestStandardErrors(t *testing.T) {
	s := load(t, contest)
	o := Options{Worlds: 1000, Turn: 3, Covert: [][]int{{0, 1}}, Readings: reads(t, s, of("ground", 0.2, 0), of("mood", 0, 0))}
	const seeds = 30
	for _, see := range []bool{false, true} {
		var means []float64
		sum := 0.0
		for seed := range seeds {
			o.Seed = uint64(100 + seed)
			f := begun(t, s, o)
			for _, readings := range [][]float64{{9, 0}, {14, 1}} {
				must(t, f.Play(Turn{}))
				if see {
					must(t, f.See(readings))
				}
			}
			v := ahead(t, f, Choice{}).Choices[0].Outcomes[0]
			means, sum = append(means, v.Mean), sum+v.SE
		}
		sd := spread(means, slices.Repeat([]float64{1.0 / seeds}, seeds))
		t.Logf("seen: %v: the standard error is %.3g, and means differ by %.3g", see, sum/seeds, sd)
		if ratio := sd / (sum / seeds); ratio < 0.65 || ratio > 1.6 {
			t.Errorf("means differ by %v, their standard error is %v", sd, sum/seeds)
		}
	}
}
