package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"wargame/play"
)

// refusal is what programs read where something was refused.
type refusal struct {
	Code  string `json:"code"`
	Kind  string `json:"kind,omitempty"` // of a refusal of the game, in the language of who asks
	Error string `json:"error"`
	Hint  string `json:"hint,omitempty"`
}

// wantsJSON says that a program asks.
func wantsJSON(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "application/json")
}

func (s *Server) json(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // the other end has left
}

// form reads the fields of a post, and answers for itself where they are no form or too large.
func (s *Server) form(w http.ResponseWriter, r *http.Request) bool {
	err := r.ParseForm()
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		s.refuse(w, r, http.StatusRequestEntityTooLarge, "too_large", "")
	case err != nil:
		s.refuse(w, r, http.StatusBadRequest, "no_form", "")
	}
	return err == nil
}

// notHere is the one answer to whatever is not for who asks: a wrong code, a wrong seat, a page that there is not.
func (s *Server) notHere(w http.ResponseWriter, r *http.Request) {
	s.refuse(w, r, http.StatusNotFound, "not_here", "")
}

// refuse answers with a sentence of the interface.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, status int, word, hint string) {
	said := wordsFor(r)
	if wantsJSON(r) {
		s.json(w, status, refusal{Code: word, Error: said.T(word), Hint: hint})
		return
	}
	s.show(w, r, status, "refused", &refusedPage{Says: said.T(word), Hint: hint, CodeLength: codeLength})
}

// wrongError is a refusal in the words of the interface.
type wrongError struct {
	code   play.Code
	word   string
	values []any
}

func wrongly(code play.Code, word string, values ...any) error {
	return &wrongError{code, word, values}
}

func (e *wrongError) Error() string { return said{}.T(e.word, e.values...) }

// answer answers with what went wrong: a refusal of the game, or a log that cannot be written.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, err error) {
	status, out := http.StatusInternalServerError, refusal{Code: "failed", Error: err.Error()}
	var refused *play.Refusal
	var paused *pausedError
	var wrong *wrongError
	switch said := wordsFor(r); {
	case errors.As(err, &paused):
		status, out = http.StatusServiceUnavailable, refusal{Code: "paused", Error: said.T("paused", paused.cause)}
	case errors.As(err, &wrong):
		status, out = http.StatusConflict, refusal{Code: string(wrong.code), Error: said.T(wrong.word, wrong.values...)}
	case errors.As(err, &refused):
		status, out = http.StatusConflict, refusal{string(refused.Code), said.T(key("refused", string(refused.Code))), refused.Message, refused.Hint}
	}
	if wantsJSON(r) {
		s.json(w, status, out)
		return
	}
	s.show(w, r, status, "refused", &refusedPage{Kind: out.Kind, Says: out.Error, Hint: out.Hint, Back: back(r)})
}

// back is the page of a form.
func back(r *http.Request) string {
	if r.URL.Path == "/control" {
		return "/control"
	}
	return "/seat"
}

// went answers a form that was taken: to the page, or with its new view.
func (s *Server) went(w http.ResponseWriter, r *http.Request, to string) {
	if !wantsJSON(r) {
		http.Redirect(w, r, to, http.StatusSeeOther)
		return
	}
	seat := play.Facilitator
	if to != "/control" {
		var ok bool
		if seat, ok = s.seatOf(r); !ok {
			s.json(w, http.StatusOK, struct{}{})
			return
		}
	}
	s.viewJSON(w, seat)
}

// viewJSON answers with the view of a seat.
func (s *Server) viewJSON(w http.ResponseWriter, seat play.Seat) {
	s.mu.Lock()
	x := s.sees(seat)
	s.mu.Unlock()
	if x.err != nil {
		s.json(w, http.StatusInternalServerError, refusal{Code: "failed", Error: x.err.Error()})
		return
	}
	s.json(w, http.StatusOK, x.view)
}
