package analysis_test

import (
	"errors"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/analysis"
	"wargame/scenario"
	"wargame/sim"
)

// indexed are Sobol's indices of a model.
func indexed(t testing.TB, file string, base int, o sim.RunOptions, q analysis.Question) *analysis.Explained {
	t.Helper()
	s := model(t, file)
	x, err := analysis.NewIndices(s, o.Seed, base)
	if err != nil {
		t.Fatal(err)
	}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.Run(t.Context(), x.Options(o))
	if err != nil {
		t.Fatal(err)
	}
	q.Progress = func(int, int) {}
	return &x.Sensitivity(out, 0, q).Explained[0]
}

// The exact indices lie in their intervals, over many seeds.
func TestSobolIndicesOfKnownFunctions(t *testing.T) {
	ishFirst, ishTotal := ishigami()
	gFirst, gTotal := sobolG()
	linear := map[string]float64{"a": 4 / 6.25, "b": 1 / 6.25, "c": 0.25 / 6.25, "idle": 0}
	misses, figures := 0, 0
	see := func(e analysis.Estimate, want float64) {
		figures++
		if e.Lo > want+1e-12 || e.Hi < want-1e-12 {
			misses++
		}
		if e.Hi-e.Lo > 0.2 || math.Abs(e.Value-want) > 0.1 {
			t.Errorf("%.4f, %.4f to %.4f, exactly %.4f", e.Value, e.Lo, e.Hi, want)
		}
	}
	for seed := range uint64(12) {
		for _, c := range []struct {
			file         string
			first, total map[string]float64
			luck         float64
		}{{"ishigami", ishFirst, ishTotal, 0}, {"sobol_g", gFirst, gTotal, 0}, {"linear", linear, linear, 1 / 6.25}} {
			x := indexed(t, c.file, 2048, sim.RunOptions{Seed: seed}, itself(0))
			for name, want := range c.first {
				i := influence(t, x, name)
				see(*i.FirstOrder, want)
				see(*i.Total, c.total[name])
			}
			see(*x.Luck.FirstOrder, c.luck)
			see(*x.Luck.Total, c.luck)
		}
	}
	if misses > figures/10 {
		t.Errorf("%d of %d intervals of 95%% miss what is exact", misses, figures)
	}
}

// within says that an interval holds a value and is no wider than a tenth.
func within(t *testing.T, what string, e analysis.Estimate, want float64) {
	t.Helper()
	if e.Lo > want+1e-12 || e.Hi < want-1e-12 || e.Hi-e.Lo > 0.1 {
		t.Errorf("%s: %.4f, %.4f to %.4f, exactly %.4f", what, e.Value, e.Lo, e.Hi, want)
	}
}

// A difference of policies hangs on what differs between them; luck that both share is no part of it.
func TestSobolOfADifference(t *testing.T) {
	x := indexed(t, "linear", 4096, sim.RunOptions{Seed: 2}, analysis.Question{Outcomes: []int{1}, Policies: []int{1}, Difference: true})
	for name, want := range map[string]float64{"a": 0.9, "b": 0.1, "c": 0} {
		within(t, name, *influence(t, x, name).FirstOrder, want)
	}
	if l := x.Luck.Total; l.Value != 0 {
		t.Errorf("luck %v", *l)
	}
}

func TestSobolRefusesWhatHangsTogether(t *testing.T) {
	_, err := analysis.NewIndices(model(t, "correlated"), 1, 1024)
	var refused *analysis.Refused
	if !errors.As(err, &refused) || !strings.Contains(refused.Message, "a, b") || strings.Contains(refused.Message, "c,") {
		t.Errorf("%v", err)
	}
}

// seldom is a sum and how often it is over a value, ever more seldom.
const seldom = `wargame: 1
title: Seldom
clock: {step: 1 week, length: 1 week}
variables: {a: "normal(0, 1)", b: "normal(0, 1)"}
auxiliaries:
  luck: normal(0, 1)
outcomes:
  sum: {value: 2 * a + b + 0.3 * final(luck)}
  eighth: {value: 2 * a + b + 0.3 * final(luck) > 2.5}
  hundredth: {value: 2 * a + b + 0.3 * final(luck) > 5.2}
  never: {value: 2 * a + b + 0.3 * final(luck) > 50}
`

// No share is more than all, however small the samples, and of a spread that comes of few worlds none is told: only of how many it might be.
func TestSobolOfFewWorlds(t *testing.T) {
	s, problems := scenario.Load("seldom.yaml", scenario.Options{Files: fstest.MapFS{"seldom.yaml": {Data: []byte(seldom)}}})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	most := 0
	for seed := range uint64(20) {
		x, err := analysis.NewIndices(s, seed, 256)
		if err != nil {
			t.Fatal(err)
		}
		o, err := p.Run(t.Context(), x.Options(sim.RunOptions{Seed: seed}))
		if err != nil {
			t.Fatal(err)
		}
		told := x.Sensitivity(o, 0, analysis.Question{Outcomes: []int{0, 1, 2, 3}, Policies: []int{0}, Progress: func(int, int) {}}).Explained
		for i := range told[:2] {
			e := &told[i]
			if e.Why != "" {
				t.Errorf("seed %d: of %s %s", seed, e.Outcome.Name, e.Why)
				continue
			}
			list := []analysis.Estimate{e.Sum, *e.Luck.Total}
			for _, i := range e.Influences {
				list = append(list, *i.FirstOrder, *i.Total)
			}
			for _, share := range list {
				if share.Value > 1 || share.Hi > 1 {
					t.Errorf("seed %d: a share of %s is %v", seed, e.Outcome.Name, share)
				}
				if share.Hi == 1 && share.Lo > 0 {
					most++
					if text := analysis.Portion(share); !strings.HasPrefix(text, "over ") {
						t.Errorf("%v is printed as %s", share, text)
					}
				}
			}
		}
		if why := told[2].Why; !strings.Contains(why, "so few worlds") || !strings.Contains(why, "of 512") || !strings.Contains(why, "--base ") {
			t.Errorf("seed %d: of what happens in 1%% of worlds %q is said", seed, why)
		}
		if told[3].Why != "it is the same in every trial" {
			t.Errorf("seed %d: of what never happens %q is said", seed, told[3].Why)
		}
	}
	if most == 0 {
		t.Error("no interval held all")
	}
}

func TestPortion(t *testing.T) {
	for _, c := range []struct {
		share analysis.Estimate
		want  string
	}{
		{analysis.Estimate{Value: 0.5, Lo: 0.45, Hi: 0.55}, "50%"},
		{analysis.Estimate{Value: 0.9, Lo: 0.783, Hi: 1.1}, "over 78%"},
		{analysis.Estimate{Value: 1.3, Lo: 0.6, Hi: 2}, "over 30%"},
		{analysis.Estimate{Value: 1, Lo: 0.9996, Hi: 1}, "over 99%"},
		{analysis.Estimate{Value: 1, Lo: 1, Hi: 1}, "100%"},
		{analysis.Estimate{Value: 1.1, Lo: 1.05, Hi: 1.15}, "over 95%"},
	} {
		if got := analysis.Portion(c.share); got != c.want {
			t.Errorf("%v: %s, want %s", c.share, got, c.want)
		}
	}
}
