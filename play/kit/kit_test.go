package kit

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/scenario"
	"wargame/scenarios"
)

// loaded is a scenario of a text.
func loaded(t *testing.T, text string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("table.yaml", scenario.Options{Files: fstest.MapFS{"table.yaml": {Data: []byte(text)}}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// written is the kit of a scenario, and its document.
func written(t *testing.T, s *scenario.Scenario, o Options) (*Kit, string) {
	t.Helper()
	k, err := New(s, o)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Write(&b, k); err != nil {
		t.Fatal(err)
	}
	return k, b.String()
}

// aSection is a sheet in a document: for whom it is, and what stands on it.
var aSection = regexp.MustCompile(`(?s)<section class="[^"]*" data-for="(\w+)"(?: data-team="(\w+)")?(?: data-role="(\w+)")?(?: data-page="one")?>(.*?)</section>`)

// readers are those who have a sheet of a document on which a word stands: "all", "facilitator", "team", "team role".
func readers(document, word string) []string {
	var list []string
	for _, m := range aSection.FindAllStringSubmatch(document, -1) {
		who := m[1]
		if m[2] != "" {
			who = strings.TrimSpace(m[2] + " " + m[3])
		}
		if strings.Contains(m[4], word) && !slices.Contains(list, who) {
			list = append(list, who)
		}
	}
	slices.Sort(list)
	return list
}

// planted says a word of its own wherever a game may say something.
const planted = `wargame: 1
title: planted_title
question: planted_question
about: planted_about
clock: {step: 1 week, length: 8 weeks, start: 2025-07-07}
levers:
  open: {default: 0, range: [0, 10], title: planted_open, actor: red, cost: 2 * open}
  covert: {default: stay, options: [stay, planted_option], title: planted_covert, about: planted_lever_about, actor: red}
  theirs: {default: false, title: planted_theirs, actor: blue}
policies: {keep: {}}
stocks:
  s: {start: 1, title: planted_public}
  r: {start: 1, title: planted_red_reading}
  c: {start: 1, title: planted_chair_reading, unit: planted_chair_unit}
  b: {start: 1, title: planted_blue_reading}
flows: {f: {to: s, rate: if theirs then open else 0}}
events: {e: {title: planted_event, when: s < 0, effects: {s: add 1}}}
outcomes: {y: {value: final(s), title: planted_outcome}}
game:
  about: planted_lead
  turn: 4 weeks
  teams:
    red:
      title: Reds
      covert: [covert]
      sees: [{of: r, error: 20%, delay: 2 weeks}]
      budget: {unit: planted_budget, per_turn: 12, about: planted_sum, source: planted_origin}
      brief: planted_red_brief
      objectives: [{title: planted_red_wants, met: y < 123457}]
      roles: {chair: {title: Chairwoman, brief: planted_chair_brief, sees: [c]}, clerk: {title: Clerk, brief: planted_clerk_brief}}
    blue:
      title: Blues
      sees: [b]
      brief: planted_blue_brief
      objectives: [{title: planted_blue_wants, met: y > 1}]
  public: [s]
  injects:
    one: {at: turn 2, to: [red], title: planted_inject_title, text: planted_inject, source: planted_inject_source}
    two: {when: s < 98765, chance: 35%, to: all, text: planted_news, title: planted_news_title, fires: e}
    three: {by: facilitator, to: [blue], text: planted_hand, title: planted_hand_title}
  estimates: [{ask: planted_estimate, of: y > 54321, at: [turn 1, turn 2]}]
  debrief: [planted_debrief]
`

// What is planted reaches those whom it is for and nobody else.
func TestSecretsStayOnTheirSheets(t *testing.T) {
	_, document := written(t, loaded(t, planted), Options{})
	check := func(word string, want ...string) {
		t.Helper()
		if got := readers(document, word); !slices.Equal(got, want) {
			t.Errorf("%s stands on the sheets of %q, want %q", word, got, want)
		}
	}
	for _, word := range []string{"planted_title", "planted_question"} {
		if !slices.Contains(readers(document, word), "facilitator") {
			t.Errorf("%s is not on the cover", word)
		}
	}
	check("planted_about", "all")
	check("planted_public", "all", "blue", "red")
	check("planted_open", "all", "red")
	check("planted_theirs", "all", "blue")
	check("planted_covert", "facilitator", "red")
	check("planted_option", "red")
	check("planted_lever_about", "red")
	check("planted_budget", "red")
	check("planted_sum", "red")
	check("planted_origin", "facilitator")
	check("planted_lead", "facilitator")
	check("planted_red_reading", "red")
	check("planted_chair_reading", "red chair")
	check("planted_chair_unit", "red chair")
	check("planted_blue_reading", "blue")
	check("planted_red_brief", "red")
	check("planted_blue_brief", "blue")
	check("planted_chair_brief", "red chair")
	check("planted_clerk_brief", "red clerk")
	check("planted_red_wants", "facilitator", "red")
	check("planted_blue_wants", "blue", "facilitator")
	check("123457", "facilitator")
	check("planted_inject", "facilitator", "red")
	check("planted_inject_title", "facilitator", "red")
	check("planted_inject_source", "facilitator")
	check("planted_news", "all", "facilitator")
	check("planted_hand", "blue", "facilitator")
	check("98765", "facilitator")
	check("35%", "facilitator")
	check("planted_event", "facilitator")
	check("planted_estimate", "all", "facilitator")
	check("54321", "facilitator")
	check("planted_debrief", "all")
	check("planted_outcome")

	// Nothing stands outside the sheets but what the document is called.
	if outside := aSection.ReplaceAllString(document, ""); strings.Count(outside, "planted_") != 1 {
		t.Errorf("words of the file stand outside the sheets:\n%s", outside)
	}
}

// The document asks for nothing, runs nothing, and holds whatever the file says as words.
func TestDocumentIsWords(t *testing.T) {
	const hostile = "<script>alert(1)</script><img src=x>\u202e\x1b[31m</section>"
	text := strings.ReplaceAll(planted, "planted_red_brief", `"<script>alert(1)</script><img src=x>\u202e\x1b[31m</section>"`)
	text = strings.ReplaceAll(text, "title: planted_red_reading", `title: "<script>alert(1)</script><img src=x>\u202e\x1b[31m</section>"`)
	text = strings.ReplaceAll(text, "debrief: [planted_debrief]", `debrief: ["<script>alert(1)</script><img src=x>\u202e\x1b[31m</section>"]`)
	_, plain := written(t, loaded(t, planted), Options{})
	_, document := written(t, loaded(t, text), Options{})
	for _, sign := range []string{"<script", "<img", "\u202e", "\x1b", "src=\"", "href", "url("} {
		if strings.Contains(document, sign) {
			t.Errorf("the document has %q", sign)
		}
	}
	if got, want := len(aSection.FindAllString(document, -1)), len(aSection.FindAllString(plain, -1)); got != want {
		t.Errorf("%d sheets, want %d: %q ends one", got, want, hostile)
	}
	if !strings.Contains(document, "&lt;script&gt;alert(1)") {
		t.Error("what the file says is lost")
	}
}

// Every shipped scenario has a kit: the sheets of each team and turn, and no sheet of an unknown reader.
func TestShippedScenarios(t *testing.T) {
	for _, name := range scenarios.Names() {
		s, problems := scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		k, document := written(t, s, Options{})
		orders, briefs := 0, 0
		for _, x := range k.Sheets {
			if x.For.Who == OneTeam && s.Game.Named(x.For.Team) == nil || x.Copies < 1 || x.Title == "" {
				t.Errorf("%s: %s, %q: for %+v, %d copies", name, x.Kind, x.Title, x.For, x.Copies)
			}
			switch x.Kind {
			case Order:
				orders++
			case Brief:
				briefs++
			}
		}
		if g := s.Game; orders != len(g.Teams)*g.Turns || briefs != len(g.Teams) {
			t.Errorf("%s: %d order sheets and %d briefs for %d teams and %d turns", name, orders, briefs, len(g.Teams), g.Turns)
		}
		if n := len(aSection.FindAllString(document, -1)); n != len(k.Sheets) {
			t.Errorf("%s: the document has %d sheets of %d", name, n, len(k.Sheets))
		}
		if _, again := written(t, s, Options{}); again != document {
			t.Errorf("%s: another kit the second time", name)
		}
	}
}

// A printer needs no colour: all inks but that of the mark of the keyboard on a screen are greys, and no meaning hangs on a background.
func TestInksAreGrey(t *testing.T) {
	paper, screen, cut := strings.Cut(css, "@media screen {")
	_, print, there := strings.Cut(screen, "@media print {")
	if !cut || !there {
		t.Fatal("the style has no part for screens before that for print")
	}
	found := regexp.MustCompile(`#[0-9a-f]+\b`).FindAllString(paper+print, -1)
	if len(found) == 0 {
		t.Error("there are no inks")
	}
	for _, ink := range found {
		if part := (len(ink) - 1) / 3; ink[1:1+part] != ink[1+part:1+2*part] || ink[1:1+part] != ink[1+2*part:] {
			t.Errorf("%s is no grey", ink)
		}
	}
}

// Every kind is whole: it has a name, a template and a use.
func TestKindsAreWhole(t *testing.T) {
	for k := range kindEnd {
		if x := kinds[k]; x.name == "" || x.use == "" || document.Lookup(x.part) == nil {
			t.Errorf("kind %d: %+v", k, x)
		}
	}
}
