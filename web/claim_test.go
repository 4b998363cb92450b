package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"wargame/web"
)

// cookie is a cookie of a visitor, as the browser sends it.
func (v *visitor) cookie(name string) string {
	at, _ := url.Parse(v.room.URL)
	for _, c := range v.Jar.Cookies(at) {
		if c.Name == name {
			return c.Name + "=" + c.Value
		}
	}
	return ""
}

// TestTakenSeat wants a second device that asks for a role to be refused and told, the terminal too, and the first to keep it.
func TestTakenSeat(t *testing.T) {
	room := harbour(t)
	first, second := room.sits(t, "north/chair"), room.visitor(t)
	status, text := second.post("/join", "code", room.code, "name", "Second", "seat", "north/chair")
	want(t, status, text, http.StatusConflict, "That seat is taken", "Second")
	if second.cookie("wargame_seat") != "" {
		t.Error("the second device has a cookie")
	}
	if !strings.Contains(room.said(), "a second device asked for the seat north/chair") {
		t.Errorf("the terminal was not told: %s", room.said())
	}
	if strings.Contains(room.said(), "Second") {
		t.Error("the terminal shows a name")
	}
	status, text = second.get("/seat")
	want(t, status, text, http.StatusNotFound)
	status, text = first.get("/seat")
	want(t, status, text, http.StatusOK, "wordchairbrief")
}

// TestTakenAtOnce wants one of many devices that ask for a role at the same moment to get it.
func TestTakenAtOnce(t *testing.T) {
	room := harbour(t)
	var seated sync.Map
	var all sync.WaitGroup
	for i := range 16 {
		v := room.visitor(t)
		all.Add(1)
		go func() {
			defer all.Done()
			answer, err := v.PostForm(room.URL+"/join", url.Values{"code": {room.code}, "name": {"x"}, "seat": {"north/chair"}})
			if err == nil {
				answer.Body.Close()
				if answer.StatusCode == http.StatusOK {
					seated.Store(i, true)
				}
			}
		}()
	}
	all.Wait()
	n := 0
	seated.Range(func(any, any) bool { n++; return true })
	if n != 1 || len(room.table.Game.Sitting("north/chair")) != 1 {
		t.Errorf("%d devices were let in, and %v sit there", n, room.table.Game.Sitting("north/chair"))
	}
}

// TestSessionsOfASeat wants at most eight persons on a seat, and a device that sits down elsewhere to leave the seat it had.
func TestSessionsOfASeat(t *testing.T) {
	room := harbour(t)
	var first *visitor
	for range 8 {
		first = room.sits(t, "south")
	}
	status, text := room.visitor(t).post("/join", "code", room.code, "name", "x", "seat", "south")
	want(t, status, text, http.StatusConflict, "That seat is taken")
	status, text = first.post("/join", "code", room.code, "name", "x", "seat", "north")
	want(t, status, text, http.StatusOK, "wordnorthbrief")
	room.sits(t, "south")
	if n := len(room.table.Game.Sitting("north")); n != 1 {
		t.Errorf("%d sit in the North, want 1", n)
	}
}

// TestNames wants names of 1 to 40 characters, and nothing in them that is not seen.
func TestNames(t *testing.T) {
	room := harbour(t)
	v, teacher := room.visitor(t), room.controls(t)
	for name, word := range map[string]string{"": "A name is needed", " \t\n ": "A name is needed", "\u202e\x00": "A name is needed", strings.Repeat("я", 41): "at most 40"} {
		status, text := v.post("/join", "code", room.code, "name", name, "seat", "south")
		want(t, status, text, http.StatusConflict, word)
	}
	status, text := v.post("/join", "code", room.code, "name", strings.Repeat("я", 40), "seat", "south")
	want(t, status, text, http.StatusOK)
	status, text = room.visitor(t).post("/join", "code", room.code, "name", " O\u202elena\x00\xff  K. ", "seat", "south")
	want(t, status, text, http.StatusOK)
	status, text = teacher.get("/control")
	want(t, status, text, http.StatusOK, strings.Repeat("я", 40), ">Olena K.</strong> – ")
}

