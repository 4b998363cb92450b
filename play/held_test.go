package play_test

import (
	"slices"
	"testing"

	"wargame/play"
)

// heldNews are the injects that a seat was told of, by title.
func heldNews(t *testing.T, g *play.Game, seat play.Seat) (titles []string) {
	for _, x := range view(t, g, seat).Injects {
		titles = append(titles, x.What.Title)
	}
	return titles
}

// TestHeldInject wants an inject that is held not to come in its turn, to be told of as held to the facilitator alone, to come when it is
// handed out, and to come by itself again where a rewind takes the holding back.
func TestHeldInject(t *testing.T) {
	g := straitGame(t)
	stormHeld(t, g)
	held := func(seat play.Seat) bool {
		return slices.ContainsFunc(view(t, g, seat).Coming, func(x play.InjectView) bool { return x.What.Inject == "storm" && x.Held })
	}
	if !held(play.Facilitator) || held("north") || held(play.Screen) {
		t.Error("what is held is not told to the facilitator alone")
	}
	turnOver(t, g)
	if slices.Contains(heldNews(t, g, "south"), "Storm") {
		t.Error("the storm has come although it is held")
	}
	do(t, g)(g.Hand(play.Facilitator, play.Came{Inject: "storm"}))
	if !slices.Contains(heldNews(t, g, "south"), "Storm") {
		t.Error("the storm has not come although it was handed out")
	}
	do(t, g)(g.Rewind(play.Facilitator, play.Rewound{Turn: 1}))
	turnOver(t, g)
	if !slices.Contains(heldNews(t, g, "south"), "Storm") {
		t.Error("the storm is held although that was taken back")
	}
}
