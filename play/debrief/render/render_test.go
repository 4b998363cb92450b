package render_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"wargame/play"
	"wargame/play/debrief"
	"wargame/play/debrief/render"
	"wargame/results/contract"
	"wargame/results/page"
	"wargame/scenario"
	library "wargame/scenarios"
)

const seed = 31

// played is a game of a shipped scenario in which Moscow seals an order with a reason in turn 1, and everybody is late otherwise, up to a turn.
func played(t testing.TB, turns int, because string) *debrief.Debrief {
	t.Helper()
	s, problems := scenario.Load("library/us-aid-pause", scenario.Options{Library: library.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	entries, err := play.Begin(s, "", "test", seed, play.Settings{Policies: map[string]string{"europe": "europe_buys_in"}})
	if err != nil {
		t.Fatal(err)
	}
	var opened play.Opened
	if err := json.Unmarshal(entries[0].Body, &opened); err != nil {
		t.Fatal(err)
	}
	g, err := play.Replay(s, opened, seed, entries)
	if err != nil {
		t.Fatal(err)
	}
	do := func(entries []play.Entry, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			e.Time = "2026-01-02T12:34:56Z"
			if err := g.Fold(e); err != nil {
				t.Fatal(err)
			}
		}
	}
	do(g.Draft("moscow", play.Draft{Team: "moscow", Lever: "ru_push", Order: &play.Order{Value: 1.2, Because: because}}))
	for q, e := range g.Rules.Estimates {
		if e.Turns[0] == 1 {
			do(g.Estimate("moscow", play.Estimated{Question: q, Chance: 0.25}))
		}
	}
	do(g.Seal("moscow", "moscow"))
	do(g.Rule(play.Facilitator, play.Ruling{Mode: play.Mode2d6, Team: "kyiv", Title: "A visit", Open: true}))
	for range turns {
		do(g.Resolve(play.Facilitator, true))
	}
	d, err := debrief.New(context.Background(), g, debrief.Options{Sealed: true})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func html(t *testing.T, d *debrief.Debrief) string {
	t.Helper()
	var b bytes.Buffer
	if err := page.WriteDocument(&b, render.Page(d)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPage wants every part of the contract on the page, texts of people as text, and no script.
func TestPage(t *testing.T) {
	text := html(t, played(t, 6, `<script>alert("x")</script>`))
	for _, want := range []string{
		"How it came out", "What happened", "Where this path lies", "Decision and luck", "Same luck, other choice", "Estimates", "What was read, and what was so",
		"News, rulings and changes", "Questions", "Limits, and how to get the same", // the parts
		"&lt;script&gt;", "sealed 12:34 UTC", "late", "played by the policy europe_buys_in", "A visit", "told when the game is closed", "no forecast",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not have %q", want)
		}
	}
	for _, not := range []string{"<script", "http://", "https://", "not over"} {
		if strings.Contains(text, not) {
			t.Errorf("the page has %q", not)
		}
	}
}

// TestUnfinished wants the page of a game that is not over to say whom it is for.
func TestUnfinished(t *testing.T) {
	text := html(t, played(t, 2, "because"))
	for _, want := range []string{"This game is not over: 2 of 6 turns are played.", "for the facilitator alone", "as it stands"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not have %q", want)
		}
	}
}

// TestCSV wants a row for each team, turn and lever, and no cell that a spreadsheet would take for a formula.
func TestCSV(t *testing.T) {
	d := played(t, 2, `=HYPERLINK("x"), "quoted"`)
	var b bytes.Buffer
	if err := render.CSV(&b, d); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	levers := 0
	for _, x := range d.Timeline[0].Decisions {
		levers += len(x.Orders)
	}
	if len(rows) != 1+2*levers {
		t.Errorf("%d rows for 2 turns of %d levers", len(rows)-1, levers)
	}
	at := map[string]int{}
	for i, key := range rows[0] {
		at[key] = i
	}
	found := false
	for _, row := range rows[1:] {
		if row[at["turn"]] == "1" && row[at["lever"]] == "ru_push" {
			found = true
			for key, want := range map[string]string{"team": "moscow", "value": "1.2", "how": "sealed", "rationale": `'=HYPERLINK("x"), "quoted"`, "late": "false",
				"sealed_at": "2026-01-02T12:34:56Z", "odds_open": "false"} {
				if got := row[at[key]]; got != want {
					t.Errorf("%s is %q, not %q", key, got, want)
				}
			}
			if got := row[at["estimate"]]; !strings.HasPrefix(got, "0.25") {
				t.Errorf("the estimate is %q", got)
			}
		}
	}
	if !found {
		t.Error("there is no row of Moscow's order")
	}
}

// TestJSON wants all of it in JSON, where no number that does not exist stands.
func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := contract.Write(&b, played(t, 1, "")); err != nil {
		t.Fatal(err)
	}
	var back map[string]any
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"objectives", "timeline", "series", "outcomes", "decision_and_luck", "choices", "estimates", "readings", "injects", "rulings", "overrides", "rewinds", "questions", "receipt"} {
		if back[key] == nil {
			t.Errorf("there is no %q", key)
		}
	}
}
