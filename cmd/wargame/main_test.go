package main

import (
	"bytes"
	"context"
	"flag"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what tests expect: scripts, and the output in documents")

// call runs the command in this process.
func call(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	return callFrom(t, "", args...)
}

// callFrom is call with something on standard input.
func callFrom(t *testing.T, stdin string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, err bytes.Buffer
	status = run(context.Background(), args, strings.NewReader(stdin), &out, &err)
	return out.String(), err.String(), status
}