// TestCookies wants cookies that no script reads and no other site sends.
func TestCookies(t *testing.T) {
	room := harbour(t)
	seat, _ := room.visitor(t).raw("POST", "/join", url.Values{"code": {room.code}, "name": {"x"}, "seat": {"south"}}.Encode())
	control, _ := room.visitor(t).raw("GET", room.web.ControlPath(), "")
	for _, answer := range []*http.Response{seat, control} {
		list := answer.Cookies()
		if len(list) != 1 || !list[0].HttpOnly || list[0].SameSite != http.SameSiteStrictMode || list[0].Path != "/" || list[0].Domain != "" {
			t.Errorf("%s: cookies %v", answer.Request.URL, list)
		}
		if answer.StatusCode != http.StatusSeeOther || strings.Contains(answer.Header.Get("Location"), "key") {
			t.Errorf("%s: leads to %q", answer.Request.URL, answer.Header.Get("Location"))
		}
	}
}

// TestForgedCookies wants cookies that this game did not give to open nothing.
func TestForgedCookies(t *testing.T) {
	room := harbour(t)
	v := room.sits(t, "south")
	room.sits(t, "north/chair")
	mine := v.cookie("wargame_seat")
	stranger := room.visitor(t)
	for _, c := range []string{
		"wargame_seat=2" + mine[strings.Index(mine, "."):], "wargame_seat=1.", "wargame_seat=01" + mine[strings.Index(mine, "."):], "wargame_seat=-1.0", "wargame_seat=", "wargame_seat=1",
		mine + "0", strings.ToUpper(mine), "wargame_control=", "wargame_control=" + mine[strings.Index(mine, ".")+1:],
	} {
		for _, path := range []string{"/seat", "/control", "/events", "/control/log.jsonl", "/debrief"} {
			answer, text := stranger.raw("GET", path, "", "Cookie", c)
			want(t, answer.StatusCode, text, http.StatusNotFound)
		}
	}
}

// TestHandover wants the facilitator's handover to end the old session on every device that shows its cookie, and the seat to be free for a
// new one, which the old cookie does not open either.
func TestHandover(t *testing.T) {
	room := harbour(t)
	old, teacher, stolen := room.sits(t, "north/chair"), room.controls(t), room.visitor(t)
	cookie := old.cookie("wargame_seat")
	answer, text := stolen.raw("GET", "/seat", "", "Cookie", cookie)
	want(t, answer.StatusCode, text, http.StatusOK, "wordchairbrief") // until then a cookie is as good as the device
	status, text := teacher.post("/control", "do", "handover", "person", "1")
	want(t, status, text, http.StatusOK)
	gone := func() {
		t.Helper()
		before := room.entries()
		for _, ask := range [][3]string{{"GET", "/seat"}, {"GET", "/events"}, {"POST", "/seat", "do=message&text=x"}, {"POST", "/seat", "do=seal"}, {"POST", "/leave"}} {
			answer, text := stolen.raw(ask[0], ask[1], ask[2], "Cookie", cookie)
			want(t, answer.StatusCode, text, http.StatusNotFound)
		}
		if room.entries() != before {
			t.Error("the old session changed the game")
		}
	}
	gone()
	room.sits(t, "north/chair")
	gone()
	if v := room.sits(t, "north"); true {
		_, text := v.get("/seat")
		if strings.Contains(text, "wordchairbrief") {
			t.Error("the whole team reads the brief of a chair that has a device")
		}
	}
}

// TestLeave wants who leaves to be out, also with the cookie kept.
func TestLeave(t *testing.T) {
	room := harbour(t)
	v := room.sits(t, "south")
	cookie := v.cookie("wargame_seat")
	status, text := v.post("/leave")
	want(t, status, text, http.StatusOK, "Code")
	if v.cookie("wargame_seat") != "" {
		t.Error("the browser keeps the cookie")
	}
	answer, text := v.raw("GET", "/seat", "", "Cookie", cookie)
	want(t, answer.StatusCode, text, http.StatusNotFound)
}

