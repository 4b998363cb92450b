package main

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"wargame/scenarios"
)

// The document shows what the scenarios say today, of the observations that stand in it.
func TestDocumentIsCurrent(t *testing.T) {
	old, err := os.ReadFile(filepath.Join("..", "..", "docs", "what-happened.md"))
	if err != nil {
		t.Fatal(err)
	}
	now, err := document(context.Background(), string(old), nil)
	if err != nil {
		t.Fatal(err)
	}
	if now != string(old) {
		t.Errorf("docs/what-happened.md is not what the scenarios say (go generate ./... writes it anew; then read its text again):\n%s",
			cmp.Diff(string(old), now))
	}
	for i := range allSeries() {
		if s := allSeries()[i]; !strings.Contains(now, mark+s.name+" -->") {
			t.Errorf("the document does not show the series %s", s.name)
		}
	}
	if !strings.Contains(now, mark+"corrections -->") {
		t.Error("the document does not show what corrections did")
	}
	for _, f := range allFacts() {
		if !strings.Contains(now, mark+"facts of "+f.scenario+" -->") {
			t.Errorf("the document does not show what became known about %s", f.scenario)
		}
	}
}

// A score after a correction is the one that the next correction of the same forecast found; the sum spans all of them.
func TestFollowing(t *testing.T) {
	a, b := past{series: "losses", scenario: "x", below: 3}, past{series: "losses", scenario: "y"}
	later := []correction{{before: []past{b}}, {before: []past{{series: "losses", scenario: "x", below: 2}}}, {before: []past{{series: "losses", scenario: "x", below: 1}}}}
	if got := following(later, a); got == nil || got.below != 2 {
		t.Errorf("%+v follows, want the first with 2 below", got)
	}
	if got := following(later[2:], b); got != nil {
		t.Errorf("%+v follows what nothing follows", got)
	}
}

// A value that somebody changes on the page is noticed.
func TestChangedObservation(t *testing.T) {
	old, err := os.ReadFile(filepath.Join("..", "..", "docs", "what-happened.md"))
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(old), "\n| 2025-08-18 | 6120 |", "\n| 2025-08-18 | 6130 |", 1)
	if changed == string(old) {
		t.Fatal("the page has no such row")
	}
	if _, err := document(context.Background(), changed, nil); err == nil || !strings.Contains(err.Error(), "losses") {
		t.Errorf("a changed value went unnoticed: %v", err)
	}
}

// No scenario is passed over: each is compared, or the document says why it cannot be.
func TestEveryScenarioIsNamed(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "what-happened.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range scenarios.Names() {
		if !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("docs/what-happened.md says nothing of %s", name)
		}
	}
}

// The score of a normal forecast is known in closed form: Gneiting and Raftery 2007, equation 21 below it.
func TestCRPS(t *testing.T) {
	check := func(forecast []float64, y, want, within float64) {
		t.Helper()
		if got := crps(forecast, y); math.Abs(got-want) > within {
			t.Errorf("crps of %d values at %v is %v, want %v", len(forecast), y, got, want)
		}
	}
	check([]float64{3}, 5, 2, 0)              // one value: its distance
	check([]float64{1, 3}, 2, 0.5, 1e-15)     // 1 - 2/4
	check([]float64{3, 1}, 5, 2.5, 1e-15)     // 3 - 2/4, in any order
	check([]float64{0, 0, 4}, 0, 4./9, 1e-15) // 4/3 - (4*4/9)/2

	n := 20_000
	normal := make([]float64, n)
	for i := range normal {
		normal[i] = math.Sqrt2 * math.Erfinv(2*(float64(i)+0.5)/float64(n)-1)
	}
	for _, y := range []float64{0, 0.7, -2} {
		density := math.Exp(-y*y/2) / math.Sqrt(2*math.Pi)
		below := (1 + math.Erf(y/math.Sqrt2)) / 2
		check(normal, y, y*(2*below-1)+2*density-1/math.Sqrt(math.Pi), 1e-4)
	}
}

func TestScore(t *testing.T) {
	column := make([]float64, 101) // 5th percentile 5, 95th 95
	for i := range column {
		column[i] = float64(i)
	}
	s := scoreOf([][]float64{column, column, column}, []float64{4, 5, 96}, []float64{90, 1, 2, 3, 4})
	if s.periods != 3 || s.below != 1 || s.above != 1 || s.inside() != 1 {
		t.Errorf("%+v: want one below, one inside, one above", s)
	}
	if want := (1.5 + 2.5 + 93.5) / 3; math.Abs(s.naive-want) > 1e-12 {
		t.Errorf("the mean of the last four is off by %v, want %v", s.naive, want)
	}
}

func TestReadSeries(t *testing.T) {
	data := fstest.MapFS{"a.csv": {Data: []byte("# who\nweek_start,days,km2\n2025-06-02,7,10\n2025-06-09,7,13\n2025-06-16,7,12\n" +
		"2025-06-30,7,20\n2025-07-07,7,21.5\n2025-07-14,6,99\n")}}
	s := series{name: "a", file: "a.csv", column: "km2", change: true, before: 2,
		known: "2025-06-23", from: "2025-07-07", until: "2026-01-01", forecasts: []forecast{{steps: 9}}}
	got, err := s.fromCSV(data)
	if err != nil {
		t.Fatal(err)
	}
	// The week after a gap has no change, and the week of six days is left out.
	want := observations{before: []observation{{"2025-06-09", "3"}, {"2025-06-16", "-1"}}, after: []observation{{"2025-07-07", "1.5"}}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(observations{}, observation{})); d != "" {
		t.Error(d)
	}
	s.before = 3
	if _, err := s.fromCSV(data); err == nil {
		t.Error("a series that is too short was taken")
	}
}
