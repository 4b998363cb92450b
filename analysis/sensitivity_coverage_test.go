package analysis_test

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/analysis"
	"wargame/scenario"
	"wargame/sim"
)

// manyRuns tells of the first outcomes of a scenario, run after run of so many trials.
func manyRuns(t *testing.T, s *scenario.Scenario, runs, trials, outcomes int, see func(list []analysis.Explained)) {
	t.Helper()
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	q := analysis.Question{Outcomes: []int{0, 1, 2, 3}[:outcomes], Policies: []int{0}, Progress: func(int, int) {}}
	for seed := range uint64(runs) {
		o := sim.RunOptions{Seed: seed, Trials: trials}
		out, err := p.Run(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := sim.Variables(t.Context(), s, o)
		if err != nil {
			t.Fatal(err)
		}
		r, err := analysis.NewRun(out, drawn, 0)
		if err != nil {
			t.Fatal(err)
		}
		told, err := r.Sensitivity(q)
		if err != nil {
			t.Fatal(err)
		}
		see(told.Explained)
	}
}

// Intervals of shares hold what is exact in as many runs as they say, those of large shares as well, of which bins alone would hide more than they err.
func TestSharesAreCovered(t *testing.T) {
	const runs = 200
	ish, _ := ishigami()
	rho := 2 * math.Sin(math.Pi*0.6/6) // of the normals, of a rank correlation of 0.6
	one := (1 + rho) * (1 + rho) / (3 + 2*rho)
	for _, c := range []struct {
		file string
		want map[string]float64
	}{
		{"linear", map[string]float64{"a": 4 / 6.25, "b": 1 / 6.25, "c": 0.25 / 6.25}},
		{"ishigami", map[string]float64{"x1": ish["x1"], "x2": ish["x2"]}},
		{"correlated", map[string]float64{"a": one, "b": one, "c": 1 / (3 + 2*rho)}},
	} {
		held, all := map[string]int{}, 0
		manyRuns(t, model(t, c.file), runs, 4_000, 1, func(list []analysis.Explained) {
			for name, want := range c.want {
				if e := influence(t, &list[0], name).FirstOrder; e.Lo <= want && want <= e.Hi {
					held[name]++
					all++
				}
			}
		})
		for name := range c.want {
			if held[name] < runs*88/100 { // three errors of so many runs from 94%
				t.Errorf("%d of %d intervals of the share of %s in %s hold it", held[name], runs, name, c.file)
			}
		}
		if all < runs*len(c.want)*92/100 {
			t.Errorf("%d of %d intervals of shares in %s hold them", all, runs*len(c.want), c.file)
		}
	}
}

// idle is a model of variables without influence, of all kinds, and of outcomes of all kinds. Where both are rare, hardly a trial is expected to
// have both.
const idle = `wargame: 1
title: Idle
clock: {step: 1 week, length: 1 week}
variables:
  used: normal(0, 1)
  even: uniform(0, 1)
  long: lognormal(0, 1.5)
  coin: "if uniform(0, 1) < 0.3 then 1 else 0"
  rare: "if uniform(0, 1) < 0.03 then 1 else 0"
  three: discrete(-1, 20%, 0, 50%, 3, 30%)
auxiliaries:
  luck: normal(0, 1)
outcomes:
  even_sum: {value: used + 0.3 * final(luck)}
  long_tail: {value: exp(2 * final(luck))}
  seldom: {value: final(luck) > 2}
  at_least: {value: "max(1.5, final(luck))"}
`

// What has no influence is told from none by delta in one run of twenty at most. So it is by its share, but in twice as many where three trials
// that have both of what is rare tell so.
func TestIdleVariablesAreNotToldFromNone(t *testing.T) {
	const runs = 100
	s, problems := scenario.Load("idle.yaml", scenario.Options{Files: fstest.MapFS{"idle.yaml": {Data: []byte(idle)}}})
	if s == nil {
		t.Fatal(problems)
	}
	for _, trials := range []int{1_000, 2_000} { // by few bins and by many
		told := map[string]int{}
		manyRuns(t, s, runs, trials, 4, func(list []analysis.Explained) {
			for i := range list {
				for _, x := range list[i].Influences {
					for what, e := range map[string]*analysis.Estimate{"share": x.FirstOrder, "delta": x.Delta} {
						if x.Name != "used" && e.Lo > 0 {
							told[what+" of "+x.Name+" in "+list[i].Outcome.Name]++
						}
					}
				}
			}
		})
		for what, n := range told {
			if most := runs / 20; n > most && (n > 2*most || strings.HasPrefix(what, "delta")) {
				t.Errorf("the %s is told from none in %d of %d runs of %d trials", what, n, runs, trials)
			}
		}
	}
}

// What has a small influence is told from none in nearly every run.
func TestSmallInfluencesAreTold(t *testing.T) {
	const runs = 100
	told := map[string]int{}
	manyRuns(t, model(t, "linear"), runs, 4_000, 1, func(list []analysis.Explained) {
		i := influence(t, &list[0], "c")
		for what, e := range map[string]*analysis.Estimate{"share": i.FirstOrder, "delta": i.Delta, "PRCC": i.PRCC} {
			if e.Told() {
				told[what]++
			}
		}
	})
	for _, what := range []string{"share", "delta", "PRCC"} {
		if told[what] < runs*9/10 {
			t.Errorf("the %s of 4%% of the variance is told from none in %d of %d runs alone", what, told[what], runs)
		}
	}
}

// Shares by batches have the intervals of whole trials that are drawn again, as the plain bootstrap has them.
func TestSharesByBatchesAgreeWithTrials(t *testing.T) {
	r := ranModel(t, "linear", sim.RunOptions{Seed: 8, Trials: 4_000})
	x := asked(t, r, itself(0))
	y := r.Target(0, 0, analysis.None).Y
	b := analysis.NewBootstrap(77, "by trials")
	drawn := make([]int, r.Trials)
	for _, f := range r.Factors()[:2] {
		i := influence(t, x, f.Name)
		shares, widths := make([]float64, 300), make([]float64, 300)
		xs, ys := make([]float64, r.Trials), make([]float64, r.Trials)
		for n := range shares {
			b.Draw(drawn, r.Trials, n)
			for k, trial := range drawn {
				xs[k], ys[k] = f.X[trial], y[trial]
			}
			shares[n], widths[n] = plainShare(xs, ys), plainWidth(xs, ys)
		}
		for what, c := range map[string]struct {
			got *analysis.Estimate
			by  []float64
		}{"share": {i.FirstOrder, shares}, "width": {i.Width, widths}} {
			want := analysis.Interval(0, c.by)
			if ratio := (c.got.Hi - c.got.Lo) / (want.Hi - want.Lo); ratio < 0.7 || ratio > 1.35 {
				t.Errorf("%s of %s: %v by batches, %.4f to %.4f by trials", what, f.Name, *c.got, want.Lo, want.Hi)
			}
		}
	}
}

// plainShare is the correlation ratio over 32 bins, without a correction.
func plainShare(x, y []float64) float64 {
	ranks, n := midRanks(x), float64(len(x))
	var count, sum [32]float64
	all, squares := 0.0, 0.0
	for i, v := range y {
		bin := int((ranks[i] - 0.5) / n * 32)
		count[bin]++
		sum[bin] += v
		all += v
	}
	mean, between := all/n, 0.0
	for _, v := range y {
		squares += (v - mean) * (v - mean)
	}
	for b, k := range count {
		if k > 0 {
			between += k * (sum[b]/k - mean) * (sum[b]/k - mean)
		}
	}
	return between / squares
}

// plainWidth is what the means over the highest and the lowest tenth differ by.
func plainWidth(x, y []float64) float64 {
	ranks, n := midRanks(x), float64(len(x))
	var count, sum [2]float64
	for i, v := range y {
		switch {
		case ranks[i] <= n/10:
			count[0]++
			sum[0] += v
		case ranks[i] > n-n/10:
			count[1]++
			sum[1] += v
		}
	}
	return sum[1]/count[1] - sum[0]/count[0]
}
