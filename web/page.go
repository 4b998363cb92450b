package web

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"

	"wargame/play"
)

//go:embed pages/*.html
var texts embed.FS

// pages are the templates, each with the frame round it.
var pages = parsePages("join", "seat", "screen", "control", "refused", "ping")

func parsePages(names ...string) map[string]*template.Template {
	list := map[string]*template.Template{}
	for _, name := range names {
		list[name] = template.Must(template.New("frame.html").Funcs(functions).ParseFS(texts, "pages/frame.html", "pages/parts.html", "pages/"+name+".html"))
	}
	return list
}

// pageKey is what there is one page of at a time.
type pageKey struct {
	name string
	seat play.Seat
	lang string
}

// madePage is a page as it was made for a state of its seat.
type madePage struct {
	state string
	text  []byte
}

// framed is what every page has.
type framed struct {
	said
	Page  string // its name
	Body  any
	State string // of its seat; empty where it has none
}

type joinPage struct {
	Title string
	Code  string
	Seats []place
	Name  string
	Wrong string // key of a sentence
}

type refusedPage struct {
	Kind       string // of a refusal of the game
	Says, Hint string
	Back       string
	CodeLength int
}

// show answers with a page.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, name string, body any) {
	if wantsJSON(r) {
		s.json(w, status, body)
		return
	}
	text, err := s.render(wordsFor(r), name, "", body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.write(w, status, text)
}

func (s *Server) write(w http.ResponseWriter, status int, text []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Vary", "Accept, Accept-Language, Cookie")
	w.WriteHeader(status)
	_, _ = w.Write(text) // the other end has left
}

func (s *Server) render(in said, name, state string, body any) ([]byte, error) {
	var b bytes.Buffer
	err := pages[name].Execute(&b, framed{in, name, body, state})
	return b.Bytes(), err
}

// seatPage shows a seat its page.
func (s *Server) seatPage(w http.ResponseWriter, r *http.Request) {
	person := s.secret.person(r)
	s.mu.Lock()
	seat := s.table.Game.Sits(person)
	s.mu.Unlock()
	if seat == "" {
		s.notHere(w, r)
		return
	}
	s.viewed(w, r, "seat", seat)
}

// screenPage is the projector: for the facilitator, and whoever has the code.
func (s *Server) screenPage(w http.ResponseWriter, r *http.Request) {
	if !s.secret.controls(r) && !s.rightCode(w, r, r.URL.Query().Get("c")) {
		return
	}
	s.viewed(w, r, "screen", play.Screen)
}

// controlPage is the facilitator's. The key in the link becomes a cookie, so that it does not stay in sight.
func (s *Server) controlPage(w http.ResponseWriter, r *http.Request) {
	if key := r.URL.Query().Get("key"); key != "" {
		if !s.guessed(w, r, same(key, s.secret.control())) {
			return
		}
		setCookie(w, r, controlCookie, s.secret.control())
		http.Redirect(w, r, "/control", http.StatusSeeOther)
		return
	}
	if !s.secret.controls(r) {
		s.notHere(w, r)
		return
	}
	s.viewed(w, r, "control", play.Facilitator)
}

// viewed answers with the page of a seat, or with its view for a program. A page is made once for each state of the game.
func (s *Server) viewed(w http.ResponseWriter, r *http.Request, name string, seat play.Seat) {
	if wantsJSON(r) {
		s.viewJSON(w, seat)
		return
	}
	text, left, runs, err := s.paged(wordsFor(r), name, seat)
	if err != nil {
		s.answer(w, r, err)
		return
	}
	text = bytes.Replace(text, []byte(`data-clock="-1"`), clockOf(left, runs), 1)
	text = bytes.ReplaceAll(text, []byte(`name="ref" value=""`), []byte(`name="ref" value="`+newRef()+`"`))
	s.write(w, http.StatusOK, text)
}

// paged is the page of a seat as it stands, and the clock of the room. It is written without the lock: a slow phone holds up nobody.
func (s *Server) paged(in said, name string, seat play.Seat) (text []byte, left int, runs bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	left, runs = s.left()
	key, state := pageKey{name, seat, in.Lang}, s.stateOf(seat)
	if made, ok := s.pages[key]; ok && made.state == state {
		return made.text, left, runs, nil
	}
	x := s.sees(seat)
	if x.err != nil {
		return nil, 0, false, x.err
	}
	page := s.lay(in, x.view)
	if name == "control" {
		shown := s.sees(play.Screen)
		if shown.err != nil {
			return nil, 0, false, shown.err
		}
		page.Screen = s.lay(in, shown.view)
		page.Screen.At = "screen-"
	}
	if text, err = s.render(in, name, state, page); err == nil {
		s.pages[key] = madePage{state, text}
	}
	return text, left, runs, err
}
