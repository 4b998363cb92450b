package results

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
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

// existing holds a report to its word: numbers that do not exist are nil, never NaN or infinite, but for the ends of a
// quantile's interval.
func existing(t testing.TB, r *Report) {
	t.Helper()
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(path, v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				name := v.Type().Field(i).Name
				if v.Type() == reflect.TypeFor[Quantile]() && name != "Value" {
					continue
				}
				walk(path+"."+name, v.Field(i))
			}
		case reflect.Float64:
			if x := v.Float(); math.IsNaN(x) || math.IsInf(x, 0) {
				t.Errorf("%s is %v", path, x)
			}
		}
	}
	walk("report", reflect.ValueOf(r))
}

func codes(list []Warning) (out []string) {
	for _, w := range list {
		out = append(out, w.Code)
	}
	return out
}
