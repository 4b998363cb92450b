// Scripts start processes, which wasip1 has none of.

//go:build !wasip1

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"wargame": main})
}

// Scripts add five commands to those of testscript: exits, which checks an exit status to the number, and quickly,
// which checks the time as well; asks, which asks a command to end by a signal; make, which writes large files; and
// until, which waits for what a command in the background writes.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":   exits,
			"quickly": quickly,
			"asks":    asks,
			"make":    makeFile,
			"until":   untilFile,
		},
	})
}

// exits STATUS COMMAND ARG... runs a command and wants this exit status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND ARG...")
	}
	got, err := 0, ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// quickly STATUS COMMAND ARG... is exits for what is refused before it takes minutes; the bound is for any machine, however busy.
func quickly(ts *testscript.TestScript, neg bool, args []string) {
	start := time.Now()
	exits(ts, neg, args)
	if took := time.Since(start); took > 30*time.Second {
		ts.Fatalf("took %v", took)
	}
}

// asked are the signals by which a process is asked to end.
var asked = map[string]os.Signal{"INT": os.Interrupt, "TERM": syscall.SIGTERM, "HUP": syscall.Signal(1)} // which not every system names

// asks SIGNAL STATUS STDOUT STDERR COMMAND ARG... runs a command, asks it to end after a second, and wants it to do so with
// the status; its output goes to the two files.
func asks(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 5 || asked[args[0]] == nil {
		ts.Fatalf("usage: asks SIGNAL STATUS STDOUT STDERR COMMAND ARG...")
	}
	path, err := exec.LookPath(args[4])
	ts.Check(err)
	var stdout, stderr bytes.Buffer
	c := exec.Command(path, args[5:]...)
	c.Dir, c.Stdout, c.Stderr = ts.MkAbs("."), &stdout, &stderr
	stdin, err := c.StdinPipe() // in which nothing comes
	ts.Check(err)
	defer stdin.Close()
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, asked[args[0]]) // what these tests were told to ignore, as by nohup, the command would ignore too
	defer signal.Stop(caught)
	ts.Check(c.Start())
	time.Sleep(time.Second)
	ts.Check(c.Process.Signal(asked[args[0]]))
	start := time.Now()
	err = c.Wait()
	took := time.Since(start)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), stdout.Bytes(), 0o666))
	ts.Check(os.WriteFile(ts.MkAbs(args[3]), stderr.Bytes(), 0o666))
	var exit *exec.ExitError
	if !errors.As(err, &exit) || strconv.Itoa(exit.ExitCode()) != args[1] {
		ts.Fatalf("%v, want exit status %s\n%s", err, args[1], stderr.Bytes())
	}
	if took > 30*time.Second { // the run would take minutes
		ts.Fatalf("took %v to stop", took)
	}
}

// makeFile FILE PREFIX TIMES TEXT SUFFIX writes a file that repeats a text.
func makeFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 5 {
		ts.Fatalf("usage: make FILE PREFIX TIMES TEXT SUFFIX")
	}
	times, err := strconv.Atoi(args[2])
	ts.Check(err)
	unescape := strings.NewReplacer(`\n`, "\n", `\0`, "\x00").Replace
	text := unescape(args[1]) + strings.Repeat(unescape(args[3]), times) + unescape(args[4])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// untilFile is until FILE REGEXP: it waits until a file has what the expression matches.
func untilFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: until FILE REGEXP")
	}
	wanted := regexp.MustCompile("(?m)" + args[1])
	var text []byte
	for start := time.Now(); time.Since(start) < 20*time.Second; time.Sleep(20 * time.Millisecond) {
		text, _ = os.ReadFile(ts.MkAbs(args[0]))
		if wanted.Match(text) {
			return
		}
	}
	ts.Fatalf("%s never has %s:\n%s", args[0], args[1], text)
}
