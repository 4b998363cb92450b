package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"wargame/cmd/wargame/internal/cli"
)

// newFile is a file to be written.
type newFile struct {
	path string
	text []byte
}

// writeFiles writes files and the folders that they need: all, or where one is in the way without force or cannot be
// written, none.
func writeFiles(files []newFile, force bool) error {
	for _, f := range files {
		switch info, err := os.Stat(f.path); {
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("cannot write %s: %w", f.path, cli.Reason(err))
		case err != nil:
		case info.IsDir():
			return cli.Usage(f.path+" is a folder", "")
		case !info.Mode().IsRegular():
			return cli.Usage(f.path+" is no regular file", "")
		case !force:
			return cli.Usage(f.path+" is there already, and nothing was written", "to write over it: --force")
		}
	}
	var drafts []draft
	defer func() {
		for _, d := range drafts {
			os.Remove(d.name) // one that has its name already is not there under this
		}
	}()
	for _, f := range files {
		if err := os.MkdirAll(filepath.Dir(f.path), 0o777); err != nil {
			return fmt.Errorf("cannot make the folder %s: %w", filepath.Dir(f.path), cli.Reason(err))
		}
		d, err := newDraft(f)
		if err != nil {
			return fmt.Errorf("cannot write %s: %w", f.path, cli.Reason(err))
		}
		drafts = append(drafts, d)
	}
	for i, d := range drafts {
		if err := os.Rename(d.name, d.becomes); err != nil {
			return fmt.Errorf("cannot write %s: %w", files[i].path, cli.Reason(err))
		}
	}
	return nil
}

// draft is a file that was written beside the one that it becomes, so that a full disk, or an end halfway, leaves that as it was.
type draft struct{ name, becomes string }

func newDraft(f newFile) (draft, error) {
	d := draft{becomes: f.path}
	mode := fs.FileMode(0o666)
	if old, err := filepath.EvalSymlinks(f.path); err == nil { // a link stays one
		info, err := os.Stat(old)
		if err != nil {
			return draft{}, err
		}
		d.becomes, mode = old, info.Mode().Perm()
	}
	d.name = fmt.Sprintf("%s.%d~", d.becomes, os.Getpid())
	err := writeWhole(d.name, f.text, mode)
	if err != nil {
		os.Remove(d.name)
	}
	return d, err
}

// writeWhole writes a file that is not there yet, down to the disk.
func writeWhole(name string, text []byte, mode fs.FileMode) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Sync(), file.Close())
}
