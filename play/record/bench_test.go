package record_test

import (
	"testing"

	"wargame/play"
	"wargame/play/record"
)

// BenchmarkTurn is a turn of us-aid-pause: decided, written down, synced and taken into the game.
func BenchmarkTurn(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		table := started(b, "us-aid-pause", play.Settings{})
		b.StartTimer()
		if err := table.Take(table.Game.Resolve(play.Facilitator, true)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad loads a game of us-aid-pause of 26 turns.
func BenchmarkLoad(b *testing.B) {
	table := started(b, "us-aid-pause", play.Settings{Turn: 1})
	for range 26 {
		if err := table.Take(table.Game.Resolve(play.Facilitator, true)); err != nil {
			b.Fatal(err)
		}
	}
	table.Log.Close()
	for b.Loop() {
		t, _, err := record.Resume(table.Log.Dir(), noon)
		if err != nil {
			b.Fatal(err)
		}
		t.Log.Close()
	}
}
