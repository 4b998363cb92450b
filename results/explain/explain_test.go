package explain

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenarios"
	"wargame/sim"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func load(t *testing.T, name string, set ...scenario.Assignment) (*scenario.Scenario, bool) {
	t.Helper()
	s, problems := scenario.Load(name, scenario.Options{Files: os.DirFS("testdata"), Library: scenarios.Library, Set: set})
	if problems.HasErrors() && len(set) == 0 {
		t.Fatal(problems)
	}
	return s, !problems.HasErrors()
}

func explanation(t *testing.T, s *scenario.Scenario) *Explanation {
	t.Helper()
	x, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// What can be drawn is shown, however large or small, and what overflows or is no number is not.
func TestExtremeVariables(t *testing.T) {
	s, problems := scenario.Load("extreme.yaml", scenario.Options{Files: fstest.MapFS{"extreme.yaml": {Data: []byte(`wargame: 1
clock: {step: 1 week, length: 1 week}
variables:
  wide: uniform(-8e307, 8e307)
  half: uniform(0, 1e308)
  small: uniform(0, 1e-320)
  over: uniform(0, 1e308) * 1e10
  sometimes: if bernoulli(0.5) then 0 / 0 else 1
  never: 0 / 0
  endless: 1 / 0
`)}}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	x := explanation(t, s)
	sum := func(counts []int) (n int) {
		for _, c := range counts {
			n += c
		}
		return n
	}
	for i, v := range x.Variables[:2] {
		if n := sum(v.Sketch); n < 4000 || n > 4096 || slices.Max(v.Sketch)-slices.Min(v.Sketch) > 20 {
			t.Errorf("%s: %v", v.Name, x.Variables[i].Sketch)
		}
	}
	if over := x.Variables[3]; over.P95 != nil || over.Sketch != nil || x.Constants[0].Number != nil || x.Constants[1].Number != nil {
		t.Errorf("%+v", over)
	}
	var text bytes.Buffer
	if err := table.WriteText(&text, table.Style{Width: 80}, x.Page()); err != nil || strings.Contains(text.String(), "NaN") || strings.Contains(text.String(), "Inf") {
		t.Errorf("%v: %s", err, text.String())
	}
}

// The whole of what is said of a scenario that has every form, in every format.
func TestGolden(t *testing.T) {
	s, _ := load(t, "whole.yaml")
	x := explanation(t, s)
	for _, g := range []struct {
		file  string
		print func(w io.Writer) error
	}{
		{"whole80.txt", func(w io.Writer) error { return table.WriteText(w, table.Style{Width: 80}, x.Page()) }},
		{"whole40.txt", func(w io.Writer) error { return table.WriteText(w, table.Style{Width: 40}, x.Page()) }},
		{"whole.md", func(w io.Writer) error { return table.WriteMarkdown(w, x.Page()) }},
		{"whole.mmd", x.Diagram},
	} {
		var got bytes.Buffer
		if err := g.print(&got); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", g.file)
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
			t.Errorf("%s (-update writes it anew):\n%s", file, diff)
		}
	}
}

// What an outcome is not said to depend on changes it in no trial: each variable and each lever of some shipped
// scenarios is changed in turn.
func TestDependsOnAll(t *testing.T) {
	for _, name := range []string{"us-aid-pause", "dprk-rotation", "iwo-jima"} {
		s, _ := load(t, "library/"+name)
		x := explanation(t, s)
		before := columns(t, s)
		changed := 0
		check := func(what, value string, reach func(d *Depends) []string) {
			other, ok := load(t, "library/"+name, scenario.Assignment{Name: what, Text: value})
			if !ok {
				return // one of a correlation must be one distribution call
			}
			changed++
			after := columns(t, other)
			for k, o := range x.Outcomes {
				if slices.Contains(reach(o.Depends), what) {
					continue
				}
				for p := range before {
					if !slices.Equal(before[p][k].Values, after[p][k].Values) {
						t.Errorf("%s: %s changes %s under %s", name, what, o.Name, x.Policies[p].Name)
					}
				}
			}
		}
		for _, v := range x.Variables {
			check(v.Name, fmt.Sprintf("(%s) * 0.9", WordsOf(s).Expression(v.Value)), func(d *Depends) []string { return d.Variables })
		}
		for _, l := range s.Levers {
			if l.Ranged {
				check(l.Name, fmt.Sprint((l.Low+l.High)/3), func(d *Depends) []string { return d.Levers })
			}
		}
		if changed < len(x.Variables)/2 {
			t.Errorf("%s: only %d changes could be tried", name, changed)
		}
	}
}

func columns(t *testing.T, s *scenario.Scenario) [][]sim.Column {
	t.Helper()
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.Run(context.Background(), sim.RunOptions{Seed: 1, Trials: 64})
	if err != nil {
		t.Fatal(err)
	}
	return out.Columns
}

// In all shipped scenarios, what is computed at a point stands after what it is computed from, but for loops through
// the past.
func TestOrder(t *testing.T) {
	for _, name := range scenarios.Names() {
		s, _ := load(t, "library/"+name)
		order := order(s)
		for i, q := range order {
			for _, e := range s.Expressions(q) {
				for read := range e.Reads() {
					at := slices.Index(order, read)
					if at > i && !slices.Contains(reached(s, read), q) {
						t.Errorf("%s: %s stands before %s", name, s.Label(q).Name, s.Label(read).Name)
					}
				}
			}
		}
	}
}

// reached are the auxiliaries, tables and flows that one is computed from.
func reached(s *scenario.Scenario, from scenario.Quantity) []scenario.Quantity {
	list := []scenario.Quantity{from}
	for i := 0; i < len(list); i++ {
		for _, e := range s.Expressions(list[i]) {
			for read := range e.Reads() {
				if read.Kind != scenario.KindStock && !slices.Contains(list, read) {
					list = append(list, read)
				}
			}
		}
	}
	return list
}

// Every shipped scenario can be explained, and says no more on a line than fits.
func TestPagesFit(t *testing.T) {
	for _, name := range scenarios.Names() {
		s, _ := load(t, "library/"+name)
		page := explanation(t, s).Page()
		for _, width := range []int{80, 120} {
			var out bytes.Buffer
			if err := table.WriteText(&out, table.Style{Width: width}, page); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(out.String()) {
				if n := len([]rune(strings.TrimSpace(line))); n > width {
					t.Errorf("%s: a line of %d characters for a width of %d: %s", name, n, width, line)
				}
			}
		}
	}
}

func TestSketch(t *testing.T) {
	check := func(values []float64, low, high float64, want ...int) {
		t.Helper()
		if diff := cmp.Diff(want, sketch(values, low, high)); diff != "" {
			t.Errorf("sketch(%v): %s", values, diff)
		}
	}
	check([]float64{0, 1, 1, 2}, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1)
	check([]float64{0, 1}, 0, 16, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	check([]float64{-1, 0, 17}, 0, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	check([]float64{3, 3}, 3, 3)
}

// The spans of every bar of the library cover the whole length, one after the other, and are what the policy sets.
func TestBars(t *testing.T) {
	bars := 0
	for _, name := range scenarios.Names() {
		s, _ := load(t, "library/"+name)
		for _, p := range explanation(t, s).Policies {
			for j, bar := range p.Bars {
				if bar == nil {
					continue
				}
				set := p.Settings[j]
				lever := s.Levers[set.Lever]
				bars++
				at := 0.0
				for _, span := range bar.Spans {
					if span.From != at || span.To <= span.From || span.Value < bar.Low || span.Value > bar.High {
						t.Errorf("%s, %s, %s: span %+v of %+v", name, p.Name, lever.Name, span, *bar)
					}
					at = span.To
					want := lever.Default.Value
					for _, e := range set.Entries {
						if e.From <= span.From {
							want = e.Value.Value
						}
					}
					if span.Value != want {
						t.Errorf("%s, %s, %s: %v from %v, want %v", name, p.Name, lever.Name, span.Value, span.From, want)
					}
				}
				if at != s.Clock.Horizon() {
					t.Errorf("%s, %s, %s: ends at %v", name, p.Name, lever.Name, at)
				}
			}
		}
	}
	if bars < 10 {
		t.Errorf("only %d bars", bars)
	}
}

func TestSome(t *testing.T) {
	check := func(part, all, want string) {
		t.Helper()
		if got := some(strings.Fields(part), strings.Fields(all)); got != want {
			t.Errorf("some(%s of %s) = %q, want %q", part, all, got, want)
		}
	}
	check("", "a b", "none")
	check("a b", "a b", "a, b")
	check("a b c", "a b c", "all 3")
	check("a b c d", "a b c d e", "all 5 but e")
	check("a b", "a b c d", "a, b")
}

// What delays by order, priorities and limits do is said beside the equations.
func TestSaysStages(t *testing.T) {
	s, problems := scenario.Load("stages.yaml", scenario.Options{Files: fstest.MapFS{"stages.yaml": {Data: []byte(`wargame: 1
clock: {step: 1 week, length: 20 weeks}
stocks: {depot: {start: 9, limit: with inflows}, front: {start: 0, max: 5}}
flows:
  road: {from: depot, to: front, rate: 3, delay: {time: 5 weeks, order: 3}, priority: 1}
  rail: {from: depot, to: front, rate: 3, delay: {time: 2 weeks, order: fixed}, priority: 4}
  air: {from: depot, to: front, rate: 3}
auxiliaries: {seen: "smooth(front, 4 weeks, 2, 3)", told: "delayed(front, 4 weeks, 0, 1)"}
watch: [seen, told]
`)}}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var got []string
	w := WordsOf(s)
	for q := range s.Quantities(scenario.KindFlow, scenario.KindStock, scenario.KindAuxiliary) {
		equation, says := w.Quantity(q)
		got = append(got, equation+": "+strings.Join(says, "; "))
	}
	want := []string{
		"road = 3: from depot to front, per week; no more than depot can give, before others; arrives bit by bit, after 5 weeks on average (a delay of order 3)",
		"rail = 3: from depot to front, per week; no more than depot can give, with priority 4; arrives after 2 weeks",
		"air = 3: from depot to front, per week; no more than depot can give, after all with a priority; no more than front can take",
		"d(depot)/dt = -road - rail - air: starts at 9; never below 0; gives also what enters it in the same step",
		"d(front)/dt = arriving(road) + arriving(rail) + air: starts at 0; never below 0; never above 5",
		"seen = smooth(front, 4 weeks, 2, 3): ",
		"told = delayed(front, 4 weeks, 0, 1): ",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
