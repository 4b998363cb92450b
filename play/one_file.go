package play

import (
	"io/fs"
	"strings"
	"time"
)

// oneFile is a folder with one file in it: the text of a scenario that stands in a log.
type oneFile struct{ name, text string }

// Open opens the file.
func (f oneFile) Open(name string) (fs.File, error) {
	if name != f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openedFile{oneFile: f, Reader: strings.NewReader(f.text)}, nil
}

// openedFile is the file while it is read; it tells of itself too.
type openedFile struct {
	oneFile
	*strings.Reader
}

func (f *openedFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *openedFile) Close() error               { return nil }
func (f *openedFile) Name() string               { return f.name }
func (f *openedFile) Size() int64                { return int64(len(f.text)) }
func (f *openedFile) Mode() fs.FileMode          { return 0o444 }
func (f *openedFile) ModTime() time.Time         { return time.Time{} }
func (f *openedFile) IsDir() bool                { return false }
func (f *openedFile) Sys() any                   { return nil }
