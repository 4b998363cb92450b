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
	"strings"
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
	failed error  // a write that failed: what the file holds is not known
	now    func() time.Time
}

// Contents are what a folder holds of a game.
type Contents struct {
	Entries []play.Entry
	Opened  play.Opened
	Seed    uint64
	Torn    string // what was dropped at the end, in a sentence; empty: nothing
}

// Damage is a log that was changed, or is none.
type Damage struct {
	Line int // from 1
	What string
}

func (d *Damage) Error() string {
	return fmt.Sprintf("line %d of the log is damaged: %s", d.Line, d.What)
}

// ErrNoGame says that a folder holds no game.
var ErrNoGame = errors.New("the folder holds no game: it has no " + logFile)

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
		_, err = l.Append(first...)
	}
	if err == nil {
		err = syncFolder(dir)
	}
	if err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// Read reads what a folder holds of a game, and changes nothing.
func Read(dir string) (Contents, error) {
	text, err := os.ReadFile(filepath.Join(dir, logFile))
	if errors.Is(err, fs.ErrNotExist) {
		return Contents{}, ErrNoGame
	}
	if err != nil {
		return Contents{}, err
	}
	c, _, err := contents(dir, text)
	return c, err
}

// Open reads a game and opens its log for more. What a crash left of entries that nobody was told of is taken out of it.
func Open(dir string, now func() time.Time) (*Log, Contents, error) {
	text, err := os.ReadFile(filepath.Join(dir, logFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Contents{}, ErrNoGame
	}
	if err != nil {
		return nil, Contents{}, err
	}
	c, whole, err := contents(dir, text)
	if err != nil {
		return nil, c, err
	}
	file, err := os.OpenFile(filepath.Join(dir, logFile), os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		return nil, c, err
	}
	l := &Log{dir: dir, file: file, size: int64(whole), prev: hash(nil), last: len(c.Entries), now: now}
	if lines := bytes.Split(text[:whole], []byte("\n")); len(lines) > 1 {
		l.prev = hash(lines[len(lines)-2])
	}
	if whole < len(text) {
		if err := errors.Join(file.Truncate(int64(whole)), file.Sync()); err != nil {
			l.Close()
			return nil, c, err
		}
	}
	return l, c, nil
}

// contents are the entries of a log's text, and how many of its bytes they are.
func contents(dir string, text []byte) (Contents, int, error) {
	var c Contents
	entries, whole, torn, err := parse(text)
	c.Entries, c.Torn = entries, torn
	if err != nil {
		return c, whole, err
	}
	if len(entries) == 0 || entries[0].Kind != play.KindOpened {
		return c, whole, &Damage{1, "it does not open a game"}
	}
	if c.Opened, err = entries[0].Opened(); err != nil {
		return c, whole, &Damage{1, err.Error()}
	}
	c.Seed, err = seedOf(dir, entries)
	return c, whole, err
}

// seedOf is the seed of a game: in its last entry where it is closed, else in a file of its own.
func seedOf(dir string, entries []play.Entry) (uint64, error) {
	if last := entries[len(entries)-1]; last.Kind == play.KindClosed {
		x, err := last.Closed()
		if err != nil {
			return 0, &Damage{len(entries), err.Error()}
		}
		return x.Seed, nil
	}
	text, err := os.ReadFile(filepath.Join(dir, seedFile))
	if err != nil {
		return 0, fmt.Errorf("the game is not closed, and its seed cannot be read: %w", err)
	}
	seed, err := strconv.ParseUint(strings.TrimSpace(string(text)), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("the file %s holds no seed", seedFile)
	}
	return seed, nil
}

// parse reads the lines of a log: its entries, how many bytes they are, and what was dropped at the end.
func parse(text []byte) (entries []play.Entry, whole int, torn string, err error) {
	prev, more := hash(nil), 0
	var batch []play.Entry
	for at, number := 0, 1; at < len(text); number++ {
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			return tornEnd(entries, whole, text[at:], number)
		}
		l, err := readLine(text[at : at+end])
		switch {
		case err != nil:
			return entries, whole, "", &Damage{number, err.Error()}
		case l.Prev != prev:
			return entries, whole, "", &Damage{number, "it does not follow from the line before"}
		case l.Seq != number:
			return entries, whole, "", &Damage{number, fmt.Sprintf("it is numbered %d", l.Seq)}
		case len(batch) > 0 && l.More != more-1:
			return entries, whole, "", &Damage{number, "it does not belong to the lines before, which were decided together"}
		}
		prev, more = hash(text[at:at+end]), l.More
		batch = append(batch, l.Entry)
		at += end + 1
		if more == 0 {
			entries, batch, whole = append(entries, batch...), nil, at
		}
	}
	if len(batch) > 0 {
		torn = fmt.Sprintf("the last %d lines of the log were written in part, before anybody was told of them, and are dropped", len(batch))
	}
	return entries, whole, torn, nil
}

// tornEnd is what a last line without an end is: what a crash left of it, or a line whose end was changed.
func tornEnd(entries []play.Entry, whole int, rest []byte, number int) ([]play.Entry, int, string, error) {
	if _, err := readLine(rest[:len(rest)-1]); err == nil {
		return entries, whole, "", &Damage{number, "its end was changed"}
	}
	return entries, whole, "the last line of the log was written in part, before anybody was told of it, and is dropped", nil
}

// Append writes entries that were decided together, whole or not at all as far as a reader can tell, and waits until they are on the
// disk. It gives them as they were written, with their time. After an error nothing can be appended any more: open the log again.
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
		e.Time = l.now().UTC().Format(time.RFC3339)
		one, err := line{e, len(entries) - 1 - i, prev}.write()
		if err != nil {
			return nil, err
		}
		prev = hash(one[:len(one)-1])
		text, written[i] = append(text, one...), e
	}
	if err := l.put(text); err != nil {
		l.failed = fmt.Errorf("the log of the game cannot be written: %w", err)
		return nil, l.failed
	}
	l.prev, l.size, l.last = prev, l.size+int64(len(text)), l.last+len(entries)
	if len(entries) > 0 && entries[len(entries)-1].Kind == play.KindClosed {
		if err := os.Remove(filepath.Join(l.dir, seedFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return written, err
		}
	}
	return written, nil
}

// put writes a text at the end and syncs it. What was written of it is taken back where that fails, as on a full disk.
func (l *Log) put(text []byte) error {
	n, err := l.file.Write(text)
	if err == nil && n < len(text) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = l.file.Sync()
	}
	if err != nil {
		return errors.Join(err, l.file.Truncate(l.size))
	}
	return nil
}

// Dir is the folder of the game.
func (l *Log) Dir() string { return l.dir }

// Close closes the file.
func (l *Log) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

func writeSynced(name string, text []byte) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncFolder makes the names in a folder last. Systems on which a folder cannot be synced keep them anyway.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync()
	return f.Close()
}
