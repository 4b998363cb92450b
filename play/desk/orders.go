package desk

import (
	"cmp"
	"fmt"
	"strings"

	"wargame/play"
	"wargame/results/number"
	"wargame/scenario"
)

// order writes down an order, or shows all.
func (d *Desk) order(rest string) (Answer, error) {
	if rest == "" {
		return d.orders()
	}
	text, reason := cutBecause(rest)
	name, value := firstWord(text)
	team, l, err := d.lever(name)
	if err != nil {
		return Answer{}, err
	}
	o, err := play.ParseOrder(l, value)
	if err != nil {
		return Answer{}, err
	}
	o.Because = reason
	if err := d.Take(d.Game.Draft(d.seat, play.Draft{Team: team, Lever: name, Order: &o})); err != nil {
		return Answer{}, err
	}
	d.last[team] = name
	return d.drafted(team, name)
}

// lever is a lever that the seat orders, with its team; for the facilitator any of a team.
func (d *Desk) lever(name string) (string, *scenario.Lever, error) {
	team := d.seat.Team()
	q, ok := d.Game.Scenario.Quantity(name)
	isLever := ok && q.Kind == scenario.KindLever
	if team == "" && isLever {
		if h := d.Game.Rules.Holder(q.Index); h >= 0 {
			team = d.Game.Rules.Teams[h].Name
		}
	}
	if team == "" {
		return "", nil, &play.Refusal{Code: play.NoSuch, Message: fmt.Sprintf("there is no lever %q of a team", name), Hint: "say order for all of them"}
	}
	if !isLever { // which the game says with the levers that there are
		_, err := d.Game.Draft(d.seat, play.Draft{Team: team, Lever: name})
		return "", nil, err
	}
	return team, d.Game.Scenario.Levers[q.Index], nil
}

// drafted says what stands written down for a lever, and what is left of the budget.
func (d *Desk) drafted(team, name string) (Answer, error) {
	v, err := d.Game.View(play.Seat(team))
	if err != nil {
		return Answer{}, err
	}
	l := lever(v.Own, name)
	text := fmt.Sprintf("%s: %s", name, ordered(l))
	if b := v.Own.Budget; b != nil {
		text += "; " + budget(b)
	}
	return d.said("%s", text)
}

// ordered is what a lever is and becomes.
func ordered(l *play.LeverView) string {
	is := play.Says(l.Lever, l.Stands)
	switch {
	case l.Given != nil:
		return is + " → " + play.Says(l.Lever, *l.Given) + ", by the facilitator"
	case l.Draft == nil:
		return is + ", stays"
	case l.Draft.Word == play.AsKeep:
		return is + ", kept"
	}
	return is + " → " + play.Says(l.Lever, l.Draft.Value)
}

// budget is how far a team's money goes.
func budget(b *play.BudgetView) string {
	m := number.In(b.Unit)
	text := fmt.Sprintf("all orders together take %s of %s", number.Exact(m.Factor*b.Spends), m.Say(b.Left, number.Exact))
	if b.Spends > b.Left {
		text += ", which is too much"
	}
	return text
}

// orders shows the levers of the seat's team, or for the facilitator of all teams.
func (d *Desk) orders() (Answer, error) {
	v, err := d.view()
	if err != nil {
		return Answer{}, err
	}
	p := d.paper()
	sides := v.Sides
	if v.Own != nil {
		sides = []play.OwnView{*v.Own}
	}
	if len(sides) == 0 {
		return d.said("Orders are given by teams.")
	}
	for i := range sides {
		if i > 0 {
			p.Space(1)
		}
		d.levers(p, &v, &sides[i])
	}
	return p.answer()
}

// levers are those of a team, a row each.
func (d *Desk) levers(p *paper, v *play.View, own *play.OwnView) {
	t := grid("Lever", "can be", "is", "becomes", "costs")
	t.Columns[4].Drop = 1
	costly := false
	for i := range own.Levers {
		l := &own.Levers[i]
		cost := ""
		if l.Cost != nil {
			costly, cost = true, number.Exact(*l.Cost)
		}
		row := cells(l.Name, canBe(l), play.Says(l.Lever, l.Stands), becomes(l), cost)
		row.Title = l.Title
		if l.Covert {
			row.Title = strings.TrimSpace(row.Title + " (the others are not shown it)")
		}
		if l.Draft != nil && l.Draft.Because != "" {
			row.Notes = []string{"because " + l.Draft.Because}
		}
		t.Rows = append(t.Rows, row)
	}
	if !costly {
		drop(t, 4)
	}
	p.Heading(own.Title + ": orders of turn " + number.Group(v.Turn))
	p.table(t)
	if b := own.Budget; b != nil {
		p.text("%s.", capital(budget(b)))
	}
	if own.Sealed {
		p.text("Sealed.")
	}
}

