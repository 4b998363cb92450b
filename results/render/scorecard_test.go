package render

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"wargame/results"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/sim"
)

func pageText(t *testing.T, p *table.Page, style table.Style) string {
	t.Helper()
	var out bytes.Buffer
	if err := table.WriteText(&out, style, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The scorecard of a run in which every kind of result occurs, as it stands on a terminal and in a document.
func TestScorecards(t *testing.T) {
	r := report(t, shells(2000))
	for _, width := range []int{60, 80, 120} {
		style := table.Style{Width: width}
		golden(t, fmt.Sprintf("scorecard%d.txt", width), []byte(pageText(t, Scorecard(r, style, 0), style)))
	}
	var out bytes.Buffer
	if err := table.WriteMarkdown(&out, Scorecard(r, table.Style{Width: 1000}, 0)); err != nil {
		t.Fatal(err)
	}
	golden(t, "scorecard.md", out.Bytes())
	both := []*results.Report{r, report(t, peace(2000))}
	golden(t, "overview80.txt", []byte(pageText(t, Overview(both, table.Style{Width: 80}), table.Style{Width: 80})))
}

// wide is a run of five policies with long names, and nine outcomes with long titles.
func wide() *sim.Outcomes {
	o := shells(640)
	s := *o.Scenario
	s.Policies, s.Outcomes, s.Checks = nil, nil, nil
	o.Scenario, o.Checks, o.Policies, o.Outcomes = &s, nil, nil, nil
	columns := o.Columns
	o.Columns = nil
	for i, name := range []string{"continue", "information_pact", "guaranteed_truce", "counteroffensive", "half_force_linear"} {
		s.Policies = append(s.Policies, &scenario.Policy{Label: scenario.Label{Name: name}})
		o.Policies = append(o.Policies, i)
		o.Columns = append(o.Columns, nil)
		for range 9 {
			o.Columns[i] = append(o.Columns[i], columns[i%4][0])
		}
	}
	for k := range 9 {
		s.Outcomes = append(s.Outcomes, &scenario.Outcome{
			Label:  scenario.Label{Name: fmt.Sprintf("outcome_%d", k), Title: "Weeks in which half of the reachable ballistic missiles are let go", Unit: "EUR million"},
			Value:  &scenario.Expr{Type: scenario.Number},
			Better: scenario.Lower, Acceptable: &scenario.Bound{Relation: scenario.AtMost, Limit: 123},
		})
		o.Outcomes = append(o.Outcomes, k)
	}
	return o
}

// Five policies and nine outcomes fit 80 columns and, with what the marks mean, 40 lines.
func TestScorecardFits(t *testing.T) {
	r := report(t, wide())
	style := table.Style{Width: 80}
	page := &table.Page{Together: true, Sections: []table.Section{{Table: scoreTable(r, style, 0)}, {Lead: marksKey(r)}}}
	text := pageText(t, page, style)
	if lines := strings.Count(text, "\n"); lines > 40 {
		t.Errorf("%d lines:\n%s", lines, text)
	}
	if heads := strings.Count(text, "────"); heads == 0 || strings.Count(text, "want") != 1 {
		t.Errorf("the table is split:\n%s", text)
	}
	for _, width := range []int{40, 60, 80, 100} {
		style := table.Style{Width: width}
		for line := range strings.Lines(pageText(t, Scorecard(r, style, 0), style)) {
			if n := displaywidth.String(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("width %d: a line of %d: %s", width, n, line)
			}
		}
	}
}

// No column vanishes on a narrow terminal, every policy has its value, and quiet has neither legend nor commands.
func TestScorecardKeepsAll(t *testing.T) {
	r := report(t, wide())
	for _, width := range []int{40, 50, 80} {
		style := table.Style{Width: width, Quiet: true}
		text := pageText(t, Scorecard(r, style, 0), style)
		if got, want := strings.Count(text, "Weeks in"), 9; got < want {
			t.Errorf("width %d: %d rows", width, got)
		}
		for _, says := range []string{"simulation error", "wargame help"} {
			if strings.Contains(text, says) {
				t.Errorf("width %d: a quiet one says %q", width, says)
			}
		}
	}
}

func TestSentence(t *testing.T) {
	for _, c := range []struct {
		s     stand
		named int
		want  string
	}{
		{stand{same: 8, all: 8}, 3, "the same as base in all 8"},
		{stand{better: []string{"a"}, all: 1}, 3, "better than base in the one outcome"},
		{stand{worse: []string{"a", "b"}, all: 2}, 0, "worse than base in both"},
		{stand{open: []string{"a", "b"}, all: 2}, 0, "too close to base to call in both"},
		{stand{worse: []string{"ground lost", "shells fired"}, same: 6, all: 8}, 3, "no worse than base in 6 of 8, worse in ground lost and shells fired"},
		{stand{worse: []string{"a", "b", "c"}, open: []string{"d"}, all: 4}, 2, "worse in 3, too close to call in d"},
		{stand{better: []string{"a", "b", "c"}, same: 1, all: 4}, 3, "no worse than base in 4 of 4, better in a, b and c"},
	} {
		if got := c.s.sentence("base", c.named); got != c.want {
			t.Errorf("%+v: %q, want %q", c.s, got, c.want)
		}
	}
}

// Values of a row have three digits of the largest and no more than its error supports; a constant is what it is.
func TestScale(t *testing.T) {
	of := func(mean, se float64) *results.PolicyReport {
		return &results.PolicyReport{Outcomes: []results.OutcomeReport{{Unit: "shells", Mean: &mean, SE: &se}}}
	}
	for _, c := range []struct {
		means, errors []float64
		want          string
	}{
		{[]float64{5.845, 12.19}, []float64{0.01, 0.01}, "5.8 12.2 shells"},
		{[]float64{5.845, 12.19}, []float64{0.4, 0.6}, "5.8 12.2 shells"},
		{[]float64{5.845, 12.19}, []float64{4, 6}, "6 12 shells"},
		{[]float64{3252, 3392}, []float64{1, 1}, "3,250 3,390 shells"},
		{[]float64{2_412_345, 99_000}, []float64{100, 100}, "2,410 100 thousand shells"},
		{[]float64{0.000123, 0}, []float64{1e-9, 0}, "0.000123 0.000000 shells"},
		{[]float64{123_456_789, 123_456_789}, []float64{0, 0}, "123,456,789 123,456,789 shells"},
		{[]float64{1000, 0.04}, []float64{1, 0.01}, "1,000 0.04 shells"},
	} {
		r := &results.Report{Policies: []results.PolicyReport{*of(c.means[0], c.errors[0]), *of(c.means[1], c.errors[1])}}
		s := scaleOf(r, 0, 0)
		if got := s.say(c.means[0]) + " " + s.say(c.means[1]) + " " + s.Unit; got != c.want {
			t.Errorf("%v: %s, want %s", c.means, got, c.want)
		}
	}
}

// What a run hangs on is told with digits that tell the ends of a range apart, and without ends that sound the same.
func TestHangsOn(t *testing.T) {
	of := func(title string, low, high results.Side) *results.Report {
		mean := 0.5
		return &results.Report{
			Baseline: "base", Headlines: []int{0},
			Policies:   []results.PolicyReport{{Name: "base", Outcomes: []results.OutcomeReport{{Title: title, Kind: results.Chance, Mean: &mean}}}},
			Influences: []results.Influence{{Variable: &scenario.Variable{Label: scenario.Label{Name: "through"}}, Low: low, High: high}},
		}
	}
	for _, c := range []struct {
		r    *results.Report
		want string
	}{
		{of("It happens", results.Side{Edge: 0.2031, Mean: 0}, results.Side{Edge: 0.8062, Mean: 1}),
			`"It happens" hangs most, under base, on: through (0 of 100 where it is 0.203 or less, 100 where it is 0.806 or more).`},
		{of("It\n\"happens\"", results.Side{Edge: 299_987_800, Mean: 0}, results.Side{Edge: 300_012_200, Mean: 1}),
			`"It "happens"" hangs most, under base, on: through (0 of 100 where it is 299,987,800 or less, 100 where it is 300,012,200 or more).`},
		{of("It happens", results.Side{Edge: -1, Mean: 0.5}, results.Side{Edge: 1, Mean: 0.5}), `"It happens" hangs most, under base, on: through.`},
	} {
		if got := hangsOn(c.r, 0); len(got) != 1 || got[0] != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
