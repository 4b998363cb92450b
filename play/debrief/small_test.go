package debrief

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"wargame/play"
	"wargame/scenario"
	library "wargame/scenarios"
)

// smallText is a scenario of two teams in which everything that moves chances happens: orders, luck at steps and in what is drawn once,
// injects that fire, readings with errors.
const smallText = `wargame: 1
title: A small war
question: Who holds the hill?
about: Nothing of it is so.
clock: {step: 1 week, length: 12 weeks}
actors:
  red: {title: Red}
  blue: {title: Blue}
variables:
  resolve: 40 to 60
  spring: poisson(2)
levers:
  red_push: {default: 1, range: [0, 3], actor: red}
  red_mood: {options: [calm, angry], default: calm, actor: red}
  blue_push: {default: 1, range: [0, 3], actor: blue}
stocks:
  hill: {start: resolve, min: 0, max: 100}
flows:
  gain: {to: hill, rate: "(red_push - blue_push) * 2 + normal(0, 3)", biflow: true}
events:
  storm: {chance: 10%, effects: {hill: remove 5 + spring}}
policies:
  wait: {}
  push: {set: {red_push: 3}}
  both: {set: {red_push: 2, blue_push: {week 0: 2, week 6: 3}, red_mood: 'if hill < 50 then "angry" else "calm"'}}
outcomes:
  height: {value: final(hill), unit: m, headline: true}
  lowest_hill: {value: lowest(hill), unit: m}
  held: {value: "final(hill) > 50", headline: true}
watch: [hill]
game:
  turn: 2 weeks
  public: [hill]
  teams:
    red:
      title: The Reds
      sees: [{of: hill, error: 20%, delay: 2 weeks, title: The hill as Red sees it}]
      objectives: [{title: The hill is red, met: height > 52}, {title: It never falls below 40, met: lowest_hill >= 40}]
    blue:
      title: The Blues
      objectives: [{title: The hill is not red, met: height <= 52}]
  injects:
    news: {at: turn 2, to: [blue], text: A storm is announced.}
    gale: {when: hill < 45, text: A gale., fires: storm, chance: 50%}
  estimates:
    - {ask: Will the hill be red?, of: height > 52, at: [turn 1, turn 3]}
  debrief: [What did you fear?]
`

func small(t testing.TB) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("small.yaml", scenario.Options{Files: fstest.MapFS{"small.yaml": {Data: []byte(smallText)}}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

func shipped(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: library.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// table is a game that a test plays.
type table struct {
	*play.Game
	t testing.TB
}

func opened(t testing.TB, s *scenario.Scenario, seed uint64, x play.Settings) *table {
	t.Helper()
	entries, err := play.Begin(s, "", "test", seed, x)
	if err != nil {
		t.Fatal(err)
	}
	var body play.Opened
	if err := json.Unmarshal(entries[0].Body, &body); err != nil {
		t.Fatal(err)
	}
	g, err := play.Replay(s, body, seed, entries)
	if err != nil {
		t.Fatal(err)
	}
	return &table{g, t}
}

// do folds what was decided into the game; what is refused is left.
func (x *table) do(entries []play.Entry, err error) bool {
	x.t.Helper()
	for _, e := range entries {
		e.Time = fmt.Sprintf("2026-01-02T12:%02d:%02dZ", e.Seq/60%60, e.Seq%60)
		if err := x.Fold(e); err != nil {
			x.t.Fatal(err)
		}
	}
	return err == nil
}

// random plays a game with orders, seals, estimates, rulings, overrides and rewinds of a random source, up to a turn or to its end.
func random(t testing.TB, s *scenario.Scenario, seed uint64, x play.Settings, until int) *play.Game {
	t.Helper()
	g, r := opened(t, s, seed, x), rand.New(rand.NewPCG(seed, 1))
	rewinds := 1
	for g.Phase() != play.PhaseDebrief && g.Turn() <= until {
		for i, team := range g.Rules.Teams {
			if g.Played(i) == "" {
				g.orders(r, team)
			}
		}
		if r.IntN(3) == 0 {
			g.move(r)
		}
		if r.IntN(12) == 0 && rewinds > 0 && g.Turn() > 1 {
			rewinds--
			g.do(g.Rewind(play.Facilitator, play.Rewound{Turn: 1 + r.IntN(g.Turn()), Reason: "again"}))
			continue
		}
		if !g.do(g.Resolve(play.Facilitator, true)) {
			t.Fatal(g.Resolve(play.Facilitator, true))
		}
	}
	return g.Game
}

func (x *table) orders(r *rand.Rand, team *scenario.Team) {
	seat := play.Seat(team.Name)
	for q := range x.Rules.Estimates {
		x.do(x.Estimate(seat, play.Estimated{Question: q, Chance: float64(r.IntN(11)) / 10}))
	}
	for _, l := range team.Controls {
		lever := x.Scenario.Levers[l]
		o := play.Order{Value: lever.Low + r.Float64()*(lever.High-lever.Low), Because: fmt.Sprintf("reason %d", r.IntN(9))}
		switch {
		case lever.Options != nil:
			o.Value = float64(r.IntN(len(lever.Options)))
		case lever.Default.Type == scenario.Truth:
			o.Value = float64(r.IntN(2))
		case !lever.Ranged:
			o = play.Order{Word: play.AsDefault}
		}
		if r.IntN(2) == 0 {
			x.do(x.Draft(seat, play.Draft{Team: team.Name, Lever: lever.Name, Order: &o}))
		}
	}
	if r.IntN(8) > 0 {
		x.do(x.Seal(seat, team.Name))
	}
}

// move rules or overrides something.
func (x *table) move(r *rand.Rand) {
	team := x.Rules.Teams[r.IntN(len(x.Rules.Teams))]
	stock := x.Scenario.Stocks[r.IntN(len(x.Scenario.Stocks))].Name
	add := play.Move{Act: play.ActAdd, Name: stock, Value: float64(r.IntN(5))}
	switch r.IntN(3) {
	case 0:
		x.do(x.Rule(play.Facilitator, play.Ruling{Mode: play.Mode2d6, Team: team.Name, Title: "a free action", For: r.IntN(3), Moves: []play.Move{add}, Open: r.IntN(2) == 0}))
	case 1:
		x.do(x.Override(play.Facilitator, play.Override{Move: &add, Reason: "a reason"}))
	default:
		if len(team.Controls) > 0 {
			l := x.Scenario.Levers[team.Controls[r.IntN(len(team.Controls))]]
			x.do(x.Override(play.Facilitator, play.Override{Order: &play.Given{Team: team.Name, Lever: l.Name, Value: x.Stands(team.Controls[0])}, Reason: "the facilitator's"}))
		}
	}
}
