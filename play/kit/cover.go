package kit

import (
	"fmt"

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

// rowsOf are the lines of a kind: one for all teams that have as many sheets of it, printed as often.
func (k *kit) rowsOf(kind Kind) []coverRow {
	type likeness struct {
		who            Audience
		sheets, copies int
	}
	var order []likeness
	teams := map[likeness][]string{}
	for _, g := range k.groups(kind) {
		like := likeness{g.who, g.sheets, g.copies}
		if _, there := teams[like]; !there {
			order = append(order, like)
		}
		teams[like] = append(teams[like], g.team)
	}
	var rows []coverRow
	for _, like := range order {
		row := coverRow{kind.String(), "", like.sheets, like.copies, kinds[kind].use}
		switch {
		case like.who == All:
			row.For = "everybody"
		case like.who == Facilitator:
			row.For = "you"
		case len(teams[like]) == len(k.g.Teams) && len(k.g.Teams) > 1:
			row.For = "each team"
		default:
			row.For = each(teams[like])
		}
		rows = append(rows, row)
	}
	return rows
}

// group is how many sheets of a kind a reader has that are printed as often.
type group struct {
	who            Audience
	team           string
	copies, sheets int
}

func (k *kit) groups(kind Kind) []group {
	var list []group
	at := map[group]int{}
	for _, x := range k.sheets {
		if x.Kind != kind {
			continue
		}
		g := group{who: x.For.Who, copies: x.Copies}
		if x.For.Who == OneTeam {
			g.team = k.g.Named(x.For.Team).Called()
		}
		i, there := at[g]
		if !there {
			i = len(list)
			at[g] = i
			list = append(list, g)
		}
		list[i].sheets++
	}
	return list
}
