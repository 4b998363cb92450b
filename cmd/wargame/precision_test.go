package main

import (
	"encoding/json"
	"strings"
	"testing"

	"wargame/results/contract"
)

// runJSON is the document of a run.
func runJSON(t *testing.T, args ...string) contract.Run {
	t.Helper()
	out, told, status := call(t, append([]string{"run", "--format", "json"}, args...)...)
	var runs contract.Runs
	if err := json.Unmarshal([]byte(out), &runs); err != nil || status != 0 || len(runs.Runs) != 1 {
		t.Fatalf("%q: status %d, %v: %s", args, status, err, told)
	}
	return runs.Runs[0]
}

// A run that stops by its precision stops at the same trial for any number of workers, says how well it knows each difference, and
// its columns are those of the run that its receipt names.
func TestPrecisionStops(t *testing.T) {
	asked := []string{"us-aid-pause", "--seed", "3", "--policy", "half_year,winter", "--outcome", "ground_lost,runs_short", "--precision", "2%", "--precision", "ground_lost=25"}
	run := runJSON(t, append(asked, "--workers", "1")...)
	p := run.Precise
	if p == nil || !p.Reached || p.TrialsMax != 1_000_000 || len(p.Differences) != 4 || p.TrialsNeed != nil {
		t.Fatalf("%+v", p)
	}
	worst := 0.0
	for _, d := range p.Differences {
		want := map[string]float64{"ground_lost": 25, "runs_short": 0.02}[d.Outcome]
		if d.Aim != want || d.HalfWidth == nil || *d.HalfWidth > want {
			t.Errorf("%+v", d)
		}
		if ratio := *d.HalfWidth / d.Aim; ratio > worst {
			worst = ratio
		}
	}
	if *p.Last.HalfWidth/p.Last.Aim != worst {
		t.Errorf("the last is %+v", p.Last)
	}
	if run.Trials%1024 != 0 || run.Trials < 2048 {
		t.Errorf("it stops at %d trials", run.Trials)
	}
	for _, workers := range []string{"2", "5"} {
		if other := runJSON(t, append(asked, "--workers", workers)...); other.Trials != run.Trials || other.Receipt != run.Receipt {
			t.Errorf("%s workers stop at %d, one at %d", workers, other.Trials, run.Trials)
		}
	}
	for _, stops := range []contract.Run{run, runJSON(t, append(asked, "--from", "5001")...)} {
		again := runJSON(t, strings.Fields(stops.Receipt.Command)[2:]...)
		if again.Receipt != stops.Receipt || again.Precise != nil {
			t.Errorf("its command gives %+v, not %+v", again.Receipt, stops.Receipt)
		}
	}
}

// Without an end a run ends at the most, with status 0 and a caution.
func TestPrecisionEnds(t *testing.T) {
	run := runJSON(t, "us-aid-pause", "--policy", "half_year", "--outcome", "ground_lost", "--precision", "0.1%", "--trials-max", "3k")
	p := run.Precise
	if run.Trials != 3000 || p.Reached || p.TrialsMax != 3000 || p.TrialsNeed == nil || *p.TrialsNeed <= 3000 {
		t.Errorf("%d trials: %+v", run.Trials, p)
	}
	if w := run.Warnings[len(run.Warnings)-1]; w.Code != "imprecise" || !strings.Contains(w.Text, "--trials-max") {
		t.Errorf("%+v", run.Warnings)
	}
	run = runJSON(t, "us-aid-pause", "--policy", "half_year", "--outcome", "ground_lost", "--precision", "50%", "--trials-max", "500")
	if run.Trials != 500 || run.Precise.Reached || run.Precise.Last.HalfWidth != nil || *run.Precise.TrialsNeed != 1024 {
		t.Errorf("fewer trials than an interval needs: %+v", run.Precise)
	}
	saved := t.TempDir()
	ran, _, _ := call(t, "run", "us-aid-pause", "--precision", "5%", "--format", "json", "--out", saved)
	if shown, told, status := call(t, "show", saved+"/us-aid-pause", "--format", "json"); status != 0 || shown != ran || !strings.Contains(shown, `"left_out"`) {
		t.Errorf("status %d, %s: it is shown otherwise than it ran", status, told)
	}
}

func TestPrecisionRefuses(t *testing.T) {
	for _, c := range []struct{ flags, want, hint string }{
		{"--precision 0", "is never reached", "--precision 2%"},
		{"--precision 0%", "is never reached", ""},
		{"--precision ground_lost=0", "is never reached", ""},
		{"--precision -2%", "is negative", ""},
		{"--precision 25", "must say of which outcome", "--precision OUTCOME=25"},
		{"--precision ground_lost=x", "must be a share, or a number", ""},
		{"--precision 2%=3", "does not begin with the name of an outcome", ""},
		{"--precision 2% --precision 3%", "another --precision", ""},
		{"--precision ground_lots=25", `no outcome "ground_lots"`, "ground_lost"},
		{"--precision ground_lost=25 --outcome ua_lost", "--outcome leaves out", "name it in --outcome"},
		{"--precision europe_bill=2%", "europe_bill has no range from p5 to p95 under continue, in the first 1,024 trials", "--precision europe_bill=NUMBER"},
		{"--precision 2% --outcome europe_bill", "europe_bill has no range from p5 to p95 under continue", ""},
		{"--precision 2% --policy continue", "one only is run", "--policy"},
		{"--precision 2% --trials 5k", "--trials says it", "--trials-max"},
		{"--precision 2% --design sobol", "has to know it before", "leave out --design"},
		{"--precision 2% --trial 3", "--trial and --at show one", ""},
		{"--precision 2% --at median", "--trial and --at show one", ""},
		{"--precision 2% --watch", "--watch compares runs", ""},
		{"--trials-max 3k", "there is none", "--trials"},
		{"--precision 2% --memory 64M", "1,000,000 trials (--trials-max) of us-aid-pause", "--trials-max"},
	} {
		out, told, status := call(t, append([]string{"run", "us-aid-pause"}, strings.Fields(c.flags)...)...)
		if out != "" || status != 2 || !strings.Contains(told, c.want) || !strings.Contains(told, c.hint) {
			t.Errorf("%s: status %d, expected %q and %q:\n%s", c.flags, status, c.want, c.hint, told)
		}
	}
}
