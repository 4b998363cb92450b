package web

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// hub tells event streams that the log has grown. What has changed they do not say: a page asks for its own view.
type hub struct {
	mu     sync.Mutex
	last   moment
	closed bool
	subs   map[chan moment]bool
}

// moment is how far a page is: the entries of the log, and how often more was found out since.
type moment struct{ entries, since int }

func (m moment) String() string { return fmt.Sprintf("%d.%d", m.entries, m.since) }

func newHub() *hub { return &hub{subs: map[chan moment]bool{}} }

// publish says that the log has so many entries.
func (h *hub) publish(entries int) { h.tell(func(moment) moment { return moment{entries: entries} }) }

// again says that more is known of the same log.
func (h *hub) again() { h.tell(func(m moment) moment { return moment{m.entries, m.since + 1} }) }

// tell moves on. A stream that has not yet sent what it was told last is told this instead.
func (h *hub) tell(next func(moment) moment) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last = next(h.last)
	for c := range h.subs {
		select {
		case <-c:
		default:
		}
		c <- h.last
	}
}

// seen is how far pages were told to be.
func (h *hub) seen() moment {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.last
}

func (h *hub) subscribe() (chan moment, moment, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := make(chan moment, 1)
	if !h.closed {
		h.subs[c] = true
	}
	return c, h.last, !h.closed
}

func (h *hub) leave(c chan moment) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.subs, c)
}

// close ends all streams.
func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for c := range h.subs {
		close(c)
		delete(h.subs, c)
	}
}

const (
	pingEvery = 15 * time.Second
	sendTime  = 10 * time.Second // for a client to take an event
)

// events is the event stream of a page: how far it could be, whenever that changes. A stream that comes back says by Last-Event-ID
// what it knew.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if _, ok := s.seatOf(r); !ok {
		if r.URL.Query().Get("of") != "screen" {
			s.notHere(w, r)
			return
		}
		if !s.rightCode(w, r, r.URL.Query().Get("c")) {
			return
		}
	}
	if r.Method == http.MethodHead {
		w.Header().Set("Content-Type", "text/event-stream")
		return
	}
	c, last, open := s.hub.subscribe()
	if !open {
		s.refuse(w, r, http.StatusServiceUnavailable, "stopping", "")
		return
	}
	defer s.hub.leave(c)
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	send := func(text string) bool {
		_ = out.SetWriteDeadline(time.Now().Add(sendTime))
		_, err := fmt.Fprint(w, text)
		return err == nil && out.Flush() == nil
	}
	first := "retry: 1000\n\n"
	if r.Header.Get("Last-Event-ID") != last.String() {
		first += change(last)
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
		case n, ok := <-c:
			if !ok || !send(change(n)) {
				return
			}
		}
	}
}

func change(m moment) string { return fmt.Sprintf("id: %s\nevent: change\ndata: %s\n\n", m, m) }
