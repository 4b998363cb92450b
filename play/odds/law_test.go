package odds

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/stat/distuv"

	"wargame/scenario"
)

var laws = []struct {
	law Law
	x   float64
}{
	{Law{Error: 0.2, Scale: 50}, 40},
	{Law{Error: 0.5, Scale: 3}, 0.1},
	{Law{Error: 0.2, Scale: 50}, 0},
	{Law{Error: 0.1, Scale: 900}, -1000},
}

// Half of the 90% lies on either side: within a factor of e^error of what is above zero, within error times scale of what is not.
func TestNinetyPercentLieWithinTheError(t *testing.T) {
	z := distuv.UnitNormal.Quantile(0.95)
	for _, c := range laws {
		low, high := c.law.Read(c.x, -z), c.law.Read(c.x, z)
		if c.x > 0 {
			near(t, "low", low, c.x*math.Exp(-c.law.Error), 1e-9*c.x)
			near(t, "high", high, c.x*math.Exp(c.law.Error), 1e-9*c.x)
		} else {
			near(t, "low", low, c.x-c.law.Error*c.law.Scale, 1e-9*c.law.Scale)
			near(t, "high", high, c.x+c.law.Error*c.law.Scale, 1e-9*c.law.Scale)
		}
	}
	if x := (Law{}).Read(12.5, 3); x != 12.5 {
		t.Errorf("an exact reading of 12.5 is %v", x)
	}
}

// A reading that was made of x is judged by the deviate it was made from, and the densities are gonum's.
func TestWhatMakesAReadingJudgesIt(t *testing.T) {
	for _, c := range laws {
		for _, z := range []float64{-4, -1, 0, 0.3, 2.5} {
			reading := c.law.Read(c.x, z)
			deviate, width := c.law.off(reading, c.x)
			near(t, "the deviate", deviate, z, 1e-9)
			sigma := c.law.Error / 1.6448536269514722
			want := distuv.LogNormal{Mu: math.Log(c.x), Sigma: sigma}.Prob(reading)
			if c.x <= 0 {
				want = distuv.Normal{Mu: c.x, Sigma: sigma * c.law.Scale}.Prob(reading)
			}
			near(t, "the density", distuv.UnitNormal.Prob(deviate)/width, want, 1e-9*want)
		}
	}
	sum := quad.Fixed(func(y float64) float64 {
		deviate, width := laws[0].law.off(y, 40)
		return distuv.UnitNormal.Prob(deviate) / width
	}, 10, 120, 400, nil, 0)
	near(t, "all of the density", sum, 1, 1e-9)
}

// Above zero nothing at or below it is read, and where there is no scale what is read is what is so.
func TestReadingsThatCannotBe(t *testing.T) {
	for _, c := range []struct {
		law        Law
		reading, x float64
		fits       bool
	}{
		{Law{0.2, 50}, -1, 40, false}, {Law{0.2, 50}, 0, 40, false}, {Law{0.2, 0}, 0, 0, true}, {Law{0.2, 0}, 1, 0, false},
		{Law{0.2, 0}, -3, -3, true}, {Law{0.2, 50}, 1, 0, true},
	} {
		if deviate, _ := c.law.off(c.reading, c.x); math.Abs(deviate) <= fitting != c.fits {
			t.Errorf("a reading of %v of %v is %v off", c.reading, c.x, deviate)
		}
	}
}

// The scale is the mean of |x| at a point over what may come, the kernel at least a fiftieth of the standard deviation there: of a uniform
// from -6 to 2 that is 2.5, its standard deviation 8/√12, and both grow with time. Standard errors of 1,000 trials: 1.9/√1000, and 2% of
// the deviation.
func TestScales(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 4 weeks}
variables: {slope: "uniform(-6, 2)"}
stocks: {way: {start: 0, min: none}}
flows: {going: {to: way, rate: slope, biflow: true}}
outcomes: {end: {value: final(way)}}
`)
	r := reads(t, s, of("way", 0.1, 0), of("way", 0, 0), of("going", 0.1, 0), of("way > 0", 0, 0), of("going", 0.1, 2))
	for point := range 5 {
		near(t, "the scale", r.Law(0, point).Scale, 2.5*float64(point), 4*1.9/math.Sqrt(1000)*float64(point))
		near(t, "the deviation", r.prior[1][point], 8/math.Sqrt(12)*float64(point), 0.08*2.31*float64(point))
	}
	for point, want := range []float64{0, 2.5, 2.5, 2.5, 2.5} { // what flows is read once it has
		near(t, "the scale of a flow", r.Law(2, point).Scale, want, 0.24)
	}
	near(t, "the scale of a late flow", r.Law(4, 0).Scale, 2.5, 0.24)
	if r.prior[3] != nil || r.Law(3, 1) != (Law{}) {
		t.Error("a truth value has a scale")
	}
	if isNumber(r.list[3]) || !isNumber(r.list[0]) || isNumber(&scenario.Reading{Series: scenario.Series{Levels: []string{"a"}, Value: r.list[0].Value}}) {
		t.Error("what is a number is not told apart")
	}
}
