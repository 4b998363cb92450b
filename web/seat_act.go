package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"

	"wargame/play"
)

// seatAct does what a seat wants.
func (s *Server) seatAct(w http.ResponseWriter, r *http.Request) {
	person := s.secret.person(r)
	if person == 0 {
		s.notHere(w, r)
		return
	}
	if !s.form(w, r) {
		return
	}
	s.mu.Lock()
	seat := s.table.Game.Sits(person)
	var err error
	if seat != "" {
		err = s.once(strconv.Itoa(person), r, func() error { return s.seatWants(seat, person, r) })
	}
	s.mu.Unlock()
	switch {
	case seat == "":
		s.notHere(w, r)
	case err != nil:
		s.answer(w, r, err)
	default:
		s.went(w, r, "/seat")
	}
}

// once does what a request wants, unless the same was answered: a form that is sent twice counts once. All forms of a page have one number,
// so that what they say counts too.
func (s *Server) once(who string, r *http.Request, do func() error) error {
	if r.PostFormValue("ref") == "" {
		return do()
	}
	sum := sha256.Sum256([]byte(r.PostForm.Encode()))
	ref := who + ":" + hex.EncodeToString(sum[:12])
	if s.table.Game.Did(ref) {
		return nil
	}
	s.ref = ref
	defer func() { s.ref = "" }()
	return do()
}

// seatWants is what the fields of a seat's form ask for.
func (s *Server) seatWants(seat play.Seat, person int, r *http.Request) error {
	g, team := s.table.Game, seat.Team()
	switch do := r.PostFormValue("do"); do {
	case "draft":
		return s.orders(seat, team, r)
	case "seal":
		if err := s.orders(seat, team, r); err != nil {
			return err
		}
		return s.take(g.Seal(seat, team))
	case "strategy":
		return s.follow(seat, team, r.PostFormValue("strategy"))
	case "unseal":
		return s.take(g.Unseal(seat, team))
	case "estimate":
		question, err := strconv.Atoi(r.PostFormValue("question"))
		if err != nil {
			question = -1
		}
		chance, err := play.ParseChance(percent(r.PostFormValue("chance")))
		if err != nil {
			return err
		}
		return s.take(g.Estimate(seat, play.Estimated{Seat: seat, Question: question, Chance: chance}))
	case "message", "action":
		if !s.sends.allow(strconv.Itoa(person), true) {
			return wrongly(play.NotNow, "too_many", sendsAMinute)
		}
		m := play.Message{Text: r.PostFormValue("text")}
		if do == "action" {
			m.Action = &play.Action{Title: r.PostFormValue("title"), Effect: r.PostFormValue("effect"), Argument: r.PostFormValue("argument")}
		}
		return s.take(g.Send(seat, nil, m))
	default:
		return wrongly(play.NoSuch, "no_act", do)
	}
}

// percent is a chance typed without its sign: 70 for 70%.
func percent(text string) string {
	text = strings.TrimSpace(text)
	if x, err := strconv.ParseFloat(text, 64); err == nil && x > 1 {
		return text + "%"
	}
	return text
}

// orders writes down what a form changes of a team's orders: what is as it was when the page was made is not touched, so that two who
// fill in the same form do not undo each other. Sent twice, it says the same twice.
func (s *Server) orders(seat play.Seat, team string, r *http.Request) error {
	ref := s.ref
	s.ref = ""
	defer func() { s.ref = ref }()
	g := s.table.Game
	t := g.Rules.Named(team)
	if t == nil {
		return wrongly(play.NotYours, "no_team")
	}
	for _, l := range t.Controls {
		lever := g.Scenario.Levers[l]
		name := lever.Name
		text, because := strings.TrimSpace(r.PostFormValue("order."+name)), strings.TrimSpace(r.PostFormValue("because."+name))
		if !r.PostForm.Has("order."+name) || text == strings.TrimSpace(r.PostFormValue("was."+name)) && because == strings.TrimSpace(r.PostFormValue("why."+name)) {
			continue
		}
		d := play.Draft{Team: team, Lever: name}
		if text != "" || because != "" {
			if text == "" {
				text = string(play.AsKeep)
			}
			order, err := play.ParseOrder(lever, inUnit(lever.Unit, text))
			if err != nil {
				return err
			}
			order.Because = because
			d.Order = &order
		}
		if err := s.take(g.Draft(seat, d)); err != nil {
			return err
		}
	}
	return nil
}

// follow writes down the orders of a strategy.
func (s *Server) follow(seat play.Seat, team, strategy string) error {
	ref := s.ref
	s.ref = ""
	defer func() { s.ref = ref }()
	drafts, err := s.table.Game.Follow(seat, team, strategy)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		if err := s.take(s.table.Game.Draft(seat, d)); err != nil {
			return err
		}
	}
	return nil
}

// inUnit is a number typed into the field of a lever in percent, whose sign stands beside the field.
func inUnit(unit, text string) string {
	if _, err := strconv.ParseFloat(text, 64); err == nil && unit == "%" {
		return text + "%"
	}
	return text
}
