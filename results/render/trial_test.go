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

// oneTrial is a trial of two policies that part at point 1: the lever and the event differ from there on, a stock after
// it, and the weather never.
func oneTrial() *results.TrialReport {
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
	path := func(stock, event, flow []float64, aid []string) []results.TrialPath {
		return []results.TrialPath{
			{Name: "weather", Kind: scenario.KindStock, Values: []float64{1, 1, 1}},
			{Name: "use", Unit: "%", Kind: scenario.KindFlow, Values: flow},
			{Name: "shells", Unit: "shells", Kind: scenario.KindStock, Values: stock},
			{Name: "raid", Kind: scenario.KindEvent, Values: event},
			{Name: "aid", Kind: scenario.KindLever, Names: aid},
		}
	}
	parts := 1
	return &results.TrialReport{
		Scenario: "pause", Seed: 7, Trial: 17, TimeUnit: "week", Time: []float64{0, 8.5, 17}, Parts: &parts,
		Clock:     scenario.Clock{Unit: "week", Step: 8.5, Steps: 2, Start: "2025-07-07"},
		Watched:   []string{"shells"},
		Variables: []results.TrialVariable{{Name: "spend", Unit: "%", Value: value(0.125)}, {Name: "ratio"}},
		Policies: []results.TrialPolicy{
			{Name: "continue", Outcomes: outcomes(1200, 0.5, results.TrialOutcome{Value: value(26), Never: true}),
				Path: path([]float64{50, 50, 60}, []float64{0, 0}, []float64{0.5, 0.25}, []string{"on", "on"})},
			{Name: "pause", Outcomes: outcomes(0.25, 1, results.TrialOutcome{}),
				Path: path([]float64{50, 50, 0}, []float64{0, 1}, []float64{0.5, 0.125}, []string{"on", "off"})},
		},
	}
}

// The quantities that differ stand side by side from where they part: what is watched first, then levers, events, stocks,
// flows. A name that is its unit stands once.
func TestTrialPage(t *testing.T) {
	var out strings.Builder
	if err := table.WriteText(&out, table.Style{Width: 120}, TrialPage(oneTrial(), 0)); err != nil {
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
	alone, same, median := oneTrial(), oneTrial(), oneTrial()
	alone.Policies, alone.Parts = alone.Policies[:1], nil
	same.Parts = nil
	median.Median, median.Time, median.Title = true, nil, "A pause"
	pages := TrialPages([]*results.TrialReport{alone, same, median}, 0)
	if p := pages[0]; p.Sections[1].Lead[0] != "There is one policy; its path from the start:" || len(p.Sections[1].Table.Rows) != 3 || len(p.Sections[1].Table.Columns) != 6 {
		t.Errorf("alone: %+v", p.Sections[1])
	}
	if p := pages[1]; !strings.HasPrefix(p.Sections[1].Lead[0], "The policies never part") || p.Sections[1].Table != nil {
		t.Errorf("same: %+v", p.Sections[1])
	}
	if p := pages[2]; p.Title != "A pause: every variable at its median, chance as in trial 1 of seed 7" || len(p.Sections) != 2 {
		t.Errorf("at the medians: %q and %d sections", p.Title, len(p.Sections))
	}
}

// A row has one value in full, in the unit of the file; what does not count or does not exist is empty.
func TestTrialsCSV(t *testing.T) {
	r := oneTrial()
	r.Policies = r.Policies[1:]
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
