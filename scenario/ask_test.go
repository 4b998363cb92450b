package scenario

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"wargame/scenario/source"
	"wargame/scenarios"
)

// asked is a scenario with one of everything to ask of.
const asked = `
variables: {v: 1 to 2, sure: bernoulli(50%)}
levers: {aid: {default: 1, range: [0, 1]}, posture: {default: hold, options: [hold, attack]}}
stocks: {shells: {start: 10}, talks: {start: none, levels: [none, agreed]}}
flows: {fire: {from: shells, rate: 1}}
auxiliaries: {ratio: fire / v}
tables: {curve: {0: v, 9: 2}}
events: {truce: {when: posture == "hold", chance: 1%}}
policies: {stay: {title: x}, cut: {set: {aid: 50%}}}
outcomes: {left: final(shells), over: ever(fired(truce)), ratio: final(ratio)}
watch: [sure, ratio, curve(1), talks]
`

// TestResolve says of each place what may stand there, printed again, or all that is said of what may not.
func TestResolve(t *testing.T) {
	s := good(t, asked)
	check := func(in Place, text, want string) {
		t.Helper()
		e, diags := s.Resolve(source.Typed("--ask", text), in)
		var got string
		if e != nil {
			got = [...]string{"number", "truth", "name"}[e.Type] + ": " + e.String(s)
		}
		if len(diags) > 0 {
			got += strings.TrimSuffix(strings.ReplaceAll(diags.Error(), "\n", "\n\t"), "\n\t")
		}
		equal(t, text, got, want)
	}

	model := Place{In: InModel}
	check(model, "shells / v + fire", "number: shells / v + fire")
	check(model, "time > 3 and active(truce)", "truth: time > 3 and active(truce)")
	check(model, "talks", "name: talks")
	check(model, `talks >= "agreed"`, `truth: talks >= "agreed"`)
	check(model, "curve(time) * 2 weeks", "number: curve(time) * 2")
	check(model, "ratio", "number: ratio")
	check(model, "2025-07-21", "number: 2")
	check(model, "shels", `--ask:1:1: unknown name "shels"
	  | shels
	  | ^^^^^
	hint: did you mean "shells"?`)
	check(model, "previous(shells, 0)", `--ask:1:1: previous cannot stand in what is looked at in the model
	  | previous(shells, 0)
	  | ^^^^^^^^^^^^^^^^^^^
	hint: history stands in auxiliaries, flows, events and the levers of policies; make an auxiliary of it`)
	check(model, "normal(0, 1)", `--ask:1:1: nothing can be drawn in what is looked at in the model
	  | normal(0, 1)
	  | ^^^^^^^^^^^^
	hint: draw in a variable and read it here`)
	check(model, "final(shells)", `--ask:1:1: final cannot stand in what is looked at in the model
	  | final(shells)
	  | ^^^^^^^^^^^^^
	hint: it reads the history of a whole trial, which only outcomes do`)
	check(model, "firing(truce)", `--ask:1:1: firing cannot stand in what is looked at in the model
	  | firing(truce)
	  | ^^^^^^^^^^^^^
	hint: firing stands in the expressions of events; elsewhere ask fired, happened or active`)
	check(model, "left", `--ask:1:1: what is looked at in the model cannot read the outcome "left"
	  | left
	  | ^^^^`)
	check(model, "cut.left", `--ask:1:1: what is looked at in the model cannot read an outcome of a policy; only checks can
	  | cut.left
	  | ^^^^^^^^`)
	check(model, "cdf(normal(0, -1), v)", `--ask:1:15: normal needs sd of at least 0, not -1
	  | cdf(normal(0, -1), v)
	  |               ^^`)
	check(model, "", "--ask:1:1: expected an expression")
	check(Place{In: InModel, What: "look", Truth: true}, "shells", `--ask:1:1: this is a number where a truth value is wanted
	  | shells
	  | ^^^^^^
	hint: compare it, as in ... > 0`)

	drawn := Place{In: InVariables}
	check(drawn, "v * curve(v)", "number: v * curve(v)")
	check(drawn, "sure", "truth: sure")
	check(drawn, "cdf(normal(0, 1), v)", "number: cdf(normal(0, 1), v)")
	check(Place{In: InVariables, What: "--where"}, "v > shells", `--ask:1:5: --where cannot read "shells", a stock
	  | v > shells
	  |     ^^^^^^
	hint: only variables may be read here`)
	check(drawn, "time", `--ask:1:1: what is asked of the variables cannot read "time", which changes from step to step
	  | time
	  | ^^^^
	hint: only variables may be read here`)
	check(drawn, "1 to 2", `--ask:1:1: nothing can be drawn in what is asked of the variables
	  | 1 to 2
	  | ^^^^^^
	hint: draw in a variable and read it here`)

	trial := Place{In: InOutcomes}
	check(trial, "highest(shells) - v", "number: highest(shells) - v")
	check(trial, `at(talks == "agreed", week 3) or over`, `truth: at(talks == "agreed", 3) or over`)
	check(trial, "left / 2", "number: left / 2")
	check(trial, "count(truce) + first_time(shells < 5)", "number: count(truce) + first_time(shells < 5)")
	check(trial, "shells", `--ask:1:1: what is asked of a trial cannot read "shells", a stock
	  | shells
	  | ^^^^^^
	hint: say what of its history: final(shells), highest(shells), average(shells) ...`)
	check(trial, "ratio", `--ask:1:1: "ratio" is both an outcome and an auxiliary
	  | ratio
	  | ^^^^^
	note: test.yaml:11:59: the outcome
	  | outcomes: {left: final(shells), over: ever(fired(truce)), ratio: final(ratio)}
	  |                                                           ^^^^^
	note: test.yaml:7:15: the auxiliary
	  | auxiliaries: {ratio: fire / v}
	  |               ^^^^^`)
	check(trial, "final(highest(shells))", `--ask:1:7: highest cannot stand in what an outcome measures
	  | final(highest(shells))
	  |       ^^^^^^^^^^^^^^^
	hint: a measure reads what the model computes at each point; outcomes and measures stand outside of it`)
	check(trial, "1 to 2", `--ask:1:1: nothing can be drawn in what is asked of a trial
	  | 1 to 2
	  | ^^^^^^
	hint: draw in a variable or an auxiliary; an outcome only looks at what happened`)
	check(trial, "final(talks)", `--ask:1:1: what is asked of a trial is a number or a truth value, and this is one of the names none, agreed
	  | final(talks)
	  | ^^^^^^^^^^^^
	hint: compare it to one of its names: final(talks) == "none"`)
	check(Place{In: InOutcomes, What: "an objective", Truth: true}, "left", `--ask:1:1: this is a number where a truth value is wanted
	  | left
	  | ^^^^
	hint: compare it, as in ... > 0`)
	check(trial, "lefd", `--ask:1:1: unknown name "lefd"
	  | lefd
	  | ^^^^
	hint: did you mean "left"?`)

	policies := Place{In: InChecks}
	check(policies, "cut.left - stay.left", "number: cut.left - stay.left")
	check(policies, "cut.over or cut.left < 3", "truth: cut.over or cut.left < 3")
	check(policies, "cut.ratio", "number: cut.ratio")
	check(policies, "left", `--ask:1:1: what is asked of outcomes says of which policy the outcome is
	  | left
	  | ^^^^
	hint: write POLICY.left`)
	check(policies, "cup.left", `--ask:1:1: there is no policy "cup"
	  | cup.left
	  | ^^^^^^^^
	hint: did you mean "cut"?`)
	check(policies, "cut.lefd", `--ask:1:1: there is no outcome "lefd"
	  | cut.lefd
	  | ^^^^^^^^
	hint: did you mean "left"?`)
	check(policies, "cut.left - v", `--ask:1:12: what is asked of outcomes cannot read "v", a variable
	  | cut.left - v
	  |            ^
	hint: checks compare outcomes of policies, as in pause.losses >= continue.losses; make an outcome of it`)

	one := Place{In: InChecks, Policy: s.Policies[1]}
	check(one, "left - stay.left", "number: cut.left - stay.left")
	check(one, "ratio < 3", "truth: cut.ratio < 3")
	check(one, "lefd", `--ask:1:1: unknown name "lefd"
	  | lefd
	  | ^^^^
	hint: did you mean "left"?`)
	check(one, "shells", `--ask:1:1: what is asked of outcomes cannot read "shells", a stock
	  | shells
	  | ^^^^^^
	hint: checks compare outcomes of policies, as in pause.losses >= continue.losses; make an outcome of it`)
}

