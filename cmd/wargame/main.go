// Command wargame plays out policies against uncertainty: it reads a scenario, runs thousands of trials of it under
// every policy with the same luck, and says how the policies compare.
//
// What goes to which stream: stdout carries what was asked for (results, help, the version), stderr all else
// (errors, hints, warnings, progress). A message starts with "wargame:"; what is wrong in a scenario is shown with
// its place in the file instead. The exit status is one of those of package cli, which holds all
// of this.
//
// There is a file per subcommand (run.go, validate.go); selection.go is the flags that several take, trial.go, watch.go
// and halve.go are what larger flags do. Flags, terminals and clocks are known here and nowhere else.
package main

import (
	"context"
	"io"
	"os"

	"wargame/cmd/wargame/internal/cli"
)

func main() {
	os.Exit(run(cli.Signals(context.Background()), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line and returns its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{Streams: cli.NewStreams(stdin, stdout, stderr)}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(a.Out)
	root.SetErr(stderr)
	status := a.Conclude(root.ExecuteContext(ctx))
	if status == cli.Interrupted {
		status = cli.Asked(ctx)
	}
	return int(status)
}
