package render

import (
	"bytes"
	"encoding/csv"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/sim"
)

func printed(t *testing.T, style table.Style, reports ...*results.Report) string {
	t.Helper()
	var out bytes.Buffer
	if err := Table(&out, reports, style, 0); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestColourSaysNothingByItself(t *testing.T) {
	r := report(t, shells(2000))
	escapes := regexp.MustCompile("\x1b\\[[0-9;]*m")
	for _, width := range []int{40, 80, 120} {
		without, with := printed(t, table.Style{Width: width}, r), printed(t, table.Style{Width: width, Color: true}, r)
		if escapes.MatchString(without) {
			t.Errorf("width %d: colour where none is allowed", width)
		}
		if !escapes.MatchString(with) {
			t.Errorf("width %d: no colour", width)
		}
		if plain := escapes.ReplaceAllString(with, ""); plain != without {
			t.Errorf("width %d: colour changes the text:\n%s\nwithout:\n%s", width, plain, without)
		}
	}
}

// Every caution of a result that is shown is among the footnotes, and each once.
func TestCautionsAreFootnotes(t *testing.T) {
	r := report(t, shells(2000))
	for _, width := range []int{40, 60, 80, 200} {
		text := strings.Join(strings.Fields(printed(t, table.Style{Width: width}, r)), " ")
		for _, p := range r.Policies {
			for _, o := range p.Outcomes {
				for _, w := range o.Warnings {
					if got := strings.Count(text, w.Text); got != 1 {
						t.Errorf("width %d: %q stands there %d times", width, w.Text, got)
					}
				}
			}
		}
		if !strings.Contains(text, errorKey) {
			t.Errorf("width %d: nothing says what ± is", width)
		}
	}
}

func TestWordsOfResults(t *testing.T) {
	text := strings.Join(strings.Fields(printed(t, table.Style{Width: 120}, report(t, shells(2000)))), " ")
	for _, want := range []string{
		"under 0.15%", // 3/n of an event not seen
		"the same",
		"never",
		"median of the rest",
		"checks: 1 holds, 2 fail",
		"fails first in trial 812 (see it: wargame run scenarios/pause.yaml --seed 7 --trial 812)",
		"lower is better; acceptable: at most 500 km2",
		"Shells fired | both sides, million shells",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("nothing says %q in\n%s", want, text)
		}
	}
}

// A report that nobody can run again by a command names the trial alone.
func TestFailingTrialWithoutACommand(t *testing.T) {
	r := report(t, shells(2000))
	r.Again = ""
	if line := checkLines(r)[1]; !strings.HasSuffix(line, "; it holds in 97.31%, and fails first in trial 812") {
		t.Error(line)
	}
}

func TestNoDifferenceSeen(t *testing.T) {
	o := peace(10_000)
	for i := range o.Trials {
		o.Columns[0][0].Values[i] = 5
		o.Columns[1][0].Values[i] = 5 + 100*float64(i%2) - 50 + 0.001
	}
	text := printed(t, table.Style{Width: 80}, report(t, o))
	if !strings.Contains(text, "no difference seen; under 0.99") {
		t.Errorf("in\n%s", text)
	}
}

// One trial: no errors, intervals or quantile bounds, and still a page.
func TestOneTrial(t *testing.T) {
	for _, width := range []int{40, 80} {
		text := printed(t, table.Style{Width: width}, report(t, shells(1)))
		for _, bad := range []string{"NaN", "Inf", "<nil>", "~", "±", "open", "settled", "over ", "under ", "interval", "p50", "best in"} {
			if strings.Contains(text, bad) {
				t.Errorf("width %d: %s in\n%s", width, bad, text)
			}
		}
	}
}

// A row per scenario, policy and outcome, with the numbers of the report.
func TestCSVIsTidy(t *testing.T) {
	reports := []*results.Report{report(t, shells(500)), report(t, peace(300))}
	var out bytes.Buffer
	if err := CSV(&out, reports); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 + 4*7 + 2*2; len(rows) != want {
		t.Fatalf("%d rows, want %d", len(rows), want)
	}
	at := func(row []string, name string) string {
		i := slices.Index(rows[0], name)
		if i < 0 {
			t.Fatalf("no column %s in %v", name, rows[0])
		}
		return row[i]
	}
	seen := make(map[string]bool)
	for _, row := range rows[1:] {
		id := at(row, "scenario") + "/" + at(row, "policy") + "/" + at(row, "outcome")
		if seen[id] {
			t.Errorf("two rows for %s", id)
		}
		seen[id] = true
	}
	for _, r := range reports {
		for _, p := range r.Policies {
			for _, o := range p.Outcomes {
				row := rows[1+slices.IndexFunc(rows[1:], func(row []string) bool {
					return at(row, "scenario") == r.Scenario && at(row, "policy") == p.Name && at(row, "outcome") == o.Name
				})]
				if got, err := strconv.ParseFloat(at(row, "mean"), 64); err != nil || got != *o.Mean {
					t.Errorf("%s %s: mean %v (%v), want %v", p.Name, o.Name, got, err, *o.Mean)
				}
				if vs := at(row, "vs_baseline"); (vs == "") != (o.VsBaseline == nil) {
					t.Errorf("%s %s: vs_baseline %q", p.Name, o.Name, vs)
				}
				if o.Regret != nil && at(row, "regret_max") != strconv.FormatFloat(o.Regret.Max, 'g', -1, 64) {
					t.Errorf("%s %s: regret %s", p.Name, o.Name, at(row, "regret_max"))
				}
			}
		}
	}
}

