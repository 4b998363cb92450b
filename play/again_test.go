package play_test

import (
	"math"
	"slices"
	"testing"

	"wargame/play"
	"wargame/scenario"
)

// TestAgain wants a game that is played again with nothing changed to be the same to the last bit, and one without an override to be
// the game in which it was never made.
func TestAgain(t *testing.T) {
	s := load(t, "us-aid-pause")
	with, without := open(t, s, play.Settings{Trial: trial}), open(t, s, play.Settings{Trial: trial})
	var override int
	for with.Phase() != play.PhaseDebrief {
		for _, g := range []*play.Game{with, without} {
			due(t, g)
			if g.Turn() == 2 {
				do(t, g)(g.Draft("washington", play.Draft{Team: "washington", Lever: "us_shells", Order: &play.Order{Value: 0.5}}))
			}
		}
		if with.Turn() == 2 {
			override = len(with.Entries) + 1
			x := play.Override{Order: &play.Given{Team: "washington", Lever: "us_shells", Value: 0}, Reason: "for the test"}
			do(t, with)(with.Override(play.Facilitator, x))
		}
		for _, g := range []*play.Game{with, without} {
			for _, team := range g.Rules.Teams {
				do(t, g)(g.Seal(play.Seat(team.Name), team.Name))
			}
			do(t, g)(g.Resolve(play.Facilitator, false))
		}
	}
	if slices.Equal(ends(t, with), ends(t, without)) {
		t.Fatal("the override changes nothing, so that this test would show nothing")
	}
	for _, x := range []struct {
		change play.Change
		want   *play.Game
	}{{play.Change{}, with}, {play.Change{Without: override}, without}} {
		again, err := with.Again(x.change)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := ends(t, again), ends(t, x.want); !slices.Equal(got, want) {
			t.Errorf("%+v: the game ends with %v, not %v", x.change, got, want)
		}
	}
}

// due gives the estimates that are asked for.
func due(t *testing.T, g *play.Game) {
	t.Helper()
	for _, team := range g.Rules.Teams {
		seat := play.Seat(team.Name)
		v, err := g.View(seat)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range v.Own.Estimates {
			if e.Chance == nil {
				do(t, g)(g.Estimate(seat, play.Estimated{Question: e.Question, Chance: 0.5}))
			}
		}
	}
}

// ends are the bits of all outcomes of a game and of what it asks of its end.
func ends(t *testing.T, g *play.Game) []uint64 {
	t.Helper()
	outcomes, goals, err := g.Standings()
	if err != nil {
		t.Fatal(err)
	}
	var list []uint64
	for _, x := range append(outcomes, goals...) {
		list = append(list, math.Float64bits(x.Values[0]))
	}
	return list
}

// TestWould wants what a policy would make of each lever to be what it makes of it in a game whose teams it plays.
func TestWould(t *testing.T) {
	for _, name := range []string{"us-aid-pause", "nato-rok", "tariff-deadline"} {
		s := load(t, name)
		for _, policy := range s.Policies {
			by := map[string]string{}
			for _, team := range s.Game.Teams {
				by[team.Name] = policy.Name
			}
			g := open(t, s, play.Settings{Trial: trial, Policies: by})
			for g.Phase() != play.PhaseDebrief {
				for _, team := range g.Rules.Teams {
					for _, l := range team.Controls {
						is := g.Path(s.Reference(scenario.KindLever.At(l)))
						if x, ok := g.Would(policy, l); !ok || x != is[g.Point()] {
							t.Errorf("%s: in turn %d, %s would make %v of %s, and made %v", name, g.Turn(), policy.Name, x, s.Levers[l].Name, is[g.Point()])
						}
					}
				}
				do(t, g)(g.Resolve(play.Facilitator, false))
			}
		}
	}
}
