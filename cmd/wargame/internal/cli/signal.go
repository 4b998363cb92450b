package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// Signals that package syscall does not name on every system; their numbers are the same everywhere.
const (
	hangUp     = syscall.Signal(1)  // SIGHUP: the terminal is gone
	brokenPipe = syscall.Signal(13) // SIGPIPE
)

// Signals gives a context that ends when the process is asked to end: by Ctrl-C, by SIGTERM, or because its terminal is
// gone. What is complete is told then, and who asks a second time gets the end at once. A write to a closed pipe becomes an error
// like any other, not the end of the process, so that it has an exit status and a message.
func Signals(parent context.Context) context.Context {
	signal.Ignore(brokenPipe)
	asked := make(chan os.Signal, 2)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(hangUp) { // as nohup wants it
		signal.Notify(asked, hangUp)
	}
	ctx, cancel := context.WithCancelCause(parent)
	go func() {
		cancel(statusOf(<-asked))
		for again := range asked {
			if again != hangUp { // a shell and the system may both say that the terminal is gone
				os.Exit(int(statusOf(again)))
			}
		}
	}()
	return ctx
}

// statusOf is the exit status of a process that a signal has ended.
func statusOf(s os.Signal) Status {
	switch s {
	case hangUp:
		return HungUp
	case syscall.SIGTERM:
		return Terminated
	}
	return Interrupted
}

// Asked is the exit status that the end of a context of [Signals] calls for: Interrupted, unless another signal ended it.
func Asked(ctx context.Context) Status {
	if s, ok := context.Cause(ctx).(Status); ok {
		return s
	}
	return Interrupted
}
