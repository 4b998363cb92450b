// A terminal is made of what Linux has for it.

//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// terminal is a terminal with a process in it: what is typed, and what it shows.
type terminal struct {
	t       *testing.T
	keys    *os.File
	process *exec.Cmd
	shown   chan []byte
	text    bytes.Buffer // all that it showed so far
	from    int          // of what was not waited for yet
}

// inTerminal starts the command in a terminal of 80 by 24.
func inTerminal(t *testing.T, args ...string) *terminal {
	t.Helper()
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		t.Skipf("there are no terminals here: %v", err)
	}
	number, err := unix.IoctlGetUint32(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80})
	}
	if err != nil {
		t.Fatal(err)
	}
	keys := os.NewFile(uintptr(fd), "terminal") // not blocking, so that it can be closed while it is read
	inside, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	c := wargameProcess(t, args...)
	c.Stdin, c.Stdout, c.Stderr = inside, inside, inside
	c.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=1")
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	inside.Close()
	x := &terminal{t: t, keys: keys, process: c, shown: make(chan []byte, 100)}
	go func() {
		defer close(x.shown)
		for {
			part := make([]byte, 4096)
			n, err := keys.Read(part)
			if n > 0 {
				x.shown <- part[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		keys.Close()
		c.Process.Kill()
		c.Wait()
	})
	return x
}

// until waits until the terminal shows what an expression matches, behind what was waited for before, and gives the text up to there.
func (x *terminal) until(wanted string) string {
	x.t.Helper()
	timeout := time.After(30 * time.Second)
	for expression := regexp.MustCompile(wanted); ; {
		rest := x.text.Bytes()[x.from:]
		if at := expression.FindIndex(rest); at != nil {
			x.from += at[1]
			return string(rest[:at[1]])
		}
		select {
		case part, open := <-x.shown:
			if !open {
				x.t.Fatalf("the terminal closed without %q:\n%s", wanted, rest)
			}
			x.text.Write(part)
		case <-timeout:
			x.t.Fatalf("the terminal never shows %q:\n%q", wanted, rest)
		}
	}
}

// types sends keys.
func (x *terminal) types(keys string) {
	x.t.Helper()
	if _, err := x.keys.WriteString(keys); err != nil {
		x.t.Fatal(err)
	}
}

// ends waits for the process, and gives its exit status.
func (x *terminal) ends() int {
	x.t.Helper()
	done := make(chan error, 1)
	go func() { done <- x.process.Wait() }()
	select {
	case err := <-done:
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return exit.ExitCode()
		}
		return 0
	case <-time.After(30 * time.Second):
		x.t.Fatal("the command does not end")
		return -1
	}
}

// A game round one device: it is passed with a screen that holds no secret, Tab completes, the history is each team's own, and Ctrl-C
// loses nothing.
func TestPlayAtTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	x := inTerminal(t, "play", "us-aid-pause", "--seed", "7", "--game", "g", "--minutes", "20", "--team", "europe=continue", "--team", "moscow=continue")
	x.until(`Pass to Washington\. Press Enter when nobody else looks\.`)
	x.types("\r")
	x.until(`WASHINGTON, turn 1 of 6`)
	x.until(`\(20 minutes left\) washington, turn 1> `)
	x.types("or\tus_\t")
	x.until(`us_shells  us_air_defence`)
	x.types("sh\t.125 because of the secret\r")
	x.until(`us_shells: 1 → 0\.125`)
	x.types("estimate 40%\r")
	x.until(`40%\.`)
	x.types("estimate 40%\r")
	x.until(`turn 1> `)
	x.types("seal\r")
	screen := x.until(`Pass to Kyiv\. Press Enter when nobody else looks\.`)
	if !strings.Contains(screen, "\x1b[2J\x1b[3J") {
		t.Errorf("the screen of Washington is not emptied: %q", screen)
	}
	x.types("\r")
	x.until(`KYIV, turn 1 of 6`)
	x.until(`kyiv, turn 1> `)
	x.types("\x1b[Abrief\r") // up: nothing is there of Washington
	if shown := x.until(`seal hands in`); strings.Contains(shown, "seal") && strings.Contains(shown, "refused") {
		t.Errorf("Kyiv has Washington's history: %q", shown)
	}
	x.until(`kyiv, turn 1> `)
	x.types("order salvos single\r")
	x.until(`usual → single`)
	x.until(`kyiv, turn 1> `)
	x.types("half a line\x03")
	x.until(`to go on: wargame play g`)
	if status := x.ends(); status != 130 {
		t.Errorf("Ctrl-C: status %d", status)
	}

	x = inTerminal(t, "play", "g")
	x.until(`Pass to Kyiv`)
	x.types("\r")
	x.until(`kyiv, turn 1> `)
	x.types("order\r")
	x.until(`salvos +usual, single +usual +single`)
	x.until(`kyiv, turn 1> `)
	x.types("\x1b[200~estimate 10%\nestimate 20%\nbecause pasted\n\x1b[201~")
	x.until(`because pasted`)
	x.until(`kyiv, turn 1> `)
	x.types("\x04")
	x.until(`to go on: wargame play g`)
	if status := x.ends(); status != 0 {
		t.Errorf("Ctrl-D: status %d", status)
	}
}

// A terminal that goes away loses nothing.
func TestPlayHungUp(t *testing.T) {
	t.Chdir(t.TempDir())
	x := inTerminal(t, "play", "us-aid-pause", "--game", "g", "--team", "washington=continue", "--team", "europe=continue", "--team", "moscow=continue")
	x.until(`kyiv, turn 1> `)
	x.types("order salvos single\r")
	x.until(`usual → single`)
	x.until(`kyiv, turn 1> `)
	x.keys.Close()
	if status := x.ends(); status != 129 {
		t.Errorf("hung up: status %d", status)
	}
	out, told, status := call(t, "play", "g")
	if status != 0 || !strings.Contains(out, "KYIV") {
		t.Fatalf("status %d: %s", status, told)
	}
	again := inTerminal(t, "play", "g")
	again.until(`kyiv, turn 1> `)
	again.types("order\r")
	again.until(`salvos +usual, single +usual +single`)
}
