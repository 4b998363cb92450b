package render

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"wargame/play/debrief"
	"wargame/results/number"
	"wargame/results/table"
)

// CSV prints a row for each team, turn and lever: what was ordered, why and when, what the team could expect and what it said, and
// whether its objectives came about. Where a team has several objectives, their values stand in one cell with semicolons between them.
func CSV(w io.Writer, d *debrief.Debrief) error {
	t := &table.Table{}
	for _, key := range []string{"turn", "time", "team", "lever", "order", "value", "before", "how", "rationale", "late", "sealed_at",
		"odds_open", "odds", "estimate", "objectives", "outcome"} {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	for _, turn := range d.Timeline {
		for _, x := range turn.Decisions {
			odds, objectives, came := own(d, x)
			estimate := estimated(d, turn.Turn, x.Team)
			for _, o := range x.Orders {
				var cells []table.Cell
				for _, raw := range []string{fmt.Sprint(turn.Turn), turn.Time, x.Team, o.Lever, o.Says, number.Full(o.Value), o.Was, string(o.How), o.Because,
					strconv.FormatBool(x.Late), x.Sealed, strconv.FormatBool(x.Open), odds, estimate, objectives, came} {
					cells = append(cells, table.Cell{Raw: raw})
				}
				add(t, cells...)
			}
		}
	}
	return table.CSV(w, t)
}

// own are a team's objectives: its odds of them as it decided, what they are, and whether they came about.
func own(d *debrief.Debrief, x debrief.Decision) (odds, objectives, came string) {
	var chances, titles, ends []string
	for k, o := range d.Own(x.Team) {
		end, known := "", ""
		if o.Met != nil {
			end = strconv.FormatBool(*o.Met)
		}
		if x.Odds != nil && k < len(x.Odds.Ordered) && x.Odds.Ordered[k] != nil {
			known = number.Full(*x.Odds.Ordered[k])
		}
		chances, titles, ends = append(chances, known), append(titles, o.Title), append(ends, end)
	}
	if x.Odds != nil {
		odds = strings.Join(chances, "; ")
	}
	return odds, strings.Join(titles, "; "), strings.Join(ends, "; ")
}

// estimated are the chances that a team gave in a turn.
func estimated(d *debrief.Debrief, turn int, team string) string {
	var list []string
	for _, e := range d.Estimates.Given {
		if e.Turn == turn && e.Seat.Team() == team {
			list = append(list, number.Full(e.Chance))
		}
	}
	return strings.Join(list, "; ")
}
