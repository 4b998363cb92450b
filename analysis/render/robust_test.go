package render

import (
	"bytes"
	"testing"
	"testing/fstest"

	"wargame/analysis"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/sim"
)

// A choice in which rules part, policies are dominated for one actor and not for the other, a variable that is true or not turns it, and one
// outcome counts in some futures only.
const parting = `wargame: 1
title: Parting
clock: {step: 1 week, length: 1 week}
actors: {us: {title: Us}, them: {title: Them}}
variables:
  rain: {value: "normal(0, 1)", unit: m, title: Rain | of the year}
  warned: bernoulli(0.5)
levers:
  acts: {default: 0, range: [0, 2]}
policies:
  wait: {}
  act: {set: {acts: 1}}
  again: {set: {acts: 1}}
  waste: {set: {acts: 2}}
outcomes:
  gain: {value: "if final(acts) == 2 then -9 else final(acts) * (0.5 + 2 * rain)", unit: km2, better: higher, for: us, acceptable: at least 0}
  flood: {value: "if warned then final(acts) >= 1 and rain > 0 else final(acts) == 0 and rain > 0", better: lower, for: us}
  cost: {value: "if final(acts) == 2 then 0.3 else 0.2", unit: "%", better: higher, for: them}
  depth: {value: rain, given: rain > 0, better: lower}
`

func robustness(t *testing.T) *analysis.Robustness {
	t.Helper()
	s, diags := scenario.Load("parting.yaml", scenario.Options{Files: fstest.MapFS{"parting.yaml": {Data: []byte(parting)}}})
	if s == nil {
		t.Fatal(diags)
	}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o := sim.RunOptions{Seed: 1, Trials: 2_000}
	out, err := p.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := sim.Variables(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	run, err := analysis.NewRun(out, drawn, 0)
	if err != nil {
		t.Fatal(err)
	}
	r, err := run.Robust(analysis.Weighing{Outcomes: []int{0, 1, 2, 3}, Against: analysis.None, Progress: func(int, int) {}})
	if err != nil {
		t.Fatal(err)
	}
	c := analysis.Crossed{Worlds: 512, Lucks: 2}
	if out, err = p.Run(t.Context(), c.Options(o)); err != nil {
		t.Fatal(err)
	}
	r.AddInformation(c, out)
	r.Heading = analysis.Heading{Scenario: s.Name, Title: s.Title}
	return r
}

func TestGoldenRobustness(t *testing.T) {
	r := robustness(t)
	golden(t, "robust.txt", func(w *bytes.Buffer) error { return Text(w, Robustness(r, table.Style{}), table.Style{}) })
	golden(t, "robust.md", func(w *bytes.Buffer) error { return Markdown(w, Robustness(r, table.Style{Quiet: true})) })
	golden(t, "robust.csv", func(w *bytes.Buffer) error { return RobustnessCSV(w, r) })
}
