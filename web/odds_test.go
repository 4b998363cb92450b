package web_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"wargame/play"
)

// TestOddsStayAfterSealing plays a team that has said what it expects: its odds stand on its page before and after it has sealed, with those
// of its orders beside those of leaving all as it is.
func TestOddsStayAfterSealing(t *testing.T) {
	room := newRoom(t, "us-aid-pause", play.Settings{Odds: play.OddsTeams})
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go room.web.Run(ctx)
	student := room.sits(t, "washington")
	for _, question := range []string{"0", "1"} {
		status, text := student.post("/seat", "do", "estimate", "question", question, "chance", "40")
		want(t, status, text, 200)
	}
	page := student.odds(t)
	if strings.Contains(page, "with your orders") {
		t.Error("odds of orders, where there are none")
	}
	status, text := student.post("/seat", "do", "seal", "order.us_shells", "0.5", "was.us_shells", "")
	want(t, status, text, 200, "Sealed.")
	student.odds(t)
}

// odds waits until the odds on a page are worked out.
func (v *visitor) odds(t *testing.T) string {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		_, text := v.get("/seat")
		if strings.Contains(text, `class="dots"`) && !strings.Contains(text, "being worked out") {
			return text
		}
		if time.Now().After(end) {
			t.Fatalf("no odds on the page:\n%s", text)
		}
	}
}
