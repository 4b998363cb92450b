package web

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"wargame/play"
)

// debriefPage is the debrief, for whoever has sat at the table, once the game is over.
func (s *Server) debriefPage(w http.ResponseWriter, r *http.Request) {
	seat, ok := s.seatOf(r)
	if !ok {
		s.notHere(w, r)
		return
	}
	s.mu.Lock()
	at := s.logged()
	later := seat != play.Facilitator && !overNow(at.game)
	s.mu.Unlock()
	if later || s.c.Debrief == nil {
		s.refuse(w, r, http.StatusConflict, "debrief_later", "")
		return
	}
	text, err := s.debrief.page(at, s.c.Debrief)
	if err != nil {
		s.answer(w, r, err)
		return
	}
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(text))
}

// debriefs makes the page of the debrief apart from the game, which goes on meanwhile, and once for each state of it.
type debriefs struct {
	mu      sync.Mutex
	entries int
	text    string
}

// page is the page of the debrief of a game as it stands.
func (d *debriefs) page(at logged, write func(io.Writer, *play.Game) error) (string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.entries == len(at.entries) {
		return d.text, nil
	}
	g, err := at.game.Fresh()
	if err == nil {
		err = foldAll(g, at.entries)
	}
	var b strings.Builder
	if err == nil {
		err = write(&b, g)
	}
	if err != nil {
		return "", err
	}
	d.entries, d.text = len(at.entries), b.String()
	return d.text, nil
}
