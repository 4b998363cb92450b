package contract

import (
	"testing"

	"wargame/results"
)

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
	keys(t, "comparison", at(got, "policies", 1, "outcomes", 0, "vs_baseline"), "mean lo hi p_better p_same p_worse")
	keys(t, "bare comparison", at(got, "policies", 1, "outcomes", 2, "vs_baseline"), "mean lo hi p_same")
	keys(t, "regret", at(got, "policies", 1, "outcomes", 0, "regret"), "mean p95 max")
	keys(t, "first time", at(got, "policies", 1, "outcomes", 3), base+"better never p_best regret vs_baseline")
	keys(t, "given of no trial", at(got, "policies", 1, "outcomes", 4), "name title unit kind warnings better given")
	keys(t, "warning", at(got, "policies", 1, "outcomes", 4, "warnings", 0), "code text")
	keys(t, "series", at(got, "policies", 1, "series", 0), "name time mean p5 p25 p50 p75 p95")
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
		"p_worse": *o.VsBaseline.PWorse,
	} {
		if at(got, "vs_baseline", name) != want {
			t.Errorf("vs_baseline %s is %v, in the report %v", name, at(got, "vs_baseline", name), want)
		}
	}
	s, list := r.Policies[1].Series[0], at(written(t, NewRuns([]*results.Report{r})), "runs", 0, "policies", 1, "series", 0)
	for name, want := range map[string][]float64{"time": s.Time, "mean": s.Mean, "p5": s.P5, "p50": s.P50, "p95": s.P95} {
		if at(list, name, 0) != want[0] {
			t.Errorf("%s of the series is %v, in the report %v", name, at(list, name, 0), want[0])
		}
	}
	for name, want := range map[string]float64{"mean": o.Regret.Mean, "p95": o.Regret.P95, "max": o.Regret.Max} {
		if at(got, "regret", name) != want {
			t.Errorf("regret %s is %v, in the report %v", name, at(got, "regret", name), want)
		}
	}
}
