package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/play"
	"wargame/play/debrief"
	"wargame/play/record"
)

//go:generate go test . -run TestRecordedGame -update

// TestRecordedGame plays the lines of the recorded game again, and wants the same log but for times and the version of the program. The
// log itself verifies, and its page shows what its debrief says.
func TestRecordedGame(t *testing.T) {
	folder, err := filepath.Abs(filepath.Join("..", "..", "docs", "games", "us-aid-pause"))
	if err != nil {
		t.Fatal(err)
	}
	moves, err := os.ReadFile(filepath.Join(folder, "moves.txt"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	_, stderr, status := callFrom(t, string(moves), "play", "us-aid-pause", "--seed", "7", "--odds", "teams", "--worlds", "200",
		"--team", "washington=half_year", "--team", "moscow=missiles_now", "--game", "one", "-q")
	if status != 0 {
		t.Fatalf("status %d:\n%s", status, stderr)
	}
	diff := cmp.Diff(withoutTimes(t, folder), withoutTimes(t, "one"))
	switch {
	case diff == "":
	case *update:
		text, err := os.ReadFile(filepath.Join("one", "log.jsonl"))
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, "log.jsonl"), text, 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the recorded game is another than its lines play (go generate ./... writes it anew):\n%s", diff)
	}
	if v, err := record.Verify(folder); err != nil || v.Damage != "" || !v.Closed || v.Turns < 6 || v.Dice == 0 {
		t.Errorf("the recorded game: %+v, %v", v, err)
	}
	tellsShares(t, folder)
}

// tellsShares wants the README of a game to say what orders did and what luck did, as the game's debrief does.
func tellsShares(t *testing.T, folder string) {
	t.Helper()
	stdout, stderr, status := call(t, "debrief", folder, "--format", "json")
	if status != 0 {
		t.Fatalf("status %d:\n%s", status, stderr)
	}
	var d debrief.Debrief
	if err := json.Unmarshal([]byte(stdout), &d); err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| objective | before | the world | own orders | others' orders | rulings and news | luck | at the end |\n|:--|--:|--:|--:|--:|--:|--:|--:|\n")
	for k, x := range d.Chances.Shares {
		fmt.Fprintf(&table, "| %s: %s | %.1f |", d.Objectives[k].Team, d.Objectives[k].Title, 100*x.Before)
		for _, part := range []float64{x.World, x.Own, x.Others, x.Moves, x.Luck} {
			fmt.Fprintf(&table, " %+.1f |", 100*part)
		}
		fmt.Fprintf(&table, " %.0f |\n", 100*x.After)
	}
	name := filepath.Join(folder, "README.md")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, rest := until(t, string(text), "<!-- shares -->\n")
	_, after := until(t, rest, "<!-- end -->\n")
	want := before + "<!-- shares -->\n" + table.String() + after
	switch {
	case want == string(text):
	case *update:
		if err := os.WriteFile(name, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s does not say what the debrief does (go generate ./... writes it anew):\n%s", name, cmp.Diff(string(text), want))
	}
}

// withoutTimes are the entries of a game, without when and by which program they were written.
func withoutTimes(t *testing.T, dir string) []play.Entry {
	t.Helper()
	c, err := record.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	opened := c.Opened
	opened.Version = ""
	body, err := json.Marshal(opened)
	if err != nil {
		t.Fatal(err)
	}
	c.Entries[0].Body = body
	for i := range c.Entries {
		c.Entries[i].Time = ""
	}
	return c.Entries
}
