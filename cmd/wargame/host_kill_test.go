// These tests start processes and kill them, which wasip1 and js have none of.

//go:build !wasip1 && !js

package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// hostKills are how often a host is killed: go test ./cmd/wargame -run HostIsKilled -v -args -hostkills 50
var hostKills = flag.Int("hostkills", 6, "times that a host is killed")

// pupil is somebody with an order to write down, again and again with another reason.
type pupil struct {
	http.Client
	team, lever, value string
	tried              int   // the number of the last reason sent
	kept               []int // those that were answered
}

// TestHostIsKilled kills a host at any moment of a game, also while a turn resolves, starts it again, and wants everybody to go on with
// the cookie they had, with the draft they had, and all that was answered to stand in the log.
func TestHostIsKilled(t *testing.T) {
	t.Chdir(t.TempDir())
	random := rand.New(rand.NewPCG(5, 8))
	pupils := []*pupil{{team: "washington", lever: "us_shells", value: "0.5"}, {team: "washington", lever: "us_air_defence", value: "0.5"},
		{team: "kyiv", lever: "salvos", value: "single"}, {team: "kyiv", lever: "saving_weeks", value: "2"}}
	teacher := &pupil{}
	var turns int
	for n := range *hostKills + 1 {
		args := []string{"one"}
		if n == 0 {
			args = []string{"us-aid-pause", "--seed", "7", "--game", "one"}
		}
		h := startHost(t, args...)
		if n == 0 {
			teacher.Jar, _ = cookiejar.New(nil)
			_ = body(t)(teacher.Get(h.control))
			for _, p := range pupils {
				p.Jar, _ = cookiejar.New(nil)
				_ = body(t)(p.PostForm(h.home+"/join", url.Values{"code": {h.code}, "name": {p.lever}, "seat": {p.team}}))
			}
		}
		page := body(t)(teacher.Get(h.home + "/control"))
		if resolving := fmt.Sprintf("Turn %d of", turns+1); turns > 0 && !strings.Contains(page, resolving) {
			t.Fatalf("after %d kills the facilitator is not in turn %d", n, turns+1)
		}
		for _, p := range pupils {
			page := body(t)(p.Get(h.home + "/seat"))
			if last := p.last(); last > 0 && !p.shown(page) {
				t.Errorf("after %d kills %s's draft is neither %d, which was answered, nor one after it", n, p.lever, last)
			}
		}
		if n < *hostKills {
			h.killAfter(t, time.Duration(random.IntN(150))*time.Millisecond, pupils)
		} else {
			h.process.Process.Kill()
		}
		_ = h.process.Wait()
		if n%5 == 4 && turns < 5 {
			turns = resolveKilled(t, teacher, pupils, turns, time.Duration(random.IntN(60))*time.Millisecond)
		}
	}
	answered := 0
	log, err := os.ReadFile(filepath.Join("one", "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pupils {
		for _, k := range p.kept {
			if n := bytes.Count(log, []byte(`"`+p.reason(k)+`"`)); n != 1 {
				t.Errorf("%s's reason %d, which was answered, stands in the log %d times", p.lever, k, n)
			}
		}
		answered += len(p.kept)
	}
	if out, told, status := call(t, "verify", "one"); status != 0 {
		t.Errorf("status %d: %s%s", status, out, told)
	}
	t.Logf("%d kills, %d turns: %d drafts were answered, and all of them are kept", *hostKills, turns, answered)
}

func (p *pupil) reason(k int) string { return fmt.Sprintf("%s for reason %d.", p.lever, k) }

// last is the number of the last reason that was answered, or 0.
func (p *pupil) last() int {
	if len(p.kept) == 0 {
		return 0
	}
	return p.kept[len(p.kept)-1]
}

// shown says that a page has the last reason that was answered, or one sent after it, which may have been written down unanswered.
func (p *pupil) shown(page string) bool {
	for k := p.last(); k <= p.tried; k++ {
		if strings.Contains(page, p.reason(k)) {
			return true
		}
	}
	return false
}

// write sends a draft with another reason, and says whether it was answered.
func (p *pupil) write(t *testing.T, home string) bool {
	p.tried++
	answer, err := p.PostForm(home+"/seat", url.Values{"do": {"draft"}, "order." + p.lever: {p.value}, "because." + p.lever: {p.reason(p.tried)}})
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("%s: %s", p.lever, answer.Status)
		return false
	}
	p.kept = append(p.kept, p.tried)
	_, err = io.Copy(io.Discard, answer.Body)
	return err == nil
}

// resolveKilled kills a host while a turn resolves, and gives how many turns are over then.
func resolveKilled(t *testing.T, teacher *pupil, pupils []*pupil, turns int, moment time.Duration) int {
	t.Helper()
	h := startHost(t, "one")
	time.AfterFunc(moment, func() { h.process.Process.Kill() })
	if answer, err := teacher.PostForm(h.home+"/control", url.Values{"do": {"resolve"}, "late": {"yes"}}); err == nil {
		answer.Body.Close()
	}
	_ = h.process.Wait()
	h = startHost(t, "one")
	defer h.process.Wait()
	defer h.process.Process.Kill()
	if strings.Contains(body(t)(teacher.Get(h.home+"/control")), fmt.Sprintf("Turn %d of", turns+1)) {
		return turns
	}
	for _, p := range pupils { // drafts are of a turn
		p.write(t, h.home)
	}
	return turns + 1
}

// served is a host in a process of its own.
type served struct {
	process             *exec.Cmd
	home, control, code string
}

func startHost(t *testing.T, args ...string) *served {
	t.Helper()
	c := wargameProcess(t, append([]string{"host", "--listen", "127.0.0.1:0"}, args...)...)
	var out, told shared
	c.Stdout, c.Stderr = &out, &told
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill() })
	for range 1000 {
		if link := controlLink.FindStringSubmatch(out.String()); link != nil {
			home, _, _ := strings.Cut(link[1], "/control")
			return &served{c, home, link[1], classCode.FindStringSubmatch(out.String())[1]}
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("nothing is served: %s", told.String())
	return nil
}

// killAfter kills the host while everybody writes.
func (h *served) killAfter(t *testing.T, moment time.Duration, pupils []*pupil) {
	var all sync.WaitGroup
	for _, p := range pupils {
		all.Go(func() {
			for p.write(t, h.home) {
			}
		})
	}
	time.Sleep(moment)
	h.process.Process.Kill()
	all.Wait()
}
