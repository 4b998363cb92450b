package analysis_test

import (
	"math"
	"testing"
	"testing/fstest"

	"wargame/analysis"
	"wargame/scenario"
	"wargame/sim"
)

// Of an additive model the shares are those of known variances: 4 of assumption, 2 of chance, 1 of choice, and of products 1 each.
const additive = `wargame: 1
title: Known variances
clock: {step: 1 week, length: 1 week}
variables:
  world: normal(0, 2)
levers:
  more: {default: -1, range: [-1, 1]}
auxiliaries:
  luck: normal(0, sqrt(2))
policies:
  wait: {}
  act: {set: {more: 1}}
outcomes:
  sum: {value: world + final(luck) + final(more)}
  product: {value: world + final(luck) * (1 + world / 2)}
  same: {value: 3}
  sometimes: {value: world, given: world > 0}
`

func split(t testing.TB, c analysis.Crossing, seed uint64) *analysis.Spread {
	t.Helper()
	s, problems := scenario.Load("additive.yaml", scenario.Options{Files: fstest.MapFS{"additive.yaml": {Data: []byte(additive)}}})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o, err := p.Run(t.Context(), c.Options(sim.RunOptions{Seed: seed}))
	if err != nil {
		t.Fatal(err)
	}
	return c.Spread(o)
}

// The shares are unbiased and sum to one, and their intervals hold what is exact, over many runs.
func TestSpreadOfKnownVariances(t *testing.T) {
	const runs = 100
	c := analysis.Crossing{Worlds: 128, Lucks: 8}
	want := map[string][4]float64{
		"sum, all": {4.0 / 7, 2.0 / 7, 1.0 / 7, 0}, "sum, wait": {4.0 / 6, 2.0 / 6, 0, 0},
		"product, all": {4.0 / 8, 2.0 / 8, 0, 2.0 / 8},
	}
	mean, misses := map[string][4]float64{}, map[string][4]int{}
	for seed := range uint64(runs) {
		s := split(t, c, seed)
		for what, shares := range map[string]analysis.Shares{
			"sum, all": s.Outcomes[0].Shares, "sum, wait": s.Outcomes[0].ByPolicy[0], "product, all": s.Outcomes[1].Shares,
		} {
			m, miss, total := mean[what], misses[what], 0.0
			for i, e := range []analysis.Estimate{shares.Assumption, shares.Chance, shares.Choice, shares.Together} {
				m[i] += e.Value / runs
				total += e.Value
				if e.Lo > want[what][i]+1e-12 || e.Hi < want[what][i]-1e-12 {
					miss[i]++
				}
			}
			if math.Abs(total-1) > 1e-12 {
				t.Fatalf("shares of %s sum to %g", what, total)
			}
			mean[what], misses[what] = m, miss
		}
	}
	for what, exactly := range want {
		for i := range exactly {
			if math.Abs(mean[what][i]-exactly[i]) > 0.02 {
				t.Errorf("%s: share %d is %.4f on average, exactly %.4f", what, i, mean[what][i], exactly[i])
			}
			if misses[what][i] > runs/8 {
				t.Errorf("%s: %d of %d intervals of share %d miss what is exact", what, misses[what][i], runs, i)
			}
		}
	}
}

func TestWhatCannotBeSplit(t *testing.T) {
	s := split(t, analysis.DefaultCrossing(), 1)
	for k, why := range map[int]string{2: "it is the same in every trial under every policy", 3: "it does not count in all trials, so that it cannot be split"} {
		if got := s.Outcomes[k].Why; got != why {
			t.Errorf("outcome %d: %q", k, got)
		}
	}
	for _, c := range []analysis.Crossing{{31, 16}, {16, 16}, {256, 1}, {1 << 20, 1 << 20}} {
		if c.Check() == nil {
			t.Errorf("%v is no crossing that tells anything", c)
		}
	}
}
