package render

import (
	"fmt"
	"math"
	"slices"

	"wargame/play/debrief"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/page"
	"wargame/results/table"
)

// luck is what orders did and what luck did.
func luck(d *debrief.Debrief) page.Section {
	if len(d.Objectives) == 0 {
		return page.Section{}
	}
	s := page.Section{Lead: []string{
		fmt.Sprintf("The chance of each objective, step by step, over %s futures from the game as it was, which nobody at the table could know. "+
			"What orders changed and what luck changed add up to the whole way from the chance before the game to what came.", number.Group(d.Chances.Futures)),
		"A team's orders are told on top of those of the teams before it in the list, and the futures go on under the orders that stand. " +
			"A good decision can be followed by bad luck: judge it by what it did to the chance, and by what the team could know.",
		"Tables step by step have the change in points, its standard error over the futures where that is half a point or more, and the chance after it. " +
			"Steps that changed nothing are left out.",
	}}
	if d.Chances.Lost > 0 {
		s.Lead = append(s.Lead, fmt.Sprintf("In up to %d futures the model could not go on; objectives count as missed there.", d.Chances.Lost))
	}
	s.Parts = append(s.Parts, shares(d))
	for _, t := range d.Teams {
		var own []int
		for k, o := range d.Objectives {
			if o.Team == t.Name {
				if own = append(own, k); moves(d, k) {
					s.Parts = append(s.Parts, drawn(way(d, k)))
				}
			}
		}
		if len(own) > 0 {
			s.Parts = append(s.Parts, steps(d, t, own))
		}
	}
	return s
}

// shares is of what each change is made.
func shares(d *debrief.Debrief) page.Part {
	t := &table.Table{Columns: columns("team, objective | before, the world, own orders, others' orders, rulings and news, luck, at the end")}
	for k, o := range d.Objectives {
		x := d.Chances.Shares[k]
		cells := table.Cells(called(d, o.Team), o.Title, whole(x.Before))
		cells = append(cells, table.Cells(changes(x)...)...)
		add(t, append(cells, table.Words(whole(x.After)))...)
	}
	return said("In sum", []string{"In points of a hundred. The world: how the game's world differs from what could be assumed before it."}, t)
}

// changes are the parts of a change in points that add up: the world, own orders, those of others, rulings and news, luck.
func changes(x debrief.Share) []string {
	return addUp(x.Before, []float64{x.World, x.Own, x.Others, x.Moves, x.Luck})
}

// whole is a chance rounded to whole percent, which changes in whole points lead to.
func whole(x float64) string { return number.OfChance().Say(math.Round(100*x)/100, number.Figure) }

// orderRoom is how much of the width of a turn its orders have in the picture; the rest is luck's.
const orderRoom = 0.4

// moved is by how much a step has to change a chance, so that a picture of it says more than the table.
const moved = 0.05

// moves says whether something at the table moved the chance of an objective so far.
func moves(d *debrief.Debrief, k int) bool {
	return slices.ContainsFunc(d.Chances.Steps, func(s debrief.Step) bool { return s.What != debrief.World && math.Abs(s.Change[k]) >= moved })
}

// way is how the chance of an objective went: orders as stairs, luck as slopes.
func way(d *debrief.Debrief, k int) *chart.Chart {
	o, x := d.Objectives[k], d.Chances.Shares[k]
	by := changes(x)
	c := chart.Chart{
		Title: called(d, o.Team) + ": " + o.Title,
		X:     chart.Axis{Label: "turns played", Tight: true, Include: []float64{-1, float64(d.Turns)}},
		Y:     chart.Axis{Label: "chance", Measure: number.OfChance(), Tight: true, Include: []float64{0, 1}},
		Note:  "Stairs: orders, rulings and news at the begin of a turn. Slopes: luck; that before 0 is the world that was drawn.",
		Desc: fmt.Sprintf("From %s before the game to %s: %s points by the world, %s by own orders, %s by those of others, %s by rulings and news, %s by luck.",
			whole(x.Before), whole(x.After), by[0], by[1], by[2], by[3], by[4]),
	}
	return c.Of(lines(d.Chances.Steps, k)...)
}

// lines are the slopes and the stairs of an objective.
func lines(steps []debrief.Step, k int) []chart.Mark {
	stairs, slopes := chart.Line{Name: "orders"}, chart.Line{Name: "luck", Series: 1}
	to := func(l *chart.Line, x, y float64) { l.X, l.Y = append(l.X, x), append(l.Y, y) }
	at := steps[0].Chance[k]
	to(&slopes, -1, at)
	for i := 1; i < len(steps); {
		if s := steps[i]; s.What == debrief.World || s.What == debrief.Luck {
			at = s.Chance[k]
			to(&slopes, float64(s.Turn), at)
			i++
			continue
		}
		from := i
		for i < len(steps) && steps[i].What != debrief.Luck {
			i++
		}
		begin, room := float64(steps[from].Turn-1), orderRoom/float64(i-from)
		to(&stairs, begin, math.NaN()) // a turn's stairs stand alone
		to(&stairs, begin, at)
		for n, s := range steps[from:i] {
			x := begin + room*(float64(n)+0.5)
			to(&stairs, x, at)
			at = s.Chance[k]
			to(&stairs, x, at)
		}
		to(&stairs, begin+orderRoom, at)
		to(&slopes, begin+orderRoom, math.NaN())
		to(&slopes, begin+orderRoom, at)
	}
	return []chart.Mark{slopes, stairs}
}

// steps are those that changed a chance of a team's objectives.
func steps(d *debrief.Debrief, team debrief.Team, own []int) page.Part {
	t := &table.Table{Columns: columns("turn, what changed it")}
	for _, k := range own {
		t.Columns = append(t.Columns, table.Column{Head: table.Words(d.Objectives[k].Title), Align: table.Right})
	}
	for _, s := range d.Chances.Steps {
		changes := s.What == debrief.Prior
		cells := table.Cells("", stepSaid(d, s))
		if s.Turn > 0 {
			cells[0] = table.Words(fmt.Sprint(s.Turn))
		}
		for _, k := range own {
			changes = changes || s.Change[k] != 0
			cells = append(cells, changeCell(s, k))
		}
		if changes {
			add(t, cells...)
		}
	}
	return said(team.Title+": step by step", nil, t)
}

func changeCell(s debrief.Step, k int) table.Cell {
	switch {
	case s.What == debrief.Prior:
		return table.Words(chance(s.Chance[k]))
	case s.Change[k] == 0:
		return table.Words("")
	}
	said := apart(s.Change[k])
	if off := math.Round(100 * s.Error[k]); off > 0 {
		said += fmt.Sprintf(" ±%.0f", off)
	}
	return table.Words(said + " to " + chance(s.Chance[k]))
}

// stepSaid is a step in words.
func stepSaid(d *debrief.Debrief, s debrief.Step) string {
	switch s.What {
	case debrief.Prior:
		return "before the game"
	case debrief.World:
		return "the world that was drawn"
	case debrief.Orders:
		return "orders of " + called(d, s.Team)
	case debrief.Luck:
		return "luck"
	}
	return s.Says
}
