package web_test

import (
	"bytes"
	"context"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httputil"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"wargame/play"
)

// heard is every byte that somebody was sent: status lines, headers, pages, streams.
type heard struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (h *heard) Write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.Write(b)
}

func (h *heard) String() string { h.mu.Lock(); defer h.mu.Unlock(); return h.text.String() }

// RoundTrip keeps what is answered.
func (h *heard) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	head, err := httputil.DumpResponse(answer, false)
	if err != nil {
		return nil, err
	}
	_, _ = h.Write(head)
	answer.Body = struct {
		io.Reader
		io.Closer
	}{io.TeeReader(answer.Body, h), answer.Body}
	return answer, nil
}

// table is a game with somebody who listens at each seat.
type table struct {
	*room
	at    map[string]*visitor
	heard map[string]*heard
	sent  map[string]string // what was heard at the end, numbers without commas too
}

// seats are who listens; the stranger has no code.
var seats = []string{"north/chair", "north/scout", "north", "south", "observer", "screen", "stranger", "facilitator"}

func newListeners(t *testing.T, settings play.Settings) *table {
	x := &table{room: harbourWith(t, settings), at: map[string]*visitor{}, heard: map[string]*heard{}}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	go x.web.Run(ctx)
	errors := &heard{}
	x.heard["server"] = errors
	x.Config.ErrorLog = log.New(errors, "", 0)
	for _, seat := range seats {
		x.at[seat], x.heard[seat] = x.visitor(t), &heard{}
		x.at[seat].Transport = x.heard[seat]
	}
	for _, seat := range seats[:5] {
		x.do(seat, "/join", "code", x.code, "seat", seat, "name", "wordname"+strings.ReplaceAll(seat, "/", ""))
	}
	status, text := x.at["facilitator"].get(x.web.ControlPath())
	want(t, status, text, 200)
	for _, seat := range seats {
		x.streams(t, x.at[seat])
	}
	return x
}

// streams listens to the events of a page until the test ends.
func (x *table) streams(t *testing.T, v *visitor) {
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan bool)
	go func() {
		defer close(done)
		r, err := http.NewRequestWithContext(ctx, "GET", x.URL+"/events?of=screen&c="+x.code, nil)
		if err != nil {
			return
		}
		if answer, err := v.Do(r); err == nil {
			_, _ = io.Copy(io.Discard, answer.Body)
			answer.Body.Close()
		}
	}()
	t.Cleanup(func() { stop(); <-done })
}

// do is a form that is taken.
func (x *table) do(seat, path string, fields ...string) {
	v := x.at[seat]
	v.t.Helper()
	status, text := v.post(path, fields...)
	want(v.t, status, text, 200)
}

// look asks for all there is, at every seat: the pages of others too.
func (x *table) look() {
	for _, seat := range seats {
		v := x.at[seat]
		x.clock.on(time.Second)
		paths := []string{"/", "/seat", "/seat?lang=uk", "/control", "/control/log.jsonl", "/debrief", "/ping", "/nowhere", "/assets/app.js", "/assets/style.css", "/events/1", "//seat"}
		if seat != "stranger" {
			paths = append(paths, "/?c="+x.code, "/screen?c="+x.code)
		}
		for _, path := range paths {
			v.get(path)
			v.raw("GET", path, "", "Accept", "application/json")
		}
		for _, form := range []string{"do=estimate&question=9&chance=x", "do=draft&order.patrols=x&order.toll=x", "do=message&answers=5", "do=x"} {
			for _, path := range []string{"/seat", "/control"} {
				if seat != "facilitator" {
					v.raw("POST", path, form)
					v.raw("POST", path, form, "Accept", "application/json")
				}
			}
		}
	}
}

