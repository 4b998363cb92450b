package play_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"wargame/play"
	"wargame/scenario"
)

const courses = `wargame: 1
clock: {step: 1 week, length: 8 weeks}
actors: {russia: {}, us: {}}
levers:
  tempo: {default: 1, range: [0, 3], actor: russia}
  reserve: {default: 0, range: [0, 1], actor: russia}
  aid: {default: 100%, range: [0%, 100%], actor: us}
  law: {default: 1, range: [0, 2]}
strategies:
  russia:
    hold: {}
    surge: {title: Summer offensive, set: {tempo: {week 2: 2, week 4: 3}, reserve: step_up(4)}}
    answer: {set: {tempo: if front > 3 then 2 else 1}}
    watch: {set: {tempo: 1 + aid}}
  us: {keep: {}, pause: {set: {aid: 0%}}}
policies:
  as_planned: {}
  surge: {set: {tempo: 0.5}}
  half: {set: {aid: 50%}}
stocks: {front: {start: 0}}
flows: {advance: {to: front, rate: tempo * law + reserve + 1 - aid}}
outcomes: {taken: final(front)}
game:
  turn: 2 weeks
  teams:
    moscow: {controls: [tempo, reserve, law]}
    washington: {controls: [aid], covert: [aid]}
`

func coursesGame(t testing.TB, policies map[string]string) *play.Game {
	s, problems := scenario.Load("courses.yaml", scenario.Options{Files: fstest.MapFS{"courses.yaml": {Data: []byte(courses)}}})
	if s == nil {
		t.Fatal(problems)
	}
	return open(t, s, play.Settings{Trial: 1, Policies: policies})
}

// playedOut resolves all turns and gives what the front came to.
func playedOut(t testing.TB, g *play.Game) float64 {
	for g.Phase() != play.PhaseDebrief {
		do(t, g)(g.Resolve(play.Facilitator, true))
	}
	q, _ := g.Scenario.Quantity("front")
	path := g.Path(g.Scenario.Reference(q))
	return path[len(path)-1]
}

// A strategy of its own plays a team, before a policy of the same name; levers that it is not about are at their defaults.
func TestStrategyTeams(t *testing.T) {
	for _, c := range []struct {
		moscow, washington string
		want               float64
	}{
		{"hold", "keep", 8},
		{"surge", "keep", 1*2 + 2*2 + 3*4 + 4},
		{"surge", "pause", 1*2 + 2*2 + 3*4 + 4 + 8},
		{"half", "half", 8 + 4},
		{"answer", "keep", 1*4 + 2*4},
		{"watch", "keep", 2 * 8},
	} {
		g := coursesGame(t, map[string]string{"moscow": c.moscow, "washington": c.washington})
		if got := playedOut(t, g); got != c.want {
			t.Errorf("%s against %s: %v is taken, want %v", c.moscow, c.washington, got, c.want)
		}
	}
	g := coursesGame(t, map[string]string{"moscow": "surge", "washington": "half"})
	v, err := g.View(play.Facilitator)
	if err != nil || !v.Teams[0].Strategy || v.Teams[0].Policy != "surge" || v.Teams[1].Strategy {
		t.Errorf("%+v, %v", v.Teams, err)
	}
	_, err = g.Draft("moscow", draft("moscow", "tempo", 1))
	wantRefusal(t, err, play.NotNow, "played by the strategy surge")
	_, err = play.Begin(g.Scenario, "", "test", seed, play.Settings{Policies: map[string]string{"moscow": "pause"}})
	wantRefusal(t, err, play.NoSuch, "its strategies are hold, surge, answer, watch")
}

// The orders of a strategy are offered turn by turn, as far as they tell a team nothing that it does not know.
func TestReadyOrders(t *testing.T) {
	g := coursesGame(t, nil)
	ready := func(seat play.Seat) map[string][]float64 {
		v, err := g.View(seat)
		if err != nil {
			t.Fatal(err)
		}
		list := map[string][]float64{}
		for _, r := range v.Own.Ready {
			var values []float64
			for _, o := range r.Orders {
				if o.Value != nil {
					values = append(values, *o.Value)
				}
			}
			list[r.Strategy] = values
		}
		return list
	}
	for turn, want := range []map[string][]float64{
		{"hold": {1, 0}, "surge": {1, 0}, "answer": {0}, "watch": {0}},
		{"hold": {1, 0}, "surge": {2, 0}, "answer": {0}, "watch": {0}},
		{"hold": {1, 0}, "surge": {3, 1}, "answer": {0}, "watch": {0}},
	} {
		if d := cmp.Diff(want, ready("moscow")); d != "" {
			t.Errorf("ready-made orders of Moscow (-want +got):\n%s", d)
		}
		if d := cmp.Diff(map[string][]float64{"keep": {1}, "pause": {0}}, ready("washington")); d != "" {
			t.Errorf("ready-made orders of Washington (-want +got):\n%s", d)
		}
		if turn == 2 {
			break
		}
		do(t, g)(g.Resolve(play.Facilitator, true))
	}
	drafts, err := g.Follow("moscow", "moscow", "surge")
	if err != nil || len(drafts) != 2 {
		t.Fatalf("%v, %v", drafts, err)
	}
	for _, d := range drafts {
		do(t, g)(g.Draft("moscow", d))
	}
	do(t, g)(g.Seal("moscow", "moscow"))
	if len(ready("moscow")) != 0 {
		t.Error("orders are offered to a team that has sealed")
	}
	_, err = g.Follow("moscow", "washington", "pause")
	wantRefusal(t, err, play.NotYours, "own seats")
	_, err = g.Follow("washington", "washington", "surge")
	wantRefusal(t, err, play.NoSuch, "its strategies are keep, pause")
	do(t, g)(g.Resolve(play.Facilitator, true))
	_, err = g.Follow("moscow", "moscow", "answer")
	wantRefusal(t, err, play.NotNow, "hangs on what a team is not told")
	g = straitGame(t)
	_, err = g.Follow("north", "north", "surge")
	wantRefusal(t, err, play.NoSuch, "has no strategies")
}
