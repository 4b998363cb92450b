package kit

import (
	"fmt"
	"math"

	"wargame/play"
)

// estimateCards are cards for one question in one turn.
type estimateCards struct {
	turn
	Ask   string
	Words []word
	Cards []struct{} // as many as fit on a page
}

// How many estimate cards and slips for free actions fit on a page.
const (
	cardsOnPage   = 4
	actionsOnPage = 2
)

// debriefSheet is empty but for its questions.
type debriefSheet struct {
	Questions []string
	Turns     []turn
	Estimates []estimateRow // Decided is empty: it is written in
}

// usual are the questions of a game whose file has none.
var usual = []string{
	"Which order would you give differently, knowing only what you knew then?",
	"Where were you right by luck, or wrong by luck?",
	"What did another team believe that you did not?",
}

// actionSlip is what a team wants to do that no lever can.
type actionSlip struct{ Arguments []struct{} } // as many lines as count

// forms adds what is filled in by anybody.
func (k *kit) forms() {
	turns := k.turnsOf()
	for i, e := range k.g.Estimates {
		for _, n := range e.Turns {
			title := fmt.Sprintf("Estimate %d, turn %d", i+1, n)
			k.add(Estimate, Reader{}, title, (k.people()+cardsOnPage-1)/cardsOnPage,
				estimateCards{turns[n-1], e.Ask, scale[:], make([]struct{}, cardsOnPage)})
		}
	}
	for range actionsOnPage {
		k.add(Action, Reader{}, "Free action", len(k.g.Teams), actionSlip{make([]struct{}, play.Bonus(math.MaxInt, 0))})
	}
	k.add(Debrief, Reader{}, Debrief.String(), k.people(), k.debrief(turns))
}

func (k *kit) debrief(turns []turn) debriefSheet {
	v := debriefSheet{Questions: k.g.Debrief, Turns: turns}
	if len(v.Questions) == 0 {
		v.Questions = usual
	}
	for _, e := range k.g.Estimates {
		for _, n := range e.Turns {
			v.Estimates = append(v.Estimates, estimateRow{Ask: e.Ask, Turns: turnsSaid([]int{n})})
		}
	}
	return v
}
