package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
)

// Lines are what comes from stdin line by line: typed by a person at a terminal, with a [Prompt], or from a pipe.
type Lines struct {
	prompt  *Prompt // nil: a pipe
	scanner *bufio.Scanner
}

// longestLine is how long a line of a pipe may be, in bytes.
const longestLine = 1 << 20

// ErrInterrupted is Ctrl-C at a prompt.
var ErrInterrupted = errors.New("interrupted")

// Lines are those of stdin. complete gives what the last word of a line at a prompt may become.
func (s *Streams) Lines(complete func(line string) []string) *Lines {
	if p := s.newPrompt(complete); p != nil {
		return &Lines{prompt: p}
	}
	scanner := bufio.NewScanner(s.In.r)
	scanner.Buffer(nil, longestLine)
	return &Lines{scanner: scanner}
}

// Typed says that a person types the lines at a terminal.
func (l *Lines) Typed() bool { return l.prompt != nil }

// Next is the next line. At a terminal it is asked for with a prompt, and has the history of the name that is given. Its error is
// io.EOF at the end, ErrInterrupted after Ctrl-C, and the [Status] that is asked for where the context ends first.
func (l *Lines) Next(ctx context.Context, history, prompt string) (string, error) {
	type read struct {
		line string
		err  error
	}
	lines := make(chan read, 1) // a reader that nobody waits for any more ends with the process
	if l.prompt != nil {
		restore, err := l.prompt.begin(history, prompt)
		if err != nil {
			return "", err
		}
		defer restore()
	}
	go func() {
		line, err := l.read()
		lines <- read{line, err}
	}()
	select {
	case r := <-lines:
		return r.line, r.err
	case <-ctx.Done():
		return "", Asked(ctx)
	}
}

func (l *Lines) read() (string, error) {
	switch {
	case l.prompt != nil:
		return l.prompt.read()
	case l.scanner.Scan():
		return l.scanner.Text(), nil
	case errors.Is(l.scanner.Err(), bufio.ErrTooLong):
		return "", fmt.Errorf("a line of standard input is longer than %d bytes", longestLine)
	case l.scanner.Err() != nil:
		return "", fmt.Errorf("cannot read standard input: %w", Reason(l.scanner.Err()))
	}
	return "", io.EOF
}

// Clear empties the screen of a person who types, what was scrolled away too; elsewhere it does nothing.
func (l *Lines) Clear(s *Streams) {
	if l.Typed() {
		io.WriteString(s.Out, "\x1b[H\x1b[2J\x1b[3J")
	}
}
