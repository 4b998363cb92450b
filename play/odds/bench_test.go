package odds

import (
	"testing"

	"wargame/scenario"
)

// BenchmarkOdds looks ahead under three choices from the middle of a game.
func BenchmarkOdds(b *testing.B) {
	b.Run("scenario=us-aid-pause/choices=3/worlds=1000", func(b *testing.B) {
		f, choices := middle(b, 1)
		for b.Loop() {
			if _, err := f.Odds(choices); err != nil {
				b.Fatal(err)
			}
		}
	})
	// All that a team is told again from the begin, as after a restart: three turns of five exact numbers.
	b.Run("scenario=us-aid-pause/turns=3/worlds=1000", func(b *testing.B) {
		for b.Loop() {
			middle(b, 3)
		}
	})
}

// middle is a filter after some turns of us-aid-pause, and three choices.
func middle(b *testing.B, turns int) (*Filter, []Choice) {
	s := shipped(b, "us-aid-pause")
	readings, err := NewReadings(s, append([]*scenario.Reading{}, s.Game.Public...))
	must(b, err)
	f := begun(b, s, Options{Seed: 1, Turn: s.Game.Turn, Readings: readings, Objectives: wants(b, s, "ground_lost < 2500", "weeks_uncovered <= 4")})
	g := newGame(b, f, 1)
	g.tell(0)
	g.play(turns)
	q := lever(b, s, "us_shells")
	return f, []Choice{{}, {Orders: map[int]float64{q: 0}}, {Orders: map[int]float64{q: 0.5}}}
}
