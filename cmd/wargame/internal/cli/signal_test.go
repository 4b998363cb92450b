//go:build unix

package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"
	"time"
)

// TestMain is also the process that tests send signals to: it says when it was asked to end, with which status, and does not.
func TestMain(m *testing.M) {
	if os.Getenv("CLI_TEST_STAYS") == "" {
		os.Exit(m.Run())
	}
	ctx := Signals(context.Background())
	fmt.Println("ready")
	<-ctx.Done()
	fmt.Println("asked", int(Asked(ctx)))
	time.Sleep(time.Minute)
}

// The first signal ends the context, with the status of its kind; the second ends the process at once, but for a terminal
// that goes away twice.
func TestSecondSignalEndsAtOnce(t *testing.T) {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGHUP) // what these tests were told to ignore, as by nohup, the process would ignore too
	defer signal.Stop(caught)
	for _, c := range []struct {
		first, second syscall.Signal
		asked         string
		status        int
	}{
		{syscall.SIGINT, syscall.SIGINT, "asked 130", 130},
		{syscall.SIGTERM, syscall.SIGTERM, "asked 143", 143},
		{syscall.SIGHUP, syscall.SIGINT, "asked 129", 130},
	} {
		p := exec.Command(os.Args[0])
		p.Env = append(os.Environ(), "CLI_TEST_STAYS=1")
		out, err := p.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
		said := bufio.NewScanner(out)
		expect := func(want string) {
			t.Helper()
			if !said.Scan() || said.Text() != want {
				t.Fatalf("%v: says %q, want %q", c.first, said.Text(), want)
			}
		}
		expect("ready")
		p.Process.Signal(c.first)
		expect(c.asked)
		if c.first == syscall.SIGHUP {
			p.Process.Signal(syscall.SIGHUP)
			time.Sleep(50 * time.Millisecond)
		}
		p.Process.Signal(c.second)
		err = p.Wait()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != c.status {
			t.Errorf("%v, then %v: %v, want status %d", c.first, c.second, err, c.status)
		}
	}
}
