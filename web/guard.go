package web

import (
	"maps"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
)

// Bounds of a request.
const (
	maxBody      = 64 << 10
	maxHeader    = 16 << 10
	codesASecond = 5  // from one address
	sendsAMinute = 30 // messages of one person
)

// headers are those of every answer. Styles stand in attributes of pictures, scripts nowhere but in their file.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
		"form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
	"Cache-Control":                "no-store",
	"Referrer-Policy":              "same-origin", // with no-referrer browsers hide the Origin of our own forms
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), microphone=(), geolocation=()",
}

// guard lets a request through that is for this server and comes from its own pages.
func (s *Server) guard(w http.ResponseWriter, r *http.Request, next http.Handler) {
	for name, value := range headers {
		w.Header().Set(name, value)
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	switch {
	case !slices.Contains(s.c.Hosts, strings.ToLower(r.Host)):
		s.refuse(w, r, http.StatusMisdirectedRequest, "not_ours", "")
	case r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodPost:
		w.Header().Set("Allow", "GET, HEAD, POST")
		s.refuse(w, r, http.StatusMethodNotAllowed, "no_method", "")
	case r.Method == http.MethodPost && !sameOrigin(r):
		s.refuse(w, r, http.StatusForbidden, "other_site", "")
	case !plain(r.URL):
		s.notHere(w, r)
	default:
		next.ServeHTTP(w, r)
	}
}

// plain says that a path is written in the one way in which pages are: nothing is encoded, doubled or climbs.
func plain(u *url.URL) bool {
	return u.RawPath == "" && u.EscapedPath() == u.Path && (u.Path == "/" || path.Clean(u.Path) == u.Path)
}

// sameOrigin says that a post comes from a page of this server, or from no page at all.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && strings.EqualFold(u.Host, r.Host)
}

// rate counts what somebody does within a time, up to a bound.
type rate struct {
	most   int
	within time.Duration
	now    func() time.Time

	mu  sync.Mutex
	did map[string][]time.Time
}

func newRate(most int, within time.Duration, now func() time.Time) *rate {
	return &rate{most: most, within: within, now: now, did: map[string][]time.Time{}}
}

// manyCome is from how many a rate keeps count before it forgets those that did nothing of late.
const manyCome = 1000

// allow says that somebody has not yet done as much as there is to be done within the time; what counts is counted.
func (r *rate) allow(who string, counts bool) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.did) >= manyCome {
		maps.DeleteFunc(r.did, func(x string, _ []time.Time) bool { return len(r.late(x)) == 0 })
	}
	late := r.late(who)
	if len(late) >= r.most {
		return false
	}
	if counts {
		r.did[who] = append(late, r.now())
	}
	return true
}

// late is what somebody did within the time. The caller holds the lock.
func (r *rate) late(who string) []time.Time {
	now := r.now()
	return slices.DeleteFunc(r.did[who], func(t time.Time) bool { return now.Sub(t) >= r.within })
}

// host is where a request comes from, without the port.
func host(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// address is whom guesses are counted for: the host, and of IPv6 its network, of which each device has all.
func address(r *http.Request) string {
	a, err := netip.ParseAddr(host(r))
	if err != nil || a.Unmap().Is4() {
		return host(r)
	}
	network, _ := a.WithZone("").Prefix(64)
	return network.String()
}
