package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"wargame/play"
)

// FuzzRequest sends any request of any seat to a game that goes on. Nothing panics, nothing fails for a reason of the server's own, only posts
// change the game, only for who sends them, and the log gives the same game again.
func FuzzRequest(f *testing.F) {
	room := harbour(f)
	cookies := []string{""}
	for _, seat := range []string{"north", "north/chair", "south", "observer"} {
		cookies = append(cookies, room.sits(f, seat).cookie("wargame_seat"))
	}
	cookies = append(cookies, room.controls(f).cookie("wargame_control"))
	by := []play.Seat{"", "north", "north/chair", "south", "observer", play.Facilitator}
	for _, x := range []struct {
		who                uint8
		method, path, form string
	}{
		{0, "GET", "/", ""}, {0, "GET", "/?c=" + room.code, ""}, {0, "POST", "/join", "code=" + room.code + "&name=x&seat=south"}, {1, "GET", "/seat?lang=uk", ""},
		{1, "POST", "/seat", "do=draft&order.patrols=3&was.patrols=&because.patrols=x"}, {1, "POST", "/seat", "do=seal&order.mines=7&ref=1"}, {1, "POST", "/seat", "do=unseal"},
		{2, "POST", "/seat", "do=estimate&question=0&chance=60"}, {3, "POST", "/seat", "do=message&text=x"}, {3, "POST", "/seat", "do=action&title=x&effect=y&argument=z"},
		{3, "POST", "/leave", ""}, {5, "GET", "/control", ""}, {5, "GET", "/control/log.jsonl", ""}, {5, "POST", "/control", "do=resolve&late=yes"},
		{5, "POST", "/control", "do=inject&inject=card"}, {5, "POST", "/control", "do=inject&to=north&title=x&text=y"}, {5, "POST", "/control", "do=message&to=all&text=x&answers=7"},
		{5, "POST", "/control", "do=rule&mode=2d6&team=south&title=x&for=2&dice=3+4&open=yes&act=add&moves=traffic&value=10"}, {5, "POST", "/control", "do=rule&mode=estimate&title=x&estimates=north+60%25+south+30%25"},
		{5, "POST", "/control", "do=stock&act=set&name=traffic&value=-0&because=x"}, {5, "POST", "/control", "do=event&act=fire&name=clash&because=x"},
		{5, "POST", "/control", "do=give&lever=patrols&value=3&because=x"}, {5, "POST", "/control", "do=give&lever=traffic&value=3&because=x"}, {5, "POST", "/control", "do=draft&team=north&order.mines=7"},
		{5, "POST", "/control", "do=seal&team=south"}, {5, "POST", "/control", "do=timer&seconds=%2B60&run=yes"}, {5, "POST", "/control", "do=settings&odds=all&minutes=3&at_once=yes"},
		{5, "POST", "/control", "do=rewind&turn=1&because=x"}, {5, "POST", "/control", "do=handover&person=2"}, {4, "GET", "/debrief", ""}, {0, "PUT", "//x/%2e%2e", "a;b"},
	} {
		f.Add(x.who, x.method, x.path, x.form, false)
	}
	f.Fuzz(func(t *testing.T, who uint8, method, path, form string, accept bool) {
		i := int(who) % len(cookies)
		r := request(method, path, form)
		if r == nil || r.URL.Path == "/events" {
			return // a stream does not end
		}
		r.Host = room.Listener.Addr().String()
		r.Header.Set("Cookie", cookies[i])
		if accept {
			r.Header.Set("Accept", "application/json")
		}
		before := room.entries()
		answer := httptest.NewRecorder()
		room.web.ServeHTTP(answer, r)
		if answer.Code >= 500 {
			t.Errorf("status %d:\n%s", answer.Code, answer.Body)
		}
		if strings.HasPrefix(answer.Header().Get("Content-Type"), "application/json") && !json.Valid(answer.Body.Bytes()) {
			t.Errorf("no JSON:\n%s", answer.Body)
		}
		allowed(t, room, before, method, path, by[i])
	})
}

// request is a request as a server reads it; nil where it would read none, and where it would end the game.
func request(method, path, form string) *http.Request {
	if !strings.HasPrefix(path, "/") || strings.ContainsAny(path, " #") {
		return nil
	}
	if _, err := url.ParseRequestURI(path); err != nil {
		return nil
	}
	r, err := http.NewRequest(method, "http://x"+path, strings.NewReader(form))
	if err != nil || r.Method == "" || r.Method == http.MethodConnect {
		return nil
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.RemoteAddr = "192.0.2.1:1"
	if fields, _ := url.ParseQuery(form); strings.TrimSpace(fields.Get("do")) == "close" {
		return nil
	}
	return r
}

// allowed wants of what a request put into the log that a post did it, and that it is the seat's own or follows from it.
func allowed(t *testing.T, room *room, before int, method, path string, by play.Seat) {
	t.Helper()
	added := room.table.Game.Entries[before:]
	if len(added) > 0 && method != http.MethodPost {
		t.Errorf("%s %s changed the game", method, path)
	}
	for _, e := range added {
		follows := e.Kind == play.KindJoined || e.Kind == play.KindLeft || e.Kind == play.KindResolved || e.Kind == play.KindInject // of a new device, a handover, the last seal
		if e.By != by && !follows {
			t.Errorf("%s by %s, asked for by %q", e.Kind, e.By, by)
		}
	}
	g := room.table.Game
	if n := len(g.Entries); n <= 500 && n%50 == 0 && len(added) > 0 { // a long one takes long
		if _, err := play.Replay(g.Scenario, g.Opened, 7, g.Entries); err != nil {
			t.Errorf("the log cannot be played again: %v", err)
		}
	}
}
