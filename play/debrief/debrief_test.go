package debrief

import (
	"context"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"wargame/play"
	"wargame/sim"
)

// TestSharesAddUp wants decision and luck to add up to the whole change, exactly, in 200 random games.
func TestSharesAddUp(t *testing.T) {
	s := small(t)
	moves := 0
	for seed := range uint64(200) {
		g := random(t, s, seed, play.Settings{}, 1+int(seed)%6+int(seed)%2*6)
		w, err := follow(g)
		if err != nil {
			t.Fatal(err)
		}
		ahead, err := g.Ahead(futures)
		if err != nil {
			t.Fatal(err)
		}
		d := &Debrief{}
		if err := d.standing(g); err != nil {
			t.Fatal(err)
		}
		if err := d.chances(context.Background(), g, ahead, w, 1); err != nil {
			t.Fatal(err)
		}
		for k, x := range d.Chances.Shares {
			if sum := x.Before + x.World + x.Own + x.Others + x.Moves + x.Luck; sum != x.After {
				t.Errorf("game %d, objective %d: the shares lead from %v to %v, and the chance is %v", seed, k, x.Before, sum, x.After)
			}
			if met := d.Objectives[k].Met; g.Phase() == play.PhaseDebrief && x.After != map[bool]float64{true: 1}[*met] {
				t.Errorf("game %d, objective %d: its chance at the end is %v, and it came about: %v", seed, k, x.After, *met)
			}
		}
		for _, step := range d.Chances.Steps {
			if step.What == Move {
				moves++
			}
		}
	}
	if moves < 50 {
		t.Errorf("only %d moves in all games", moves)
	}
}

