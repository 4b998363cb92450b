package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// What a student reads first names the folder of each program.
func TestStartNamesThePlatforms(t *testing.T) {
	for _, platform := range platforms {
		if name := strings.ReplaceAll(platform, "/", "-"); !strings.Contains(string(start), name) {
			t.Errorf("START.txt lacks %s", name)
		}
	}
}

// The sum of "abc" is the example of FIPS 180-2.
func TestSums(t *testing.T) {
	got, err := sums(fstest.MapFS{"b/abc": {Data: []byte("abc")}, "a": {}})
	if err != nil {
		t.Fatal(err)
	}
	const want = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n" +
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/abc\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// An archive has files whole, under its folder, and the same bytes on any day.
func TestPack(t *testing.T) {
	archive := func(day int) []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		from := fstest.MapFS{
			"a.go":    {Data: []byte("package a\n"), Mode: 0o600, ModTime: time.Unix(int64(day)*86400, 0)},
			".ci/run": {Data: []byte("#!/bin/sh\n"), Mode: 0o700},
			"junk":    {Data: []byte("not kept")},
		}
		if err := pack(z, "top", from, []string{"a.go", ".ci/run"}); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	if !bytes.Equal(archive(1), archive(20000)) {
		t.Error("an archive depends on the times of its files")
	}
	in := archive(1)
	z, err := zip.NewReader(bytes.NewReader(in), int64(len(in)))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range z.File {
		file, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(file)
		if err != nil {
			t.Fatal(err)
		}
		got[f.Name+" "+f.Mode().String()] = string(text)
	}
	want := map[string]string{"top/a.go -rw-r--r--": "package a\n", "top/.ci/run -rwxr-xr-x": "#!/bin/sh\n"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// A folder with something in it is left as it is.
func TestFolderIsEmpty(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a", "b")
	if err := emptied(folder); err != nil {
		t.Fatal(err)
	}
	if err := emptied(folder); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
	if err := os.WriteFile(filepath.Join(folder, "mine"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := emptied(folder); err == nil || !strings.Contains(err.Error(), "is not empty") {
		t.Errorf("a folder with a file: %v", err)
	}
}
