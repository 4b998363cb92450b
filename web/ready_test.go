package web_test

import (
	"strings"
	"testing"

	"wargame/play"
)

// A phone shows ready-made orders and writes one of them down, without script; what plays a team is told to all.
func TestReadyOrders(t *testing.T) {
	room := newRoom(t, "tariff-deadline", play.Settings{Policies: map[string]string{"washington": "kept_date", "thailand": "each_alone"}})
	student := room.visitor(t)
	status, text := student.post("/join", "code", room.web.Code(), "name", "Olena", "seat", "japan")
	want(t, status, text, 200, "Ready-made orders", "Signs after its election", "How japan negotiates: offer", "Write these down", "plays the strategy Keeps the date", "played by the policy Vietnam signs")
	status, text = student.post("/seat", "do", "strategy", "strategy", "offers", "ref", "one")
	want(t, status, text, 200, `value="offer" checked`)
	if log := len(room.table.Game.Entries); log == 0 {
		t.Error("nothing is in the log")
	} else if status, _ = student.post("/seat", "do", "strategy", "strategy", "offers", "ref", "one"); status != 200 || len(room.table.Game.Entries) != log {
		t.Errorf("sent twice, it counts twice: status %d, %d entries after %d", status, len(room.table.Game.Entries), log)
	}
	status, text = student.post("/seat", "do", "strategy", "strategy", "signs")
	want(t, status, text, 409)
	if !strings.Contains(text, "Japan has no strategy") {
		t.Errorf("not said why:\n%s", text)
	}
}
