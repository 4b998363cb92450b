package play

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"wargame/scenario"
	"wargame/sim"
)

// Resolve plays the turn: the orders that are sealed, those of late teams as the rules say, the injects of the next turn. Where
// teams are missing it is refused with a list of them, unless late says that they do not count any more.
func (g *Game) Resolve(by Seat, late bool) ([]Entry, error) {
	missing, err := g.resolves(by, late)
	if err != nil {
		return nil, err
	}
	row, err := g.table.copy(g.rows)
	if err != nil {
		return nil, err
	}
	body, err := g.play(row, g.used(missing), missing)
	if err != nil {
		return nil, err
	}
	resolved := g.resolved(body)
	next := g.fork(row)
	next.turned(body)
	next.news, next.phase = next.brief(), next.phaseNow()
	next.Entries = append(next.Entries, resolved)
	return append([]Entry{resolved}, next.announced()...), nil
}

// resolves says who is missing in a turn that a seat resolves.
func (g *Game) resolves(by Seat, late bool) ([]int, error) {
	if err := g.playing(); err != nil {
		return nil, err
	}
	if by != Facilitator {
		return nil, refuse(NotYours, "a turn is resolved by the facilitator", "seal the orders, and wait for the others")
	}
	missing := g.Missing()
	if len(missing) > 0 && !late {
		return nil, refuse(Missing, "not sealed yet: "+g.lateness(missing), "resolve late, without waiting for those who have not sealed")
	}
	for _, i := range missing {
		if t := g.Rules.Teams[i]; t.Late == scenario.LateFacilitator && !g.givenWhole(i) {
			return nil, refuse(Missing, t.Called()+" is late, and the facilitator gives its orders", "give one for each of its levers: override order LEVER VALUE because ...")
		}
	}
	return missing, nil
}

// resolved is the entry of a turn that was played. It is the facilitator's: others see of it what a View shows.
func (g *Game) resolved(body any) Entry { return g.entry(Facilitator, KindResolved, nil, body) }

// lateness lists teams, with what becomes of their levers.
func (g *Game) lateness(teams []int) string {
	return listOf(teams, func(i int) string {
		t := g.Rules.Teams[i]
		switch t.Late {
		case scenario.LateDefault:
			return t.Called() + " (late: its levers go back to their defaults)"
		case scenario.LateFacilitator:
			return t.Called() + " (late: the facilitator gives its orders)"
		}
		return t.Called() + " (late: its levers stay as they are)"
	})
}

// givenWhole says that the facilitator gave an order for every lever of a team.
func (g *Game) givenWhole(team int) bool {
	return !slices.ContainsFunc(g.Rules.Teams[team].Controls, func(l int) bool { _, ok := g.orders[l]; return !ok })
}

// used are the orders of the turn, lever by lever, with those missing late.
func (g *Game) used(missing []int) []Used {
	var list []Used
	for i, t := range g.Rules.Teams {
		late := slices.Contains(missing, i)
		for _, l := range t.Controls {
			u := Used{Lever: g.leverName(l), Team: t.Name, Value: g.table.stands(g.rows, l), How: BySeal}
			given, byHand := g.orders[l]
			draft, drafted := g.teams[i].draft[l]
			switch {
			case g.Played(i) != "":
				u.How = ByPolicy
			case byHand:
				u.Value, u.How = given.Value, ByFacilitator
			case late:
				u.How = ByLate
				if t.Late == scenario.LateDefault {
					u.Value = g.table.defaults[l]
				}
			case drafted:
				u.Value, u.Because = draft.Value, draft.Because
			}
			list = append(list, u)
		}
	}
	return list
}

// end is the point at which a turn ends: the last one goes on to the end of the clock.
func (g *Game) end(turn int) int {
	if turn == g.Rules.Turns {
		return g.Scenario.Clock.Steps
	}
	return g.Rules.Steps(turn + 1)
}

