package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wargame/play"
	"wargame/play/record"
	"wargame/scenario"
	library "wargame/scenarios"
)

// gameFolder is a game of a shipped scenario in a folder, so many turns of it played by nobody, and closed where that is asked for.
func gameFolder(t *testing.T, turns int, closed bool) string {
	t.Helper()
	const name, seed = "article4-korea", 424242
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: library.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var text bytes.Buffer
	if _, err := scenario.WriteMerged(&text, "library/"+name, scenario.Options{Library: library.Library}); err != nil {
		t.Fatal(err)
	}
	entries, err := play.Begin(s, text.String(), "test", seed, play.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "lesson")
	noon := func() time.Time { return time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC) }
	table, err := record.Start(folder, entries, seed, noon)
	if err != nil {
		t.Fatal(err)
	}
	defer table.Log.Close()
	for range turns {
		if err := table.Take(table.Game.Resolve(play.Facilitator, true)); err != nil {
			t.Fatal(err)
		}
	}
	if closed {
		if err := table.Take(table.Game.Close(play.Facilitator)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "people.json"), []byte(`{"1":"Xanthippe Canary"}`), 0o666); err != nil {
		t.Fatal(err)
	}
	return folder
}

// A debrief of a game that is over is a page, a table and JSON; of one that is closed it says the seed; and none has the name of a person.
func TestDebriefSaysTheSeedOfAClosedGame(t *testing.T) {
	for _, c := range []struct {
		closed bool
		args   []string
		told   bool
	}{{false, nil, false}, {false, []string{"--facilitator"}, true}, {true, nil, true}} {
		folder := gameFolder(t, 6, c.closed)
		t.Chdir(t.TempDir())
		out, told, status := call(t, append([]string{"debrief", folder, "--csv", "table.csv"}, c.args...)...)
		if status != 0 || told != "" || out != "lesson-debrief.html\ntable.csv\n" {
			t.Fatalf("status %d, stdout %q: %s", status, out, told)
		}
		page, err := os.ReadFile("lesson-debrief.html")
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(page), "424242") != c.told {
			t.Errorf("closed: %v, %q: the seed is told: %v", c.closed, c.args, !c.told)
		}
		table, err := os.ReadFile("table.csv")
		if err != nil {
			t.Fatal(err)
		}
		if rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll(); err != nil || len(rows) < 2 {
			t.Errorf("the table has %d rows: %v", len(rows), err)
		}
		document, _, status := call(t, append([]string{"debrief", folder, "--format", "json"}, c.args...)...)
		if status != 0 || !json.Valid([]byte(document)) {
			t.Errorf("status %d, and no JSON: %.200s", status, document)
		}
		again, _, _ := call(t, append([]string{"debrief", folder, "-o", "-", "--workers", "1"}, c.args...)...)
		if again != string(page) {
			t.Error("one worker writes another page")
		}
		if strings.Contains(string(page)+document+string(table), "Canary") {
			t.Error("the name of a person is told")
		}
		if _, told, status := call(t, "debrief", folder); status != 2 || !strings.Contains(told, "is there already") {
			t.Errorf("status %d: a page is written over: %s", status, told)
		}
	}
}

// What cannot be told of is refused in a sentence, and nothing is written.
func TestDebriefRefuses(t *testing.T) {
	unfinished, damaged := gameFolder(t, 2, false), gameFolder(t, 1, false)
	log := filepath.Join(damaged, "log.jsonl")
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(log, bytes.Replace(text, []byte(`"turn":1`), []byte(`"turn":2`), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, c := range []struct{ says, args string }{
		{"which game?", ""},
		{"there is no game in nowhere", "nowhere"},
		{"2 of 6 turns are played", unfinished},
		{"line 1 of the log is damaged", damaged},
		{"has to end in .html", unfinished + " -o page.txt"},
		{"has to end in .json", unfinished + " -o page.html --format json"},
		{"--open wants a page", unfinished + " -o - --open"},
		{"--csv - prints the table and nothing else", unfinished + " --csv - --format json"},
	} {
		out, told, status := call(t, append([]string{"debrief"}, strings.Fields(c.args)...)...)
		if status != 2 || out != "" || !strings.Contains(told, c.says) {
			t.Errorf("%q: status %d, stdout %q, not %q: %s", c.args, status, out, c.says, told)
		}
	}
	if found, err := filepath.Glob("*"); err != nil || len(found) > 0 {
		t.Errorf("written all the same: %v, %v", found, err)
	}
	out, told, status := call(t, "debrief", unfinished, "--facilitator", "-o", "-")
	if status != 0 || !strings.Contains(out, "for the facilitator alone") {
		t.Errorf("status %d, and no page that says for whom it is: %s", status, told)
	}
	out, told, status = call(t, "debrief", unfinished, "--facilitator", "--csv", "-")
	if status != 0 || !strings.HasPrefix(out, "turn,time,team,lever") {
		t.Errorf("status %d: %.100s: %s", status, out, told)
	}
}

// Who interrupts a debrief gets none.
func TestDebriefInterrupted(t *testing.T) {
	folder := gameFolder(t, 1, false)
	t.Chdir(t.TempDir())
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out, told bytes.Buffer
	if status := run(ctx, []string{"debrief", folder, "--facilitator"}, strings.NewReader(""), &out, &told); status != 130 || out.Len() > 0 {
		t.Errorf("status %d, stdout %q: %s", status, out.String(), told.String())
	}
}
