package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"wargame/play"
)

// threeLines are a small log: one line, and two that were decided together.
func threeLines(t testing.TB) []byte {
	t.Helper()
	var text []byte
	prev := hash(nil)
	for i, words := range []string{"one", "two, which is longer", "three"} {
		body, err := json.Marshal(play.Message{Text: words})
		if err != nil {
			t.Fatal(err)
		}
		one, err := line{Entry: play.Entry{Seq: i + 1, Time: "2026-01-02T12:00:00Z", Turn: 1, Phase: play.PhaseOrder, By: play.Facilitator,
			Kind: play.KindMessage, To: []string{play.Everybody}, Body: body}, More: []int{0, 1, 0}[i], Prev: prev}.write()
		if err != nil {
			t.Fatal(err)
		}
		prev = hash(one[:len(one)-1])
		text = append(text, one...)
	}
	return text
}

// TestEachByte changes every byte of a log, in several ways, and wants its line named.
func TestEachByte(t *testing.T) {
	text := threeLines(t)
	if entries, whole, torn, err := parse(text); len(entries) != 3 || whole != len(text) || torn != "" || err != nil {
		t.Fatalf("the log itself: %d entries, %q, %v", len(entries), torn, err)
	}
	for i := range text {
		at := 1 + bytes.Count(text[:i], []byte("\n"))
		for _, change := range []byte{1, 2, 4, 8, 16, 32, 64, 128, 255, text[i], text[i] ^ '\n'} {
			if change == 0 {
				continue
			}
			changed := bytes.Clone(text)
			changed[i] ^= change
			_, _, _, err := parse(changed)
			var damage *Damage
			if !errors.As(err, &damage) || damage.Line != at {
				t.Fatalf("byte %d of line %d, changed by %d: %v", i, at, change, err)
			}
		}
	}
}

// TestEachLength cuts the log at every byte: what was whole is read, two lines that were decided together both or neither.
func TestEachLength(t *testing.T) {
	text := threeLines(t)
	first := bytes.IndexByte(text, '\n') + 1
	for n := range len(text) {
		entries, whole, torn, err := parse(text[:n])
		want := 0
		if n >= first {
			want = 1
		}
		if err != nil || len(entries) != want || whole != want*first || (torn == "") != (n == whole) {
			t.Fatalf("the first %d bytes: %d entries in %d bytes, %q, %v", n, len(entries), whole, torn, err)
		}
	}
}

// FuzzLog reads any text as a log: no panic, and what is read of it is read of that part alone.
func FuzzLog(f *testing.F) {
	text := threeLines(f)
	f.Add(text)
	f.Add(text[:len(text)-1])
	f.Add([]byte(`{"seq":1,"sum":""}` + "\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		entries, whole, _, err := parse(text)
		if err != nil {
			return
		}
		again, all, torn, err := parse(text[:whole])
		if err != nil || torn != "" || all != whole || len(again) != len(entries) {
			t.Errorf("read again: %d entries of %d, %q, %v", len(again), len(entries), torn, err)
		}
		for i, e := range entries {
			if e.Seq != i+1 {
				t.Errorf("entry %d is numbered %d", i+1, e.Seq)
			}
		}
	})
}
