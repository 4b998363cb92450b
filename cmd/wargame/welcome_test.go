package main

import (
	"regexp"
	"slices"
	"testing"
)

// What the command says alone can be typed, in its order: it runs, but for the watch, which does not end.
func TestWelcome(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("COLUMNS", "200")
	text, _, _ := call(t)
	commands := regexp.MustCompile(`wargame [a-z-][^\n)]*`).FindAllString(text, -1)
	ran := 0
	for _, line := range commands {
		args := words(t, line)[1:]
		if args[0] == "plays" {
			continue
		}
		if i := slices.Index(args, "--watch"); i >= 0 {
			args = slices.Delete(args, i, i+1)
		}
		if _, stderr, status := call(t, args...); status != 0 {
			t.Errorf("%q: status %d: %s", args, status, stderr)
		}
		ran++
	}
	if ran != 6 {
		t.Errorf("ran %d commands of %q", ran, commands)
	}
}
