package analysis_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/analysis"
	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
)

// What is asked of boxes when nobody says: where the policy that is best on average fails, by the first outcome by which it does so often enough.
func TestFailingOf(t *testing.T) {
	const head = "wargame: 1\nclock: {step: 1 week, length: 2 weeks}\nvariables: {v: \"uniform(0, 1)\"}\nlevers: {l: {default: 0, range: [0, 1]}}\n" +
		"policies: {wait: {}, act: {set: {l: {week 0: 0.25}}}}\nauxiliaries: {x: v - l}\noutcomes:\n"
	for name, c := range map[string]struct{ outcomes, where, refused string }{
		"at most":            {"  lost: {value: lowest(x), better: lower, acceptable: at most 0.5}", "act.lost > 0.5", ""},
		"the limit says it":  {"  held: {value: lowest(x), acceptable: at least 0.5}", "wait.held < 0.5", ""},
		"above":              {"  held: {value: lowest(x), better: higher, acceptable: above 0.5}", "wait.held <= 0.5", ""},
		"a chance":           {"  short: {value: lowest(x) > 0.5, better: lower}", "act.short", ""},
		"a chance to have":   {"  wins: {value: lowest(x) > 0.5, better: higher}", "not wait.wins", ""},
		"chances come first": {"  lost: {value: lowest(x), better: higher, acceptable: at least 0.5}\n  short: {value: lowest(x) > 0.5, better: lower}", "act.short", ""},
		"one that never is":  {"  short: {value: lowest(x) > 2, better: lower}\n  lost: {value: lowest(x), better: lower, acceptable: at most 0.5}", "wait.lost > 0.5", ""},
		"nobody leads":       {"  lost: {value: lowest(x)}", "", "which way is better"},
		"nobody asks":        {"  lost: {value: lowest(x), better: lower}", "", "says what is acceptable"},
		"always":             {"  lost: {value: lowest(x), better: lower, acceptable: at most -5}", "", "nearly all futures"},
	} {
		t.Run(name, func(t *testing.T) {
			s, problems := scenario.Load("made.yaml", scenario.Options{Files: fstest.MapFS{"made.yaml": {Data: []byte(head + c.outcomes + "\n")}}})
			if s == nil {
				t.Fatal(problems)
			}
			p, err := sim.Compile(s, sim.Options{})
			if err != nil {
				t.Fatal(err)
			}
			o, err := p.Run(context.Background(), sim.RunOptions{Seed: 1, Trials: 400})
			if err != nil {
				t.Fatal(err)
			}
			r, err := results.NewReport(o, results.Meta{})
			if err != nil {
				t.Fatal(err)
			}
			got, err := analysis.FailingOf(r)
			switch {
			case c.refused != "":
				if err == nil || !strings.Contains(err.Error(), c.refused) {
					t.Errorf("%+v, %v", got, err)
				}
			case err != nil || got.Where != c.where:
				t.Errorf("%+v, %v; want %s", got, err, c.where)
			case !strings.Contains(got.Says, "is best on average"):
				t.Errorf("%q", got.Says)
			}
		})
	}
}
