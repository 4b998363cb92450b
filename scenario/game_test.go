package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"wargame/scenario/source"
)

// playable holds what every game is, whatever its file says: the turns fit the clock, and nobody and nothing is missing.
func playable(t *testing.T, s *Scenario) {
	t.Helper()
	g := s.Game
	exprsOf(g, func(what string, e *Expr) { intact(t, what, e) })
	if g.Turn < 1 || g.Turns < 1 || g.Steps(g.Turns+1) > s.Clock.Steps {
		t.Errorf("%d turns of %d steps, and the clock has %d", g.Turns, g.Turn, s.Clock.Steps)
	}
	if len(g.Teams) == 0 {
		t.Error("nobody plays")
	}
	holders := map[int]int{}
	for i, team := range g.Teams {
		if g.Index(team.Name) != i || g.Named(team.Name) != team || slices.Contains(seats, team.Name) {
			t.Errorf("team %d is not found by its name %q", i, team.Name)
		}
		for _, l := range team.Controls {
			holders[l]++
			if s.Levers[l].Switch() || g.Holder(l) != i {
				t.Errorf("%s holds %s, whose actor is %q", team.Name, s.Levers[l].Name, s.Levers[l].Actor)
			}
		}
		for _, l := range team.Covert {
			if !slices.Contains(team.Controls, l) {
				t.Errorf("%s hides orders for %s, which it does not control", team.Name, s.Levers[l].Name)
			}
		}
		if !slices.IsSorted(team.Controls) || !slices.IsSorted(team.Covert) {
			t.Errorf("the levers of %s are %v and covert %v", team.Name, team.Controls, team.Covert)
		}
	}
	for l, n := range holders {
		if n > 1 {
			t.Errorf("%d teams hold %s", n, s.Levers[l].Name)
		}
	}
	for _, x := range g.Injects {
		if x.Turn < 0 || x.Turn > g.Turns || x.Turn > 0 && x.When != nil || x.Chance <= 0 || x.Chance > 1 || x.To != nil && len(x.To) == 0 || x.Fires >= len(s.Events) {
			t.Errorf("the inject %s: %+v", x.Name, x)
		}
	}
	for _, e := range g.Estimates {
		if len(e.Turns) == 0 || e.Turns[0] < 1 || e.Turns[len(e.Turns)-1] > g.Turns || !slices.IsSorted(e.Turns) {
			t.Errorf("the estimate %q in turns %v", e.Ask, e.Turns)
		}
	}
}

// exprsOf visits the expressions that a game cannot do without.
func exprsOf(g *Game, visit func(what string, e *Expr)) {
	read := func(who string, list []*Reading) {
		for _, r := range list {
			visit(who+" sees "+r.Name, r.Value)
		}
	}
	read("everybody", g.Public)
	for _, t := range g.Teams {
		read(t.Name, t.Sees)
		for _, r := range t.Roles {
			read(t.Name+"/"+r.Name, r.Sees)
		}
		for _, o := range t.Objectives {
			visit("objective "+o.Title, o.Met)
		}
	}
	for _, e := range g.Estimates {
		visit("estimate "+e.Ask, e.Of)
	}
}

// wholeGame is the scenario of testdata/check/game.txtar whose game says all that one can say.
func wholeGame(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/check/game.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if f.Name == "whole.yaml" {
			return string(f.Data)
		}
	}
	t.Fatal("no whole.yaml")
	return ""
}

