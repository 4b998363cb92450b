// Terminals, signals and disks are made of what Linux has for them.

//go:build linux

package main

import (
	"bytes"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// Ctrl-C at a terminal asks once, the class being served meanwhile; a second one stops. The terminal says first how to go on.
func TestHostAtTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	x := inTerminal(t, "host", "ceasefire-or-attrition", "--game", "one", "--listen", "127.0.0.1:0")
	page := regexp.MustCompile(`http://localhost:\d+/ping`).FindString(x.until(`/ping`))
	x.until(`wargame host one`)
	x.types("\x03")
	x.until(`the class is still served\. Press Ctrl-C again to stop.*`)
	if answer, err := http.Get(page); err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("after one Ctrl-C: %v", err)
	}
	x.types("\x03")
	if status := x.ends(); status != 130 {
		t.Errorf("status %d", status)
	}
	again := inTerminal(t, "host", "one", "--listen", "127.0.0.1:0")
	again.until(`For you alone`)
}

// Who asks a process to end, or takes its terminal away, is not asked back.
func TestHostIsTerminated(t *testing.T) {
	t.Chdir(t.TempDir())
	x := inTerminal(t, "host", "ceasefire-or-attrition", "--game", "one", "--listen", "127.0.0.1:0")
	x.until(`to go on after a stop: wargame host one`)
	if err := x.process.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	x.until(`to go on: wargame host one`)
	if status := x.ends(); status != 143 {
		t.Errorf("asked to end: status %d", status)
	}
	x = inTerminal(t, "host", "one", "--listen", "127.0.0.1:0")
	x.until(`to go on after a stop: wargame host one`)
	x.keys.Close()
	if status := x.ends(); status != 129 {
		t.Errorf("hung up: status %d", status)
	}
}

// A full disk pauses a game, which says so, keeps what was answered, and goes on once there is room.
func TestHostOnFullDisk(t *testing.T) {
	disk := mounted(t, "size=600k")
	game, ballast := filepath.Join(disk, "one"), filepath.Join(disk, "ballast")
	h := hostIt(t, "ceasefire-or-attrition", "--game", game)
	home, _, _ := strings.Cut(h.control, "/control")
	jar, _ := cookiejar.New(nil)
	student := http.Client{Jar: jar}
	send := func(path string, fields url.Values) int {
		t.Helper()
		answer, err := student.PostForm(home+path, fields)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer.StatusCode
	}
	joins := url.Values{"code": {h.code}, "name": {"Olena"}, "seat": {"kyiv"}}
	says := func(text string) url.Values {
		return url.Values{"do": {"message"}, "text": {text + strings.Repeat(" and so on", 150)}}
	}
	fill(t, ballast)
	if status := send("/join", joins); status != http.StatusServiceUnavailable {
		t.Errorf("a name that cannot be kept: status %d", status)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if status := send("/join", joins); status != http.StatusOK {
		t.Fatalf("there is room again: status %d", status)
	}
	send("/seat", says("before"))
	fill(t, ballast)
	refused := false
	for range 5 { // what is left of the last block takes some
		refused = refused || send("/seat", says("lost")) == http.StatusServiceUnavailable
	}
	if !refused || !strings.Contains(h.err.String(), "the game is paused: the log of the game cannot be written: ") ||
		!strings.Contains(h.err.String(), "once there is room on the disk, the game goes on") {
		t.Errorf("refused %v:\n%s", refused, h.err.String())
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if status := send("/seat", says("after")); status != http.StatusOK || !strings.Contains(h.err.String(), "the game goes on") {
		t.Errorf("there is room again: status %d\n%s", status, h.err.String())
	}
	h.end(t)
	log, err := os.ReadFile(filepath.Join(game, "log.jsonl"))
	if err != nil || !bytes.Contains(log, []byte("before and")) || !bytes.Contains(log, []byte("after and")) {
		t.Errorf("the log lacks what was answered: %v", err)
	}
	if out, told, status := call(t, "verify", game); status != 0 {
		t.Errorf("status %d: %s%s", status, out, told)
	}
}

// fill leaves no room on a disk.
func fill(t *testing.T, name string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
}

// A game that has no room or may not be written is not begun, and its folder is not left in the way.
func TestHostHasNoRoom(t *testing.T) {
	full := mounted(t, "size=40k")
	fill(t, filepath.Join(full, "ballast"))
	for _, c := range []struct{ disk, why string }{{full, "no space left on device"}, {mounted(t, "ro,size=600k"), "read-only file system"}} {
		game := filepath.Join(c.disk, "one")
		out, told, status := call(t, "host", "ceasefire-or-attrition", "--game", game, "--listen", "127.0.0.1:0")
		if status != 1 || out != "" || !strings.Contains(told, "cannot begin a game in "+game+": "+c.why) {
			t.Errorf("status %d: %s%s", status, out, told)
		}
		if isThere(game) {
			t.Errorf("%s is left", game)
		}
	}
}

// Two hosts of one game do not both write: the second is refused, and the first serves on.
func TestHostTwice(t *testing.T) {
	t.Chdir(t.TempDir())
	first := hostIt(t, "ceasefire-or-attrition", "--game", "one")
	out, told, status := call(t, "host", "one", "--listen", "127.0.0.1:0")
	if status != 2 || out != "" || !strings.Contains(told, "one: the game is open in another program") {
		t.Errorf("status %d: %s%s", status, out, told)
	}
	home, _, _ := strings.Cut(first.control, "/control")
	jar, _ := cookiejar.New(nil)
	phone := http.Client{Jar: jar}
	answer, err := phone.PostForm(home+"/join", url.Values{"code": {first.code}, "name": {"Olena"}, "seat": {"kyiv"}})
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("the first answers with status %d", answer.StatusCode)
	}
	first.end(t)
}
