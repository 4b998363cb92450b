package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"wargame/results/table"
)

// app is what every subcommand works with: the streams, and the flags that all of them have.
type app struct {
	stdin  *input
	stdout *sink
	stderr io.Writer

	quiet bool
	color choice

	opened func(path string) // told of every scenario file before it is read; nil: nobody
}

// sink is stdout, which remembers the first error of a write: what follows it is lost, and the command fails
// whoever wrote.
type sink struct {
	w   io.Writer
	err error
}

func (o *sink) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}

// error tells the user what is wrong, and what to do about it if hint is not empty.
func (a *app) error(message, hint string) {
	fmt.Fprintf(a.stderr, "wargame: error: %s\n", message)
	if hint != "" {
		fmt.Fprintf(a.stderr, "wargame: hint: %s\n", hint)
	}
}

// note tells the user something that is good to know, unless --quiet.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.stderr, "wargame: note: "+format+"\n", args...)
	}
}

// isTerminal says whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// width is how many characters fit on a line of stdout: of the terminal, else COLUMNS, else 80.
func (a *app) width() int {
	if f, ok := a.stdout.w.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			return columns
		}
	}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		return columns
	}
	return 80
}

// colored says whether what goes to stdout is coloured: as --color says, else on a terminal without NO_COLOR.
func (a *app) colored() bool {
	switch a.color.value {
	case "always":
		return true
	case "never":
		return false
	}
	return isTerminal(a.stdout.w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// style is how people's text is laid out on stdout.
func (a *app) style() table.Style { return table.Style{Width: a.width(), Color: a.colored()} }

// output is the form in which a subcommand prints, of those that it has.
type output struct{ format choice }

// register adds the flag.
func (o *output) register(flags *pflag.FlagSet) { flags.Var(&o.format, "format", "how to print") }

// print writes to stdout what draw writes, in one piece: a reader that goes away half-way changes nothing else.
func (a *app) print(draw func(io.Writer) error) error {
	var page bytes.Buffer
	if err := draw(&page); err != nil {
		return err
	}
	a.stdout.Write(page.Bytes()) // its error is kept by stdout
	return nil
}

// grace is how long a cancelled call may take to say how far it came.
const grace = 500 * time.Millisecond

// await calls f and gives what it gives. Where the context is cancelled first and f does not end soon, it gives an
// interruption: then f runs on unheeded, and the process ends before it does.
func await[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	results := make(chan result, 1)
	go func() {
		value, err := f()
		results <- result{value, err}
	}()
	select {
	case r := <-results:
		return r.value, r.err
	case <-ctx.Done():
	}
	select {
	case r := <-results:
		return r.value, r.err
	case <-time.After(grace):
		var none T
		return none, &interruption{"interrupted"}
	}
}