func TestResolveNames(t *testing.T) {
	s := good(t, asked)
	for text, want := range map[string]string{
		"talks": "none agreed", "posture": "hold attack", "above(talks)": "none agreed", "shells": "", `talks == "agreed"`: "",
	} {
		e, diags := s.Resolve(source.Typed("look", text), Place{})
		if e == nil {
			t.Fatal(diags)
		}
		equal(t, text, strings.Join(s.Names(e), " "), want)
	}
}

func TestResolveSets(t *testing.T) {
	s := good(t, `
sets: {side: [us, them]}
variables: {$side_shells: 1 to 2}
watch: [us_shells, them_shells]
`)
	e, diags := s.Resolve(source.Typed("look", "sum(side, $side_shells)"), Place{})
	if e == nil {
		t.Fatal(diags)
	}
	equal(t, "a sum", e.String(s), "us_shells + them_shells")
	e, diags = s.Resolve(source.Typed("look", "sum(sides, $side_shells)"), Place{})
	if e != nil || diags[0].Hint != `did you mean "side"?` {
		t.Errorf("%v, %v", e, diags)
	}
}

func TestResolveAbstract(t *testing.T) {
	s := good(t, "abstract: true\nauxiliaries: {a: not_here}\n")
	e, diags := s.Resolve(source.Typed("look", "a"), Place{})
	if e != nil || len(diags) != 1 || diags[0].Code != "abstract" {
		t.Errorf("%v, %v", e, diags)
	}
}

