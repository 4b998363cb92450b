package results

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// Each kind of interval is widened for the number of comparisons: Bonferroni, of the normal or of t with 15 degrees.
func TestEveryIntervalIsWidened(t *testing.T) {
	const n, comparisons = 1600, 4
	p := 1 - 0.025/comparisons
	z, t15 := distuv.UnitNormal.Quantile(p), distuv.StudentsT{Sigma: 1, Nu: 15}.Quantile(p)
	check := func(what string, c Comparison, lo, hi float64) {
		t.Helper()
		near(t, what+" lo", c.Lo, lo)
		near(t, what+" hi", c.Hi, hi)
	}
	base := column(n, 1, func(_ int, _, z float64) float64 { return z })
	own := column(n, 2, func(t int, _, z float64) float64 { return z + float64(t/100) })
	d := slices.Clone(own)
	for i := range d {
		d[i] -= base[i]
	}

	c, _ := Compare(sim.Column{Values: own}, sim.Column{Values: base}, Pairing{Comparisons: comparisons})
	mean, sd := stat.MeanStdDev(d, nil)
	check("trials", c, mean-z*sd/40, mean+z*sd/40)

	all := slices.Repeat(sim.Bits{math.MaxUint64}, n/64)
	c, _ = Compare(sim.Column{Values: own, Given: all}, sim.Column{Values: base}, Pairing{Comparisons: comparisons})
	se := math.Hypot(stat.StdDev(own, nil), stat.StdDev(base, nil)) / 40
	check("means", c, mean-z*se, mean+z*se)

	c, _ = Compare(sim.Column{Values: own}, sim.Column{Values: base}, Pairing{Replicates: 16, Comparisons: comparisons})
	parts := make([]float64, 16)
	for i := range parts {
		parts[i] = stat.Mean(d[i*100:(i+1)*100], nil)
	}
	mean, sd = stat.MeanStdDev(parts, nil)
	check("replicates", c, mean-t15*sd/4, mean+t15*sd/4)

	often, seldom := column(n, 3, func(_ int, u, _ float64) float64 { return is(u < 0.5) }), column(n, 3, func(_ int, u, _ float64) float64 { return is(u < 0.4) })
	c, _ = Compare(sim.Column{Values: often}, sim.Column{Values: seldom}, Pairing{Chance: true, Comparisons: comparisons})
	want := stats.Newcombe(count(often, seldom), z)
	check("chances", c, want.Lo, want.Hi)
}

// Replicates of chances that never differ say nothing of how surely they do not: the interval is that of the trials.
func TestChancesThatNeverDiffer(t *testing.T) {
	x := column(1600, 1, func(_ int, u, _ float64) float64 { return is(u < 0.3) })
	c, _ := Compare(sim.Column{Values: x}, sim.Column{Values: x}, Pairing{Chance: true, Replicates: 16})
	if c.Verdict != Same || *c.PSame != 1 || !(*c.Lo < 0) || !(*c.Hi > 0) {
		t.Errorf("%+v", c)
	}
}

// Where trials need not count, two must in either run, and what would settle is said in trials to run.
func TestCompareMeansOfSomeTrials(t *testing.T) {
	const n = 200
	own, base := sim.Column{Values: alternating(n, 1.1, -0.9), Given: sim.Bits{1<<50 - 1, 0, 0, 0}}, sim.Column{Values: constant(n, 0)}
	c, ok := Compare(own, base, Pairing{})
	// 50 count: mean 0.1 with error 1/7; 200 trials run times (2.8016/0.7)^2 is 3,204
	if !ok || c.Verdict != Open || c.Advice.Code != "open" || !strings.Contains(c.Advice.Text, "about 4,000 trials") {
		t.Errorf("%+v, %+v", c, c.Advice)
	}
	near(t, "mean", &c.Mean, 0.1)
	near(t, "error", c.SE, 1.0/7)

	one := sim.Column{Values: constant(n, 0), Given: sim.Bits{1, 0, 0, 0}}
	for _, pair := range [][2]sim.Column{{one, base}, {base, one}} {
		if _, ok := Compare(pair[0], pair[1], Pairing{}); ok {
			t.Error("one trial that counts can be compared")
		}
	}
}

// A difference of rounding settles nothing.
func TestRoundingIsNoDifference(t *testing.T) {
	const n = 100
	all := sim.Bits{math.MaxUint64, math.MaxUint64}
	c, _ := Compare(sim.Column{Values: constant(n, 1e6+1e-5), Given: all}, sim.Column{Values: constant(n, 1e6)}, Pairing{})
	if c.Verdict == Settled || c.Verdict == Carried || c.Clear() {
		t.Errorf("%+v", c)
	}
	c, _ = Compare(sim.Column{Values: constant(n, 1e6+1e-2), Given: all}, sim.Column{Values: constant(n, 1e6)}, Pairing{})
	if c.Verdict != Settled || !c.Clear() {
		t.Errorf("%+v", c)
	}
}

