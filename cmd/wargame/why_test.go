package main

import (
	"strings"
	"testing"

	"wargame/results/table"
	"wargame/scenarios"
)

// Every scenario of the library has a page of a screen and a half, with each question answered, on lines that a screen holds: all but the
// commands.
func TestWhyOfTheLibrary(t *testing.T) {
	t.Setenv("COLUMNS", "80")
	for _, name := range scenarios.Names() {
		text, told, status := call(t, "why", name, "--trials", "4k")
		if status != 0 || told != "" {
			t.Errorf("%s: status %d: %s", name, status, told)
		}
		for _, title := range []string{"What decides it", "Where the leading policy fails", "What would change the choice", "What is worth knowing"} {
			if !strings.Contains(text, "\n"+title+"\n") {
				t.Errorf("%s: no %q", name, title)
			}
		}
		if lines := strings.Count(text, "\n"); lines > 45 {
			t.Errorf("%s: %d lines:\n%s", name, lines, text)
		}
		for line := range strings.Lines(text) {
			if line = strings.TrimSuffix(line, "\n"); table.Width(line) > 80 && !strings.HasPrefix(line, "    wargame ") {
				t.Errorf("%s: too wide: %s", name, line)
			}
		}
	}
}
