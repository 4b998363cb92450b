package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"wargame/play"
)

// viewer is who looks at a page: a person, wherever that one sits, or a seat that is nobody's.
type viewer struct {
	person int       // 0: none
	seat   play.Seat // of a viewer who is no person
}

// seen is what a seat may see, made once for each state of the game.
type seen struct {
	view play.View
	err  error
	told string // a word for all of the view
}

// seat is where a viewer sits now; empty: nowhere.
func (s *Server) seat(v viewer) play.Seat {
	if v.person == 0 {
		return v.seat
	}
	return s.table.Game.Sits(v.person)
}

// sees is the view of a seat. The caller holds the lock, as for all in this file.
func (s *Server) sees(seat play.Seat) seen {
	if x, ok := s.seen[seat]; ok {
		return x
	}
	var x seen
	var text []byte
	if x.view, x.err = s.table.Game.View(seat); x.err == nil {
		text, x.err = json.Marshal(x.view)
	}
	sum := sha256.Sum256(text)
	x.told = hex.EncodeToString(sum[:8])
	s.seen[seat] = x
	return x
}

// stateOf is a word for all that the page of a seat shows, the clock apart. What does not reach the seat does not change it: from the word
// nobody learns that others write.
func (s *Server) stateOf(seat play.Seat) string {
	x := s.sees(seat)
	state := x.told
	if s.paused != nil {
		state += ".paused"
	}
	switch {
	case seat == play.Facilitator:
		state += fmt.Sprintf(".%d.%d", len(s.table.Game.Entries), s.looked) // who sits where, and the odds of all
	case x.view.Odds && seat.Team() != "":
		state += "." + s.looker.has(seat.Team())
	}
	return state
}

// changed tells every page that now shows something else. What was made of the state before is forgotten.
func (s *Server) changed() {
	s.seen = map[play.Seat]seen{}
	s.hub.tell(s.stateFor)
}

// stateFor is the state of the page that a viewer looks at. One who was made to stand up is told so by a state that no page has.
func (s *Server) stateFor(v viewer) string {
	seat := s.seat(v)
	if seat == "" {
		return "left"
	}
	return s.stateOf(seat)
}