// canBe is what may be ordered of a lever.
func canBe(l *play.LeverView) string {
	switch {
	case l.Options != nil:
		return strings.Join(l.Options, ", ")
	case l.Truth:
		return "true, false"
	case l.Ranged:
		return fmt.Sprintf("%s to %s", number.Exact(number.In(l.Unit).Factor*l.Low), play.Says(l.Lever, l.High))
	}
	return "any number"
}

// becomes is what a lever will be as it is ordered.
func becomes(l *play.LeverView) string {
	switch {
	case l.Given != nil:
		return play.Says(l.Lever, *l.Given) + " (facilitator)"
	case l.Draft == nil:
		return "·"
	}
	return play.Says(l.Lever, l.Draft.Value)
}

// because gives the order written down last a reason.
func (d *Desk) because(rest string) (Answer, error) {
	team := d.seat.Team()
	if rest == "" {
		return Answer{}, d.wants("because", "why?")
	}
	v, err := d.view()
	if err != nil {
		return Answer{}, err
	}
	l := lever(v.Own, d.last[team])
	if l == nil || l.Draft == nil {
		return Answer{}, &play.Refusal{Code: play.Missing, Message: "there is no order yet that it could be about", Hint: "say both at once: order LEVER VALUE because TEXT"}
	}
	o := *l.Draft
	o.Because = rest
	if err := d.Take(d.Game.Draft(d.seat, play.Draft{Team: team, Lever: l.Name, Order: &o})); err != nil {
		return Answer{}, err
	}
	return d.said("%s: %s, because %s", l.Name, play.Says(l.Lever, o.Value), rest)
}

// drop takes an order back.
func (d *Desk) drop(rest string) (Answer, error) {
	if rest == "" {
		return Answer{}, d.wants("drop", "which order?")
	}
	team, _, err := d.lever(rest)
	if err != nil {
		return Answer{}, err
	}
	if err := d.Take(d.Game.Draft(d.seat, play.Draft{Team: team, Lever: rest})); err != nil {
		return Answer{}, err
	}
	return d.drafted(team, rest)
}

// ofTeam is the team that a word is about: the seat's own, or the one that the facilitator names. What stands behind the name is given back.
func (d *Desk) ofTeam(word, rest string) (team, behind string, err error) {
	if team := d.seat.Team(); team != "" {
		return team, rest, nil
	}
	team, behind = firstWord(rest)
	if team == "" {
		return "", "", &play.Refusal{Code: play.Missing, Message: "of which team?", Hint: "the facilitator says it, as in: " + word + " " + cmp.Or(d.at(teams), "TEAM")}
	}
	return team, behind, nil
}

// seal hands in the orders. Where one person plays alone, or the settings say so, the turn is resolved once all have.
func (d *Desk) seal(rest string) (Answer, error) {
	team, behind, err := d.ofTeam("seal", rest)
	if err != nil {
		return Answer{}, err
	}
	if err := d.nothing("seal", behind); err != nil {
		return Answer{}, err
	}
	if err := d.Take(d.Game.Seal(d.seat, team)); err != nil {
		return Answer{}, err
	}
	if len(d.Game.Missing()) == 0 && d.Game.Settings().AtOnce {
		return d.play(false)
	}
	if d.seat == play.Facilitator {
		return d.said("%s: sealed.", d.called(team))
	}
	d.seat = d.due()
	return Answer{Next: Pass}, nil
}

// unseal takes the orders back.
func (d *Desk) unseal(rest string) (Answer, error) {
	team, behind, err := d.ofTeam("unseal", rest)
	if err != nil {
		return Answer{}, err
	}
	if err := d.nothing("unseal", behind); err != nil {
		return Answer{}, err
	}
	if err := d.Take(d.Game.Unseal(d.seat, team)); err != nil {
		return Answer{}, err
	}
	return d.said("The orders of %s are open again.", d.called(team))
}
