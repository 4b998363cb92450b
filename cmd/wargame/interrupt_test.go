package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

// The receipt of a run that was interrupted is that of a run of as many trials: its command gives the same columns.
func TestInterruptedRunIsThatOfItsReceipt(t *testing.T) {
	t.Chdir(t.TempDir())
	const text = "wargame: 1\nclock: {step: 1 week, length: 400 weeks}\nvariables: {x: \"uniform(0, 1)\"}\nstocks: {s: {start: 0}}\n" +
		"flows: {f: {to: s, rate: \"x * uniform(0, 1)\"}}\noutcomes: {end: final(s), late: {value: first_time(s > 90), given: x > 0.2}}\n"
	if err := os.WriteFile("many.yaml", []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	var documents [2]struct {
		Runs []struct {
			Trials   int
			Receipt  map[string]any
			Policies any
		}
	}
	read := func(ctx context.Context, i, want int, command []string) bool {
		var out, told bytes.Buffer
		if status := run(ctx, command, strings.NewReader(""), &out, &told); status != want {
			t.Fatalf("%q: status %d, want %d: %s", command, status, want, told.Bytes())
		}
		return json.Unmarshal(out.Bytes(), &documents[i]) == nil && len(documents[i].Runs) == 1
	}
	command := []string{"run", "many.yaml", "--trials", "9M", "--format", "json"}
	for after := 200 * time.Millisecond; ; after *= 2 { // until so much was complete on this machine
		ctx, cancel := context.WithTimeout(t.Context(), after)
		ok := read(ctx, 0, 130, command)
		cancel()
		if ok {
			break
		}
	}
	receipt := documents[0].Runs[0].Receipt["command"].(string)
	if command = append(strings.Fields(receipt)[1:], "--format", "json"); !read(t.Context(), 1, 0, command) {
		t.Fatalf("%q gives no run", command)
	}
	part, whole := documents[0].Runs[0], documents[1].Runs[0]
	if part.Trials != whole.Trials || part.Receipt["outcomes_hash"] != whole.Receipt["outcomes_hash"] {
		t.Errorf("interrupted: %d trials, %v; run again: %d trials, %v", part.Trials, part.Receipt, whole.Trials, whole.Receipt)
	}
}

// A run has no results where nothing was complete, whenever that was, and no design of its own.
func TestInterruptedBeforeAnythingIsComplete(t *testing.T) {
	for after := time.Millisecond; after < time.Second; after *= 2 { // one of these is in a run, and before a block is done
		ctx, cancel := context.WithTimeout(t.Context(), after)
		var out, told bytes.Buffer
		status := run(ctx, []string{"validate", "library/us-aid-pause", "--halve-step", "--trials", "1M"}, strings.NewReader(""), &out, &told)
		cancel()
		if status != 130 || !strings.Contains(told.String(), "interrupted") {
			t.Errorf("after %v: status %d: %s", after, status, told.Bytes())
		}
	}
}
