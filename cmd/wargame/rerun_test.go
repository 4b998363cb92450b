// These tests start processes, which wasip1 and js have none of.

//go:build !wasip1 && !js

package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/contract"
	"wargame/results/saved"
	"wargame/sim/kernel"
)

// forged saves, as the run of seed 2, what came out with seed 1, and gives its folder.
func forged(t *testing.T, form string) string {
	t.Helper()
	a := &app{Streams: cli.NewStreams(strings.NewReader(""), io.Discard, io.Discard)}
	f := newSelection()
	f.trials = 300
	run, err := f.open(t.Context(), a, "plan.yaml", wants{})
	if err != nil {
		t.Fatal(err)
	}
	run.Merged = []byte(killedScenario)
	run.Report.Seed, run.Report.Receipt.Seed = 2, 2
	folder := filepath.Join("forged", form)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	create := func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(folder, name)) }
	if err := saved.Write(t.Context(), create, run, saved.Options{Data: saved.Form(form)}); err != nil {
		t.Fatal(err)
	}
	return folder
}

// differing compares the CSV of two runs, and says of each column in how many trials it differs, and in which first.
func differing(t *testing.T, was, is string) map[string][2]int {
	t.Helper()
	var tables [2][][]string
	for i, name := range []string{was, is} {
		file, err := os.Open(filepath.Join(name, "outcomes.csv"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if tables[i], err = csv.NewReader(file).ReadAll(); err != nil {
			t.Fatal(err)
		}
	}
	found := map[string][2]int{}
	last := map[string]string{} // the trial that was counted last: a first time has two columns
	for n, row := range tables[0] {
		for k, name := range tables[0][0] {
			key := row[1] + "." + strings.TrimSuffix(name, "_never")
			if row[k] == tables[1][n][k] || last[key] == row[2] {
				continue
			}
			last[key] = row[2]
			at := found[key]
			if at[0]++; at[0] == 1 {
				at[1], _ = strconv.Atoi(row[2])
			}
			found[key] = at
		}
	}
	return found
}

// A run whose trials are not those that its receipt says is told of, with the columns that differ.
func TestRerunTellsWhatDiffers(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("plan.yaml", []byte(killedScenario), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, seed := range []string{"1", "2"} {
		if _, told, status := call(t, "run", "plan.yaml", "--trials", "300", "--seed", seed, "--out", seed); status != 0 {
			t.Fatalf("status %d: %s", status, told)
		}
	}
	want := differing(t, "1/plan", "2/plan")
	if len(want) != 4 {
		t.Fatalf("%v differ", want)
	}
	for _, form := range savedForms {
		folder := forged(t, form)
		out, told, status := call(t, "rerun", folder, "--format", "json")
		var document contract.Repeats
		if err := json.Unmarshal([]byte(out), &document); err != nil || status != 3 || len(document.Runs) != 1 {
			t.Fatalf("%s: status %d, %v: %s%s", form, status, err, told, out)
		}
		got := map[string][2]int{}
		for _, u := range document.Runs[0].Differing {
			got[u.Policy+"."+u.Outcome] = [2]int{u.Trials, u.First}
		}
		text, _, status := call(t, "rerun", folder)
		if form == "none" {
			if len(got) != 0 || status != 3 || text != folder+": not the same; it was saved without its trials, so that it is not known where\n" {
				t.Errorf("%s: status %d, %s", form, status, text)
			}
			continue
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v differ, want %v", form, got, want)
		}
		if line := fmt.Sprintf("\n  end under b: other in %d of 300 trials, first in trial %d: it was ", want["b.end"][0], want["b.end"][1]); status != 3 ||
			!strings.HasPrefix(text, folder+": not the same\n") || !strings.Contains(text, line) {
			t.Errorf("%s: status %d, want 3 and %q: %s", form, status, line, text)
		}
	}
	// Of several runs, one that is the same does not hide one that is not.
	if out, told, status := call(t, "rerun", "1/plan", "forged/csv", "2/plan"); status != 3 || strings.Count(out, "bit for bit") != 2 {
		t.Errorf("status %d: %s%s", status, told, out)
	}
}

// A run is the same again on each set of kernels that this machine has, whichever it was saved by.
func TestRerunIsTheSameOnEachSetOfKernels(t *testing.T) {
	t.Chdir(t.TempDir())
	with := func(set string, args ...string) {
		t.Helper()
		c := wargameProcess(t, args...)
		c.Env = append(os.Environ(), kernel.Variable+"="+set)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%q with the kernels %s: %v: %s", args, set, err, out)
		}
	}
	for _, saver := range kernel.Sets() {
		with(saver.Name, "run", "us-aid-pause", "--trials", "600", "--out", saver.Name, "--data", "parquet", "-q")
		for _, again := range kernel.Sets() {
			with(again.Name, "rerun", filepath.Join(saver.Name, "us-aid-pause"))
		}
	}
}
