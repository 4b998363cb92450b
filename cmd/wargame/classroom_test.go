package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// docs/classroom.md shows what wargame host says, but for its numbers, and names options that there are. Its blocks are not run as those of
// other documents are: host serves until it is stopped.
func TestClassroomGuide(t *testing.T) {
	text, err := os.ReadFile("../../docs/classroom.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(text)
	const began = "wargame host us-aid-pause --team moscow=half_year --minutes 8 --odds teams\n"
	if !strings.Contains(guide, began) {
		t.Fatalf("the guide does not begin a game with %s", began)
	}
	_, shown, _ := strings.Cut(guide, "```text\n")
	shown, _, _ = strings.Cut(shown, "```")
	t.Chdir(t.TempDir())
	h := hostIt(t, append(strings.Fields(began)[2:], "--ascii")...)
	defer func() { h.stop(); <-h.ended }()
	if got, want := numberless(h.out.String()), numberless(shown); got != want {
		t.Errorf("the guide shows\n%s\nand host says\n%s", want, got)
	}
	host, talk := newHost(&app{}).Flags(), newDebrief(&app{}).Flags()
	for _, flag := range regexp.MustCompile(`--[a-z][a-z-]*`).FindAllString(guide, -1) {
		if name := flag[2:]; name != "help" && host.Lookup(name) == nil && talk.Lookup(name) == nil {
			t.Errorf("neither host nor debrief has %s", flag)
		}
	}
}

// numberless are lines without indentation, blank lines and what is drawn anew for each game.
func numberless(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	all := strings.Join(lines, "\n")
	for _, drawn := range []string{`//[^/\s]+`, `code [0-9A-Z]{5}`, `key=[0-9a-f]+`} {
		all = regexp.MustCompile(drawn).ReplaceAllString(all, "…")
	}
	return all
}
