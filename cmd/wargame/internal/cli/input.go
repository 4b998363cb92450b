package cli

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Input is stdin, read once however often "-" is opened (validate --halve-step loads a scenario twice).
type Input struct {
	r    io.Reader
	read bool
	text []byte
	err  error
}

// inputLimit is where reading stdin stops: more than any scenario may have, so that the loader refuses what is cut
// off here.
const inputLimit = 4 << 20

func (in *Input) open() (fs.File, error) {
	if !in.read {
		in.text, in.err = io.ReadAll(io.LimitReader(in.r, inputLimit))
		in.read = true
	}
	if in.err != nil {
		return nil, in.err
	}
	return &heldFile{bytes.NewReader(in.text), "-"}, nil
}

// heldFile is a text in memory as a file.
type heldFile struct {
	*bytes.Reader
	name string
}

func (f *heldFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *heldFile) Close() error               { return nil }
func (f *heldFile) Name() string               { return f.name }
func (f *heldFile) Mode() fs.FileMode          { return 0o400 }
func (f *heldFile) ModTime() time.Time         { return time.Time{} }
func (f *heldFile) IsDir() bool                { return false }
func (f *heldFile) Sys() any                   { return nil }

// Files opens any path of the machine, and stdin as "-".
type Files struct {
	Stdin  *Input
	Opened func(path string) // told of every path before it is opened; nil: nobody
	Held   map[string][]byte // texts by path, as if they were there already
}

// NewInput reads a stream.
func NewInput(r io.Reader) *Input { return &Input{r: r} }

func (f Files) Open(name string) (fs.File, error) {
	if name == "-" {
		return f.Stdin.open()
	}
	f.told(name)
	if text, ok := f.Held[name]; ok {
		return &heldFile{bytes.NewReader(text), name}, nil
	}
	return os.Open(filepath.FromSlash(name))
}

// Stat says what a path leads to, without opening it. Standard input is none.
func (f Files) Stat(name string) (fs.FileInfo, error) {
	if name == "-" {
		return nil, fs.ErrNotExist
	}
	f.told(name)
	if text, ok := f.Held[name]; ok {
		return &heldFile{bytes.NewReader(text), name}, nil
	}
	return os.Stat(filepath.FromSlash(name))
}

// Lstat is Stat of a link itself, not of what it leads to.
func (f Files) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(filepath.FromSlash(name)) }

// ReadLink says where a link leads.
func (f Files) ReadLink(name string) (string, error) { return os.Readlink(filepath.FromSlash(name)) }

func (f Files) told(name string) {
	if f.Opened != nil {
		f.Opened(name)
	}
}

// Terminal says that a person is at the input.
func (in *Input) Terminal() bool { return isTerminal(in.r) }
