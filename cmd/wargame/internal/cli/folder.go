package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// Folder is a folder that comes to be whole or not at all: its files are written into a draft beside it, down to the disk, and the
// draft then takes its place. A process that is killed leaves what was there, and perhaps the draft, which the next one removes.
type Folder struct{ path, draft string }

// NewFolder begins a folder, which need not be there, nor the one that it is in.
func NewFolder(path string) (*Folder, error) {
	above, name := filepath.Split(path)
	if above != "" {
		if err := os.MkdirAll(above, 0o777); err != nil {
			return nil, err
		}
	}
	restore(path)
	sweep(above, name)
	f := &Folder{path: path, draft: filepath.Join(above, fmt.Sprintf(".%s.%d@%s~", name, os.Getpid(), host()))}
	return f, os.Mkdir(f.draft, 0o777)
}

// host is the name of this machine: another, which writes to the same disk, has processes of the same numbers.
func host() string {
	name, err := os.Hostname()
	if err != nil {
		return "localhost"
	}
	return strings.ReplaceAll(name, string(filepath.Separator), "-")
}

// sweep removes the drafts of a folder that processes of this machine left when they were killed.
func sweep(above, name string) {
	left, err := os.ReadDir(filepath.Join(".", above))
	if filepath.IsAbs(above) {
		left, err = os.ReadDir(above)
	}
	if err != nil {
		return
	}
	for _, f := range left {
		rest, ours := strings.CutPrefix(f.Name(), "."+name+".")
		number, here := strings.CutSuffix(rest, "@"+host()+"~")
		pid, err := strconv.Atoi(number)
		if ours && here && err == nil && (pid == os.Getpid() || !alive(pid)) {
			os.RemoveAll(filepath.Join(above, f.Name())) // what cannot be removed is in nobody's way
		}
	}
}

// alive says whether there may be a process of that number.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	return err == nil && !errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// Create makes a file of the folder. It is on the disk once it is closed.
func (f *Folder) Create(name string) (io.WriteCloser, error) {
	file, err := os.OpenFile(filepath.Join(f.draft, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	return synced{file}, nil
}

type synced struct{ *os.File }

func (f synced) Close() error { return errors.Join(f.Sync(), f.File.Close()) }

// Drop removes what was written of the folder.
func (f *Folder) Drop() { os.RemoveAll(f.draft) }

// Keep puts the folder into its place. With over, it takes the place of one that is there.
func (f *Folder) Keep(over bool) error {
	syncFolder(f.draft)
	err := os.Rename(f.draft, f.path)
	if err != nil && over {
		if err = exchange(f.draft, f.path); err == nil {
			os.RemoveAll(f.draft) // which is the old one now
		} else {
			err = f.replace()
		}
	}
	syncFolder(filepath.Dir(f.path))
	return err
}

// replace is Keep where two folders cannot change places at once: for a moment there is neither, and restore finds the old one.
func (f *Folder) replace() error {
	old := aside(f.path)
	if err := os.RemoveAll(old); err != nil {
		return err
	}
	if err := os.Rename(f.path, old); err != nil {
		return err
	}
	if err := os.Rename(f.draft, f.path); err != nil {
		return errors.Join(err, os.Rename(old, f.path))
	}
	os.RemoveAll(old)
	return nil
}

// aside is where the old folder is while the new one takes its place.
func aside(path string) string {
	above, name := filepath.Split(path)
	return filepath.Join(above, "."+name+".old~")
}

// restore puts the old folder back where a process was killed as it replaced it.
func restore(path string) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		os.Rename(aside(path), path) // most often there is none
	}
}

// OpenFolder gives the files of a folder that a [Folder] made.
func OpenFolder(path string) (fs.FS, error) {
	restore(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, syscall.ENOTDIR
	}
	return os.DirFS(path), nil
}

// syncFolder makes what a folder holds last, where the system has a way to.
func syncFolder(path string) {
	if d, err := os.Open(path); err == nil {
		d.Sync()
		d.Close()
	}
}
