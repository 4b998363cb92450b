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

// TestPageInUkrainian wants times, lengths of time, chances and kinds of refusal in the language of the page: what stays in English there
// is the scenario's, and the sentence of the rules behind its kind.
func TestPageInUkrainian(t *testing.T) {
	room := newRoom(t, "us-aid-pause", play.Settings{Odds: play.OddsTeams, Worlds: 100})
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go room.web.Run(ctx)
	student := room.sits(t, "kyiv")
	answer, text := student.raw("POST", "/seat", "do=seal", "Accept-Language", "uk")
	want(t, answer.StatusCode, text, 409, "Спершу бракує ще чогось.", "has not estimated")
	answer, text = student.raw("POST", "/seat", "do=seal", "Accept-Language", "uk", "Accept", "application/json")
	want(t, answer.StatusCode, text, 409, `"kind":"Спершу бракує ще чогось."`, `"error":"Kyiv has not estimated`)
	for _, question := range []string{"0", "1"} {
		status, text := student.post("/seat", "do", "estimate", "question", question, "chance", "40")
		want(t, status, text, 200)
	}
	student.odds(t)
	_, text = student.get("/seat?lang=uk")
	want(t, 200, text, 200, "тиждень 0", "3 тиж.", "ймовірно")
	for _, english := range []string{"week 0", "likely", "late by"} {
		if strings.Contains(text, english) {
			t.Errorf("%q stands on the Ukrainian page", english)
		}
	}
}
