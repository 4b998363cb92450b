package web_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"wargame/play"
	"wargame/play/debrief"
	"wargame/play/debrief/render"
	"wargame/play/record"
	"wargame/results/page"
	"wargame/scenario"
	library "wargame/scenarios"
	"wargame/web"
)

// names are names that live as long as a test.
type names struct {
	mu   sync.Mutex
	list map[int]string
}

func (n *names) Name(person int) string { n.mu.Lock(); defer n.mu.Unlock(); return n.list[person] }

func (n *names) SetName(person int, name string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.list[person] = name
	return nil
}

// room is a classroom over real HTTP.
type room struct {
	*httptest.Server
	web   *web.Server
	table *record.Table
	dir   string
	code  string
	clock *clock
	mu    sync.Mutex
	told  []string
}

// clock is a clock that stands, and starts at the hour.
type clock struct {
	mu   sync.Mutex
	left time.Duration
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Date(2026, 1, 5, 10, 0, 0, 0, time.UTC).Add(c.left)
}

func (c *clock) on(d time.Duration) { c.mu.Lock(); defer c.mu.Unlock(); c.left += d }

// tell keeps what the terminal is told.
func (r *room) tell(line string) { r.mu.Lock(); defer r.mu.Unlock(); r.told = append(r.told, line) }

// said is what the terminal was told so far.
func (r *room) said() string { r.mu.Lock(); defer r.mu.Unlock(); return strings.Join(r.told, "\n") }

func newRoom(t testing.TB, name string, x play.Settings) *room {
	t.Helper()
	return roomOf(t, "library/"+name, scenario.Options{Library: library.Library}, x)
}

// roomOf is a classroom round a scenario of a file.
func roomOf(t testing.TB, file string, options scenario.Options, x play.Settings) *room {
	t.Helper()
	s, problems := scenario.Load(file, options)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var text bytes.Buffer
	if _, err := scenario.WriteMerged(&text, file, options); err != nil {
		t.Fatal(err)
	}
	entries, err := play.Begin(s, text.String(), "test", 7, x)
	if err != nil {
		t.Fatal(err)
	}
	table, err := record.Start(filepath.Join(t.TempDir(), "game"), entries, 7, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { table.Log.Close() })
	return serve(t, table)
}

func serve(t testing.TB, table *record.Table) *room {
	t.Helper()
	r := &room{table: table, dir: table.Log.Dir(), clock: &clock{}}
	r.Server = httptest.NewUnstartedServer(nil)
	host := r.Server.Listener.Addr().String()
	var err error
	r.web, err = web.New(web.Config{Table: table, Names: &names{list: map[int]string{}}, Key: []byte("a key of thirty-two bytes or so.."), Hosts: []string{host}, Now: r.clock.now, Tell: r.tell, Debrief: writeDebrief})
	if err != nil {
		t.Fatal(err)
	}
	r.Server.Config, r.code = r.web.HTTP(), r.web.Code()
	r.Server.Start()
	t.Cleanup(r.Server.Close)
	return r
}

// writeDebrief is the page of the debrief as the command makes it.
func writeDebrief(w io.Writer, g *play.Game) error {
	d, err := debrief.New(context.Background(), g, debrief.Options{Sealed: true})
	if err != nil {
		return err
	}
	return page.WriteDocument(w, render.Page(d))
}

// visitor is a browser without script.
type visitor struct {
	t    testing.TB
	room *room
	http.Client
}

func (r *room) visitor(t testing.TB) *visitor {
	jar, _ := cookiejar.New(nil)
	return &visitor{t, r, http.Client{Jar: jar}}
}

func (v *visitor) get(path string) (int, string) {
	v.t.Helper()
	answer, err := v.Get(v.room.URL + path)
	return v.read(answer, err)
}

func (v *visitor) post(path string, fields ...string) (int, string) {
	v.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	answer, err := v.PostForm(v.room.URL+path, form)
	return v.read(answer, err)
}

func (v *visitor) read(answer *http.Response, err error) (int, string) {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// sits is a visitor who has sat down.
func (r *room) sits(t testing.TB, seat string) *visitor {
	t.Helper()
	v := r.visitor(t)
	status, text := v.post("/join", "code", r.code, "name", "Somebody", "seat", seat)
	want(t, status, text, 200)
	return v
}

// controls is a facilitator's visitor.
func (r *room) controls(t testing.TB) *visitor {
	t.Helper()
	v := r.visitor(t)
	status, text := v.get(r.web.ControlPath())
	want(t, status, text, 200)
	return v
}

// want fails where an answer is not of a status, or lacks a text.
func want(t testing.TB, status int, text string, wanted int, parts ...string) {
	t.Helper()
	if status != wanted {
		t.Errorf("status %d, want %d:\n%s", status, wanted, text)
	}
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in:\n%s", part, text)
		}
	}
}

// TestPlaysATurn joins, orders, seals and resolves without script.
func TestPlaysATurn(t *testing.T) {
	room := newRoom(t, "us-aid-pause", play.Settings{Policies: map[string]string{}})
	student, teacher := room.visitor(t), room.visitor(t)
	status, text := student.get("/")
	want(t, status, text, 200, "Code")
	status, text = student.get("/?c=" + strings.ToLower(room.web.Code()))
	want(t, status, text, 200, "Your seat")
	status, text = student.post("/join", "code", room.web.Code(), "name", "Olena", "seat", "washington")
	want(t, status, text, 200, "Seal the orders", "Give the estimate")
	status, text = student.post("/seat", "do", "seal")
	want(t, status, text, 409, "has not estimated")
	status, text = student.post("/seat", "do", "estimate", "question", "0", "chance", "70")
	want(t, status, text, 200, "70%")
	status, text = student.post("/seat", "do", "estimate", "question", "1", "chance", "20")
	want(t, status, text, 200, "20%")
	status, text = student.post("/seat", "do", "seal", "order.us_shells", "0.5", "was.us_shells", "", "because.us_shells", "we run low")
	want(t, status, text, 200, "Sealed.")
	status, text = teacher.get(room.web.ControlPath())
	want(t, status, text, 200, "Olena")
	status, text = teacher.post("/control", "do", "resolve")
	want(t, status, text, 409, "not sealed yet")
	status, text = teacher.post("/control", "do", "resolve", "late", "yes")
	want(t, status, text, 200)
	status, text = student.get("/seat")
	want(t, status, text, 200, "we run low")
	status, text = student.get("/screen?c=" + room.web.Code())
	want(t, status, text, 200)
}
