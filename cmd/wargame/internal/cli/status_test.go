package cli

import (
	"strings"
	"testing"
)

// What kept a result from being shown comes first.
func TestWorse(t *testing.T) {
	order := []Status{Done, Unmet, Failed, Wrong, Interrupted, Terminated, HungUp}
	for i, a := range order {
		for j, b := range order {
			if got := a.Worse(b); got != order[max(i, j)] {
				t.Errorf("%d and %d end with %d", a, b, got)
			}
		}
	}
}

// A help text lists every status with which its command may end, each once and in order.
func TestStatusHelp(t *testing.T) {
	const want = "\n\nExit status:\n  0    written\n  1    failed while running\n  2    the command or a scenario is wrong\n  130  interrupted by Ctrl-C (129: the terminal went away, 143: asked to end)"
	if got := StatusHelp(map[Status]string{Done: "written"}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := StatusHelp(map[Status]string{Unmet: "unmet"}); !strings.Contains(got, "wrong\n  3    unmet\n  130") {
		t.Errorf("without the check that does not hold: %q", got)
	}
}
