package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"wargame/play"
)

// happening is a line of the log as a seat may see it.
type happening struct {
	turn, seq int
	text      string
}

// log tells what happened so far, as far as the seat may know.
func (d *Desk) log(rest string) (Answer, error) {
	if err := d.nothing("log", rest); err != nil {
		return Answer{}, err
	}
	v, err := d.view()
	if err != nil {
		return Answer{}, err
	}
	events := d.happenings(&v)
	if len(events) == 0 {
		return d.said("Nothing has happened so far.")
	}
	p := d.paper()
	for _, e := range events {
		p.indented(fmt.Sprintf("turn %d  ", e.turn), e.text)
	}
	return p.answer()
}

// happenings are what a view tells of, in order: what came and was said in a turn, and then its orders.
func (d *Desk) happenings(v *play.View) []happening {
	var list []happening
	for _, x := range v.Injects {
		list = append(list, happening{x.Turn, x.Seq, sentence("news: " + cmp.Or(x.What.Title, x.What.Text))})
	}
	for _, x := range v.Messages {
		list = append(list, happening{x.Turn, x.Seq, d.letter(x)})
	}
	for _, x := range v.Rulings {
		list = append(list, happening{x.Turn, x.Seq, "ruling: " + d.ruled(x.What)})
	}
	for _, x := range v.Changes {
		list = append(list, happening{x.Turn, x.Seq, "override: " + d.changed(x.What)})
	}
	for _, x := range v.Rewinds {
		text := "rewound to the begin of this turn"
		if x.What.Reason != "" {
			text += ", because " + x.What.Reason
		}
		list = append(list, happening{x.Turn, x.Seq, sentence(text)})
	}
	slices.SortStableFunc(list, func(a, b happening) int { return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(a.seq, b.seq)) })
	for i := range v.Played { // behind all of its turn
		at := slices.IndexFunc(list, func(e happening) bool { return e.turn > v.Played[i].Turn })
		if at < 0 {
			at = len(list)
		}
		list = slices.Insert(list, at, d.ordersOf(v.Played[i])...)
	}
	return list
}

// letter is a message or a free action.
func (d *Desk) letter(x play.Told[play.Message]) string {
	text := x.What.Text
	if a := x.What.Action; a != nil {
		parts := []string{"asks for: " + a.Title}
		for _, part := range []string{a.Effect, a.Argument} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		text = strings.Join(parts, "; ")
	}
	return sentence(Called(d.Game.Rules, x.By) + ": " + text)
}

// ordersOf are the orders of a turn, a line a team.
func (d *Desk) ordersOf(turn play.TurnView) []happening {
	var list []happening
	for _, t := range d.Game.Rules.Teams {
		var said []string
		for _, u := range turn.Orders {
			if u.Team != t.Name {
				continue
			}
			q, _ := d.Game.Scenario.Quantity(u.Lever)
			text := u.Lever + " " + play.Says(d.Game.Scenario.Levers[q.Index], u.Value)
			if u.Because != "" {
				text += " (because " + u.Because + ")"
			}
			said = append(said, text)
		}
		if len(said) == 0 {
			continue
		}
		text := t.Called() + " ordered " + strings.Join(said, ", ")
		if slices.Contains(turn.Late, t.Name) {
			text += ", late"
		}
		list = append(list, happening{turn: turn.Turn, text: sentence(text)})
	}
	return list
}

// save says where the game is kept.
func (d *Desk) save(rest string) (Answer, error) {
	if err := d.nothing("save", rest); err != nil {
		return Answer{}, err
	}
	a, err := d.said("Everything is written down as it happens; nothing is left to be saved.")
	a.Next = Saved
	return a, err
}

// quit leaves.
func (d *Desk) quit(rest string) (Answer, error) {
	return Answer{Next: Leave}, d.nothing("quit", rest)
}
