package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"wargame/play"
)

// TestEachByte changes every byte of a log, in several ways, and wants its line named.
func TestEachByte(t *testing.T) {
	var text []byte
	prev := hash(nil)
	for i, words := range []string{"one", "two, which is longer", "three"} {
		body, _ := json.Marshal(play.Message{Text: words})
		one, err := line{Entry: play.Entry{Seq: i + 1, Time: "2026-01-02T12:00:00Z", Turn: 1, Phase: play.PhaseOrder, By: play.Facilitator,
			Kind: play.KindMessage, To: []string{play.Everybody}, Body: body}, Prev: prev}.write()
		if err != nil {
			t.Fatal(err)
		}
		prev = hash(one[:len(one)-1])
		text = append(text, one...)
	}
	if entries, whole, torn, err := parse(text); len(entries) != 3 || whole != len(text) || torn != "" || err != nil {
		t.Fatalf("the log itself: %d entries, %q, %v", len(entries), torn, err)
	}
	for i := range text {
		at := 1 + bytes.Count(text[:i], []byte("\n"))
		for bit := range 8 {
			changed := bytes.Clone(text)
			changed[i] ^= 1 << bit
			_, _, _, err := parse(changed)
			var damage *Damage
			if !errors.As(err, &damage) || damage.Line != at {
				t.Fatalf("byte %d of line %d, bit %d: %v", i, at, bit, err)
			}
		}
	}
}
