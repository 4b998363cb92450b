package web_test

import (
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"wargame/play"
	"wargame/scenario"
)

// harbour is a classroom of two teams, one of which has roles, a covert lever and a budget.
func harbour(t testing.TB) *room { t.Helper(); return harbourWith(t, play.Settings{}) }

func harbourWith(t testing.TB, x play.Settings) *room {
	t.Helper()
	return roomOf(t, "harbour.yaml", scenario.Options{Files: os.DirFS("testdata")}, x)
}

// raw is a request as it is, sent by this visitor without following what it answers.
func (v *visitor) raw(method, path, body string, headers ...string) (*http.Response, string) {
	v.t.Helper()
	r, err := http.NewRequest(method, v.room.URL+path, strings.NewReader(body))
	if err != nil {
		v.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
	}
	alone := v.Client
	alone.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := alone.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	_, text := v.read(answer, nil)
	return answer, text
}

// entries is how long the log is.
func (r *room) entries() int { return len(r.table.Game.Entries) }

// TestOtherHosts wants a request by another name than the game's to be refused, whatever it asks for: the page of another site whose name
// leads here is not the game's.
func TestOtherHosts(t *testing.T) {
	room := harbour(t)
	v := room.controls(t)
	port := room.URL[strings.LastIndex(room.URL, ":"):]
	for _, host := range []string{"evil.example", "evil.example" + port, "127.0.0.1", "localhost" + port, "127.0.0.1" + port + ".evil.example"} {
		for _, path := range []string{"/", "/control", "/seat", "/assets/app.js"} {
			answer, text := v.raw("GET", path, "", "Host", host)
			want(t, answer.StatusCode, text, http.StatusMisdirectedRequest, "not one of the game")
		}
	}
	answer, text := v.raw("POST", "/control", "do=close", "Host", "evil.example")
	want(t, answer.StatusCode, text, http.StatusMisdirectedRequest)
	if room.table.Game.Phase() == play.PhaseClosed {
		t.Error("the game was closed by another host")
	}
}

// TestOtherSites wants posts of pages of other sites to be refused, also with the cookie.
func TestOtherSites(t *testing.T) {
	room := harbour(t)
	v := room.controls(t)
	before := room.entries()
	for _, header := range [][]string{
		{"Origin", "http://evil.example"}, {"Origin", "null"}, {"Origin", "http://localhost"}, {"Origin", "://"}, {"Origin", room.URL + ".evil.example"},
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Sec-Fetch-Site", "cross-site", "Origin", room.URL},
	} {
		answer, text := v.raw("POST", "/control", "do=timer&seconds=60", header...)
		want(t, answer.StatusCode, text, http.StatusForbidden, "another site")
	}
	answer, text := v.raw("POST", "/control", "do=timer&seconds=60", "Origin", "http://evil.example", "Accept-Language", "uk")
	want(t, answer.StatusCode, text, http.StatusForbidden, "іншого сайту")
	if room.entries() != before {
		t.Error("another site changed the game")
	}
	answer, text = v.raw("POST", "/control", "do=timer&seconds=60", "Origin", room.URL, "Sec-Fetch-Site", "same-origin")
	want(t, answer.StatusCode, text, http.StatusSeeOther)
}

// TestOnePageForAllDenials wants a wrong code, a seat that is not there or not one's own, an object that there is not and a path that leads
// nowhere to get the same bytes, so that nobody learns by asking.
func TestOnePageForAllDenials(t *testing.T) {
	room := harbour(t)
	v := room.visitor(t)
	for _, language := range []string{"en", "uk"} {
		for _, accept := range []string{"text/html", "application/json"} {
			_, nowhere := v.raw("GET", "/nowhere", "", "Accept-Language", language, "Accept", accept)
			for _, ask := range [][3]string{
				{"GET", "/?c=22222"}, {"GET", "/screen?c=22222"}, {"GET", "/screen"}, {"GET", "/seat"}, {"POST", "/seat", "do=seal"}, {"POST", "/leave"},
				{"GET", "/control"}, {"POST", "/control", "do=close"}, {"GET", "/control?key=0"}, {"GET", "/control/log.jsonl"}, {"GET", "/debrief"}, {"GET", "/events"},
				{"GET", "/events?of=screen"}, {"POST", "/join", "code=22222&name=x&seat=north"}, {"POST", "/join", "code=" + room.code + "&name=x&seat=facilitator"},
				{"POST", "/join", "code=" + room.code + "&name=x&seat=screen"}, {"POST", "/join", "code=" + room.code + "&name=x&seat=north/nobody"},
				{"GET", "/join"}, {"POST", "/"}, {"POST", "/screen"}, {"POST", "/assets/app.js"}, {"GET", "/assets/"}, {"GET", "/assets/pages/seat.html"},
				{"GET", "/seat/"}, {"GET", "//seat"}, {"GET", "/./seat"}, {"GET", "/assets/../seat"}, {"GET", "/%2e%2e/seat"}, {"GET", "/seat%00"}, {"GET", "/%73eat"},
				{"GET", "/assets%2fapp.js"}, {"GET", "/assets/%2e%2e/app.js"}, {"GET", "/assets/..%5capp.js"}, {"GET", "//evil.example/%2e%2e"}, {"GET", "/join/../control?key=0"},
			} {
				room.clock.on(time.Second)
				answer, text := v.raw(ask[0], ask[1], ask[2], "Accept-Language", language, "Accept", accept)
				if answer.StatusCode != 404 || text != nowhere {
					t.Errorf("%s %s %s: status %d, other bytes than nowhere:\n%s", ask[0], ask[1], ask[2], answer.StatusCode, text)
				}
			}
		}
	}
	if n := room.entries(); n != 2 {
		t.Errorf("the log has %d entries, want the two it began with", n)
	}
}

