package web_test

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"wargame/play"
	"wargame/play/record"
	"wargame/web"
)

// roomKills are how often a classroom is killed: go test ./web -run Killed -args -kills 50
var roomKills = flag.Int("kills", 5, "times that a classroom is killed")

// What a child is told in its environment.
const (
	childFolder  = "WARGAME_TEST_ROOM"
	childAddress = "WARGAME_TEST_ADDRESS"
)

// TestKilled kills the server of a classroom with SIGKILL while people write their orders, starts it again, and wants each of them to be
// where they were, with all that was answered: with the same cookie, and every draft.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(childFolder); dir != "" {
		serveUntilKilled(dir, os.Getenv(childAddress))
		return
	}
	room := newRoom(t, "ceasefire-or-attrition", play.Settings{})
	room.table.Log.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := l.Addr().String()
	l.Close()
	room.Server, room.code = &httptest.Server{URL: "http://" + at}, "ABCDE"
	child := startRoom(t, room.dir, at)
	teams := []string{"kyiv", "allies", "moscow"}
	var people []*writer
	for _, team := range teams {
		people = append(people, &writer{visitor: room.sits(t, team), lever: leverOf(t, room, team)})
	}
	for n := range *roomKills {
		stopped := make(chan struct{})
		go func() {
			time.Sleep(time.Duration(3+n*7%40) * time.Millisecond)
			_ = child.Process.Kill()
			_ = child.Wait()
			close(stopped)
		}()
		for k, alive := 0, true; alive; k++ {
			for i, p := range people {
				alive = p.write(fmt.Sprintf("reason %d.%d.%d", n, k, i)) && alive
			}
		}
		<-stopped
		child = startRoom(t, room.dir, at)
		for _, p := range people {
			status, text := p.get("/seat")
			if status != http.StatusOK || !p.shown(text) {
				t.Fatalf("after kill %d: status %d, and %q is not there:\n%s", n, status, p.said, text)
			}
		}
	}
	_ = child.Process.Kill()
	_ = child.Wait()
	if v, err := record.Verify(room.dir); err != nil || v.Damage != "" {
		t.Errorf("after all kills: %+v, %v", v, err)
	}
}

// writer is a person who writes reasons.
type writer struct {
	*visitor
	lever string
	said  string   // the last reason that was answered
	tried []string // those sent since, which may have been written down unanswered, also before an earlier kill
}

// shown says that a page has the last reason that was answered, or one sent since.
func (w *writer) shown(text string) bool {
	return w.said == "" || slices.ContainsFunc(append(w.tried, w.said), func(reason string) bool { return strings.Contains(text, reason) })
}

// write writes a reason, and says whether the server answered.
func (w *writer) write(reason string) bool {
	w.tried = append(w.tried, reason)
	answer, err := w.PostForm(w.room.URL+"/seat", url.Values{"do": {"draft"}, "order." + w.lever: {"keep"}, "was." + w.lever: {""}, "because." + w.lever: {reason}, "why." + w.lever: {""}})
	if err != nil {
		return false
	}
	answer.Body.Close()
	if answer.StatusCode == http.StatusOK {
		w.said, w.tried = reason, nil
	}
	return true
}

// leverOf is a lever of a team.
func leverOf(t *testing.T, room *room, team string) string {
	t.Helper()
	s := room.table.Game.Scenario
	return s.Levers[s.Game.Named(team).Controls[0]].Name
}

// startRoom starts a child that serves a game, and waits until it answers.
func startRoom(t *testing.T, dir, at string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run", "^TestKilled$")
	c.Env = append(os.Environ(), childFolder+"="+dir, childAddress+"="+at)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	for range 400 {
		if answer, err := http.Get("http://" + at + "/ping"); err == nil {
			answer.Body.Close()
			return c
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatal("the server does not start")
	return nil
}

// serveUntilKilled serves the game of a folder.
func serveUntilKilled(dir, at string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
	table, _, err := record.Resume(dir, time.Now)
	fail(err)
	people, err := record.OpenPeople(dir)
	fail(err)
	key, err := record.Key(dir)
	fail(err)
	room, err := web.New(web.Config{Table: table, Names: people, Key: key, Code: "ABCDE", Hosts: []string{at}, Now: time.Now, Tell: func(string) {}})
	fail(err)
	l, err := net.Listen("tcp", at)
	fail(err)
	fail(room.HTTP().Serve(l))
}
