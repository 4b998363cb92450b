package cli

import (
	"errors"
	"fmt"
	"syscall"

	"wargame/results/number"
	"wargame/scenario/source"
)

// Status is an exit status of the process. As an error it says that all there is to say has been said.
type Status int

// The exit statuses.
const (
	Done        Status = 0
	Failed      Status = 1   // failed while running: a trial went wrong, stdout could not be written
	Wrong       Status = 2   // the command or a scenario is wrong
	Unmet       Status = 3   // a check of a scenario does not hold
	HungUp      Status = 129 // the terminal went away
	Interrupted Status = 130 // Ctrl-C
	Terminated  Status = 143 // asked to end
)

func (s Status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// Worse gives the status to end with after two files: what kept a result from being shown comes before what a
// result says.
func (s Status) Worse(other Status) Status {
	for _, first := range []Status{HungUp, Terminated, Interrupted, Wrong, Failed, Unmet} {
		if s == first || other == first {
			return first
		}
	}
	return Done
}

// statuses are the exit statuses in the order of a help text, with what they mean of every command; Unmet is one of the
// commands alone that say so.
var statuses = []struct {
	status Status
	means  string
}{
	{Done, "done"},
	{Failed, "failed while running"},
	{Wrong, "the command or a scenario is wrong"},
	{Unmet, ""},
	{Interrupted, "interrupted by Ctrl-C (129: the terminal went away, 143: asked to end)"},
}

// StatusHelp ends the help text of a command with its exit statuses. What means says of some stands instead of what they
// mean of every command.
func StatusHelp(means map[Status]string) string {
	list := "\n\nExit status:"
	for _, s := range statuses {
		what := s.means
		if own := means[s.status]; own != "" {
			what = own
		}
		if what != "" {
			list += fmt.Sprintf("\n  %-3d  %s", s.status, what)
		}
	}
	return list
}

// UsageError says what is wrong with the command, and what would be right.
type UsageError struct {
	Message string
	Hint    string // may be empty
}

func (e *UsageError) Error() string { return e.Message }

// Usage is a UsageError.
func Usage(message, hint string) error { return &UsageError{message, hint} }

// Failure is what a trial ran into, with its place.
type Failure struct{ source.Diagnostic }

func (e *Failure) Error() string { return e.Message }

// Interruption says what was going on when the user interrupted, and how far it was.
type Interruption string

func (e Interruption) Error() string { return string(e) }

// Tell tells the user of an error and gives the exit status it calls for.
func (s *Streams) Tell(err error) Status {
	var status Status
	var usage *UsageError
	var problems source.Diagnostics
	var fault *Failure
	var stopped Interruption
	switch {
	case err == nil:
		return Done
	case errors.As(err, &status):
		return status
	case errors.As(err, &usage):
		s.Error(usage.Message, usage.Hint)
		return Wrong
	case errors.As(err, &problems):
		s.diagnose(problems)
		return Wrong
	case errors.As(err, &fault):
		fault.Write(s.Err)
		return Failed
	case errors.As(err, &stopped):
		s.Error(string(stopped), "")
		return Interrupted
	}
	s.Error(err.Error(), "")
	return Failed
}

// Conclude tells the user what there is still to tell at the end of the command, and gives its exit status.
func (s *Streams) Conclude(err error) Status {
	status := s.Tell(err)
	switch lost := s.Out.err; {
	case lost == nil:
		return status
	case !errors.Is(lost, syscall.EPIPE):
		s.Error(fmt.Sprintf("cannot write to standard output: %v", Reason(lost)), "")
	case !s.Quiet:
		s.Error("standard output was closed before everything was written", "")
	}
	return status.Worse(Failed)
}

// Reason is an I/O error without the name of the call and of the stream.
func Reason(err error) error {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number
	}
	return err
}

// diagnose shows diagnostics with their places.
func (s *Streams) diagnose(problems source.Diagnostics) {
	for i, d := range problems {
		switch {
		case i == shownDiagnostics:
			s.Note("%s more are not shown", number.Group(len(problems)-i))
			return
		case d.Span.IsZero():
			s.Error(d.Message, d.Hint)
		default:
			d.Write(s.Err)
		}
	}
}

// shownDiagnostics is how many diagnostics of a file are worth showing.
const shownDiagnostics = 100
