package main

import (
	"os"
	"testing"
)

// A class plays a whole game: nobody's browser complains, asks for anything off the host, or scrolls sideways, and nothing is against
// the rules of axe-core, where AXE names that file.
func TestClass(t *testing.T) {
	b := opened(t)
	rules, err := rulesOf(os.Getenv("AXE"))
	if err != nil {
		t.Fatal(err)
	}
	if rules == "" {
		t.Log("without the rules of axe-core: AXE names no file")
	}
	found, err := b.plays(t.Context(), rules, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range found {
		t.Error(what)
	}
}