// What a game says is what is read.
func TestGame(t *testing.T) {
	s, problems := loadText("whole.yaml", wholeGame(t))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	g := s.Game
	playable(t, s)
	equal(t, "the game", []any{g.About, g.Turn, g.Turns, g.Steps(1), g.Steps(2), g.Reveal.String()}, []any{"For a lesson of fifty minutes.", 4, 2, 0, 4, "next turn"})
	us, others := g.Teams[0], g.Teams[1]
	equal(t, "us", []any{us.Called(), us.Controls, us.Covert, us.Brief, us.Late}, []any{"Washington", []int{0}, []int{0}, "You are Washington.", LateFacilitator})
	equal(t, "others", []any{others.Called(), others.Controls, others.Late, others.Budget == nil}, []any{"others", []int{1}, LateDefault, true})
	equal(t, "budget", unplaced(*us.Budget), Budget{Unit: "USD million", PerTurn: 400, Carry: true, Source: "assumption"})
	equal(t, "roles", []any{us.Roles[0].Called(), us.Roles[0].Brief, us.Roles[0].Sees[0].Name, us.Roles[1].Called()}, []any{"Chair", "You decide.", "aid", "deputy"})
	var said []any
	for _, r := range append(us.Sees, g.Public...) {
		said = append(said, r.Name, r.Title, r.Error, r.Delay, r.Levels)
	}
	equal(t, "readings", said, []any{
		"sent", "", 0.0, 0, []string(nil), "shells * 2", "Twice the shells", 0.2, 2, []string(nil), "talks", "", 0.0, 0, []string{"none", "open"},
	})
	said = nil
	for _, o := range us.Objectives {
		said = append(said, o.Title, o.Met.String(s))
	}
	equal(t, "objectives", said, []any{"left > 3", "left > 3", "Much is left", "left > 9", "final(shells) > 2", "final(shells) > 2"})
	said = nil
	for _, x := range g.Injects {
		said = append(said, x.Name, x.Title, x.Turn, x.When == nil, x.Chance, x.To, x.Fires)
	}
	equal(t, "injects", said, []any{
		"leak", "A leak", 2, true, 1.0, []int{1}, -1, "raid", "", 0, false, 0.5, []int(nil), 0,
		"card", "", 0, true, 1.0, []int{0}, -1, "plain", "", 0, true, 1.0, []int(nil), -1,
	})
	equal(t, "estimates", []any{g.Estimates[0].Ask, g.Estimates[0].Turns, g.Estimates[1].Turns}, []any{"Will it?", []int{1, 2}, []int{2}})
	equal(t, "debrief", g.Debrief, []string{"What did you believe?"})
	equal(t, "cost", s.Levers[0].Cost.String(s), "price * aid")
}

// A scenario that says nothing of a game has one: the actors that have levers play, in six turns, and see what is watched.
func TestGameUnsaid(t *testing.T) {
	const body = `
actors: {us: {title: United States}, kyiv: {}, un: {}}
levers:
  own: {default: 1}
  aid: {default: 1, actor: us}
  arms: {default: 2, actor: kyiv}
  law: {default: 3, actor: none}
  loans: {default: 4, actor: us}
policies: {go: {}}
stocks: {s: {start: 0, title: All}}
flows: {f: {to: s, rate: own + aid + arms + law + loans}}
outcomes: {o: final(s)}
watch: [s]
`
	s := good(t, body)
	playable(t, s)
	var teams []any
	for _, x := range s.Game.Teams {
		teams = append(teams, x.Name, x.Called(), x.Controls, x.Late.String())
	}
	equal(t, "teams", teams, []any{"us", "United States", []int{1, 4}, "keep", "kyiv", "kyiv", []int{2}, "keep", "players", "players", []int{0}, "keep"})
	equal(t, "turns", []int{s.Game.Turn, s.Game.Turns}, []int{2, 5}) // a sixth of ten weeks is 1.67
	equal(t, "public", []string{s.Game.Public[0].Name, s.Game.Public[0].Title}, []string{"s", "All"})
	if got := good(t, strings.Replace(body, "actor: us", "actor: un", 2)).Game; got.Index("un") != 1 {
		t.Errorf("the order of the teams is not that of the actors: %v", got.teamNames())
	}
	nobody := good(t, "stocks: {s: {start: 1}}\noutcomes: {o: final(s)}\npolicies: {go: {}}\n")
	equal(t, "without levers", nobody.Game.teamNames(), []string{players})
	seat := good(t, "levers: {a: {default: 1, actor: screen}}\nstocks: {s: {start: 1}}\nflows: {f: {to: s, rate: a}}\noutcomes: {o: final(s)}\npolicies: {go: {}}\n")
	equal(t, "an actor called as a seat is", seat.Game.teamNames(), []string{players})
	sees := good(t, body+"game: {teams: {us: {sees: [s]}, kyiv: {controls: [own, arms]}}}\n").Game
	equal(t, "public where a team sees something", len(sees.Public), 0)
	equal(t, "who says controls, has those", sees.Teams[1].Controls, []int{0, 2})
}

// How long a turn is where nothing says so: a sixth of the clock, in whole steps, whatever the clock.
func TestDefaultTurns(t *testing.T) {
	for steps := 1; steps <= 400; steps++ {
		s, problems := loadText("clock.yaml", fmt.Sprintf("wargame: 1\nclock: {step: 1 week, length: %d weeks}\n", steps))
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		g := s.Game
		if sixth := float64(steps) / 6; math.Abs(float64(g.Turn)-sixth) > 0.5 && g.Turn != 1 {
			t.Errorf("%d steps: a turn of %d", steps, g.Turn)
		}
		if left := steps - g.Steps(g.Turns+1); left < 0 || left >= g.Turn {
			t.Errorf("%d steps: %d turns of %d leave %d", steps, g.Turns, g.Turn, left)
		}
	}
}

