package play_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"wargame/play"
	"wargame/scenario"
)

// command is something that a seat tries, sensible or not.
type command func(*play.Game) ([]play.Entry, error)

// what teams control, so that most orders are for levers of their own.
var controls = map[string][]string{"north": {"patrols", "posture", "mines"}, "south": {"toll", "convoy"}, "east": {"relief"}, "west": {"traffic"}}

var (
	teams   = rapid.SampledFrom([]string{"north", "south", "east", "north", "south", "east", "west"})
	words   = rapid.SampledFrom([]string{"a word", "a word", "a word", "=1+1", "\x00<>&", "", "\xff", long})
	seats   = rapid.SampledFrom([]play.Seat{play.Facilitator, play.Facilitator, "north", "north/chair", "south", "east", play.Screen, "mars"})
	numbers = rapid.OneOf(rapid.SampledFrom([]float64{0, 1, 2, 0.5}), rapid.Float64Range(0, 5), rapid.Float64())
)

// moving are commands that a rewind takes back.
var moving = rapid.Custom(func(t *rapid.T) command {
	by, team, word, x := seats.Draw(t, "by"), teams.Draw(t, "team"), words.Draw(t, "word"), numbers.Draw(t, "x")
	move := &play.Move{
		Act:  rapid.SampledFrom([]play.Act{play.ActSet, play.ActAdd, play.ActFire, play.ActPrevent, "burn"}).Draw(t, "act"),
		Name: rapid.SampledFrom([]string{"traffic", "mood", "clash", "sea"}).Draw(t, "name"), Value: x,
	}
	yes := rapid.Bool().Draw(t, "yes")
	own := by.Team()
	if controls[own] == nil {
		own = team
	}
	lever := rapid.SampledFrom(controls[own]).Draw(t, "lever")
	ruler := play.Facilitator
	if x > 4 {
		ruler = by
	}
	switch rapid.IntRange(0, 12).Draw(t, "what") {
	case 0, 1:
		order := &play.Order{Value: x, Because: word, Word: rapid.SampledFrom([]play.Word{"", "", "keep", "default", "more"}).Draw(t, "order")}
		if word == "a word" && yes {
			order = nil
		}
		return func(g *play.Game) ([]play.Entry, error) {
			return g.Draft(by, play.Draft{Team: own, Lever: lever, Order: order})
		}
	case 2, 3:
		return seals(by, own)
	case 4:
		return func(g *play.Game) ([]play.Entry, error) { return g.Unseal(by, own) }
	case 5:
		return guesses(by, play.Estimated{Chance: x, Question: rapid.IntRange(-1, 1).Draw(t, "question")})
	case 6, 7:
		return resolves(ruler, yes)
	case 8:
		return hands(ruler, play.Came{Inject: rapid.SampledFrom([]string{"", "dawn", "card", "storm"}).Draw(t, "inject"), Text: word, Title: word, Chance: x,
			Fires: rapid.SampledFrom([]string{"", "clash", "flood"}).Draw(t, "fires"), To: rapid.SliceOfN(teams, 0, 2).Draw(t, "to")})
	case 9:
		x := play.Ruling{Title: "x", Team: team, Open: yes, Reason: word, For: rapid.IntRange(-1, 4).Draw(t, "for"), Success: yes}
		x.Mode = rapid.SampledFrom([]play.Mode{play.Mode2d6, play.ModeEstimate, play.ModeFacilitator, play.ModeConsensus, "d20"}).Draw(t, "mode")
		x.Dice = rapid.SampledFrom([][]int{nil, nil, nil, {3, 4}, {99}}).Draw(t, "dice")
		if x.Mode == play.ModeEstimate {
			x.Estimates = map[play.Seat]float64{"north": rapid.Float64Range(0, 1).Draw(t, "chance"), seats.Draw(t, "seat"): 0.4}
		}
		if yes {
			x.Moves = []play.Move{*move}
		}
		return rules(ruler, x)
	case 10:
		return holds(ruler, rapid.SampledFrom([]string{"dawn", "card", "storm", "dusk"}).Draw(t, "held"))
	case 11:
		return overrides(ruler, play.Override{Reason: word, Open: yes, Move: move})
	}
	return overrides(ruler, play.Override{Reason: word, Open: yes, Order: &play.Given{Team: own, Lever: lever, Value: x}})
})

// lasting are commands whose entries a rewind keeps, and rewinds.
var lasting = rapid.Custom(func(t *rapid.T) command {
	by, word, yes, n := seats.Draw(t, "by"), words.Draw(t, "word"), rapid.Bool().Draw(t, "yes"), rapid.IntRange(-1, 5).Draw(t, "n")
	switch rapid.IntRange(0, 6).Draw(t, "what") {
	case 0:
		m := play.Message{Text: word, Answers: n}
		if yes {
			m.Action = &play.Action{Title: word, Effect: word}
		}
		return sends(by, []string{string(seats.Draw(t, "to"))}, m)
	case 1:
		return rewinds(by, n)
	case 2:
		return changes(by, play.Settings{Shut: yes, OwnOut: yes, Odds: rapid.SampledFrom([]play.Odds{"", "all", "some"}).Draw(t, "odds")})
	case 3:
		return times(by, n*60)
	case 4:
		return joins(by, n)
	case 5:
		return leaves(n)
	}
	if n == 5 {
		return closes(by)
	}
	return resolves(play.Facilitator, yes)
})

