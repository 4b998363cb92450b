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
	return &stdinFile{Reader: bytes.NewReader(in.text)}, nil
}

// stdinFile is what was read from stdin, as a file.
type stdinFile struct{ *bytes.Reader }

func (f *stdinFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *stdinFile) Close() error               { return nil }
func (f *stdinFile) Name() string               { return "-" }
func (f *stdinFile) Mode() fs.FileMode          { return 0o400 }
func (f *stdinFile) ModTime() time.Time         { return time.Time{} }
func (f *stdinFile) IsDir() bool                { return false }
func (f *stdinFile) Sys() any                   { return nil }

// Files opens any path of the machine, and stdin as "-".
type Files struct {
	Stdin  *Input
	Opened func(path string) // told of every path before it is opened; nil: nobody
}

// NewInput reads a stream.
func NewInput(r io.Reader) *Input { return &Input{r: r} }

func (f Files) Open(name string) (fs.File, error) {
	if name == "-" {
		return f.Stdin.open()
	}
	if f.Opened != nil {
		f.Opened(name)
	}
	return os.Open(filepath.FromSlash(name))
}
