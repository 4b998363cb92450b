package web_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"wargame/play"
)

// load is how many people play in the test of load, and turns how many turns: go test ./web -run Load -v -args -seats 60 -turns 6
var (
	load  = flag.Int("seats", 20, "people in the test of load")
	turns = flag.Int("turns", 2, "and turns that they play")
)

// phone is a student's browser: it keeps an event stream open, and asks for its page whenever that says so.
type phone struct {
	*visitor
	team   string
	page   string      // what it shows
	events string      // and what tells it to ask for it again
	fresh  chan string // pages as they come; one that is not looked at gives way to the next
}

// TestLoad plays a game with many phones over real HTTP, odds running, and tells how long it takes from the facilitator's word until the
// slowest of them has the page of the new turn. Beside them are readers that hardly read, idle connections and rubbish.
func TestLoad(t *testing.T) {
	room := newRoom(t, "us-aid-pause", play.Settings{Odds: play.OddsTeams})
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	go room.web.Run(ctx)
	teacher := room.visitor(t)
	teacher.get(room.web.ControlPath())
	phones := join(t, ctx, room)
	nuisance(t, ctx, room)
	var slowest []time.Duration
	for turn := 1; turn <= *turns; turn++ {
		for _, p := range phones {
			p.order(turn)
		}
		begun := time.Now()
		status, text := teacher.post("/control", "do", "resolve", "late", "yes")
		if status != http.StatusOK {
			t.Fatalf("turn %d: status %d:\n%s", turn, status, text)
		}
		for _, p := range phones {
			p.waitFor(t, fmt.Sprintf("Turn %d of", turn+1), turn)
		}
		slowest = append(slowest, time.Since(begun))
	}
	slices.Sort(slowest)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%d phones, %d turns: from the word to the slowest page %v in the middle, %v at worst; %d MiB in use by server and phones",
		len(phones), *turns, slowest[len(slowest)/2].Round(time.Millisecond), slowest[len(slowest)-1].Round(time.Millisecond), m.Sys>>20)
}

// join seats people: those of teams, roles and those who watch, as many as there is room for.
func join(t *testing.T, ctx context.Context, room *room) []*phone {
	t.Helper()
	var phones []*phone
	for _, team := range []string{"washington", "kyiv", "europe", "moscow"} {
		for range 8 {
			phones = append(phones, &phone{visitor: room.visitor(t), team: team})
		}
	}
	for range 8 {
		phones = append(phones, &phone{visitor: room.visitor(t), team: "observer"})
	}
	for _, role := range []string{"washington/president", "washington/pentagon", "washington/state", "kyiv/president", "kyiv/air_force", "kyiv/general_staff",
		"europe/eastern_flank", "europe/treasuries", "moscow/kremlin", "moscow/general_staff"} {
		phones = append(phones, &phone{visitor: room.visitor(t), team: role})
	}
	phones = phones[:min(*load, len(phones))]
	for i, p := range phones {
		p.page, p.events = "/seat", "/events"
		status, text := p.post("/join", "code", room.web.Code(), "name", fmt.Sprintf("Student %d", i), "seat", p.team)
		if status != http.StatusOK {
			t.Fatalf("%s: status %d:\n%s", p.team, status, text)
		}
	}
	for len(phones) < *load { // all seats are taken: projectors
		phones = append(phones, &phone{visitor: room.visitor(t), team: "observer", page: "/screen?c=" + room.code, events: "/events?of=screen&c=" + room.code})
	}
	for _, p := range phones {
		p.fresh = make(chan string, 1)
		p.listen(ctx)
	}
	return phones
}

// listen opens the event stream, and asks for the page whenever it says so.
func (p *phone) listen(ctx context.Context) {
	r, _ := http.NewRequestWithContext(ctx, http.MethodGet, p.room.URL+p.events, nil)
	answer, err := p.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		p.t.Fatalf("%s: status %d", p.events, answer.StatusCode)
	}
	go func() {
		defer answer.Body.Close()
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if !strings.HasPrefix(lines.Text(), "data:") {
				continue
			}
			if a, err := p.Get(p.room.URL + p.page); err == nil {
				text := new(strings.Builder)
				_, _ = bufio.NewReader(a.Body).WriteTo(text)
				a.Body.Close()
				select {
				case <-p.fresh:
				default:
				}
				p.fresh <- text.String()
			}
		}
	}()
}

// order writes down something as people do.
func (p *phone) order(turn int) {
	if p.team == "observer" {
		return
	}
	for question := range 2 {
		p.post("/seat", "do", "estimate", "question", fmt.Sprint(question), "chance", "40")
	}
	p.post("/seat", "do", "message", "text", fmt.Sprintf("turn %d", turn))
}

// waitFor waits until a page with a text has come.
func (p *phone) waitFor(t *testing.T, text string, turn int) {
	t.Helper()
	limit := time.After(30 * time.Second)
	for {
		select {
		case page := <-p.fresh:
			if strings.Contains(page, text) || strings.Contains(page, "The last turn is over") {
				return
			}
		case <-limit:
			t.Fatalf("%s has no page of turn %d after 30 seconds", p.team, turn+1)
		}
	}
}

// nuisance are readers that take a byte a second, connections that say nothing, and requests for what there is not.
func nuisance(t *testing.T, ctx context.Context, room *room) {
	t.Helper()
	var all sync.WaitGroup
	t.Cleanup(all.Wait)
	for i := range 9 * *load {
		c, err := net.Dial("tcp", room.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if i%10 == 0 {
			fmt.Fprintf(c, "GET /assets/app.js HTTP/1.1\r\nHost: %s\r\n\r\n", room.Listener.Addr())
		}
		all.Go(func() {
			defer c.Close()
			tick := time.NewTicker(time.Second)
			defer tick.Stop()
			for {
				select {
				case <-ctx.Done():
					return
				case <-tick.C:
					if i%10 == 0 {
						_, _ = c.Read(make([]byte, 1))
					}
				}
			}
		})
	}
	stranger := room.visitor(t)
	all.Go(func() {
		for n := 0; n < 170**load && ctx.Err() == nil; n++ {
			path := []string{"/seat", "/control", "/debrief", "/nothing", "/control/log.jsonl"}[n%5]
			if answer, err := stranger.Get(room.URL + path); err == nil {
				if answer.StatusCode != http.StatusNotFound {
					t.Errorf("a stranger is answered %d at %s", answer.StatusCode, path)
				}
				_, _ = io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
			}
		}
	})
}
