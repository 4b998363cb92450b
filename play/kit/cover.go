package kit

import (
	"fmt"
	"slices"

	"wargame/results/number"
)

// cover is the list of what there is.
type cover struct {
	Question string
	Time     string
	Teams    []coverTeam
	Rows     []coverRow
}

type coverTeam struct {
	Title  string
	People int
}

// coverRow is sheets of a kind that are printed alike.
type coverRow struct {
	Kind   string
	For    string
	Sheets int
	Copies int
	Use    string
}

func (k *kit) cover() cover {
	v := cover{Question: k.s.Question}
	v.Time = fmt.Sprintf("%s of %s each, from %s to %s", number.Plural(k.g.Turns, "turn"), k.length(k.g.Turn), k.moment(0), k.moment(k.g.Steps(k.g.Turns+1)))
	for _, t := range k.g.Teams {
		v.Teams = append(v.Teams, coverTeam{t.Called(), k.seatsOf(t)})
	}
	for kind := Cover + 1; kind < kindEnd; kind++ {
		v.Rows = append(v.Rows, k.rowsOf(kind)...)
	}
	return v
}

// rowsOf are the lines of a kind: one for all sheets that are for the same sort of reader and printed as often.
func (k *kit) rowsOf(kind Kind) []coverRow {
	type likeness struct {
		who    Audience
		copies int
	}
	var order []likeness
	sheets, teams := map[likeness]int{}, map[likeness][]string{}
	for _, x := range k.sheets {
		if x.Kind != kind {
			continue
		}
		like := likeness{x.For.Who, x.Copies}
		if sheets[like]++; sheets[like] == 1 {
			order = append(order, like)
		}
		if t := k.g.Named(x.For.Team); t != nil && !slices.Contains(teams[like], t.Called()) {
			teams[like] = append(teams[like], t.Called())
		}
	}
	var rows []coverRow
	for _, like := range order {
		row := coverRow{kind.String(), "everybody", sheets[like], like.copies, kinds[kind].use}
		switch {
		case like.who == Facilitator:
			row.For = "you"
		case len(teams[like]) == len(k.g.Teams) && len(k.g.Teams) > 1:
			row.For = "each team"
		case like.who == OneTeam:
			row.For = each(teams[like])
		}
		rows = append(rows, row)
	}
	return rows
}
