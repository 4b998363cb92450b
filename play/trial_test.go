package play_test

import (
	"context"
	"encoding/json"
	"flag"
	"math"
	"slices"
	"testing"

	"wargame/play"
	"wargame/scenario"
	library "wargame/scenarios"
	"wargame/sim"
)

const (
	seed  = 20250707
	trial = 812
)

// reload is after how many turns a game of many is loaded from its log: go test ./play -run Trial -args -reload 1
var reload = flag.Int("reload", 9, "turns after which a game of many turns is loaded from its log")

// TestGameIsATrial wants of every shipped scenario and each of its policies that the game in which all teams give the policy's orders
// is the trial of a run, to the last bit, stopped and loaded from its log after each turn, or each ninth
// of a game of many.
func TestGameIsATrial(t *testing.T) {
	for _, name := range library.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i, p := range load(t, name).Policies {
				s := as(t, name, i)
				path := pathOf(t, s, i)
				turn := turnFor(s, path)
				g := open(t, s, play.Settings{Turn: turn, Trial: trial})
				for g.Phase() != play.PhaseDebrief {
					orderAsPath(t, g, path)
					do(t, g)(g.Resolve(play.Facilitator, false))
					if g.Rules.Turns <= 10 || g.Turn()%*reload == 0 { // all that was played is played again
						g = reloaded(t, g)
					}
				}
				same(t, p.Name, s, g, i)
			}
		})
	}
}

// TestPoliciesPlay wants the same of games whose teams are all played by a policy, the policies that adapt among them.
func TestPoliciesPlay(t *testing.T) {
	for _, name := range library.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i, p := range load(t, name).Policies {
				s := as(t, name, i)
				by := map[string]string{}
				for _, team := range s.Game.Teams {
					by[team.Name] = p.Name
				}
				g := open(t, s, play.Settings{Trial: trial, Policies: by})
				for g.Phase() != play.PhaseDebrief {
					do(t, g)(g.Resolve(play.Facilitator, false))
					g = reloaded(t, g)
				}
				same(t, p.Name, s, g, i)
			}
		})
	}
}

func load(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: library.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// as is a scenario whose switches, the levers that no team holds, are by default what a policy makes of them.
func as(t testing.TB, name string, policy int) *scenario.Scenario {
	t.Helper()
	s := load(t, name)
	var set []scenario.Assignment
	for _, x := range s.Policies[policy].Settings {
		if s.Game.Holder(x.Lever) < 0 {
			set = append(set, scenario.Assignment{Name: s.Levers[x.Lever].Name, Text: x.Entries[0].Value.String(s)})
		}
	}
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: library.Library, Set: set})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// open is a game of a scenario at its first turn.
func open(t testing.TB, s *scenario.Scenario, x play.Settings) *play.Game {
	t.Helper()
	entries, err := play.Begin(s, "", "test", seed, x)
	if err != nil {
		t.Fatal(err)
	}
	g, err := replay(s, entries)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func replay(s *scenario.Scenario, entries []play.Entry) (*play.Game, error) {
	var opened play.Opened
	if err := json.Unmarshal(entries[0].Body, &opened); err != nil {
		return nil, err
	}
	return play.Replay(s, opened, seed, entries)
}

// do folds what was decided into a game.
func do(t testing.TB, g *play.Game) func([]play.Entry, error) {
	t.Helper()
	return func(entries []play.Entry, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if err := g.Fold(e); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// reloaded is a game made anew from what its log says, read as JSON.
func reloaded(t testing.TB, g *play.Game) *play.Game {
	t.Helper()
	text, err := json.Marshal(g.Entries)
	if err != nil {
		t.Fatal(err)
	}
	var entries []play.Entry
	if err := json.Unmarshal(text, &entries); err != nil {
		t.Fatal(err)
	}
	again, err := replay(g.Scenario, entries)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// pathOf is what each lever is at each point under a policy, in the trial.
func pathOf(t *testing.T, s *scenario.Scenario, policy int) [][]float64 {
	t.Helper()
	var record []*scenario.Expr
	for q := range s.Quantities(scenario.KindLever) {
		record = append(record, s.Reference(q))
	}
	p, err := sim.Compile(s, sim.Options{Policies: []int{policy}, Outcomes: []int{}, Record: record})
	if err != nil {
		t.Fatal(err)
	}
	var path [][]float64
	err = p.Path(context.Background(), sim.RunOptions{Seed: seed, First: trial}, func(_ int, values [][]float64) bool {
		path = append(path, slices.Clone(values[0]))
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// turnFor is the longest turn, in steps, within which no lever changes.
func turnFor(s *scenario.Scenario, path [][]float64) int {
	turn := s.Game.Turn
	for k := 1; k < len(path); k++ {
		if !slices.Equal(path[k], path[k-1]) {
			turn = gcd(turn, k)
		}
	}
	return turn
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// orderAsPath gives the orders of all teams for a turn, and seals them.
func orderAsPath(t *testing.T, g *play.Game, path [][]float64) {
	t.Helper()
	for _, team := range g.Rules.Teams {
		if len(team.Controls) == 0 {
			continue
		}
		seat := play.Seat(team.Name)
		v, err := g.View(seat)
		if err != nil {
			t.Fatal(err)
		}
		for k, l := range team.Controls {
			if x := path[g.Point()][l]; x != v.Own.Levers[k].Stands {
				do(t, g)(g.Draft(seat, play.Draft{Team: team.Name, Lever: g.Scenario.Levers[l].Name, Order: &play.Order{Value: x}}))
			}
		}
		for _, e := range v.Own.Estimates {
			if e.Chance == nil {
				do(t, g)(g.Estimate(seat, play.Estimated{Question: e.Question, Chance: 0.5}))
			}
		}
		do(t, g)(g.Seal(seat, team.Name))
	}
}

// same wants the outcomes of a game to be those of a trial under a policy.
func same(t *testing.T, what string, s *scenario.Scenario, g *play.Game, policy int) {
	t.Helper()
	p, err := sim.Compile(s, sim.Options{Policies: []int{policy}})
	if err != nil {
		t.Fatal(err)
	}
	run, err := p.Run(context.Background(), sim.RunOptions{Seed: seed, First: trial, Trials: 1})
	if err != nil {
		t.Fatal(err)
	}
	outcomes, _, err := g.Standings()
	if err != nil {
		t.Fatal(err)
	}
	for k, o := range s.Outcomes {
		was, is := run.Columns[0][k], outcomes[k]
		counts := was.Given == nil || was.Given.Has(0)
		if counts != (is.Given == nil || is.Given.Has(0)) || counts && math.Float64bits(was.Values[0]) != math.Float64bits(is.Values[0]) {
			t.Errorf("%s: %s is %v in the game, %v in the trial", what, o.Name, is.Values[0], was.Values[0])
		}
	}
}