// TestMethods wants pages to be asked for and forms to be posted, and nothing else.
func TestMethods(t *testing.T) {
	room := harbour(t)
	v := room.sits(t, "south")
	for _, method := range []string{"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "X"} {
		answer, text := v.raw(method, "/seat", "do=seal")
		want(t, answer.StatusCode, text, http.StatusMethodNotAllowed)
		if answer.Header.Get("Allow") == "" {
			t.Errorf("%s: no word of what is allowed", method)
		}
	}
	for _, path := range []string{"/", "/seat", "/events", "/assets/app.js"} {
		answer, text := v.raw("HEAD", path, "")
		if answer.StatusCode >= 400 || text != "" {
			t.Errorf("HEAD %s: status %d, %q", path, answer.StatusCode, text)
		}
	}
}

// TestTooLarge wants bodies and headers that no page sends to be refused with a sentence, and the game to go on.
func TestTooLarge(t *testing.T) {
	room := harbour(t)
	v := room.sits(t, "south")
	before := room.entries()
	answer, text := v.raw("POST", "/seat", "do=message&text="+strings.Repeat("x", 1<<20))
	want(t, answer.StatusCode, text, http.StatusRequestEntityTooLarge, "more than can be taken")
	answer, text = v.raw("POST", "/seat", "do=message&text="+strings.Repeat("x", 2001))
	want(t, answer.StatusCode, text, http.StatusConflict, "2001 characters; at most 2000")
	answer, text = v.raw("POST", "/seat", "do=message&text="+url.QueryEscape("a\xff"))
	want(t, answer.StatusCode, text, http.StatusConflict, "UTF-8")
	answer, text = v.raw("POST", "/seat", "do=%zz")
	want(t, answer.StatusCode, text, http.StatusBadRequest, "no form")
	answer, _ = v.raw("GET", "/seat", "", "X-Much", strings.Repeat("x", 64<<10))
	if answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a header of 64 KiB: status %d", answer.StatusCode)
	}
	if room.entries() != before {
		t.Error("something of that is in the log")
	}
	answer, text = v.raw("POST", "/seat", "do=message&text="+strings.Repeat("x", 2000))
	want(t, answer.StatusCode, text, http.StatusSeeOther)
}

// TestHeaders wants of every answer, also of those that refuse, that no other page holds it, nobody keeps it, and nothing runs in it that is not
// the program's.
func TestHeaders(t *testing.T) {
	room := harbour(t)
	v := room.controls(t)
	answers := []*http.Response{}
	for _, ask := range [][]string{
		{"GET", "/"}, {"GET", "/control"}, {"GET", "/screen"}, {"GET", "/ping"}, {"GET", "/nowhere"}, {"GET", "/assets/app.js"}, {"GET", "/assets/style.css"},
		{"GET", "/", "Host", "evil.example"}, {"PUT", "/"}, {"POST", "/control", "Origin", "null"}, {"GET", "/control", "Accept", "application/json"}, {"GET", "//"},
	} {
		answer, _ := v.raw(ask[0], ask[1], "", ask[2:]...)
		answers = append(answers, answer)
	}
	for _, answer := range answers {
		for name, value := range map[string]string{
			"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
		} {
			if got := answer.Header.Get(name); got != value {
				t.Errorf("%s %s: %s is %q, want %q", answer.Request.Method, answer.Request.URL, name, got, value)
			}
		}
		for _, part := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(answer.Header.Get("Content-Security-Policy"), part+";") && !strings.HasSuffix(answer.Header.Get("Content-Security-Policy"), part) {
				t.Errorf("%s %s: the policy lacks %s", answer.Request.Method, answer.Request.URL, part)
			}
		}
		if answer.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Error("other sites may read answers")
		}
	}
}

// TestSlowReader wants a device that takes its page a byte at a time to hold up nobody.
func TestSlowReader(t *testing.T) {
	room := harbour(t)
	student, teacher := room.sits(t, "south"), room.controls(t)
	held, err := net.Dial("tcp", room.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	_ = held.(*net.TCPConn).SetReadBuffer(1)
	at, _ := url.Parse(room.URL)
	for _, c := range teacher.Jar.Cookies(at) {
		for range 400 { // answers that are never read, more than any buffer takes
			if _, err := io.WriteString(held, "GET /control HTTP/1.1\r\nHost: "+at.Host+"\r\nCookie: "+c.Name+"="+c.Value+"\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
		}
	}
	time.Sleep(200 * time.Millisecond) // until it hangs
	student.Timeout = 20 * time.Second
	status, text := student.get("/seat")
	want(t, status, text, 200)
}
