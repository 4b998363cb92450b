package desk

import (
	"fmt"
	"strings"

	"wargame/play"
)

// brief says what the seat is, what it wants, and what is asked of it.
func (d *Desk) brief(rest string) (Answer, error) {
	if err := d.nothing("brief", rest); err != nil {
		return Answer{}, err
	}
	v, err := d.view()
	if err != nil {
		return Answer{}, err
	}
	p := d.paper()
	p.Heading(v.Title)
	if v.Question != "" {
		p.text("%s", v.Question)
	}
	p.Space(1)
	p.text("Turn %d of %d: %s.", v.Turn, v.Turns, span(&v))
	if v.Own != nil {
		p.Space(1)
		d.own(p, v.Own, true)
	}
	for i := range v.Sides {
		p.Space(1)
		d.own(p, &v.Sides[i], false)
	}
	p.Space(1)
	d.task(p, &v, false)
	return p.answer()
}

// own is what a team is told of itself; in brief, for the facilitator, what it can do and wants.
func (d *Desk) own(p *paper, own *play.OwnView, whole bool) {
	p.Heading(strings.ToUpper(own.Title))
	if whole {
		paragraphs(p, own.Brief)
		for _, r := range own.Roles {
			p.Space(1)
			p.Heading(r.Title)
			paragraphs(p, r.Brief)
		}
		p.Space(1)
	}
	if len(own.Objectives) > 0 {
		p.text("%s wants:", own.Title)
		for i, o := range own.Objectives {
			p.indented(fmt.Sprintf("%d. ", i+1), o)
		}
	}
	var names []string
	for _, l := range own.Levers {
		names = append(names, l.Name)
	}
	switch {
	case len(names) > 0:
		p.text("It orders %s. Without orders: %s.", strings.Join(names, ", "), late(own.Late))
	default:
		p.text("It orders nothing of the model.")
	}
}

// late says what becomes of the levers of a late team.
func late(word string) string {
	switch word {
	case "default":
		return "they go back to their defaults"
	case "facilitator":
		return "the facilitator gives them"
	}
	return "they stay as they are"
}

// paragraphs prints a text whose paragraphs stand apart by empty lines.
func paragraphs(p *paper, text string) {
	for i, part := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			p.Space(1)
		}
		p.text("%s", part)
	}
}
