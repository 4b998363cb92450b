package main

import (
	"archive/zip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// source packs the files that the repository keeps, and in vendor those that they are built of, so that it builds and passes
// its tests where nothing can be fetched.
func source(w io.Writer, root string) error {
	list, err := output("git", "-C", root, "ls-files", "-z")
	if err != nil {
		return err
	}
	kept := strings.Split(strings.TrimSuffix(list, "\x00"), "\x00")
	scratch, err := os.MkdirTemp("", "wargame-vendor-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	vendor := filepath.Join(scratch, "vendor")
	if _, err := output("go", "-C", root, "mod", "vendor", "-o", vendor); err != nil {
		return err
	}
	others := os.DirFS(vendor)
	needed, err := files(others)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	if err := pack(z, "wargame", os.DirFS(root), kept); err != nil {
		return err
	}
	if err := pack(z, "wargame/vendor", others, needed); err != nil {
		return err
	}
	return z.Close()
}

// stamp is the time of every file in an archive, whose bytes do not depend on when it was made: the first that a zip can say.
var stamp = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// pack puts files into an archive, under a folder there. Of their modes it keeps whether they are programs.
func pack(z *zip.Writer, under string, from fs.FS, names []string) error {
	for _, name := range names {
		info, err := fs.Stat(from, name)
		if err != nil {
			return err
		}
		text, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		header := &zip.FileHeader{Name: path.Join(under, name), Method: zip.Deflate, Modified: stamp}
		header.SetMode(0o644)
		if info.Mode()&0o100 != 0 {
			header.SetMode(0o755)
		}
		out, err := z.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := out.Write(text); err != nil {
			return err
		}
	}
	return nil
}

// files are the names of all files, in order.
func files(in fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(in, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// sums are the checksums of all files, as sha256sum and shasum read them.
func sums(in fs.FS) (string, error) {
	names, err := files(in)
	if err != nil {
		return "", err
	}
	var list strings.Builder
	for _, name := range names {
		text, err := fs.ReadFile(in, name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&list, "%x  %s\n", sha256.Sum256(text), name)
	}
	return list.String(), nil
}