// Every column is whole: something for tables, for CSV or both, and names used once.
func TestColumnsAreWhole(t *testing.T) {
	keys := make(map[string]bool)
	for i, c := range columns {
		if (c.key == "") != (c.raw == nil) || (c.head == nil) != (c.text == nil) || c.key == "" && c.head == nil {
			t.Errorf("column %d (%s) is not whole", i, c.key)
		}
		if c.key != "" && keys[c.key] {
			t.Errorf("two columns %s", c.key)
		}
		keys[c.key] = true
	}
}

func TestMarkdownEscapes(t *testing.T) {
	o := shells(100)
	o.Scenario.Title = "A|B *bold* <b> [x](y) `c` #1"
	var out bytes.Buffer
	if err := Markdown(&out, []*results.Report{report(t, o)}, 0); err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(out.String(), "\n")
	if want := "# A\\|B \\*bold\\* &lt;b> \\[x](y) \\`c\\` \\#1"; first != want {
		t.Errorf("got %s, want %s", first, want)
	}
}

func TestWideNamesBecomeLists(t *testing.T) {
	o := shells(200)
	o.Scenario.Policies[1].Name = "a_policy_with_quite_a_long_name_for_a_table"
	text := printed(t, table.Style{Width: 50}, report(t, o))
	if !strings.Contains(text, "\na_policy_with_quite_a_long_name_for_a_table\n  mean ± 95%") {
		t.Errorf("not a list:\n%s", text)
	}
}

// A run in which nothing else is said: one policy, no checks, no titles.
func TestSmallestRun(t *testing.T) {
	o := peace(100)
	o.Policies, o.Columns = o.Policies[:1], o.Columns[:1]
	o.Columns = [][]sim.Column{{o.Columns[0][0], o.Columns[0][1]}}
	text := printed(t, table.Style{}, report(t, o))
	for _, never := range []string{"vs ", "best in", "regret", "checks", "(baseline)", "Overview"} {
		if strings.Contains(text, never) {
			t.Errorf("says %q in\n%s", never, text)
		}
	}
	if math.Abs(float64(strings.Count(text, "±"))-2) > 1 {
		t.Errorf("in\n%s", text)
	}
}

func TestLegendSaysMoreThanNames(t *testing.T) {
	o := peace(100)
	if got := legend(report(t, o)); len(got) != 2 || got[0] != [2]string{"continue", "Deliveries continue (baseline)"} {
		t.Errorf("legend %q", got)
	}
	for _, p := range o.Scenario.Policies {
		p.Title = ""
	}
	if got := legend(report(t, o)); got != nil {
		t.Errorf("a legend of policies without titles: %q", got)
	}
}

// A block in which one policy is certain, one is not, and the difference is known beyond the digits shown.
func TestDigitsOfATable(t *testing.T) {
	o := peace(10_000)
	for i := range o.Trials {
		luck := float64(i%101) - 50
		o.Columns[0][0].Values[i] = 123456.5
		o.Columns[1][0].Values[i] = 53143.1 + 20*luck
		o.Columns[0][1].Values[i] = truth01(i > 0)
		o.Columns[1][1].Values[i] = truth01(i%101 > 55)
	}
	r := report(t, o)
	shows := func(digits number.Digits, want ...string) {
		t.Helper()
		var out bytes.Buffer
		if err := Table(&out, []*results.Report{r}, table.Style{Width: 200}, digits); err != nil {
			t.Fatal(err)
		}
		text := out.String()
		for _, line := range want {
			if !regexp.MustCompile(`(?m)^` + line).MatchString(text) {
				t.Errorf("%d digits: no line %q in\n%s", digits, line, text)
			}
		}
	}
	shows(0,
		`continue  123,456\.5  123,456\.5  123,456\.5  123,456\.5  baseline `,
		`pause      53,100     52,200     53,100     54,000    -70,300 better  100 · 0 · 0 `, // no interval: it does not reach these digits
		`continue  over 99\.9%  99\.943 to 99\.998%  baseline `,
		`pause          44\.5%  43\.6   to 45\.5%    -55\.4 points better  -56\.4 to -54\.5 points  55 · 45 · 0 `)
	shows(5,
		`continue  123,456\.5  .* baseline `,
		`pause      53,143   ± 11 .* -70,314 better  -70,325 to -70,302  100 · 0 · 0 `)
}

// No column vanishes without a word: what a narrow terminal leaves out is named once, under the tables of its run, and a
// document and a wide terminal say nothing of it.
func TestColumnsLeftOutAreNamed(t *testing.T) {
	r := report(t, shells(2000))
	for _, width := range []int{40, 60, 80, 300} {
		text := strings.Join(strings.Fields(printed(t, table.Style{Width: width}, r)), " ")
		head, tail, found := strings.Cut(text, "left out, because the line is too narrow")
		for _, b := range blocks(r, 0) {
			for _, c := range b.table.Columns {
				if name := c.Head.Text; !c.Hidden && !c.Quiet && !strings.Contains(head, name) && !strings.Contains(tail, name) {
					t.Errorf("width %d: nothing says %q", width, name)
				}
			}
		}
		if found != (width < 300) || strings.Contains(tail, "left out") {
			t.Errorf("width %d: said %v, and then %q", width, found, tail)
		}
	}
}
