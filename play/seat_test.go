package play_test

import (
	"encoding/json"
	"strings"
	"testing"

	"wargame/play"
)

// chairs are the words and numbers that are the chair's of the North.
var chairs = []string{"wordchairbrief", `"name":"chair_store"`, "wordforthechair", "0.8125"}

// TestRolesApart wants the seat of a whole team to see what its roles see until somebody sits down as one, and never again after that.
func TestRolesApart(t *testing.T) {
	g := straitGame(t)
	do(t, g)(g.Send(play.Facilitator, []string{"north/chair"}, play.Message{Text: "wordforthechair"}))
	do(t, g)(g.Estimate("north/chair", play.Estimated{Chance: 0.8125}))
	checkRole(t, g, "north", true)
	checkRole(t, g, "north/chair", true)
	checkRole(t, g, "north/scout", false)
	checkRole(t, g, "south", false)
	checkRole(t, g, play.Facilitator, true)
	do(t, g)(g.Join("north/chair", 1))
	checkRole(t, g, "north", false)
	checkRole(t, g, "north/chair", true)
	if text := written(t, g, "north"); !strings.Contains(text, "wordscoutbrief") {
		t.Error("nobody sits as the scout, and the whole team does not see its brief")
	}
	do(t, g)(g.Leave(1))
	checkRole(t, g, "north", false)
	do(t, g)(g.Rewind(play.Facilitator, play.Rewound{Turn: 1}))
	checkRole(t, g, "north", false)
}

// checkRole wants a seat to see all that is the chair's, or nothing of it.
func checkRole(t *testing.T, g *play.Game, seat play.Seat, shown bool) {
	t.Helper()
	text := written(t, g, seat)
	for _, word := range chairs {
		if strings.Contains(text, word) != shown {
			t.Errorf("that %s sees %s is %v", seat, word, !shown)
		}
	}
}

// written is all that a seat sees, as JSON.
func written(t *testing.T, g *play.Game, seat play.Seat) string {
	t.Helper()
	text, err := json.Marshal(view(t, g, seat))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
