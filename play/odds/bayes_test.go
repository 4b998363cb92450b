package odds

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

const randomWalk = `
clock: {step: 1 week, length: 30 weeks}
stocks: {walk: {start: "normal(-1000, 30)", min: none}}
flows: {walking: {to: walk, rate: "normal(0, 20)", biflow: true}}
outcomes: {end: {value: final(walk)}}
`

// TestKalman follows a random walk read with normal errors for 25 turns: mean and variance are those of Kalman ("A new approach to linear
// filtering and prediction problems", 1960), and so is what is to come. With 4,000 worlds, of which half count at least, a mean is off by
// sd/√2000 and a variance by √(2/2000) of itself; four of these are allowed. Without weights the mean would be off by some sd; without
// picking, 25 readings as sharp as what is known would leave hardly a world.
func TestKalman(t *testing.T) {
	s := load(t, randomWalk)
	r := reads(t, s, of("walk", 0.05, 0))
	f := begun(t, s, Options{Seed: 1, Worlds: 4000, Turn: 1, Readings: r})
	mean, variance := -1000.0, 900.0
	for turn := range 25 {
		must(t, f.Play(Turn{}))
		variance += 400
		reading := -1000 - 25*math.Sin(float64(turn)/3) - 4*float64(turn)
		noise := r.Law(0, turn+1).Error / 1.6448536269514722 * r.Law(0, turn+1).Scale
		gain := variance / (variance + noise*noise)
		mean, variance = mean+gain*(reading-mean), (1-gain)*variance
		must(t, f.See([]float64{reading}))

		x, err := f.now.rows.Value(0)
		must(t, err)
		got, _ := f.mean(x, f.weights)
		near(t, "the mean", got, mean, 4*math.Sqrt(variance/2000))
		near(t, "the variance", math.Pow(spread(x, f.weights), 2), variance, 4*variance*math.Sqrt(2.0/2000))
		if f.effective < 2000 {
			t.Errorf("after turn %d odds rest on %v worlds", turn+1, f.effective)
		}
	}
	end := ahead(t, f, Choice{}).Choices[0].Outcomes[0]
	sd := math.Sqrt(variance + 5*400)
	near(t, "what comes", end.Mean, mean, 4*sd/math.Sqrt(2000))
	near(t, "the least that comes", end.P5, mean-1.645*sd, 4*2.1*sd/math.Sqrt(2000)) // √(pq)/φ(z) is 2.1
	near(t, "the most that comes", end.P95, mean+1.645*sd, 4*2.1*sd/math.Sqrt(2000))
	if f.picks == 0 {
		t.Error("worlds were never picked")
	}
}

