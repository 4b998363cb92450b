// Package cli is what stands between the command and its surroundings: streams, terminals, messages, exit statuses, interrupts
// and progress. It knows nothing of what the command does.
//
// stdout carries what was asked for, stderr all else: errors, hints, notes, progress. An error that a subcommand returns is told
// in one place, [Streams.Tell], which gives the exit status that it calls for.
package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strconv"

	"golang.org/x/term"

	"wargame/scenario/source"
)

// Streams are those of the process, or of a test.
type Streams struct {
	In  *Input
	Out *Output
	Err io.Writer

	Quiet   bool // no progress, notes and warnings
	NoPager bool // what is too long for the screen is not paged
}

// NewStreams makes streams of plain ones.
func NewStreams(in io.Reader, out, err io.Writer) Streams {
	return Streams{In: NewInput(in), Out: &Output{w: out}, Err: err}
}

// Output is stdout, which remembers the first error of a write: what follows it is lost, and the command fails
// whoever wrote.
type Output struct {
	w   io.Writer
	err error
}

func (o *Output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}

// Lost says whether something could not be written.
func (o *Output) Lost() bool { return o.err != nil }

// Error tells the user what is wrong, and what to do about it if hint is not empty.
func (s *Streams) Error(message, hint string) {
	fmt.Fprintf(s.Err, "wargame: error: %s\n", source.Shown(message))
	if hint != "" {
		fmt.Fprintf(s.Err, "wargame: hint: %s\n", source.Shown(hint))
	}
}

// Note tells the user something that is good to know, unless quiet.
func (s *Streams) Note(format string, args ...any) {
	if !s.Quiet {
		fmt.Fprintf(s.Err, "wargame: note: %s\n", source.Shown(fmt.Sprintf(format, args...)))
	}
}

// Print writes to stdout what draw writes, in one piece: a reader that goes away half-way changes nothing else.
func (s *Streams) Print(draw func(io.Writer) error) error {
	var page bytes.Buffer
	if err := draw(&page); err != nil {
		return err
	}
	s.Out.Write(page.Bytes()) // its error is kept by Output
	return nil
}

// isTerminal says whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalWidth is how many characters fit on a line of a stream; 0 where it is no terminal, or one that does not say.
func terminalWidth(stream any) int {
	if f, ok := stream.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return columns
		}
	}
	return 0
}

// Width is how many characters fit on a line of stdout: of the terminal, else COLUMNS, else 80.
func (s *Streams) Width() int {
	if columns := terminalWidth(s.Out.w); columns > 0 {
		return columns
	}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		return columns
	}
	return 80
}

// Colored says whether what goes to stdout is coloured: "always", "never", or else on a terminal without NO_COLOR.
func (s *Streams) Colored(when string) bool {
	switch when {
	case "always":
		return true
	case "never":
		return false
	}
	return isTerminal(s.Out.w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
