package web

import (
	"fmt"
	"net/http"
	"sync"
	"time"

	"wargame/play"
)

// hub tells event streams that their page shows something else now. What has changed they do not say: a page asks for its own view.
type hub struct {
	mu     sync.Mutex
	closed bool
	subs   map[*stream]bool
}

// stream is one page that listens.
type stream struct {
	of   viewer
	last string      // the state that it was told last
	next chan string // one that it has not taken yet gives way to the next
}

func newHub() *hub { return &hub{subs: map[*stream]bool{}} }

// tell gives each stream the state of its page, where that is another one.
func (h *hub) tell(state func(viewer) string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.subs {
		now := state(s.of)
		if now == s.last {
			continue
		}
		s.last = now
		select {
		case <-s.next:
		default:
		}
		s.next <- now
	}
}

// subscribe begins a stream at a state; not once the room is closed.
func (h *hub) subscribe(of viewer, state string) (*stream, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := &stream{of, state, make(chan string, 1)}
	if !h.closed {
		h.subs[s] = true
	}
	return s, !h.closed
}

func (h *hub) leave(s *stream) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.subs, s)
}

// close ends all streams.
func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for s := range h.subs {
		close(s.next)
		delete(h.subs, s)
	}
}

const (
	pingEvery = 15 * time.Second
	sendTime  = 10 * time.Second // for a client to take an event
)

// events is the event stream of a page: the state that it could show, whenever that changes. A stream that comes back says by
// Last-Event-ID what it knew.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	of, ok := s.looks(r)
	if !ok {
		if r.URL.Query().Get("of") != "screen" {
			s.notHere(w, r)
			return
		}
		if !s.rightCode(w, r, r.URL.Query().Get("c")) {
			return
		}
		of = viewer{seat: play.Screen}
	}
	if r.Method == http.MethodHead {
		w.Header().Set("Content-Type", "text/event-stream")
		return
	}
	s.mu.Lock()
	state := s.stateFor(of)
	stream, open := s.hub.subscribe(of, state)
	s.mu.Unlock()
	if !open {
		s.refuse(w, r, http.StatusServiceUnavailable, "stopping", "")
		return
	}
	defer s.hub.leave(stream)
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	send := func(text string) bool {
		_ = out.SetWriteDeadline(time.Now().Add(sendTime))
		_, err := fmt.Fprint(w, text)
		return err == nil && out.Flush() == nil
	}
	first := "retry: 1000\n\n"
	if r.Header.Get("Last-Event-ID") != state {
		first += change(state)
	}
	if !send(first) {
		return
	}
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-ping.C:
			if !send(": here\n\n") {
				return
			}
		case state, ok := <-stream.next:
			if !ok || !send(change(state)) {
				return
			}
		}
	}
}

// looks is who asks for the events of a page. The page of the facilitator and the screen that stands beside it are two.
func (s *Server) looks(r *http.Request) (viewer, bool) {
	seat, ok := s.seatOf(r)
	switch {
	case !ok:
		return viewer{}, false
	case seat == play.Facilitator && r.URL.Query().Get("of") == "screen":
		return viewer{seat: play.Screen}, true
	case seat == play.Facilitator:
		return viewer{seat: seat}, true
	}
	return viewer{person: s.secret.person(r)}, true
}

func change(state string) string {
	return fmt.Sprintf("id: %s\nevent: change\ndata: %s\n\n", state, state)
}
