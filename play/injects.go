package play

import (
	"fmt"
	"slices"

	"wargame/scenario"
)

// brief are the injects with which a turn begins: those of the turn, and those whose condition holds. Each comes once.
func (g *Game) brief() []Came {
	if len(g.turns) == g.Rules.Turns {
		return nil
	}
	var list []Came
	for _, x := range g.Rules.Injects {
		if !g.hasCome(x.Name) && !g.held[x.Name] && g.comes(x) {
			list = append(list, g.cameOf(x))
		}
	}
	return list
}

// announced are the entries of the injects with which the turn begins.
func (g *Game) announced() []Entry {
	list := make([]Entry, len(g.news))
	for i, x := range g.news {
		list[i] = g.entry(Facilitator, KindInject, x.To, x)
		list[i].Seq += i
	}
	return list
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

// cameOf is an inject of the file as it is handed out.
func (g *Game) cameOf(x *scenario.Inject) Came {
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
		return nil, refuse(NotYours, "injects are handed out by the facilitator", "ask for one by a message")
	}
	if err := g.playing(); err != nil {
		return nil, err
	}
	if x.Inject == "" {
		return g.handOwn(x)
	}
	of, err := g.toCome(x.Inject)
	if err != nil {
		return nil, err
	}
	body := g.cameOf(of)
	if x.Text != "" && x.Text != body.Text {
		body.Text, body.Edited = x.Text, true
	}
	body.Chance = 0
	if err := writable(x.Text, "the text"); err != nil {
		return nil, err
	}
	return g.hand(body)
}

// Hold keeps an inject of the file from coming by itself. It can be handed out later, or not at all.
func (g *Game) Hold(by Seat, name string) ([]Entry, error) {
	if by != Facilitator {
		return nil, refuse(NotYours, "injects are held by the facilitator", "ask for it by a message")
	}
	if err := g.playing(); err != nil {
		return nil, err
	}
	if _, err := g.toCome(name); err != nil {
		return nil, err
	}
	if g.held[name] {
		return nil, refuse(Done, fmt.Sprintf("the inject %s is held already", name), "hand it out when you want it to come")
	}
	return []Entry{g.entry(Facilitator, KindHeld, nil, Held{name})}, nil
}

// toCome is an inject of the file that has not come.
func (g *Game) toCome(name string) (*scenario.Inject, error) {
	i := slices.IndexFunc(g.Rules.Injects, func(x *scenario.Inject) bool { return x.Name == name })
	switch {
	case i < 0:
		return nil, refuse(NoSuch, fmt.Sprintf("there is no inject %q", name), "the injects are "+
			listOf(g.Rules.Injects, func(x *scenario.Inject) string { return x.Name }))
	case g.hasCome(name):
		return nil, refuse(Done, fmt.Sprintf("the inject %s has come already", name), "hand out one of your own, or rewind")
	}
	return g.Rules.Injects[i], nil
}

// handOwn hands out an inject that stands in no file.
func (g *Game) handOwn(x Came) ([]Entry, error) {
	if x.Text == "" {
		return nil, refuse(Missing, "an inject needs a text", "hand out one of the file by its name, or write one of your own")
	}
	for _, to := range x.To {
		if to != Everybody && g.Rules.Named(to) == nil {
			return nil, g.noTeam(to)
		}
	}
	if len(x.To) == 0 {
		x.To = []string{Everybody}
	}
	x.Edited, x.Chance = true, 0
	for _, text := range []string{x.Title, x.Text} {
		if err := writable(text, "the text"); err != nil {
			return nil, err
		}
	}
	return g.hand(x)
}

func (g *Game) hand(x Came) ([]Entry, error) {
	if err := g.tryOut(firing(x.Fires)); err != nil {
		return nil, err
	}
	return []Entry{g.entry(Facilitator, KindInject, x.To, x)}, nil
}

func (g *Game) noTeam(name string) *Refusal {
	return refuse(NoSuch, fmt.Sprintf("there is no team %q", name), "the teams are "+listOf(g.Rules.Teams, func(t *scenario.Team) string { return t.Name }))
}

func (g *Game) applyCame(e Entry, x Came) error {
	g.came = append(g.came, numbered(e, x))
	return g.table.move(g.rows, firing(x.Fires))
}
