package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
)

// A run is the same value, made of a scenario or loaded: its columns, and what its trials drew.
func TestRunsAreOpenedAlike(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := writeFiles([]newFile{{"plan.yaml", []byte(killedScenario)}}, false); err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"csv", "parquet"} {
		if _, told, status := call(t, "run", "plan.yaml", "--trials", "300", "--out", form, "--data", form); status != 0 {
			t.Fatalf("status %d: %s", status, told)
		}
	}
	var told bytes.Buffer
	a := &app{Streams: cli.NewStreams(strings.NewReader(""), &bytes.Buffer{}, &told)}
	f := newSelection()
	f.trials = 300
	fresh, err := f.open(t.Context(), a, "plan.yaml", wants{series: true, influences: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"csv/plan", "parquet/plan/", filepath.Join("csv", "plan", "run.json")} {
		loaded, err := f.open(t.Context(), a, name, wants{})
		if err != nil {
			t.Fatal(err)
		}
		was, _ := fresh.Draws(t.Context(), 101, 1)
		is, err := loaded.Draws(t.Context(), 101, 1)
		if err != nil || was[0][0] != is[0][0] || results.Hash(fresh.Outcomes) != results.Hash(loaded.Outcomes) || fresh.Scenario.Hash != loaded.Scenario.Hash {
			t.Errorf("%s: another run, %v", name, err)
		}
	}
	f.memory = 1 << 12
	if _, err := f.open(t.Context(), a, "csv/plan", wants{}); err == nil || !strings.Contains(err.Error(), "of memory") {
		t.Errorf("a run that is too large was loaded: %v", err)
	}
}
