package debrief

import (
	"slices"

	"wargame/play"
	"wargame/scenario"
	"wargame/sim"
)

// followed is what a game went through, gathered by playing it again from its log.
type followed struct {
	moments []moment
	turns   []played
}

// moment is a point of the game from which its chances are told.
type moment struct {
	Step
	worlds bool        // of all worlds, before that of the game is drawn
	state  sim.State   // the game as it stood
	orders []play.Used // given on top of that
}

// played is a turn as it began to be played.
type played struct {
	turn   int
	point  int
	orders []play.Used
	late   []string
	sealed map[string]string  // by team: when
	known  [][]play.Seen      // by team
	open   []bool             // by team: it could see odds
	stood  map[string]float64 // by lever: what it was before
	would  [][]course         // by team
}

// follower gathers as entries come.
type follower struct {
	followed
	g       *play.Game
	sealed  map[string]string
	pending *Step // what the last entry did to the model, which shows once it counts
}

// follow plays a game again and gathers what it went through.
func follow(g *play.Game) (*followed, error) {
	f := &follower{g: g, sealed: map[string]string{}}
	again, err := g.Again(play.Change{See: f.see})
	if err != nil {
		return nil, err
	}
	f.settle(again)
	return &f.followed, nil
}

// see takes in an entry, and the game as it stands before it.
func (f *follower) see(e play.Entry, now *play.Game) error {
	if f.moments == nil {
		f.moments = []moment{{Step: Step{What: Prior}, worlds: true}, {Step: Step{What: World}, state: now.Moment()}}
	}
	f.settle(now)
	switch e.Kind {
	case play.KindSealed, play.KindUnsealed:
		x, err := play.Body[play.Sealed](e)
		if err != nil {
			return err
		}
		if delete(f.sealed, x.Team); e.Kind == play.KindSealed {
			f.sealed[x.Team] = e.Time
		}
		return nil
	case play.KindResolved:
		x, err := play.Body[play.Resolved](e)
		if err != nil {
			return err
		}
		return f.resolved(x, now)
	}
	says, moves, err := moving(f.g.Scenario, e)
	if moves {
		f.pending = &Step{What: Move, Turn: now.Turn(), Point: now.Point(), Says: says, Seq: e.Seq}
	}
	return err
}

// settle adds the moment that the last entry led to.
func (f *follower) settle(now *play.Game) {
	if f.pending != nil {
		f.pending.Point = now.Point()
		f.moments = append(f.moments, moment{Step: *f.pending, state: now.Moment()})
		f.pending = nil
	}
}

// resolved takes in a turn as it is about to be played: a moment after the orders of each team, in the order of the teams, and of the
// facilitator after them.
func (f *follower) resolved(x play.Resolved, now *play.Game) error {
	t := played{turn: now.Turn(), point: now.Point(), orders: x.Orders, late: x.Late, sealed: f.sealed, stood: map[string]float64{}}
	for i, team := range f.g.Rules.Teams {
		v, err := now.View(play.Seat(team.Name))
		if err != nil {
			return err
		}
		t.known, t.open = append(t.known, now.Readings(play.Seat(team.Name))), append(t.open, v.Odds)
		for _, l := range team.Controls {
			t.stood[f.g.Scenario.Levers[l].Name] = now.Stands(l)
		}
		if f.g.Played(i) == "" {
			f.ordered(now, x.Orders, Step{What: Orders, Turn: t.turn, Point: t.point, Team: team.Name},
				func(u play.Used) bool { return u.Team == team.Name && u.How != play.ByFacilitator }, t.stood)
		}
	}
	f.ordered(now, x.Orders, Step{What: Move, Turn: t.turn, Point: t.point, Says: "the facilitator's orders"},
		func(u play.Used) bool { return u.How == play.ByFacilitator }, t.stood)
	for _, team := range f.g.Rules.Teams {
		t.would = append(t.would, wouldOrder(now, team))
	}
	f.turns, f.sealed = append(f.turns, t), map[string]string{}
	f.pending = &Step{What: Luck, Turn: t.turn}
	return nil
}

// course is what a policy, or a strategy of a team, would have ordered.
type course struct {
	scenario.Course
	orders map[int]float64 // by lever; without what cannot be told
}

// wouldOrder is what every course would make of a team's levers now.
func wouldOrder(now *play.Game, team *scenario.Team) []course {
	var list []course
	for _, c := range now.Scenario.Courses(team.Controls) {
		would := course{c, map[int]float64{}}
		for _, l := range team.Controls {
			if y, ok := now.Would(c.Policy, l); ok {
				would.orders[l] = y
			}
		}
		list = append(list, would)
	}
	return list
}

// ordered adds the moment after some of the orders of a turn, on top of those before. Orders that leave all as it stands change nothing.
func (f *follower) ordered(now *play.Game, all []play.Used, step Step, own func(play.Used) bool, stood map[string]float64) {
	var orders []play.Used
	changes := false
	for _, u := range all {
		if own(u) {
			orders = append(orders, u)
			changes = changes || u.Value != stood[u.Lever]
		}
	}
	if len(orders) == 0 {
		return
	}
	last := &f.moments[len(f.moments)-1]
	if last.Turn == step.Turn && (last.What == Orders || last.What == Move && last.orders != nil) {
		orders = slices.Concat(last.orders, orders)
	}
	step.Same = !changes
	f.moments = append(f.moments, moment{Step: step, state: now.Moment(), orders: orders})
}
