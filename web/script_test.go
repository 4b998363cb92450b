package web_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/play"
	"wargame/scenario"
)

// hostile is a text that would run in a page that takes it for its own: as an element, out of an attribute, as an address, in a template.
const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) {{.}} </title></textarea></select>`

// hostileRoom is the harbour with that text wherever a scenario has one.
func hostileRoom(t *testing.T) *room {
	t.Helper()
	text, err := os.ReadFile("testdata/harbour.yaml")
	if err != nil {
		t.Fatal(err)
	}
	quoted := "'" + strings.ReplaceAll(hostile, "'", "''") + "'"
	var b []string
	for _, s := range []string{
		"A harbour wordtitle", "Who holds the harbour?", "As it is", "wordpublicreading", "wordnorthreading", "wordchairreading", "wordsouthreading", "The North", "The South",
		"You hold the northern shore. (wordnorthbrief)", "You hold the southern shore. (wordsouthbrief)", "You decide. (wordchairbrief)", "You look. (wordscoutbrief)", "Chair", "Scout",
		"Traffic wordnorthgoal goes on", "wordnorthtitle", "Fog lifts. (wordnorthinject)", "A storm. (wordpublicinject)", "A card. (wordsouthcard)", "Will the harbour stay open?",
	} {
		if !strings.Contains(string(text), ": "+s) {
			t.Fatalf("the scenario has no %q", s)
		}
		b = append(b, ": "+s, ": "+quoted)
	}
	b = append(b, "unit: ships", "unit: "+quoted)
	files := fstest.MapFS{"harbour.yaml": {Data: []byte(strings.NewReplacer(b...).Replace(string(text)))}}
	return roomOf(t, "harbour.yaml", scenario.Options{Files: files}, play.Settings{})
}

// harmless wants a page that parses, and in which nothing runs or leads away: no script but the program's, no style element, no attribute that is
// script, no address off the host, no element that the program's pages do not have.
func harmless(t *testing.T, where, page string) (texts string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var said strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return said.String()
		}
		if err != nil {
			t.Fatalf("%s does not parse: %v\n%s", where, err, page)
		}
		switch x := token.(type) {
		case xml.CharData:
			said.Write(x)
		case xml.StartElement:
			harmlessElement(t, where, x)
		}
	}
}

func harmlessElement(t *testing.T, where string, x xml.StartElement) {
	t.Helper()
	if slices.Contains([]string{"style", "img", "iframe", "object", "embed", "base"}, x.Name.Local) {
		t.Errorf("%s has an element %s", where, x.Name.Local)
	}
	source := ""
	for _, a := range x.Attr {
		name, value := a.Name.Local, a.Value
		switch {
		case strings.HasPrefix(name, "on"), name == "srcdoc", name == "formaction":
			t.Errorf("%s: <%s %s=%q>", where, x.Name.Local, name, value)
		case name == "src":
			source = value
		case name == "href" || name == "action":
			if own := strings.HasPrefix(value, "/") && !strings.HasPrefix(value, "//") || strings.HasPrefix(value, "#") || value == "data:,"; !own {
				t.Errorf("%s: <%s %s=%q> leads away", where, x.Name.Local, name, value)
			}
		}
	}
	if x.Name.Local == "script" && source != "/assets/app.js" {
		t.Errorf("%s: a script from %q", where, source)
	}
}

// TestScript wants texts of the scenario and of people to stand in pages as text, however they are written.
func TestScript(t *testing.T) {
	room := hostileRoom(t)
	join := func(seat string) *visitor {
		v := room.visitor(t)
		status, text := v.post("/join", "code", room.code, "name", hostile[:40], "seat", seat)
		want(t, status, text, 200)
		return v
	}
	north, chair, south, observer, teacher := join("north"), join("north/chair"), join("south"), join("observer"), room.controls(t)
	for _, x := range []struct {
		v      *visitor
		path   string
		fields []string
	}{
		{north, "/seat", []string{"do", "estimate", "question", "0", "chance", "70"}},
		{chair, "/seat", []string{"do", "message", "text", hostile}},
		{south, "/seat", []string{"do", "action", "title", hostile, "effect", hostile, "argument", hostile}},
		{north, "/seat", []string{"do", "draft", "order.patrols", "3", "because.patrols", hostile}},
		{teacher, "/control", []string{"do", "message", "to", "all", "text", hostile}},
		{teacher, "/control", []string{"do", "inject", "to", "all", "title", hostile, "text", hostile}},
		{teacher, "/control", []string{"do", "rule", "mode", "2d6", "team", "south", "title", hostile, "effect", hostile, "argument", hostile, "because", hostile, "open", "yes"}},
		{teacher, "/control", []string{"do", "stock", "act", "add", "name", "traffic", "value", "1", "because", hostile, "open", "yes"}},
		{teacher, "/control", []string{"do", "resolve", "late", "yes"}},
		{teacher, "/control", []string{"do", "rewind", "turn", "2", "because", hostile}},
	} {
		status, text := x.v.post(x.path, x.fields...)
		want(t, status, text, 200)
		harmless(t, x.path, text)
	}
	nobody := room.visitor(t)
	for _, x := range []struct {
		v    *visitor
		path string
	}{
		{north, "/seat"}, {chair, "/seat"}, {south, "/seat"}, {observer, "/seat"}, {teacher, "/control"}, {teacher, "/screen"}, {nobody, "/screen?c=" + room.code},
		{nobody, "/"}, {nobody, "/?c=" + room.code}, {nobody, "/ping"}, {nobody, "/seat"}, {nobody, "/%3Cscript%3Ealert(1)%3C/script%3E"}, {nobody, "/?lang=uk&c=" + room.code},
	} {
		_, page := x.v.get(x.path)
		said := harmless(t, x.path, page)
		if x.v != nobody && !strings.Contains(said, hostile) {
			t.Errorf("%s does not show the text as it is written", x.path)
		}
		answer, text := x.v.raw("GET", x.path, "", "Accept", "application/json")
		if kind := answer.Header.Get("Content-Type"); kind != "application/json; charset=utf-8" || answer.Header.Get("X-Content-Type-Options") != "nosniff" || !json.Valid([]byte(text)) {
			t.Errorf("%s as JSON: %s\n%s", x.path, kind, text)
		}
	}
	for _, form := range [][]string{{"do", hostile}, {"do", "give", "lever", hostile, "value", "1", "because", "x"}, {"do", "rule", "mode", hostile, "title", "x"}, {"do", "draft", "team", hostile}} {
		status, text := teacher.post("/control", form...)
		want(t, status, text, 409)
		harmless(t, "a refusal", text)
	}
	_, text := nobody.post("/join", "code", room.code, "name", hostile, "seat", "south")
	harmless(t, "the door again", text)
}
