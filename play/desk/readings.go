package desk

import (
	"slices"

	"wargame/play"
	"wargame/results/number"
	"wargame/results/table"
)

// team is the team whose reading it is; empty: everybody's.
func (d *Desk) team(r play.ReadingView) string {
	if team := play.Seat(r.Reader).Team(); d.Game.Rules.Named(team) != nil {
		return team
	}
	return ""
}

// lookAround shows all readings of a seat; to the facilitator, team by team.
func (d *Desk) lookAround(p *paper, v *play.View) {
	if v.Seat != play.Facilitator {
		d.readings(p, v, v.Readings)
		return
	}
	for from := 0; from < len(v.Readings); {
		to := from + 1
		for to < len(v.Readings) && v.Readings[to].Reader == v.Readings[from].Reader {
			to++
		}
		if from > 0 {
			p.Space(1)
		}
		title := "Seen by all"
		if d.team(v.Readings[from]) != "" {
			title = "Seen by " + Called(d.Game.Rules, play.Seat(v.Readings[from].Reader))
		}
		p.Heading(title)
		d.readings(p, v, v.Readings[from:to])
		from = to
	}
}

// readings are a row each: how it went, what it was before the last turn and is now, and how good it is.
func (d *Desk) readings(p *paper, v *play.View, list []play.ReadingView) {
	if len(list) == 0 {
		return
	}
	t := grid("Reading", "so far", "before", "now", "how good")
	t.Columns[2].Align, t.Columns[3].Align = table.Right, table.Right
	t.Columns[4].Drop = 1
	for _, r := range list {
		row := cells(r.Name, "", "", "not yet", d.quality(r))
		row.Title, row.Cells[1] = r.Title, spark(r)
		if n := len(r.Points); n > 0 {
			row.Cells[3].Text = play.SaysReading(r.Reading, r.Values[n-1])
			if k := before(v, r); k >= 0 {
				row.Cells[2].Text = bare(r, r.Values[k])
			}
		}
		t.Rows = append(t.Rows, row)
	}
	if len(v.Played) == 0 {
		drop(t, 2)
	}
	if len(v.Played) == 0 || d.Look.ASCII {
		drop(t, 1)
	}
	p.table(t)
}

// bare is a value without its unit, which stands beside it.
func bare(r play.ReadingView, x float64) string {
	if m := number.In(r.Unit); r.Levels == nil && m.Suffix == "" && play.SaysReading(r.Reading, x) == m.Say(x, number.Figure) {
		return number.Figure(m.Factor * x)
	}
	return play.SaysReading(r.Reading, x)
}

// before is the place of the reading with which the turn began that is over; -1: there is none.
func before(v *play.View, r play.ReadingView) int {
	from := 0
	if n := len(v.Played); n > 1 {
		from = v.Played[n-2].Point
	}
	for k := len(r.Points) - 2; k >= 0; k-- {
		if r.Points[k] <= from {
			return k
		}
	}
	return -1
}

// sparks are how many values a small picture has at most.
const sparks = 12

// spark is a small picture of how a reading went.
func spark(r play.ReadingView) table.Cell {
	n := len(r.Values)
	if n < 2 {
		return table.Words("")
	}
	var values []float64
	for k := range min(n, sparks) {
		values = append(values, r.Values[k*(n-1)/(min(n, sparks)-1)])
	}
	return table.Cell{Picture: &table.Picture{Values: values, Low: slices.Min(values), High: slices.Max(values)}}
}
