package web_test

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"wargame/play/record"
)

// ear is an event stream that somebody listens to.
type ear struct {
	t   testing.TB
	ids chan string
}

// listens opens the event stream of a visitor's page, which last knew a state.
func (v *visitor) listens(t testing.TB, knew string) *ear {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	r, err := http.NewRequestWithContext(ctx, "GET", v.room.URL+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	if knew != "" {
		r.Header.Set("Last-Event-ID", knew)
	}
	answer, err := v.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("the event stream: status %d", answer.StatusCode)
	}
	e := &ear{t, make(chan string, 100)}
	done := make(chan bool)
	go func() {
		defer close(done)
		defer answer.Body.Close()
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if id, ok := strings.CutPrefix(lines.Text(), "id: "); ok {
				e.ids <- id
			}
		}
		close(e.ids)
	}()
	t.Cleanup(func() { stop(); <-done })
	return e
}

// hears is the next state that a stream tells.
func (e *ear) hears() string {
	e.t.Helper()
	select {
	case id, ok := <-e.ids:
		if !ok {
			e.t.Fatal("the stream has ended")
		}
		return id
	case <-time.After(20 * time.Second):
		e.t.Fatal("the stream tells nothing")
	}
	return ""
}

// quiet wants a stream to have told nothing up to now.
func (e *ear) quiet(why string) {
	e.t.Helper()
	select {
	case id := <-e.ids:
		e.t.Errorf("%s is told by a new state, %s", why, id)
	default:
	}
}

// stateIn is the state that a page was made in.
func stateIn(page string) string {
	_, rest, _ := strings.Cut(page, `data-state="`)
	state, _, _ := strings.Cut(rest, `"`)
	return state
}

// TestStreamsTellNothingOfOthers wants a page to be told of what reaches it, and its stream to be silent about all else: that another team
// types, says what it expects, or writes to the facilitator.
func TestStreamsTellNothingOfOthers(t *testing.T) {
	room := harbour(t)
	north, south, watcher, teacher := room.sits(t, "north"), room.sits(t, "south"), room.sits(t, "observer"), room.controls(t)
	inSouth, inNorth, watching, desk := south.listens(t, ""), north.listens(t, ""), watcher.listens(t, ""), teacher.listens(t, "")
	for _, e := range []*ear{inSouth, inNorth, watching, desk} {
		e.hears() // where it stands
	}
	forms := [][]string{
		{"do", "draft", "order.patrols", "5", "because.patrols", "more of them"},
		{"do", "estimate", "question", "0", "chance", "60"},
		{"do", "message", "text", "a question"},
		{"do", "draft", "order.patrols", "", "was.patrols", "5", "because.patrols", "", "why.patrols", "more of them"},
	}
	for _, form := range forms {
		status, text := north.post("/seat", form...)
		want(t, status, text, http.StatusOK)
		if state := inNorth.hears(); state != stateIn(text) {
			t.Errorf("%v: the stream tells %s, and the page is %s", form, state, stateIn(text))
		}
		desk.hears()
	}
	// An event that all are told comes after whatever would have been told before it.
	status, text := teacher.post("/control", "do", "message", "to", "all", "text", "to all")
	want(t, status, text, http.StatusOK)
	for _, v := range []*visitor{south, watcher} {
		_, text := v.get("/seat")
		e := map[*visitor]*ear{south: inSouth, watcher: watching}[v]
		if state := e.hears(); state != stateIn(text) {
			t.Errorf("the first that is told is %s, and the page is %s", state, stateIn(text))
		}
		e.quiet("what north did")
	}
}

// TestHandedOverIsTold wants the page of somebody whose seat was handed over to be told at once.
func TestHandedOverIsTold(t *testing.T) {
	room := harbour(t)
	v, teacher := room.sits(t, "north/chair"), room.controls(t)
	e := v.listens(t, "")
	e.hears()
	status, text := teacher.post("/control", "do", "handover", "person", "1")
	want(t, status, text, http.StatusOK)
	if state := e.hears(); state != "left" {
		t.Errorf("the stream tells %s", state)
	}
	status, text = v.get("/seat")
	want(t, status, text, http.StatusNotFound)
}

// TestStreamGoesOnAfterARestart wants a stream that comes back to a server that was started anew to be told of what it does not know, and of
// nothing where nothing has changed.
func TestStreamGoesOnAfterARestart(t *testing.T) {
	room := harbour(t)
	v := room.sits(t, "north")
	_, text := v.get("/seat")
	knew := stateIn(text)
	room.Server.CloseClientConnections()
	room.Server.Close()
	room.table.Log.Close()
	table, _, err := record.Resume(room.dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { table.Log.Close() })
	again := serve(t, table)
	back := again.visitor(t)
	back.Jar = v.Jar // cookies know hosts and no ports
	same, stale := back.listens(t, knew), back.listens(t, "0123")
	if state := stale.hears(); state != knew {
		t.Errorf("the page is in the state %s, and was in %s", state, knew)
	}
	same.quiet("a restart")
	status, text := back.post("/seat", "do", "message", "text", "we are back")
	want(t, status, text, http.StatusOK)
	if state := same.hears(); state != stateIn(text) {
		t.Errorf("the stream tells %s, and the page is %s", state, stateIn(text))
	}
}
