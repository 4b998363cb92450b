package desk

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"wargame/play"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/sim"
)

// report tells of the turn that is over: what was ordered, what became of the readings.
func (d *Desk) report(p *paper, v *play.View) {
	last := v.Played[len(v.Played)-1]
	from := 0
	if n := len(v.Played); n > 1 {
		from = v.Played[n-2].Point
	}
	p.Heading(fmt.Sprintf("TURN %d IS OVER: %s to %s", last.Turn, d.Game.When(from), d.Game.When(last.Point)))
	d.used(p, v, last)
	d.happened(p, last)
	p.Space(1)
	if v.Seat != play.Facilitator {
		d.readings(p, v, v.Readings)
		return
	}
	d.readings(p, v, slices.DeleteFunc(slices.Clone(v.Readings), func(r play.ReadingView) bool { return d.team(r) != "" }))
	p.text("What the teams see: look")
}

// used are the orders of a turn that the seat may know of, a line a team, with what levers were in the turn before where that differs.
func (d *Desk) used(p *paper, v *play.View, turn play.TurnView) {
	var before []play.Used
	if turn.Turn > 1 {
		before = v.Played[turn.Turn-2].Orders
	}
	var lines [][2]string
	shown, levers := 0, 0
	for _, t := range d.Game.Rules.Teams {
		var said []string
		for _, u := range turn.Orders {
			if u.Team == t.Name {
				said = append(said, d.usedSays(u, before))
			}
		}
		if levers += len(t.Controls); len(said) > 0 {
			lines = append(lines, [2]string{t.Called(), strings.Join(said, ", ")})
		}
		shown += len(said)
	}
	p.Names(lines)
	if shown < levers {
		p.text("Other orders are not shown.")
	}
}

// usedSays is an order as it was carried out.
func (d *Desk) usedSays(u play.Used, before []play.Used) string {
	q, _ := d.Game.Scenario.Quantity(u.Lever)
	l := d.Game.Scenario.Levers[q.Index]
	text := u.Lever + " "
	for _, b := range before {
		if b.Lever == u.Lever && b.Value != u.Value {
			text += play.Says(l, b.Value) + " → "
		}
	}
	text += play.Says(l, u.Value)
	switch u.How {
	case play.ByLate:
		text += " (late)"
	case play.ByFacilitator:
		text += " (by the facilitator)"
	}
	return text
}

// happened are the events of a turn, for those who are told of them.
func (d *Desk) happened(p *paper, turn play.TurnView) {
	if len(turn.Fired) == 0 {
		return
	}
	var said []string
	for i, f := range turn.Fired {
		if i > 0 && turn.Fired[i-1].Event == f.Event {
			continue // the first of several steps says it
		}
		said = append(said, f.Event+" ("+d.Game.When(f.Point)+")")
	}
	p.text("Happened: %s.", strings.Join(said, ", "))
}

// end tells of the end: who has what it wanted.
func (d *Desk) end(p *paper, v *play.View) error {
	outcomes, goals, err := d.Game.Standings()
	if err != nil {
		return err
	}
	p.Heading("THE GAME IS OVER")
	t := grid("Outcome", "came to")
	for i, o := range d.Game.Scenario.Outcomes {
		x := outcomes[i]
		text := "nothing to say"
		if x.Known.Has(0) && !math.IsNaN(x.Values[0]) {
			text = outcome(o, x.Values[0])
		}
		row := cells(o.Name, text)
		row.Title = o.Title
		t.Rows = append(t.Rows, row)
	}
	p.table(t)
	d.guessed(p, v)
	d.met(p, goals)
	return nil
}

// met says which team has what it wanted.
func (d *Desk) met(p *paper, goals []sim.Standing) {
	k := 0
	for _, t := range d.Game.Rules.Teams {
		if len(t.Objectives) == 0 {
			continue
		}
		if k == 0 {
			p.Space(1)
		}
		p.text("%s wanted:", t.Called())
		for _, o := range t.Objectives {
			said := "met"
			if g := goals[k]; !g.Known.Has(0) {
				said = "open"
			} else if g.Values[0] == 0 {
				said = "not met"
			}
			p.indented(fmt.Sprintf("  %-7s  ", said), o.Title)
			k++
		}
	}
}

// outcome is a value of an outcome as people say it.
func outcome(o *scenario.Outcome, x float64) string {
	if o.Value.Type == scenario.Truth {
		if x != 0 {
			return "yes"
		}
		return "no"
	}
	return number.In(o.Unit).Say(x, number.Figure)
}
