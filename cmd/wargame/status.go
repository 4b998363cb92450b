package main

import (
	"errors"
	"fmt"
	"syscall"

	"wargame/results/number"
	"wargame/scenario/source"
)

// status is an exit status of the process. As an error it says that all there is to say has been said.
type status int

// The exit statuses.
const (
	done        status = 0
	failed      status = 1   // failed while running: a trial went wrong, stdout could not be written
	wrong       status = 2   // the command or a scenario is wrong
	unmet       status = 3   // a check of a scenario does not hold
	interrupted status = 130 // Ctrl-C
)

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// worse gives the status to end with after two files: what kept a result from being shown comes before what a
// result says.
func (s status) worse(other status) status {
	for _, first := range []status{interrupted, wrong, failed, unmet} {
		if s == first || other == first {
			return first
		}
	}
	return done
}

// usageError says what is wrong with the command, and what would be right.
type usageError struct {
	message string
	hint    string // may be empty
}

func (e *usageError) Error() string { return e.message }

// interruption says what was going on when the user interrupted, and how far it was.
type interruption struct{ message string }

func (e *interruption) Error() string { return e.message }

// tell tells the user of an error and gives the exit status it calls for.
func (a *app) tell(err error) status {
	var s status
	var usage *usageError
	var problems source.Diagnostics
	var fault *runFailure
	var stopped *interruption
	switch {
	case err == nil:
		return done
	case errors.As(err, &s):
		return s
	case errors.As(err, &usage):
		a.error(usage.message, usage.hint)
		return wrong
	case errors.As(err, &problems):
		a.diagnose(problems)
		return wrong
	case errors.As(err, &fault):
		fault.diagnostic.Write(a.stderr)
		return failed
	case errors.As(err, &stopped):
		a.error(stopped.message, "")
		return interrupted
	}
	a.error(err.Error(), "")
	return failed
}

// conclude tells the user what there is still to tell at the end of the command, and gives its exit status.
func (a *app) conclude(err error) status {
	s := a.tell(err)
	switch lost := a.stdout.err; {
	case lost == nil:
		return s
	case !errors.Is(lost, syscall.EPIPE):
		a.error(fmt.Sprintf("cannot write to standard output: %v", reason(lost)), "")
	case !a.quiet:
		a.error("standard output was closed before everything was written", "")
	}
	return s.worse(failed)
}

// reason is an I/O error without the name of the call and of the stream.
func reason(err error) error {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number
	}
	return err
}

// diagnose shows diagnostics with their places.
func (a *app) diagnose(problems source.Diagnostics) {
	for i, d := range problems {
		switch {
		case i == shownDiagnostics:
			a.note("%s more are not shown", number.Group(len(problems)-i))
			return
		case d.Span.IsZero():
			a.error(d.Message, d.Hint)
		default:
			d.Write(a.stderr)
		}
	}
}

// shownDiagnostics is how many diagnostics of a file are worth showing.
const shownDiagnostics = 100
