package scenario

import (
	"os"
	"strings"
	"testing"
)

// quantities loads a scenario with one quantity of each kind.
func quantities(t *testing.T) *Scenario {
	t.Helper()
	return good(t, `
variables: {v: 1 to 2}
levers: {l: {default: x, options: [x, y]}}
stocks: {s: {start: 1, max: v}, k: {start: lo, levels: [lo, hi]}}
flows: {f: {from: s, rate: 1, delay: v, loss: 10%}}
auxiliaries: {a: v}
tables: {t: {0: v, 9: 2}}
events: {e: {when: l == "x", chance: 1%, effects: {k: set hi}}}
policies: {p: {set: {l: {week 0: x, week 2: y}}}, q:, r: {set: {l: if s > 1 then "x" else "y"}}}
outcomes: {o: {value: final(s), given: ever(fired(e))}, n: o + 1, c: count(e)}
watch: [a]
checks: [p.o > q.n]
`)
}

func TestQuantity(t *testing.T) {
	s := quantities(t)
	for _, name := range strings.Fields("v l s f a t e") {
		q, ok := s.Quantity(name)
		if !ok || s.Label(q).Name != name || !strings.HasPrefix(q.Kind.String(), name) {
			t.Errorf("%s is %v, %v", name, q, ok)
		}
	}
	for _, name := range []string{"o", "p", "unknown", ""} {
		if q, ok := s.Quantity(name); ok {
			t.Errorf("%q is %v", name, q)
		}
	}
	equal(t, "a kind", KindLever.String(), "lever")
}

// TestReads lists what expressions read, in each way in which something can be read.
func TestReads(t *testing.T) {
	reads := func(s *Scenario, e *Expr) string {
		var names []string
		for q := range e.Reads() {
			names = append(names, s.Label(q).Name)
		}
		return strings.Join(names, " ")
	}
	for text, want := range map[string]string{
		"v + f * (s - a)":                         "v f s a",
		`if l == "x" then k == "hi" else a > 1`:   "l k a",
		"wanted(f) + in_transit(f) + overflow(s)": "f f s",
		"if fired(e) then t(v) else since(e)":     "e t v e",
		"happened(e) and active(e)":               "e e",
		`above(k) == "hi"`:                        "k",
		"previous(s, v)":                          "s v",
		"time + 3":                                "",
	} {
		s := good(t, `
variables: {v: 1 to 2}
levers: {l: {default: x, options: [x, y]}}
stocks: {s: {start: 1, max: v}, k: {start: lo, levels: [lo, hi]}}
flows: {f: {from: s, rate: 1}}
auxiliaries:
  a: v
  read: `+text+`
tables: {t: {0: v, 9: 2}}
events: {e: {when: l == "x"}}
watch: [a, k, read]
`)
		equal(t, text, reads(s, s.Auxiliaries[1].Value), want)
	}
	s := quantities(t)
	equal(t, "an outcome", reads(s, s.Outcomes[0].Value), "s")
	equal(t, "its condition", reads(s, s.Outcomes[0].Given), "e")
	equal(t, "of an outcome", reads(s, s.Outcomes[1].Value), "o")
	equal(t, "a count", reads(s, s.Outcomes[2].Value), "e")
	equal(t, "a check", reads(s, s.Checks[0].Value), "o n")
	equal(t, "nothing", reads(s, nil), "")
	for q := range s.Checks[0].Value.Reads() {
		equal(t, "the first, and then stop", s.Label(q).Name, "o")
		break
	}
}

// TestExpressions holds that those of all quantities are the expressions of the whole scenario, but what the user only
// looks at.
func TestExpressions(t *testing.T) {
	s, diags := Load("testdata/small.yaml", Options{Files: os.DirFS(".")})
	if s == nil {
		t.Fatal(diags)
	}
	given := map[*Expr]bool{}
	for q := range s.Quantities(KindVariable, KindLever, KindStock, KindFlow, KindAuxiliary, KindTable, KindEvent, KindOutcome) {
		for _, e := range s.Expressions(q) {
			given[e] = true
		}
	}
	for what, e := range expressions(s) {
		seen := strings.HasPrefix(what, "series") || strings.HasPrefix(what, "check") || strings.HasPrefix(what, "lever")
		if given[e] == seen {
			t.Errorf("%s: given is %v", what, given[e])
		}
	}
	s = quantities(t)
	written := func(q Quantity) (list []string) {
		for _, e := range s.Expressions(q) {
			if e == nil {
				list = append(list, "none")
			} else {
				list = append(list, e.String(s))
			}
		}
		return list
	}
	equal(t, "lever", written(KindLever.At(0)), []string{`"x"`, `"y"`, `if s > 1 then "x" else "y"`})
	equal(t, "stock", written(KindStock.At(1)), []string{`"lo"`, "none", "none", `"hi"`})
	equal(t, "flow", written(KindFlow.At(0)), []string{"1", "none", "v", "0.1"})
	equal(t, "event", written(KindEvent.At(0)), []string{`l == "x"`, "0.01", "none", "none", "none", "none"})
	equal(t, "outcome", written(KindOutcome.At(0)), []string{"final(s)", "ever(fired(e))"})
}
