package record_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"wargame/play"
	"wargame/play/record"
)

// inChild says in the environment that a test is to play on in a folder until it is killed.
const inChild = "WARGAME_TEST_GAME"

// kills are how often a playing program is killed: go test ./play/record -run Killed -args -kills 100
var kills = flag.Int("kills", 12, "times that a playing program is killed")

// TestKilled kills a program that plays, at many moments of its game, and wants all that it said was done to be there, and the game
// to go on.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(inChild); dir != "" {
		playOn(dir)
		return
	}
	table := started(t, "ceasefire-or-attrition", play.Settings{})
	dir := table.Log.Dir()
	table.Log.Close()
	for i := range *kills {
		said := killedAfter(t, dir, time.Duration(i*i%97)*time.Millisecond/4)
		next, c, err := record.Resume(dir, noon)
		if err != nil {
			t.Fatalf("after kill %d: %v", i, err)
		}
		next.Log.Close()
		if len(c.Entries) < said {
			t.Fatalf("after kill %d the log has %d entries, and %d were said to be there", i, len(c.Entries), said)
		}
		if next.Game.Phase() == play.PhaseDebrief { // from the beginning again, in the same log
			if next, _, err = record.Resume(dir, noon); err == nil {
				err = next.Take(next.Game.Rewind(play.Facilitator, play.Rewound{Turn: 1, Reason: "again"}))
				next.Log.Close()
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if v, err := record.Verify(dir); err != nil || v.Damage != "" {
		t.Errorf("after all kills: %+v, %v", v, err)
	}
}

// playOn plays in a folder, and says after each thing done how many entries there are.
func playOn(dir string) {
	table, _, err := record.Resume(dir, time.Now)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	g := table.Game
	for n := 0; ; n++ {
		var entries []play.Entry
		if n%4 == 3 {
			if entries, err = g.Resolve(play.Facilitator, true); err != nil {
				os.Exit(0) // it is over
			}
		} else {
			entries, err = g.Send(play.Facilitator, nil, play.Message{Text: "message " + strconv.Itoa(n)})
		}
		if err := table.Take(entries, err); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(len(g.Entries))
	}
}

// killedAfter lets a child play, kills it some time after it has begun, and gives how many entries it said there are.
func killedAfter(t *testing.T, dir string, moment time.Duration) int {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run", "^TestKilled$")
	c.Env = append(os.Environ(), inChild+"="+dir)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	said, lines := 0, bufio.NewScanner(out)
	begun := false
	for lines.Scan() {
		text := lines.Text()
		if strings.HasPrefix(text, "error") {
			t.Fatal(text)
		}
		if n, err := strconv.Atoi(text); err == nil {
			said = n
		}
		if !begun {
			begun = true
			time.AfterFunc(moment, func() { _ = c.Process.Kill() })
		}
	}
	_ = c.Wait()
	return said
}

// TestFullDisk fails to write at the log's end, by a limit on the size of files, and wants what was said before to be there.
func TestFullDisk(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell, which sets the limit")
	}
	table := started(t, "ceasefire-or-attrition", play.Settings{})
	dir := table.Log.Dir()
	table.Log.Close()
	info, err := os.Stat(filepath.Join(dir, "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("sh", "-c", fmt.Sprintf(`trap "" XFSZ; ulimit -f %d; exec "$0" -test.run '^TestKilled$'`, info.Size()/512+4), os.Args[0])
	c.Env = append(os.Environ(), inChild+"="+dir)
	out, _ := c.CombinedOutput()
	if !strings.Contains(string(out), "the log of the game cannot be written") {
		t.Skipf("no limit on files here: %s", out)
	}
	said := 0
	for _, text := range strings.Split(string(out), "\n") {
		if n, err := strconv.Atoi(text); err == nil {
			said = n
		}
	}
	c2, err := record.Read(dir)
	if err != nil || len(c2.Entries) != said || c2.Torn != "" {
		t.Errorf("%d entries of %d, %q, %v", len(c2.Entries), said, c2.Torn, err)
	}
}
