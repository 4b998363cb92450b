package play_test

import (
	"testing"

	"wargame/play"
)

// TestOddsOfAGame wants odds for each team of a game, before any turn and after two.
func TestOddsOfAGame(t *testing.T) {
	s := load(t, "us-aid-pause")
	g := open(t, s, play.Settings{})
	for range 3 {
		for _, team := range s.Game.Teams {
			v, err := g.Odds(play.Facilitator, team.Name, map[string]float64{})
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("turn %d, %s: %.0f of %d worlds, %v", g.Turn(), team.Name, v.Effective, v.Worlds, v.Fits)
			if !v.Fits {
				continue
			}
			for _, o := range v.Choices[0].Objectives {
				if *o.Chance < 0 || *o.Chance > 1 || o.Words == "" {
					t.Errorf("%s: %s has the chance %v, in words %q", team.Name, o.Title, *o.Chance, o.Words)
				}
			}
		}
		do(t, g)(g.Resolve(play.Facilitator, true))
	}
}

func BenchmarkOdds(b *testing.B) {
	s := load(b, "us-aid-pause")
	g := open(b, s, play.Settings{})
	do(b, g)(g.Resolve(play.Facilitator, true))
	do(b, g)(g.Resolve(play.Facilitator, true))
	team := s.Game.Teams[0]
	name := s.Levers[team.Controls[0]].Name
	for b.Loop() {
		if _, err := g.Odds(play.Facilitator, team.Name, map[string]float64{name: 0}, map[string]float64{name: 0.5}); err != nil {
			b.Fatal(err)
		}
	}
}
