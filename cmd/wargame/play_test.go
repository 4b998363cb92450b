package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wargame/play"
	"wargame/play/record"
	"wargame/scenario"
	"wargame/scenarios"
)

// A game of another version of the program, or of a scenario that has another hash by now, opens for reading and says why it does not
// go on.
func TestPlayForReading(t *testing.T) {
	for _, x := range []struct {
		name   string
		change func(*play.Opened)
		why    string
	}{
		{"version", func(o *play.Opened) { o.Version = "0.0.9" }, "the game was opened by wargame 0.0.9, and this is " + version},
		{"hash", func(o *play.Opened) { o.Hash = strings.Repeat("0", 64) }, "the scenario in the log has another hash"},
	} {
		t.Run(x.name, func(t *testing.T) {
			dir := otherGame(t, x.change)
			var out, told bytes.Buffer
			status := run(t.Context(), []string{"play", dir}, strings.NewReader("look\nas facilitator\nresolve late\nlog\n"), &out, &told)
			if status != 2 || !strings.Contains(told.String(), "note: "+x.why) || !strings.Contains(told.String(), "it can be read, and not go on") {
				t.Errorf("status %d, told:\n%s", status, told.String())
			}
			if said := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(said, "refused: "+x.why) || !strings.Contains(said, "fire_ratio") {
				t.Errorf("it cannot be read, or goes on:\n%s", out.String())
			}
			if c, err := record.Read(dir); err != nil || len(c.Entries) == 0 || c.Entries[len(c.Entries)-1].Kind == play.KindResolved {
				t.Errorf("the log went on: %v", err)
			}
		})
	}
}

// A game of another version is verified with a word about that.
func TestVerifyOtherVersion(t *testing.T) {
	dir := otherGame(t, func(o *play.Opened) { o.Version = "0.0.9" })
	var out, told bytes.Buffer
	status := run(t.Context(), []string{"verify", dir}, strings.NewReader(""), &out, &told)
	if status != 0 || !strings.Contains(told.String(), "note: the game was opened by wargame 0.0.9, and this is "+version) || !strings.Contains(out.String(), "All fits") {
		t.Errorf("status %d, said:\n%stold:\n%s", status, out.String(), told.String())
	}
}

// A game that another program has open is not gone on with.
func TestPlayElsewhere(t *testing.T) {
	dir := otherGame(t, func(*play.Opened) {})
	log, _, err := record.Open(dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	var out, told bytes.Buffer
	status := run(t.Context(), []string{"play", dir}, strings.NewReader("look\n"), &out, &told)
	if status != 2 || !strings.Contains(told.String(), "the game is open in another program") || !strings.Contains(told.String(), "hint: end that one first") {
		t.Errorf("status %d, told:\n%s", status, told.String())
	}
}

// otherGame is a game in a folder, whose first entry says something else.
func otherGame(t *testing.T, change func(*play.Opened)) string {
	t.Helper()
	const file = libraryPrefix + "us-aid-pause"
	o := scenario.Options{Library: scenarios.Library}
	s, problems := scenario.Load(file, o)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var text bytes.Buffer
	if _, err := scenario.WriteMerged(&text, file, o); err != nil {
		t.Fatal(err)
	}
	entries, err := play.Begin(s, text.String(), version, 7, play.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	opened, err := entries[0].Opened()
	if err != nil {
		t.Fatal(err)
	}
	change(&opened)
	if entries[0].Body, err = json.Marshal(opened); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "game")
	log, err := record.Create(dir, 7, entries, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	log.Close()
	return dir
}

// The length of a turn is a whole number of steps, in any unit.
func TestTurnSteps(t *testing.T) {
	weeks := scenario.Clock{Unit: "week", Step: 1, Steps: 39}
	halves := scenario.Clock{Unit: "month", Step: 0.5, Steps: 24}
	for _, x := range []struct {
		clock scenario.Clock
		text  string
		want  int // 0: refused
	}{
		{weeks, "4", 4}, {weeks, "4 weeks", 4}, {weeks, "14 days", 2}, {weeks, "40 weeks", 0}, {weeks, "0", 0}, {weeks, "-1", 0}, {weeks, "1.5 weeks", 0}, {weeks, "x", 0},
		{halves, "1", 2}, {halves, "0.5 months", 1}, {halves, "1 year", 24}, {halves, "1 week", 0},
	} {
		got, err := turnSteps(x.clock, x.text)
		if got != x.want || (err == nil) != (x.want > 0) {
			t.Errorf("%s of a clock of %gs: %d, %v; want %d", x.text, x.clock.Step, got, err, x.want)
		}
	}
}
