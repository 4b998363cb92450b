package web

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What docs/classroom.md quotes of the pages stands on them.
func TestGuideQuotes(t *testing.T) {
	text, err := os.ReadFile("../docs/classroom.md")
	if err != nil {
		t.Fatal(err)
	}
	// Not ours to say: a browser's words, and the terminal's, which its own tests hold.
	others := []string{"not secure", "the port 8080 is taken", "this machine is in no network"}
	quotes := regexp.MustCompile(`"([^"\n]+)"|\*([^*\n]+)\*`).FindAllStringSubmatch(strings.ReplaceAll(string(text), "**", ""), -1)
	if len(quotes) < 15 {
		t.Fatalf("only %d quotes", len(quotes))
	}
	for _, q := range quotes {
		said := q[1] + q[2]
		if slices.Contains(others, said) {
			continue
		}
		known := said == "+1 min" || said == "+5 min" // of a number
		for _, texts := range words {
			known = known || strings.HasPrefix(texts[0], said)
		}
		if !known {
			t.Errorf("no page says %q", said)
		}
	}
}
