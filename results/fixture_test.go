package results

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// spread is a design of 1,600 worlds.
func spread(name string) design.Design {
	d, err := design.New(name, 1600)
	if err != nil {
		panic(err)
	}
	return d
}

// made is a run made by hand: outcome k of policy i has the values of columns[k][i]. The first policy is the baseline.
func made(outcomes []*scenario.Outcome, columns ...[][]float64) *sim.Outcomes {
	s := &scenario.Scenario{Name: "made", Hash: "ab12", Clock: scenario.Clock{Unit: "week", Step: 1, Steps: 26}}
	o := &sim.Outcomes{Scenario: s, Seed: 3, First: 1, Trials: len(columns[0][0]), Design: spread("random")}
	s.Outcomes = outcomes
	for i := range columns[0] {
		s.Policies = append(s.Policies, &scenario.Policy{Label: scenario.Label{Name: string(rune('a' + i))}})
		o.Policies = append(o.Policies, i)
		o.Columns = append(o.Columns, make([]sim.Column, len(outcomes)))
	}
	for k := range outcomes {
		outcomes[k].Name = string(rune('p' + k))
		o.Outcomes = append(o.Outcomes, k)
		for i := range o.Columns {
			o.Columns[i][k].Values = columns[k][i]
		}
	}
	return o
}

func numberOutcome(b scenario.Better) *scenario.Outcome {
	return &scenario.Outcome{Value: &scenario.Expr{Type: scenario.Number}, Better: b}
}

func chanceOutcome(b scenario.Better) *scenario.Outcome {
	return &scenario.Outcome{Value: &scenario.Expr{Type: scenario.Truth}, Better: b}
}

// column is n numbers by a function of the trial and two draws that the seed decides.
func column(n int, seed uint64, f func(t int, u, z float64) float64) []float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	x := make([]float64, n)
	for t := range x {
		x[t] = f(t, r.Float64(), r.NormFloat64())
	}
	return x
}

func constant(n int, x float64) []float64 { return slices.Repeat([]float64{x}, n) }

func newReport(t testing.TB, o *sim.Outcomes) *Report {
	t.Helper()
	r, err := NewReport(o, Meta{Version: "1.0.0", Command: "wargame run made", File: "made.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func asJSON(t testing.TB, r *Report) []byte {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b, []byte("NaN")) || bytes.Contains(b, []byte("Inf")) {
		t.Errorf("not JSON: %s", b)
	}
	return b
}

func codes(list []Warning) (out []string) {
	for _, w := range list {
		out = append(out, w.Code)
	}
	return out
}
