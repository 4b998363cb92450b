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
variables: {luck: {value: "normal(0, 1)", unit: luck}}
levers: {push: {default: 0, range: [0, 9]}}
policies: {rest: {}, act: {set: {push: 1}}}
stocks:
  ground: {start: 0, unit: km2, min: none}
  talks: {start: none, levels: [none, opened]}
flows: {advance: {to: ground, rate: luck + push, biflow: true}}
events: {opening: {when: ground > 1, effects: {talks: set "opened"}}}
outcomes:
  full: {value: final(ground), unit: km2, better: lower, acceptable: at most 1}
  chance: {value: ever(ground > 1), better: higher, acceptable: at least 50%}
  bare: {value: luck}
  first: {value: first_time(ground > 2), better: lower}
  some: {value: luck, better: lower, given: ever(ground > 20)}
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
	r.AddPath(s, []scenario.Quantity{scenario.KindStock.At(0), scenario.KindStock.At(1)}, [][][]float64{{same, same}, {same, apart}})
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

// The keys of a run, as format.md lists them, and that what does not apply is absent.
func TestKeysOfARun(t *testing.T) {
	all := written(t, NewRuns([]*results.Report{reported(t)}))
	keys(t, "document", all, "runs")
	got := at(all, "runs", 0)
	const base = "name title unit kind warnings mean sd se lo hi min p5 p25 p50 p75 p95 max "
	keys(t, "run", got, "scenario title file seed trials baseline receipt warnings checks policies")
	keys(t, "receipt", at(got, "receipt"), "version scenario_hash model_hash seed trials design command outcomes_hash")
	keys(t, "failed check", at(got, "checks", 0), "that holds share looked first_failing_trial")
	keys(t, "held check", at(got, "checks", 1), "that holds share looked")
	keys(t, "policy", at(got, "policies", 0), "name title outcomes")
	keys(t, "policy with series", at(got, "policies", 1), "name title outcomes series")
	keys(t, "full", at(got, "policies", 1, "outcomes", 0), base+"better p_acceptable p_best regret vs_baseline")
	keys(t, "full of the baseline", at(got, "policies", 0, "outcomes", 0), base+"better p_acceptable p_best regret")
	keys(t, "chance", at(got, "policies", 1, "outcomes", 1), base+"better acceptable p_best regret vs_baseline")
	keys(t, "bare", at(got, "policies", 1, "outcomes", 2), base+"vs_baseline")
	keys(t, "comparison", at(got, "policies", 1, "outcomes", 0, "vs_baseline"), "mean lo hi p_better p_same")
	keys(t, "bare comparison", at(got, "policies", 1, "outcomes", 2, "vs_baseline"), "mean lo hi p_same")
	keys(t, "regret", at(got, "policies", 1, "outcomes", 0, "regret"), "mean p95 max")
	keys(t, "first time", at(got, "policies", 1, "outcomes", 3), base+"better never p_best regret vs_baseline")
	keys(t, "given of no trial", at(got, "policies", 1, "outcomes", 4), "name title unit kind warnings better given")
	keys(t, "warning", at(got, "policies", 1, "outcomes", 4, "warnings", 0), "code text")
	keys(t, "series", at(got, "policies", 1, "series", 0), "name time mean p5 p50 p95")
	keys(t, "series of names", at(got, "policies", 1, "series", 1), "name time share")
	keys(t, "shares", at(got, "policies", 1, "series", 1, "share"), "none opened")
	if at(got, "policies", 1, "series", 0, "mean", 1) != nil || at(got, "policies", 1, "series", 0, "mean", 0) == nil {
		t.Error("a series that is not finite is not null")
	}
}

// What a run says by words.
func TestWordsOfARun(t *testing.T) {
	got := NewRuns([]*results.Report{reported(t)}).Runs[0].Policies[1].Outcomes
	full, chance, bare := got[0], got[1], got[2]
	if full.Kind != "number" || full.Better != "lower" || full.Acceptable != "" {
		t.Errorf("a number: %s %q %q", full.Kind, full.Better, full.Acceptable)
	}
	if chance.Kind != "chance" || chance.Better != "higher" || chance.Acceptable != "yes" {
		t.Errorf("a chance of %v: %s %q %q", *chance.Mean, chance.Kind, chance.Better, chance.Acceptable)
	}
	if bare.Better != "" {
		t.Errorf("unsaid: %q", bare.Better)
	}
	for acceptance, want := range map[results.Acceptance]string{results.Unacceptable: "no", results.Unsettled: "unsettled", results.Unsaid: ""} {
		if got := newOutcome(results.OutcomeReport{Acceptable: acceptance}).Acceptable; got != want {
			t.Errorf("acceptable: %q, want %q", got, want)
		}
	}
}

// The numbers are those of the report, each under its name.
func TestNumbersOfARun(t *testing.T) {
	r := reported(t)
	o := r.Policies[1].Outcomes[0]
	got := at(written(t, NewRuns([]*results.Report{r})), "runs", 0, "policies", 1, "outcomes", 0)
	for name, want := range map[string]float64{
		"mean": *o.Mean, "sd": *o.SD, "se": *o.SE, "lo": *o.Lo, "hi": *o.Hi, "min": *o.Min, "max": *o.Max,
		"p5": o.Quantiles.P5.Value, "p25": o.Quantiles.P25.Value, "p50": o.Quantiles.P50.Value, "p75": o.Quantiles.P75.Value, "p95": o.Quantiles.P95.Value,
		"p_acceptable": *o.PAcceptable, "p_best": *o.PBest,
	} {
		if at(got, name) != want {
			t.Errorf("%s is %v, in the report %v", name, at(got, name), want)
		}
	}
	for name, want := range map[string]float64{
		"mean": o.VsBaseline.Mean, "lo": *o.VsBaseline.Lo, "hi": *o.VsBaseline.Hi, "p_better": *o.VsBaseline.PBetter, "p_same": *o.VsBaseline.PSame,
	} {
		if at(got, "vs_baseline", name) != want {
			t.Errorf("vs_baseline %s is %v, in the report %v", name, at(got, "vs_baseline", name), want)
		}
	}
	for name, want := range map[string]float64{"mean": o.Regret.Mean, "p95": o.Regret.P95, "max": o.Regret.Max} {
		if at(got, "regret", name) != want {
			t.Errorf("regret %s is %v, in the report %v", name, at(got, "regret", name), want)
		}
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
	if at(got, "parts") != 2.0 || at(got, "policies", 0, "path", 0, "kind") != "stock" || at(got, "policies", 0, "outcomes", 1, "kind") != "chance" {
		t.Errorf("the trial is %v", got)
	}
}

func TestKeysOfAShift(t *testing.T) {
	o, _ := ran(t, 100)
	got := written(t, NewShifts(results.Shifted(o, o)))
	keys(t, "shift", at(got, 0), "outcome policy unit kind mean halved shift error shifts")
	keys(t, "shift of no trial", at(got, 8), "outcome policy unit kind shifts")
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
		if diff := cmp.Diff(document, reflect.ValueOf(into).Elem().Interface(), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	}
	r := reported(t)
	r.Policies[1].Series = r.Policies[1].Series[1:] // null is no number
	check(NewRuns([]*results.Report{r, r}), &Runs{})
	check(NewTrials([]*results.TrialReport{traced(t)}), &Trials{})
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