// canaries are words and numbers that stand nowhere else, and the seats that they reach beside the facilitator; nil is nobody else.
var (
	all      = seats[:6]
	north    = []string{"north/chair", "north/scout", "north"}
	chair    = []string{"north/chair"}
	south    = []string{"south"}
	canaries = map[string][]string{
		"wordtitle": seats, "wordnorthbrief": north, "wordchairbrief": chair, "wordscoutbrief": {"north/scout"}, "wordsouthbrief": south, "wordnorthgoal": north,
		"wordpublicreading": all, "81234.5": all, "wordnorthreading": north, "71234.5": north, "wordchairreading": chair, "72234.5": chair, "wordsouthreading": south, "73234.5": south,
		"71200": north, "72200": chair, "73200": south, // as pages round them
		"wordnorthtitle": north, "wordnorthinject": north, "wordpublicinject": all, "wordsouthcard": south, "wordunused": nil, "wordowninject": north,
		"wordnorthbecause": north, "wordcovertbecause": north, "4321.25": north, "4.0625": all, "wordsouthbecause": south, "0.1375": all,
		"0.6125": {"north"}, "0.7125": chair, "0.8125": south,
		"wordfromchair": chair, "wordtochair": chair, "wordtosouth": south, "wordtoall": all, "wordaction": south, "wordeffect": south, "wordargument": south,
		"wordruledclosed": south, "wordreasonclosed": south, "wordruledopen": all, "wordreasonopen": all, "wordhiddenoverride": nil, "wordopenoverride": all, "wordrewind": all,
		"wordnamenorthchair": nil, "wordnamenorthscout": nil, "wordnamenorth": nil, "wordnamesouth": nil, "wordnameobserver": nil,
	}
	drafts = map[string][]string{"worddraftbecause": north, "7.0625": north} // taken back before they are sealed: not the facilitator's either
)

// playTwo plays two turns of the harbour with all of them in it.
func (x *table) playTwo() {
	x.do("north", "/seat", "do", "draft", "order.patrols", "7.0625", "because.patrols", "worddraftbecause")
	x.look()
	x.do("north", "/seat", "do", "estimate", "question", "0", "chance", "61.25")
	x.do("north/chair", "/seat", "do", "estimate", "question", "0", "chance", "71.25")
	x.do("south", "/seat", "do", "estimate", "question", "0", "chance", "81.25")
	x.do("north/chair", "/seat", "do", "message", "text", "wordfromchair")
	x.do("south", "/seat", "do", "action", "title", "wordaction", "effect", "wordeffect", "argument", "wordargument")
	x.do("facilitator", "/control", "do", "message", "to", "north/chair", "text", "wordtochair")
	x.do("facilitator", "/control", "do", "message", "to", "south", "text", "wordtosouth")
	x.do("facilitator", "/control", "do", "message", "to", "all", "text", "wordtoall")
	x.do("facilitator", "/control", "do", "inject", "inject", "card")
	x.do("facilitator", "/control", "do", "inject", "to", "north", "text", "wordowninject")
	x.look()
	x.do("north/scout", "/seat", "do", "seal", "order.patrols", "4.0625", "because.patrols", "wordnorthbecause", "order.mines", "4321.25", "because.mines", "wordcovertbecause")
	x.do("south", "/seat", "do", "seal", "order.toll", "13.75%", "because.toll", "wordsouthbecause")
	x.do("facilitator", "/control", "do", "rule", "mode", "facilitator", "team", "south", "title", "wordruledclosed", "because", "wordreasonclosed")
	x.do("facilitator", "/control", "do", "rule", "mode", "2d6", "team", "south", "title", "wordruledopen", "because", "wordreasonopen", "open", "yes")
	x.do("facilitator", "/control", "do", "stock", "act", "add", "name", "south_store", "value", "0", "because", "wordhiddenoverride")
	x.do("facilitator", "/control", "do", "stock", "act", "add", "name", "traffic", "value", "0", "because", "wordopenoverride", "open", "yes")
	x.look()
	x.do("facilitator", "/control", "do", "resolve")
	x.look()
	x.do("facilitator", "/control", "do", "resolve", "late", "yes")
	x.do("facilitator", "/control", "do", "rewind", "turn", "3", "because", "wordrewind")
	x.look()
}

// TestCanaries wants every word and number to reach whom it is for, and nobody else, in any byte that they are sent: with odds for the
// facilitator alone, and for all.
func TestCanaries(t *testing.T) {
	for name, settings := range map[string]play.Settings{"odds of the facilitator": {}, "odds of all": {Odds: play.OddsAll, Worlds: 100}} {
		t.Run(name, func(t *testing.T) { canariesOf(t, settings) })
	}
}

