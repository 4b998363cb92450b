package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"wargame/play"
)

// refs are the numbers of forms.
var refs = regexp.MustCompile(`name="ref" value="([^"]+)"`)

// count is how many entries of a kind the log has.
func (r *room) count(kind play.Kind) int {
	n := 0
	for _, e := range r.table.Game.Entries {
		if e.Kind == kind {
			n++
		}
	}
	return n
}

// TestReplay wants a form that is sent again to count once, and another of the same page to count too.
func TestReplay(t *testing.T) {
	room := harbour(t)
	v := room.sits(t, "south")
	_, text := v.get("/seat")
	ref := refs.FindStringSubmatch(text)[1]
	for range 3 {
		status, text := v.post("/seat", "do", "message", "text", "first", "ref", ref)
		want(t, status, text, http.StatusOK)
	}
	status, text := v.post("/seat", "do", "message", "text", "second", "ref", ref)
	want(t, status, text, http.StatusOK)
	if n := room.count(play.KindMessage); n != 2 {
		t.Errorf("%d messages, want 2", n)
	}
	status, text = room.sits(t, "north").post("/seat", "do", "message", "text", "first", "ref", ref)
	want(t, status, text, http.StatusOK)
	if n := room.count(play.KindMessage); n != 3 {
		t.Errorf("%d messages, want 3: another person's form of the same number is another", n)
	}
}

// TestTwoControls wants two devices of the facilitator to see the same, and a form sent by both to count once for each: time is added twice,
// a turn resolved once.
func TestTwoControls(t *testing.T) {
	room := harbour(t)
	one, two := room.controls(t), room.controls(t)
	page := func(v *visitor) (string, string) {
		_, text := v.get("/control")
		return refs.FindStringSubmatch(text)[1], refs.ReplaceAllString(text, "")
	}
	refOne, a := page(one)
	refTwo, b := page(two)
	if a != b || refOne == refTwo {
		t.Error("two controls do not see the same page, or have forms of the same number")
	}
	for _, x := range []struct {
		v   *visitor
		ref string
	}{{one, refOne}, {one, refOne}, {two, refTwo}, {two, refTwo}} {
		status, text := x.v.post("/control", "do", "timer", "seconds", "+60", "ref", x.ref)
		want(t, status, text, http.StatusOK)
	}
	view, err := room.table.Game.View(play.Screen)
	if err != nil || view.Timer.Seconds != 120 {
		t.Errorf("the clock shows %d seconds, want 120 (%v)", view.Timer.Seconds, err)
	}
	for _, x := range []struct {
		v   *visitor
		ref string
	}{{one, "r1"}, {one, "r1"}} {
		status, text := x.v.post("/control", "do", "resolve", "late", "yes", "ref", x.ref)
		want(t, status, text, http.StatusOK)
	}
	if n := room.count(play.KindResolved); n != 1 {
		t.Errorf("%d turns resolved, want 1", n)
	}
	if _, text := two.get("/control"); !strings.Contains(text, "Turn 2 of 3") {
		t.Error("the other control does not see the new turn")
	}
}

// TestMessagesAMinute wants a person to send thirty messages a minute, and the next to be refused with a sentence.
func TestMessagesAMinute(t *testing.T) {
	room := harbour(t)
	v, other := room.sits(t, "south"), room.sits(t, "south")
	for range 30 {
		answer, text := v.raw("POST", "/seat", "do=message&text=x")
		want(t, answer.StatusCode, text, http.StatusSeeOther)
	}
	answer, text := v.raw("POST", "/seat", "do=action&title=x")
	want(t, answer.StatusCode, text, http.StatusConflict, "30 messages within a minute")
	answer, text = other.raw("POST", "/seat", "do=message&text=x")
	want(t, answer.StatusCode, text, http.StatusSeeOther)
	room.clock.on(time.Minute)
	answer, text = v.raw("POST", "/seat", "do=message&text=x")
	want(t, answer.StatusCode, text, http.StatusSeeOther)
}

// TestOnlyForItself wants a seat to act for nobody else, whatever its form says.
func TestOnlyForItself(t *testing.T) {
	room := harbour(t)
	v, watcher := room.sits(t, "south"), room.sits(t, "observer")
	before := room.entries()
	for _, form := range []string{"do=seal&team=north", "do=draft&team=north&order.mines=3&was.mines=", "do=draft&order.mines=3", "do=resolve", "do=close", "do=", ""} {
		answer, text := v.raw("POST", "/seat", form)
		if answer.StatusCode != http.StatusConflict && answer.StatusCode != http.StatusSeeOther {
			t.Errorf("%s: status %d\n%s", form, answer.StatusCode, text)
		}
		answer, text = watcher.raw("POST", "/seat", form)
		want(t, answer.StatusCode, text, http.StatusConflict)
	}
	for _, e := range room.table.Game.Entries[before:] {
		if e.By != "south" || strings.Contains(string(e.Body), "north") || strings.Contains(string(e.Body), "mines") {
			t.Errorf("%s by %s: %s", e.Kind, e.By, e.Body)
		}
	}
}

// TestPaused wants a game whose log cannot be written to say so in the language of who asks, to take nothing, and to be read all the same.
func TestPaused(t *testing.T) {
	room := harbour(t)
	v := room.sits(t, "south")
	before := room.entries()
	room.table.Log.Close()
	for range 2 {
		answer, text := v.raw("POST", "/seat", "do=message&text=x")
		want(t, answer.StatusCode, text, http.StatusServiceUnavailable, "The game is paused")
		answer, text = v.raw("POST", "/seat?lang=uk", "do=message&text=x", "Accept", "application/json")
		want(t, answer.StatusCode, text, http.StatusServiceUnavailable, `"code":"paused"`, "Гру призупинено")
	}
	if room.entries() != before {
		t.Error("what could not be saved counts")
	}
	if !strings.Contains(room.said(), "the game is paused") {
		t.Error("the terminal was not told")
	}
	status, text := v.get("/seat")
	want(t, status, text, http.StatusOK, "wordsouthbrief", "cannot save what is done")
	status, text = v.get("/screen?c=" + room.code)
	want(t, status, text, http.StatusOK, "cannot save what is done")
	status, text = room.controls(t).get("/control")
	want(t, status, text, http.StatusOK, "The game is paused: what you did could not be saved (")
}

// TestRefusalsInBothLanguages wants what the classroom itself refuses to be a sentence in the language of who asks.
func TestRefusalsInBothLanguages(t *testing.T) {
	room := harbour(t)
	teacher := room.controls(t)
	for form, says := range map[string][2]string{
		"do=fly":                          {"nothing called &#34;fly&#34;", "Дії з назвою &#34;fly&#34; немає"},
		"do=rule&mode=2d6&title=x&dice=a": {"nothing that a die shows", "не випадає на кубику"},
		"do=rule&mode=estimate&title=x&estimates=north": {"write kyiv 60% moscow 30%.", "напишіть kyiv 60% moscow 30%."},
		"do=give&lever=traffic&value=1&because=x":       {"No team orders a lever", "немає в жодної команди"},
		"do=timer&seconds=soon":                         {"no number of seconds", "не є числом секунд"},
	} {
		for i, language := range []string{"en", "uk"} {
			answer, text := teacher.raw("POST", "/control", form, "Accept-Language", language)
			want(t, answer.StatusCode, text, http.StatusConflict, says[i])
		}
	}
}
