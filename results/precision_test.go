package results

import (
	"errors"
	"math"
	"strings"
	"testing"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// firstTrials are the first n trials of a run made by hand.
func firstTrials(o *sim.Outcomes, n int) *sim.Outcomes {
	first := *o
	first.Trials, first.Columns = n, nil
	for _, columns := range o.Columns {
		var cut []sim.Column
		for _, c := range columns {
			c.Values = c.Values[:n]
			cut = append(cut, c)
		}
		first.Columns = append(first.Columns, cut)
	}
	return &first
}

// stopped looks at a run as run --precision does, and says where it stops.
func stopped(t *testing.T, o *sim.Outcomes, aims []Aim) (*sim.Outcomes, *Precision) {
	t.Helper()
	for n := 0; ; {
		n = NextLook(n, o.Trials)
		first := firstTrials(o, n)
		p, err := Look(first, "a", aims, 2)
		if err != nil {
			t.Fatal(err)
		}
		if p.Reached || n == o.Trials {
			return first, p
		}
	}
}

// Runs stopped by the rule hold the true differences in their intervals, all at once, in at least 95% of 1,000 repetitions, less the
// error of as many (2 sqrt(0.05 0.95 / 1000) = 1.4%): a lognormal difference of skewness 6.2, one of an outcome that counts in some
// trials only, and chances of 30% and of 1 in 300.
func TestStoppedRunsCoverWhatTheySay(t *testing.T) {
	const most, repetitions = 12_000, 1000
	often, rarely := chanceOutcome(scenario.Lower), chanceOutcome(scenario.Lower)
	for _, c := range []struct {
		name     string
		outcomes []*scenario.Outcome
		of       func(u, z float64) float64 // the difference from the baseline
		truth    float64
		half     float64
		given    bool
	}{
		{"lognormal", []*scenario.Outcome{numberOutcome(scenario.Lower)}, func(_, z float64) float64 { return math.Exp(z) }, math.Exp(0.5), 0.12, false},
		{"exponential, where it counts", []*scenario.Outcome{numberOutcome(scenario.Lower)}, func(u, _ float64) float64 { return -math.Log(u) }, 1, 0.12, true},
		{"chance", []*scenario.Outcome{often}, func(u, _ float64) float64 { return is(u < 0.3) }, 0.3, 0.03, false},
		{"rare", []*scenario.Outcome{rarely}, func(u, _ float64) float64 { return is(u < 1.0/300) }, 1.0 / 300, 0.005, false},
	} {
		held, early, sum := 0, 0, 0
		for repetition := range uint64(repetitions) {
			noise := column(most, 2*repetition, func(_ int, _, z float64) float64 { return z / 4 })
			if c.outcomes[0].IsChance() {
				noise = constant(most, 0)
			}
			own := column(most, 2*repetition+1, func(_ int, u, z float64) float64 { return c.of(u, z) })
			for i := range own {
				own[i] += noise[i]
			}
			o := made(c.outcomes, [][]float64{noise, own})
			if c.given {
				o.Columns[1][0].Given = make(sim.Bits, (most+63)/64)
				for i := range most {
					if i%3 > 0 {
						o.Columns[1][0].Given[i>>6] |= 1 << (i & 63)
					}
				}
			}
			first, p := stopped(t, o, []Aim{{Half: c.half}})
			mean := counting(first.Columns[1][0]).Mean() - stats.Of(noise[:first.Trials]).Mean()
			if p.Reached && math.Abs(mean-c.truth) <= *p.Known[0].Half {
				held++
			}
			early += int(is(p.Reached && first.Trials < most))
			sum += first.Trials
		}
		t.Logf("%s: held in %d of %d, stopped after %d trials in the mean", c.name, held, repetitions, sum/repetitions)
		if held < 936 || early < 900 {
			t.Errorf("%s: the interval holds the difference in %d of %d runs, %d of which stopped early", c.name, held, repetitions, early)
		}
	}
}

// What is known jointly is known less well each, and the last is the one that needs the most trials.
func TestLookAtSeveral(t *testing.T) {
	const n = 4096
	base := column(n, 1, func(_ int, _, z float64) float64 { return z })
	near := column(n, 2, func(_ int, _, z float64) float64 { return z })
	far := column(n, 3, func(_ int, _, z float64) float64 { return 3 * z })
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower), numberOutcome(scenario.Lower)}, [][]float64{base, near, base}, [][]float64{base, near, far})
	p, err := Look(o, "a", []Aim{{Outcome: 0, Half: 0.5}, {Outcome: 1, Half: 0.02, Share: true}}, 2)
	if err != nil {
		t.Fatal(err)
	}
	last := p.Known[p.Last]
	if len(p.Known) != 4 || last.Outcome != "q" || last.Policy != "c" || p.Reached {
		t.Errorf("%+v", p)
	}
	q := stats.Of(base).Quantiles(n, []float64{0.05, 0.95})
	if want := 0.02 * (q[1].Value - q[0].Value); last.Aim != want {
		t.Errorf("the aim is %v, 2%% of the range are %v", last.Aim, want)
	}
	if want := stats.NewSequence(4).HalfWidth(n, minus(far, base).Moments().SD()); *last.Half != want {
		t.Errorf("half the width is %v, expected %v", *last.Half, want)
	}
	if *p.Known[1].Half != 0 {
		t.Errorf("what is the same in all trials is known within %v", *p.Known[1].Half)
	}
	if w := p.Warning(o); w.Code != "imprecise" || !strings.Contains(w.Text, "q under c") || !strings.Contains(w.Text, "trials would do") {
		t.Errorf("%+v", w)
	}
}

