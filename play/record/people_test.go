package record_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"wargame/play/record"
)

// TestPeople keeps names apart from the log, forgets them with their file, and does not lose them when the disk refuses.
func TestPeople(t *testing.T) {
	dir := t.TempDir()
	p, err := record.OpenPeople(dir)
	if err != nil {
		t.Fatal(err)
	}
	for person, name := range map[int]string{1: "Olena", 2: `<script>"`} {
		if err := p.SetName(person, name); err != nil {
			t.Fatal(err)
		}
	}
	again, err := record.OpenPeople(dir)
	if err != nil || again.Name(1) != "Olena" || again.Name(2) != `<script>"` || again.Name(3) != "" {
		t.Errorf("read again: %q, %q, %v", again.Name(1), again.Name(2), err)
	}
	if err := os.Mkdir(filepath.Join(dir, "people.json.new"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := again.SetName(1, "another"); err == nil || again.Name(1) != "Olena" {
		t.Errorf("a name that could not be kept: %q, %v", again.Name(1), err)
	}
	if err := os.Remove(filepath.Join(dir, "people.json")); err != nil {
		t.Fatal(err)
	}
	if p, err = record.OpenPeople(dir); err != nil || p.Name(1) != "" {
		t.Errorf("forgotten: %q, %v", p.Name(1), err)
	}
}

// TestKey is made once, and is nobody else's to read.
func TestKey(t *testing.T) {
	dir := t.TempDir()
	first, err := record.Key(dir)
	if err != nil {
		t.Fatal(err)
	}
	second, err := record.Key(dir)
	if err != nil || !bytes.Equal(first, second) || len(first) != 32 {
		t.Errorf("%x, then %x, %v", first, second, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "key"), []byte("short\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := record.Key(dir); err == nil {
		t.Error("a key that is none was taken")
	}
}
