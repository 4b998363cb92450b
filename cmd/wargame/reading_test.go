package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"wargame/scenarios"
)

// The help on reading stands on a projector of 80 columns, and what it says of reading aloud is what the instructor's page says.
func TestReading(t *testing.T) {
	text, _, _ := call(t, "help", "reading")
	for line := range strings.Lines(text) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 80 {
			t.Errorf("%d characters: %s", n, line)
		}
	}
	_, aloud, _ := strings.Cut(text, "How to read it aloud\n")
	aloud, _, found := strings.Cut(aloud, "The tables of")
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "instructor.md"))
	if err != nil {
		t.Fatal(err)
	}
	inOneLine := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	if !found || !strings.Contains(inOneLine(string(page)), inOneLine(aloud)) {
		t.Errorf("docs/instructor.md does not say:\n%s", aloud)
	}
}

// The titles of the library's outcomes are whole at 80 columns, on scorecards and in a line each.
func TestTitlesFit(t *testing.T) {
	t.Setenv("COLUMNS", "80")
	arguments := []string{"run", "--trials", "1k", "--table", "scorecard", "--quiet"}
	for _, name := range scenarios.Names() {
		arguments = append(arguments, "library/"+name)
	}
	text, _, _ := call(t, arguments...)
	for line := range strings.Lines(text) {
		if strings.Contains(line, "…") {
			t.Errorf("a title is cut: %s", line)
		}
	}
}
