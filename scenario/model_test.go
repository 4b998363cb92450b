package scenario

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"wargame/scenario/source"
)

const header = "wargame: 1\nclock: {start: 2025-07-07, step: 1 week, length: 10 weeks}\n"

// good loads a scenario that has to be without errors.
func good(t *testing.T, body string) *Scenario {
	t.Helper()
	s, diags := loadText("test.yaml", header+strings.TrimLeft(body, "\n"))
	if s == nil {
		t.Fatalf("%v", diags)
	}
	return s
}

// equal compares what was got with what is wanted.
func equal[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestSmallScenario(t *testing.T) {
	s, diags := Load("testdata/small.yaml", Options{Files: os.DirFS(".")})
	if s == nil || len(diags) != 0 {
		t.Fatalf("%v", diags)
	}
	equal(t, "name", s.Name, "small")
	equal(t, "title", s.Title, "A pause in US deliveries")
	equal(t, "about", s.About, "Two or three paragraphs for the class.")
	equal(t, "clock", s.Clock, Clock{Unit: "week", Step: 1, Steps: 26, Start: "2025-07-07"})
	equal(t, "counts", []int{
		len(s.Variables), len(s.Levers), len(s.Policies), len(s.Stocks), len(s.Flows), len(s.Auxiliaries), len(s.Events),
		len(s.Outcomes), len(s.Watch), len(s.Checks),
	}, []int{2, 2, 3, 4, 5, 3, 2, 4, 3, 1})

	v := s.Variables[0]
	equal(t, "variable", []string{v.Name, v.Title, v.Unit, v.Source, v.Value.String(s)}, []string{
		"dprk_shells", "North Korean shells reaching the front", "shells/week",
		"Reuters, 2025: more than half of the shells fired", "40000 to 90000",
	})
	equal(t, "stock without a floor", s.Stocks[2].Min == nil, true)
	equal(t, "floor unless said", s.Stocks[0].Min.Value, 0)
	equal(t, "start of levels", []any{s.Stocks[3].Start.Type, s.Stocks[3].Start.String(s)}, []any{Name, `"none"`})
	f := s.Flows[0]
	equal(t, "flow", []any{f.From, f.To, f.Rate.String(s), f.Delay.String(s), f.Biflow}, []any{-1, 0, "35000 * us_aid", "3", false})
	equal(t, "per day", value(t, s, s.Flows[3].Rate), 70_000)
	equal(t, "choice", s.Auxiliaries[1].Value.String(s), `if posture == "hold" then 1 else 1.6`)
	e := s.Events[0]
	equal(t, "event", []any{e.When.String(s), e.Chance.String(s), e.ChanceUnit, e.Repeats},
		[]any{"us_aid < 1", "0.1", 365.25 / 12 / 7, false})
	equal(t, "effect", []any{e.Effects[0].Stock, e.Effects[0].Kind, e.Effects[0].Value.Value}, []any{3, Set, 1.0})
	equal(t, "every repeats", []any{s.Events[1].Repeats, value(t, s, s.Events[1].Every)}, []any{true, 20.0})
	o := s.Outcomes[0]
	equal(t, "outcome", []any{o.Value.String(s), o.Better, o.Acceptable.Relation, o.Acceptable.Limit, o.FirstTime},
		[]any{"final(occupied)", Lower, AtMost, 500.0, false})
	equal(t, "chance", s.Outcomes[2].Value.Type, Truth)
	equal(t, "given", s.Outcomes[3].Given.String(s), `ever(talks == "opened")`)
	equal(t, "watch", []any{s.Watch[0].Name, s.Watch[0].Unit, s.Watch[2].Levels}, []any{"ua_shells", "shells", []string{"none", "opened", "agreed"}})
	equal(t, "check", []any{s.Checks[0].That, s.Checks[0].Value.String(s), s.Checks[0].Share},
		[]any{"pause.weeks_short >= continue.weeks_short", "pause.weeks_short >= continue.weeks_short", 1.0})
	equal(t, "policies", settings(s), []string{
		"continue:",
		"pause: us_aid {0: 1, 4: 0, 16: 1}",
		"react: us_aid {clamp(if occupied > 200 or time < 4 then 1 else 0, 0, 1)}",
	})
}

// value is the value of a constant.
func value(t *testing.T, s *Scenario, e *Expr) float64 {
	t.Helper()
	v, ok := s.value(e)
	if !ok {
		t.Errorf("%s is not a constant", e.String(s))
	}
	return v
}

// settings prints what policies set.
func settings(s *Scenario) []string {
	var lines []string
	for _, p := range s.Policies {
		line := p.Name + ":"
		for _, x := range p.Settings {
			var entries []string
			for _, e := range x.Entries {
				entry := e.Value.String(s)
				if !math.IsInf(e.From, -1) {
					entry = fmt.Sprintf("%v: %s", e.From, entry)
				}
				entries = append(entries, entry)
			}
			line += fmt.Sprintf(" %s {%s}", s.Levers[x.Lever].Name, strings.Join(entries, ", "))
		}
		lines = append(lines, line)
	}
	return lines
}

func TestPolicies(t *testing.T) {
	s := good(t, `
levers:
  a: {default: 50%, range: [0, 1]}
  b: {default: 3}
  c: {default: x, options: [x, y, z]}
  d: {default: false}
stocks: {t: {start: lo, levels: [lo, hi]}, u: {start: x, levels: [x, y, z]}}
variables: {two_thirds: 2 / 3, rain: 0 to 1}
policies:
  first: {set: {b: 4, a: two_thirds}}
  second: {like: first, baseline: true, set: {a: null, c: {by: t, hi: z, lo: y}}}
  third: {set: {a: {2025-07-21: rain, day 7: 20%, month 2: 30%}, d: t == "hi", b: 3, c: x}}
  fourth: {like: second, set: {c: {week 1: above(u), week 2: if rain > 1 then "x" else "z"}}}
  fifth:
watch: [a, b, c, d]
`)
	equal(t, "settings", settings(s), []string{
		"first: a {two_thirds} b {4}",
		`second: b {4} c {if t == "hi" then "z" else "y"}`,
		`third: a {1: 0.2, 2: clamp(rain, 0, 1), 8.696428571428571: 0.3} d {t == "hi"}`,
		`fourth: b {4} c {1: above(u), 2: if rain > 1 then "x" else "z"}`,
		"fifth:",
	})
	equal(t, "baseline", s.Baseline, 1)
	equal(t, "draws of a schedule", s.Policies[3].Settings[1].Entries[0].Value.Op, OpCall)
}

func TestWithoutPolicies(t *testing.T) {
	s := good(t, "outcomes: {o: 1}\n")
	equal(t, "policies", settings(s), []string{"baseline:"})
}

func TestUnitsAndConstants(t *testing.T) {
	s := good(t, `
variables:
  a: 3 days
  b: 10k per day
  c: 2025-08-04
  d: month 2
  e: dt + horizon
  f: 1 year
  g: 12 per week
  h: pi
  i: (2 + 3) per month
watch: [a, b, c, d, e, f, g, h, i]
`)
	want := []float64{3.0 / 7, 70_000, 4, 2 * 365.25 / 12 / 7, 11, 365.25 / 7, 12, math.Pi, 5 / (365.25 / 12 / 7)}
	for i, v := range s.Variables {
		if got := value(t, s, v.Value); math.Abs(got-want[i]) > 1e-12*want[i] {
			t.Errorf("%s is %v, not %v", v.Name, got, want[i])
		}
	}
}

func TestHalve(t *testing.T) {
	s, diags := Load("x.yaml", Options{Halve: true, Files: fstest.MapFS{"x.yaml": {Data: []byte(header + "outcomes: {o: dt, p: horizon, q: 3 weeks}\n")}}})
	if s == nil {
		t.Fatal(diags)
	}
	equal(t, "clock", s.Clock, Clock{Unit: "week", Step: 0.5, Steps: 20, Start: "2025-07-07"})
	equal(t, "dt, horizon and weeks", []string{s.Outcomes[0].Value.String(s), s.Outcomes[1].Value.String(s), s.Outcomes[2].Value.String(s)},
		[]string{"0.5", "10", "3"})
}

// addresses prints the draws of an expression.
func addresses(e *Expr) []string {
	if e == nil {
		return nil
	}
	var found []string
	if e.Op == OpDraw {
		found = append(found, fmt.Sprintf("%s %s/%s/%d", e.Dist.Name, e.Address.Quantity, e.Address.Role, e.Address.Call))
	}
	for _, a := range e.Args {
		found = append(found, addresses(a)...)
	}
	return found
}

func TestAddresses(t *testing.T) {
	s := good(t, `
sets: {side: [us, them]}
variables:
  v: normal(uniform(0, 1), 1) + (1 to 2)
  w: mixture(normal(uniform(0, 1), 1), 1, truncated(exponential(1), 0, 1), poisson(2)) + beta(1, 1)
levers: {l: {default: 1, range: [0, 9]}, m: {default: 1}, o: {default: x, options: [x, y]}}
stocks:
  s: {start: 1 to 2, min: -(1 to 2), max: 20 to 30}
  k: {start: x, levels: [x, y]}
flows:
  f: {to: s, rate: exponential(1), loss: 'beta(1, 2)', delay: 1 to 2}
  g: {to: s, amount: poisson(2)}
auxiliaries:
  chosen: {by: o, y: poisson(1), x: poisson(2) * poisson(3)}
  all: sum(side, v * exponential(1))
events:
  e: {when: bernoulli(50%), chance: 'uniform(0, 1) per month', lasts: 1 to 2, effects: {s: add 1 to 2, k: 'set if bernoulli(10%) then "x" else "y"'}}
  h: {hazard: 1 to 2}
  a: {at: 1 to 2}
  r: {every: 1 to 2}
policies:
  p: {set: {l: 1 to 2, m: {week 3: 1 to 2, week 1: 2 to 3}, o: if bernoulli(50%) then "x" else "y"}}
watch: [chosen, all, v, w, l, m, k]
`)
	var got []string
	add := func(es ...*Expr) {
		for _, e := range es {
			got = append(got, strings.Join(addresses(e), ", "))
		}
	}
	add(s.Variables[0].Value, s.Variables[1].Value)
	add(s.Stocks[0].Start, s.Stocks[0].Min, s.Stocks[0].Max)
	add(s.Flows[0].Rate, s.Flows[0].Loss, s.Flows[0].Delay, s.Flows[1].Amount)
	add(s.Auxiliaries[0].Value, s.Auxiliaries[1].Value)
	e := s.Events[0]
	add(e.When, e.Chance, e.Lasts, e.Effects[0].Value, e.Effects[1].Value, s.Events[1].Hazard, s.Events[2].At, s.Events[3].Every)
	for _, x := range s.Policies[0].Settings {
		for _, entry := range x.Entries {
			add(entry.Value)
		}
	}
	equal(t, "addresses", got, []string{
		"normal v/value/0, uniform v/value/1, to v/value/2",
		"mixture w/value/0, uniform w/value/1, poisson w/value/2, beta w/value/3",
		"to s/start/0", "to s/min/0", "to s/max/0",
		"exponential f/rate/0", "beta f/loss/0", "to f/delay/0", "poisson g/amount/0",
		"poisson chosen/value/0, poisson chosen/value/1, poisson chosen/value/2",
		"exponential all/value/0, exponential all/value/1",
		"bernoulli e/when/0", "uniform e/chance/0", "to e/lasts/0", "to e/effect s/0", "bernoulli e/effect k/0",
		"to h/hazard/0", "to a/at/0", "to r/every/0",
		"to l/set/0", "to m/set 0/0", "to m/set 1/0", "bernoulli o/set/0",
	})
	equal(t, "flattened", s.Variables[1].Value.String(s),
		"mixture(normal(uniform(0, 1), 1), 1, truncated(exponential(1), 0, 1), poisson(2)) + beta(1, 1)")
	m := s.Variables[1].Value.Args[0]
	equal(t, "shape", m.Dist, &Dist{Name: "mixture", Count: 7, Inner: []*Dist{
		{Name: "normal", Count: 2}, {Name: "truncated", Count: 3, Inner: []*Dist{{Name: "exponential", Count: 1}}},
	}})
}

func TestWrittenOut(t *testing.T) {
	s := good(t, `
sets: {side: [us, them], arm: [a, b]}
stocks: {k: {start: lo, levels: [lo, mid, hi]}, x_$side: {start: 1}, y_$side_$arm: {start: 2}}
auxiliaries:
  all: sum(side, x_$side)
  each: max_over(side, sum(arm, y_$side_$arm))
  least: min_over(arm, y_us_$arm) - sum(side, sum(side, 1))
  share_$side: x_$side / sum(side, x_$side)
  next: if k == "hi" then 1 else 0
events:
  up: {when: above(k) == "hi", effects: {k: set above(k)}}
  down: {when: 'not firing(up) and k > "lo"', effects: {k: set below(k)}}
outcomes:
  last: final(k) == "hi"
  past: first_time(k != "lo")
  later: 2 * first_time(all > 3)
watch: [each, least, share_us, share_them, next]
`)
	var got []string
	for _, a := range s.Auxiliaries {
		got = append(got, a.Value.String(s))
	}
	for _, e := range s.Events {
		got = append(got, e.When.String(s), e.Effects[0].Value.String(s))
	}
	for _, o := range s.Outcomes {
		got = append(got, fmt.Sprint(o.Value.String(s), " ", o.FirstTime))
	}
	equal(t, "written out", got, []string{
		"x_us + x_them",
		"max(y_us_a + y_us_b, y_them_a + y_them_b)",
		"min(y_us_a, y_us_b) - (1 + 1 + (1 + 1))",
		"x_us / (x_us + x_them)",
		"x_them / (x_us + x_them)",
		`if k == "hi" then 1 else 0`,
		`above(k) == "hi"`, "above(k)",
		`not firing(up) and k > "lo"`, "below(k)",
		`final(k) == "hi" false`, `first_time(k != "lo") true`, "2 * first_time(all > 3) false",
	})
	up := s.Events[0].Effects[0].Value
	equal(t, "above", []any{up.Op, up.Type, up.Func.Name, up.Args[0].Op, up.Args[1].Value}, []any{OpCall, Name, "min", OpAdd, 2.0})
	down := s.Events[1].Effects[0].Value
	equal(t, "below", []any{down.Func.Name, down.Args[0].Op, down.Args[1].Value}, []any{"max", OpSubtract, 0.0})
}

func TestConstant(t *testing.T) {
	s := good(t, `
variables: {n: 2, m: n * 3, drawn: 1 to 2, sure: if false then drawn else 1}
tables: {flat: {0: n, 1: m}, bent: {0: drawn, 1: 2}}
levers: {l: {default: 1}}
stocks: {s: {start: 1}}
auxiliaries:
  a: later ^ 2 + flat(0.5)
  later: max(m, 1) + ln(n)
  b: drawn + 1
  c: l
  d: time
  e: s
  f: bent(1)
  g: normal(0, 0)
  h: cdf(normal(0, 1), n)
  i: previous(1, 1)
  j: pulse(1, 2)
  k: previous(k, 0)
watch: [a, b, c, d, e, f, g, h, i, j, k, sure]
`)
	var constant []string
	for _, v := range s.Variables {
		if v.Constant != s.Constant(v.Value) {
			t.Errorf("%s: Constant is not what its expression is", v.Name)
		}
		if v.Constant {
			constant = append(constant, v.Name)
		}
	}
	for _, a := range s.Auxiliaries {
		if a.Constant {
			constant = append(constant, a.Name)
		}
	}
	equal(t, "constants", constant, []string{"n", "m", "a", "later", "h"})
	later := 6 + math.Log(2)
	equal(t, "value", value(t, s, s.Auxiliaries[0].Value), later*later+4)
}

func TestValues(t *testing.T) {
	for text, want := range map[string]float64{
		"-2 ^ 2": -4, "2 ^ -1": 0.5, "7 - 2 * 3": 1, "1 / 4": 0.25, "mod(-1, 4)": 3, "clamp(9, 0, 4)": 4, "sign(-3)": -1,
		"logistic(0)": 0.5, "divide(1, 0, 7)": 7, "divide(1, 4, 7)": 0.25, "round(-2.5)": -3, "floor(-2.5)": -3,
		"ceil(2.1)": 3, "abs(-1)": 1, "sqrt(9)": 3, "exp(0)": 1, "ln(1)": 0, "log10(1000)": 3, "sin(0)": 0, "cos(0)": 1,
		"tan(0)": 0, "min(3, 1, 2)": 1, "max(3, 1, 2)": 3, "if 1 < 2 and not 2 <= 1 then 1 else 0": 1,
		"if 1 > 2 or 2 >= 2 then 1 else 0": 1, "if 1 == 2 or 1 != 1 then 1 else 0": 0, "70%": 0.7, "t(-1)": 5, "t(5)": 7.5, "t(99)": 10,
	} {
		s := good(t, "tables: {t: {0: 5, 10: 10}}\noutcomes:\n  o: "+text+"\n")
		if got := value(t, s, s.Outcomes[0].Value); got != want {
			t.Errorf("%s is %v, not %v", text, got, want)
		}
	}
}

func TestStrict(t *testing.T) {
	s := good(t, `
variables: {wait: 1 to 3, two: 2}
stocks: {s: {start: 1}}
levers: {l: {default: 1}}
auxiliaries:
  in_loop: delayed(b, wait, 0)
  b: in_loop + 1
  free: delayed(s, wait, 0)
  constant: delayed(c, two, 0)
  c: constant + 1
  by_policy: delayed(d, wait, 0)
  d: l
policies: {fixed: {}, adaptive: {set: {l: by_policy}}}
watch: [b, free, c]
`)
	var strict []string
	for _, a := range s.Auxiliaries {
		if a.Value.Op == OpDelayed && a.Value.Strict {
			strict = append(strict, a.Name)
		}
	}
	equal(t, "strict", strict, []string{"in_loop", "by_policy"})
}

func TestCorrelationsAndSeries(t *testing.T) {
	s := good(t, `
variables: {rain: {value: 1 to 2, unit: mm, title: Rain}, heat: 'normal(20, 3)'}
levers: {mode: {default: on, options: [on, off], title: Mode}}
auxiliaries: {mood: rain > 1}
correlations: [[heat, rain, -40%]]
watch: [rain, 2 * heat, {value: rain, title: Again, unit: '%'}, mode, mood, {value: heat, title: Heat}]
checks: [{that: baseline.o > 1, in: 99%}]
outcomes: {o: {value: rain, acceptable: above 10%}}
`)
	c := s.Correlations[0]
	equal(t, "correlation", []any{c.A, c.B, c.Rho}, []any{1, 0, -0.4})
	var got []string
	for _, w := range s.Watch {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%v", w.Name, w.Title, w.Unit, w.Value.String(s), w.Levels))
	}
	equal(t, "series", got, []string{
		"rain|Rain|mm|rain|[]", "2 * heat|||2 * heat|[]", "mode|Mode||mode|[on off]", "mood|||mood|[]", "heat|Heat||heat|[]",
	})
	equal(t, "check", s.Checks[0].Share, 0.99)
	equal(t, "acceptable", []any{s.Outcomes[0].Acceptable.Relation, s.Outcomes[0].Acceptable.Limit}, []any{Above, 0.1})
}

func TestExtended(t *testing.T) {
	files := fstest.MapFS{
		"base.yaml": {Data: []byte(header + "abstract: true\nstocks: {s: {start: rain}}\n")},
		"main.yaml": {Data: []byte("wargame: 1\nextends: base.yaml\nvariables: {rain: 1 to 2}\noutcomes: {o: final(s)}\n")},
		"bare.yaml": {Data: []byte("extends: base.yaml\nvariables: {rain: 1 to 2}\noutcomes: {o: final(s)}\n")},
		"last.yaml": {Data: []byte("extends: base.yaml\nvariables: {rain: 1 to 2}\nwargame: 1\n")},
	}
	s, diags := Load("main.yaml", Options{Files: files, Set: []Assignment{{Name: "rain", Text: "7"}}})
	if s == nil {
		t.Fatal(diags)
	}
	equal(t, "set from outside", value(t, s, s.Variables[0].Value), 7)
	equal(t, "files", len(s.Files), 3-1)
	equal(t, "abstract is not inherited", s.Abstract, false)
	for _, name := range []string{"bare.yaml", "last.yaml"} {
		s, diags := Load(name, Options{Files: files})
		if s != nil || !slices.ContainsFunc(diags, func(d source.Diagnostic) bool { return d.Code == "missing-version" }) {
			t.Errorf("%s: the version is not missed: %v", name, diags)
		}
	}
	s, diags = Load("base.yaml", Options{Files: files})
	if s == nil || !s.Abstract || len(diags) != 1 {
		t.Errorf("an abstract file is checked as far as it goes, with a warning of the name it misses: %v", diags)
	}
}

func TestHeadlines(t *testing.T) {
	outcomes := func(marked ...int) string {
		text := "variables: {x: 1}\noutcomes:\n"
		for i := range 12 {
			text += fmt.Sprintf("  o%d: {value: x, headline: %v}\n", i, slices.Contains(marked, i))
		}
		return text
	}
	equal(t, "none marked", good(t, outcomes()).Headlines(), []int{0, 1, 2, 3, 4, 5, 6, 7, 8})
	equal(t, "two marked", good(t, outcomes(11, 3)).Headlines(), []int{3, 11})
	equal(t, "ten marked", len(good(t, outcomes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)).Headlines()), 10)
	equal(t, "no outcomes", good(t, "variables: {x: 1}\n").Headlines(), []int(nil))
}
