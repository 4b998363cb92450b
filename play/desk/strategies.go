package desk

import (
	"wargame/play"
	"wargame/results/number"
	"wargame/results/table"
)

// strategy shows what the strategies of a team would order now, or writes down the orders of one.
func (d *Desk) strategy(rest string) (Answer, error) {
	team, name, err := d.ofTeam("strategy", rest)
	if err != nil {
		return Answer{}, err
	}
	if name == "" {
		return d.ready(team)
	}
	drafts, err := d.Game.Follow(d.seat, team, name)
	if err != nil {
		return Answer{}, err
	}
	for _, x := range drafts {
		if err := d.Take(d.Game.Draft(d.seat, x)); err != nil {
			return Answer{}, err
		}
		d.last[team] = x.Lever
	}
	if d.seat == play.Facilitator {
		return d.said("%s: the orders of %s are written down.", d.called(team), name)
	}
	return d.orders()
}

// ready are a team's strategies, a row each.
func (d *Desk) ready(team string) (Answer, error) {
	own, err := d.ownOf(team)
	if err != nil {
		return Answer{}, err
	}
	if len(own.Ready) == 0 {
		return d.said("%s has no ready-made orders now.", own.Title)
	}
	t := grid("Strategy", "orders")
	for _, r := range own.Ready {
		var lines []table.Cell
		for _, o := range r.Orders {
			lines = append(lines, table.Words(o.Lever+": "+readyOrder(own, o)))
		}
		for i, line := range lines {
			row := table.Row{Cells: []table.Cell{table.Words(""), line}}
			if i == 0 {
				row.Cells[0] = table.Words(r.Strategy)
			}
			if i == len(lines)-1 {
				row.Title = r.Title
			}
			t.Rows = append(t.Rows, row)
		}
	}
	p := d.paper()
	p.Heading(own.Title + ": ready-made orders of turn " + number.Group(d.Game.Turn()))
	p.table(t)
	p.text("strategy NAME writes them down; each can be changed until all are sealed.")
	return p.answer()
}

// readyOrder is what a strategy makes of a lever.
func readyOrder(own *play.OwnView, o play.ReadyOrder) string {
	if o.Value == nil {
		return "by what it finds, which is not told"
	}
	return play.Says(lever(own, o.Lever).Lever, *o.Value)
}

// ownOf is what the seat sees of a team: of its own, or as the facilitator of any.
func (d *Desk) ownOf(team string) (*play.OwnView, error) {
	v, err := d.view()
	if err != nil {
		return nil, err
	}
	if v.Own != nil && v.Own.Team == team {
		return v.Own, nil
	}
	for i := range v.Sides {
		if v.Sides[i].Team == team {
			return &v.Sides[i], nil
		}
	}
	_, err = d.Game.View(play.Seat(team)) // which says that there is none
	return nil, err
}

// strategies are the names of the strategies of the seat's team.
func (d *Desk) strategies() []string {
	var names []string
	if v, err := d.view(); err == nil && v.Own != nil {
		for _, r := range v.Own.Ready {
			names = append(names, r.Strategy)
		}
	}
	return names
}

// offerStrategies are those of the seat's team; for the facilitator, teams and then theirs.
func offerStrategies(d *Desk, before []string) []string {
	if d.seat != play.Facilitator {
		return first(before, d.strategies())
	}
	if len(before) == 0 {
		return offerTeams(d, nil)
	}
	var names []string
	if own, err := d.ownOf(before[0]); err == nil && own != nil {
		for _, r := range own.Ready {
			names = append(names, r.Strategy)
		}
	}
	return first(before[1:], names)
}
