package render

import (
	"math"
	"math/rand/v2"
	"testing"

	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// shells is a run made by hand in which every kind of result occurs: settled and open differences, equal policies,
// an event never seen, a first time that does not always come, an outcome that counts in few trials, large numbers.
func shells(trials int) *sim.Outcomes {
	label := func(name, title, unit string) scenario.Label {
		return scenario.Label{Name: name, Title: title, Unit: unit}
	}
	number, truth := &scenario.Expr{Type: scenario.Number}, &scenario.Expr{Type: scenario.Truth}
	s := &scenario.Scenario{
		Name:     "pause",
		Title:    "A pause in US deliveries",
		Question: "How long a pause can the front absorb before it costs more ground than a class would call acceptable?",
		Hash:     "ab12",
		Clock:    scenario.Clock{Unit: "week", Step: 1, Steps: 26},
		Policies: []*scenario.Policy{
			{Label: label("continue", "Deliveries continue", "")},
			{Label: label("pause", "Twelve-week pause", "")},
			{Label: label("react", "The pause ends once the front moves", "")},
			{Label: label("again", "", "")},
		},
		Outcomes: []*scenario.Outcome{
			{Label: label("territory_lost", "", "km2"), Value: number, Better: scenario.Lower, Acceptable: &scenario.Bound{Relation: scenario.AtMost, Limit: 500}},
			{Label: label("shells_fired", "Shells fired | both sides", "shells"), Value: number},
			{Label: label("collapse", "The front collapses", ""), Value: truth, Better: scenario.Lower, Acceptable: &scenario.Bound{Relation: scenario.AtMost, Limit: 0.1}},
			{Label: label("nuclear", "Nuclear use", ""), Value: truth, Better: scenario.Lower},
			{Label: label("talks", "First talks", "weeks"), Value: number, Better: scenario.Lower, FirstTime: true},
			{Label: label("lost_if_talks", "Lost, if there are talks", "km2"), Value: number, Given: truth, Better: scenario.Lower},
			{Label: label("support", "Public support", "%"), Value: number, Better: scenario.Higher},
		},
		Checks: []*scenario.Check{
			{That: "pause.territory_lost >= continue.territory_lost", Share: 1},
			{That: "pause.support <= 100%", Share: 1},
			{That: "react.collapse or not pause.collapse", Share: 0.99},
		},
	}
	random, _ := design.New(design.Random, 0)
	o := &sim.Outcomes{
		Scenario: s,
		Policies: []int{0, 1, 2, 3},
		Outcomes: []int{0, 1, 2, 3, 4, 5, 6},
		Seed:     7,
		First:    1,
		Trials:   trials,
		Design:   random,
		Checks: []sim.CheckResult{
			{Check: 0, Share: 0.9731, Looked: trials, Failing: 812},
			{Check: 1, Holds: true, Share: 1, Looked: trials},
			{Check: 2, Share: 0.97, Looked: trials, Failing: 12},
		},
	}
	for i := range o.Policies {
		o.Columns = append(o.Columns, make([]sim.Column, len(o.Outcomes)))
		for k := range o.Outcomes {
			o.Columns[i][k].Values = make([]float64, trials)
		}
		o.Columns[i][4].Never = make(sim.Bits, (trials+63)/64)
		o.Columns[i][5].Given = make(sim.Bits, (trials+63)/64)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for t := range trials {
		luck, side := r.NormFloat64(), r.NormFloat64()
		for i := range o.Policies {
			push := [...]float64{0, 60, 2.5, 0}[i]
			own := r.NormFloat64()
			if i == 3 {
				own = 0
			}
			column := func(k int) *sim.Column { return &o.Columns[i][k] }
			lost := max(0, 400+120*luck+push+[...]float64{0, 25, 40, 0}[i]*own)
			column(0).Values[t] = lost
			column(1).Values[t] = math.Round(2.4e6 + 4e5*side - 3e4*push)
			column(2).Values[t] = truth01(lost > 550)
			column(4).Values[t] = 26
			if talks := math.Round(20 + 9*side - push/8); talks > 0 && talks < 26 {
				column(4).Values[t] = talks
			} else {
				column(4).Never[t>>6] |= 1 << (t & 63)
			}
			column(5).Values[t] = lost
			if side < -2.2-push/400 {
				column(5).Given[t>>6] |= 1 << (t & 63)
			}
			column(6).Values[t] = 0.5 + 0.1*side - push/1000
		}
	}
	return o
}

func truth01(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func report(t testing.TB, o *sim.Outcomes) *results.Report {
	t.Helper()
	r, err := results.NewReport(o, results.Meta{Version: "1.0.0", Command: "wargame run pause --trials 2000 --seed 7", Again: "wargame run scenarios/pause.yaml --seed 7",
		File: "scenarios/pause.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// peace is a second, small run with an outcome of the first.
func peace(trials int) *sim.Outcomes {
	o := shells(trials)
	s := *o.Scenario
	s.Name, s.Title, s.Question, s.Checks = "peace", "", "", nil
	o.Scenario, o.Checks = &s, nil
	o.Policies, o.Outcomes = []int{0, 1}, []int{0, 2}
	o.Columns = [][]sim.Column{{o.Columns[0][0], o.Columns[0][2]}, {o.Columns[1][0], o.Columns[1][2]}}
	return o
}