// TestResolveIsBounded gives what would be large once sums are written out, and what is long already.
func TestResolveIsBounded(t *testing.T) {
	var members []string
	for i := range 100 {
		members = append(members, fmt.Sprint("m", i))
	}
	s := good(t, "sets: {n: ["+strings.Join(members, ", ")+"]}\nvariables: {v: 1 to 2}\nwatch: [v]\n")
	for text, code := range map[string]string{
		"sum(n, sum(n, sum(n, v)))":       "too-large",
		strings.Repeat("v + ", 1e6) + "v": "expression-too-long",
		strings.Repeat("(", 1000):         "expression-too-deep",
	} {
		e, diags := s.Resolve(source.Typed("look", text), Place{})
		if e != nil || len(diags) == 0 || diags[0].Code != code {
			t.Errorf("%.30s: %v, %v", text, e, diags)
		}
	}
}

// shipped are the scenarios of the library.
func shipped(t testing.TB) []*Scenario {
	t.Helper()
	var list []*Scenario
	for _, folder := range []string{"", "hindsight/"} {
		files, err := fs.Glob(scenarios.Library, folder+"*.yaml")
		if err != nil || len(files) == 0 {
			t.Fatal("no scenarios", err)
		}
		for _, f := range files {
			s, diags := Load("library/"+strings.TrimSuffix(f, ".yaml"), Options{Library: scenarios.Library})
			if s == nil {
				t.Fatal(diags)
			}
			list = append(list, s)
		}
	}
	return list
}

// asks calls do with the expressions of a scenario that somebody might also ask for, each with its place.
func asks(s *Scenario, do func(e *Expr, in Place)) {
	for i, v := range s.Variables {
		do(&Expr{Op: OpVariable, Type: v.Value.Type, Index: i}, Place{In: InVariables})
	}
	for _, w := range s.Watch {
		do(w.Value, Place{In: InModel})
	}
	for _, o := range s.Outcomes {
		do(o.Value, Place{In: InOutcomes})
		if o.Given != nil {
			do(o.Given, Place{In: InOutcomes, Truth: true})
		}
	}
	for _, k := range s.Checks {
		do(k.Value, Place{In: InChecks, Truth: true})
	}
}

// TestResolveShipped prints what the shipped scenarios watch, measure and check, and asks for it: what is asked is
// what was loaded.
func TestResolveShipped(t *testing.T) {
	for _, s := range shipped(t) {
		asks(s, func(e *Expr, in Place) {
			again, diags := s.Resolve(source.Typed("look", e.String(s)), in)
			if !again.Equal(e) {
				t.Errorf("%s: %s is asked as %v\n%v", s.Name, e.String(s), again, diags)
			}
		})
	}
}

// TestResolveAtOnce asks from many goroutines; the race detector looks on.
func TestResolveAtOnce(t *testing.T) {
	s := good(t, asked)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, text := range []string{"final(shells) / v + left", "final(ratio) + curve(v)", `ever(talks == "agreed")`, "lefd + final(shels)"} {
				s.Resolve(source.Typed("look", text), Place{In: InOutcomes})
			}
		})
	}
	all.Wait()
}

// FuzzResolve asks the shipped scenarios whatever there is to ask: there is an expression, whole and printable, or an
// error.
func FuzzResolve(f *testing.F) {
	library := shipped(f)
	for i, s := range library {
		asks(s, func(e *Expr, in Place) { f.Add(uint8(i), uint8(in.In), e.String(s)) })
	}
	f.Add(uint8(0), uint8(InOutcomes), "cdf(mixture(1 to 2, 1, truncated(normal(0, -1), 5, 1), 2), at(1, sum(x, $x)))")
	f.Fuzz(func(t *testing.T, which, scope uint8, text string) {
		s := library[int(which)%len(library)]
		in := Place{In: Scope(scope % 4), Truth: scope&4 != 0}
		if scope&8 != 0 {
			in.Policy = s.Policies[0]
		}
		e, diags := s.Resolve(source.Typed("fuzz", text), in)
		if (e == nil) != diags.HasErrors() {
			t.Fatalf("an expression and errors, or neither: %v", diags)
		}
		if e == nil {
			return
		}
		intact(t, text, e)
		// A time can be beyond all numbers once it is in clock units, and then cannot be written.
		if again, diags := s.Resolve(source.Typed("again", e.String(s)), in); !again.Equal(e) && !strings.Contains(e.String(s), "Inf") {
			t.Fatalf("%s is printed as %s: %v", text, e.String(s), diags)
		}
	})
}
