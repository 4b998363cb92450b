package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/results"
	"wargame/results/table"
	"wargame/scenario"
)

// sided is a run in which some outcomes are better for one, and some for another.
func sided(t *testing.T) *results.Report {
	o := shells(2000)
	kyiv, moscow := &scenario.Actor{Label: scenario.Label{Name: "ukraine", Title: "Ukraine"}}, &scenario.Actor{Label: scenario.Label{Name: "russia"}}
	for k, whom := range map[int]*scenario.Actor{0: kyiv, 1: kyiv, 2: kyiv, 3: moscow} {
		o.Scenario.Outcomes[k].For = whom
	}
	o.Scenario.Outcomes[1].Better = scenario.Lower
	o.Checks, o.Scenario.Checks = nil, nil
	return report(t, o)
}

// For whom better is better stands beside every direction, mark and sentence, on a wide screen and a narrow one.
func TestForWhom(t *testing.T) {
	r := sided(t)
	for _, width := range []string{"80", "120"} {
		style := table.Style{Width: map[string]int{"80": 80, "120": 120}[width]}
		golden(t, "sided"+width+".txt", []byte(pageText(t, Scorecard(r, style, 0), style)))
	}
	var out bytes.Buffer
	if err := Table(&out, []*results.Report{r}, table.Style{Width: 100}, 0); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"lower is better (for: Ukraine); acceptable: at most 500 km2", "lower is better (for: russia)", "lower is better\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("nothing says %q:\n%s", want, out.String())
		}
	}
	style := table.Style{Width: 100}
	if text := pageText(t, Overview([]*results.Report{r, r}, style), style); !strings.Contains(text, "The front collapses, for: Ukraine") {
		t.Errorf("the overview does not say for whom:\n%s", text)
	}
}

// What is better for one is not counted together with what is better for another.
func TestOneSentence(t *testing.T) {
	us := &scenario.Actor{Label: scenario.Label{Name: "us"}}
	for _, c := range []struct {
		stands []stand
		want   string
	}{
		{[]stand{{better: []string{"ground"}, all: 1}}, "better than base in the one outcome"},
		{[]stand{{whom: us, better: []string{"ground"}, all: 1, only: "ground"}}, "better than base in ground (us)"},
		{[]stand{{same: 2, worse: []string{"ground"}, all: 3}, {whom: us, same: 1, all: 1, only: "losses"}},
			"no worse than base in 2 of 3, worse in ground; the same as base in losses (us)"},
	} {
		if got := inOneSentence(c.stands, "base", 3); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A change from the run before is better for whom the outcome is.
func TestChangesForWhom(t *testing.T) {
	few := 0.01
	c := results.Changes{Outcomes: []results.OutcomeChange{{
		Outcome: &scenario.Outcome{Label: scenario.Label{Name: "lost", Unit: "km2"}, Better: scenario.Lower,
			For: &scenario.Actor{Label: scenario.Label{Name: "ukraine", Title: "Ukraine"}}},
		Headline: true,
		Policies: []results.PolicyChange{
			{Policy: "pause", Comparison: results.Comparison{Own: 10, Base: 5, Mean: 5, SE: &few, Verdict: results.Settled, Direction: results.Worse}}},
	}}}
	var detail, card bytes.Buffer
	if err := Changes(&detail, c, table.Style{Width: 80}, 0); err != nil {
		t.Fatal(err)
	}
	if err := ChangeCard(&card, c, table.Style{Width: 80}, 0); err != nil {
		t.Fatal(err)
	}
	for out, want := range map[string]string{detail.String(): "lost (km2); better and worse for: Ukraine", card.String(): "lost, km2, for: Ukraine"} {
		if !strings.Contains(out, want) {
			t.Error(cmp.Diff(want, out))
		}
	}
}
