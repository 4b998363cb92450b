//go:build darwin || linux

package record_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"wargame/play"
	"wargame/play/record"
)

// TestFullAtEachByte lets the disk be full after each byte of what is to be written, by a limit on the size of files: it is as if it had not
// been decided, and with room again the same game goes on.
func TestFullAtEachByte(t *testing.T) {
	table := started(t, "ceasefire-or-attrition", play.Settings{})
	name := filepath.Join(table.Log.Dir(), "log.jsonl")
	size := func() int {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return int(info.Size())
	}
	decide := func() ([]play.Entry, error) { return table.Game.Send(play.Facilitator, nil, play.Message{Text: "m"}) }
	empty := size()
	if err := table.Take(decide()); err != nil {
		t.Fatal(err)
	}
	for room := range size() - empty {
		full, entries := size(), len(table.Game.Entries)
		var err error
		limited(t, full+room, func() { err = table.Take(decide()) })
		if err == nil || table.Log.Failed() != nil {
			t.Fatalf("with room for %d bytes: %v, %v", room, err, table.Log.Failed())
		}
		c, err := record.Read(table.Log.Dir())
		if err != nil || c.Torn != "" || len(c.Entries) != entries || len(table.Game.Entries) != entries || size() != full {
			t.Fatalf("after room for %d bytes: %d entries of %d, %q, %v", room, len(c.Entries), entries, c.Torn, err)
		}
		if room%50 == 0 {
			if err := table.Take(decide()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if v, err := record.Verify(table.Log.Dir()); err != nil || v.Damage != "" {
		t.Errorf("after it: %+v, %v", v, err)
	}
}

// limited does something while no file of this program can be larger than so many bytes.
func limited(t *testing.T, size int, do func()) {
	t.Helper()
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Skip("no limit on files here: ", err)
	}
	now := was
	now.Cur = uint64(size)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &now); err != nil {
		t.Skip("no limit on files here: ", err)
	}
	defer func() { _ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was) }()
	do()
}
