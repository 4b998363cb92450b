package analysis_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"wargame/analysis"
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
