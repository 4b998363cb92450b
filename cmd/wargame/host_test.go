package main

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// shared is what a command writes while a test reads it.
type shared struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *shared) Write(p []byte) (int, error) { s.mu.Lock(); defer s.mu.Unlock(); return s.b.Write(p) }
func (s *shared) String() string              { s.mu.Lock(); defer s.mu.Unlock(); return s.b.String() }

// hosted is a host that runs, and what it said.
type hosted struct {
	out, err shared
	stop     context.CancelFunc
	ended    chan int
	control  string // the facilitator's link
	code     string
}

var controlLink = regexp.MustCompile(`For you alone: (https?://\S+)`)
var classCode = regexp.MustCompile(`code ([0-9A-Z]{5})`)

func hostIt(t *testing.T, args ...string) *hosted {
	t.Helper()
	h := &hosted{ended: make(chan int, 1)}
	ctx, stop := context.WithCancel(t.Context())
	h.stop = stop
	go func() {
		h.ended <- run(ctx, append([]string{"host", "--listen", "127.0.0.1:0"}, args...), strings.NewReader(""), &h.out, &h.err)
	}()
	for range 400 {
		if link := controlLink.FindStringSubmatch(h.out.String()); link != nil {
			h.control, h.code = link[1], classCode.FindStringSubmatch(h.out.String())[1]
			return h
		}
		select {
		case status := <-h.ended:
			t.Fatalf("status %d:\n%s", status, h.err.String())
		case <-time.After(25 * time.Millisecond):
		}
	}
	t.Fatalf("nothing is served:\n%s", h.err.String())
	return nil
}

// end asks the host to end, and gives its exit status.
func (h *hosted) end(t *testing.T) int {
	t.Helper()
	h.stop()
	select {
	case status := <-h.ended:
		return status
	case <-time.After(20 * time.Second):
		t.Fatal("the host does not end")
	}
	return 0
}

func body(t *testing.T) func(*http.Response, error) string {
	return func(answer *http.Response, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Fatalf("status %d, %v:\n%s", answer.StatusCode, err, text)
		}
		return string(text)
	}
}

// TestHost serves a game, stops, and goes on with the same code and link, a name kept apart from the log.
func TestHost(t *testing.T) {
	t.Chdir(t.TempDir())
	h := hostIt(t, "ceasefire-or-attrition", "--seed", "7", "--game", "one")
	jar, _ := cookiejar.New(nil)
	facilitator := http.Client{Jar: jar}
	if text := body(t)(facilitator.Get(h.control)); !strings.Contains(text, h.code) {
		t.Errorf("the facilitator's page lacks the code %s", h.code)
	}
	home, err := url.Parse(h.control)
	if err != nil {
		t.Fatal(err)
	}
	home.Path, home.RawQuery = "/join", ""
	jar, _ = cookiejar.New(nil)
	student := http.Client{Jar: jar}
	if text := body(t)(student.PostForm(home.String(), url.Values{"code": {h.code}, "name": {"Olena Unmistakable"}, "seat": {"kyiv"}})); !strings.Contains(text, "Kyiv") {
		t.Errorf("no seat:\n%s", text)
	}
	if status := h.end(t); status != 130 || !strings.Contains(h.err.String(), "to go on: wargame host one") {
		t.Errorf("status %d:\n%s", status, h.err.String())
	}
	log, err := os.ReadFile(filepath.Join("one", "log.jsonl"))
	if err != nil || bytes.Contains(log, []byte("Unmistakable")) || strings.Contains(h.err.String(), "Unmistakable") {
		t.Errorf("a name stands in the log or on the terminal, or there is no log: %v", err)
	}

	again := hostIt(t, "one")
	if again.code != h.code || controlKey(again.control) != controlKey(h.control) {
		t.Errorf("the code %s and then %s, and the links differ", h.code, again.code)
	}
	if names, err := os.ReadFile(filepath.Join("one", "people.json")); err != nil || !bytes.Contains(names, []byte("Olena Unmistakable")) {
		t.Errorf("names: %s, %v", names, err)
	}
	again.end(t)
}

