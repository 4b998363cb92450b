package render

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/analysis"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/sim"
)

// A choice of which everything is known: see the test of its figures, in analysis.
const known = `wargame: 1
title: Planted
clock: {step: 1 week, length: 1 week}
actors: {us: {title: Us}}
variables:
  signal: {value: "uniform(0, 1)", title: Signal}
  risk: {value: "uniform(0, 1)", title: Risk}
  idle: uniform(0, 1)
levers:
  acts: {default: 0, range: [0, 2]}
policies:
  wait: {}
  act: {set: {acts: 1}}
  waste: {set: {acts: 2}}
  again: {set: {acts: 1}}
outcomes:
  loss: {value: "if final(acts) == 0 then 10 * signal else if final(acts) == 1 then 3 + (if risk > 0.8 then 4 else 0) else 20", unit: km2, title: Loss, better: lower, for: us, acceptable: at most 5}
  rain: {value: signal, better: higher}
`

func why(t *testing.T, outcome int) *analysis.Why {
	t.Helper()
	s, diags := scenario.Load("known.yaml", scenario.Options{Files: fstest.MapFS{"known.yaml": {Data: []byte(known)}}})
	if s == nil {
		t.Fatal(diags)
	}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o := sim.RunOptions{Seed: 1, Trials: 4_000}
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
	y, err := r.Why(analysis.Reasons{Places: []int{outcome}, Progress: func(int, int) {}})
	if err != nil {
		t.Fatal(err)
	}
	y.Heading = analysis.Heading{Scenario: s.Name, Title: s.Title}
	y.More = analysis.More{Decides: "wargame sensitivity known", Fails: "wargame discover known", Choice: "wargame robust known"}
	return y
}

func TestGoldenWhy(t *testing.T) {
	y := why(t, 0)
	golden(t, "why.txt", func(w *bytes.Buffer) error { return Text(w, Why(y), table.Style{Width: 80}) })
	golden(t, "why.md", func(w *bytes.Buffer) error { return Markdown(w, Why(y)) })
}

// Where there is nothing to draw, there are sentences alone.
func TestWhyWithoutPictures(t *testing.T) {
	y := why(t, 1)
	for _, p := range Why(y) {
		if p.Chart != nil {
			t.Errorf("a picture %q", p.Chart.Title)
		}
	}
	var out bytes.Buffer
	if err := Text(&out, Why(y), table.Style{Width: 80, ASCII: true}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "All policies are the same in every trial.") {
		t.Error(out.String())
	}
}