func canariesOf(t *testing.T, settings play.Settings) {
	x := newListeners(t, settings)
	x.playTwo()
	if settings.Odds == play.OddsAll {
		x.at["north"].odds(t) // they were on the pages that were looked at
	}
	x.sent = map[string]string{}
	for seat, h := range x.heard {
		x.sent[seat] = h.String() + "\n" + thousands.ReplaceAllString(h.String(), "$1$2")
	}
	for _, word := range slices.Sorted(maps.Keys(canaries)) {
		x.checkReach(t, word, append([]string{"facilitator"}, canaries[word]...))
	}
	for word, to := range drafts {
		x.checkReach(t, word, to)
	}
	for _, secret := range []string{"facilitator", "north", "south", "north/chair"} {
		name := map[bool]string{true: "wargame_control", false: "wargame_seat"}[secret == "facilitator"]
		_, value, _ := strings.Cut(x.at[secret].cookie(name), "=")
		x.checkReach(t, value, []string{secret})
	}
	x.checkLog(t)
}

// checkReach wants a word to be heard at these seats and at no other, and never on the terminal or in the server's log.
func (x *table) checkReach(t *testing.T, word string, to []string) {
	t.Helper()
	for seat, text := range x.sent {
		if got, meant := hears(text, word), slices.Contains(to, seat); got != meant {
			t.Errorf("that %s hears %s is %v", seat, word, got)
		}
	}
	if hears(x.said(), word) {
		t.Errorf("the terminal shows %s", word)
	}
}

// thousands are the commas of numbers as pages write them.
var thousands = regexp.MustCompile(`(\d),(\d{3}\b)`)

// hears says that a word stands in a text as a whole.
func hears(text, word string) bool {
	for {
		before, after, found := strings.Cut(text, word)
		if !found {
			return false
		}
		if !within(before[max(0, len(before)-1):]) && !within(after[:min(1, len(after))]) {
			return true
		}
		text = after
	}
}

// within says that a byte goes on with a word or number.
func within(b string) bool {
	return b != "" && strings.Contains("abcdefghijklmnopqrstuvwxyz0123456789", b)
}

// checkLog wants the log to hold what was played, and no name or key; nobody gets it before the last turn is over, the facilitator all of it then.
func (x *table) checkLog(t *testing.T) {
	t.Helper()
	teacher := x.at["facilitator"]
	status, answer := teacher.get("/control/log.jsonl")
	want(t, status, answer, 409, "handed out when the last turn is over")
	x.do("facilitator", "/control", "do", "resolve", "late", "yes")
	text, err := os.ReadFile(filepath.Join(x.dir, "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	status, answer = teacher.get("/control/log.jsonl")
	if status != 200 || answer != string(text) {
		t.Errorf("the export is not the log: status %d", status)
	}
	for word := range canaries {
		if rounded := strings.HasSuffix(word, "200"); !rounded && hears(answer, word) == strings.HasPrefix(word, "wordname") {
			t.Errorf("that the log holds %s is %v", word, hears(answer, word))
		}
	}
	status, answer = x.at["south"].get("/control/log.jsonl")
	want(t, status, answer, 404)
	status, answer = x.at["south"].get("/seat")
	want(t, status, answer, 200, "wordcovertbecause", "4,321.25") // the debrief hides nothing of what was done
	if hears(answer, "wordfromchair") || hears(answer, "wordchairbrief") {
		t.Error("the page of a game that is over shows what was said or read in private")
	}
	x.checkDebrief(t)
}

// checkDebrief wants the page of the debrief to be the same for all who sat at the table, with what was done and why, and without names or
// what was said in private; and nothing for anybody else.
func (x *table) checkDebrief(t *testing.T) {
	t.Helper()
	status, page := x.at["facilitator"].get("/debrief")
	want(t, status, page, 200, "wordcovertbecause", "wordhiddenoverride", "wordquestion")
	for _, seat := range seats[:5] {
		if _, theirs := x.at[seat].get("/debrief"); theirs != page {
			t.Errorf("%s has another debrief than the facilitator", seat)
		}
	}
	for word := range canaries {
		private := strings.HasPrefix(word, "wordname") || word == "wordfromchair" || word == "wordtochair" || word == "wordtosouth"
		if private && hears(page, word) {
			t.Errorf("the debrief holds %s", word)
		}
	}
	status, page = x.at["stranger"].get("/debrief")
	want(t, status, page, 404)
}