func controlKey(link string) string { return link[strings.Index(link, "key="):] }

// TestHostRefuses says what a teacher in front of a class can do.
func TestHostRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	call(t, "play", "ceasefire-or-attrition", "--seed", "7", "--game", "one")
	if err := os.Mkdir("empty", 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"us-aid-pause", "--listen", taken.Addr().String()}, "is taken, by another program or another game"},
		{[]string{"us-aid-pause", "--listen", taken.Addr().String()}, "--listen 127.0.0.1:"},
		{[]string{"us-aid-pause", "--listen", "here"}, `--listen "here" is no address`},
		{[]string{"us-aid-pause", "--listen", "192.0.2.77:0"}, "is no address of this machine"},
		{[]string{"us-aid-pause", "--listen", ":99999"}, "a port is at most 65535"},
		{[]string{"us-aid-pause", "--code", "abc"}, "a code has 5 characters"},
		{[]string{"us-aid-pause", "--tls-cert", "cert.pem"}, "--tls-cert and --tls-key go together"},
		{[]string{"us-aid-pause", "--tls-cert", "cert.pem", "--tls-key", "key.pem"}, "the certificate cannot be used"},
		{[]string{"us-aid-paus", "--listen", "127.0.0.1:0"}, "us-aid-pause"},
		{[]string{}, "which scenario or game?"},
		{[]string{"empty", "--listen", "127.0.0.1:0"}, "is the folder of no game"},
		{[]string{"one", "--listen", "127.0.0.1:0", "--seed", "8"}, "--seed is chosen when a game is opened"},
		{[]string{"us-aid-pause", "--listen", "127.0.0.1:0", "--game", "one"}, "one is there already"},
		{[]string{"us-aid-pause", "--listen", "127.0.0.1:0", "--team", "nobody=continue"}, `there is no team "nobody"`},
	} {
		stdout, stderr, status := call(t, append([]string{"host"}, c.args...)...)
		if status != 2 || stdout != "" || !strings.Contains(stderr, c.says) {
			t.Errorf("%q: status %d, %q:\n%s", c.args, status, stdout, stderr)
		}
	}
}

// TestHostTLS serves HTTPS with a certificate of one's own, which the links say.
func TestHostTLS(t *testing.T) {
	t.Chdir(t.TempDir())
	lent := httptest.NewTLSServer(nil)
	defer lent.Close()
	key, err := x509.MarshalPKCS8PrivateKey(lent.TLS.Certificates[0].PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{"cert.pem": {Type: "CERTIFICATE", Bytes: lent.Certificate().Raw}, "key.pem": {Type: "PRIVATE KEY", Bytes: key}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h := hostIt(t, "ceasefire-or-attrition", "--game", "one", "--tls-cert", "cert.pem", "--tls-key", "key.pem")
	facilitator := lent.Client()
	facilitator.Jar, _ = cookiejar.New(nil)
	if !strings.HasPrefix(h.control, "https://example.com:") || !strings.Contains(h.out.String(), "For the class: https://example.com:") {
		t.Errorf("the name that the certificate is for is not told:\n%s", h.out.String())
	}
	address := strings.Replace(h.control, "//example.com:", "//127.0.0.1:", 1) // which the certificate is for too
	if text := body(t)(facilitator.Get(address)); !strings.Contains(text, h.code) || !strings.HasPrefix(h.control, "https://") {
		t.Errorf("%s gives:\n%s", h.control, text)
	}
	facilitator.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := facilitator.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if cookies := answer.Cookies(); len(cookies) != 1 || !cookies[0].Secure {
		t.Errorf("a cookie may go over plain HTTP: %v", cookies)
	}
	h.end(t)
}
