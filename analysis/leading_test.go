package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"wargame/analysis"
	"wargame/results"
)

// lead is which policy leads a scenario, by the outcomes of its scorecard.
func lead(t *testing.T, text string) *analysis.Lead {
	t.Helper()
	r := ran(t, text, 400)
	report, err := results.NewReport(r.Outcomes, results.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Lead(analysis.Told(report))
}

// Where the policy that is best on average fails: of the first outcome in which there is something to tell.
func TestWhereThePolicyThatLeadsFails(t *testing.T) {
	const head = "wargame: 1\nclock: {step: 1 week, length: 2 weeks}\nvariables: {v: \"uniform(0, 1)\"}\nlevers: {l: {default: 0, range: [0, 1]}}\n" +
		"policies: {wait: {}, act: {set: {l: {week 0: 0.25}}}}\nauxiliaries: {x: v - l}\noutcomes:\n"
	for name, c := range map[string]struct{ outcomes, where string }{
		"at most":            {"  lost: {value: lowest(x), better: lower, acceptable: at most 0.5}", "act.lost > 0.5"},
		"a limit alone":      {"  held: {value: lowest(x), acceptable: at least 0.5}", ""},
		"above":              {"  held: {value: lowest(x), better: higher, acceptable: above 0.5}", "wait.held <= 0.5"},
		"a chance":           {"  short: {value: lowest(x) > 0.5, better: lower}", "act.short"},
		"a chance to have":   {"  wins: {value: lowest(x) > 0.5, better: higher}", "not wait.wins"},
		"chances come first": {"  lost: {value: lowest(x), better: higher, acceptable: at least 0.5}\n  short: {value: lowest(x) > 0.5, better: lower}", "act.short"},
		"one that never is":  {"  short: {value: lowest(x) > 2, better: lower}\n  lost: {value: lowest(x), better: lower, acceptable: at most 0.5}", "act.lost > 0.5"},
		"nobody leads":       {"  lost: {value: lowest(x)}", ""},
		"no limit":           {"  lost: {value: lowest(x), better: lower}", "act.lost > wait.lost"},
		"no limit, baseline": {"  held: {value: lowest(x), better: higher}", "wait.held < act.held"},
		"in millions":        {"  lost: {value: 1e7 * lowest(x), better: lower, acceptable: at most 1234567.5}", "act.lost > 1234567.5"},
	} {
		t.Run(name, func(t *testing.T) {
			l := lead(t, head+c.outcomes+"\n")
			if got := l.FailsWhere(); got != c.where {
				t.Errorf("%s; want %s", got, c.where)
			}
			if l.Leading != analysis.None && !strings.Contains(l.Asks(), "is best on average in") {
				t.Errorf("%q", l.Asks())
			}
		})
	}
}

// The more is set, the less is lost; what only others set is their move, and never leads.
func TestOthersMovesNeverLead(t *testing.T) {
	const head = `wargame: 1
clock: {step: 1 week, length: 2 weeks}
actors: {us: {title: America}, foe: {title: the foe}, ally: {title: the ally}, both: {title: both of us}}
variables: {v: "uniform(0, 1)"}
levers:
  ours: {default: 0, range: [0, 9], actor: us}
  theirs: {default: 0, range: [0, 9], actor: foe}
  allied: {default: 0, range: [0, 9], actor: ally}
  law: {default: 0, range: [0, 9], actor: none}
  free: {default: 0, range: [0, 9]}
auxiliaries: {x: v - ours - theirs - allied - law - free}
outcomes:
  lost: {value: lowest(x), better: lower, for: us}
policies:
`
	for name, c := range map[string]struct {
		policies, leads string
		others          []string
	}{
		"the foe's":             {"  keep: {}\n  act: {set: {ours: 1}}\n  gift: {set: {theirs: 5}}", "act", []string{"gift"}},
		"answers to ours":       {"  keep: {}\n  act: {set: {ours: 1}}\n  met: {set: {ours: 1, theirs: 5}}", "act", []string{"met"}},
		"of two sides at once":  {"  keep: {}\n  act: {set: {ours: 1}}\n  deal: {set: {ours: 2, theirs: 5}}", "deal", nil},
		"a switch of the model": {"  keep: {}\n  act: {set: {ours: 1}}\n  lucky: {set: {ours: 1, law: 5}}", "act", []string{"lucky"}},
		"nobody's":              {"  keep: {}\n  act: {set: {ours: 1}}\n  free: {set: {free: 5}}", "free", nil},
		"all are others'":       {"  keep: {}\n  gift: {set: {theirs: 5}}\n  help: {set: {allied: 1}}", "keep", []string{"gift", "help"}},
		"the baseline's side":   {"  keep: {set: {allied: 1}}\n  help: {set: {allied: 5}}\n  gift: {set: {allied: 1, theirs: 9}}", "help", []string{"gift"}},
		"the same as another":   {"  keep: {}\n  again: {}\n  act: {set: {ours: 1}}", "act", nil},
		"answers to an answer":  {"  keep: {}\n  met: {set: {theirs: 1}}\n  more: {set: {theirs: 1, ours: 1}}", "more", []string{"met"}},
	} {
		l := lead(t, head+c.policies+"\n")
		var others []string
		for _, p := range l.Others {
			others = append(others, p.Name)
		}
		if got := l.Policy(l.Leading).Name; got != c.leads || !slices.Equal(others, c.others) {
			t.Errorf("%s: %s leads, others' moves are %v; want %s, %v", name, got, others, c.leads, c.others)
		}
		if l.Policy(l.Baseline).Name != "keep" {
			t.Errorf("%s: the baseline is %s", name, l.Policy(l.Baseline).Name)
		}
	}
	// Where nobody says for whom it is better, everybody's move counts, but no switch of the model.
	for text, leads := range map[string]string{
		strings.Replace(head, ", for: us", "", 1) + "  keep: {}\n  act: {set: {ours: 1}}\n  gift: {set: {theirs: 5}}\n": "gift",
		strings.Replace(head, ", for: us", "", 1) + "  keep: {}\n  act: {set: {ours: 1}}\n  lucky: {set: {law: 5}}\n":   "act",
	} {
		if l := lead(t, text); l.Policy(l.Leading).Name != leads {
			t.Errorf("%s leads, not %s", l.Policy(l.Leading).Name, leads)
		}
	}
}
