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
	var out, err bytes.Buffer
	status = run(context.Background(), args, strings.NewReader(""), &out, &err)
	return out.String(), err.String(), status
}