// Where the skewness is too large for the number of trials nothing is known yet, and a share of no range cannot be aimed at.
func TestLookWithoutAnswer(t *testing.T) {
	const n = 4096
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, [][]float64{constant(n, 0), column(n, 3, func(i int, _, _ float64) float64 { return is(i == 7) })})
	p, err := Look(o, "a", []Aim{{Half: 0.5}}, 2)
	if err != nil {
		t.Fatal(err)
	}
	if p.Known[0].Half != nil || p.Reached || math.IsInf(p.Need, 1) || p.Need <= n {
		t.Errorf("%+v of one trial that differs", p)
	}
	_, err = Look(o, "a", []Aim{{Half: 0.02, Share: true}}, 2)
	var flat *Flat
	if !errors.As(err, &flat) || flat.Outcome != "p" || flat.Policy != "a" || flat.Trials != n {
		t.Errorf("%v", err)
	}
	ranged := column(n, 3, func(_ int, u, _ float64) float64 { return u })
	o = made([]*scenario.Outcome{numberOutcome(scenario.Lower), numberOutcome(scenario.Lower)}, [][]float64{constant(n, 0), ranged}, [][]float64{ranged, ranged})
	p, err = Look(o, "a", []Aim{{Half: 0.02, Share: true}, {Outcome: 1, Half: 0.02, Share: true}}, 2)
	if err != nil || len(p.Known) != 1 || len(p.LeftOut) != 1 || !strings.Contains(p.Warning(o).Text, "Not asked of p,") {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err = Look(o, "a", []Aim{{Half: 0.02, Share: true, Named: true}, {Outcome: 1, Half: 0.02, Share: true}}, 2); !errors.As(err, &flat) {
		t.Errorf("%v where a share of no range is asked for by name", err)
	}
}

// Looks are at the same numbers of trials for any most, up to it.
func TestLooks(t *testing.T) {
	for n, i := 0, 0; n < 1_000_000; i++ {
		next := NextLook(n, 1_000_000)
		switch {
		case next <= n, i == 0 && next != 1024, next%1024 != 0 && next != 1_000_000, n >= 1024 && next > n+max(1024, n/8):
			t.Fatalf("after %d it looks at %d", n, next)
		case next < 300_000 && NextLook(n, 300_000) != next:
			t.Fatalf("after %d the next look depends on the last", n)
		}
		n = next
	}
}