// TestSameBytes wants the debrief of a game to be the same for any number of workers.
func TestSameBytes(t *testing.T) {
	g := random(t, small(t), 3, play.Settings{}, 9)
	var texts []string
	for _, workers := range []int{1, 2, 7} {
		d, err := New(context.Background(), g, Options{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	if texts[0] != texts[1] || texts[0] != texts[2] {
		t.Error("the debrief differs with the number of workers")
	}
}

func BenchmarkDebrief(b *testing.B) {
	s := shipped(b, "us-aid-pause")
	g := random(b, s, 5, play.Settings{}, 99)
	for b.Loop() {
		if _, err := New(context.Background(), g, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestUnchanged wants a decision that is replaced by itself to leave every bit of the end as it is, and another one not to.
func TestUnchanged(t *testing.T) {
	differ := 0
	for seed := range uint64(20) {
		g := random(t, small(t), seed, play.Settings{}, 99)
		w, err := follow(g)
		if err != nil {
			t.Fatal(err)
		}
		d := &Debrief{}
		if err := d.standing(g); err != nil {
			t.Fatal(err)
		}
		was, err := d.endOf(g, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, turn := range w.turns {
			var same []Ordered
			for _, u := range turn.orders {
				same = append(same, orderedAs(g.Scenario, u.Lever, u.Value, u.Value))
			}
			if end, err := d.endOf(g.Again(play.Change{Orders: w.instead(turn.turn, same)})); err != nil || !reflect.DeepEqual(end, was) {
				t.Errorf("game %d, turn %d played the same again ends otherwise: %+v, not %+v (%v)", seed, turn.turn, end, was, err)
			}
			if end, _ := d.endOf(g.Again(play.Change{Orders: w.instead(turn.turn, []Ordered{{Lever: "red_push", Value: 2.5}})})); !reflect.DeepEqual(end, was) {
				differ++
			}
		}
	}
	if differ < 50 {
		t.Errorf("another order makes a difference in %d turns only", differ)
	}
}

// TestOverrideTakenBack wants the effect of an override to be the end of the game in which it was never made.
func TestOverrideTakenBack(t *testing.T) {
	s := small(t)
	with, without := opened(t, s, 8, play.Settings{}), opened(t, s, 8, play.Settings{})
	for with.Phase() != play.PhaseDebrief {
		if with.Turn() == 3 {
			with.do(with.Override(play.Facilitator, play.Override{Move: &play.Move{Act: play.ActAdd, Name: "hill", Value: -9}, Reason: "rain"}))
		}
		with.do(with.Resolve(play.Facilitator, true))
		without.do(without.Resolve(play.Facilitator, true))
	}
	d, err := New(context.Background(), with.Game, Options{})
	if err != nil {
		t.Fatal(err)
	}
	never, err := d.endOf(without.Game, nil)
	if err != nil {
		t.Fatal(err)
	}
	is, err := d.endOf(with.Game, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Overrides[0].Without; !reflect.DeepEqual(got, never) {
		t.Errorf("without the override the game ends with %+v, and the game without it with %+v", got, never)
	}
	if reflect.DeepEqual(is, never) {
		t.Error("the override changes nothing, so that this test shows nothing")
	}
	if x := d.Overrides[0]; x.Reason != "rain" || x.Says != "-9 added to hill" {
		t.Errorf("the override is told as %+v", x)
	}
}

// TestPlaces holds the place of what was played against a count over the trials.
func TestPlaces(t *testing.T) {
	g := random(t, small(t), 4, play.Settings{}, 99)
	d, err := New(context.Background(), g, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ahead, err := g.Ahead(futures)
	if err != nil {
		t.Fatal(err)
	}
	p, err := sim.Compile(g.Scenario, sim.Options{Policies: []int{g.Scenario.Baseline}})
	if err != nil {
		t.Fatal(err)
	}
	run, err := p.Run(context.Background(), ahead.Baseline())
	if err != nil {
		t.Fatal(err)
	}
	for k, o := range d.Outcomes[:2] {
		below := 0.0
		for _, x := range run.Columns[0][k].Values {
			switch {
			case x < *o.Played:
				below++
			case x == *o.Played:
				below += 0.5
			}
		}
		if want := below / futures; *o.Place != want {
			t.Errorf("%s has the place %v, and %v of the trials are below it", o.Name, *o.Place, want)
		}
	}
	if played := d.Series[0].Played; played[len(played)-1] != *d.Outcomes[0].Played {
		t.Error("the path of the hill does not end at its outcome")
	}
}

// TestScores are worked out by hand.
func TestScores(t *testing.T) {
	yes, no, model := true, false, 0.5
	given := []Estimate{
		{Seat: "red", Chance: 0.8, Came: &yes, Model: &model},
		{Seat: "red/chair", Chance: 0.4, Came: &no},
		{Seat: "blue", Chance: 1, Came: &no},
		{Seat: "red", Chance: 0.3},
	}
	got, _ := score("red", given)
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-15 }
	if got.Of != 2 || !near(got.Brier, (0.04+0.16)/2) || got.Same != 1 || !near(*got.Own, 0.04) || !near(*got.Model, 0.25) {
		t.Errorf("red scores %+v", got)
	}
	if _, ok := score("green", given); ok {
		t.Error("who gave no estimate has a score")
	}
	if got := calibrate(given); got != nil {
		t.Errorf("calibration of three estimates: %+v", got)
	}
	var ten []Estimate
	for i := range 10 {
		ten = append(ten, Estimate{Seat: "red", Chance: 0.7, Came: map[bool]*bool{true: &yes, false: &no}[i < 6]})
	}
	want := Calibration{Low: 0.6, High: 0.8, Of: 10, Came: 0.6}
	if got := calibrate(ten); len(got) != 1 || !near(got[0].Mean, 0.7) || got[0].Of != want.Of || got[0].Came != want.Came || got[0].Low != want.Low || got[0].High != want.High {
		t.Errorf("calibration: %+v", got)
	}
}

// TestSealed wants no seed, trial or command of a game that is not closed.
func TestSealed(t *testing.T) {
	g := random(t, small(t), 77777777, play.Settings{}, 99)
	for _, sealed := range []bool{true, false} {
		d, err := New(context.Background(), g, Options{Sealed: sealed})
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if told := strings.Contains(string(text), "77777777"); told == sealed {
			t.Errorf("sealed %v: the seed is told: %v", sealed, told)
		}
	}
}

// TestQuestions wants each rule to ask in a game in which what it looks for happened, and to keep quiet in one in which nothing did.
func TestQuestions(t *testing.T) {
	yes, no, low, kept := true, false, 0.1, 0.4
	goal := []Objective{{Team: "red", Title: "G", Met: &no}}
	order := func(from, to string) []Ordered {
		return []Ordered{{Lever: "push", Title: "Push", Was: from, Says: to, Changed: from != to}}
	}
	cases := []struct {
		says string
		d    Debrief
	}{
		{"odds of red", Debrief{Timeline: []Turn{{Turn: 3, Decisions: []Decision{{Team: "red", Orders: order("1", "2"), Odds: &Odds{Ordered: []*float64{&low}, Kept: []*float64{&kept}}}}}}}},
		{"took its own chance", Debrief{Chances: Chances{Steps: []Step{{What: Orders, Team: "red", Turn: 2, Chance: []float64{0.2}, Change: []float64{-0.3}}}}}},
		{"Luck in turn 2", Debrief{Chances: Chances{Steps: []Step{{What: Luck, Turn: 2, Chance: []float64{0.9}, Change: []float64{0.5}}}}}},
		{"all else the same", Debrief{Choices: []Choice{{Turn: 1, Team: "red", Instead: []Alternative{{Policies: []string{"p"}, End: End{Objectives: []*bool{&yes}}}}}}}},
		{"in turn 2 back", Debrief{Timeline: []Turn{{Turn: 1, Decisions: []Decision{{Team: "red", Orders: order("1", "2")}}}, {Turn: 2, Decisions: []Decision{{Team: "red", Orders: order("2", "1")}}}}}},
		{"was late", Debrief{Timeline: []Turn{{Turn: 1, Decisions: []Decision{{Team: "red", Late: true}}}}}},
		{"better reason", Debrief{Estimates: Estimates{Given: []Estimate{{Seat: "red", Chance: 0.5, Model: &low}}}}},
		{"overlook", Debrief{Estimates: Estimates{Given: []Estimate{{Seat: "red", Chance: 0.9, Came: &no}}}}},
		{"decided on it", Debrief{Readings: []Reading{{Who: "red", Error: 0.1, Shown: []Shown{{Value: 13, So: new(10.0)}}}}}},
	}
	if len(cases) != len(rules) {
		t.Errorf("%d rules, and %d are tried", len(rules), len(cases))
	}
	for i, c := range cases {
		c.d.Objectives = goal
		for k, r := range rules {
			found := r.find(&c.d)
			switch {
			case k == i && (len(found) != 1 || !strings.Contains(found[0].ask, c.says)):
				t.Errorf("rule %d asks %v, not what has %q in it", k, found, c.says)
			case k != i && len(found) > 0:
				t.Errorf("rule %d asks in the case of rule %d: %v", k, i, found)
			}
		}
	}
}
