package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// keep makes a folder with one file that says something.
func keep(t *testing.T, path, says string, put func(f *Folder) error) {
	t.Helper()
	f, err := NewFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := f.Create("file")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write([]byte(says)); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if err := put(f); err != nil {
		t.Fatal(err)
	}
}

// says is what the file of a folder says, and that nothing is beside the folder.
func says(t *testing.T, path, want string) {
	t.Helper()
	files, err := OpenFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := fs.ReadFile(files, "file")
	if err != nil || string(got) != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	if beside, err := os.ReadDir(filepath.Dir(path)); err != nil || len(beside) != 1 {
		t.Errorf("%v is there, %v", beside, err)
	}
}

// A folder takes the place of another, at once or by two moves, and only where it may.
func TestFoldersTakePlaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "above", "run")
	keep(t, path, "first", func(f *Folder) error { return f.Keep(false) })
	says(t, path, "first")
	keep(t, path, "second", func(f *Folder) error {
		if f.Keep(false) == nil {
			t.Error("a folder took the place of another")
		}
		return f.Keep(true)
	})
	says(t, path, "second")
	keep(t, path, "third", (*Folder).replace)
	says(t, path, "third")
	keep(t, path, "fourth", func(f *Folder) error { f.Drop(); return nil })
	says(t, path, "third")
}

// Where a process was killed between two moves, the old folder is found again.
func TestFoldersAreRestored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "run")
	keep(t, path, "old", func(f *Folder) error { return f.Keep(false) })
	if err := os.Rename(path, aside(path)); err != nil {
		t.Fatal(err)
	}
	says(t, path, "old")
}

// What killed processes of this machine left is removed, and what others write is not.
func TestDraftsAreSwept(t *testing.T) {
	above := t.TempDir()
	for _, name := range []string{".run.999999999@" + host() + "~", ".run.999999999@elsewhere.invalid~", ".other.999999999@" + host() + "~"} {
		if err := os.Mkdir(filepath.Join(above, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	keep(t, filepath.Join(above, "run"), "it", func(f *Folder) error { return f.Keep(false) })
	listed, err := os.ReadDir(above)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range listed {
		names = append(names, f.Name())
	}
	want := []string{".other.999999999@" + host() + "~", ".run.999999999@elsewhere.invalid~", "run"}
	if !slices.Equal(names, want) {
		t.Errorf("%q is left, want %q", names, want)
	}
}