// A game with turns of another length has as many as fit, and no news of turns that there are no more. The scenario's own stays.
func TestWithTurn(t *testing.T) {
	s, _ := loadText("whole.yaml", wholeGame(t))
	g := s.WithTurn(12)
	equal(t, "one turn", []any{g.Turn, g.Turns, len(g.Injects), len(g.Estimates), g.Estimates[0].Turns}, []any{12, 1, 3, 1, []int{1}})
	equal(t, "the scenario's", []any{s.Game.Turn, s.Game.Turns, len(s.Game.Injects), s.Game.Estimates[0].Turns}, []any{4, 2, 4, []int{1, 2}})
	equal(t, "turns of a step", s.WithTurn(1).Turns, 12)
}

// A student's file changes one thing of the game of another, and the rest stays; what no longer fits there is left out.
func TestGameOfExtended(t *testing.T) {
	base := wholeGame(t)
	load := func(more string) *Scenario {
		t.Helper()
		files := fstest.MapFS{"base.yaml": {Data: []byte(base)}, "mine.yaml": {Data: []byte("wargame: 1\nextends: base.yaml\n" + more)}}
		s, problems := Load("mine.yaml", Options{Files: files})
		if len(problems) > 0 {
			t.Fatalf("%s\n%v", more, problems)
		}
		playable(t, s)
		return s
	}
	first := load("")
	for _, c := range []struct {
		what, more string
		of         func(g *Game) any
		want       any
	}{
		{"a brief", "game: {teams: {us: {brief: We are}}}", func(g *Game) any { return []any{g.Teams[0].Brief, g.Teams[0].Controls, len(g.Teams)} }, []any{"We are", []int{0}, 2}},
		{"an inject", "game: {injects: {leak: {text: Other news}}}", func(g *Game) any { return []any{g.Injects[0].Text, g.Injects[0].Turn, len(g.Injects)} }, []any{"Other news", 2, 4}},
		{"an inject more", "game: {injects: {more: {text: More}}}", func(g *Game) any { return len(g.Injects) }, 5},
		{"an inject less", "game: {injects: {leak: null}}", func(g *Game) any { return len(g.Injects) }, 3},
		{"a longer turn", "game: {turn: 12 weeks}", func(g *Game) any { return []any{g.Turns, len(g.Injects), g.Estimates[0].Turns, len(g.Estimates)} }, []any{1, 3, []int{1}, 1}},
		{"a shorter clock", "clock: {length: 3 weeks}", func(g *Game) any { return []any{g.Turn, g.Turns} }, []any{3, 1}},
		{"a team less", "game: {teams: {others: null}}", func(g *Game) any { return []any{len(g.Teams), len(g.Injects)} }, []any{1, 3}},
		{"a budget", "game: {teams: {us: {budget: {per_turn: 1}}}}", func(g *Game) any { return unplaced(*g.Teams[0].Budget) }, Budget{Unit: "USD million", PerTurn: 1, Carry: true, Source: "assumption"}},
	} {
		s := load(c.more)
		equal(t, c.what, c.of(s.Game), c.want)
		if !strings.HasPrefix(c.more, "clock") && s.ModelHash != first.ModelHash {
			t.Errorf("%s changes the hash of the model", c.what)
		}
	}
	files := fstest.MapFS{"base.yaml": {Data: []byte(base)}, "mine.yaml": {Data: []byte("wargame: 1\nextends: base.yaml\ngame: {turn: 12 weeks, injects: {leak: {at: turn 3}, plain: {to: moscow}}}")}}
	if _, problems := Load("mine.yaml", Options{Files: files}); len(problems) != 2 || problems[0].Code != "bad-turn" || problems[1].Code != "unknown-name" {
		t.Errorf("what a file says itself does not fit: %v", problems)
	}
}

// What only the game reads is not used by the model, and what a lever costs is no use of it.
func TestCostIsNoUse(t *testing.T) {
	s := good(t, "levers: {a: {default: 1, cost: 3 * a}}\nstocks: {s: {start: 1}}\noutcomes: {o: final(s)}\npolicies: {go: {}}\n")
	if len(s.Warnings) != 1 || s.Warnings[0].Code != "unused" {
		t.Errorf("warnings: %v", s.Warnings)
	}
}

// unplaced is a budget without its place in the file.
func unplaced(b Budget) Budget {
	b.UnitSpan = source.Span{}
	return b
}
