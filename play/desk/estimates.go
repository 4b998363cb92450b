package desk

import (
	"fmt"

	"wargame/play"
)

// estimate answers the first question that is open, or says what is asked.
func (d *Desk) estimate(rest string) (Answer, error) {
	team, rest, err := d.ofTeam("estimate", rest)
	if err != nil {
		return Answer{}, err
	}
	seat := d.seat
	if seat == play.Facilitator {
		seat = play.Seat(team)
	}
	v, err := d.Game.View(seat)
	if err != nil {
		return Answer{}, err
	}
	open := asked(v.Own)
	if rest == "" || len(open) == 0 {
		return d.estimates(v.Own, rest)
	}
	chance, err := play.ParseChance(rest)
	if err != nil {
		return Answer{}, err
	}
	if err := d.Take(d.Game.Estimate(d.seat, play.Estimated{Seat: seat, Question: open[0].Question, Chance: chance})); err != nil {
		return Answer{}, err
	}
	p := d.paper()
	p.text("%s %s.", open[0].Ask, percent(chance))
	if len(open) > 1 {
		p.text("Also asked: %s", open[1].Ask)
	}
	return p.answer()
}

// asked are the questions that a team has still to answer.
func asked(own *play.OwnView) []play.EstimateView {
	var list []play.EstimateView
	for _, e := range own.Estimates {
		if e.Chance == nil {
			list = append(list, e)
		}
	}
	return list
}

// estimates are the questions so far, with what was said.
func (d *Desk) estimates(own *play.OwnView, chance string) (Answer, error) {
	if chance != "" {
		return Answer{}, &play.Refusal{Code: play.NotNow, Message: "nothing is asked now", Hint: "an estimate that was given stays"}
	}
	p := d.paper()
	for _, e := range own.Estimates {
		said := "not said yet: estimate 70%"
		if e.Chance != nil {
			said = percent(*e.Chance)
		}
		p.indented(fmt.Sprintf("Turn %d: ", e.Turn), e.Ask+" "+said)
	}
	if len(own.Estimates) == 0 {
		p.text("Nothing was asked so far.")
	}
	return p.answer()
}

// guessed are the estimates of a team, or all of them for the facilitator.
func (d *Desk) guessed(p *paper, v *play.View) {
	sides := v.Sides
	if v.Own != nil {
		sides = []play.OwnView{*v.Own}
	}
	t := grid("Estimate", "turn", "chance")
	for _, own := range sides {
		for _, e := range own.Estimates {
			if e.Chance != nil {
				row := cells(own.Title, fmt.Sprint(e.Turn), percent(*e.Chance))
				row.Title = e.Ask
				t.Rows = append(t.Rows, row)
			}
		}
	}
	if len(t.Rows) > 0 {
		p.Space(1)
		p.table(t)
	}
}
