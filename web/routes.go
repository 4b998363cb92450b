package web

import (
	"embed"
	"net/http"

	"wargame/play"
	"wargame/results/chart"
)

//go:embed assets/style.css assets/app.js
var assets embed.FS

// routes are what is answered. All else is the one page that says nothing is here.
func (s *Server) routes() {
	s.mux.HandleFunc("GET /{$}", s.join)
	s.mux.HandleFunc("POST /join", s.claim)
	s.mux.HandleFunc("GET /seat", s.seatPage)
	s.mux.HandleFunc("POST /seat", s.seatAct)
	s.mux.HandleFunc("POST /leave", s.leave)
	s.mux.HandleFunc("GET /screen", s.screenPage)
	s.mux.HandleFunc("GET /control", s.controlPage)
	s.mux.HandleFunc("POST /control", s.controlAct)
	s.mux.HandleFunc("GET /control/log.jsonl", s.exportLog)
	s.mux.HandleFunc("GET /debrief", s.debriefPage)
	s.mux.HandleFunc("GET /events", s.events)
	s.mux.HandleFunc("GET /ping", s.ping)
	s.mux.HandleFunc("GET /assets/style.css", s.asset("text/css; charset=utf-8", "style.css", chart.Colors()))
	s.mux.HandleFunc("GET /assets/app.js", s.asset("text/javascript; charset=utf-8", "app.js", ""))
	s.mux.HandleFunc("/", s.notHere)
}

// asset answers with a file of the program.
func (s *Server) asset(kind, name, more string) http.HandlerFunc {
	text, err := assets.ReadFile("assets/" + name)
	if err != nil {
		panic("web: " + err.Error()) // it is embedded
	}
	text = append(text, more...)
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(text)
	}
}

// seatOf is the seat that a request comes from: a person's or the facilitator's.
func (s *Server) seatOf(r *http.Request) (play.Seat, bool) {
	if s.secret.controls(r) {
		return play.Facilitator, true
	}
	person := s.secret.person(r)
	if person == 0 {
		return "", false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	seat := s.table.Game.Sits(person)
	return seat, seat != ""
}