// turn is a turn that is played to its end, as far as the rules let it.
var turn = rapid.Just([]command{
	guesses("north", play.Estimated{Chance: 0.3}), guesses("south", play.Estimated{Chance: 0.4}), guesses("east", play.Estimated{Chance: 0.5}),
	seals("north", "north"), seals("south", "south"), seals("east", "east"), resolves(play.Facilitator, false),
})

// commands are some of each.
func commands(t *rapid.T, kinds ...*rapid.Generator[command]) []command {
	one := rapid.Map(rapid.OneOf(kinds...), func(c command) []command { return []command{c} })
	var list []command
	for _, some := range rapid.SliceOfN(rapid.OneOf(one, one, one, one, turn), 20, 60).Draw(t, "commands") {
		list = append(list, some...)
	}
	return list
}

// try does what a seat wants, where the rules let it.
func try(t *rapid.T, g *play.Game, c command) {
	entries, err := c(g)
	if err != nil && entries != nil {
		t.Fatalf("refused, with entries: %v", err)
	}
	for _, e := range entries {
		if err := g.Fold(e); err != nil {
			t.Fatalf("what was decided does not fold: %v", err)
		}
	}
}

// TestAnyGame wants of any commands that nothing panics, what every seat sees can be written as JSON, and the log gives the same game again.
func TestAnyGame(t *testing.T) { rapid.Check(t, anyGame(t, strait(t))) }

// FuzzTable is the same, with commands that are looked for.
func FuzzTable(f *testing.F) {
	s := strait(f)
	f.Fuzz(func(t *testing.T, bits []byte) { rapid.MakeFuzz(anyGame(t, s))(t, bits) })
}

func anyGame(t testing.TB, s *scenario.Scenario) func(*rapid.T) {
	return func(rt *rapid.T) {
		g := open(t, s, play.Settings{Trial: trial})
		for _, c := range commands(rt, moving, moving, lasting) {
			try(rt, g, c)
		}
		lawful(t, g)
		if snapshot(t, g) != snapshot(t, reloaded(t, g)) {
			rt.Fatal("the log gives another game")
		}
	}
}

// lawful wants a game to be one that the rules allow.
func lawful(t testing.TB, g *play.Game) {
	t.Helper()
	v := view(t, g, play.Facilitator)
	if v.Turn < 1 || v.Turn > v.Turns || v.Point > v.Steps || len(v.Played) > v.Turns {
		t.Errorf("turn %d of %d, %d played, point %d of %d", v.Turn, v.Turns, len(v.Played), v.Point, v.Steps)
	}
	for _, turn := range v.Played {
		for _, u := range turn.Orders {
			q, ok := g.Scenario.Quantity(u.Lever)
			if !ok || play.LeverTakes(g.Scenario.Levers[q.Index], u.Value) != nil || g.Rules.Holder(q.Index) != g.Rules.Index(u.Team) {
				t.Errorf("an order that cannot be: %+v", u)
			}
		}
	}
	for _, side := range v.Sides {
		for _, x := range side.Estimates {
			if x.Chance != nil && !(*x.Chance >= 0 && *x.Chance <= 1) {
				t.Errorf("an estimate that cannot be: %+v", x)
			}
		}
	}
	for _, x := range v.Rulings {
		for _, d := range x.What.Dice {
			if d < 1 || d > 100 {
				t.Errorf("a die that cannot be: %+v", x)
			}
		}
	}
}

// FuzzForged puts any entry in the place of one of a game: no panic, and where it is followed, a game that the rules allow.
func FuzzForged(f *testing.F) {
	g := straitGame(f)
	fly(f, g, func(moment) {})
	do(f, g)(g.Close(play.Facilitator))
	for i, e := range g.Entries {
		text, err := json.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), text)
	}
	f.Fuzz(func(t *testing.T, at uint8, text []byte) {
		var forged play.Entry
		if json.Unmarshal(text, &forged) != nil {
			t.Skip("no entry")
		}
		entries := slices.Clone(g.Entries)
		entries[int(at)%len(entries)] = forged
		if again, err := play.Replay(g.Scenario, g.Opened, seed, entries); err == nil || again != nil {
			lawful(t, again)
		}
	})
}

// seqs are numbers of entries, which a rewind does not give back.
var seqs = regexp.MustCompile(`"seq":\d+,?`)

// TestRewindIsTheSame wants the same commands after a rewind to lead to the same state.
func TestRewindIsTheSame(t *testing.T) {
	s := strait(t)
	rapid.Check(t, func(rt *rapid.T) {
		g := open(t, s, play.Settings{Trial: trial})
		turn := rapid.IntRange(1, 4).Draw(rt, "turn")
		for range turn - 1 {
			sealed(t, g, "north", "south", "east")
			do(t, g)(g.Resolve(play.Facilitator, false))
		}
		begun := seen(t, g)
		list := commands(rt, moving)
		for _, c := range list {
			try(rt, g, c)
		}
		was := seen(t, g)
		do(t, g)(g.Rewind(play.Facilitator, play.Rewound{Turn: turn}))
		if seen(t, g) != begun {
			rt.Fatal("the turn does not begin as it did")
		}
		for _, c := range list {
			try(rt, g, c)
		}
		if seen(t, g) != was {
			rt.Fatal("the same commands lead to another state")
		}
	})
}

// seen is what every seat sees, but for rewinds and numbers of entries.
func seen(t testing.TB, g *play.Game) string {
	t.Helper()
	text := ""
	for _, seat := range play.Seats(g.Rules) {
		v := view(t, g, seat)
		v.Rewinds = nil
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("%s\n", seqs.ReplaceAll(b, nil))
	}
	return text
}
