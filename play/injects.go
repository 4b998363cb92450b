package play

import (
	"errors"
	"fmt"
	"slices"

	"wargame/scenario"
	"wargame/sim"
)

// brief are the injects with which a turn begins: those of the turn, and those whose condition holds. Each comes once.
func (g *Game) brief() ([]Entry, error) {
	if g.playing() != nil {
		return nil, nil
	}
	var list []Entry
	for _, x := range g.Rules.Injects {
		if g.hasCome(x.Name) || !g.comes(x) {
			continue
		}
		e := g.entry(Facilitator, KindInject, g.addressed(x.To), g.came1(x))
		e.Seq += len(list)
		list = append(list, e)
	}
	return list, nil
}

// comes says that an inject comes in the brief of this turn.
func (g *Game) comes(x *scenario.Inject) bool {
	switch {
	case x.Turn > 0 && x.Turn != g.turn, x.Turn == 0 && x.When == nil:
		return false
	case x.When != nil:
		if holds, ok := g.table.value(g.rows, x.When, g.rows.Point()); !ok || holds == 0 {
			return false
		}
	}
	return x.Chance == 1 || uniform(keyed(g.seed, "inject", x.Name, g.turn)) < x.Chance
}

// hasCome says that an inject of the file has come.
func (g *Game) hasCome(name string) bool {
	return slices.ContainsFunc(g.came, func(x Numbered[Came]) bool { return x.Body.Inject == name })
}

func (g *Game) came1(x *scenario.Inject) Came {
	c := Came{Inject: x.Name, To: g.addressed(x.To), Title: x.Title, Text: x.Text}
	if x.Fires >= 0 {
		c.Fires = g.Scenario.Events[x.Fires].Name
	}
	if x.Chance < 1 {
		c.Chance = x.Chance
	}
	return c
}

// addressed are teams as an entry addresses them; none are everybody.
func (g *Game) addressed(teams []int) []string {
	if teams == nil {
		return []string{Everybody}
	}
	list := make([]string, len(teams))
	for i, t := range teams {
		list[i] = g.Rules.Teams[t].Name
	}
	return list
}

// Hand hands an inject of the file out now, with another text perhaps, or one of the facilitator's own (without a name in the file).
func (g *Game) Hand(by Seat, x Came) ([]Entry, error) {
	if by != Facilitator {
		return nil, refuse(NotYours, "injects are handed out by the facilitator", "")
	}
	if err := g.playing(); err != nil {
		return nil, err
	}
	if x.Inject == "" {
		return g.handOwn(x)
	}
	i := slices.IndexFunc(g.Rules.Injects, func(y *scenario.Inject) bool { return y.Name == x.Inject })
	switch {
	case i < 0:
		return nil, refuse(NoSuch, fmt.Sprintf("there is no inject %q", x.Inject), "the injects are "+
			listOf(g.Rules.Injects, func(y *scenario.Inject) string { return y.Name }))
	case g.hasCome(x.Inject):
		return nil, refuse(Done, fmt.Sprintf("the inject %s has come already", x.Inject), "hand out one of your own, or rewind")
	}
	body := g.came1(g.Rules.Injects[i])
	if x.Text != "" && x.Text != body.Text {
		body.Text, body.Edited = x.Text, true
	}
	body.Chance = 0
	if err := short(body.Text, "the text"); err != nil {
		return nil, err
	}
	return g.checkMoves([]Entry{g.entry(by, KindInject, body.To, body)})
}

func (g *Game) handOwn(x Came) ([]Entry, error) {
	if x.Text == "" {
		return nil, refuse(Missing, "an inject needs a text", "say inject NAME for one of the file, or inject: TEXT for one of your own")
	}
	for _, to := range x.To {
		if to != Everybody && g.Rules.Named(to) == nil {
			return nil, refuse(NoSuch, fmt.Sprintf("there is no team %q", to), "")
		}
	}
	if x.To == nil {
		x.To = []string{Everybody}
	}
	x.Edited = true
	if err := short(x.Text, "the text"); err != nil {
		return nil, err
	}
	return g.checkMoves([]Entry{g.entry(Facilitator, KindInject, x.To, x)})
}

// checkMoves gives entries that the model goes along with.
func (g *Game) checkMoves(list []Entry) ([]Entry, error) {
	if _, err := g.after(list[0]); err != nil {
		return nil, err
	}
	return list, nil
}

func (g *Game) applyCame(e Entry, x Came) error {
	if x.Fires != "" {
		if err := g.move(e, Move{Act: ActFire, Name: x.Fires}); err != nil {
			return err
		}
	}
	g.came = append(g.came, numbered(e, x))
	return nil
}

// move makes a move in the model, and remembers it.
func (g *Game) move(e Entry, m Move) error {
	if err := g.table.apply(g.rows, m); err != nil {
		var refused *sim.Refusal
		if errors.As(err, &refused) {
			return refuse(OutOfRange, refused.Message, "")
		}
		return err
	}
	g.moves = append(g.moves, Moved{g.rows.Point(), e.Seq, m, e.To})
	return nil
}
