package main

import (
	"path/filepath"
	"strings"
	"testing"

	"wargame/scenarios"
)

// killedScenario takes about as long to run as to save.
const killedScenario = "wargame: 1\nclock: {step: 1 week, length: 4 weeks}\nvariables: {x: \"uniform(0, 1)\"}\nstocks: {s: {start: 0}}\n" +
	"flows: {f: {to: s, rate: \"x * uniform(0, 1)\"}}\npolicies: {a: {}, b: {}}\noutcomes: {end: final(s), late: first_time(s > 1)}\n"

// savedForms are in which forms trials may be saved.
var savedForms = []string{"csv", "parquet", "none"}

// A saved run is shown as it was printed, to the byte: every shipped scenario, in every format, in whatever form its trials are.
func TestSavedRunsAreShownAsTheyWere(t *testing.T) {
	selections := map[string][]string{
		"us-aid-pause": {"--set", "us_supply=3k", "--policy", "half_year", "--outcome", "runs_short,ground_lost", "--baseline", "half_year"},
	}
	for i, name := range scenarios.Names() {
		for _, form := range savedForms {
			t.Run(name+"/"+form, func(t *testing.T) {
				t.Parallel()
				out := t.TempDir()
				wanted := append([]string{"run", name, "--trials", "320", "--design", []string{"random", "lhs", "sobol"}[i%3]}, selections[name]...)
				_, told, status := call(t, append(wanted, "--out", out, "--data", form)...)
				folder := filepath.Join(out, name)
				if want := "wargame: note: saved in " + folder; !strings.Contains(told, want) {
					t.Fatalf("status %d, and nothing says %q: %s", status, want, told)
				}
				for _, as := range [][]string{{}, {"--format", "json"}, {"--format", "csv"}, {"--format", "markdown"}, {"--table", "detail"},
					{"--format", "markdown", "--table", "detail", "--digits", "7"}, {"--digits", "5"}, {"-q"}} {
					ran, _, status := call(t, append(wanted, as...)...)
					shown, told, again := call(t, append([]string{"show", folder}, as...)...)
					if ran != shown || status != again {
						t.Errorf("%q: status %d, as it ran %d: %s\nshown:\n%.2000s\nran:\n%.2000s", as, again, status, told, shown, ran)
					}
				}
			})
		}
	}
}

// What is in the way of a saved run is told before anything runs, and stays as it is.
func TestSavedRunsAreNotLost(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(files ...newFile) {
		if err := writeFiles(files, true); err != nil {
			t.Fatal(err)
		}
	}
	small := []byte("wargame: 1\nclock: {step: 1 week, length: 4 weeks}\nvariables: {x: 1 to 2}\noutcomes: {y: x}\n")
	write(newFile{"a/plan.yaml", small}, newFile{"b/plan.yaml", small}, newFile{"other/plan/notes.txt", []byte("mine")}, newFile{"third/plan", []byte("mine")})
	if _, told, status := call(t, "run", "a/plan.yaml", "--trials", "100", "--out", "runs"); status != 0 {
		t.Fatalf("status %d: %s", status, told)
	}
	for _, refused := range []struct {
		args []string
		want string
	}{
		{[]string{"a/plan.yaml", "--out", "runs"}, "to save over it: --force"},
		{[]string{"a/plan.yaml", "b/plan.yaml", "--out", "more"}, "two scenarios of the name plan"},
		{[]string{"a/plan.yaml", "--out", "other", "--force"}, "holds notes.txt, which is no part of a run"},
		{[]string{"a/plan.yaml", "--out", "third", "--force"}, "is no folder"},
		{[]string{"a/plan.yaml", "--force"}, "where to: --out DIR"},
		{[]string{"a/plan.yaml", "--trial", "1", "--out", "more"}, "--out saves whole runs"},
		{[]string{"a/plan.yaml", "--watch", "--out", "more"}, "--out saves one run"},
	} {
		out, told, status := call(t, append([]string{"run", "--trials", "1M"}, refused.args...)...)
		if out != "" || status != 2 || !strings.Contains(told, refused.want) {
			t.Errorf("%q: status %d, want 2 and %q: %s", refused.args, status, refused.want, told)
		}
	}
	before, _, _ := call(t, "show", "runs/plan", "--format", "json")
	if _, told, status := call(t, "run", "b/plan.yaml", "--trials", "200", "--out", "runs", "--force"); status != 0 {
		t.Fatalf("status %d: %s", status, told)
	}
	after, told, status := call(t, "show", "runs/plan/run.json", "--format", "json")
	if status != 0 || after == before || !strings.Contains(after, `"trials": 200`) {
		t.Errorf("--force did not save over the run: status %d, %s", status, told)
	}
}
