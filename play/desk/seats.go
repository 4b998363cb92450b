package desk

import (
	"fmt"
	"strings"

	"wargame/play"
)

// pass hands the device to the seat that has something to do.
func (d *Desk) pass(rest string) (Answer, error) {
	if err := d.nothing("pass", rest); err != nil {
		return Answer{}, err
	}
	if next := d.due(); next != d.seat {
		return d.sit(next)
	}
	return Answer{}, &play.Refusal{Code: play.NotNow, Message: "nobody else has anything to do now", Hint: "to sit down elsewhere: as SEAT"}
}

// as sits down at another seat.
func (d *Desk) as(rest string) (Answer, error) {
	if rest == "" {
		return Answer{}, d.wants("as", "at which seat?")
	}
	if _, err := d.Game.View(play.Seat(rest)); err != nil {
		return Answer{}, err
	}
	return d.sit(play.Seat(rest))
}

func (d *Desk) sit(at play.Seat) (Answer, error) {
	d.seat = at
	return Answer{Next: Pass}, nil
}

// PassOn is what is shown while the device goes from seat to seat, and holds no secret.
func (d *Desk) PassOn() string {
	p := d.paper()
	p.text("Pass to %s. Press Enter when nobody else looks.", Called(d.Game.Rules, d.seat))
	return p.String()
}

// Prompt is what stands before a line.
func (d *Desk) Prompt() string {
	turn := fmt.Sprintf("turn %d", d.Game.Turn())
	switch d.Game.Phase() {
	case play.PhaseDebrief:
		turn = "debrief"
	case play.PhaseClosed:
		turn = "closed"
	}
	return fmt.Sprintf("%s, %s> ", d.seat, turn)
}

// Greet is what whoever sits down is shown first: where the game stands, what came, what is asked.
func (d *Desk) Greet() (string, error) {
	p := d.paper()
	if err := d.arrived(p); err != nil {
		return "", err
	}
	return p.String(), p.err
}

// arrived tells of the turn that is over and of the one that begins, or of the end.
func (d *Desk) arrived(p *paper) error {
	v, err := d.view()
	if err != nil {
		return err
	}
	if len(v.Played) > 0 {
		d.report(p, &v)
		p.Space(1)
	}
	if d.over() {
		return d.end(p, &v)
	}
	d.begin(p, &v)
	return nil
}

// begin tells of a turn that begins.
func (d *Desk) begin(p *paper, v *play.View) {
	if len(v.Played) == 0 {
		p.Heading(v.Title)
		if v.Question != "" && (v.Own == nil || v.Own.Brief == "") { // of which a brief is a better begin
			p.text("%s", v.Question)
			p.Space(1)
		}
	}
	p.Heading(fmt.Sprintf("%s, turn %d of %d: %s", strings.ToUpper(Called(d.Game.Rules, v.Seat)), v.Turn, v.Turns, span(v)))
	if v.Own != nil && len(v.Played) == 0 && v.Own.Brief != "" {
		first, _, _ := strings.Cut(strings.TrimSpace(v.Own.Brief), "\n\n")
		p.text("%s", first)
	}
	for _, n := range v.Injects {
		if n.Turn == v.Turn {
			p.Space(1)
			d.news(p, n, v.Seat == play.Facilitator)
		}
	}
	d.post(p, v)
	if v.Own != nil || v.Seat == play.Facilitator {
		p.Space(1)
		d.task(p, v, len(v.Played) == 0)
	}
}

// post is what came to the seat in this turn beside injects: messages, rulings, overrides.
func (d *Desk) post(p *paper, v *play.View) {
	var lines []string
	for _, x := range v.Messages {
		if x.Turn == v.Turn && x.By != v.Seat {
			lines = append(lines, d.letter(x))
		}
	}
	for _, x := range v.Rulings {
		if x.Turn == v.Turn {
			lines = append(lines, "Ruling: "+d.ruled(x.What))
		}
	}
	for _, x := range v.Changes {
		if x.Turn == v.Turn {
			lines = append(lines, "Override: "+d.changed(x.What))
		}
	}
	if len(lines) > 0 {
		p.Space(1)
	}
	for _, line := range lines {
		p.text("%s", line)
	}
}

// span is when a turn begins and ends.
func span(v *play.View) string {
	text := v.Time + " to " + v.Ends
	if v.Date != "" {
		text += ", from " + v.Date
	}
	return text
}

// task says what the seat is to do; at the begin of a game, how.
func (d *Desk) task(p *paper, v *play.View, begins bool) {
	switch {
	case v.Own != nil:
		for _, e := range asked(v.Own) {
			p.indented("Asked: ", e.Ask)
		}
		if len(asked(v.Own)) > 0 {
			p.text("Answer with a chance: estimate 70%%")
		}
		if v.Own.Sealed {
			p.text("Your orders are sealed. To change them: unseal")
			return
		}
		if !begins {
			p.text("look shows what you see, order your levers; seal hands in.")
			return
		}
		p.indented("To do: ", "brief says the rest, and what you want; look what you see; order what you can do. Then order LEVER VALUE, and seal. help lists all words.")
	case v.Seat == play.Facilitator:
		d.howFar(p, v)
		p.text("resolve plays the turn, pass hands the device on, help lists all words.")
	}
}

// howFar says how far the teams are.
func (d *Desk) howFar(p *paper, v *play.View) {
	var list [][2]string
	for _, t := range v.Teams {
		state := string(t.State)
		if t.State == play.IsPolicy {
			state = "played by the policy " + t.Policy
			if t.Strategy {
				state = "plays the strategy " + t.Policy
			}
		}
		if t.State == play.Missed {
			state = "no orders yet"
		}
		if t.Due > 0 {
			state += ", an estimate is due"
		}
		list = append(list, [2]string{t.Title, state})
	}
	p.Names(list)
}

// news is an inject as it is handed out.
func (d *Desk) news(p *paper, n play.InjectView, whole bool) {
	title := n.What.Title
	if whole {
		title = strings.TrimSpace(fmt.Sprintf("%s (to %s)", title, d.whom(n.What.To)))
		if n.What.Fires != "" {
			title += ", and " + n.What.Fires + " happens"
		}
	}
	if title != "" {
		p.Heading("NEWS: " + title)
	} else {
		p.Heading("NEWS")
	}
	p.text("%s", n.What.Text)
}
