package chart

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wargame/results/number"
)

func TestTicks(t *testing.T) {
	one := number.Measure{Factor: 1}
	for _, c := range []struct {
		low, high float64
		most      int
		m         number.Measure
		want      string
	}{
		{0, 10, 6, one, "0 2 4 6 8 10"},
		{0, 10, 5, one, "0 5 10"},
		{0, 1, 6, one, "0 0.2 0.4 0.6 0.8 1.0"},
		{0, 1, 6, number.In("%"), "0 20 40 60 80 100"},
		{0, 0.7, 8, one, "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7"},
		{-3, 7.5, 6, one, "0 5"}, // those on the scale
		{2960, 3640, 6, one, "3,000 3,200 3,400 3,600"},
		{0, 39, 8, one, "0 10 20 30"},
		{-0.004, 0.004, 5, one, "-0.004 -0.002 0 0.002 0.004"},
		{1e20, 3e20, 4, one, "1e20 2e20 3e20"},
		{1e6, 1e6 + 4, 5, one, "1,000,000 1,000,001 1,000,002 1,000,003 1,000,004"},
	} {
		var said []string
		for _, k := range (scale{c.low, c.high}).ticks(c.most, c.m) {
			said = append(said, k.text)
		}
		if got := strings.Join(said, " "); got != c.want {
			t.Errorf("%v to %v, %d ticks: %s, want %s", c.low, c.high, c.most, got, c.want)
		}
	}
}

// someScale is any that values may make: of any size and sign, and so narrow that doubles only just tell it from one value.
func someScale(t *rapid.T) scale {
	size := math.Pow(10, rapid.Float64Range(-290, 300).Draw(t, "log size"))
	a := size * rapid.Float64Range(-1, 1).Draw(t, "a")
	b := a + size*math.Pow(10, rapid.Float64Range(-12, 1).Draw(t, "log width"))
	var r reach
	r.see(a, b)
	return r.scale()
}

// Ticks are multiples of one step of 1, 2 or 5 times a power of ten, ascending, at most as many as asked, and the nice scale begins and
// ends with one.
func TestTicksAreNice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, most := someScale(t), rapid.IntRange(3, 12).Draw(t, "most")
		nice := s.nice(most)
		m, power := nice.step(most)
		step := multiple(1, m, power)
		slack := 1.1e-9*max(math.Abs(s.Low), math.Abs(s.High)) + 1.1e-9*step // what counts as a step
		if nice.Low > s.Low+slack || nice.High < s.High-slack {
			t.Fatalf("%v is not in %v", s, nice)
		}
		ticks := nice.ticks(most, number.Measure{Factor: 1})
		if n := len(ticks); n < 2 || n > most {
			t.Fatalf("%v has %d ticks, of at most %d", nice, n, most)
		}
		if first, last := ticks[0].at, ticks[len(ticks)-1].at; math.Abs(first-nice.Low) > slack || math.Abs(last-nice.High) > slack {
			t.Fatalf("ticks from %v to %v on %v", first, last, nice)
		}
		if m != 1 && m != 2 && m != 5 {
			t.Fatalf("a step of %v", m)
		}
		for i, k := range ticks {
			if n := math.Round(k.at / step); math.Abs(k.at-n*step) > 1e-9*math.Max(step, math.Abs(k.at)) {
				t.Fatalf("%v is no multiple of %v", k.at, step)
			}
			if i > 0 && math.Abs(k.at-ticks[i-1].at-step) > slack+1e-9*step {
				t.Fatalf("from %v to %v is not %v", ticks[i-1].at, k.at, step)
			}
		}
	})
}

// A scale and its inverse undo each other, within its ends; what is beyond lies at the ends.
func TestScaleInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, part := someScale(t), rapid.Float64Range(0, 1).Draw(t, "part")
		precision := 1e-15 * max(math.Abs(s.Low), math.Abs(s.High)) / (s.High/2 - s.Low/2)
		if got := s.at(s.value(part)); math.Abs(got-part) > 4*precision+1e-15 {
			t.Fatalf("%v at %v of %v", got, part, s)
		}
		for x, want := range map[float64]float64{math.Inf(-1): 0, s.Low: 0, s.High: 1, math.Inf(1): 1, math.MaxFloat64: 1} {
			if got := s.at(x); got != want {
				t.Fatalf("%v lies at %v on %v", x, got, s)
			}
		}
	})
}

// Piles hold every dot once, in order, none as wide as two of them would need, and none higher than it may be.
func TestPilesOfDots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 100), 1, 60).Draw(t, "values")
		slices.Sort(values)
		same := rapid.IntRange(0, len(values)-1).Draw(t, "same")
		for i := range same {
			values[i] = values[same]
		}
		most := rapid.IntRange(1, 14).Draw(t, "most")
		at := func(x float64) float64 { return 3 * x }
		columns, high := dotPiles(values, 5, most, at)
		if high > most {
			t.Fatalf("%d dots on top of each other", high)
		}
		next, end := 0, math.Inf(-1)
		for _, p := range pileUp(values, 5*float64(columns), at) {
			from, to := at(values[p.from]), at(values[p.to-1])
			if p.from != next || to-from >= 5*float64(columns) || from < end || p.to-p.from > columns*high {
				t.Fatalf("values %d to %d, at %v to %v, of %d columns, after %v", p.from, p.to, from, to, columns, end)
			}
			next, end = p.to, from+5*float64(columns)
		}
		if next != len(values) {
			t.Fatalf("%d of %d dots", next, len(values))
		}
	})
}
