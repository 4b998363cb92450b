// Package record keeps the log of a game in a folder:
//
//	log.jsonl    a line for each entry, chained by hashes; written and synced before anybody is answered
//	seed         the game's seed, until the game is closed and the log says it
//	people.json  the names of persons, by number; the log does not hold them
//
// Nothing in the log is ever changed. What a crash leaves of lines that nobody was told of is dropped when the log is opened, with a
// word; any other damage stops with the number of the line.
package record

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"wargame/play"
)

// The files of a game.
const (
	logFile    = "log.jsonl"
	seedFile   = "seed"
	peopleFile = "people.json"
)

// Log is the log of a game that is open for writing.
type Log struct {
	dir    string
	file   *os.File
	size   int64
	prev   string // hash of the last line
	last   int    // its number
	failed error  // what keeps it from being written for good: what the file holds is not known
	now    func() time.Time
}

// ErrElsewhere says that another program has the game open.
var ErrElsewhere = errors.New("the game is open in another program")

// Create begins a log in a folder that must not be there yet, with the entries that open the game.
func Create(dir string, seed uint64, first []play.Entry, now func() time.Time) (*Log, error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return nil, err
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return nil, err
	}
	l := &Log{dir: dir, prev: hash(nil), now: now}
	err := writeSynced(filepath.Join(dir, seedFile), []byte(strconv.FormatUint(seed, 10)+"\n"))
	if err == nil {
		l.file, err = os.OpenFile(filepath.Join(dir, logFile), os.O_CREATE|os.O_EXCL|os.O_WRONLY|os.O_APPEND, 0o666)
	}
	if err == nil {
		err = lock(l.file)
	}
	if err == nil {
		_, err = l.Append(first...)
	}
	if err == nil {
		err = syncFolder(dir)
	}
	if err != nil {
		l.Close()
		_ = os.RemoveAll(dir) // it would be in the way of the next try
		return nil, err
	}
	return l, nil
}

// Open reads a game and opens its log for more, which is this program's alone until it is closed. What a crash left of entries that nobody
// was told of is taken out of it.
func Open(dir string, now func() time.Time) (*Log, Contents, error) {
	name := filepath.Join(dir, logFile)
	file, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Contents{}, ErrNoGame
	}
	if err != nil {
		return nil, Contents{}, err
	}
	l := &Log{dir: dir, file: file, now: now}
	c, err := l.begin()
	if err != nil {
		l.Close()
		return nil, c, err
	}
	return l, c, nil
}

// begin takes the log and reads it. It is read when it is locked: what another program is writing is not torn.
func (l *Log) begin() (Contents, error) {
	if err := lock(l.file); err != nil {
		return Contents{}, err
	}
	text, err := l.Text()
	if err != nil {
		return Contents{}, err
	}
	c, whole, err := contents(l.dir, text)
	if err != nil {
		return c, err
	}
	lines := bytes.Split(text[:whole], []byte("\n"))
	l.size, l.last, l.prev = int64(whole), len(c.Entries), hash(lines[len(lines)-2])
	if whole < len(text) {
		err = errors.Join(l.file.Truncate(l.size), l.file.Sync())
	}
	return c, err
}

// Append writes entries that were decided together, whole or not at all as far as a reader can tell, and waits until they are on the
// disk. It gives them as they were written, with their time. After an error the log is as it was, and may be tried again, as when a full
// disk has room again; unless [Log.Failed] says that it cannot.
func (l *Log) Append(entries ...play.Entry) ([]play.Entry, error) {
	if l.failed != nil {
		return nil, l.failed
	}
	if info, err := l.file.Stat(); err != nil || info.Size() != l.size {
		l.failed = errors.Join(err, errors.New("somebody else has written to the log of the game"))
		return nil, l.failed
	}
	written := make([]play.Entry, len(entries))
	var text []byte
	prev := l.prev
	for i, e := range entries {
		if e.Seq != l.last+1+i {
			return nil, fmt.Errorf("entry %d was decided before entry %d was written down", e.Seq, l.last)
		}
		e.Time = l.now().UTC().Format(time.RFC3339)
		one, err := line{e, len(entries) - 1 - i, prev}.write()
		if err != nil {
			return nil, err
		}
		prev = hash(one[:len(one)-1])
		text, written[i] = append(text, one...), e
	}
	if undone, err := l.put(text); err != nil {
		err = fmt.Errorf("the log of the game cannot be written: %w", err)
		if !undone {
			l.failed = err
		}
		return nil, err
	}
	l.prev, l.size, l.last = prev, l.size+int64(len(text)), l.last+len(entries)
	if len(entries) > 0 && entries[len(entries)-1].Kind == play.KindClosed {
		if err := os.Remove(filepath.Join(l.dir, seedFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return written, err
		}
	}
	return written, nil
}

// put writes a text at the end and syncs it. What was written of it is taken back where that fails, as on a full disk: undone says that
// the file is as it was. After a sync that failed nobody knows, whatever a second one says.
func (l *Log) put(text []byte) (undone bool, err error) {
	n, err := l.file.Write(text)
	if err == nil && n < len(text) {
		err = io.ErrShortWrite
	}
	if err != nil {
		back := errors.Join(l.file.Truncate(l.size), l.file.Sync())
		return back == nil, errors.Join(err, back)
	}
	if err := l.file.Sync(); err != nil {
		return false, errors.Join(err, l.file.Truncate(l.size))
	}
	return true, nil
}

// Failed is what keeps the log from being written for good, until it is opened again; nil: what failed may be tried again.
func (l *Log) Failed() error { return l.failed }

// Text is the log as it stands.
func (l *Log) Text() ([]byte, error) { return os.ReadFile(filepath.Join(l.dir, logFile)) }

// Dir is the folder of the game.
func (l *Log) Dir() string { return l.dir }

// Close closes the file.
func (l *Log) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}