// TestGuessing wants an address to be wrong five times a second, and not to be told then whether the next is right; who types right is not
// held up.
func TestGuessing(t *testing.T) {
	for what, asks := range map[string]func(*room, bool) string{
		"code": func(r *room, right bool) string { return "/?c=" + map[bool]string{true: r.code, false: "22222"}[right] },
		"screen": func(r *room, right bool) string {
			return "/screen?c=" + map[bool]string{true: r.code, false: "22222"}[right]
		},
		"key": func(r *room, right bool) string {
			return map[bool]string{true: r.web.ControlPath(), false: "/control?key=0"}[right]
		},
	} {
		t.Run(what, func(t *testing.T) {
			room := harbour(t)
			v := room.visitor(t)
			for range 20 {
				status, text := v.get(asks(room, true))
				want(t, status, text, http.StatusOK)
			}
			for i := range 5 {
				status, text := v.get(asks(room, false))
				want(t, status, text, http.StatusNotFound)
				if i < 4 {
					room.clock.on(100 * time.Millisecond)
				}
			}
			stranger := room.visitor(t)
			for _, right := range []bool{false, true} {
				answer, text := stranger.raw("GET", asks(room, right), "")
				want(t, answer.StatusCode, text, http.StatusTooManyRequests, "Too many tries")
				if answer.Header.Get("Retry-After") != "1" {
					t.Error("no word of when to try again")
				}
			}
			room.clock.on(600 * time.Millisecond) // the first of the five is a second ago
			status, text := stranger.get(asks(room, true))
			want(t, status, text, http.StatusOK)
		})
	}
}

// TestCheckCode wants a code of one's own to be one that people can type, and the code to open the door however it is typed.
func TestCheckCode(t *testing.T) {
	for code, says := range map[string]string{"ABCD2": "", "abcd2": "", "ABCD": "has 4", "ABCDEF": "has 6", "ABC0E": "'0'", "ABCDÉ": "'É'", "": "has 0"} {
		err := web.CheckCode(code)
		if (err == nil) != (says == "") || err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", code, err)
		}
	}
	room := harbour(t)
	if err := web.CheckCode(room.code); err != nil {
		t.Error(err)
	}
	status, text := room.visitor(t).get("/?c=" + url.QueryEscape(" "+strings.ToLower(room.code[:2])+" "+room.code[2:]))
	want(t, status, text, http.StatusOK, "Your seat")
}

// TestGuessingFromANetwork wants the addresses of one IPv6 network to be wrong five times a second together, and those of others apart.
func TestGuessingFromANetwork(t *testing.T) {
	room := harbour(t)
	status := func(from string) int {
		r := httptest.NewRequest("GET", "/?c=22222", nil)
		r.Host, r.RemoteAddr = room.Listener.Addr().String(), from
		answer := httptest.NewRecorder()
		room.web.ServeHTTP(answer, r)
		return answer.Code
	}
	for i, from := range []string{"[2001:db8::1]:1", "[2001:db8::2]:1", "[2001:db8::3:4]:1", "[2001:db8::5]:9", "[2001:db8:0:0:ffff::]:1", "[2001:db8::6]:1", "[2001:db8:0:1::6]:1", "192.0.2.1:1", "[::ffff:192.0.2.2]:1"} {
		if got, wanted := status(from), map[bool]int{true: http.StatusTooManyRequests, false: http.StatusNotFound}[i == 5]; got != wanted {
			t.Errorf("from %s: status %d, want %d", from, got, wanted)
		}
	}
}

// TestPageFromYesterday wants a page that is no seat's any more to end at the door with a sentence, in the language of who looks.
func TestPageFromYesterday(t *testing.T) {
	room := harbour(t)
	v := room.visitor(t)
	status, text := v.get("/?over")
	want(t, status, text, 200, "left open from another game", `name="c"`)
	status, text = v.get("/?over&lang=uk")
	want(t, status, text, 200, "лишилася від іншої гри")
	status, text = room.sits(t, "south").get("/?over")
	want(t, status, text, 200, "wordsouthbrief") // whose seat is still theirs goes on
}