// play steps a row through the turn and says what came of it.
func (g *Game) play(row *sim.Rows, orders []Used, missing []int) (Resolved, error) {
	body := Resolved{Orders: orders, Point: g.end(g.turn), Public: map[string]float64{}}
	for _, i := range missing {
		body.Late = append(body.Late, g.Rules.Teams[i].Name)
	}
	var err error
	if body.Fired, err = g.table.step(row, body.Orders, body.Point); err != nil {
		return Resolved{}, err
	}
	body.State = nameless(row.State())
	for _, r := range g.Rules.Public {
		if x, ok := g.reading(row, r, publicly, body.Point); ok {
			body.Public[r.Name] = x
		}
	}
	return body, nil
}

// nameless is a state without what would give the game's seed and trial away.
func nameless(s sim.State) sim.State {
	s.Seed, s.Worlds, s.Lucks = 0, make([]uint64, len(s.Worlds)), make([]uint64, len(s.Lucks))
	return s
}

// applyResolved plays the turn again and wants what the entry says of it, to the last bit.
func (g *Game) applyResolved(e Entry, x Resolved) error {
	missing := g.Missing()
	again, err := g.play(g.rows, g.used(missing), missing)
	if err != nil {
		return err
	}
	if !bytes.Equal(g.resolved(again).Body, e.Body) {
		return refuse(Damaged, "the turn played again has other "+differing(x, again)+" than were written down", "")
	}
	g.turned(x)
	return nil
}

// turned takes a turn that the row has gone through into the game.
func (g *Game) turned(x Resolved) {
	g.pay()
	g.turns = append(g.turns, x)
	for i := range g.teams {
		g.teams[i].draft, g.teams[i].sealed = map[int]Order{}, false
	}
	g.orders, g.dice = map[int]Given{}, 0
	if len(g.turns) < g.Rules.Turns {
		g.turn++
	}
}

// differing says where a turn played again differs from what was written down.
func differing(was, is Resolved) string {
	for _, part := range []struct {
		what    string
		was, is any
	}{
		{"orders", was.Orders, is.Orders}, {"late teams", was.Late, is.Late}, {"events", was.Fired, is.Fired},
		{"points of the clock", was.Point, is.Point}, {"values in the model", was.State, is.State}, {"public readings", was.Public, is.Public},
	} {
		a, errA := json.Marshal(part.was)
		b, errB := json.Marshal(part.is)
		if errA != nil || errB != nil || string(a) != string(b) {
			return part.what
		}
	}
	return "words"
}

// pay takes what the turn's orders cost, at whose end levers stand as they were ordered, and puts in what comes with the next. What
// cannot be told is not paid.
func (g *Game) pay() {
	for i, t := range g.Rules.Teams {
		if t.Budget == nil {
			continue
		}
		left := 0.0
		if t.Budget.Carry {
			left = g.teams[i].left
			if spent, err := g.spent(i, nil); err == nil {
				left -= spent
			}
		}
		g.teams[i].left = left + t.Budget.PerTurn
	}
}

// spent is what the levers of a team cost a turn as they stand, with some of them changed.
func (g *Game) spent(team int, change map[int]float64) (float64, error) {
	costs, err := g.table.cost(g.rows, g.Rules.Teams[team].Controls, change)
	sum := 0.0
	for _, l := range g.Rules.Teams[team].Controls { // in their order, so that the sum has the same bits
		sum += costs[l]
	}
	return sum, err
}

// fork is a game that stands where this one does and goes its own way, for deciding what follows; its row is given.
func (g *Game) fork(rows *sim.Rows) *Game {
	next := *g
	next.Entries, next.branch = slices.Clip(g.Entries), slices.Clip(g.branch)
	next.rows = rows
	next.teams, next.orders, next.people = slices.Clone(g.teams), maps.Clone(g.orders), maps.Clone(g.people)
	next.refs, next.apart, next.held = maps.Clone(g.refs), maps.Clone(g.apart), maps.Clone(g.held)
	next.filters = map[int]*filter{}
	next.turns, next.came = slices.Clip(g.turns), slices.Clip(g.came)
	next.rulings, next.changes = slices.Clip(g.rulings), slices.Clip(g.changes)
	next.messages, next.guesses = slices.Clip(g.messages), slices.Clip(g.guesses)
	return &next
}
