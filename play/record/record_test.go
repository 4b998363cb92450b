package record_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"wargame/play"
	"wargame/play/record"
	"wargame/scenario"
	library "wargame/scenarios"
)

const seed = 42

func noon() time.Time { return time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC) }

// started is a game of a shipped scenario in a folder of its own.
func started(t testing.TB, name string, x play.Settings) *record.Table {
	t.Helper()
	file := "library/" + name
	s, problems := scenario.Load(file, scenario.Options{Library: library.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var text bytes.Buffer
	if _, err := scenario.WriteMerged(&text, file, scenario.Options{Library: library.Library}); err != nil {
		t.Fatal(err)
	}
	entries, err := play.Begin(s, text.String(), "test", seed, x)
	if err != nil {
		t.Fatal(err)
	}
	table, err := record.Start(filepath.Join(t.TempDir(), "game"), entries, seed, noon)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { table.Log.Close() })
	return table
}

// TestGoesOn wants a game that is stopped after each turn to go on, and to be closed.
func TestGoesOn(t *testing.T) {
	table := started(t, "us-aid-pause", play.Settings{})
	dir := table.Log.Dir()
	for table.Game.Phase() != play.PhaseDebrief {
		if err := table.Take(table.Game.Resolve(play.Facilitator, true)); err != nil {
			t.Fatal(err)
		}
		table.Log.Close()
		var err error
		if table, _, err = record.Resume(dir, noon); err != nil {
			t.Fatal(err)
		}
	}
	if err := table.Take(table.Game.Close(play.Facilitator)); err != nil {
		t.Fatal(err)
	}
	c, err := record.Read(dir)
	if err != nil || c.Seed != seed || c.Torn != "" {
		t.Errorf("a closed game: %+v, %v", c.Seed, err)
	}
}
