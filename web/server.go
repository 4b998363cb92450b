// Package web is the classroom: a game served to browsers on a local network. It decides nothing of the game. What a request wants goes to
// package play, what was decided goes to the log, and what a page shows is the View of its seat.
//
//	request ─▶ guard ─▶ seat ─▶ act ─▶ record.Table.Take ─▶ hub ─▶ event streams
//	                      └───▶ page: play.View ─▶ html/template, JSON
//
// Every page works without script; script only keeps it fresh.
package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"wargame/play"
	"wargame/play/record"
)

// Config is what a classroom is made of.
type Config struct {
	Table *record.Table
	Names Names
	Key   []byte   // of the game, kept with it: sessions, the code and the facilitator's link follow from it
	Code  string   // empty: from the key
	Hosts []string // host:port by which it is reached, the first as it is told; any other Host is refused
	TLS   bool

	Now     func() time.Time
	Tell    func(line string)                     // what happened, for the facilitator's terminal: no secret, no name
	Debrief func(w io.Writer, g *play.Game) error // the page of the debrief
}

// Names are the names of persons, apart from the log.
type Names interface {
	Name(person int) string
	SetName(person int, name string) error
}

// Server is a classroom. It is an http.Handler, and safe for use by many goroutines.
type Server struct {
	c       Config
	secret  secret
	hub     *hub
	mux     *http.ServeMux
	codes   *rate // wrong codes, and wrong keys of the facilitator, by address
	sends   *rate // messages, by person
	looker  *looker
	debrief debriefs

	mu     sync.Mutex // guards all below, and the table
	table  *record.Table
	paused error // why what was last to be written down could not be
	seen   map[play.Seat]seen
	looked int // how often odds were worked out
	pages  map[pageKey]madePage
	ref    string    // of the request that is being answered
	dueAt  time.Time // when the time of the turn is up; zero: it does not run
}

// New is a classroom round a game.
func New(c Config) (*Server, error) {
	if len(c.Key) < 16 {
		return nil, errors.New("web: the key of the game is too short")
	}
	s := &Server{c: c, secret: secret{c.Key}, hub: newHub(), codes: newRate(codesASecond, time.Second, c.Now), sends: newRate(sendsAMinute, time.Minute, c.Now), table: c.Table, seen: map[play.Seat]seen{}, pages: map[pageKey]madePage{}}
	if s.c.Code == "" {
		s.c.Code = s.secret.code()
	}
	s.looker = newLooker(s.oddsChanged)
	s.mux = http.NewServeMux()
	s.routes()
	return s, nil
}

// Code is what people type to join.
func (s *Server) Code() string { return s.c.Code }

// ControlPath is the facilitator's link, without the address.
func (s *Server) ControlPath() string { return "/control?key=" + s.secret.control() }

// HTTP is a server of the classroom with the bounds that a room of phones needs: slow ones get time, and nobody sends more than a page asks for.
func (s *Server) HTTP() *http.Server {
	return &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: maxHeader}
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.guard(w, r, s.mux)
}

// Run keeps the clock of the room until the context ends: where the settings say so, a turn resolves when its time is up.
func (s *Server) Run(ctx context.Context) {
	go s.looker.run(ctx, s.loggedFor)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			s.hub.close()
			return
		case <-tick.C:
			s.timeUp()
		}
	}
}

// logged is the game with its entries as they stand. They are only ever added to.
func (s *Server) logged() logged {
	g := s.table.Game
	return logged{game: g, entries: slices.Clip(g.Entries)}
}

// loggedFor is it for who works out the odds of a team.
func (s *Server) loggedFor(team string) logged {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.logged()
	at.saw = s.sees(play.Seat(team)).told
	return at
}

// oddsChanged lets pages show odds that were worked out since.
func (s *Server) oddsChanged() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.looked++
	s.hub.tell(s.stateFor)
}

// timeUp resolves a turn whose time is up, where the facilitator chose so.
func (s *Server) timeUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	x := s.table.Game.Settings()
	if s.dueAt.IsZero() || s.c.Now().Before(s.dueAt) {
		return
	}
	s.dueAt = time.Time{}
	if x.TimerEnds {
		if err := s.take(s.table.Game.Resolve(play.Facilitator, true)); err != nil {
			s.c.Tell("the time is up, and the turn cannot be resolved: " + err.Error())
		}
	}
}

// take writes down what was decided and tells every page. The caller holds the lock.
func (s *Server) take(entries []play.Entry, err error) error {
	if err != nil {
		return err
	}
	if s.ref != "" && len(entries) > 0 {
		entries[len(entries)-1].Ref = s.ref
	}
	if err := s.table.Take(entries, nil); err != nil {
		s.pause(err)
		return &pausedError{err}
	}
	if s.paused != nil {
		s.paused = nil
		s.c.Tell("the game goes on: what is done is saved again")
	}
	g := s.table.Game
	for _, e := range entries {
		s.tell(e)
	}
	s.changed()
	if x := g.Settings(); x.AtOnce && len(entries) > 0 && entries[len(entries)-1].Kind == play.KindSealed && len(g.Missing()) == 0 {
		return s.take(g.Resolve(play.Facilitator, false))
	}
	return nil
}

// pause tells the facilitator once that nothing can be written down, and what to do. Whoever does something next tries again.
func (s *Server) pause(err error) {
	if s.paused != nil {
		return
	}
	s.paused = err
	s.hub.tell(s.stateFor)
	then := "once there is room on the disk, the game goes on with the next that anybody does"
	if s.table.Log.Failed() != nil {
		then = "stop it, and go on with wargame host " + s.table.Log.Dir()
	}
	s.c.Tell(fmt.Sprintf("the game is paused: %v; %s", err, then))
}

// pausedError says that something could not be written down.
type pausedError struct{ cause error }

func (e *pausedError) Error() string {
	return said{}.T("paused", e.cause)
}

func (e *pausedError) Unwrap() error { return e.cause }

// tell says on the terminal that something happened, and arms the clock of the room.
func (s *Server) tell(e play.Entry) {
	switch e.Kind {
	case play.KindDraft, play.KindMessage:
		return // too many to be told of
	case play.KindTimer:
		s.arm()
	case play.KindResolved:
		s.restartClock()
	}
	s.c.Tell(fmt.Sprintf("turn %d: %s %s", e.Turn, e.By, e.Kind))
}

// arm sets the moment at which the time is up, from what the game says of its clock.
func (s *Server) arm() {
	v, err := s.table.Game.View(play.Screen)
	s.dueAt = time.Time{}
	if err == nil && v.Timer.Runs {
		s.dueAt = s.c.Now().Add(time.Duration(v.Timer.Seconds) * time.Second)
	}
}

// restartClock lets the clock of the room run for a new turn, where turns have a length.
func (s *Server) restartClock() {
	s.dueAt = time.Time{}
	if m := s.table.Game.Settings().Minutes; m > 0 && s.table.Game.Phase() != play.PhaseDebrief {
		s.dueAt = s.c.Now().Add(time.Duration(m) * time.Minute)
	}
}

// left is how many seconds the clock of the room shows, and whether it runs.
func (s *Server) left() (int, bool) {
	if s.dueAt.IsZero() {
		return 0, false
	}
	return max(int(s.dueAt.Sub(s.c.Now()).Round(time.Second)/time.Second), 0), true
}