// Where a verdict turns, on both sides of it.
func TestWhereVerdictsTurn(t *testing.T) {
	const n = 10_000
	first := func(k int) []float64 { return column(n, 1, func(t int, _, _ float64) float64 { return is(t < k) }) }
	for _, c := range []struct {
		name    string
		d       []float64
		chance  bool
		verdict Verdict
		code    string
		says    string
	}{
		// (2.8016 * 100 / m)^2 * 10,000 trials is 87,000,000 at m = 0.03 and 108,000,000 at 0.027
		{"under a hundred million", alternating(n, 100.03, -99.97), false, Open, "open", "about 90,000,000 trials"},
		{"over a hundred million", alternating(n, 100.027, -99.973), false, NoneSeen, "none-seen", "over 100,000,000"},
		// the skewness of k ones among zeros is about sqrt(n/k): 11.4 for 75 and 9.4 for 110; a tenth of the root is 10
		{"just skewed", first(75), false, Carried, "skewed", "better, but a few extreme trials carry it; about 14,000 trials would do, or compare p50"},
		{"just not skewed", first(110), false, Settled, "", ""},
		// the few that differ are the difference, so a chance is no less skewed
		{"a chance of few", first(60), true, Carried, "skewed", "better, but only 60 of 10,000 trials differ; about 17,000 trials would do"},
	} {
		got, _ := Compare(sim.Column{Values: c.d}, sim.Column{Values: constant(n, 0)}, Pairing{Better: scenario.Higher, Chance: c.chance})
		if got.Verdict != c.verdict || (got.Advice == nil) != (c.code == "") || got.Advice != nil && (got.Advice.Code != c.code || !strings.Contains(got.Advice.Text, c.says)) {
			t.Errorf("%s: %+v, %+v", c.name, got, got.Advice)
		}
	}
}

// A difference that is not seen is under the farther end of its interval, whichever way it lies.
func TestUnderIsTheFartherEnd(t *testing.T) {
	for _, by := range []float64{0.01, -0.01} {
		c, _ := Compare(sim.Column{Values: alternating(10_000, 100+by, -100+by)}, sim.Column{Values: constant(10_000, 0)}, Pairing{})
		if c.Verdict != NoneSeen || math.Abs(c.Under-(1.96+0.01)) > 1e-3 {
			t.Errorf("by %v: under %v, %+v", by, c.Under, c)
		}
	}
}

// What is nearly settled is advised to run twice the trials, so that advice is never to run fewer.
func TestAdviceIsMoreTrials(t *testing.T) {
	for _, c := range []struct{ difference, se, want float64 }{
		{3, 1, 200}, // (2.8016/3)^2 * 100 would be 88
		{1, 1, 785}, // 2.8016^2 * 100, up
		{0, 1, math.Inf(1)},
		{1, math.NaN(), math.Inf(1)},
	} {
		if got := advise(100, c.difference, c.se); got != c.want {
			t.Errorf("a difference of %v with error %v: %v trials, want %v", c.difference, c.se, got, c.want)
		}
	}
}

// A part of a designed run, which replicates do not divide, has the errors of its trials.
func TestPartOfADesign(t *testing.T) {
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, [][]float64{column(40, 1, func(_ int, u, _ float64) float64 { return u })})
	o.Design = spread("sobol")
	got := newReport(t, o).Policies[0].Outcomes[0]
	near(t, "error", got.SE, stat.StdDev(o.Columns[0][0].Values, nil)/math.Sqrt(40))
}

// Whatever the trials are: a difference is open where its interval holds zero and there alone, and what few trials carry is
// said with a caution.
func TestOpenIsAnIntervalThatHoldsZero(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	seen := map[Verdict]int{}
	for range 2000 {
		n := 1 + random.IntN(400)
		few, large, by := random.Float64(), math.Exp(4*random.NormFloat64()), random.NormFloat64()/4
		chance := random.IntN(2) == 0
		own, base := make([]float64, n), make([]float64, n)
		for i := range own {
			switch u := random.Float64(); {
			case u > few:
			case chance:
				own[i] = is(random.Float64() < 0.5+by)
				base[i] = is(random.Float64() < 0.5)
			default:
				own[i] = by + random.NormFloat64()
				if random.Float64() < 0.05 {
					own[i] *= large
				}
			}
		}
		c, ok := Compare(sim.Column{Values: own}, sim.Column{Values: base}, Pairing{Chance: chance})
		if !ok {
			continue
		}
		seen[c.Verdict]++
		out := c.Lo != nil && *c.Lo > 0 || c.Hi != nil && *c.Hi < 0
		if out != (c.Verdict == Settled || c.Verdict == Carried) || (c.Verdict == Carried) != (out && c.Advice != nil) {
			t.Fatalf("from %v to %v: %+v, %+v", *c.Lo, *c.Hi, c, c.Advice)
		}
	}
	for _, v := range []Verdict{Open, Settled, Carried, Same} {
		if seen[v] < 20 {
			t.Errorf("verdict %d was seen %d times", v, seen[v])
		}
	}
}
