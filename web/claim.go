package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wargame/play"
	"wargame/scenario"
)

// Bounds of a classroom.
const (
	maxName     = 40 // characters
	maxSessions = 8  // persons on a seat; on a role, one
)

// join shows the door: a field for the code or, once that is right, the seats.
func (s *Server) join(w http.ResponseWriter, r *http.Request) {
	if seat, ok := s.seatOf(r); ok && seat != play.Facilitator && r.URL.Query().Get("c") == "" {
		http.Redirect(w, r, "/seat", http.StatusSeeOther)
		return
	}
	code := r.URL.Query().Get("c")
	if code == "" {
		page := &joinPage{Title: s.title()}
		if r.URL.Query().Has("over") { // script brings those here whose page is no seat's any more
			page.Wrong = "seat_over"
		}
		s.show(w, r, http.StatusOK, "join", page)
		return
	}
	if !s.rightCode(w, r, code) {
		return
	}
	s.show(w, r, http.StatusOK, "join", &joinPage{Title: s.title(), Code: s.c.Code, Seats: s.places()})
}

// rightCode checks a code, and answers for itself where it is wrong.
func (s *Server) rightCode(w http.ResponseWriter, r *http.Request, code string) bool {
	return s.guessed(w, r, same(code, s.c.Code))
}

// guessed lets through what was typed right, unless the address has been wrong too often within a second: then it is not told whether
// this was right.
func (s *Server) guessed(w http.ResponseWriter, r *http.Request, right bool) bool {
	switch {
	case !s.codes.allow(address(r), !right):
		w.Header().Set("Retry-After", "1")
		s.refuse(w, r, http.StatusTooManyRequests, "too_fast", "")
		return false
	case !right:
		s.notHere(w, r)
	}
	return right
}

func (s *Server) title() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.table.Game.Scenario.Title
}

// place is a seat that people may take.
type place struct {
	Seat  play.Seat
	Team  string
	Role  string
	Taken int
	Room  int
}

// Free says that somebody may sit down.
func (p place) Free() bool { return p.Taken < p.Room }

// places are the seats of the teams, and that of those who watch.
func (s *Server) places() []place {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.placesNow()
}

// placesNow are they for who holds the lock.
func (s *Server) placesNow() []place {
	g := s.table.Game
	var list []place
	for i, t := range g.Rules.Teams {
		if g.Played(i) != "" {
			continue
		}
		list = append(list, s.place(play.Seat(t.Name), t, nil))
		for _, role := range t.Roles {
			list = append(list, s.place(play.Seat(t.Name+"/"+role.Name), t, role))
		}
	}
	return append(list, place{Seat: play.Observer, Taken: len(g.Sitting(play.Observer)), Room: maxSessions})
}

func (s *Server) place(seat play.Seat, t *scenario.Team, role *scenario.Role) place {
	p := place{Seat: seat, Team: t.Called(), Taken: len(s.table.Game.Sitting(seat)), Room: maxSessions}
	if role != nil {
		p.Role, p.Room = role.Called(), 1
	}
	return p
}

// claim seats somebody. A role is its first device's until the facilitator hands it over.
func (s *Server) claim(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) || !s.rightCode(w, r, r.PostFormValue("code")) {
		return
	}
	name, seat := clean(r.PostFormValue("name")), play.Seat(r.PostFormValue("seat"))
	again := func(word string) {
		s.show(w, r, http.StatusConflict, "join", &joinPage{Title: s.title(), Code: s.c.Code, Seats: s.places(), Name: name, Wrong: word})
	}
	switch n := utf8.RuneCountInString(name); {
	case n == 0:
		again("name_missing")
		return
	case n > maxName:
		again("name_long")
		return
	}
	person, err := s.sit(s.secret.person(r), seat, name)
	switch {
	case errors.Is(err, errNoPlace):
		s.notHere(w, r)
	case errors.Is(err, errTaken):
		again("seat_taken")
	case err != nil:
		s.answer(w, r, err)
	default:
		session := s.secret.session(person)
		setCookie(w, r, seatCookie, session)
		r.Header.Set("Cookie", seatCookie+"="+session) // for the view that a program is answered with
		s.went(w, r, "/seat")
	}
}

// Why nobody can sit down.
var (
	errNoPlace = errors.New("web: there is no such place")
	errTaken   = errors.New("web: the place is taken")
)

// clean is a name in one line, without signs that nobody sees or that turn what stands around it.
func clean(name string) string {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(name, "")), " ")
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) {
			return -1
		}
		return c
	}, name)
}

// sit writes down that somebody sits down, and keeps the name apart. Who sits somewhere else already moves.
func (s *Server) sit(person int, seat play.Seat, name string) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.table.Game
	places := s.placesNow()
	i := slices.IndexFunc(places, func(p place) bool { return p.Seat == seat })
	here := g.Sits(person)
	switch {
	case i < 0:
		return 0, errNoPlace
	case here == seat:
		return person, nil
	case !places[i].Free():
		s.c.Tell("a second device asked for the seat " + string(seat) + ", and was refused")
		return 0, errTaken
	case here == "":
		person = g.NextPerson()
	}
	if err := s.c.Names.SetName(person, name); err != nil {
		s.pause(err)
		return 0, &pausedError{err}
	}
	return person, s.take(g.Join(seat, person))
}

// leave ends a person's own sitting.
func (s *Server) leave(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	person := s.secret.person(r)
	here := s.table.Game.Sits(person) != ""
	var err error
	if here {
		err = s.take(s.table.Game.Leave(person))
	}
	s.mu.Unlock()
	switch {
	case !here:
		s.notHere(w, r)
		return
	case err != nil:
		s.answer(w, r, err)
		return
	}
	dropCookie(w, seatCookie)
	s.went(w, r, "/")
}
