package play_test

import (
	"encoding/json"
	"os"
	"testing"

	"wargame/play"
	"wargame/scenario"
)

// strait is a scenario of three teams with all that a game can have: costs, covert levers, roles, readings with error and delay, injects
// of all kinds, estimates, and each way of being late.
func strait(t testing.TB) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("strait.yaml", scenario.Options{Files: os.DirFS("testdata")})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// straitGame is a game of it at its first turn.
func straitGame(t testing.TB) *play.Game { return open(t, strait(t), play.Settings{Trial: trial}) }

// snapshot is all that anybody can see of a game, and its log.
func snapshot(t testing.TB, g *play.Game) string {
	t.Helper()
	parts := []any{g.Entries}
	for _, seat := range play.Seats(g.Rules) {
		parts = append(parts, view(t, g, seat))
	}
	text, err := json.MarshalIndent(parts, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func view(t testing.TB, g *play.Game, seat play.Seat) play.View {
	t.Helper()
	v, err := g.View(seat)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// order writes an order of a team down.
func order(t testing.TB, g *play.Game, team, lever string, value float64) {
	t.Helper()
	do(t, g)(g.Draft(play.Seat(team), draft(team, lever, value)))
}

func draft(team, lever string, value float64) play.Draft {
	return play.Draft{Team: team, Lever: lever, Order: &play.Order{Value: value}}
}

// sealed gives the estimates that are due and seals the orders of teams.
func sealed(t testing.TB, g *play.Game, teams ...string) {
	t.Helper()
	for _, team := range teams {
		for _, x := range view(t, g, play.Seat(team)).Own.Estimates {
			if x.Chance == nil {
				do(t, g)(g.Estimate(play.Seat(team), play.Estimated{Question: x.Question, Chance: 0.5}))
			}
		}
		do(t, g)(g.Seal(play.Seat(team), team))
	}
}

// playOut resolves all turns with nobody ordering anything.
func playOut(t testing.TB, g *play.Game) {
	t.Helper()
	for g.Phase() != play.PhaseDebrief {
		sealed(t, g, "north", "south", "east")
		do(t, g)(g.Resolve(play.Facilitator, false))
	}
}
