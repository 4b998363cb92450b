package saved

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"wargame/results"
)

// A byte that was changed is found, wherever it is: the run is refused with words for it, or it has the same numbers.
func TestEveryByteIsGuarded(t *testing.T) {
	was := fresh(t, 20, "random")
	for _, form := range []Form{CSV, Parquet} {
		whole := folder(t, was, form)
		run, err := Open(whole)
		if err != nil {
			t.Fatal(err)
		}
		for name, file := range whole {
			files := maps.Clone(whole)
			for i := 0; i < len(file.Data); i += step() {
				changed := bytes.Clone(file.Data)
				changed[i] ^= []byte{1, 0x20, 0x80}[i%3]
				files[name] = &fstest.MapFile{Data: changed}
				read := map[string]func() error{
					"run":       func() error { _, err := Open(files); return err },
					"outcomes":  func() error { return run.Load(files) },
					"variables": func() error { _, err := run.variables(files); return err },
				}[strings.TrimSuffix(name, path.Ext(name))]
				if err := read(); !known(err) {
					t.Fatalf("byte %d of %s became %q: %v", i, name, changed[i], err)
				}
			}
		}
	}
}

// step is from which byte to which a test goes that goes through all of them.
func step() int {
	if testing.Short() {
		return 17
	}
	return 1
}

// all reads all that there is of a run.
func all(files fs.FS) error {
	run, err := loaded(files)
	if err == nil && run.Draws != nil {
		_, err = run.Draws(context.Background(), run.Outcomes.First, run.Outcomes.Trials)
	}
	return err
}

// known says whether an error is one that a damaged run may have.
func known(err error) bool {
	var damaged *Damaged
	var unknown *Unknown
	return errors.As(err, &damaged) || errors.As(err, &unknown)
}

// A file that is cut short, or has more behind it, or is not there, is found.
func TestPartsOfFilesAreFound(t *testing.T) {
	whole := folder(t, fresh(t, 20, "random"), CSV)
	for name, file := range whole {
		for what, data := range map[string][]byte{"empty": {}, "half": file.Data[:len(file.Data)/2], "cut": file.Data[:len(file.Data)-1],
			"longer": append(bytes.Clone(file.Data), '\n')} {
			files := maps.Clone(whole)
			files[name] = &fstest.MapFile{Data: data}
			if err := all(files); !known(err) {
				t.Errorf("%s, %s: %v", name, what, err)
			}
		}
		files := maps.Clone(whole)
		delete(files, name)
		if err := all(files); !known(err) && (name != Name || !errors.Is(err, fs.ErrNotExist)) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// Of another version of the form nothing is read but that.
func TestOtherVersionsAreRefused(t *testing.T) {
	files := folder(t, fresh(t, 20, "random"), None)
	text := string(files[Name].Data)
	for want, text := range map[string]string{
		"version 2":               strings.Replace(text, `"version": 1`, `"version": 2`, 1),
		"version 7":               `{"format": "wargame-run", "version": 7, "else": []}`,
		"not that":                `{"format": "other", "version": 1}`,
		"not that of a saved run": "wargame: 1\n",
	} {
		_, err := Open(fstest.MapFS{Name: {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// A disk that is full after so many bytes, or cannot take a file, is an error of the write, wherever it comes.
func TestFullDisks(t *testing.T) {
	run := fresh(t, 20, "random")
	for _, form := range forms {
		size, last := 0, 0
		for name, file := range folder(t, run, form) {
			if size += len(file.Data); name == Name {
				last = len(file.Data)
			}
		}
		for room := 0; room < size; room += step() {
			if tables := size - last; room > tables {
				room = min(room+last/100, size-1) // that is written at once
			}
			d := &disk{room: room}
			if err := Write(t.Context(), d.create, run, Options{Data: form, Workers: 2}); !errors.Is(err, syscall.ENOSPC) {
				t.Fatalf("%s, %d of %d bytes: %v", form, room, size, err)
			}
			if d.open != 0 {
				t.Fatalf("%s, %d of %d bytes: %d files are left open", form, room, size, d.open)
			}
		}
		if err := Write(t.Context(), (&disk{room: size}).create, run, Options{Data: form}); err != nil {
			t.Errorf("%s: %v", form, err)
		}
	}
}

// disk has room for so many bytes.
type disk struct{ room, open int }

func (d *disk) create(string) (io.WriteCloser, error) {
	d.open++
	return d, nil
}

func (d *disk) Write(p []byte) (int, error) {
	n := min(len(p), d.room)
	if d.room -= n; n < len(p) {
		return n, syscall.ENOSPC
	}
	return n, nil
}

func (d *disk) Close() error { d.open--; return nil }

// Writing stops where it is asked to, and says so.
func TestWritingIsStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	run := fresh(t, 20, "random")
	stop := func(int, int) { cancel() }
	if err := Write(ctx, into(fstest.MapFS{}), run, Options{Data: CSV, Progress: stop}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// What somebody made to be read, hashes and all, is refused or read: nothing else happens.
func FuzzOpen(f *testing.F) {
	for _, form := range forms {
		files := folder(f, fresh(f, 20, "random"), form)
		get := func(name string) []byte {
			for _, ending := range []string{"", ".csv", ".parquet"} {
				if file := files[name+ending]; file != nil {
					return file.Data
				}
			}
			return nil
		}
		f.Add(files[Name].Data, get("variables"), get("outcomes"))
	}
	f.Fuzz(func(t *testing.T, text, variables, outcomes []byte) {
		if body, _, ok := cutLast(text, guardHead); ok {
			text = append(append(bytes.Clone(body), guardHead+hashOf(body)...), guardTail...)
		}
		d, err := parse(text)
		if err != nil {
			return
		}
		if d.Run.Trials > 1000 || d.Run.Receipt.Trials > 1000 {
			return // how much is read is asked before
		}
		files := fstest.MapFS{}
		for i := range d.Data.Files {
			file := &d.Data.Files[i]
			data := outcomes
			if strings.HasPrefix(file.Name, "variables") {
				data = variables
			}
			file.Bytes, file.SHA256 = int64(len(data)), hashOf(data)
			files[file.Name] = &fstest.MapFile{Data: data}
		}
		whole, err := d.print()
		if err != nil {
			t.Fatal(err)
		}
		files[Name] = &fstest.MapFile{Data: whole}
		run, err := loaded(files)
		if err == nil && run.Data != None && results.Hash(run.Outcomes) != run.Report.Receipt.OutcomesHash {
			t.Error("a run was read whose columns are not those of its receipt")
		}
		if err == nil && run.Draws != nil {
			run.Draws(t.Context(), run.Outcomes.First, run.Outcomes.Trials)
		}
	})
}