// TestGrid reads a difference that may lie on either side of zero, and one of its parts, and compares with a grid over both: the law of a
// reading is written down a second time here. Readings are sharp enough that worlds are picked and moved.
func TestGrid(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 4 weeks}
variables: {a: "uniform(0, 10)", b: "uniform(0, 10)"}
auxiliaries: {lead: a - b, both: a + b}
outcomes: {a_: {value: a}, b_: {value: b}}
`)
	r := reads(t, s, of("lead", 0.4, 0), of("both", 0.1, 0))
	want := wants(t, s, "a_ > 4", "a_ * b_ > 20")
	for _, told := range [][][]float64{{{1.2, 9}}, {{-0.8, 8}}, {{3, 11}, {2.5, 10}, {2.2, 10.4}}, {{-3, 11}, {-2, 12}}, {{0.1, math.NaN()}}} {
		const worlds = 4000
		f := begun(t, s, Options{Seed: 2, Worlds: worlds, Turn: 1, Readings: r, Objectives: want})
		var mass, a, first, second float64
		density := func(law Law, reading, x float64) float64 {
			sigma := law.Error / 1.6448536269514722
			switch {
			case math.IsNaN(reading):
				return 1
			case x > 0 && reading > 0:
				return distuv.LogNormal{Mu: math.Log(x), Sigma: sigma}.Prob(reading)
			case x > 0:
				return 0
			}
			return distuv.Normal{Mu: x, Sigma: sigma * law.Scale}.Prob(reading)
		}
		const cells = 400
		for i := range cells {
			for j := range cells {
				x, y := (float64(i)+0.5)*10/cells, (float64(j)+0.5)*10/cells
				p := 1.0
				for k, readings := range told {
					p *= density(r.Law(0, k), readings[0], x-y) * density(r.Law(1, k), readings[1], x+y)
				}
				mass, a = mass+p, a+p*x
				if x > 4 {
					first += p
				}
				if x*y > 20 {
					second += p
				}
			}
		}
		for k, readings := range told {
			if k > 0 {
				must(t, f.Play(Turn{}))
			}
			must(t, f.See(readings))
		}
		o := ahead(t, f, Choice{})
		got := o.Choices[0]
		within := 4 / math.Sqrt(o.Effective)
		near(t, "the mean of a", got.Outcomes[0].Mean, a/mass, within*3)
		for i, p := range []float64{first / mass, second / mass} {
			near(t, "a chance", got.Objectives[i].Mean, p, within*math.Sqrt(p*(1-p))+0.002) // and what is lost between cells
		}
		if f.picks == 0 && len(told) > 1 {
			t.Error("worlds were never picked")
		}
	}
}

// TestExactKernel reads a normal variable exactly: what is known is the product of two normals, as wide as a tenth of what was known, as often
// as worlds are not yet narrower than a fiftieth of what may be.
func TestExactKernel(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 4 weeks}
variables: {x: "normal(50, 10)"}
auxiliaries: {seen: x}
outcomes: {x_: {value: x}}
`)
	r := reads(t, s, of("seen", 0, 0))
	f := begun(t, s, Options{Seed: 3, Worlds: 4000, Turn: 1, Readings: r})
	mean, variance := 50.0, 100.0
	for turn := range 3 {
		noise := math.Max(0.1*math.Sqrt(variance), 0.02*r.prior[0][0])
		gain := variance / (variance + noise*noise)
		mean, variance = mean+gain*(63-mean), (1-gain)*variance
		if turn > 0 {
			must(t, f.Play(Turn{}))
		}
		must(t, f.See([]float64{63}))
		x, err := f.now.rows.Value(0)
		must(t, err)
		got, _ := f.mean(x, f.weights)
		near(t, "the mean", got, mean, 6*math.Sqrt(variance/2000))
		near(t, "the deviation", spread(x, f.weights), math.Sqrt(variance), 0.1*math.Sqrt(variance))
	}
}

// TestMovesKeepWhatIsKnown moves worlds of which nothing is known sixty times: what is drawn stays evenly spread, policies as often. The
// statistic of ten classes has mean 9 and sd 4.2; 30 is five of these off.
func TestMovesKeepWhatIsKnown(t *testing.T) {
	s := load(t, covert)
	f := begun(t, s, Options{Seed: 4, Worlds: 2000, Turn: 1, Covert: [][]int{{lever(t, s, "push")}}})
	must(t, f.Play(Turn{}))
	f.now.likely = append(f.now.likely, make([]float64, 2000)) // nothing was read
	f.seen = append(f.seen, sighting{point: 1})
	first := f.worlds.pick(all(2000))
	for range 60 {
		must(t, f.move(1))
	}
	for i, column := range f.worlds.uniforms {
		same, classes := 0, [10]float64{}
		for row, u := range column {
			classes[int(10*u)]++
			if u == first.uniforms[i][row] {
				same++
			}
		}
		statistic := 0.0
		for _, n := range classes {
			statistic += (n - 200) * (n - 200) / 200
		}
		if statistic > 30 || same > 100 {
			t.Errorf("draw %d: chi-square %v, and %d worlds never moved", i, statistic, same)
		}
	}
	count := [3]float64{}
	for _, p := range f.worlds.policies[0] {
		count[p]++
	}
	for _, n := range count {
		near(t, "worlds with a policy", n, 2000/3.0, 5*math.Sqrt(2000*2/9.0))
	}
}
