package render

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/results"
	"wargame/results/table"
	"wargame/scenario"
)

// oneTrial is a trial under policies that part at point 1 where there is a path: the lever and the event differ from there on, a
// stock after it, and the weather never.
func oneTrial(policies ...string) *results.TrialReport {
	value := func(x float64) *float64 { return &x }
	outcomes := func(left, share float64, talks results.TrialOutcome) []results.TrialOutcome {
		talks.Name, talks.Unit, talks.Kind = "talks", "weeks", results.Number
		return []results.TrialOutcome{
			{Name: "shells", Unit: "shells", Kind: results.Number, Value: value(left)},
			{Name: "support", Unit: "%", Kind: results.Number, Value: value(share)},
			{Name: "dry", Kind: results.Chance, Value: value(math.Trunc(share))},
			talks,
		}
	}
	r := &results.TrialReport{
		Scenario: "pause", Seed: 7, Trial: 17,
		Clock:     scenario.Clock{Unit: "week", Step: 8.5, Steps: 2, Start: "2025-07-07"},
		Watched:   []string{"shells"},
		Variables: []results.TrialVariable{{Name: "spend", Unit: "%", Value: value(0.125)}, {Name: "ratio"}},
	}
	for _, name := range policies {
		o := outcomes(1200, 0.5, results.TrialOutcome{Value: value(26), Never: true})
		if name == "pause" {
			o = outcomes(0.25, 1, results.TrialOutcome{})
		}
		r.Policies = append(r.Policies, results.TrialPolicy{Name: name, Outcomes: o})
	}
	return r
}

// withPath is the trial with the paths of its quantities under policies, which are numbered by which.
func withPath(t *testing.T, which ...int) *results.TrialReport {
	t.Helper()
	names := []string{"continue", "pause"}
	var policies []string
	for _, i := range which {
		policies = append(policies, names[i])
	}
	s := &scenario.Scenario{
		Stocks: []*scenario.Stock{{Label: scenario.Label{Name: "weather"}}, {Label: scenario.Label{Name: "shells", Unit: "shells"}}},
		Flows:  []*scenario.Flow{{Label: scenario.Label{Name: "use", Unit: "%"}}},
		Events: []*scenario.Event{{Label: scenario.Label{Name: "raid"}}},
		Levers: []*scenario.Lever{{Label: scenario.Label{Name: "aid"}, Options: []string{"off", "on"}}},
	}
	paths := [][][]float64{ // by policy, by point
		{{1, 0.5, 50, 0, 1}, {1, 0.25, 50, 0, 1}, {1, 0, 60, 0, 0}},
		{{1, 0.5, 50, 0, 1}, {1, 0.125, 50, 1, 0}, {1, 0, 0, 0, 0}},
	}
	r := oneTrial(policies...)
	err := r.AddPath(s, results.Way{
		Quantities: []scenario.Quantity{scenario.KindStock.At(0), scenario.KindFlow.At(0), scenario.KindStock.At(1), scenario.KindEvent.At(0), scenario.KindLever.At(0)},
		Points:     []int{3, 2, 3, 2, 2},
		Trace: func(see func(int, [][]float64) bool) error {
			for k := range 3 {
				var values [][]float64
				for _, i := range which {
					values = append(values, paths[i][k])
				}
				if !see(k, values) {
					break
				}
			}
			return nil
		},
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The quantities that differ stand side by side from where they part: what is watched first, then levers, events, stocks,
// flows. A name that is its unit stands once.
func TestTrialPage(t *testing.T) {
	var out strings.Builder
	if err := table.WriteText(&out, table.Style{Width: 120}, TrialPage(withPath(t, 0, 1), 0)); err != nil {
		t.Fatal(err)
	}
	want := `pause: trial 17 of seed 7

outcome        continue           pause
───────────────────────────────────────
shells            1,200             0.2
support (%)          50             100
dry                  no             yes
talks (weeks)     never  does not count

The policies part at week 8.5, 2025-09-04; from there on:

                          shells              aid             raid          use (%)
week             continue  pause  continue  pause  continue  pause  continue  pause
───────────────────────────────────────────────────────────────────────────────────
8.5  2025-09-04        50     50        on    off         ·  fires      25.0   12.5
 17  2025-11-03        60      0

The same under every policy: weather

What the trial drew, under every policy:

variable        value
─────────────────────
spend (%)        12.5
ratio      not finite
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
}

// Alone, a policy has its whole path; policies that never part have none; a trial at the medians says so.
func TestTrialPagesOfOtherTrials(t *testing.T) {
	alone, same, median := withPath(t, 0), withPath(t, 0, 0), oneTrial("continue", "pause")
	median.Median, median.Title = true, "A pause"
	pages := TrialPages([]*results.TrialReport{alone, same, median}, 0)
	var path []*table.Table
	for t := range pages[0].Sections[1].More {
		path = append(path, t)
	}
	if p := pages[0]; p.Sections[1].Lead[0] != "There is one policy; its path from the start:" || len(path) != 1 || len(path[0].Rows) != 3 || len(path[0].Columns) != 6 {
		t.Errorf("alone: %+v", p.Sections[1])
	}
	if p := pages[1]; !strings.HasPrefix(p.Sections[1].Lead[0], "The policies never part") || p.Sections[1].More != nil {
		t.Errorf("same: %+v", p.Sections[1])
	}
	if p := pages[2]; p.Title != "A pause: every variable at its median, chance as in trial 1 of seed 7" || len(p.Sections) != 2 {
		t.Errorf("at the medians: %q and %d sections", p.Title, len(p.Sections))
	}
}

// A row has one value in full, in the unit of the file; what does not count or does not exist is empty.
func TestTrialsCSV(t *testing.T) {
	r := withPath(t, 1)
	var out strings.Builder
	if err := TrialsCSV(&out, []*results.TrialReport{r}); err != nil {
		t.Fatal(err)
	}
	want := `scenario,seed,trial,at,policy,kind,name,unit,time,value
pause,7,17,,,variable,spend,%,,0.125
pause,7,17,,,variable,ratio,,,
pause,7,17,,pause,outcome,shells,shells,,0.25
pause,7,17,,pause,outcome,support,%,,1
pause,7,17,,pause,outcome,dry,,,1
pause,7,17,,pause,outcome,talks,weeks,,
pause,7,17,,pause,stock,weather,,0,1
pause,7,17,,pause,stock,weather,,8.5,1
pause,7,17,,pause,stock,weather,,17,1
pause,7,17,,pause,flow,use,%,0,0.5
pause,7,17,,pause,flow,use,%,8.5,0.125
pause,7,17,,pause,stock,shells,shells,0,50
pause,7,17,,pause,stock,shells,shells,8.5,50
pause,7,17,,pause,stock,shells,shells,17,0
pause,7,17,,pause,event,raid,,0,0
pause,7,17,,pause,event,raid,,8.5,1
pause,7,17,,pause,lever,aid,,0,on
pause,7,17,,pause,lever,aid,,8.5,off
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
}
