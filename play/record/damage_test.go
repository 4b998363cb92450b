package record_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"wargame/play"
	"wargame/play/record"
)

// played is the folder of a small game with a ruling, and its log.
func played(t testing.TB, closed bool) (string, []byte) {
	t.Helper()
	table := started(t, "ceasefire-or-attrition", play.Settings{})
	for _, do := range []func() ([]play.Entry, error){
		func() ([]play.Entry, error) {
			return table.Game.Rule(play.Facilitator, play.Ruling{Mode: play.Mode2d6, Title: "A visit", Open: true})
		},
		func() ([]play.Entry, error) { return table.Game.Resolve(play.Facilitator, true) },
	} {
		if err := table.Take(do()); err != nil {
			t.Fatal(err)
		}
	}
	if closed {
		if err := table.Take(table.Game.Close(play.Facilitator)); err != nil {
			t.Fatal(err)
		}
	}
	table.Log.Close()
	text, err := os.ReadFile(filepath.Join(table.Log.Dir(), "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return table.Log.Dir(), text
}

// TestEachCut cuts a log at every byte: what a crash may leave. What was whole before is read, the rest is dropped with a word, and the
// game goes on from there.
func TestEachCut(t *testing.T) {
	dir, text := played(t, false)
	name := filepath.Join(dir, "log.jsonl")
	whole, err := record.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range text {
		if cut%199 != 0 && cut < len(text)-120 {
			continue
		}
		if err := os.WriteFile(name, text[:cut], 0o666); err != nil {
			t.Fatal(err)
		}
		log, c, err := record.Open(dir, noon)
		switch {
		case len(c.Entries) == 0: // not even the batch that opens it
			var damage *record.Damage
			if !errors.As(err, &damage) {
				t.Fatalf("cut at %d: %v", cut, err)
			}
			continue
		case err != nil:
			t.Fatalf("cut at %d: %v", cut, err)
		case len(c.Entries) == len(whole.Entries) || c.Torn == "" && text[cut-1] != '\n':
			t.Fatalf("cut at %d: %d entries, %q", cut, len(c.Entries), c.Torn)
		}
		log.Close()
		if again, err := record.Read(dir); err != nil || again.Torn != "" || len(again.Entries) != len(c.Entries) {
			t.Fatalf("cut at %d and opened: %d entries, %q, %v", cut, len(again.Entries), again.Torn, err)
		}
	}
}

// TestBatchesAreWhole wants a turn and the news of the next one to be there together, or neither.
func TestBatchesAreWhole(t *testing.T) {
	dir, text := played(t, false)
	c, err := record.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	last := c.Entries[len(c.Entries)-1]
	if last.Kind != play.KindInject {
		t.Fatal("the turn brings no news: the test needs a game whose second turn does")
	}
	end := len(text) - 1
	for text[end-1] != '\n' {
		end--
	}
	if err := os.WriteFile(filepath.Join(dir, "log.jsonl"), text[:end], 0o666); err != nil {
		t.Fatal(err)
	}
	c, err = record.Read(dir)
	if err != nil || c.Torn == "" || c.Entries[len(c.Entries)-1].Kind == play.KindResolved {
		t.Errorf("a batch that lacks its last line: %v, %q, %v", c.Entries[len(c.Entries)-1].Kind, c.Torn, err)
	}
}

// TestAnotherProgram wants a game that is open to be nobody else's, to be read by all, and to be free when it is closed.
func TestAnotherProgram(t *testing.T) {
	table := started(t, "ceasefire-or-attrition", play.Settings{})
	dir := table.Log.Dir()
	if _, _, err := record.Resume(dir, noon); !errors.Is(err, record.ErrElsewhere) {
		t.Fatalf("opened twice: %v", err)
	}
	if _, err := record.Read(dir); err != nil {
		t.Error(err)
	}
	message := func(text string) error {
		return table.Take(table.Game.Send(play.Facilitator, nil, play.Message{Text: text}))
	}
	if err := message("one"); err != nil {
		t.Fatal(err)
	}
	table.Log.Close()
	other, _, err := record.Resume(dir, noon)
	if err != nil {
		t.Fatal(err)
	}
	other.Log.Close()
}

// TestAnotherHand wants a log that grew by another hand to be left alone from then on.
func TestAnotherHand(t *testing.T) {
	table := started(t, "ceasefire-or-attrition", play.Settings{})
	name := filepath.Join(table.Log.Dir(), "log.jsonl")
	text, err := table.Log.Text()
	if err != nil {
		t.Fatal(err)
	}
	longer := append(text, "x"...)
	if err := os.WriteFile(name, longer, 0o666); err != nil {
		t.Fatal(err)
	}
	before := len(table.Game.Entries)
	for range 2 {
		if err := table.Take(table.Game.Send(play.Facilitator, nil, play.Message{Text: "two"})); err == nil || len(table.Game.Entries) != before {
			t.Fatalf("a second hand: %v", err)
		}
	}
	if now, err := os.ReadFile(name); err != nil || !bytes.Equal(now, longer) {
		t.Errorf("the log was written to: %v", err)
	}
}

// TestStale wants entries that were decided before others were written down to change nothing.
func TestStale(t *testing.T) {
	table := started(t, "ceasefire-or-attrition", play.Settings{})
	stale, err := table.Game.Send(play.Facilitator, nil, play.Message{Text: "one"})
	if err != nil {
		t.Fatal(err)
	}
	for i, fits := range []bool{true, false} {
		if err := table.Take(stale, nil); (err == nil) != fits {
			t.Errorf("taken %d times before: %v", i, err)
		}
	}
	if err := table.Take(table.Game.Send(play.Facilitator, nil, play.Message{Text: "two"})); err != nil {
		t.Errorf("after it: %v", err)
	}
	if v, err := record.Verify(table.Log.Dir()); err != nil || v.Damage != "" || v.Lines != len(table.Game.Entries) {
		t.Errorf("after it: %+v, %v", v, err)
	}
}

// TestVerify counts what was played again.
func TestVerify(t *testing.T) {
	dir, _ := played(t, true)
	v, err := record.Verify(dir)
	if err != nil || v.Damage != "" || v.Turns != 1 || v.Dice != 2 || !v.Closed {
		t.Errorf("%+v, %v", v, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "seed")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the seed of a closed game stands beside its log too: %v", err)
	}
}
