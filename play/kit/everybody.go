package kit

import (
	"fmt"
	"html/template"
	"slices"

	"wargame/scenario"
)

// situation is what everybody is told at the start.
type situation struct {
	Question string
	About    template.HTML
	Teams    []openTeam
	Public   []reading
	Turns    []turn
	Length   string // of a turn
	Rest     string // of the clock, after the last turn; empty: none
}

// openTeam is a team as the others know it.
type openTeam struct {
	Title, About string
	Levers       []string // those whose orders are shown
}

// everybody adds what is no secret.
func (k *kit) everybody() {
	k.add(Situation, Reader{}, Situation.String(), k.people(), k.situation())
	k.boards()
}

func (k *kit) situation() situation {
	v := situation{Question: k.s.Question, About: prose(k.s.About), Public: k.readings(k.g.Public), Turns: k.turnsOf(), Length: k.length(k.g.Turn)}
	if end := k.g.Steps(k.g.Turns + 1); end < k.s.Clock.Steps {
		v.Rest = fmt.Sprintf("What is left, until %s, runs on with the last orders.", k.moment(k.s.Clock.Steps))
	}
	for _, t := range k.g.Teams {
		v.Teams = append(v.Teams, openTeam{t.Called(), t.About, k.openLevers(t)})
	}
	return v
}

// openLevers are the titles of levers whose orders are no secret.
func (k *kit) openLevers(t *scenario.Team) []string {
	var list []string
	for _, i := range t.Controls {
		if !slices.Contains(t.Covert, i) {
			list = append(list, titled(k.s.Levers[i].Label))
		}
	}
	return list
}

// board is what hangs on the wall: rows to be filled in, turn by turn.
type board struct {
	Heads  []string
	Low    bool // there are many rows
	Public []reading
	Teams  []openTeam
}

// boardTurns is how many turns have room beside each other.
const boardTurns = 8

// lowRows is from how many rows on they are low, so that they are on one page.
const lowRows = 11

// boards adds the public board, in as many sheets as its turns take.
func (k *kit) boards() {
	v := board{Public: k.readings(k.g.Public)}
	for _, t := range k.g.Teams {
		if open := k.openLevers(t); len(open) > 0 {
			v.Teams = append(v.Teams, openTeam{Title: t.Called(), Levers: open})
		}
	}
	rows := len(v.Public)
	for _, t := range v.Teams {
		rows += len(t.Levers)
	}
	v.Low = rows > lowRows
	var heads []string
	for n := 1; n <= k.g.Turns; n++ {
		heads = append(heads, fmt.Sprintf("Turn %d", n))
	}
	heads = append(heads, "End")
	for first := 0; first < len(heads); first += boardTurns {
		v.Heads = heads[first:min(first+boardTurns, len(heads))]
		title := Board.String()
		if len(heads) > boardTurns {
			title += fmt.Sprintf(", sheet %d", first/boardTurns+1)
		}
		k.add(Board, Reader{}, title, 1, v)
	}
}
