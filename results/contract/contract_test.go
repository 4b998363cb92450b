package contract

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"wargame/results"
	"wargame/results/explain"
	"wargame/scenario"
	"wargame/sim"
)

// every has an outcome of every kind, a check that fails and one that holds, a series of numbers and one of names.
const every = `
wargame: 1
title: Every kind
clock: {step: 1 week, length: 4 weeks}
variables: {luck: {value: "normal(0, 1)", unit: km2/week}}
levers: {push: {default: 0, range: [0, 9]}}
policies: {rest: {}, act: {set: {push: 2}}}
stocks:
  ground: {start: 0, unit: km2, min: none}
  talks: {start: none, levels: [none, opened]}
flows: {advance: {to: ground, rate: luck + push * abs(luck), biflow: true}}
events: {opening: {when: ground > 1, effects: {talks: set "opened"}}}
outcomes:
  full: {value: final(ground), unit: km2, better: lower, acceptable: at most 1}
  chance: {value: ever(ground > 1), better: higher, acceptable: at least 50%}
  bare: {value: luck}
  first: {value: first_time(ground > 2), better: lower}
  some: {value: luck, better: lower, given: ever(ground > 200)}
watch: [ground, talks]
checks: [act.full <= rest.full, act.bare == rest.bare]
`

// ran is a run of the scenario, and it.
func ran(t *testing.T, trials int) (*sim.Outcomes, *scenario.Scenario) {
	t.Helper()
	s, problems := scenario.Load("every.yaml", scenario.Options{Files: fstest.MapFS{"every.yaml": {Data: []byte(every)}}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o, err := p.Run(t.Context(), sim.RunOptions{Seed: 1, Trials: trials})
	if err != nil {
		t.Fatal(err)
	}
	return o, s
}

func reported(t *testing.T) *results.Report {
	t.Helper()
	o, s := ran(t, 100)
	r, err := results.NewReport(o, results.Meta{Version: "1.0.0", Command: "wargame run every", File: "every.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	r.AddSeries(s, sim.Recorded{Record: 0, Policy: 1, Points: [][]float64{{1, 2, 4}, {1, math.Inf(1), math.NaN()}}})
	r.AddSeries(s, sim.Recorded{Record: 1, Policy: 1, Points: [][]float64{{0, 1}, {1, 1}}})
	return r
}

// traced is a trial with its path.
func traced(t *testing.T) *results.TrialReport {
	t.Helper()
	o, s := ran(t, 1)
	r := results.NewTrialReport(o, [][]float64{{0.5}}, "every.yaml")
	same, apart := []float64{1, 1, 1, 1, 1}, []float64{1, 1, 0, 0, 0}
	err := r.AddPath(s, results.Way{
		Quantities: []scenario.Quantity{scenario.KindStock.At(0), scenario.KindStock.At(1)}, Points: []int{5, 5},
		Trace: func(see func(int, [][]float64) bool) error {
			for k := range same {
				see(k, [][]float64{{same[k], same[k]}, {same[k], apart[k]}})
			}
			return nil
		},
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// written is a document as JSON, read back as whatever it is.
func written(t *testing.T, document any) any {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, document); err != nil {
		t.Fatal(err)
	}
	var got any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// at goes down a value by keys and places.
func at(v any, path ...any) any {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			v = v.(map[string]any)[p]
		case int:
			v = v.([]any)[p]
		}
	}
	return v
}

// keys holds an object to its keys.
func keys(t *testing.T, what string, v any, want string) {
	t.Helper()
	var have []string
	for k := range v.(map[string]any) {
		have = append(have, k)
	}
	wanted := strings.Fields(want)
	slices.Sort(have)
	slices.Sort(wanted)
	if !slices.Equal(have, wanted) {
		t.Errorf("%s has keys\n%v, want\n%v", what, have, wanted)
	}
}

func TestKeysOfATrial(t *testing.T) {
	o, _ := ran(t, 1)
	all := written(t, NewTrials([]*results.TrialReport{traced(t), results.NewTrialReport(o, nil, "every.yaml")}))
	keys(t, "document", all, "trials")
	got := at(all, "trials", 0)
	const base = "scenario title file seed trial at_median variables policies "
	keys(t, "trial", got, base+"time_unit time parts")
	keys(t, "trial without path", at(all, "trials", 1), base)
	keys(t, "variable", at(got, "variables", 0), "name unit value")
	keys(t, "policy", at(got, "policies", 0), "name title outcomes path")
	keys(t, "policy without path", at(all, "trials", 1, "policies", 0), "name title outcomes")
	keys(t, "outcome", at(got, "policies", 1, "outcomes", 0), "name title unit kind value")
	keys(t, "outcome that does not count", at(got, "policies", 1, "outcomes", 4), "name title unit kind")
	keys(t, "path", at(got, "policies", 0, "path", 0), "name unit kind values")
	keys(t, "path of names", at(got, "policies", 0, "path", 1), "name unit kind names")
	if diff := cmp.Diff([]any{"opened", "opened", "none", "none", "none"}, at(got, "policies", 1, "path", 1, "names")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]any{0.0, 1.0, 2.0, 3.0, 4.0}, at(got, "time")); diff != "" {
		t.Error(diff)
	}
	if at(got, "parts") != 2.0 || at(got, "policies", 0, "path", 0, "kind") != "stock" || at(got, "policies", 0, "outcomes", 1, "kind") != "chance" {
		t.Errorf("the trial is %v", got)
	}
}

func TestKeysOfAShift(t *testing.T) {
	mean, halved, by, half := 5.0, 7.0, 2.0, 0.5
	got := written(t, NewShifts([]results.Shift{
		{Outcome: "dry", Policy: "rest", Unit: "weeks", Kind: results.Chance, Mean: &mean, Halved: &halved, Shift: &by, Error: &half, Shifts: true},
		{},
	}))
	want := map[string]any{"outcome": "dry", "policy": "rest", "unit": "weeks", "kind": "chance", "mean": 5.0, "halved": 7.0, "shift": 2.0, "error": 0.5, "shifts": true, "spreads": false}
	if diff := cmp.Diff(want, at(got, 0)); diff != "" {
		t.Error(diff)
	}
	keys(t, "shift of no trial", at(got, 1), "outcome policy unit kind shifts spreads")
	got = written(t, NewShifts([]results.Shift{{SD: &mean, HalvedSD: &halved, SDError: &half, Spreads: true}}))
	if at(got, 0, "sd") != 5.0 || at(got, 0, "halved_sd") != 7.0 || at(got, 0, "sd_error") != 0.5 || at(got, 0, "spreads") != true {
		t.Errorf("the spreads are %v", got)
	}
}

func TestKeysUnderRK4(t *testing.T) {
	keys(t, "under rk4", written(t, NewUnderRK4(&results.UnderRK4{Shifts: []results.Shift{{}}, Shifted: 2, Helped: 1})), "halved_step shifted helped")
	keys(t, "refused", written(t, NewUnderRK4(&results.UnderRK4{Refused: "no"})), "shifted helped refused")
}

func TestKeysOfAList(t *testing.T) {
	o, _ := ran(t, 1)
	one := NewListed("every.yaml", o.Scenario)
	got := written(t, Otherwise{[]Listed{one}, []Versus{NewVersus("every", "other", nil)}})
	keys(t, "differences", got, "scenarios differences")
	keys(t, "listed", at(got, "scenarios", 0), "file title question abstract clock variables policies outcomes extends")
	keys(t, "from one to the other", at(got, "differences", 0), "from to list")
	check := at(got, "scenarios", 0, "policies").([]any)
	if len(check) != len(o.Scenario.Policies) || at(got, "scenarios", 0, "file") != "every.yaml" {
		t.Errorf("the list is %v", got)
	}
}

// What is printed can be read into the types that it was printed from.
func TestReadBack(t *testing.T) {
	check := func(document, into any) {
		t.Helper()
		var out bytes.Buffer
		if err := Write(&out, document); err != nil {
			t.Fatal(err)
		}
		d := json.NewDecoder(&out)
		d.DisallowUnknownFields()
		if err := d.Decode(into); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(document, reflect.ValueOf(into).Elem().Interface(), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(TrialPath{})); diff != "" {
			t.Error(diff)
		}
	}
	r := reported(t)
	r.Policies[1].Series = r.Policies[1].Series[1:] // null is no number
	check(NewRuns([]*results.Report{r, r}), &Runs{})
	trials := NewTrials([]*results.TrialReport{traced(t)})
	for _, p := range trials.Trials[0].Policies {
		for q := range p.Path {
			p.Path[q] = p.Path[q].traced()
		}
	}
	check(trials, &Trials{})
	o, _ := ran(t, 100)
	check(NewShifts(results.Shifted(o, o)), &[]Shift{})
}

func TestNumbers(t *testing.T) {
	got, err := json.Marshal(Numbers{1, math.Copysign(0, -1), 0.1, math.NaN(), math.Inf(-1), 1e300})
	if want := "[1,0,0.1,null,null,1e+300]"; err != nil || string(got) != want {
		t.Errorf("%s (%v), want %s", got, err, want)
	}
}

// The values behind the documents know nothing of JSON.
func TestTheModelHasNoTags(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(of reflect.Type)
	walk = func(of reflect.Type) {
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			walk(of.Elem())
		case reflect.Struct:
			if seen[of] {
				return
			}
			seen[of] = true
			for i := range of.NumField() {
				if f := of.Field(i); f.Tag.Get("json") != "" {
					t.Errorf("%v.%s has a name in JSON: %s", of, f.Name, f.Tag)
				}
				walk(of.Field(i).Type)
			}
		}
	}
	for _, document := range []any{results.Report{}, results.TrialReport{}, results.Shift{}, results.Changes{}, explain.Explanation{}} {
		walk(reflect.TypeOf(document))
	}
	if len(seen) < 15 {
		t.Errorf("only %d types were looked at", len(seen))
	}
}

// What a terminal would obey is escaped, and what is read back is what was said.
func TestWriteIsTame(t *testing.T) {
	said := map[string]string{"title": "\x1b[31m\u202eback\u202c\u007f\u0085\u200f é 東 \n"}
	var out bytes.Buffer
	if err := Write(&out, said); err != nil {
		t.Fatal(err)
	}
	want := "{\n  \"title\": \"\\u001b[31m\\u202eback\\u202c\\u007f\\u0085\\u200f é 東 \\n\"\n}\n"
	if out.String() != want {
		t.Errorf("got %s, want %s", out.String(), want)
	}
	var got map[string]string
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got["title"] != said["title"] {
		t.Errorf("read back: %q, %v", got, err)
	}
}
