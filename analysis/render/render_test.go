package render

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"wargame/analysis"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
)

var update = flag.Bool("update", false, "write golden files anew")

const dams = `wargame: 1
title: Dams
clock: {step: 1 year, length: 1 year}
variables:
  rain: {value: "uniform(0, 1)", unit: metres, title: "Rain, at its worst"}
  height: {value: "uniform(0, 100%)", unit: "%"}
  crews: {value: "bernoulli(0.5)", title: Crews at hand}
levers:
  pump: {default: 0%, range: [0, 1]}
  place: {default: roof, options: [roof, cellar]}
policies:
  wait: {}
outcomes:
  flooded: {value: "rain > 0.6 and height < 50% and crews", title: The dam breaks}
  water: {value: "10 * rain - 4 * max(0, final(pump) - 0.5)", unit: m3}
`

// program is a program of the scenario, with its levers as inputs, and what its trials draw.
func program(t *testing.T) (*scenario.Scenario, *sim.Program, sim.RunOptions, [][]float64) {
	t.Helper()
	s, diags := scenario.Load("dams.yaml", scenario.Options{Files: fstest.MapFS{"dams.yaml": {Data: []byte(dams)}}})
	if s == nil {
		t.Fatal(diags)
	}
	p, err := sim.Compile(s, sim.Options{Inputs: []int{0, 1}})
	if err != nil {
		t.Fatal(err)
	}
	o := sim.RunOptions{Seed: 1, Trials: 4_000}
	drawn, err := sim.Variables(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return s, p, o, drawn
}

func discovery(t *testing.T, boxes int) *analysis.Discovery {
	t.Helper()
	s, p, o, drawn := program(t)
	out, err := p.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.NewRun(out, drawn, 0)
	if err != nil {
		t.Fatal(err)
	}
	where, problems := s.Resolve(source.Typed("--where", "wait.flooded or wait.water > 9.5"), scenario.Place{In: scenario.InChecks, Truth: true})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	factors, cases, err := r.Cases(where, 0)
	if err != nil {
		t.Fatal(err)
	}
	d, err := analysis.Discover(factors, cases, analysis.Seek{Boxes: boxes, Chosen: analysis.None, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	d.Heading, d.Where = analysis.Heading{Scenario: s.Name, Title: s.Title}, "wait.flooded or wait.water > 9.5"
	return d
}

func sweep(t *testing.T, axes ...int) *analysis.Sweep {
	t.Helper()
	s, p, o, _ := program(t)
	w := &analysis.Sweep{Heading: analysis.Heading{Scenario: s.Name, Title: s.Title}}
	w.Receipt.Trials = o.Trials
	for _, i := range axes {
		a := analysis.Axis{Label: &s.Levers[i].Label, Values: []float64{0, 0.25, 0.5, 0.75, 1}, Measure: number.In(number.Percent)}
		if s.Levers[i].Options != nil {
			a.Values, a.Levels, a.Measure = []float64{0, 1}, s.Levers[i].Options, number.In("")
		}
		w.Axes = append(w.Axes, a)
	}
	err := w.Run(func(at []float64) (*sim.Outcomes, error) {
		o.Levers = map[string]float64{}
		for k, x := range at {
			o.Levers[s.Levers[axes[k]].Name] = x
		}
		return p.Run(context.Background(), o)
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestGolden(t *testing.T) {
	boxes, line, options, both := discovery(t, 2), sweep(t, 0), sweep(t, 1), sweep(t, 0, 1)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"discovery.md":  func(w *bytes.Buffer) error { return Markdown(w, Discovery(boxes, table.Style{})) },
		"discovery.csv": func(w *bytes.Buffer) error { return DiscoveryCSV(w, boxes) },
		"sweep.md":      func(w *bytes.Buffer) error { return Markdown(w, Sweep(line, table.Style{})) },
		"sweep.csv":     func(w *bytes.Buffer) error { return SweepCSV(w, line) },
		"options.md":    func(w *bytes.Buffer) error { return Markdown(w, Sweep(options, table.Style{})) },
		"map.md":        func(w *bytes.Buffer) error { return Markdown(w, Sweep(both, table.Style{})) },
		"map.csv":       func(w *bytes.Buffer) error { return SweepCSV(w, both) },
	} {
		golden(t, name, write)
	}
}

func golden(t *testing.T, name string, write func(*bytes.Buffer) error) {
	t.Run(name, func(t *testing.T) {
		var got bytes.Buffer
		if err := write(&got); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Error(diff)
		}
	})
}

// A terminal has pictures where documents have tables, in signs of ASCII if so asked, and explains itself unless it is to be quiet.
func TestTextHasPictures(t *testing.T) {
	for name, c := range map[string]struct {
		parts func(table.Style) []Part
		has   []string
		not   string
		key   string
	}{
		"discovery": {func(s table.Style) []Part { return Discovery(discovery(t, 1), s) }, []string{"Smaller boxes are denser", "coverage (%)", "chosen"}, "", "Density: "},
		"line":      {func(s table.Style) []Part { return Sweep(sweep(t, 0), s) }, []string{"5% to 95% of futures", "pump (%)", "then falls to 100%."}, "", "Error is that of simulation"},
		"map":       {func(s table.Style) []Part { return Sweep(sweep(t, 0, 1), s) }, []string{"pump (%) across, place down", "cellar"}, "| place", "Means; "},
	} {
		for _, style := range []table.Style{{Width: 80}, {Width: 80, Quiet: true}, {Width: 40, ASCII: true}} {
			var out bytes.Buffer
			if err := Text(&out, c.parts(style), style); err != nil {
				t.Fatal(err)
			}
			text := strings.Join(strings.Fields(out.String()), " ")
			for _, has := range c.has {
				if !strings.Contains(text, has) {
					t.Errorf("%s: no %q in:\n%s", name, has, out.String())
				}
			}
			if c.not != "" && strings.Contains(text, c.not) {
				t.Errorf("%s: %q in:\n%s", name, c.not, out.String())
			}
			if style.ASCII {
				if i := strings.IndexFunc(text, func(r rune) bool { return r > 126 }); i >= 0 {
					t.Errorf("%s: no ASCII: %s", name, text[i:])
				}
				for line := range strings.Lines(out.String()) {
					if table.Width(strings.TrimSuffix(line, "\n")) > 40 {
						t.Errorf("%s: too wide: %s", name, line)
					}
				}
			} else if strings.Contains(text, c.key) == style.Quiet {
				t.Errorf("%s, quiet %v: %s", name, style.Quiet, out.String())
			}
		}
	}
}
